"""The annex as the files that go out with a tender."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.standards.annex.docx import annex_docx
from modarch.standards.annex.fhir import capability_statement, fhir_json, implementation_guide
from modarch.standards.annex.markdown import annex_markdown
from modarch.standards.annex.words import word

if TYPE_CHECKING:
    from modarch.landscape.text import Language
    from modarch.standards.contents import Catalogue
    from modarch.standards.requirements import AnnexRequirements

__all__ = ["annex_files"]


def annex_files(
    requirements: AnnexRequirements, catalogue: Catalogue, *, language: Language = "sv"
) -> dict[str, bytes]:
    """Return the files of a module's annex by name: Word, Markdown, and FHIR where it is asked for.

    Parameters
    ----------
    requirements
        What is asked of the module.
    catalogue
        Resource types, for the check of the FHIR files.
    language
        ``sv`` or ``en``.

    Raises
    ------
    InputInvalid
        The requirements cannot be stated in FHIR; every reason is told.
    MissingExtra
        FHIR is asked for, and the extra ``fhir`` is not installed.
    """
    stem = f"{requirements.id}-{word('file', language)}"
    files = {
        f"{stem}.docx": annex_docx(requirements, language=language),
        f"{stem}.md": annex_markdown(requirements, language=language).encode(),
    }
    if requirements.resources:
        statement = capability_statement(requirements, catalogue, language=language)
        guide = implementation_guide(requirements, language=language)
        files[f"{requirements.id}-capability-statement.json"] = fhir_json(statement).encode()
        files[f"{requirements.id}-implementation-guide.json"] = fhir_json(guide).encode()
    return files
