from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class EventsConfig(AppConfig):
    name = "events"

    def ready(self):
        from events import mails, menus, sessions  # noqa: PLC0415  models must be loaded first
        from kit import work  # noqa: PLC0415

        mails.register()
        menus.register()
        work.sweeps(sessions.delete_expired, every=sessions.SWEPT_EVERY)
        user_logged_in.connect(sessions.begin, dispatch_uid="sessions")
