"""A column of a sheet that we write."""

from dataclasses import dataclass

TEXT = "text"
NUMBER = "number"
DATE = "date"
DATETIME = "datetime"
TIME = "time"


@dataclass(frozen=True)
class Column:
    """``key`` finds the value in a row, ``title`` is its header, ``width`` counts characters."""

    key: str
    title: str
    width: float = 20
    kind: str = TEXT
