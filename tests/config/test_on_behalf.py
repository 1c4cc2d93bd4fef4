"""Whatever a host, a contact person or a participant can do, the team can do on their behalf."""

from config.matrix import matrix

TEAM = ("coordinator", "assistant")
SERVED = ("host", "contact", "participant")

# what opens with the code of a pass -> where the team does the same for the person
ON_THE_PASS = {
    ("mobility:pass", "GET"): ("mobility:participation", "GET"),
    ("mobility:pass_in_capitals", "GET"): ("mobility:participation", "GET"),
    ("mobility:pass_pdf", "GET"): ("events:team_pdf", "GET"),
    ("mobility:pass_ics", "GET"): ("events:agenda_ics", "GET"),
    ("mobility:pass_confirm", "POST"): ("mobility:participation_answer", "POST"),
    ("mobility:pass_decline", "GET"): ("mobility:participation_answer", "GET"),
    ("mobility:pass_decline", "POST"): ("mobility:participation_answer", "POST"),
    ("mobility:pass_return", "POST"): ("mobility:participation_answer", "POST"),
    ("certificates:pass_certificate", "GET"): ("certificates:certificate_pdf", "GET"),
    ("certificates", "GET"): (
        "certificates:certificate_pdf",
        "GET",
    ),  # the same with capitals in the address
}
# what nobody does for another
ONES_OWN = {
    ("mobility:claim", "GET"): "an account is one's own: it is claimed by whoever signs in to it",
    ("mobility:claim", "POST"): "an account is one's own: it is claimed by whoever signs in to it",
}


def allowed(*who):
    """(route's name, method) of what each of ``who`` may use."""
    return {
        (entry["name"], method)
        for entry in matrix()
        for method, answers in entry["methods"].items()
        if method != "HEAD" and all(answers[one] == "allow" for one in who)
    }


def opens_with_a_pass():
    return {
        (entry["name"], method)
        for entry in matrix()
        for method, answers in entry["methods"].items()
        if method != "HEAD" and entry["on"] == "pass" and answers["pass holder"] == "allow"
    }


def test_the_team_may_do_all_that_hosts_contacts_and_participants_may():
    wanting = {one: sorted(allowed(one) - allowed(*TEAM)) for one in SERVED}

    assert wanting == {one: [] for one in SERVED}


def test_everything_on_the_pass_page_has_its_counterpart_for_the_team():
    known = ON_THE_PASS.keys() | ONES_OWN.keys()

    assert sorted(opens_with_a_pass() - known) == []
    assert sorted(known - opens_with_a_pass()) == []
    assert sorted(set(ON_THE_PASS.values()) - allowed(*TEAM)) == []
