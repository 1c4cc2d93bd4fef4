"""A single scan has a way of its own. Whatever happened before, it is answered and kept as by the
general way, which every batch goes: a scan that names no half day is sent with it."""

import random
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction

from attendance import naming
from attendance.actions.corrections import NothingToUndo, ReasonNeeded, correct, undo_scan
from attendance.actions.roll_calls import finish, reopen
from attendance.actions.scans import Taking
from attendance.calls import counts_for
from attendance.items import ScanItem, Sender
from attendance.models import Answer, Attendance, Change, RollCall, Scan, ScanConflict
from attendance.projection import rebuild_projection
from events.actions.events import cancel_event, revive_event
from events.models import Event
from mobility.actions.passes import replace_pass
from mobility.models import Participation, Pass, Status
from tests.factories.events import make_event, make_person
from tests.factories.mobility import make_participation

SECOND = timedelta(seconds=1)
NOWHERE = ScanItem(UUID(int=0), "nowhere", "camera", code="x")
HALVES = [*["2026-11-24/morning", "2026-11-24/afternoon"] * 3, " 2026-11-24/MORNING ", "x"]
SCAN = ("id", "content_hash", "roll_call__key", "participation", "device", "user", "device_time",
        "corrected_time", "received_at", "method", "answer", "reason", "after_done")  # fmt: skip
FACTS = ("roll_call__key", "participation", "presence", "first_at", "first_scan", "is_corrected")


class Day:
    """A day at the desk, drawn by chance: the same for the same seed, whichever way scans go."""

    def __init__(self, event, ayse, now, seed, beside):
        self.event, self.ayse, self.now, self.beside = event, ayse, now, beside
        self.chance = random.Random(seed)
        self.people = list(event.participations.order_by("pk"))
        self.codes = ["0123456789ABCDEFGHJKMNPQRS", *(one.code for one in Pass.objects.all())]
        self.senders = [Sender(user=ayse), *(Sender(one) for one in event.devices.all())]
        self.sent, self.answers = [], []

    def lived(self, steps):
        """The answers, and what is in the tables after each step and when all is rebuilt."""
        often = [self.scan] * 20 + [self.retry, self.confuse, self.undo, self.correct] * 3
        seldom = [self.replace, self.turn, self.change_status, self.close, rebuild_projection]
        tables = []
        for _step in range(steps):
            self.now += self.chance.choice([0, 0.123456, 1, 30]) * SECOND
            self.chance.choice(often + seldom)()
            tables.append(facts())
        rebuild_projection()
        assert facts() == tables[-1]
        conflicts = ScanConflict.objects.order_by("scan", "content_hash")
        scans = Scan.objects.order_by("id").values_list(*SCAN)
        return tables, list(scans), list(conflicts.values_list("scan", "content_hash"))

    def uuid(self):
        return UUID(int=self.chance.getrandbits(128), version=4)

    def scan(self):
        pick = self.chance.choice
        off = pick([0, 0, 40, -7200, 10**8]) * SECOND
        seen = pick([None, self.now - off + pick([-90, -1, -0.5, 0, 5]) * SECOND])
        reason = pick(["", "", "4711", "true", "x" * 200])
        item = ScanItem(self.uuid(), pick(HALVES), pick(["camera", "typed"]), pick(self.codes),
                        device_time=seen, reason=reason)  # fmt: skip
        self.sent.append((item, replace(pick(self.senders), offset=off)))
        self.send(*self.sent[-1])

    def send(self, item, sender):
        event = Event.objects.get(pk=self.event.pk)
        items = [item, NOWHERE] if self.beside else [item]
        taking = Taking(event, items, sender, self.now, counted=True).done()
        self.answers.append((taking.replies()[0], taking.counts()))
        for name, count in taking.counts().items():
            assert count == counts_for(event, naming.parse(name))

    def retry(self):
        if self.sent:
            self.send(*self.chance.choice(self.sent))

    def confuse(self):
        """Other content under an id that is taken."""
        if self.sent:
            (kept, _sender), (other, sender) = self.chance.choices(self.sent, k=2)
            self.send(replace(other, id=kept.id), sender)

    def undo(self):
        id = self.uuid()
        for item, sender in self.sent[-1:]:
            try:
                undo_scan(scan_id=item.id, by=sender, at=self.now, id=id)
            except (NothingToUndo, ReasonNeeded) as refusal:
                self.answers.append((str(refusal.sentence), {}))

    def correct(self):
        person, change = self.chance.choice(self.people), self.chance.choice(Change.values)
        id = self.uuid()
        for call in RollCall.objects.filter(key="morning"):
            correct(roll_call=call, participation=person, change=change, id=id, at=self.now,
                    by=Sender(user=self.ayse), reason="seen")  # fmt: skip

    def replace(self):
        person = self.chance.choice(self.people)
        made = replace_pass(participation=person, by=self.ayse.actor, at=self.now)
        self.codes.append(made.code)

    def turn(self):
        event = Event.objects.get(pk=self.event.pk)
        turn = revive_event if event.is_cancelled else cancel_event
        turn(event=event, by=self.ayse.actor, at=self.now)

    def change_status(self):
        person = Participation.objects.filter(pk=self.chance.choice(self.people).pk)
        person.update(status=self.chance.choice([Status.CONFIRMED, Status.DECLINED]))

    def close(self):
        for call in RollCall.objects.filter(key="morning"):
            (reopen if call.is_done else finish)(roll_call=call, by=self.ayse, at=self.now)


def facts():
    return sorted(Attendance.objects.values_list(*FACTS), key=str)


@pytest.mark.parametrize("seed", range(6))
def test_a_single_scan_is_answered_and_kept_as_in_a_batch(
    event, graz, people, device, second, ayse, nine, seed
):
    elsewhere = make_event(event.project, graz, slug="elsewhere")
    make_participation(elsewhere, make_person(event.project, "Amina", "Haddad"))
    days, kept = [], []
    for beside in (True, False):
        days.append(Day(event, ayse, nine, seed, beside))
        with transaction.atomic():
            kept.append(days[-1].lived(60))
            transaction.set_rollback(True)

    assert kept[0] == kept[1]
    for (reply, counts), (alone, counted) in zip(*(day.answers for day in days), strict=True):
        assert alone == reply
        assert counted == counts or (counted == {} and alone.answer != Answer.IN)
