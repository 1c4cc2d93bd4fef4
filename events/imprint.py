"""Who pays and who speaks: what stands at the foot of every paper and public page of a project."""

from events import funding_words
from events.models import Project
from kit.pdf.frame import Imprint
from kit.pdf.text import printable


def imprint_of(project: Project, language: str) -> Imprint:
    """The imprint of a printed page in one of the six languages."""
    return Imprint(
        funding_statement=funding_words.statement(language),
        disclaimer=printable(_disclaimer(project, language)),
        project_number=project.number,
        extra_line=printable(project.acronym),
    )


def foot_of(project: Project, language: str) -> dict:
    """The same for the foot of a web page (``imprint`` of frames/foot.html)."""
    return {
        "statement": funding_words.statement(language),
        "disclaimer": _disclaimer(project, language),
    }


def _disclaimer(project, language):
    # not in_language(): a phrase with the article of another language would break the sentence
    authority = (project.granting_authority or {}).get(language, "")
    return funding_words.disclaimer(language, call_year=project.call_year, authority=authority)
