"""Taking attendance: the one way in for scans, ticks, finds by name, walk-ins and batches."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import UUIDField

from attendance import projection
from attendance.fold import Arrival, fold
from attendance.inserting import insert_new
from attendance.items import Reply, ScanItem, Sender, Status, Why, content_hash, offset_of
from attendance.models import Answer, Attendance, Scan, ScanConflict
from attendance.reading import read
from attendance.single import keep_again, keep_first
from attendance.subjects import Subject
from events.models import Event
from kit.prepared import Prepared, known

OF_SCAN = ("id", "content_hash", "answer", "roll_call_id", "participation_id")
KEPT = Prepared(
    lambda given: (
        Scan.objects.filter(pk__in=given.each("ids", UUIDField())).order_by().values_list(*OF_SCAN)
    )
)


def take(
    *, event: Event, items: list[ScanItem], at: datetime, device=None, user=None, sent_at=None
) -> list[Reply]:
    """Keep every item in the log and answer each, in their order, after the commit.

    An id that was kept before changes nothing: the same content is answered as the first time,
    other content is kept for review. Of simultaneous scans of one person exactly one is
    answered "in". A roll call is made by the first entry that names it; one that is done still
    takes entries and marks them. Nothing is refused for a wrong clock. The number of statements
    does not depend on the number of items.
    """
    sender = Sender(device, user, offset_of(sent_at, at))
    return Taking(event, items, sender, at).done().replies()


@dataclass(eq=False)
class Entry:
    """An item on its way into the log."""

    item: ScanItem
    content_hash: str
    subject: Subject | None = None
    scan: Scan | None = None
    status: str = ""
    why: str = ""
    answer: str = ""
    since: datetime | None = None  # of an "again": when and where the person was seen first
    where: str = ""

    @property
    def pair(self):
        return self.scan.roll_call_id, self.scan.participation_id


class Taking:
    """One batch: reads before the transaction, writes in it, replies after it."""

    def __init__(self, event: Event, items, sender: Sender, at: datetime, *, counted=False):
        self.sender, self.at = sender, at
        self.behalf = sender.behalf_in(event)
        within = {"event": str(event.ref)}
        self.entries = [Entry(item, content_hash(item.content() | within)) for item in items]
        self.calls, subjects = read(event, items, counted=counted)
        self._has_kept, self._has_judged = subjects.has_kept, False
        for entry in self.entries:
            entry.subject = subjects.of(entry.item)

    def done(self) -> "Taking":
        """Write everything, in one transaction; a Taking is used once."""
        if not self._is_kept_at_once():
            with transaction.atomic():
                self._write()
        return self

    def replies(self) -> list[Reply]:
        return [_reply(entry) for entry in self.entries]

    def counts(self) -> dict[str, dict]:
        """How many are in, by roll call: as read before, and those who were let in now.

        They are read again where somebody was judged: that may stand against a scan, or have
        been counted before it.
        """
        if self._has_judged:
            return self.calls.counts_now()
        counts = self.calls.counts()
        for entry in self.entries:
            if entry.status == Status.STORED and entry.answer == Answer.IN:
                counts[entry.scan.roll_call.name]["there"] += 1
        return counts

    def _write(self) -> None:
        self._set_aside_what_cannot_be_kept()
        self.calls.make_missing(self.at)
        self._recognise(self._kept_before())
        fresh = self._draft()
        drafted = {entry.item.id: entry.pair for entry in fresh if entry.subject.is_welcome}
        to_settle = self._welcome([entry for entry in fresh if entry.subject.is_welcome])
        missed = self._keep(fresh)
        projection.settle(to_settle | {drafted[id] for id in missed & drafted.keys()})
        self._has_judged = bool(to_settle)
        self._keep_conflicts()
        self._look_up_repeated()

    def _is_kept_at_once(self) -> bool:
        """Keep a single code in one statement, if everything is still as it was read."""
        if len(self.entries) != 1 or self._has_kept:
            return False
        [entry] = self.entries
        is_known = entry.item.code and self.calls.named(entry.item.roll_call)
        if not (is_known and entry.subject.is_welcome):
            return False
        entry.scan = self._scan(entry)
        return self._is_first(entry) or self._is_shown_again(entry)

    def _is_first(self, entry) -> bool:
        if entry.subject.was_seen:
            return False
        entry.answer = entry.scan.answer = Answer.IN
        facts = fold([Arrival(entry.scan.id, entry.pair, entry.scan.corrected_time)], [])
        if keep_first(entry.scan, projection.row(entry.pair, facts[entry.pair])):
            entry.status = Status.STORED
        return bool(entry.status)

    def _is_shown_again(self, entry) -> bool:
        since = entry.subject.since
        entry.answer = entry.scan.answer = Answer.AGAIN
        if since and keep_again(entry.scan, since):
            entry.status, entry.since, entry.where = Status.STORED, since, entry.subject.where
        return bool(entry.status)

    # before anything is written

    def _set_aside_what_cannot_be_kept(self) -> None:
        for entry in self.entries:
            if not self.calls.is_known(entry.item.roll_call):
                entry.status, entry.why = Status.REFUSED, Why.ROLL_CALL
            elif entry.subject is None:
                entry.status, entry.why = Status.REFUSED, Why.PERSON

    def _kept_before(self) -> dict:
        if not self._has_kept:  # nor could be since: then ``_keep`` finds out
            return {}
        return _scans({entry.item.id for entry in self.entries if not entry.status})

    def _recognise(self, kept: dict) -> None:
        """Items whose id is taken: the same once more, or something else under its id."""
        for entry in self.entries:
            if entry.status or not (scan := kept.get(entry.item.id)):
                continue
            same = scan.content_hash == entry.content_hash
            entry.status = Status.ALREADY if same else Status.CONFLICT
            entry.scan, entry.answer = scan, scan.answer if same else ""
            entry.since, entry.where = None, ""

    def _draft(self) -> list[Entry]:
        """New scans, one for each id, sorted so that two batches never wait for each other."""
        drafted = {}
        for entry in self.entries:
            if not entry.status and entry.item.id not in drafted:
                entry.status, entry.scan = Status.STORED, self._scan(entry)
                entry.answer = entry.scan.answer = entry.subject.verdict
                drafted[entry.item.id] = entry
        return [drafted[id] for id in sorted(drafted)]

    def _scan(self, entry) -> Scan:
        item, roll_call = entry.item, self.calls.named(entry.item.roll_call)
        return Scan(
            id=item.id,
            content_hash=entry.content_hash,
            roll_call=roll_call,
            participation=entry.subject.participation,
            code_hash=item.code_hash,
            device=self.sender.device,
            user=self.sender.user,
            behalf=self.behalf,
            device_time=item.device_time or self.at,
            corrected_time=self.sender.corrected(item.device_time, self.at),
            received_at=self.at,
            method=item.method,
            reason=item.reason,
            after_done=roll_call.is_done,
            page=item.page,
        )

    # people who are welcome

    def _welcome(self, entries: list[Entry]) -> set:
        """Answer "in" or "again"; the pairs whose row has to be worked out from the log."""
        by_pair = defaultdict(list)
        for entry in entries:
            by_pair[entry.pair].append(entry)
        arrivals = [Arrival(each.scan.id, each.pair, each.scan.corrected_time) for each in entries]
        facts = fold(arrivals, [])
        seen = {pair for pair, those in by_pair.items() if those[0].subject.was_seen}
        held = _known_before(facts, seen)
        for pair, seen in by_pair.items():
            self._answer(seen, facts[pair], held.get(pair))
        projection.write({p: facts[p] for p, row in held.items() if _is_earlier(facts[p], row)})
        return {pair for pair, row in held.items() if row.is_corrected}

    def _answer(self, entries: list[Entry], facts, before: Attendance | None) -> None:
        """The earliest of a batch is "in" if nobody saw the person before, the others "again"."""
        is_seen = bool(before and before.first_at)
        since, where = facts.first_at, self.sender.place
        if is_seen:
            since, where = before.first_at, before.first_where
        for entry in entries:
            is_first = not is_seen and entry.scan.id == facts.first_scan
            entry.answer = entry.scan.answer = Answer.IN if is_first else Answer.AGAIN
            if not is_first:
                entry.since, entry.where = since, where

    def _keep(self, fresh: list[Entry]) -> set:
        """Add the scans; the ids that somebody else took in this very moment are recognised."""
        added = {id for (id,) in insert_new([entry.scan for entry in fresh], ["id"])}
        kept = {entry.item.id: entry.scan for entry in fresh if entry.item.id in added}
        missed = {entry.item.id for entry in fresh} - added
        for entry in fresh:
            if entry.item.id in missed:
                entry.status = ""
        self._recognise(kept | _scans(missed))
        return missed

    def _keep_conflicts(self) -> None:
        rows = {
            (entry.item.id, entry.content_hash): ScanConflict(
                scan_id=entry.item.id,
                content_hash=entry.content_hash,
                content=entry.item.content(),
                device=self.sender.device,
                received_at=self.at,
            )
            for entry in self.entries
            if entry.status == Status.CONFLICT
        }
        insert_new([rows[key] for key in sorted(rows)], ["id"])

    def _look_up_repeated(self) -> None:
        """An "again" that is asked for once more still says since when and where."""
        repeated = [
            entry
            for entry in self.entries
            if entry.status == Status.ALREADY and entry.answer == Answer.AGAIN and not entry.since
        ]
        rows = projection.look_up({entry.pair for entry in repeated})
        for entry in repeated:
            if row := rows.get(entry.pair):
                entry.since, entry.where = row.first_at, row.first_where


def _scans(ids) -> dict:
    """Scans by id. Not ``in_bulk``, which needs more statements for more ids on SQLite."""
    if not ids:
        return {}
    rows = KEPT.rows(ids=ids)
    return {row[0]: known(Scan, OF_SCAN, row) for row in rows}


def _known_before(facts: dict, seen: set) -> dict:
    """Add a row for each pair that has none; the rows of the others, held.

    Adding settles who was first: whoever comes second waits here until the first is through.
    Those who were ``seen`` have a row, so adding is not tried. A row can go before it is held,
    when everything is rebuilt: then it is added after all.
    """
    held, missing = {}, facts
    while missing:
        added = projection.add({pair: missing[pair] for pair in missing if pair not in seen})
        rest = [pair for pair in missing if pair not in added]
        held |= projection.hold(rest) if rest else {}
        missing, seen = {pair: facts[pair] for pair in rest if pair not in held}, set()
    return held


def _is_earlier(facts, row: Attendance) -> bool:
    """Whether a row that nobody corrected begins earlier now: then the log need not be read."""
    if row.is_corrected:
        return False
    return (facts.first_at, facts.first_scan) < (row.first_at, row.first_scan)


def _reply(entry: Entry) -> Reply:
    reply = {"id": entry.item.id, "status": entry.status, "answer": entry.answer}
    if entry.status == Status.REFUSED:
        return Reply(**reply, why=entry.why)
    is_named = entry.answer in projection.COUNTED and entry.subject.is_welcome
    if entry.status == Status.CONFLICT or not is_named:
        return Reply(**reply, why=entry.subject.why)
    person = entry.subject.participation
    return Reply(
        **reply,
        participation=person.ref,
        name=person.name,
        organisation=person.organisation_name,
        since=entry.since,
        where=entry.where,
    )
