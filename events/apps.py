from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"

    def ready(self):
        from events import mails, menus  # noqa: PLC0415  models must be loaded first

        mails.register()
        menus.register()
