"""What comes in (an item) and what goes out (a reply), whoever sends it."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from attendance.models import Device, SheetPage
from kit import codes
from kit.actor import Actor
from kit.models import Behalf

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_IN_ADDRESS = re.compile(r"/p/([0-9a-z-]{16,40})/?(?:[?#].*)?$", re.IGNORECASE)


class Status:
    """What became of an item."""

    STORED = "stored"
    ALREADY = "already stored"  # same id, same content: the first answer again
    CONFLICT = "conflict"  # same id, other content: kept beside it for review
    REFUSED = "refused"  # names no roll call or no person of the event; the sender keeps it


class Why:
    """Why somebody was not simply let in; codes, the words are the page's."""

    UNKNOWN = "unknown"  # nobody here has this code
    NOT_ADMITTED = "not_admitted"  # declined, withdrawn, waiting …
    CANCELLED = "cancelled"  # the event does not take place
    ROLL_CALL = "roll_call"  # the event has no such half day
    PERSON = "person"  # nobody of this event


@dataclass(frozen=True)
class ScanItem:
    """One attempt as its sender describes it. Without ``device_time`` it is now.

    ``page`` is that of the signed sheet from which a signature is recorded.
    """

    id: UUID
    roll_call: str
    method: str
    code: str = ""
    participation: UUID | None = None
    device_time: datetime | None = None
    reason: str = ""
    page: SheetPage | None = None

    @property
    def code_hash(self) -> str:
        """The hash of the pass, from the bare code or the whole address of the pass page."""
        return codes.digest("pass", pass_code(self.code)) if self.code else ""

    def content(self) -> dict:
        """What makes two items of one id the same; never the code itself."""
        page = {"page": f"{self.page.sheet.ref}/{self.page.number}"} if self.page else {}
        return page | {
            "roll_call": self.roll_call.strip().lower(),
            "code_hash": self.code_hash,
            "participation": str(self.participation or ""),
            "device_time": self.device_time.isoformat() if self.device_time else "",
            "method": str(self.method),
            "reason": self.reason,
        }


def content_hash(content: dict) -> str:
    """The hash of a content, in one spelling."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def pass_code(text: str) -> str:
    """The code in what a camera read or somebody typed."""
    found = _IN_ADDRESS.search(text.strip())
    return found[1] if found else text


@dataclass(frozen=True)
class Sender:
    """Who sends: a device of the desk or a signed-in person, and how far its clock is off."""

    device: Device | None = None
    user: object = None
    offset: timedelta = timedelta(0)

    @property
    def actor(self) -> Actor:
        """The sender in the record."""
        return Actor("device", str(self.device.ref)) if self.device else self.user.actor

    def behalf_in(self, event) -> Behalf | None:
        """On whose behalf the sender acts in the project of ``event``; a device acts for nobody."""
        return self.actor.behalf and self.actor.behalf_in(event.project.ref)

    @property
    def place(self) -> str:
        """Where somebody was seen, as "already in" says it."""
        return str(self.device or self.user)

    def corrected(self, device_time: datetime | None, received_at: datetime) -> datetime:
        """The device's time on our clock, never later than its receipt nor before 1970.

        Years near the first cannot be shown in every zone.
        """
        if device_time is None:
            return received_at
        try:
            moved = device_time.astimezone(UTC) + self.offset
        except OverflowError:  # a clock at the end of time
            return received_at
        return max(EPOCH, min(moved, received_at))


def offset_of(sent_at: datetime | None, received_at: datetime) -> timedelta:
    """How far the sender's clock is behind ours; nothing is known without its time of sending."""
    return received_at - sent_at if sent_at else timedelta(0)


@dataclass(frozen=True)
class Reply:
    """What became of one item. Name and organisation only of people who are welcome."""

    id: UUID
    status: str
    answer: str = ""
    why: str = ""
    participation: UUID | None = None
    name: str = ""
    organisation: str = ""
    since: datetime | None = None
    where: str = ""
