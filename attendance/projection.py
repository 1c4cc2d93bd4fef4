"""The table that says what holds now, kept equal to the fold of the log (decision 10).

``settle`` works out pairs again from the log, ``rebuild_projection`` all of them. Whoever writes
about a pair holds its row: on PostgreSQL by the lock that adding or reading it took, on SQLite
because a transaction that writes has the database for itself.
"""

from django.db import transaction
from django.db.models import Case, CharField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf

from attendance.fold import Arrival, Facts, Judgement, fold
from attendance.inserting import insert_new, put
from attendance.models import Answer, Attendance, Correction, Method, Presence, Scan
from kit.prepared import Prepared, known

COUNTED = (Answer.IN, Answer.AGAIN)
BATCH = 1000
KEY = ("roll_call", "participation")
PAIR = ("roll_call_id", "participation_id")
COLUMNS = ("id", *PAIR, "presence", "first_at", "first_scan", "is_corrected")
FACTS = ("presence", "first_at", "first_scan", "is_corrected")


def row(pair, facts: Facts) -> Attendance:
    """The row of a pair, not yet written."""
    roll_call_id, participation_id = pair
    return Attendance(
        roll_call_id=roll_call_id,
        participation_id=participation_id,
        **{name: getattr(facts, name) for name in FACTS},
    )


def add(facts: dict) -> set:
    """Add rows for pairs that have none; the pairs that were added. Waits for others who add."""
    return insert_new([row(pair, facts[pair]) for pair in sorted(facts)], KEY)


def hold(pairs) -> dict:
    """The rows of pairs, held until the transaction ends."""
    return _by_pair(pairs, HELD)


def look_up(pairs) -> dict:
    """The rows of pairs as they are."""
    return _by_pair(pairs, SEEN)


def _by_pair(pairs, question: Prepared) -> dict:
    if not pairs:
        return {}
    roll_calls, people = zip(*pairs, strict=True)
    rows = question.rows(roll_calls=set(roll_calls), people=set(people))
    found = {(each.roll_call_id, each.participation_id): each for each in map(_seen, rows)}
    return {pair: found[pair] for pair in pairs if pair in found}


def _seen(row) -> Attendance:
    found = known(Attendance, COLUMNS, row[:-1])
    found.first_where = row[-1]
    return found


def settle(pairs) -> dict:
    """Work out the rows of pairs from the log; the facts. The caller holds the rows."""
    if not pairs:
        return {}
    facts = fold(*_log(_among(pairs)))
    facts = {pair: facts[pair] for pair in pairs if pair in facts}
    write(facts)
    if forgotten := set(pairs) - set(facts):
        Attendance.objects.filter(_exactly(forgotten)).delete()
    return facts


def write(facts: dict) -> None:
    """Set the rows of pairs to their facts, in one statement; the caller holds the rows."""
    put([row(pair, facts[pair]) for pair in sorted(facts)], KEY, FACTS)


@transaction.atomic
def rebuild_projection(event=None) -> int:
    """Drop the rows of one event or of all, and make them again from the log; how many."""
    within = Q(roll_call__event=event) if event else Q()
    rows = Attendance.objects.filter(within)
    # held in the order in which a batch holds them, or both block each other
    list(rows.order_by(*PAIR).select_for_update(of=["self"]).values_list("pk"))
    rows.delete()
    facts = fold(*_log(within))
    for pairs in batched(sorted(facts), BATCH):
        write({pair: facts[pair] for pair in pairs})
    return len(facts)


def batched(things, size):
    """The things in lists of at most ``size``."""
    return (things[start : start + size] for start in range(0, len(things), size))


def with_place(rows):
    """The rows with ``first_where``: the label of the device, or who ticked."""
    return rows.annotate(first_where=place_of("first_scan"))


def place_of(scan: str) -> Subquery:
    """Where the scan was taken whose id the column ``scan`` holds."""
    names = ("device__label", NullIf("user__name", Value("")), "user__email")
    place = Coalesce(*names, output_field=CharField())
    first = Scan.objects.filter(pk=OuterRef(scan)).order_by().annotate(place=place)
    return Subquery(first.values("place")[:1])


def _rows(given):
    pairs = {
        "roll_call__id__in": given.each("roll_calls"),
        "participation__id__in": given.each("people"),
    }
    return with_place(Attendance.objects.filter(**pairs)).order_by(*PAIR)


SEEN = Prepared(lambda given: _rows(given).values_list(*COLUMNS, "first_where"))
# no row locks on SQLite, and none needed there
HELD = Prepared(lambda given: _rows(given).select_for_update().values_list(*COLUMNS, "first_where"))


def undone() -> Facts:
    """A pair about which nothing is known, with a row to hold."""
    return Facts(Presence.UNDONE, is_corrected=True)


def _log(within: Q):
    scans = Scan.objects.filter(within, participation__isnull=False, answer__in=COUNTED)
    entered = Case(When(method=Method.SHEET, then="received_at"), default=None)
    scans = scans.order_by().values_list(
        "id", "roll_call", "participation", "corrected_time", entered
    )
    made = Correction.objects.filter(within).order_by()
    made = made.values_list("id", "roll_call", "participation", "made_at", "change")
    return (
        [Arrival(id, (call, person), at, then) for id, call, person, at, then in scans.iterator()],
        [Judgement(id, (call, person), at, change) for id, call, person, at, change in made],
    )


def _among(pairs) -> Q:
    """A little more than the pairs: every combination of their roll calls and people."""
    roll_calls, people = zip(*pairs, strict=True)
    return Q(roll_call__in=set(roll_calls), participation__in=set(people))


def _exactly(pairs) -> Q:
    wanted = Q(pk__in=[])
    for roll_call, participation in pairs:
        wanted |= Q(roll_call=roll_call, participation=participation)
    return wanted
