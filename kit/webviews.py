"""Browsers inside other programs: what they cannot do is said instead of offered.

WhatsApp, Facebook, Instagram, Telegram and others open links in a window of their own, which
keeps no files, has no calendar to hand them to, and forgets what was typed. Such a window is
told by what it says of itself; a program that only fetches a preview is none.
"""

import re
from dataclasses import dataclass

# name -> what stands in the header; programs that say nothing are seen by the general signs below
NAMES = {
    "WhatsApp": r"\bWhatsApp/",
    "Instagram": r"\bInstagram\b",
    "Messenger": r"\bFBAN/Messenger|\bFB_IAB/(?:MESSENGER|Orca)|\bMessengerForiOS",
    "Facebook": r"\bFBAN/|\bFBAV/|\bFB_IAB/",
    "Telegram": r"\bTelegram(?:-Android)?\b(?!Bot)",
    "Viber": r"\bViber\b",
    "LinkedIn": r"\bLinkedInApp\b",
    "WeChat": r"\bMicroMessenger/",
    "TikTok": r"\bmusical_ly|\bBytedanceWebview",
    "LINE": r"\bLine/",
    "Snapchat": r"\bSnapchat\b",
}
APPLE = re.compile(r"\((?:iPhone|iPad|iPod)\b")
ANDROID_VIEW = re.compile(r"\bAndroid\b.*;\s*wv\)")


@dataclass(frozen=True)
class Webview:
    """A window inside another program; ``name`` is empty when the program does not say."""

    name: str = ""
    is_apple: bool = False


def webview_of(request) -> Webview | None:
    """The program whose window asks, or None for a browser of its own."""
    return webview_from(request.headers.get("User-Agent", ""))


def webview_from(agent: str) -> Webview | None:
    """The same from the header itself."""
    if not agent.startswith("Mozilla/") or len(agent) > 2000:
        return None
    is_apple = bool(APPLE.search(agent))
    name = next((name for name, sign in NAMES.items() if re.search(sign, agent)), "")
    # Safari and its kin say "Safari/"; a bare view of Apple's says AppleWebKit alone
    is_bare = is_apple and "AppleWebKit/" in agent and "Safari/" not in agent
    if name or is_bare or ANDROID_VIEW.search(agent):
        return Webview(name, is_apple)
    return None
