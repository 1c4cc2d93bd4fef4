"""manage.py import_participants: what it says, what it writes, how it ends."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kit.models import StoredFile
from mobility.models import ListImport, Participation
from tests.mobility.conftest import LISTS

GRAZ = LISTS / "02-graz-teilnehmende.xlsx"
VALLETTA = LISTS / "05-valletta-participants.csv"


def run(*args):
    """(exit code, standard output, standard error)."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_participants", *map(str, args), stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
        return error.returncode, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_clean_list_ends_with_zero(event):
    code, out, err = run(event.slug, GRAZ)

    assert (code, out.strip(), err) == (0, "came: 9 new, 0 changed, 0 as before, 0 to look at", "")
    assert Participation.objects.count() == 9


def test_a_row_that_is_left_out_is_named_and_ends_with_three(event):
    code, _out, err = run(event.slug, VALLETTA)

    assert code == 3
    assert err.splitlines() == [
        "D12: 'karmnu(at)example': Cell D12 has no @.",
        "1 rows were left out",
    ]
    assert Participation.objects.count() == 10


def test_a_dry_run_writes_nothing(event):
    code, out, _err = run(event.slug, VALLETTA, "--dry-run")

    assert (code, out.split(",")[0]) == (3, "would come: 10 new")
    assert Participation.objects.count() == ListImport.objects.count() == 0
    assert StoredFile.objects.count() == 0


def test_all_or_nothing_brings_in_nobody_when_a_row_is_bad(event):
    code, out, _err = run(event.slug, VALLETTA, "--all-or-nothing")

    assert (code, out.strip()) == (3, "nobody was brought in")
    assert Participation.objects.count() == 0


def test_all_or_nothing_brings_in_a_clean_list(event):
    assert run(event.slug, GRAZ, "--all-or-nothing")[0] == 0
    assert Participation.objects.count() == 9


def test_twice_is_once(event):
    run(event.slug, GRAZ)

    _code, out, _err = run(event.slug, GRAZ)

    assert out.strip() == "came: 0 new, 0 changed, 9 as before, 0 to look at"


@pytest.mark.parametrize(
    ("slug", "file", "words"),
    [
        ("nowhere", GRAZ, "no event has the slug 'nowhere'"),
        (None, LISTS / "none.csv", "cannot be read"),
        (None, LISTS, "cannot be read"),
        (None, __file__.replace("test_command.py", "conftest.py"), None),
    ],
)
def test_bad_input_is_said_on_standard_error(event, slug, file, words):
    code, _out, err = run(slug or event.slug, file)

    assert code != 0
    assert err
    assert words is None or words in err
