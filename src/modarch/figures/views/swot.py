"""The SWOT of one alternative as four fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.figures.catalogue import draw
from modarch.figures.diagrams.four_fields import Field, FourFields, Mark, Sentence
from modarch.figures.frame import Heading
from modarch.figures.style import SEVERITY_COLOURS, Severity
from modarch.figures.tables.swot import alternative_label, perspective_names
from modarch.figures.words.phrase import word
from modarch.landscape.alternatives import SwotKind
from modarch.landscape.provenance import Confidence
from modarch.landscape.readings import Support

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.analysis.swot.result import Point, SwotResult
    from modarch.figures.figure import Figure
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["swot_figure"]

_SHAPES: Final = {
    Support.SUPPORTED: ("tick", Severity.OK),
    Support.PARTLY: ("plus", Severity.OK),
    Support.UNDECIDED: ("bar", Severity.UNKNOWN),
    Support.CONTRADICTED: ("cross", Severity.BAD),
    Support.UNKNOWN: ("diamond", Severity.UNKNOWN),
}
_SHARED: Final = "square"


def swot_figure(
    result: SwotResult, alternative: str, landscape: Landscape, language: Language
) -> Figure:
    """Return the SWOT of an alternative as four fields.

    Parameters
    ----------
    result
        The SWOT.
    alternative
        Which alternative.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    known = landscape.alternatives[alternative]
    label = alternative_label(landscape, alternative)
    name = f"{label} – {known.name.in_language(language)}"
    points = result.of(alternative)
    heading = Heading(
        title=word("swot-title.points", language, name=name),
        language=language,
        scenario=landscape.programme.name.in_language(language),
        as_of=landscape.as_of,
        assumptions=any(_is_assumed(one, landscape) for one in points),
        source=word("frame.model", language, hash=landscape.content_hash),
    )
    shared = {id_ for one in result.shared for id_ in one.points}
    strength, weakness, opportunity, threat = (
        Field(
            name=word(f"swot.{kind}", language),
            sentences=tuple(
                _sentence(one, landscape, language, is_shared=one.id in shared)
                for one in result.of(alternative, kind)
            ),
        )
        for kind in SwotKind
    )
    content = FourFields(
        fields=(strength, weakness, opportunity, threat),
        rows=(word("swot.internal", language), word("swot.external", language)),
        notes=tuple(_notes(result, alternative, language)),
    )
    return draw("four-fields", content, heading)


def _is_assumed(point: Point, landscape: Landscape) -> bool:
    said = landscape.provenance_of("swot", point.id, "name").confidence
    return point.sorting_assumed or said is not Confidence.FACT


def _sentence(
    point: Point, landscape: Landscape, language: Language, *, is_shared: bool
) -> Sentence:
    marks = []
    if point.judgement is not None:
        shape, severity = _SHAPES[point.judgement.support]
        told = word(f"swot-mark.{point.judgement.support}", language)
        marks.append(Mark(shape, SEVERITY_COLOURS[severity], told))
    if is_shared:
        colour = SEVERITY_COLOURS[Severity.NOTE]
        marks.append(Mark(_SHARED, colour, word("swot-mark.shared", language)))
    return Sentence(
        told=landscape.swot[point.id].name.in_language(language),
        below=perspective_names(point, landscape, language),
        marks=tuple(marks),
    )


def _notes(result: SwotResult, alternative: str, language: Language) -> Iterator[str]:
    points = result.of(alternative)
    if any(one.sorting_assumed and one.perspectives for one in points):
        yield word("swot-note.sorting", language)
    if any(one.judgement for one in points):
        yield word("swot-note.support", language)
