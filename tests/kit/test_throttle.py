from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from kit import clock, throttle
from mobility.actions.passes import current_pass

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@throttle.limited("test", attempts=3, seconds=60)
def page(request):
    return HttpResponse("ok")


def ask(address="192.0.2.7", method="get", forwarded=None):
    extra = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = getattr(RequestFactory(), method)("/", REMOTE_ADDR=address, **extra)
    request.user = None
    return page(request)


def test_attempts_are_counted_over_every_method_and_then_answered_429(today):
    answers = [ask(method=method).status_code for method in ("get", "head", "post", "get")]

    assert answers == [200, 200, 200, 429]


def test_refusal_says_when_to_come_back(today):
    for _ in range(3):
        ask()

    refused = ask()

    assert refused["Retry-After"] == "60"
    assert b"Too many requests" in refused.content


def test_another_address_and_the_next_window_are_free(today):
    for _ in range(3):
        ask()

    assert ask("192.0.2.8").status_code == 200
    with clock.at(today + timedelta(seconds=61)):
        assert ask().status_code == 200


def test_another_purpose_has_its_own_attempts(today):
    spent = [throttle.spend(purpose, "x", attempts=1, seconds=60) for purpose in ("a", "b", "a")]

    assert spent == [True, True, False]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_addresses_are_normalised_to_a_network(address, network):
    assert throttle.network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


@pytest.mark.parametrize(
    ("trusted", "forwarded", "found"),
    [
        (0, "198.51.100.1", "192.0.2.7"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "198.51.100.1", "192.0.2.7"),
        (1, "not an address", "192.0.2.7"),
    ],
)
def test_forwarded_addresses_count_as_far_as_proxies_are_trusted(
    settings, trusted, forwarded, found
):
    settings.TRUSTED_PROXY_COUNT = trusted
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR=forwarded)

    assert throttle.network_of(request) == found


def test_spoofed_headers_do_not_give_more_attempts(today):
    answers = [ask(forwarded=f"10.0.0.{number}").status_code for number in range(50)]

    assert answers.count(200) == 3


def test_no_address_lies_in_the_cache(today):
    ask("192.0.2.7")

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM kit_cache")
        assert not [key for (key,) in cursor.fetchall() if "192.0.2.7" in key]


def test_simultaneous_askers_never_get_more_than_the_attempts(transactional_db, today):
    barrier, won = Barrier(8), []

    def run():
        barrier.wait()
        won.append(throttle.spend("race", "x", attempts=5, seconds=60))
        connection.close()

    threads = [Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert won.count(True) == 5


def test_wrong_codes_are_slowed_and_right_ones_never(client, event, cetta, caplog):
    code = current_pass(event.participations.get()).code
    answers = [client.get("/p/" + "0" * 26).status_code for _guess in range(61)]

    assert answers == [404] * 60 + [429]
    assert client.get(f"/p/{code}").status_code == 200
    assert "more than 60 wrong codes" in caplog.text


@pytest.mark.parametrize("path", ["/desk/{}", "/events/{slug}/k/{}/", "/p/{}"])
def test_every_kind_of_code_is_counted(client, event, monkeypatch, path):
    monkeypatch.setattr(throttle, "spend", lambda *args, **limits: False)

    answer = client.get(path.format("0" * 26, slug=event.slug))

    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
