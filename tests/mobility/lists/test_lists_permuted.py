"""The same people in whatever shape a partner could have sent them."""

import csv
import io
import json
import random

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.sheets.reader import read_workbook
from mobility.lists.rows import read_rows
from mobility.lists.table import find_table
from tests.mobility.lists.lists import FOLDER

EXPECTED = json.loads((FOLDER / "expected.json").read_text())["people"]
SOURCES = sorted({person["source"] for person in EXPECTED})

HEADERS = {
    "en": ("First name", "Surname", "Name", "Organisation", "E-mail", "Arrival", "Phone"),
    "tr": ("Adı", "Soyadı", "Adı Soyadı", "Kurumu", "E-posta", "Geliş Tarihi", "Cep No"),
    "de": ("Vorname", "Nachname", "Name", "Einrichtung", "E-Mail", "Anreise", "Telefon"),
    "es": ("Nombre", "Apellidos", "Participante", "Entidad", "Correo", "Llegada", "Móvil"),
    "it": ("Nome", "Cognome", "Partecipante", "Ente", "Posta elettronica", "Arrivo", "Cellulare"),
    "mt": ("Isem", "Kunjom", "Parteċipant", "Organizzazzjoni", "Imejl", "Wasla", "Mowbajl"),
}
TITLES = [
    ["KATILIMCI LİSTESİ"],
    ["Participants – kick-off meeting"],
    ["Projektnummer: 2026-1-TR01-KA220-ADU-000000000"],
    [],
    ["Date", "16.05.2027"],
]
TOTALS = [[], ["Toplam:", 9], ["Summe", "", 9], ["Total"], ["Totale partecipanti: 9"], ["Għadd 9"]]
DAYS = ["16.05.2027", "16/05/2027", "2027-05-16", "16 May 2027", "16 Mayıs 2027"]
# Encodings besides Unicode that hold the names and the headers.
ENCODINGS = {"tr_TR": ["cp1254"], "de_AT": ["cp1252"], "es_ES": ["cp1252"], "it_IT": ["cp1252"]}
UNICODE = ["utf-8", "utf-8-sig", "utf-16"]


@st.composite
def shapes(draw):
    source = draw(st.sampled_from(SOURCES))
    return {
        "source": source,
        "headers": draw(st.sampled_from(sorted(HEADERS))),
        "one_name": draw(st.booleans()),
        "capitals": draw(st.booleans()),
        "loud_mails": draw(st.booleans()),
        "titles": draw(st.lists(st.sampled_from(TITLES), max_size=3)),
        "total": draw(st.sampled_from(TOTALS)),
        "unknown": draw(st.booleans()),
        "day": draw(st.sampled_from(DAYS)),
        "gaps": draw(st.booleans()),
        "repeat": draw(st.booleans()),
        "order": draw(st.integers(0, 10_000)),
        "delimiter": draw(st.sampled_from(";,\t|")),
        "encoding": draw(st.sampled_from([*UNICODE, *ENCODINGS.get(source, [])])),
    }


def people_of(source: str) -> list[dict]:
    return [person for person in EXPECTED if person["source"] == source]


def lines_of(shape: dict) -> list[list]:
    """The list as rows of cells, in the shape drawn."""
    lines = [columns_of(person, shape) for person in people_of(shape["source"])]
    header = list(lines[0])
    random.Random(shape["order"]).shuffle(header)
    rows = [header]
    for number, line in enumerate(lines):
        rows.append([line[name] for name in header])
        if shape["gaps"] and number == 3:
            rows.append([])
        if shape["repeat"] and number == 5:
            rows.append(header)
    return [*shape["titles"], *rows, shape["total"]]


def columns_of(person: dict, shape: dict) -> dict[str, str]:
    given_name, family_name, whole, organisation, email, arrival, phone = HEADERS[shape["headers"]]
    family = person["last"]
    # Names of two words cannot be told apart in one cell but for the capitals.
    if shape["capitals"] or (shape["one_name"] and " " in family):
        family = family.upper()
    name = (
        {whole: f"{person['first']}  {family}"}
        if shape["one_name"]
        else {given_name: person["first"], family_name: family}
    )
    address = person["email"].upper() + "\xa0" if shape["loud_mails"] else person["email"]
    extra = {"Zodiac sign": "Leo"} if shape["unknown"] else {}
    about = {organisation: person["organisation"], email: address, arrival: shape["day"]}
    return {**name, **about, phone: "+90 555 000", **extra}


def as_csv(lines: list[list], shape: dict) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=shape["delimiter"]).writerows(lines)
    return file.getvalue().encode(shape["encoding"])


def as_xlsx(lines: list[list]) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def check(data: bytes, shape: dict) -> None:
    table = find_table(read_workbook(data, "list"))
    rows = read_rows(table)

    found = [
        {
            "first": row.values["given_name"],
            "last": row.values["family_name"],
            "email": row.values["email"],
            "organisation": row.values["organisation"],
        }
        for row in rows
    ]
    expected = people_of(shape["source"])
    assert found == [{key: p[key] for key in p if key != "source"} for p in expected]
    assert [problem for row in rows for problem in row.problems] == []
    assert {row.values["arrival"].isoformat() for row in rows} == {"2027-05-16"}
    unknown = [column.header for column in table.unknown]
    assert unknown == (["Zodiac sign"] if shape["unknown"] else [])


def holds(lines: list[list], encoding: str) -> bool:
    try:
        str(lines).encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


slow = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(shapes())
def test_a_text_file_gives_the_same_people_in_every_shape(shape):
    lines = lines_of(shape)
    if not holds(lines, shape["encoding"]):
        shape = {**shape, "encoding": "utf-8-sig"}

    check(as_csv(lines, shape), shape)


@slow
@given(shapes())
def test_an_excel_file_gives_the_same_people_in_every_shape(shape):
    check(as_xlsx(lines_of(shape)), shape)
