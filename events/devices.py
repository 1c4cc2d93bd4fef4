"""What a browser calls itself, in two words: "Firefox, Windows"."""

# looked for in this order: most browsers also claim to be the one they descend from
BROWSERS = [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"),
            ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"),
            ("Chrome", "Chrome"), ("Safari", "Safari")]  # fmt: skip
SYSTEMS = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
           ("CrOS", "ChromeOS"), ("Mac OS", "Mac"), ("Linux", "Linux")]  # fmt: skip


def name_of(user_agent: str) -> str:
    """Browser and system, as far as they are known."""
    found = [_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)]
    return ", ".join(word for word in found if word)


def _first(known, text):
    return next((word for sign, word in known if sign in text), "")
