from django.apps import AppConfig

from kit import work


class ConfigConfig(AppConfig):
    """An app without models: the commands and checks that speak for the whole house."""

    name = "config"

    def ready(self):
        from config import checks, starting  # noqa: F401, PLC0415  registers the system checks

        work.first(starting.look_at_database)
        work.first(starting.say_what_lacks)
