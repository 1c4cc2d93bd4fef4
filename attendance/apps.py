from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "attendance"

    def ready(self):
        """Fill the places that the floors below offer."""
        from attendance import fills  # noqa: PLC0415  models are ready only now

        fills.fill()
