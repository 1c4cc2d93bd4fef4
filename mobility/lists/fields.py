"""The fields a column of a list can stand for."""

NUMBER = "number"
TITLE = "title"
FULL_NAME = "full_name"
GIVEN_NAME = "given_name"
FAMILY_NAME = "family_name"
ORGANISATION = "organisation"
FUNCTION = "function"
EMAIL = "email"
ARRIVAL = "arrival"
DEPARTURE = "departure"
COUNTRY = "country"
CITY = "city"
LANGUAGE = "language"
IGNORE = "ignore"  # phone, diet, birth date …: left out, never stored

NAMES = (FULL_NAME, GIVEN_NAME, FAMILY_NAME)
DATES = (ARRIVAL, DEPARTURE)
TEXTS = (TITLE, ORGANISATION, FUNCTION, COUNTRY, CITY, LANGUAGE)
FIELDS = (NUMBER, TITLE, *NAMES, ORGANISATION, FUNCTION, EMAIL, *DATES, COUNTRY, CITY, LANGUAGE)

LONGEST = {
    TITLE: 60,
    FULL_NAME: 200,
    GIVEN_NAME: 100,
    FAMILY_NAME: 100,
    ORGANISATION: 250,
    FUNCTION: 200,
    EMAIL: 254,
    COUNTRY: 100,
    CITY: 100,
    LANGUAGE: 100,
}
