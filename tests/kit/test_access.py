import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from kit import access
from kit.access import Found, declared, finds, gives_roles, may, rule_for

THINGS = {"mine": {"owner"}, "shared": {"reader"}, "foreign": set()}


@finds("test_thing")
def thing(request, name):
    return Found(name, frozenset(THINGS[name]))


class Somebody:
    is_authenticated = True

    def __init__(self, is_superuser=False):
        self.is_superuser = is_superuser


def ask(view, method="GET", user=None, **kwargs):
    request = getattr(RequestFactory(), method.lower())("/somewhere/")
    request.user = user or AnonymousUser()
    return view(request, **kwargs)


def answering(*rules, **named):
    @may(*rules, **named)
    def view(request, *things, **rest):
        return HttpResponse(f"{things} {rest} {sorted(request.roles)}")

    return view


def test_view_gets_the_thing_in_place_of_its_part_of_the_address():
    view = answering("owner", on="test_thing")

    answer = ask(view, user=Somebody(), name="mine", page=2)

    assert answer.content == b"('mine',) {'page': 2} ['everyone', 'owner', 'signed_in']"


def test_strangers_get_not_found_and_people_without_the_right_are_refused():
    view = answering("owner", on="test_thing")

    with pytest.raises(Http404):
        ask(view, user=Somebody(), name="foreign")
    with pytest.raises(PermissionDenied):
        ask(view, user=Somebody(), name="shared")


def test_whoever_has_not_signed_in_is_asked_to_before_anything_is_looked_for():
    view = answering("owner", on="test_thing")

    answer = ask(view, name="no such thing")

    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/somewhere/")


def test_view_that_opens_without_an_account_says_not_found_to_strangers():
    view = answering("visitor owner", on="test_thing")

    with pytest.raises(Http404):
        ask(view, name="foreign")


def test_each_method_has_its_own_roles():
    view = answering(GET="reader owner", POST="owner", on="test_thing")

    assert ask(view, user=Somebody(), name="shared").status_code == 200
    with pytest.raises(PermissionDenied):
        ask(view, "POST", Somebody(), name="shared")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_method_that_is_not_declared_is_refused_for_everybody(method):
    answer = ask(answering("everyone"), method)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_head_is_allowed_wherever_get_is():
    assert rule_for("owner").allows("HEAD", {"owner"})


def test_operator_is_a_role_of_the_account():
    view = answering("operator")

    assert ask(view, user=Somebody(is_superuser=True)).status_code == 200
    with pytest.raises(PermissionDenied):
        ask(view, user=Somebody())


def test_upper_floor_gives_more_roles(monkeypatch):
    monkeypatch.setitem(access._role_givers, "test_thing", [])

    @gives_roles("test_thing")
    def guests(request, thing):
        return {"guest"} if thing == "foreign" else set()

    answer = ask(answering("guest", on="test_thing"), user=Somebody(), name="foreign")

    assert b"guest" in answer.content


def test_upper_floor_is_asked_only_when_its_answer_decides(monkeypatch):
    monkeypatch.setitem(access._role_givers, "test_thing", [])
    asked = []

    @gives_roles("test_thing")
    def guests(request, thing):
        asked.append(thing)
        return {"guest"}

    view = answering("owner guest", on="test_thing")
    for name in ("mine", "shared"):
        assert ask(view, user=Somebody(), name=name).status_code == 200

    assert asked == ["shared"]


def test_rule_can_be_read_from_the_view_below_other_decorators():
    view = answering("owner", on="test_thing")

    def wrapper(request):
        return view(request)

    wrapper.__wrapped__ = view

    assert declared(wrapper) == rule_for("owner", on="test_thing")
    assert declared(lambda request: None) is None


def test_piece_of_a_page_is_refused_and_not_replaced_by_the_sign_in_page():
    request = RequestFactory().get("/somewhere/", headers={"HX-Request": "true"})
    request.user = AnonymousUser()

    answer = answering("owner", on="test_thing")(request, name="mine")

    assert answer.status_code == 401
