from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import translation

from certificates import sentences
from certificates.actions.certificates import issue, replace, withdraw
from certificates.models import Certificate, Step, Transition
from certificates.proposals import Basis, proposal_for, propose
from kit import files
from kit.models import Record, StoredFile
from tests.certificates.conftest import BY, HALVES, attend, attending, fresh, issued, moment

LATER = timedelta(days=1)


def test_issued_certificate_is_valid_numbered_and_stored(cetta_there, today):
    made = issued(cetta_there, today, ["en", "de"])

    assert (made.number, made.step, made.languages) == ("WCI-2026-0001", "valid", ["en", "de"])
    assert files.read(made.file).startswith(b"%PDF")
    assert made.file.name == "WCI-2026-0001.pdf"
    assert [(step.step, step.at) for step in made.transitions.all()] == [("valid", today)]


def test_facts_tell_the_truth_of_that_moment(certificate):
    facts = certificate.facts

    assert sentences.truth(facts, "en") == "2 of 3 days, 7 hours"
    assert facts["name"] == "Ċetta Għaxaq"
    assert facts["organisation_address"] == "Calle Feria 1, 41003 Sevilla, Spain"
    assert facts["keeper"] == "Sample Provincial Directorate, Ankara, Türkiye"
    assert facts["issued_on"] == "2026-11-24"
    assert [(line["name"], line["as"]) for line in facts["signatories"]] == [
        ("Dr. Lukas Österreicher-Groß", "host"), ("Ayşe Örnek", "coordinator"),
    ]  # fmt: skip


def test_facts_do_not_depend_on_the_readers_language(certificate, cetta_there):
    with translation.override("tr"):
        assert proposal_for(fresh(cetta_there)).has_changed is False


def test_issuing_is_recorded_without_names(certificate):
    record = Record.objects.get(verb="certificate.issued")

    assert record.object_ref == str(certificate.ref)
    assert record.detail == {"number": "WCI-2026-0001"}
    assert record.scope == str(certificate.project.ref)


def test_issuing_again_gives_the_same_certificate(certificate, cetta_there, today):
    again = issued(cetta_there, today + LATER)

    assert again == certificate
    assert Certificate.objects.count() == Transition.objects.count() == 1
    assert StoredFile.objects.count() == 1


def test_issuing_again_after_a_change_keeps_what_was_issued(certificate, cetta_there, today):
    attend(cetta_there, HALVES[4:])

    assert issued(cetta_there, today + LATER) == certificate


def test_bytes_and_facts_stay_after_name_event_and_agenda_change(certificate, cetta_there, today):
    before, facts = files.read(certificate.file), dict(certificate.facts)
    person, event = cetta_there.person, cetta_there.event
    person.family_name = "Changed"
    person.save()
    event.title, event.city = {"en": "Another title"}, "Linz"
    event.save()
    attend(cetta_there, HALVES[4:])

    certificate.refresh_from_db()
    assert files.read(certificate.file) == before
    assert certificate.facts == facts


def test_numbers_have_no_gap_and_begin_again_each_year(held, today):
    people = attending(held, *[("Person", str(number)) for number in range(4)])

    numbers = [issued(person, today).number for person in people[:3]]
    numbers.append(issued(people[3], moment("2027-01-01T00:30:00+01:00")).number)

    assert numbers == ["WCI-2026-0001", "WCI-2026-0002", "WCI-2026-0003", "WCI-2027-0001"]


def test_numbers_of_another_project_are_its_own(certificate, otto, today):
    from mobility.models import Participation

    canary = Participation.objects.get(event__project__slug="quiet-rivers")
    attend(canary)

    assert issued(canary, today).number == "CANARYRIV-2026-0001"


def test_a_new_acronym_does_not_give_a_number_twice(certificate, held, today):
    held.project.acronym = "NEW"
    held.project.save()
    [person] = attending(held, ("Another", "Person"))

    assert issued(person, today).number == "NEW-2026-0002"


def test_simultaneous_issuers_leave_no_gap_and_nobody_twice(transactional_db, held, today):
    people = attending(held, *[("Person", str(number)) for number in range(4)])
    barrier, failures = Barrier(4), []

    def run(shift):
        try:
            proposals = propose(held)
            barrier.wait()
            for proposal in proposals[shift:] + proposals[:shift]:
                issue(proposal=proposal, languages=["en"], by=BY, at=today)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert sorted(Certificate.objects.values_list("serial", flat=True)) == [1, 2, 3, 4]
    assert Certificate.objects.values("participation").distinct().count() == len(people)
    assert StoredFile.objects.count() == 4


