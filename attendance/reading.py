"""What is read before a batch is written: its roll calls and its people.

Most batches are one scan at the desk. Its roll call with the counts, the pass, the person and
when the person was seen are one statement: on PostgreSQL each way there and back takes longer
than finding something does.
"""

from django.db.models import Case, DateField, F, FilteredRelation, Q, When

from attendance import calls, naming, subjects
from attendance.calls import Calls
from attendance.models import RollCall
from attendance.projection import place_of
from attendance.subjects import Subjects
from kit.prepared import Prepared

PERSON = "event__participations"
OF_CALL = (*calls.COLUMNS, "there", "expected")
OF_SUBJECT = (
    *(f"{PERSON}__passes__{name}" for name in subjects.OF_PASS),
    "seen__id", "is_kept", *(f"{PERSON}__{name}" for name in subjects.SHOWN),
)  # fmt: skip
OF_SEEN = ("seen__first_at", "seen__is_corrected", "where")


def _one(given):
    named = RollCall.objects.filter(
        event=given("event"), day=given("day", DateField()), key=given("key"),
        event__participations__passes__code_hash=given("hash"),
    )  # fmt: skip
    read = named.annotate(seen=_seen(), is_kept=subjects.is_kept(given)).order_by()
    return read.annotate(
        there=_if_it_may_change(calls.THERE), expected=_if_it_may_change(calls.EXPECTED),
        where=place_of("seen__first_scan"),
    )  # fmt: skip


def _seen() -> FilteredRelation:
    """The person's row in the roll call. Made anew each time, for Django writes into it."""
    rows = f"{PERSON}__attendances"
    return FilteredRelation(rows, condition=Q(**{f"{rows}__roll_call": F("pk")}))


def _if_it_may_change(number):
    """Counting takes longer than all else here, and is for nothing when the person is in."""
    return Case(When(Q(seen__pk=None) | Q(is_kept=True), then=number))


ONE = Prepared(lambda given: _one(given).values_list(*OF_CALL, *OF_SUBJECT, *OF_SEEN))


def read(event, items, *, counted: bool) -> tuple[Calls, Subjects]:
    """The roll calls and people of items, in one statement where that is possible."""
    if len(items) == 1 and (row := _row_of(event, items[0])):
        call, rest = calls.as_call(row[: len(OF_CALL)]), row[len(OF_CALL) :]
        found = Calls(event, [items[0].roll_call], found=[call])
        return found, Subjects(event, [rest], [])
    texts = (item.roll_call for item in items)
    found = Calls(event, texts, counted=counted)
    return found, Subjects.named_by(event, items, found.made())


def _row_of(event, item):
    """The row of a scan whose roll call was made and whose pass is one of the event."""
    name = item.code and naming.parse(item.roll_call)
    if not name:
        return None
    rows = ONE.rows(event=event.pk, day=name.day, key=name.key, hash=item.code_hash, ids=[item.id])
    return rows[0] if rows else None
