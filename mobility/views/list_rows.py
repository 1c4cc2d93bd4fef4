"""The rows of a preview as the page shows them: cells, changes, inputs where something is wrong."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from kit import dates
from mobility.forms.list_imports import LABELS
from mobility.imports import words
from mobility.imports.judging import ANOTHER, FAR, Judged
from mobility.models import Verdict

LOOKS = {
    Verdict.NEW: "good", Verdict.SAME: "", Verdict.CHANGED: "soon", Verdict.LOOK: "stop",
    Verdict.LEFT_OUT: "",
}  # fmt: skip
NAME = ("title", "given_name", "family_name")
SHOWN = ("organisation", "function", "email", "arrival", "departure", "language")
# classes of the style sheet
CLASSES = {"full_name": "name", "email": "email", "arrival": "when", "departure": "when"}
INPUTS = {"full_name": ("given_name", "family_name"), "given_name": ("given_name",),
          "family_name": ("family_name",), "title": ("title",)}  # fmt: skip
LEAVE_OUT = _("Leave out")
TAKE_IN = _("Take in")
TAKE_AS_IT_IS = _("Take it as it is")
SAME_AS = _("The same person: %(name)s")
SOMEBODY_ELSE = {
    "shared_email": _("Another person with the same mailbox"),
    "namesakes": _("Somebody else of that name"),
}
# what may be right although it looks odd: taken row by row, or all at once
ACCEPTABLE = ("odd_name",)
# these are answered, not typed over
ASKED = ("repeats_otherwise", "shared_email", "namesakes")


@dataclass
class Input:
    """A cell that can be mended in place."""

    name: str
    label: str
    value: str


@dataclass
class Cell:
    """What stands under one column of the preview."""

    label: str
    text: str = ""
    was: str = ""
    inputs: list = field(default_factory=list)
    whys: list = field(default_factory=list)
    look: str = ""


@dataclass
class Line:
    """One row of the preview."""

    number: int
    verdict: str
    word: str
    look: str
    is_done: bool
    cells: list
    notes: list
    answers: list  # (value of the button, words)
    participation: object = None


def columns(judged: list[Judged]) -> list[str]:
    """The columns that the list fills, after the name."""
    said = {name for each in judged for name, value in each.said.items() if value}
    asked = {p["field"] for each in judged for p in each.problems}
    return [name for name in SHOWN if name in said | asked]


def line(each: Judged, shown: list[str]) -> Line:
    """One judged row with a cell for the name and for each of the columns."""
    cells = [_cell(each, "full_name", NAME), *(_cell(each, name, (name,)) for name in shown)]
    return Line(
        number=each.row.number,
        verdict=each.verdict,
        word=Verdict(each.verdict).label,
        look=LOOKS[Verdict(each.verdict)],
        is_done=each.is_done,
        cells=cells,
        notes=[words.done(note, each.row.number) for note in each.notes if note["code"] != FAR],
        answers=_answers(each),
        participation=each.participation,
    )


def asking(judged: list[Judged], code: str) -> list[Judged]:
    """The rows that wait for an answer to one question."""
    return [
        each for each in judged
        if not each.is_done and any(problem["code"] == code for problem in each.problems)
    ]  # fmt: skip


def _cell(each, column, parts) -> Cell:
    problems = [p for p in each.problems if p["field"] in (column, *parts)]
    cell = Cell(str(LABELS[column]), text=_text(each, parts), look=CLASSES.get(column, ""))
    if old := _old(each, parts):
        cell.was = old
    cell.whys = [
        f"{words.why(problem, each.row.number)} {words.what_now(problem)}" for problem in problems
    ]
    cell.whys += [
        words.done(note, each.row.number)
        for note in each.notes
        if note["code"] == FAR and note["field"] in parts
    ]
    wanted = [name for p in problems if p["code"] not in ASKED for name in _inputs(p["field"])]
    cell.inputs = [_input(each, name) for name in dict.fromkeys(wanted)]
    return cell


def _inputs(field_name):
    return INPUTS.get(field_name, (field_name,))


def _input(each, name) -> Input:
    row = each.row
    is_whole = name in ("given_name", "family_name") and "full_name" in row.cells
    stood = row.values.get(name) if is_whole else row.cells.get(name, {}).get("text")
    value = row.corrected.get(name, stood or row.values.get(name) or "")
    return Input(f"row-{row.number}-{name}", str(LABELS[name]), value)


def _text(each, parts) -> str:
    return " ".join(filter(None, (_plain(each.said.get(name)) for name in parts)))


def _old(each, parts) -> str:
    """What a changed cell says in the project; nothing for a row that changes nothing there."""
    if not any(name in each.changes for name in parts):
        return ""
    return " ".join(
        filter(None, (_plain(each.changes.get(name, [each.said.get(name)])[0]) for name in parts))
    )


def _plain(value) -> str:
    """A date as people write it, anything else as it is."""
    try:
        return dates.day(date.fromisoformat(value))
    except (TypeError, ValueError):
        return value or ""


def _answers(each) -> list[tuple[str, str]]:
    """Buttons that answer what is asked about a row."""
    number = each.row.number
    if each.is_done:
        return []
    if each.verdict == Verdict.LEFT_OUT:
        given = each.row.corrected.get("left_out")
        return [(f"take_in:{number}", TAKE_IN)] if given else []
    if each.verdict != Verdict.LOOK:
        return [(f"leave_out:{number}", LEAVE_OUT)]
    asked = [answer for problem in each.problems for answer in _answer(problem, number)]
    return [*asked, (f"leave_out:{number}", LEAVE_OUT)]


def _answer(problem, number):
    code = problem["code"]
    if code in ACCEPTABLE:
        yield f"accept:{number}:{code}", TAKE_AS_IT_IS
    if code in ("shared_email", "namesakes"):
        for ref, name in problem["params"]["people"]:
            yield f"person:{number}:{code}:{ref}", SAME_AS % {"name": name}
        yield f"person:{number}:{code}:{ANOTHER}", SOMEBODY_ELSE[code]
