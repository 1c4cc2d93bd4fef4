from django.apps import AppConfig
from django.db.models.signals import post_migrate


class KitConfig(AppConfig):
    name = "kit"

    def ready(self):
        from kit import append_only, outbox, work  # noqa: PLC0415  models must be loaded first

        post_migrate.connect(append_only.protect_after_migrate, dispatch_uid="append_only")
        work.sweeps(outbox.deliver)
