"""What the words of this floor mean, for whoever meets them for the first time."""

from django.utils.translation import gettext as _


def glossary() -> dict[str, tuple[str, str]]:
    """Key -> (word, one sentence)."""
    return {
        "certificate": (
            _("Certificate"),
            _(
                "A numbered paper that says how many days and hours somebody was there; "
                "it is stored when issued and never drawn again."
            ),
        ),
        "verification": (
            _("Verification"),
            _(
                "The page that says whether a certificate is genuine and still valid; "
                "anybody with the paper can open it."
            ),
        ),
    }
