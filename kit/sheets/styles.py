"""Which cell styles show a number as a date or a time."""

import re

DATE = "date"
TIME = "time"
PLAIN = ""

# Ids of formats that every reader knows without being told (ECMA-376, 18.8.30).
KNOWN = {
    **dict.fromkeys([14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)], DATE),
    **dict.fromkeys([18, 19, 20, 21, 45, 47], TIME),
}
NOT_A_LETTER = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)


def read_styles(package, part: str) -> list[str]:
    """For each style index DATE, TIME or PLAIN."""
    formats = dict(KNOWN)
    styles: list[str] = []
    inside = ""
    for tag, attributes in package.elements(part):
        if tag in ("cellXfs", "cellStyleXfs", "dxfs", "cellStyles"):
            inside = tag
        elif tag == "numFmt" and not inside:
            formats[int(attributes["numFmtId"])] = shows(attributes.get("formatCode", ""))
        elif tag == "xf" and inside == "cellXfs":
            styles.append(formats.get(int(attributes.get("numFmtId", 0)), PLAIN))
    return styles


def shows(code: str) -> str:
    """What a format code makes of a number; a sum of hours ([h]:mm) stays a number."""
    first = code.split(";")[0]
    if ELAPSED.search(first) or first.strip().lower() == "general":
        return PLAIN
    letters = set(NOT_A_LETTER.sub("", first).lower())
    if letters & set("yd") or (letters & {"m"} and not letters & set("hs")):
        return DATE
    return TIME if letters & set("hs") else PLAIN
