"""Signed sheets as pages show them: what each proves, and one half day beside its photo."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count

from attendance import grid, naming
from attendance.actions.signatures import signed_only
from attendance.models import Method, Scan, SheetPage, SignedSheet
from attendance.roll import Roll, Row
from attendance.words import labels_of
from events.models import Event

QUARTERS = {90: "translate({height} 0) rotate(90)",
            180: "translate({width} {height}) rotate(180)",
            270: "translate(0 {width}) rotate(270)"}  # fmt: skip


def sheets_of(event: Event) -> list[SignedSheet]:
    """The sheets of an event, also the removed, with their ``photos`` and what each ``proves``
    as (half day, number of signatures); in a constant number of statements."""
    sheets = SignedSheet.objects.filter(event=event).select_related("uploaded_by", "removed_by")
    found = list(sheets.annotate(photos=Count("pages")).order_by("uploaded_at", "pk"))
    proven = _proven(event)
    labels = labels_of(event, {name for names in proven.values() for name in names})
    for sheet in found:
        in_order = sorted(proven[sheet.pk].items(), key=lambda entry: entry[0].in_time)
        sheet.proves = [(labels[name], number) for name, number in in_order]
    return found


def proofs_of(event: Event) -> dict[naming.Name, list[str]]:
    """The names of the original files by the half days that they prove, without the removed."""
    pages = SheetPage.objects.filter(
        sheet__event=event, sheet__removed_at=None, scans__isnull=False
    )
    rows = pages.order_by("sheet", "number").values_list(
        "scans__roll_call__day", "scans__roll_call__key", "original__name"
    )
    proofs = defaultdict(list)
    for day, key, file in rows.distinct():
        if file not in proofs[naming.Name(day, key)]:
            proofs[naming.Name(day, key)].append(file)
    return proofs


def _proven(event) -> dict[int, Counter]:
    proven = defaultdict(Counter)
    rows = Scan.objects.filter(page__sheet__event=event).order_by()
    rows = rows.values_list("page__sheet", "roll_call__day", "roll_call__key")
    for sheet, day, key, number in rows.annotate(number=Count("participation", distinct=True)):
        proven[sheet][naming.Name(day, key)] = number
    return proven


@dataclass(frozen=True)
class Photo:
    """A page as it stands on the screen: its size after turning, and how it is turned."""

    page: SheetPage

    @property
    def width(self) -> int:
        return self.page.height if self.page.turned % 180 else self.page.width

    @property
    def height(self) -> int:
        return self.page.width if self.page.turned % 180 else self.page.height

    @property
    def transform(self) -> str:
        said = QUARTERS.get(self.page.turned, "")
        return said.format(width=self.page.width, height=self.page.height)


class Signing:
    """One half day of the list beside the sheet it is read from."""

    def __init__(self, sheet: SignedSheet, roll: Roll):
        self.sheet, self.name, self.roll = sheet, roll.name, roll
        self.roll.show(self.roll.people().with_people())

    @cached_property
    def groups(self) -> list[tuple[str, list[tuple[int, Row]]]]:
        """Organisations with their rows, numbered as on the printed list."""
        listed = grid.listed(self.sheet.event).values_list("pk", flat=True)
        numbers = {key: number for number, key in enumerate(listed, 1)}
        return [
            (group.name, [(numbers.get(row.participation.pk, ""), row) for row in group.rows])
            for group in self.roll.groups
        ]

    @property
    def waiting(self) -> int:
        """About how many nothing is known yet; of a half day that is done, about nobody."""
        return 0 if self.roll.is_done else self.roll.unticked

    @cached_property
    def signed(self) -> dict[int, int]:
        """participation -> the page of this sheet from which the signature was recorded."""
        if self.roll.call is None:
            return {}
        scans = Scan.objects.filter(roll_call=self.roll.call, method=Method.SHEET)
        scans = scans.filter(page__sheet=self.sheet)
        return dict(scans.values_list("participation", "page__number"))

    @cached_property
    def can_be_taken_back(self) -> int:
        """How many signatures hold by this sheet alone."""
        if self.roll.call is None or self.roll.is_done:
            return 0
        return len(signed_only(self.sheet, self.roll.call))
