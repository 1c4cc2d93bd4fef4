"""Windows of other programs are told from browsers by what they say of themselves."""

import pytest

from kit.webviews import webview_from

KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
VIEW = f"{KIT} Version/4.0 Chrome/126.0 Mobile Safari/537.36"
ANDROID = f"Mozilla/5.0 (Linux; Android 14; SM-A546B Build/UP1A; wv) {VIEW}"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)"
IPHONE = f"{PHONE} AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
WEBVIEWS = [
    (f"{ANDROID} WhatsApp/2.24.13", "WhatsApp", False),
    (f"{ANDROID} [FB_IAB/FB4A;FBAV/470.0.0;]", "Facebook", False),
    (f"{ANDROID} [FB_IAB/Orca-Android;FBAV/465.0;]", "Messenger", False),
    (f"{IPHONE} [FBAN/FBIOS;FBAV/470.0;FBDV/iPhone14,5]", "Facebook", True),
    (f"{IPHONE} [FBAN/MessengerForiOS;FBAV/465.0]", "Messenger", True),
    (f"{IPHONE} Instagram 335.0 (iPhone14,5; iOS 17_5)", "Instagram", True),
    (f"{ANDROID} Instagram 335.0 Android", "Instagram", False),
    (f"{ANDROID} Telegram-Android/10.14 (Samsung)", "Telegram", False),
    (IPHONE, "", True),
    (ANDROID, "", False),
]
BROWSERS = [
    f"{IPHONE} Version/17.5 Safari/604.1",
    f"{IPHONE} CriOS/126.0 Safari/604.1",
    f"Mozilla/5.0 (Linux; Android 10; K) {KIT} Chrome/126.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
    f"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {KIT} Version/17.5 Safari/605.1.15",
    "WhatsApp/2.24.13 A",
    "TelegramBot (like TwitterBot)",
    "facebookexternalhit/1.1",
    "Google-Calendar-Importer",
    "",
]


@pytest.mark.parametrize(("agent", "name", "is_apple"), WEBVIEWS)
def test_windows_of_other_programs_are_known(agent, name, is_apple):
    found = webview_from(agent)

    assert (found.name, found.is_apple) == (name, is_apple)


@pytest.mark.parametrize("agent", BROWSERS)
def test_browsers_and_programs_that_fetch_previews_are_none(agent):
    assert webview_from(agent) is None
