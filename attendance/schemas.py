"""The words of the API: what devices send and what they get."""

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field, StringConstraints, model_validator

from attendance.items import ScanItem

ITEMS = 2000

Line = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\x00]*$")]


class ScanIn(Schema):
    """One attempt: the code of a pass as it was read or typed, or the reference of a person."""

    id: UUID = Field(description="made by the sender; a retry sends the same")
    roll_call: Line = Field(max_length=60, examples=["2026-11-24/morning"])
    method: Literal["camera", "typed", "search", "tick"]
    code: Line = Field("", max_length=300)
    participation: UUID | None = None
    device_time: AwareDatetime | None = Field(None, description="when, by the sender's clock")
    reason: Line = Field("", max_length=200)

    @model_validator(mode="after")
    def names_somebody(self):
        if bool(self.code) == bool(self.participation):
            raise ValueError("a scan has either a code or a participation")
        return self

    def item(self) -> ScanItem:
        return ScanItem(
            id=self.id, roll_call=self.roll_call, method=self.method, code=self.code,
            participation=self.participation, device_time=in_range(self.device_time),
            reason=self.reason,
        )  # fmt: skip


class ScansIn(Schema):
    """A batch. ``sent_at`` is the sender's clock at sending: it puts wrong clocks right."""

    sent_at: AwareDatetime | None = None
    event: UUID | None = None
    scans: list[ScanIn] = Field(min_length=1, max_length=ITEMS)


class ReplyOut(Schema):
    """What became of one scan. Nobody is named unless welcome."""

    id: UUID
    status: Literal["stored", "already stored", "conflict", "refused"]
    answer: Literal["in", "again", "ask", "replaced", ""]
    why: Literal["", "unknown", "not_admitted", "cancelled", "roll_call", "person"]
    participation: UUID | None
    name: str
    organisation: str
    since: datetime | None
    where: str


class CountOut(Schema):
    """How many are in, of how many who may come."""

    there: int
    expected: int


class RepliesOut(Schema):
    """An answer for each scan, in their order, and counts of the roll calls they named.

    The one scan of somebody who was in already changes nothing and may bring no counts.
    """

    received_at: datetime
    replies: list[ReplyOut]
    counts: dict[str, CountOut]


class WalkInIn(Schema):
    """Somebody who is on no list."""

    id: UUID
    roll_call: Line = Field(max_length=60)
    name: Line = Field(min_length=1, max_length=100)
    organisation: Line = Field("", max_length=200)
    device_time: AwareDatetime | None = Field(None, description="when, by the sender's clock")
    sent_at: AwareDatetime | None = None
    event: UUID | None = None


class UndoIn(Schema):
    """Taking back a scan of this device."""

    id: UUID
    scan: UUID


class UndoOut(Schema):
    undone: UUID


class PersonOut(Schema):
    ref: UUID
    name: str
    organisation: str


class EventOut(Schema):
    slug: str
    title: str
    zone: str
    noon: str
    first_day: str
    last_day: str
    cancelled: bool


class RollCallOut(Schema):
    name: str
    done: bool
    there: int


class SnapshotPersonOut(Schema):
    """``org`` is a place in ``organisations``, ``code`` the beginning of the code's hash."""

    ref: UUID
    name: str
    org: int | None
    code: str


class SnapshotOut(Schema):
    """All a device needs to answer without network."""

    event: EventOut
    current: str
    roll_calls: list[RollCallOut]
    organisations: list[str]
    people: list[SnapshotPersonOut]
    replaced: list[str]


class Problem(Schema):
    """RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    errors: list[dict] = []


def in_range(moment: datetime | None) -> datetime | None:
    """The instant in UTC; a clock beyond the calendar's ends stands at its end."""
    try:
        return moment and moment.astimezone(UTC)
    except OverflowError:
        return (datetime.max if moment.year > 1 else datetime.min).replace(tzinfo=UTC)
