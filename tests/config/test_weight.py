"""How heavy pages are as they are served: what a phone has to fetch, and what it may keep.

Styles, scripts and fonts are the built ones, collected as in production.
"""

import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponseNotFound
from django.templatetags.static import static
from django.test import Client, RequestFactory, override_settings
from whitenoise.middleware import WhiteNoiseMiddleware

from events.funding_words import statement
from tests.factories.routes import ROUTES, address

pytestmark = pytest.mark.django_db

KB = 1000
PRODUCTION = "whitenoise.storage.CompressedManifestStaticFilesStorage"
LINKED = re.compile(rb'<(?:link rel="stylesheet" href|script[^>]* src)="(/static/[^"]+)"')
IMPORTED = re.compile(rb"""["'](\./[\w-]+\.(?:js|wasm))["']""")
FACE = re.compile(r"@font-face\{(.*?)\}")
# what the six languages are written with, beyond ASCII
LETTERS = {
    "en": "’“”–…", "tr": "çğıİöşüÇĞÖŞÜâîû’“”", "de": "äöüßÄÖÜ„“–", "es": "áéíóúñüÁÉÍÓÚÑ¿¡«»",
    "it": "àèéìòùÀÈÉÌÒÙ«»’", "mt": "ċġħżàèìòùĊĠĦŻ’",
}  # fmt: skip
PARTICIPANT_PAGES = {
    "mobility:pass": "pass holder", "mobility:claim": "pass holder", "mobility:my": "participant",
    "events:event_page": "participant", "certificates:verify": "anonymous",
    "certificates:verified": "anonymous",
}  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Static files as production gives them away: ``served(path)`` is the answer to a browser."""
    files = settings.STORAGES | {"staticfiles": {"BACKEND": PRODUCTION}}
    with override_settings(
        STORAGES=files, STATIC_ROOT=tmp_path_factory.mktemp("static"),
        WHITENOISE_USE_FINDERS=False, WHITENOISE_AUTOREFRESH=False,
    ):  # fmt: skip
        call_command("collectstatic", interactive=False, verbosity=0)
        files = WhiteNoiseMiddleware(lambda request: HttpResponseNotFound())
        browser = RequestFactory(headers={"Accept-Encoding": "gzip, deflate, br"})
        yield lambda path: files(browser.get(path))


def weight(answer) -> int:
    assert answer.status_code == 200
    return int(answer["Content-Length"])


def fetched(page: bytes, served) -> dict[str, int]:
    """Every style and script of a page with what it weighs packed, imports included."""
    waiting = {path.decode() for path in LINKED.findall(page)}
    found = {}
    while waiting:
        path = waiting.pop()
        found[path] = weight(served(path))
        if path.endswith(".js"):
            text = (settings.STATIC_ROOT / path.removeprefix("/static/")).read_bytes()
            imports = {f"/static/{name[2:].decode()}" for name in IMPORTED.findall(text)}
            waiting |= imports - found.keys()
    return found


def page_of(world, name, who, accounts) -> bytes:
    entry = next(entry for entry in ROUTES if entry["name"] == name)
    client = Client(headers={"Accept-Encoding": "gzip, deflate, br"})
    if who in accounts:
        client.force_login(accounts[who])
    if who == "device":
        client.cookies["kilim_device"] = world["token"]
    answer = client.get(address(entry, world, who))
    assert answer.status_code == 200
    return answer.content


@pytest.mark.parametrize(("name", "who"), PARTICIPANT_PAGES.items())
def test_page_of_a_participant_weighs_less_than_60_kb(world, served, cetta, name, who):
    page = page_of(world, name, who, {"participant": cetta})

    files = fetched(page, served)

    assert len(files) >= 3  # styles, scripts, the brightness
    assert len(page) + sum(files.values()) < 60 * KB


def test_desk_with_its_decoder_weighs_less_than_700_kb(world, served):
    page = page_of(world, "attendance:desk", "device", {})

    files = fetched(page, served)

    assert any(path.endswith(".wasm") for path in files)
    assert len(page) + sum(files.values()) < 700 * KB


def style_sheet(served) -> str:
    return (settings.STATIC_ROOT / static("kilim.css").removeprefix("/static/")).read_text()


def faces(served):
    """(family, address, letters) of every face that can be fetched."""
    for rule in FACE.findall(style_sheet(served)):
        family = re.search(r'font-family:"?([\w ]+)', rule)[1]
        url = re.search(r'url\("?\.?/?([^")]+)"?\)', rule)[1]
        codes = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule)
        letters = {chr(n) for a, b in codes for n in range(int(a, 16), int(b or a, 16) + 1)}
        yield family, f"/static/{url}", letters


@pytest.mark.parametrize("language", LETTERS)
def test_fonts_of_a_page_weigh_less_than_190_kb(served, language):
    """The worst case: each family is used, and the machine has no typeface for the statement."""
    written = set(map(chr, range(0x20, 0x7F))) | set(LETTERS[language])
    stated = set(statement(language))

    needed = {
        url
        for family, url, letters in faces(served)
        if letters & (stated if family == "Funding Statement" else written)
    }

    assert len({family for family, url, _letters in faces(served) if url in needed}) == 3
    assert sum(weight(served(url)) for url in needed) < 190 * KB


@pytest.mark.parametrize("name", ["Παπαδόπουλος", "Шевченко", "Għaxaq", "Çağlayan"])
def test_names_of_other_alphabets_have_a_font_of_their_own(served, name):
    for family in ("Source Sans 3 Variable", "Source Serif 4"):
        known = set().union(*(letters for its, _url, letters in faces(served) if its == family))

        assert set(name) <= known


def test_styles_and_fonts_are_kept_for_a_year_and_never_asked_for_again(served):
    names = [static("kilim.css"), static("app.js"), *(url for _family, url, _l in faces(served))]

    for name in names:
        kept = served(name)["Cache-Control"]
        assert "immutable" in kept
        assert int(re.search(r"max-age=(\d+)", kept)[1]) >= 31_536_000


def test_styles_and_scripts_come_packed(served):
    assert {served(static(name))["Content-Encoding"] for name in ("kilim.css", "app.js")} == {"br"}
