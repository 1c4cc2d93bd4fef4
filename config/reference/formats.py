"""Files that come in and go out: what lists are understood, what the list of people holds."""

from config.reference.tables import code, table
from config.reference.words import say
from kit.sheets.limits import LIMITS, MB
from mobility.forms.list_imports import LABELS, MOST_FILES
from mobility.lists import fields
from mobility.lists.texts import phrases
from mobility.lists.vocabulary import FAMILY, GIVEN, HEADERS, NAME_WORDS
from mobility.resources import participants


def list_columns(language: str) -> str:
    """What a column of a partner's list can be, and the headers by which it is known."""
    titles = [say("column", language), say("headers", language)]
    rows = [[LABELS[field], _headers(field)] for field in LABELS if field in HEADERS]
    names = [
        [LABELS[fields.GIVEN_NAME], _name_words(GIVEN)],
        [LABELS[fields.FAMILY_NAME], _name_words(FAMILY)],
    ]
    return table(titles, names + rows)


def _headers(field):
    known = phrases(HEADERS[field])
    return ", ".join(code(header) for header in sorted(known))


def _name_words(kind):
    return ", ".join(code(word) for words in NAME_WORDS[kind] for word in words.split())


def list_limits(language: str) -> str:
    """How large a list may be."""
    rows = [
        [say("lists at once", language), MOST_FILES],
        [say("file size", language), f"{LIMITS.file_bytes // MB} MB"],
        [say("unpacked size", language), f"{LIMITS.unpacked_bytes // MB} MB"],
        [say("rows of a sheet", language), f"{LIMITS.rows:,}".replace(",", " ")],
        [say("columns of a sheet", language), LIMITS.columns],
        [say("letters of a cell", language), f"{LIMITS.cell_characters:,}".replace(",", " ")],
        [say("letters of a field", language), _field_limits()],
    ]
    return table([say("what", language), say("at most", language)], rows)


def _field_limits():
    limits = [(LABELS[field], most) for field, most in fields.LONGEST.items() if field in LABELS]
    return ", ".join(f"{label} {most}" for label, most in limits)


def people_sheet(language: str) -> str:
    """The columns of the list of people as Excel and CSV, in their order."""
    columns = participants().columns()
    return table([say("column", language)], [[column.title] for column in columns])
