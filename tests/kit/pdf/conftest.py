"""An imprint and a way to make small documents."""

import pytest

from kit.pdf import Document, Imprint

DISCLAIMER = (
    "Funded by the European Union. Views and opinions expressed are however those of the "
    "author(s) only and do not necessarily reflect those of the European Union or the granting "
    "authority. Neither the European Union nor the granting authority can be held responsible."
)


@pytest.fixture
def imprint():
    return Imprint(
        funding_statement="Co-funded by the European Union",
        disclaimer=DISCLAIMER,
        project_number="2025-1-TR01-KA220-ADU-000000000",
        extra_line="Sample",
    )


@pytest.fixture
def make_document(imprint):
    def make(**options):
        return Document(**{"title": "Sample", "language": "en", "imprint": imprint} | options)

    return make
