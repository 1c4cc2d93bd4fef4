"""Slowing down those who guess: how often one network address may ask, per purpose.

    @throttle.limited("verify", attempts=60, seconds=60)
    def verified(request, code): …                      429 with a page when it is too much

    throttle.spend("surname", certificate.ref, attempts=30, seconds=3600)   -> False: too much

    throttle.wrong_code(request)                        404, or TooMany after a minute of guessing

An attempt takes one of a window's numbered slots in the cache. ``add`` gives a slot to exactly one
asker on every cache Django has, also on the database's, whose ``incr`` loses counts in a race.
"""

import hashlib
import logging
from functools import wraps
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import Http404
from django.shortcuts import render

from kit import clock

IPV6_NETWORK = 64  # what one household or office gets
LOOPBACK = ("127.0.0.1", "::1")
WRONG_CODES = {"attempts": 60, "seconds": 60}  # of one network; right codes are never counted

logger = logging.getLogger(__name__)


class TooMany(Exception):
    """Somebody guesses; answered by ``config.middleware.patience``."""

    def __init__(self, seconds: int):
        self.seconds = seconds


def limited(purpose: str, *, attempts: int, seconds: int):
    """Answer 429 when one network address asks more often than that, by whatever method."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            who = network_of(request)
            if spend(purpose, who, attempts=attempts, seconds=seconds):
                return view(request, *args, **kwargs)
            return too_many(request, seconds)

        return guarded

    return decorate


def spend(purpose: str, who, *, attempts: int, seconds: int) -> bool:
    """Take one of ``attempts`` in this window of ``seconds``; False when none is left."""
    window = int(clock.now().timestamp() // seconds)
    # hashed, so that nobody's address lies in the cache
    name = hashlib.sha256(f"{purpose}|{who}|{window}".encode()).hexdigest()[:40]
    slots = [f"throttle:{name}:{number}" for number in range(attempts)]
    taken = cache.get_many(slots)
    return any(cache.add(slot, 1, 2 * seconds) for slot in slots if slot not in taken)


def wrong_code(request):
    """Answer a code that is nobody's: 404, and from the 61st in a minute on 429.

    Only wrong codes are counted, and right ones are answered whatever was counted, so that a full
    hall behind one address is never locked out by one guesser. What keeps a code from being
    guessed is its 128 bits; this keeps the guessing short, cheap and in the log.
    """
    who = network_of(request)
    if spend("wrong-code", who, **WRONG_CODES):
        raise Http404
    logger.warning("more than %(attempts)s wrong codes in %(seconds)s seconds", WRONG_CODES)
    raise TooMany(WRONG_CODES["seconds"])


def too_many(request, seconds: int):
    """The page that asks for patience."""
    minutes = -(-seconds // 60)
    response = render(request, "429.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(seconds)
    return response


def is_this_machine(request) -> bool:
    """Asked on the machine itself, not through a proxy that runs on it."""
    through_proxy = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not through_proxy


def network_of(request) -> str:
    """The asker's address: one IPv4 address, or the /64 network of an IPv6 one.

    ``X-Forwarded-For`` counts only as far as ``TRUSTED_PROXY_COUNT`` proxies of our own wrote it.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    trusted = settings.TRUSTED_PROXY_COUNT
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if trusted and len(forwarded) >= trusted:
        return _network(forwarded[-trusted].strip()) or _network(direct)
    return _network(direct)


def _network(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ip_network((int(address), IPV6_NETWORK), strict=False))
