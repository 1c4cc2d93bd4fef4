"""Publishing: the draft becomes a numbered, frozen version."""

from datetime import datetime

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from events import agenda, changes, programme
from events.models import Event, State, Version, VersionItem
from events.models.agenda import ITEM_FIELDS
from kit import record
from kit.actor import Actor


class NotNow(TextChoices):
    """Why an agenda cannot be published as it stands."""

    EMPTY = "empty", _("There is nothing to publish yet: the agenda has no item.")
    UNCHANGED = "unchanged", _("Nothing has changed since the last version.")
    OUTSIDE = (
        "outside",
        _(
            "Some items are on days that do not belong to the event. Move them, or change the "
            "dates of the event."
        ),
    )
    CANCELLED = "cancelled", _("The event is cancelled.")


class Draft:
    """The draft of an agenda beside what is published, both read once."""

    def __init__(self, event: Event):
        self.event, self.items = event, list(event.items.all())
        shown = programme.shown_items(event)
        self.version = programme.version_of(shown)
        self.changes = changes.compare(shown, self.items)

    @property
    def next_number(self) -> int:
        """The number of the version that would be published now."""
        return self.version.number + 1 if self.version else 1

    @property
    def refusal(self) -> NotNow | None:
        """Why it cannot be published now, or None."""
        if self.event.state == State.CANCELLED:
            return NotNow.CANCELLED
        if not self.items:
            return NotNow.EMPTY
        if set(agenda.by_day(self.items, self.event.zone)) - set(self.event.days):
            return NotNow.OUTSIDE
        return NotNow.UNCHANGED if self.version and not self.changes else None


@transaction.atomic
def publish(*, event: Event, number: int, by: Actor, at: datetime, note=None) -> Version | None:
    """Publish the draft as version ``number``, and the event itself with the first one.

    The same number again returns that version and publishes nothing more; a draft that cannot
    be published (``Draft.refusal``) gives None. Two presses at once are settled by the unique
    number.
    """
    if known := event.versions.filter(number=number).first():
        return known
    draft = Draft(event)
    if number != draft.next_number or draft.refusal:
        return None
    version, is_new = Version.objects.get_or_create(
        event=event, number=number, defaults={"published_at": at, "note": note or {}}
    )
    if is_new:
        _freeze(version)
        _show(event)
        record.write(by, "version.published", version, scope=event.project.ref, at=at,
                     detail={"number": number})  # fmt: skip
    return version


def _freeze(version):
    VersionItem.objects.bulk_create(
        VersionItem(version=version, **{name: getattr(item, name) for name in ITEM_FIELDS})
        for item in version.event.items.all()
    )


def _show(event):
    if Event.objects.filter(pk=event.pk, state=State.PLANNED).update(state=State.PUBLISHED):
        event.state = State.PUBLISHED
