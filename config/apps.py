from django.apps import AppConfig

from kit import work


class ConfigConfig(AppConfig):
    """An app without models: the commands and checks that speak for the whole house."""

    name = "config"

    def ready(self):
        from config import (  # noqa: PLC0415
            checks,  # noqa: F401  registers the system checks
            parts,
            starting,
        )

        parts.register()
        work.first(starting.look_at_database)
        work.first(starting.say_what_lacks)
