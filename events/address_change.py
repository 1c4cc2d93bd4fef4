"""A new e-mail address on its way: proved by a code that was mailed to it.

What was asked for waits in the session of whoever asked, with a hash of the code. Only an
address that was proved ever belongs to an account.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter

from kit import clock, codes

KEY = "new_address"
HOLDS = timedelta(minutes=15)
ATTEMPTS = 3


@dataclass(frozen=True)
class Asked:
    """The address somebody wants, the hash of its code, since when, and how often it was wrong."""

    email: str
    digest: str
    at: str
    wrong: int = 0


def ask(request, email: str) -> str:
    """Begin: the code that must be mailed to ``email``."""
    code = get_adapter().generate_login_code()
    _keep(request, Asked(email, codes.digest("new-address", code), clock.now().isoformat()))
    return code


def asked(request) -> Asked | None:
    """What is on its way, for a quarter of an hour."""
    found = request.session.get(KEY)
    if not found or clock.now() - datetime.fromisoformat(found["at"]) > HOLDS:
        return None
    return Asked(**found)


def is_right(request, code: str) -> bool:
    """Whether ``code`` is the one that was mailed; the third wrong one ends it."""
    now = asked(request)
    if now.digest == codes.digest("new-address", code):
        return True
    if now.wrong + 1 < ATTEMPTS:
        _keep(request, Asked(now.email, now.digest, now.at, now.wrong + 1))
    else:
        forget(request)
    return False


def forget(request) -> None:
    """Nothing is on its way any more."""
    request.session.pop(KEY, None)


def _keep(request, now):
    request.session[KEY] = asdict(now)
