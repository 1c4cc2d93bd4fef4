"""The second project, whose words must never appear on a page of the first one's people."""

PROJECT = {"en": "Quiet Rivers Canary", "tr": "Sessiz Nehirler Kanarya"}
NUMBER = "2021-1-AT01-KA220-ADU-000000001"
ORGANISATION = "Canary Rivers Trust"
EVENT = {"en": "Canary confluence meeting", "tr": "Kanarya buluşma toplantısı"}
PEOPLE = [("Canaria", "Rivulet"), ("Birdie", "Tributary")]
ACCOUNT = ("otto@rivers-canary.example", "Otto Canarius")

CANARIES = [
    *PROJECT.values(), NUMBER, ORGANISATION, *EVENT.values(),
    *(name for person in PEOPLE for name in person), *ACCOUNT,
]  # fmt: skip
