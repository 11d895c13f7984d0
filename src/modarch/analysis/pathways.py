"""The care pathways of a landscape, walked in one month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from modarch.deployment.needs import Needs
from modarch.deployment.situation import situation_at
from modarch.deployment.traffic import Traffic
from modarch.deployment.walks import Walk, walks
from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.landscape.results import Result, RunRecord, to_plain

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["PathwaysResult", "walk_pathways"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwaysResult(Result):
    """Pathways, step by step.

    Parameters
    ----------
    record
        What the result was made from.
    month
        The month; None for the end state.
    walks
        The pathways, sorted by id.
    """

    record: RunRecord
    month: Month | None
    walks: tuple[Walk, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per hand-over."""
        return [
            {"pathway": walk.pathway, **to_plain(hand_over)}
            for walk in self.walks
            for hand_over in walk.hand_overs
        ]


def walk_pathways(
    landscape: Landscape,
    plan: Plan | None = None,
    *,
    at: Month | None = None,
    pathway: str | None = None,
) -> PathwaysResult:
    """Walk the pathways of a landscape in a month.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens; without one nothing planned ever does.
    at
        The month; None for the end state.
    pathway
        The only one to walk; None for all.

    Raises
    ------
    InputInvalid
        If there is no such pathway.
    """
    if pathway is not None and pathway not in landscape.pathways:
        raise InputInvalid([_unknown(pathway, landscape)])
    situation = situation_at(landscape, plan, at)
    found = walks(Traffic(Needs(situation.rollout.coverage), situation))
    return PathwaysResult(
        record=RunRecord.of(landscape, at=at, pathway=pathway),
        month=at,
        walks=tuple(walk for walk in found if pathway in (None, walk.pathway)),
    )


def _unknown(pathway: str, landscape: Landscape) -> Diagnostic:
    known = landscape.pathways
    return Diagnostic(
        code="unknown-pathway",
        message=f"the model has no pathway {pathway!r}",
        hint=did_you_mean(pathway, known) if known else "describe one under pathways:",
    )
