import subprocess
import sys
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.calendar import PAGE, Entry, feed, with_page

NINE = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
CHANGED = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
NAUGHTY = [
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a\nX-EVIL:1", "a\rX-EVIL:1", "a\u2028X-EVIL:1",
    "a\u2029b", "nul\x00byte", "bell\x07", "del\x7f", "next\x85line", "\ud800half", "semi;comma,",
    "back\\slash", '"quoted"', "colon:", "السيدة فاطمة الزهراء", "Ċetta Għaxaq ‮turned", "x" * 5000,
]  # fmt: skip


def entry(**changes):
    details = {
        "uid": "one@kilim.example", "starts_at": NINE, "ends_at": NINE + timedelta(hours=1),
        "title": "Welcome", "changed_at": CHANGED,
    }  # fmt: skip
    return Entry(**details | changes)


def components(data):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def unfolded(data):
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_feed_gives_the_same_bytes_for_the_same_entries():
    first = feed([entry()], name="Graz", zone="Europe/Vienna")
    again = feed([entry()], name="Graz", zone="Europe/Vienna")

    assert first == again


def test_feed_writes_wall_time_with_the_rules_of_the_zone_for_the_years_needed():
    data = feed([entry()], name="Graz", zone="Europe/Vienna")

    lines = unfolded(data)
    assert "DTSTART;TZID=Europe/Vienna:20261124T090000" in lines
    assert "DTSTAMP:20261101T120000Z" in lines
    assert [line for line in lines if "1970" in line or "2038" in line] == []


def test_feed_says_which_entries_are_cancelled_and_how_often_they_changed():
    data = feed([entry(sequence=3, is_cancelled=True)], name="Graz", zone="Europe/Vienna")

    (written,) = components(data)
    assert (written["status"], written["sequence"]) == ("CANCELLED", 3)


@pytest.mark.parametrize("text", NAUGHTY)
def test_text_in_any_field_adds_no_line_and_no_component(text):
    odd = entry(uid=text, title=text, location=text, description=text, url=text)

    data = feed([odd, entry()], name=text, zone="Europe/Vienna")

    known = {"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME",
             "X-WR-TIMEZONE", "TZID", "COMMENT", "DTSTART", "DTEND", "DTSTAMP", "TZNAME",
             "TZOFFSETFROM", "TZOFFSETTO", "SUMMARY", "UID", "SEQUENCE", "DESCRIPTION",
             "LOCATION", "STATUS", "URL"}  # fmt: skip
    names = {line.split(":")[0].split(";")[0] for line in unfolded(data) if line}
    assert names <= known
    assert len(components(data)) == 2
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


@pytest.mark.parametrize("url", ["https://k.example/p/1", "https://k.example/" + "very-long-" * 9])
def test_a_kept_feed_leads_to_the_page_that_is_put_in(url):
    kept = feed([entry(url=PAGE), entry(title=f"URL:{PAGE}", url=PAGE)], name="Graz", zone="UTC")
    fresh = feed([entry(url=url), entry(title=f"URL:{PAGE}", url=url)], name="Graz", zone="UTC")

    assert with_page(kept, url) == fresh


@settings(deadline=None)
@given(st.lists(st.sampled_from([*NAUGHTY, "a", ",", "ğ", "漢" * 30, ""]), max_size=5).map("".join))
def test_entries_are_written_as_the_library_writes_them(text):
    data = feed([entry(title=text, description=text, location=text)], name="Graz", zone="UTC")

    again = icalendar.Calendar.from_ical(data).to_ical()
    assert again == data


def test_feed_holds_its_guard_without_assertions():
    program = (
        "import os, datetime as d; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings_test'\n"
        "from kit.calendar import Entry, feed\n"
        "n = d.datetime(2026, 11, 24, 8, tzinfo=d.UTC)\n"
        "e = Entry('u', n, n + d.timedelta(hours=1), 'a\\r\\nX-EVIL:1', n)\n"
        "data = feed([e], name='a\\nX-EVIL:2', zone='Europe/Vienna')\n"
        "print(sum(line.startswith(b'X-EVIL') for line in data.split(b'\\r\\n')))"
    )

    done = subprocess.run([sys.executable, "-O", "-c", program], capture_output=True, text=True)

    assert (done.stdout.strip(), done.stderr) == ("0", "")


def test_an_entry_that_cannot_be_written_leaves_the_others_alone(caplog):
    backwards = entry(uid="two@kilim.example", ends_at=NINE - timedelta(hours=1))

    data = feed([backwards, entry()], name="Graz", zone="Europe/Vienna")

    assert [str(event["uid"]) for event in components(data)] == ["one@kilim.example"]
    assert "was left out" in caplog.text


@settings(deadline=None, max_examples=50)  # the first run loads the zones
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_feed_reads_back_as_many_entries_as_were_written(titles):
    entries = [entry(uid=f"{number}@x", title=title) for number, title in enumerate(titles)]

    data = feed(entries, name="Graz", zone="Europe/Istanbul")

    assert [str(event["uid"]) for event in components(data)] == [each.uid for each in entries]
