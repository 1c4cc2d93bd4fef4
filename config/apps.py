from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """An app without models: the commands and checks that speak for the whole house."""

    name = "config"

    def ready(self):
        from config import checks  # noqa: F401, PLC0415  registers the system checks
