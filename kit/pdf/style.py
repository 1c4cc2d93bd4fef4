"""How text looks: faces, sizes and inks of everything that is printed.

Made for paper that is often printed in black and white and read at arm's length: two inks dark
enough for a bad printer, nothing under eight points.

    BODY.sized(12)    QUIET.inked(INK)    BODY.bold
"""

from dataclasses import dataclass, replace

INK = "#241f1b"
QUIET_INK = "#5d5349"
EDGE = "#8a7f72"  # lines that somebody signs or writes on
HAIRLINE = "#cfc4b4"  # lines that only guide the eye
SMALLEST = 8

MM = 72 / 25.4


@dataclass(frozen=True)
class Style:
    """A face at a size, with its ink and the distance of its lines in sizes."""

    face: str = "sans"
    size: float = 10.5
    leading: float = 1.36
    ink: str = INK

    @property
    def height(self) -> float:
        """From one line to the next, in points."""
        return self.size * self.leading

    @property
    def bold(self) -> "Style":
        return replace(self, face=self.face.removesuffix("-bold") + "-bold")

    def sized(self, size: float) -> "Style":
        return replace(self, size=size)

    def inked(self, ink: str) -> "Style":
        return replace(self, ink=ink)


BODY = Style()
STRONG = BODY.bold
QUIET = BODY.inked(QUIET_INK)
TITLE = Style("serif", 24, 1.16)
NAME = Style("serif-bold", 34, 1.14)
HEADING = Style("serif-bold", 14, 1.2)
SUBHEADING = Style("sans-bold", 11, 1.3)
CELL = Style("sans", 9.5, 1.3)
LABEL = Style("sans-bold", 8.5, 1.25, QUIET_INK)
SMALL = Style("sans", 8.5, 1.3, QUIET_INK)
FINE = Style("sans", 8, 1.24, QUIET_INK)
STATEMENT = Style("statement", 9.5, 1.24)

HEADINGS = {1: TITLE, 2: HEADING, 3: SUBHEADING}
