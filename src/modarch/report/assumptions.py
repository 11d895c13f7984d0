"""The register of assumptions that every report ends with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.table import Table
from modarch.figures.tables.cells import any_name, columns
from modarch.figures.words.phrase import word
from modarch.landscape.completion import FALLBACK_SIZE, default_phases
from modarch.landscape.defaults import DEFAULTS, phase_provenance
from modarch.landscape.provenance import Confidence, dotted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.defaults import Size
    from modarch.landscape.model import Landscape
    from modarch.landscape.phases import Phase
    from modarch.landscape.provenance import Path, Provenance
    from modarch.landscape.text import Language

__all__ = ["AssumptionCount", "assumption_table", "count_assumptions", "default_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionCount:
    """How many marked places of a model are facts, estimates and assumptions.

    Parameters
    ----------
    facts, estimates, assumptions
        Places so marked: whole elements, and single values that say something else.
    unmarked
        Elements that nobody has marked.
    """

    facts: int
    estimates: int
    assumptions: int
    unmarked: int


def count_assumptions(landscape: Landscape) -> AssumptionCount:
    """Return how sure a model is of itself.

    Parameters
    ----------
    landscape
        The model.
    """
    marks = [mark.confidence for path, mark in landscape.provenance.items() if path]
    elements = [
        landscape.provenance_of(section, id_).confidence
        for section, ids in landscape.stated.items()
        for id_ in ids
    ]
    return AssumptionCount(
        facts=marks.count(Confidence.FACT),
        estimates=marks.count(Confidence.ESTIMATE),
        assumptions=marks.count(Confidence.ASSUMPTION),
        unmarked=elements.count(Confidence.UNSTATED),
    )


def assumption_table(landscape: Landscape, language: Language) -> Table:
    """Return every place of a model that is marked as an assumption or an estimate.

    Parameters
    ----------
    landscape
        The model.
    language
        ``sv`` or ``en``.
    """
    rows = tuple(_rows(landscape, language))
    return Table(
        title=word("title.assumptions", language),
        columns=columns(("place", "element", "confidence", "source"), language, {}),
        rows=rows,
        notes=(word("note.unmarked", language, count=count_assumptions(landscape).unmarked),),
        language=language,
    )


def _rows(landscape: Landscape, language: Language) -> Iterator[tuple[str, str, str, str]]:
    marked = (Confidence.ASSUMPTION, Confidence.ESTIMATE)
    places = [path for path in landscape.provenance if _is_in_force(path)]
    for path in sorted(places, key=dotted):
        mark = landscape.provenance[path]
        if mark.confidence in marked:
            yield (
                dotted(path) or word("none.whole", language),
                any_name(landscape, str(path[1]), language) if len(path) > 1 else "",
                word(f"confidence.{mark.confidence}", language),
                _told(mark),
            )


def _is_in_force(path: Path) -> bool:
    return path[:1] != ("scenarios",)


def _told(mark: Provenance) -> str:
    sources = "; ".join(source.text for source in mark.sources)
    return ". ".join(part for part in (sources, mark.note) if part)


def default_table(landscape: Landscape, language: Language) -> Table:
    """Return the values that modarch filled in because the model says nothing.

    Parameters
    ----------
    landscape
        The model.
    language
        ``sv`` or ``en``.
    """
    rows = [*_single_defaults(landscape, language), *_durations(landscape, language)]
    return Table(
        title=word("title.defaults", language),
        columns=columns(("value", "meaning", "confidence", "source"), language, {}),
        rows=tuple(rows),
        language=language,
    )


def _single_defaults(
    landscape: Landscape, language: Language
) -> Iterator[tuple[str, str, str, str]]:
    for name, default in DEFAULTS.items():
        if name not in landscape.programme.defaults:
            meaning = default.meaning_sv if language == "sv" else default.meaning_en
            mark = default.provenance
            yield (
                f"{default.value:g}",
                meaning,
                word(f"confidence.{mark.confidence}", language),
                _told(mark),
            )


def _durations(landscape: Landscape, language: Language) -> Iterator[tuple[str, str, str, str]]:
    """Yield, per size class and phase in use, the months taken from the size."""
    used: dict[tuple[Size, Phase, str], int] = {}
    for id_, component in landscape.components.items():
        section = landscape.section_of(id_)
        written = landscape.stated_fields(section, id_)
        size = component.size or FALLBACK_SIZE
        if "phases" in written and component.size is None:
            continue
        for phase, months in default_phases(component).items():
            if component.phases.get(phase) == months:
                spread = f"{months.min_months}–{months.mode_months}–{months.max_months}"
                used[size, phase, spread] = used.get((size, phase, spread), 0) + 1
    for (size, phase, spread), count in sorted(used.items()):
        mark = phase_provenance(phase)
        meaning = word(
            "note.size-default",
            language,
            size=size,
            phase=word(f"phase.{phase}", language),
            count=count,
        )
        yield spread, meaning, word(f"confidence.{mark.confidence}", language), _told(mark)
