"""Which organisation of a project a name in a list or at the desk means (decision 16)."""

import difflib
from dataclasses import dataclass, field

from events.models import Organisation, OrganisationName, Project
from kit import search

ALIKE = 0.72  # how alike two names must be to be suggested; a person decides


@dataclass
class KnownNames:
    """The organisations of one project by every name they are known by, normalised."""

    by_name: dict[str, Organisation] = field(default_factory=dict)
    by_ref: dict[str, Organisation] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Project) -> "KnownNames":
        """Two statements, however many organisations there are."""
        known = cls()
        for name in OrganisationName.objects.filter(project=project).select_related("organisation"):
            known.by_name[name.normalised] = name.organisation
        for organisation in project.organisations.all():
            known.add(organisation)
        return known

    def add(self, organisation: Organisation) -> None:
        """Know one more; a legal name goes before another organisation's other name."""
        self.by_name[search.normalise(organisation.legal_name)] = organisation
        self.by_ref[str(organisation.ref)] = organisation

    def named(self, name: str) -> Organisation | None:
        """The organisation of that name, without regard to case and marks."""
        return self.by_name.get(search.normalise(name))

    def like(self, name: str) -> Organisation | None:
        """The organisation whose name is nearest, if any is near enough to be asked about."""
        near = difflib.get_close_matches(search.normalise(name), self.by_name, n=1, cutoff=ALIKE)
        return self.by_name[near[0]] if near else None
