"""The rule that keeps text inert in CSV, and undoes itself.

A cell that a spreadsheet could take for a formula gets an apostrophe in front. Cells that begin
with an apostrophe get one too, so that taking it away again is never a guess.
"""

RISKY = tuple("=+-@\t\r\n'＝＋－＠")


def guard(text: str) -> str:
    return "'" + text if text.startswith(RISKY) else text


def unguard(text: str) -> str:
    """``unguard(guard(text)) == text`` for every text."""
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text
