import pytest
from django.template import Context, Template

from kit import parts


@pytest.fixture(autouse=True)
def only_these(monkeypatch):
    monkeypatch.setattr(parts, "_filled", type(parts._filled)(list))


def late(context, thing):
    return f"<b>{thing} late</b>"


def early(context, thing):
    return f"<i>{thing} early {context['who']}</i>"


def test_place_shows_what_floors_put_there_in_order():
    parts.fill("test.place", late, order=60)
    parts.fill("test.place", early, order=10)

    page = Template('{% part "test.place" thing %}').render(Context({"thing": "Graz", "who": "a"}))

    assert page == "<i>Graz early a</i><b>Graz late</b>"


def test_place_that_nobody_fills_is_empty():
    assert Template('{% part "test.place" %}').render(Context()) == ""


def test_filling_twice_with_the_same_function_fills_once():
    for _start in range(2):
        parts.fill("test.place", late)

    assert parts.filled("test.place") == [late]
