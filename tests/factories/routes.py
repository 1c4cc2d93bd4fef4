"""Asking for every route of the house, as each kind of person that the matrix knows."""

import re

from django.db import transaction
from django.test import Client

from config.matrix import PEOPLE, matrix
from tests.factories.answers import body

ROUTES = [entry for entry in matrix() if not entry["name"].startswith("account_")]
ACCOUNTS = {"participant": "cetta", "contact": "carmen", "host": "lukas", "assistant": "deniz",
            "coordinator": "ayse", "operator": "root", "outsider": "otto"}  # fmt: skip


def askers(cast) -> dict[str, Client]:
    """Who asks, as a browser that is signed in where the person has an account."""
    asking = {who: Client(raise_request_exception=True) for who in PEOPLE}
    for who, name in ACCOUNTS.items():
        asking[who].force_login(getattr(cast, name))
    return asking


def address(entry, world, who):
    """The route with this world's names in it; a code only for whoever holds it."""
    parts = world["any"] | world.get(entry["on"], {})
    if entry["on"] == "pass":
        parts = parts | {"code": world["pass_code"] if who == "pass holder" else "0" * 26}
    if who != "link holder":
        parts = parts | {"secret": "0" * 26}
    path = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", entry["route"])
    path = re.sub(r"\[(\w)\w\]", r"\1", path).replace("[.]", ".").replace("^", "").rstrip("$")
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(parts[found[1]]), path.replace("//", "/"))


def ask(client, method, path, world, who):
    """The answer, with whatever it changed taken back."""
    headers = {"Authorization": f"Bearer {world['token']}"} if who == "device" else {}
    if who == "device":
        client.cookies["kilim_device"] = world["token"]
    with transaction.atomic():
        response = getattr(client, method.lower())(path, headers=headers)
        content = body(response)
        transaction.set_rollback(True)
    return response, content
