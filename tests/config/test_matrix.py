"""Every route × method × person answers as the permission matrix says, and no body carries a
word of the other project (must show 6 of the main job)."""

import pytest

from config.matrix import PEOPLE
from tests.factories.routes import ROUTES, address, ask

pytestmark = pytest.mark.django_db

# long enough that no random token holds one by chance
CANARY_WORDS = [
    "Canary Rivers",
    "Canary meeting",
    "Canaria",
    "Rivulet",
    "Quiet Rivers",
    "CANARYRIV",
    "rivers.example",
    "Otto Canary",
]
KNOW_BOTH = {"outsider", "operator"}  # the operator knows every project by its name
DENIED = {401, 403, 404}


def let_in(response):
    asks_to_sign_in = response.headers.get("Location", "").startswith("/sign-in/?next=")
    return response.status_code not in DENIED and not asks_to_sign_in


# presses that name what they are about in the form: an empty one finds nothing, whoever asks
SPEAKS_OF = ("item_restore", "item_copy", "item_move", "role_take", "role_give_back", "link_end",
             "device_end", "link_reopen", "device_reopen", "pass_check_in")  # fmt: skip


def asked(world, askers, names, methods=None):
    """(who, method, path, the matrix's answer, response, body) of every route for each name."""
    for who in names:
        for entry in ROUTES:
            path = address(entry, world, who)
            for method in methods or entry["methods"].keys() - {"HEAD"}:
                answer = entry["methods"].get(method, {}).get(who)
                if entry["name"].endswith(SPEAKS_OF) and answer == "allow":
                    continue
                response, body = ask(askers[who], method, path, world, who)
                yield who, method, path, answer, response, body


def leaks(who, response, body):
    """Words of the other project in an answer for somebody who must not know them."""
    said = body.decode("utf-8", "replace") + str(response.headers)
    return [] if who in KNOW_BOTH else [word for word in CANARY_WORDS if word in said]


def test_every_route_answers_as_the_matrix_says_without_a_foreign_word(world, askers):
    wrong, leaking = [], []
    for who, method, path, answer, response, body in asked(world, askers, PEOPLE):
        if response.status_code >= 500 or ("allow" if let_in(response) else "deny") != answer:
            wrong.append(f"{who}: {method} {path}: {response.status_code}, not {answer}")
        leaking += [f"{who}: {path}: {word}" for word in leaks(who, response, body)]

    assert wrong == []
    assert leaking == []


def test_the_outsider_reaches_nothing_of_the_first_project(world, askers):
    reached = [
        path
        for _who, _method, path, _answer, _response, body in asked(
            world, askers, ["outsider"], ["GET"]
        )
        if "Welcoming Cities" in body.decode("utf-8", "replace")
        and path.lower() != certified(world)
    ]

    assert reached == []


def certified(world):
    """Verification is for anybody who holds the code of a certificate."""
    return f"/verify/{world['any']['code']}".lower()
