"""The permission matrix, made from the rules that the views enforce."""

from django.urls import URLPattern, URLResolver, get_resolver

from config.pages import OTHER_PAGES
from kit.access import EVERYONE, OPERATOR, SIGNED_IN, declared

# who asks -> the roles they have towards their own project's things and their own codes
PEOPLE = {
    "anonymous": {EVERYONE},
    "pass holder": {EVERYONE, "pass_holder"},
    "link holder": {EVERYONE, "link_holder"},
    "device": {EVERYONE, "device"},
    "participant": {EVERYONE, SIGNED_IN, "participant"},
    "contact": {EVERYONE, SIGNED_IN, "contact"},
    "host": {EVERYONE, SIGNED_IN, "host"},
    "assistant": {EVERYONE, SIGNED_IN, "assistant"},
    "coordinator": {EVERYONE, SIGNED_IN, "coordinator"},
    "operator": {EVERYONE, SIGNED_IN, OPERATOR},
    "outsider": {EVERYONE, SIGNED_IN},
}


def routes():
    """(path, name, rule or None) of every route, in the order of the resolver."""
    yield from _walk(get_resolver().url_patterns, "/", "")


def _walk(patterns, prefix, namespace):
    for entry in patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (namespace, entry.namespace) if part)
            yield from _walk(entry.url_patterns, path, inner)
        elif isinstance(entry, URLPattern):
            name = ":".join(part for part in (namespace, entry.name) if part)
            yield path, name, declared(entry.callback) or OTHER_PAGES.get(entry.name)


def routes_without_rule() -> list[str]:
    """Paths that nothing declares."""
    return [path for path, _name, rule in routes() if rule is None]


def matrix() -> list[dict]:
    """One entry per route: path, name, kind of thing, and per method who is let in."""
    return [
        {"route": path, "name": name, "on": rule.on, "methods": _who(rule)}
        for path, name, rule in routes()
        if rule
    ]


def _who(rule):
    return {
        method: {
            who: "allow" if rule.allows(method, roles) else "deny" for who, roles in PEOPLE.items()
        }
        for method in sorted(rule.methods)
    }
