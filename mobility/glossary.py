"""What the words of this floor mean, for whoever meets them for the first time."""

from django.utils.translation import gettext as _


def glossary() -> dict[str, tuple[str, str]]:
    """Key -> (word, one sentence)."""
    return {
        "person": (
            _("person"),
            _(
                "Somebody the project knows, with or without an e-mail address; an "
                "account is not needed."
            ),
        ),
        "participation": (
            _("participant"),
            _(
                "A person on the list of one event: for which organisation, in which "
                "function, and whether they come."
            ),
        ),
        "import": (
            _("list"),
            _(
                "Names as a partner sent them, from Excel, CSV or a mail; you see and "
                "mend every row before it counts."
            ),
        ),
        "invitation": (
            _("Invitation"),
            _("A mail to one person in the own language, with the link to the pass."),
        ),
        "pass": (
            _("Pass"),
            _(
                "A participant’s own page with a square code, shown at the desk from a "
                "phone or as a printed badge."
            ),
        ),
    }
