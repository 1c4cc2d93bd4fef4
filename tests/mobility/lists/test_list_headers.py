"""What headers mean, in the languages of the partners."""

import pytest

from mobility.lists import fields
from mobility.lists.headers import Meaning, certain, key, meaning, resolve


@pytest.mark.parametrize(
    ("field", "headers"),
    [
        (fields.NUMBER, ["No", "#", "Nº", "S.No", "Sıra No", "Lfd. Nr.", "N.", "Lp.", "Α/Α"]),
        (fields.TITLE, ["Title", "Titel", "Titolo", "Akad. Titel", "Akademik Unvan"]),
        (fields.GIVEN_NAME, ["First name ", "Given name(s)", "VORNAME", "Prénom", "Imię",
                             "First name / Nombre", "Vorname(n)", "Prenume"]),
        (fields.FAMILY_NAME, ["Surname", "Last Name*", "Family name", "Nachname", "SOYADI",
                              "Apellidos", "Cognome", "Kunjom", "Nazwisko", "Επώνυμο"]),
        (fields.ORGANISATION, ["Organisation", "Name of the organisation", "Kurumu",
                               "Name of the sending institution", "Kurumu / Organisation",
                               "Entidad", "Ente di appartenenza", "Φορέας", "Einrichtung",
                               "Organizzazzjoni", "Instytucja", "Görev Yeri"]),
        (fields.FUNCTION, ["Role", "Görevi", "Funktion", "Cargo", "Ruolo", "Rwol", "Stanowisko"]),
        (fields.EMAIL, ["E-mail", "EMAIL:", "E-Posta Adresi", "E-Mail-Adresse", "Mail",
                        "Correo electrónico", "Indirizzo e-mail", "Indirizz elettroniku",
                        "Courriel", "Your e-mail address", "Adres e-mail"]),
        (fields.ARRIVAL, ["Arrival", "Date of arrival in Graz", "Geliş Tarihi", "Anreise",
                          "Fecha de llegada", "Data di arrivo", "Wasla", "Date d’arrivée",
                          "Arrival date (dd/mm/yyyy)"]),
        (fields.DEPARTURE, ["Departure", "Abreise", "Fecha de salida", "Partenza", "Tluq",
                            "Ayrılış Tarihi", "Date de départ"]),
        (fields.COUNTRY, ["Country", "Ülke", "Land", "País", "Paese", "Pajjiż"]),
        (fields.LANGUAGE, ["Language(s)", "Sprache", "Konuştuğu dil", "Lingwa"]),
        (fields.IGNORE, ["Phone", "Cep Telefonu", "Telefonnummer (mobil)", "Date of birth",
                         "Passport number", "T.C. Kimlik No", "Ernährung / Allergien",
                         "Remarks", "İmza", "Unterschrift", "Gender", "Nationality",
                         "Emergency contact name", "Arrival flight", "Flight number (arrival)",
                         "Home address", "DNI", "Doğum Tarihi", "Osservazioni"]),
    ],
)  # fmt: skip
def test_headers_are_known_in_every_language(field, headers):
    assert {header: meaning(header).field for header in headers} == dict.fromkeys(headers, field)


@pytest.mark.parametrize(
    ("order", "headers"),
    [
        ("given_first", ["Adı Soyadı", "Ad/Soyad", "Name and surname", "Vor- und Nachname",
                         "Isem u Kunjom", "Imię i nazwisko", "First and last name",
                         "Prénom et NOM", "Name/Surname", "Adı ve Soyadı"]),
        ("family_first", ["Cognome e Nome", "Nachname, Vorname", "Name und Vorname",
                          "Surname and name", "Last name, first name", "Nom et prénom",
                          "Soyadı, Adı", "Name/Vorname"]),
        ("given_first_two", ["Nombre y apellidos", "NOMBRE Y APELLIDOS"]),
        ("family_first_two", ["Apellidos y nombre", "Apellidos, Nombre"]),
        ("", ["Name", "Full name", "Participant", "Name (as in passport)", "Name / İsim",
              "Teilnehmer/in", "Ονοματεπώνυμο", "Name of the participant", "Nominativo"]),
    ],
)  # fmt: skip
def test_headers_of_full_names_fix_the_order_of_the_halves(order, headers):
    found = {header: (meaning(header).field, meaning(header).order) for header in headers}

    assert found == dict.fromkeys(headers, (fields.FULL_NAME, order))


@pytest.mark.parametrize(
    "header", ["", "Project", "Shoe", "Name of the project", "Név", "???", "x" * 5000]
)
def test_an_unknown_header_means_nothing(header):
    assert meaning(header) == Meaning()


def resolved(*headers: str) -> list[str]:
    meanings = resolve({index: meaning(header) for index, header in enumerate(headers)})
    return [found.field for found in meanings.values()]


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        (("Name", "Vorname"), ["family_name", "given_name"]),
        (("First name", "Name"), ["given_name", "family_name"]),
        (("Nombre", "Apellidos"), ["given_name", "family_name"]),
        (("Name", "Surname"), ["given_name", "family_name"]),
        (("Nome", "Cognome"), ["given_name", "family_name"]),
        (("Nume", "Prenume"), ["family_name", "given_name"]),
        (("Isem", "Kunjom"), ["given_name", "family_name"]),
        (("Name", "Organisation"), ["full_name", "organisation"]),
        (("Nombre", "Primer apellido", "Segundo apellido"),
         ["given_name", "family_name", "family_name"]),
        (("Email", "Second e-mail"), ["email", ""]),
        (("Phone", "Mobile"), ["ignore", "ignore"]),
        (("Geliş", "Gidiş"), ["arrival", "departure"]),
        (("Gidiş Tarihi", "Dönüş Tarihi"), ["arrival", "departure"]),
        (("Departure", "Return"), ["arrival", "departure"]),
        (("Ida", "Vuelta"), ["arrival", "departure"]),
        (("Geliş Tarihi", "Dönüş Tarihi"), ["arrival", "departure"]),
    ],
)  # fmt: skip
def test_headers_are_read_in_the_light_of_each_other(headers, found):
    assert resolved(*headers) == found


def test_the_key_of_a_header_does_not_depend_on_case_marks_and_spaces():
    assert key("  E-POSTA\xa0ADRESİ: ") == key("e-posta adresi")


def test_only_a_header_and_nothing_else_is_certain():
    assert certain("Comune")
    assert not certain("Comune di Roma")
