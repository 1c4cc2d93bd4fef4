"""What every test may ask for: the cast, a stopped clock, rows that a module shares."""

import gc
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import translation

from kit import append_only, clock
from tests.factories.cast import Cast
from tests.factories.routes import askers as askers_of
from tests.factories.world import make_world, world_settings

TODAY = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)


def pytest_collection_modifyitems(config, items):
    """What is one database's own runs there; what needs no database runs on SQLite alone."""
    kept, left = [], []
    for item in items:
        (left if _is_for_another_database(item) else kept).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def pytest_collection_finish():
    """What is loaded by now stays until the end: the collector need not look through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _is_for_another_database(item) -> bool:
    if mark := item.get_closest_marker("only"):
        return mark.args[0] != connection.vendor
    asks = item.get_closest_marker("django_db") or {"db", "live_server"} & set(item.fixturenames)
    return connection.vendor != "sqlite" and not asks


@pytest.fixture(autouse=True)
def _in_english():
    """A page answers in the language it was asked in, and leaves it behind."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _append_only_tables_can_be_emptied(request):
    """Flushing deletes rows, which triggers refuse; they are made again for the next test."""
    if not _is_flushed(request):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    append_only.protect()
    yield
    cache.clear()  # its table belongs to no model, so flushing leaves it
    append_only.lift()


def _is_flushed(request):
    marker = request.node.get_closest_marker("django_db")
    asked = bool(marker and marker.kwargs.get("transaction"))
    return asked or bool({"transactional_db", "live_server"} & set(request.fixturenames))


@pytest.fixture(scope="module")
def taken_back(django_db_setup, django_db_blocker):
    """``with taken_back():`` makes rows for more than one test, and takes them back at its end."""

    @contextmanager
    def taken_back():
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return taken_back


@pytest.fixture(scope="module")
def shared(taken_back):
    """Rows made in here are found by every test of the module, however others changed them.

    Not for modules with tests that need a database without a transaction around them.
    """
    with taken_back():
        yield


@pytest.fixture(scope="module")
def shared_cast():
    """A module that gives it, made in ``shared``, finds those of it who are made already."""
    return Cast()


@pytest.fixture
def cast(db, shared_cast):
    """Objects of the test's own, so that none is seen as another test left it."""
    return deepcopy(shared_cast)


def member(name):
    @pytest.fixture(name=name)
    def member(cast):
        return getattr(cast, name)

    return member


project, graz, seville, event = map(member, ("project", "graz", "seville", "event"))
ayse, deniz, lukas, carmen = map(member, ("ayse", "deniz", "lukas", "carmen"))
cetta, root, otto = map(member, ("cetta", "root", "otto"))


@pytest.fixture
def today():
    """The clock stopped at 09:10 in Graz on the event's second day."""
    with clock.at(TODAY) as moment:
        yield moment


@pytest.fixture
def world(cast, today, settings, tmp_path):
    """One of everything: see ``make_world``."""
    for name, value in world_settings(tmp_path).items():
        setattr(settings, name, value)
    return make_world(cast, today)


@pytest.fixture
def askers(cast):
    """Who asks -> a browser."""
    return askers_of(cast)
