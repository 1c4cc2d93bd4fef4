from django.apps import AppConfig


class MobilityConfig(AppConfig):
    name = "mobility"

    def ready(self):
        from mobility import letters, menus, telling_letters  # noqa: F401, PLC0415  letters register themselves

        menus.register()
