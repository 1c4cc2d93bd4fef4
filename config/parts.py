"""What the house puts into the pages below: how this installation is, for its operator."""

from django.template.loader import render_to_string

from config import readiness
from kit import parts


def register() -> None:
    """Fill the places; called when the app starts."""
    parts.fill("home.operator", state_of_the_house)


def state_of_the_house(context) -> str:
    """What does not work, with the sentence that says what to do; one line when all is well."""
    found = readiness.findings().values()
    faults = [finding.says for finding in found if finding.warns or not finding.ok]
    return render_to_string("config/state_of_the_house.html", {"faults": faults})
