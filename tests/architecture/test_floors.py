"""Imports are kept by import-linter; relations and reverse look-ups are kept here."""

import ast
import re
from pathlib import Path

from django.apps import apps
from django.conf import settings

PATH = r"-?[A-Za-z]\w*?(__\w+)+"
FLOORS = ["kit", "events", "mobility", "attendance", "certificates"]


def models_of(floor):
    return apps.get_app_config(floor).get_models()


def floors_above(floor):
    return FLOORS[FLOORS.index(floor) + 1 :]


def test_relations_point_down_or_stay():
    upward = [
        f"{model._meta.label}.{field.name}"
        for floor in FLOORS
        for model in models_of(floor)
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model
        if field.related_model._meta.app_label in floors_above(floor)
    ]

    assert upward == []


def test_the_kit_points_at_no_other_app():
    pointing = [
        f"{model._meta.label}.{field.name}"
        for model in models_of("kit")
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model._meta.app_label != "kit"
    ]

    assert pointing == []


def reverse_names(floor):
    """Names under which rows of upper floors hang on models of ``floor`` or below."""
    below = FLOORS[: FLOORS.index(floor) + 1]
    names = set()
    for upper in floors_above(floor):
        for model in models_of(upper):
            for field in model._meta.get_fields():
                target = field.related_model if field.concrete else None
                if target and target._meta.app_label in below:
                    names.add(field.remote_field.get_accessor_name() or "")
                    names.add(field.related_query_name())
    return {name for name in names if name and name != "+"}


def uses(tree):
    """Attribute names and the parts of query paths that a module uses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg.split("__")[0]
        elif isinstance(node, ast.Constant) and re.fullmatch(PATH, str(node.value)):
            yield node.value.lstrip("-").split("__")[0]


def own_names(floor):
    """Field and accessor names that models of ``floor`` and below may use."""
    allowed = set()
    for level in FLOORS[: FLOORS.index(floor) + 1]:
        for model in models_of(level):
            for field in model._meta.get_fields():
                if field.concrete or field.related_model._meta.app_label not in floors_above(floor):
                    allowed.add(field.name)
                    if not field.concrete:
                        allowed.add(field.get_accessor_name())
    return allowed


def test_reverse_look_ups_do_not_reach_an_upper_floor():
    reaching = []
    for floor in FLOORS:
        forbidden = reverse_names(floor) - own_names(floor)
        for path in sorted((Path(settings.BASE_DIR) / floor).rglob("*.py")):
            if "migrations" not in path.parts:
                used = set(uses(ast.parse(path.read_text())))
                reaching += [f"{path.name}: {name}" for name in sorted(used & forbidden)]

    assert reaching == []
