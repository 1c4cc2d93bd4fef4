from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class EventsConfig(AppConfig):
    name = "events"

    def ready(self):
        from events import mails, menus, sessions  # noqa: PLC0415  models must be loaded first

        mails.register()
        menus.register()
        user_logged_in.connect(sessions.begin, dispatch_uid="sessions")
