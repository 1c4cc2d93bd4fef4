"""What selects offer: countries and zones of the partnership first, then all."""

from django.utils.translation import gettext as _

from events import places
from kit import dates, search


def near(project) -> set[str]:
    """The countries of a project's organisations."""
    return set(project.organisations.exclude(country="").values_list("country", flat=True))


def countries(near=frozenset(), *, empty: str = "") -> list:
    """Countries in the reader's language, those that are ``near`` first."""
    pairs = sorted(
        ((code, dates.country(code)) for code in near), key=lambda pair: search.normalise(pair[1])
    )
    return [("", empty), *_grouped(pairs, places.countries(), _("Countries of the partnership"))]


def zones(near=frozenset(), *, empty: str = "") -> list:
    """Time zones, those of the countries that are ``near`` first."""
    found = sorted({places.zone_of(code) for code in near})
    pairs = [(zone, zone.replace("_", " ")) for zone in found]
    return [("", empty), *_grouped(pairs, places.zones(), _("Time zones of the partnership"))]


def _grouped(near, everything, label) -> list:
    if not near:
        return everything
    known = {code for code, _name in near}
    rest = [pair for pair in everything if pair[0] not in known]
    return [(label, near), (_("All others"), rest)]