def test_replacing_makes_a_new_one_and_links_the_old(certificate, cetta_there, today):
    attend(cetta_there, HALVES[4:])

    new = replaced(certificate, cetta_there, today + LATER)

    certificate.refresh_from_db()
    assert (new.number, new.step, new.facts["days"]) == ("WCI-2026-0002", "valid", 3)
    assert (certificate.step, certificate.replaced_by) == ("replaced", new)
    steps = certificate.transitions.values_list("step", "reason")
    assert list(steps) == [("valid", ""), ("replaced", "a day was missing")]
    assert Record.objects.get(verb="certificate.replaced").detail == {
        "number": "WCI-2026-0002", "old": "WCI-2026-0001",
    }  # fmt: skip


def test_replacing_an_unchanged_one_gives_the_same(certificate, cetta_there, today):
    assert replaced(certificate, cetta_there, today + LATER) == certificate
    assert Certificate.objects.count() == 1


def test_replacing_for_another_language_makes_a_new_one(certificate, cetta_there, today):
    new = replaced(certificate, cetta_there, today, ["en", "es"])

    assert (new.number, new.languages) == ("WCI-2026-0002", ["en", "es"])


def test_replacing_twice_gives_the_same_successor(certificate, cetta_there, today):
    attend(cetta_there, HALVES[4:])
    stale = Certificate.objects.get(pk=certificate.pk)

    first = replaced(certificate, cetta_there, today)
    second = replaced(stale, cetta_there, today)

    assert first == second
    assert Certificate.objects.count() == 2


def test_withdrawing_keeps_the_reason_and_happens_once(certificate, today):
    for _ in range(2):
        withdraw(certificate=certificate, reason="wrong person", by=BY, at=today)

    assert certificate.step == Step.WITHDRAWN
    assert certificate.transitions.filter(step="withdrawn").count() == 1
    assert Record.objects.filter(verb="certificate.withdrawn").count() == 1


def test_after_withdrawal_another_can_be_issued_but_is_not_by_itself(
    certificate, cetta_there, today
):
    withdraw(certificate=certificate, reason="wrong person", by=BY, at=today)

    proposal = proposal_for(fresh(cetta_there))
    assert (proposal.is_ready, proposal.can_be_issued) == (False, True)
    assert issued(cetta_there, today).number == "WCI-2026-0002"


def test_the_database_refuses_a_second_current_certificate(certificate):
    second = Certificate.objects.get(pk=certificate.pk)
    second.pk, second.ref, second.serial = None, None, 2
    from uuid import uuid4

    second.ref, second.seed, second.number = uuid4(), uuid4(), "WCI-2026-0002"
    second.note_hashes()

    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_proposals_say_what_is_missing(held, graz, today):
    absent, strange, bare = attending(
        held, ("Absent", "One"), ("Name", "𓀀"), ("Bare", "Guest"), organisation=graz
    )
    attend(absent, HALVES, "absent")
    bare.sending_organisation = None
    bare.save()

    problems = {each.participation.pk: each.problems for each in propose(held)}
    assert problems == {
        absent.pk: ["no_attendance"], strange.pk: ["unprintable"], bare.pk: ["no_organisation"],
    }  # fmt: skip


def test_gaps_of_the_event_are_named(event, held):
    assert Basis(held).gaps() == ["open_roll_call"]
    held.signing.all().delete()
    assert Basis(held).gaps() == ["no_signatory", "open_roll_call"]


def test_lines_to_sign_on_are_there_without_signatories(held, cetta_there):
    held.signing.all().delete()

    lines = proposal_for(fresh(cetta_there)).facts["signatories"]
    assert [(line["name"], line["organisation"], line["as"]) for line in lines] == [
        ("", "Sample University of Applied Sciences", "host"),
        ("", "Sample Provincial Directorate", "coordinator"),
    ]


def test_proposals_cost_the_same_for_one_and_many(
    held, graz, cetta_there, django_assert_num_queries
):
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        propose(held)
    attending(held, *[("Person", str(number)) for number in range(5)], organisation=graz)

    with django_assert_num_queries(len(few)):
        propose(held)


def replaced(certificate, participation, at, languages=("en",)):
    return replace(
        certificate=certificate, proposal=proposal_for(fresh(participation)),
        languages=list(languages), reason="a day was missing", by=BY, at=at,
    )  # fmt: skip


def test_no_file_is_left_when_the_database_gives_up(cetta_there, today, monkeypatch):
    def broken(*args, **details):
        raise OperationalError("database is locked")

    monkeypatch.setattr("certificates.actions.certificates._record", broken)
    folder = Path(default_storage.location)
    before = set(folder.rglob("*"))

    with pytest.raises(OperationalError):
        issued(cetta_there, today)

    assert [path for path in set(folder.rglob("*")) - before if path.is_file()] == []
