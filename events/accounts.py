"""Signing in: a code by mail, no passwords, no open sign-up (decision 4)."""

from allauth.account.adapter import DefaultAccountAdapter
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.access import roles_held_by
from events.models import Event
from events.workspace import home_url
from kit import clock, outbox

WRONG_CODE = _("This is not the code from the newest mail. Look again, or ask for a new one.")


class Adapter(DefaultAccountAdapter):
    """allauth with our words: accounts are made by invitation, the code comes as plain text."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, then ask for a new "
                                     "code."),
        "rate_limited": _("A mail is on its way already. Wait a minute before you ask again."),
    }  # fmt: skip

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        """An address that cannot even be read is not safe; allauth would raise."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def get_login_redirect_url(self, request):
        """Straight to the event, when exactly one of somebody's own runs today."""
        today = Event.objects.visible_to(request.user).on(clock.now().date())[:2]
        if len(today) == 1:
            return home_url(today[0], roles_held_by(request.user))
        return reverse("events:home")

    def send_mail(self, template_prefix, email, context):
        """The sign-in code, in the language of the page on which it was asked for.

        It bypasses the outbox because somebody waits for it.
        """
        outbox.send_now(outbox.letter(email, "emails/events/sign_in_code.txt", context))
