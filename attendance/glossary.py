"""What the words of this floor mean, for whoever meets them for the first time."""

from django.utils.translation import gettext as _


def glossary() -> dict[str, tuple[str, str]]:
    """Key -> (word, one sentence)."""
    return {
        "roll_call": (
            _("Roll call"),
            _(
                "One taking of attendance: by default the morning and the afternoon of "
                "every day that has sessions or visits."
            ),
        ),
        "desk": (
            _("Desk"),
            _(
                "Where people arrive: a phone or laptop that scans passes and finds "
                "names, also without network."
            ),
        ),
        "attendance": (
            _("Attendance"),
            _(
                "Who was there, computed from ticks, scans and corrections, which are "
                "only ever added."
            ),
        ),
        "attendance_list": (
            _("attendance list"),
            _("The sheet that people sign by hand, with a cell for each half day."),
        ),
    }
