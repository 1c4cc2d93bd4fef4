"""manage.py greet: where the site is and who can sign in, for whoever has just started it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand

from events.models import Role, User


class Command(BaseCommand):
    help = "Print addresses and accounts of a development site."
    requires_system_checks = []

    def handle(self, **options):
        self.stdout.write(f"\nKilim runs at {settings.SITE_URL}  (Ctrl-C stops it)\n")
        if settings.DEBUG:
            self._accounts()

    def _accounts(self):
        self.stdout.write("Sign in with one of these addresses; the code comes to the mail page:")
        self.stdout.write(f"  {_own_machine()}/mails/\n")
        for user in User.objects.filter(is_active=True).order_by("pk")[:12]:
            self.stdout.write(f"  {user.email:<36} {_what(user)}")


def _own_machine():
    """The site's address on this machine: the mail page answers nobody else."""
    told = urlsplit(settings.SITE_URL)
    return f"{told.scheme}://localhost:{told.port or 8000}"


def _what(user):
    if user.is_superuser:
        return "operator"
    roles = Role.objects.filter(user=user).select_related("project", "organisation")
    said = [f"{role.get_kind_display()} of {role.project or role.organisation}" for role in roles]
    return ", ".join(said) or "participant"
