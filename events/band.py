"""The band of an event, woven from its own agenda: visits filled, sessions hollow, others small."""

from django.utils.safestring import SafeString, mark_safe

from events import agenda, programme
from events.models import Event, Kind
from kit.band import Day, Palette, weave_png, weave_svg

SHAPES = {"visit": "filled", "session": "hollow"}
ON_PAGES = Palette("var(--band-ground)", "var(--band-thread)", "var(--band-light)")
# the same colours as [data-kind] in tokens.css, for paper and pictures that have no style sheet
PALETTES = {
    Kind.MEETING: Palette("#245a72", "#8fc3da", "#f4efe4"),
    Kind.VISIT: Palette("#56682a", "#c9d39a", "#f6f1e4"),
    Kind.TRAINING: Palette("#8a5a10", "#eac27a", "#fbf2e0"),
    Kind.ROUNDTABLE: Palette("#6c2f58", "#d6a0c3", "#f7ebf1"),
    Kind.FINAL: Palette("#8c2b22", "#e6a08f", "#f8eee4"),
}


def band_days(event: Event, items=None) -> list[Day]:
    """Its days as rows of (shape, minutes), for ``kit.band``. ``items`` saves the queries."""
    if items is None:
        items = programme.current_items(event)
    return [
        [(SHAPES.get(item.kind, "small"), item.minutes) for item in group]
        for group in agenda.by_day(items, event.zone).values()
    ]


def event_band(event: Event, *, height: int = 28, items=None) -> SafeString:
    """The band for a page, ``height`` a row; its colours follow ``data-kind`` around it."""
    return mark_safe(weave_svg(band_days(event, items), ON_PAGES, row=height))  # noqa: S308  made of numbers


def front_band() -> SafeString:
    """The band of the first page: three days that never took place."""
    morning = [("hollow", 180), ("small", 45), ("filled", 150), ("small", 60), ("hollow", 120)]
    visits = [("filled", 240), ("small", 60), ("filled", 200), ("hollow", 90)]
    return mark_safe(weave_svg([morning, visits, morning[::-1]], ON_PAGES))  # noqa: S308


def band_picture(event: Event) -> bytes:
    """The band as a PNG for pages that show a link to the event."""
    return weave_png(band_days(event), PALETTES[Kind(event.kind)])
