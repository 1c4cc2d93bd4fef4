"""Everything that can be said about a row, as codes with the names of their parameters.

The page turns a code into a sentence; each sentence may use ``cell``, ``value`` and the
parameters named here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PROBLEM = "problem"  # the row is kept back until somebody mends it
QUESTION = "question"  # the row can be taken, after a look
NOTE = "note"  # what was done with the row, or what is missing and may be


@dataclass(frozen=True)
class Code:
    severity: str
    params: tuple[str, ...] = ()


CODES = {
    "no_name": Code(PROBLEM),
    "place_without_name": Code(PROBLEM),
    "email_without_at": Code(PROBLEM),
    "email_with_spaces": Code(PROBLEM),
    "email_with_letters": Code(PROBLEM, ("letters",)),
    "email_without_domain": Code(PROBLEM),
    "bad_email": Code(PROBLEM),
    "bad_date": Code(PROBLEM),
    "date_without_year": Code(PROBLEM),
    "date_out_of_range": Code(PROBLEM, ("first", "last")),
    "departure_before_arrival": Code(PROBLEM, ("arrival", "departure")),
    "too_long": Code(PROBLEM, ("limit",)),
    "formula_without_value": Code(PROBLEM),
    "error_cell": Code(PROBLEM),
    "duplicate": Code(QUESTION, ("row",)),
    "same_name": Code(QUESTION, ("row",)),
    "shared_email": Code(QUESTION, ("row",)),
    "odd_name": Code(QUESTION),
    "no_email": Code(NOTE),
    "more_addresses": Code(NOTE, ("others",)),
    "email_letters_mended": Code(NOTE, ("after",)),
    "recased": Code(NOTE, ("before", "after")),
    "title_lifted": Code(NOTE, ("title",)),
    "salutation_left_out": Code(NOTE, ("salutation",)),
    "split_guessed": Code(NOTE, ("given", "family")),
    "month_first": Code(NOTE, ("day",)),
    "organisation_from_above": Code(NOTE, ("organisation",)),
    "organisation_from_section": Code(NOTE, ("organisation",)),
    "organisation_from_title": Code(NOTE, ("organisation",)),
}


@dataclass(frozen=True)
class Remark:
    """One thing to say about a row: which field, what, and the cell with what stands in it."""

    field: str
    code: str
    cell: str = ""
    value: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def severity(self) -> str:
        return CODES[self.code].severity
