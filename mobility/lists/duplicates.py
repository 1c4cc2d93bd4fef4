"""People who stand twice in a list, and addresses that several share."""

from collections.abc import Iterable
from dataclasses import replace

from . import fields
from .codes import Remark
from .texts import fold


def marked(rows: Iterable):
    """The rows; a second one of a person points at the first, what may be one asks."""
    seen = Seen()
    for row in rows:
        yield seen.compared(row)


class Seen:
    """The people and addresses of the rows so far."""

    def __init__(self):
        self.by_address: dict[tuple[str, str], int] = {}
        self.by_organisation: dict[tuple[str, str], tuple[int, str]] = {}
        self.owners: dict[str, tuple[int, str]] = {}

    def compared(self, row):
        """The row with what it shares with an earlier one.

        Same name and address, or same name and organisation: the same person; but two addresses
        may be two people of one name.
        """
        name, email = name_key(row), row.values.get(fields.EMAIL) or ""
        if not name:
            return row
        place = (name, fold(row.values.get(fields.ORGANISATION) or ""))
        same = self.by_address.setdefault((name, email), row.number) if email else row.number
        other, its_email = self.by_organisation.setdefault(place, (row.number, email))
        owner, its_name = self.owners.setdefault(email, (row.number, name))
        if same != row.number:
            return with_remark(row, fields.FULL_NAME, "duplicate", same, duplicate_of=same)
        if other != row.number and not (email and its_email):
            return with_remark(row, fields.FULL_NAME, "duplicate", other, duplicate_of=other)
        if other != row.number:
            return with_remark(row, fields.FULL_NAME, "same_name", other)
        if email and its_name != name:
            return with_remark(row, fields.EMAIL, "shared_email", owner)
        return row


def name_key(row) -> str:
    """The words of the name in any order, without case and marks."""
    name = f"{row.values[fields.GIVEN_NAME]} {row.values[fields.FAMILY_NAME]}"
    return " ".join(sorted(fold(name).split()))


def with_remark(row, field: str, code: str, other: int, **changes):
    cell, value = row.cells.get(field, ("", ""))
    remark = Remark(field, code, cell, value, {"row": other})
    return replace(row, remarks=(*row.remarks, remark), **changes)
