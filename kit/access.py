"""Who may: one declaration on every view, from which the permission matrix is printed too.

    @may("coordinator assistant", on="event")
    def people(request, event): …

    @may(GET="coordinator host", POST="coordinator", on="event")

``on`` names a kind of thing. Its finder, registered by the floor that owns the kind, turns the
parts of the address it asks for by name into the thing and the roles that the asking person
has towards it. The view gets the thing in their place. Strangers to a thing get 404,
people who know it but lack the right 403; whoever has not signed in is asked to, unless the
view is for ``everyone`` or opens with a code (decision 6).
"""

import inspect
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.urls import reverse

from kit import kept

EVERYONE, SIGNED_IN, OPERATOR = "everyone", "signed_in", "operator"
# roles that are proved by the address, the request or the thing itself, not by an account
BY_CODE = frozenset({"pass_holder", "device", "link_holder", "visitor"})
SAFE = ("GET", "HEAD")

_finders: dict[str, Callable] = {}
_role_givers: dict[str, list[Callable]] = defaultdict(list)


@dataclass(frozen=True)
class Found:
    """A thing and the roles the asking person has towards it; no roles means a stranger."""

    thing: object
    roles: frozenset = frozenset()


@dataclass(frozen=True)
class Rule:
    """What ``@may`` declared: per method the roles that may, and the kind of thing."""

    methods: dict = field(default_factory=dict)
    on: str = ""

    def allows(self, method: str, roles) -> bool:
        """Whether somebody with ``roles`` may use ``method``."""
        return bool(self.methods.get(method, frozenset()) & frozenset(roles))

    @property
    def is_open(self) -> bool:
        """Whether some of it can be used without signing in."""
        needed = frozenset().union(*self.methods.values())
        return bool(needed & (BY_CODE | {EVERYONE}))


def finds(kind: str):
    """Register a finder: ``def event(request, slug) -> Found``; it raises Http404 itself."""

    def register(finder):
        _finders[kind] = finder
        return finder

    return register


def gives_roles(kind: str):
    """Register a giver of more roles: ``def participants(request, thing) -> set``.

    It is asked only when the roles that the finder knows do not let the person in.
    """

    def register(giver):
        _role_givers[kind].append(giver)
        return giver

    return register


def site_roles(request) -> set:
    """The roles that need no thing: everyone, signed in, operator."""
    user = request.user
    if not user.is_authenticated:
        return {EVERYONE}
    return {EVERYONE, SIGNED_IN} | ({OPERATOR} if user.is_superuser else set())


def rule_for(roles: str = "", *, on: str = "", **by_method: str) -> Rule:
    """The rule of one declaration; ``roles`` alone means GET."""
    said = by_method or {"GET": roles}
    methods = {method: frozenset(names.split()) for method, names in said.items()}
    if "GET" in methods:
        methods["HEAD"] = methods["GET"]
    return Rule(methods, on)


def may(roles: str = "", *, on: str = "", **by_method: str):
    """Declare who may use a view, by which method, towards which kind of thing."""
    rule = rule_for(roles, on=on, **by_method)

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.method not in rule.methods:
                return _not_allowed(request, rule)
            if not rule.is_open and not request.user.is_authenticated:
                return _ask_to_sign_in(request)
            found, rest = _find(rule.on, request, kwargs)
            _admit(rule, request, found)
            return view(request, *([found.thing] if rule.on else []), *args, **rest)

        guarded.rule = rule
        # asked for above: the middleware would answer htmx with the whole sign-in page
        return login_not_required(guarded)

    return decorate


def _not_allowed(request, rule):
    """405 with words: it is met by those who reload the address of a press."""
    words = render_to_string("405.html", request=request) if request.method == "GET" else ""
    return HttpResponseNotAllowed(sorted(rule.methods), words)


def _ask_to_sign_in(request):
    """The sign-in page; 401 to htmx, which would put that page into a corner of this one.

    What was typed waits, and can be sent when its writer is signed in again.
    """
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    if request.method == "POST":
        kept.keep(request)
        return redirect_to_login(reverse("typed_again"))
    return redirect_to_login(request.get_full_path())


def _find(kind, request, kwargs):
    if not kind:
        return Found(None), kwargs
    finder = _finders[kind]
    wanted = _parts_of_address(finder)
    found = finder(request, **{name: kwargs[name] for name in wanted if name in kwargs})
    rest = {name: value for name, value in kwargs.items() if name not in wanted}
    return found, rest


@cache
def _parts_of_address(finder) -> frozenset[str]:
    return frozenset(inspect.signature(finder).parameters) - {"request"}


def _admit(rule, request, found):
    """Let in by what the finder found; a role that is proved without an account asks for none."""
    request.roles = found.roles
    if found.roles <= BY_CODE and rule.allows(request.method, found.roles):
        return
    request.roles |= site_roles(request)
    if not rule.allows(request.method, request.roles):
        _admit_by_more(rule, request, found)


def _admit_by_more(rule, request, found):
    """Let in by a role that a floor above gives, which is asked for only when it decides."""
    more = set().union(*(giver(request, found.thing) for giver in _role_givers[rule.on]))
    request.roles |= more
    if rule.allows(request.method, request.roles):
        return
    if found.roles | more:
        raise PermissionDenied
    if rule.on or not request.user.is_authenticated:
        raise Http404
    raise PermissionDenied


def declared(callback) -> Rule | None:
    """The rule on a view, also below decorators that keep ``__wrapped__``."""
    while callback is not None:
        if rule := getattr(callback, "rule", None):
            return rule
        callback = getattr(callback, "__wrapped__", None)
    return None
