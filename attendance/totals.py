"""Days and hours of the people of an event, in a constant number of statements."""

from collections import defaultdict

from attendance.hours import Attended, attended
from attendance.models import Attendance
from events.models import Event
from events.programme import half_days_of
from mobility.models import Participation


def total_of(participation: Participation) -> Attended:
    """What one person attended."""
    mine = Attendance.objects.filter(participation=participation)
    return attended(half_days_of(participation.event), _by_person(mine)[participation.pk])


def presences_of(event: Event, **only) -> dict[int, dict]:
    """participation -> (day, key) -> how the person was there; of some if asked."""
    return _by_person(Attendance.objects.of_event(event).filter(**only))


def _by_person(rows) -> dict:
    found = defaultdict(dict)
    values = rows.order_by().values_list(
        "participation", "roll_call__day", "roll_call__key", "presence"
    )
    for person, day, key, presence in values:
        found[person][day, key] = presence
    return found
