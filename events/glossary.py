"""What the words of this floor mean, for whoever meets them for the first time."""

from django.utils.translation import gettext as _


def glossary() -> dict[str, tuple[str, str]]:
    """Key -> (word, one sentence)."""
    return {
        "project": (
            _("Project"),
            _("The partnership that a grant pays for: one application, one number, one period."),
        ),
        "activity": (
            _("Planned activity"),
            _(
                "What the application promises to do, with its place, dates and numbers; "
                "each event keeps one of these promises."
            ),
        ),
        "organisation": (
            _("Organisation"),
            _(
                "A body of the project under its legal name and address, as lists and "
                "certificates must print it."
            ),
        ),
        "partner": (
            _("Partner"),
            _(
                "An organisation that belongs to the project, from a day to a day, as "
                "coordinator, partner or associated partner."
            ),
        ),
        "role": (
            _("Role"),
            _(
                "What an account may do, in a project or for one organisation: "
                "coordinator, assistant, host or contact person."
            ),
        ),
        "host": (
            _("Host"),
            _(
                "The organisation that receives an event, and whoever works there on its "
                "agenda and attendance."
            ),
        ),
        "contact": (
            _("contact person"),
            _("Whoever speaks for a partner and sees the people that it sends."),
        ),
        "event": (
            _("Event"),
            _(
                "One gathering: a transnational meeting, study visit, joint staff "
                "training, roundtable or final seminar."
            ),
        ),
        "agenda": (
            _("Agenda"),
            _(
                "What happens when and where at an event, line by line; you work on a "
                "draft that nobody else sees."
            ),
        ),
        "version": (
            _("version"),
            _(
                "The agenda as it was published, with a number; it never changes, and "
                "people see the newest."
            ),
        ),
        "visit": (
            _("visit"),
            _(
                "A place that the group goes to; its address is shown to participants "
                "only, unless you make it public."
            ),
        ),
    }
