"""What stands in the way of a certificate, and what is worth a look before it is issued."""

from django.utils.translation import gettext_lazy as _

from kit.pdf import cannot_print

NO_ATTENDANCE, UNPRINTABLE, GONE, TROUBLE = "no_attendance", "unprintable", "gone", "trouble"
NO_ADDRESS, NO_ORGANISATION = "no_address", "no_organisation"
NO_VERSION, NO_SIGNATORY, OPEN_ROLL_CALL = "no_version", "no_signatory", "open_roll_call"

# without attendance there is nothing to certify, and what no font has cannot be printed
BLOCKING = frozenset({NO_ATTENDANCE, UNPRINTABLE})

# about one person
REASONS = {
    NO_ATTENDANCE: _("no attendance"),
    UNPRINTABLE: _("a letter of the name or organisation cannot be printed"),
    NO_ADDRESS: _("organisation without address"),
    NO_ORGANISATION: _("no organisation"),
    GONE: _("no longer takes part"),
    TROUBLE: _("something unexpected happened; the operator finds it in the log"),
}

# about the event as a whole
GAPS = {
    NO_VERSION: _("No agenda is published yet: days and hours come from the draft."),
    NO_SIGNATORY: _("Fewer than two signatories are chosen: lines to sign on stay without a name."),
    OPEN_ROLL_CALL: _("Some roll calls are not done yet: days and hours may still grow."),
}

# where each can be mended: names of addresses of an event, or of one of its people
MENDED_AT = {
    NO_VERSION: "events:agenda",
    NO_SIGNATORY: "events:event_edit",
    OPEN_ROLL_CALL: "attendance:roll_call_now",
    NO_ATTENDANCE: "attendance:attendance",
    UNPRINTABLE: "mobility:participation",
    NO_ADDRESS: "mobility:participation",
    NO_ORGANISATION: "mobility:participation",
}


def problems_of(participation, attended) -> list[str]:
    """Keys of ``REASONS``, what blocks first."""
    found = []
    if not attended.days:
        found.append(NO_ATTENDANCE)
    if cannot_print(participation.name) or cannot_print(participation.organisation_name):
        found.append(UNPRINTABLE)
    organisation = participation.sending_organisation
    if not participation.organisation_name:
        found.append(NO_ORGANISATION)
    elif not participation.listed_address and not (organisation and organisation.has_address):
        found.append(NO_ADDRESS)
    return found
