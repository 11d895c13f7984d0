"""The annex as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from modarch.standards.annex.parts import annex_parts
from modarch.standards.annex.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.text import Language
    from modarch.standards.annex.parts import AnnexTable
    from modarch.standards.requirements import AnnexRequirements

__all__ = ["annex_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#])")


def annex_markdown(requirements: AnnexRequirements, *, language: Language = "sv") -> str:
    """Return the technical annex of a module as Markdown.

    Parameters
    ----------
    requirements
        What is asked of the module.
    language
        ``sv`` or ``en``.
    """
    return "\n".join([*_heading(requirements, language), *_body(requirements, language)]) + "\n"


def _heading(requirements: AnnexRequirements, language: Language) -> Iterator[str]:
    issue = requirements.issue
    yield f"# {word('annex', language)}: {_escaped(requirements.name.in_language(language))}"
    yield ""
    facts = (
        ("module", requirements.id),
        ("issued", issue.issuer.in_language(language)),
        ("date", issue.date),
        ("version", issue.version),
    )
    yield from (f"- {word(key, language)}: {_escaped(value)}" for key, value in facts)
    yield ""
    yield word("levels", language)
    if requirements.assumed:
        yield from ("", f"**{word('assumed', language)}**")


def _body(requirements: AnnexRequirements, language: Language) -> Iterator[str]:
    for part in annex_parts(requirements, language):
        yield from ("", f"## {part.number}. {part.title}", "", part.intro)
        if not part.tables:
            yield from ("", word("nothing", language))
        for table in part.tables:
            yield from _table(table)


def _table(table: AnnexTable) -> Iterator[str]:
    if table.caption:
        yield from ("", f"### {table.caption}")
    yield ""
    yield _line(table.columns)
    yield _line(("---",) * len(table.columns), escape=False)
    yield from (_line(row) for row in table.rows)


def _line(cells: tuple[str, ...], *, escape: bool = True) -> str:
    return "| " + " | ".join(_escaped(cell) if escape else cell for cell in cells) + " |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))
