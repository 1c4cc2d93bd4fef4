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
        ("no pass 0123456789abcdefghjkmnpqrs here", "no pass *** here"),
        ("letters 7Q4K-2M9X-HB3T-RWZC of it", "letters *** of it"),
        ("/sign-in/?next=%2Fp%2F0123456789ABCDEFGHJKMNPQRS", "/sign-in/?next=%2Fp%2F***"),
        (
            "/event-overview/ 2026-11-24 1234567890123456",
            "/event-overview/ 2026-11-24 1234567890123456",
        ),
        ("ref 557dee95-5d92-4c21-b56f-6140bbcd26a8", "ref 557dee95-5d92-4c21-b56f-6140bbcd26a8"),
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
