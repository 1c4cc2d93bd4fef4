"""What all sheets of a file may hold together."""

from dataclasses import dataclass

from .limits import Limits
from .model import Cell
from .refusals import SheetRefused

FIXED = 8  # a number or a date counts as this many characters


@dataclass
class Budget:
    """Counts cells and characters; a small file can repeat one text a million times."""

    limits: Limits
    cells: int = 0
    characters: int = 0

    def spend(self, value: Cell) -> None:
        self.cells += 1
        self.characters += len(value) if isinstance(value, str) else FIXED
        if self.cells > self.limits.cells or self.characters > self.limits.characters:
            raise SheetRefused("too_much_content")
