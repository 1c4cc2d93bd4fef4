"""Parts of addresses: codes in any case, days as ISO dates."""

from datetime import date

from django.urls import register_converter


class Code:
    """A code as printed or scanned; comparing is the finder's work."""

    regex = "[0-9A-Za-z-]{16,40}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


class Day:
    """A calendar day: 2026-11-23."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value):
        return date.fromisoformat(value)

    def to_url(self, value):
        return value.isoformat()


register_converter(Code, "code")
register_converter(Day, "day")
