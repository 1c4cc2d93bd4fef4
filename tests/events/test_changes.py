from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from events.changes import compare

NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)


@dataclass
class Line:
    key: int
    starts_at: datetime = NINE
    ends_at: datetime = NINE + timedelta(hours=1)
    kind: str = "session"
    title: str = "Welcome"
    note: str = ""
    speaker: str = ""
    place: str = ""
    is_counted: bool = True
    host_institution: str = ""
    address: str = ""
    is_address_public: bool = False
    contact: str = ""
    access_note: str = ""
    way_to_next: str = ""


def said(before, after, **options):
    return [
        (change.what, change.item.key, change.fields)
        for change in compare(before, after, **options)
    ]


def test_equal_agendas_have_no_changes():
    assert said([Line(1), Line(2)], [Line(2), Line(1)]) == []


def test_items_that_come_and_go_are_added_and_removed():
    assert said([Line(1)], [Line(2)]) == [("removed", 1, ()), ("added", 2, ())]


def test_item_at_another_time_is_moved_and_says_what_else_changed():
    later = Line(
        1, starts_at=NINE + timedelta(hours=2), ends_at=NINE + timedelta(hours=3), place="Hall"
    )

    (change,) = compare([Line(1)], [later])

    assert (change.what, change.before.starts_at, change.fields) == ("moved", NINE, ("place",))


def test_item_with_other_words_is_changed():
    assert said([Line(1)], [Line(1, title="Hello", speaker="Ayşe")]) == [
        ("changed", 1, ("title", "speaker"))
    ]


def test_what_only_participants_may_know_is_not_said_to_others():
    before, after = [Line(1)], [Line(1, address="Keesgasse 6", contact="Frau Huber")]

    assert said(before, after, with_closed=False) == []
    assert said(before, after) == [("changed", 1, ("address", "contact"))]


keys = st.sets(st.integers(0, 9), max_size=8)


@given(keys, keys, st.randoms())
def test_changes_name_every_key_that_is_in_one_agenda_only(before, after, random):
    old, new = [Line(key) for key in before], [Line(key) for key in after]

    changes = compare(random.sample(old, len(old)), new)

    assert {change.item.key for change in changes} == before ^ after


@given(keys, st.integers(1, 300))
def test_moving_everything_moves_every_item_once(some, minutes):
    old = [Line(key) for key in some]
    shift = timedelta(minutes=minutes)
    new = [
        replace(each, starts_at=each.starts_at + shift, ends_at=each.ends_at + shift)
        for each in old
    ]

    changes = compare(old, new)

    assert sorted((change.what, change.item.key) for change in changes) == [
        ("moved", key) for key in sorted(some)
    ]
