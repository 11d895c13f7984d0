"""The standards a landscape rests on, in its end state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modarch.analysis.standards_coverage.attachments import connections
from modarch.analysis.standards_coverage.choices import CHOICES, PlatformChoice, compare
from modarch.analysis.standards_coverage.places import (
    ModuleSpeech,
    ObjectPlace,
    module_speech,
    object_places,
)
from modarch.deployment.needs import Needs
from modarch.deployment.situation import target_situation
from modarch.deployment.traffic import Traffic
from modarch.landscape.components import PlatformKind
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modarch.landscape.model import Landscape

__all__ = ["CoverageResult", "cover_standards"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageResult(Result):
    """Which standards a landscape rests on.

    Parameters
    ----------
    record
        What the result was made from.
    objects
        Every object on every platform that keeps or exchanges it.
    modules
        What every module and platform must speak at the platforms it is attached to.
    choices
        What another choice of a platform's standard would change, one for each platform asked
        about.
    """

    record: RunRecord
    objects: tuple[ObjectPlace, ...]
    modules: tuple[ModuleSpeech, ...]
    choices: tuple[PlatformChoice, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per object and platform."""
        return [to_plain(one) for one in self.objects]


def cover_standards(
    landscape: Landscape,
    *,
    platforms: Iterable[str] = (),
    choices: Iterable[tuple[str, ...]] = tuple(CHOICES.values()),
) -> CoverageResult:
    """Return where information has its place, what modules must speak, and what a choice changes.

    Parameters
    ----------
    landscape
        The model; its end state is looked at.
    platforms
        The platforms whose standard is chosen; those of the kind ``information`` if empty.
    choices
        Normalised tokens of each choice.
    """
    situation = target_situation(landscape)
    traffic = Traffic(Needs(situation.rollout.coverage), situation)
    speech = situation.rollout.speech
    found = connections(traffic)
    asked = tuple(platforms) or _information_platforms(landscape)
    choices = tuple(choices)
    return CoverageResult(
        record=RunRecord.of(landscape, platforms=asked, choices=choices),
        objects=tuple(object_places(found, speech)),
        modules=tuple(module_speech(found, speech)),
        choices=tuple(compare(platform, choices, found, speech) for platform in asked),
    )


def _information_platforms(landscape: Landscape) -> tuple[str, ...]:
    return tuple(
        id_
        for id_, platform in sorted(landscape.platforms.items())
        if platform.kind is PlatformKind.INFORMATION
    )
