import logging
import sys

import pytest

from kit.logs import WithoutSecrets, scrub


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("GET /p/0123456789ABCDEFGHJKMNPQRS 200", "GET /p/***"),
        ("Not Found: /verify/7Q4K-2M9X-HB3T-RWZC", "Not Found: /verify/***"),
        ("Not Found: /verify/7Q4K 2M9X HB3T RWZC", "Not Found: /verify/***"),
        ("Not Found: /Verify/7q4k%202m9x%20hb3t%20rwzc", "Not Found: /Verify/***"),
        ("/events/graz/k/0123456789ABCDEFGHJKMNPQRS/", "/events/graz/k/***/"),
        ("/api/v1/desk/people?q=ayse&x=1", "/api/v1/desk/people?q=***&x=1"),
        ("to ayse@ornek.example", "to ***@***"),
        ("/events/graz/desk/links/", "/events/graz/desk/links/"),
    ],
)
def test_codes_addresses_and_searches_are_masked(said, kept):
    assert scrub(said) == kept


def test_arguments_and_tracebacks_are_masked_too():
    try:
        raise ValueError({"ayse@ornek.example": (550, b"unknown")})
    except ValueError:
        record = logging.makeLogRecord(
            {"msg": "mail to %s", "args": ("ayse@ornek.example",), "exc_info": sys.exc_info()}
        )

    written = WithoutSecrets().format(record)

    assert written.startswith("mail to ***@***\nTraceback")
    assert written.endswith("ValueError: {'***@***': (550, b'unknown')}")


def test_what_the_site_logs_goes_through_it(settings):
    handler = settings.LOGGING["handlers"]["console"]

    assert settings.LOGGING["formatters"][handler["formatter"]] == {"()": "kit.logs.WithoutSecrets"}
