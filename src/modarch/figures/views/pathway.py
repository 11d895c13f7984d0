"""A care pathway, walked in one month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.pathways import walk_pathways
from modarch.deployment.exchange import Reach
from modarch.errors import Diagnostic, InputInvalid
from modarch.figures.catalogue import draw
from modarch.figures.diagrams.pathway import HandOver, Pathway, PathwayStep, Transfer
from modarch.figures.tables.cells import any_name, names
from modarch.figures.tables.pathways import cause_of, step_place
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from modarch.deployment.walks import HandOver as Handed
    from modarch.deployment.walks import Walk, WalkStep
    from modarch.figures.figure import Figure
    from modarch.figures.views.request import ViewRequest
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["pathway_content", "view"]

_TRANSFER = {
    Reach.NATIVE: Transfer.NATIVE,
    Reach.TRANSLATED: Transfer.TRANSLATED,
    Reach.UNMET: Transfer.BROKEN,
}


def view(request: ViewRequest) -> Figure:
    """Return the pathway that the options name, or the first one."""
    landscape = request.landscape
    wanted = request.options.get("pathway") or next(iter(sorted(landscape.pathways)), None)
    if wanted is None:
        message, hint = "the model has no pathway to draw", "describe one under pathways:"
        raise InputInvalid([Diagnostic(code="no-pathway", message=message, hint=hint)])
    plan = request.plan if request.at is not None else None
    (walk,) = walk_pathways(landscape, plan, at=request.at, pathway=wanted).walks
    heading = request.heading(any_name(landscape, wanted, request.language), state=True)
    return draw("pathway", pathway_content(walk, landscape, request.language), heading)


def pathway_content(walk: Walk, landscape: Landscape, language: Language) -> Pathway:
    """Return what the figure of a pathway shows.

    Parameters
    ----------
    walk
        The pathway, walked.
    landscape
        The model, for names.
    language
        ``sv`` or ``en``.
    """
    actors = [_actor(step, landscape, language) for step in walk.steps]
    return Pathway(
        actors=tuple(dict.fromkeys(actors)),
        steps=tuple(
            PathwayStep(
                name=any_name(landscape, step.capability, language),
                actor=actor,
                system=_systems(step, landscape, language),
            )
            for step, actor in zip(walk.steps, actors, strict=True)
        ),
        hand_overs=tuple(_hand_over(walk, step, landscape, language) for step in walk.steps[1:]),
    )


def _actor(step: WalkStep, landscape: Landscape, language: Language) -> str:
    role = landscape.roles.get(step.role)
    place = step_place(step, landscape, language)
    if place:
        return place
    return role.name.in_language(language) if role else word("walk.everywhere", language)


def _systems(step: WalkStep, landscape: Landscape, language: Language) -> str:
    systems = names(landscape, [item for item, _ in step.items], language, most=2)
    return systems or word("walk.nowhere", language)


def _hand_over(walk: Walk, step: WalkStep, landscape: Landscape, language: Language) -> HandOver:
    """Return everything a step needs as one hand-over: the worst way decides how it looks."""
    needed = [one for one in walk.hand_overs if one.step == step.number]
    if not needed:
        return HandOver(transfer=Transfer.NOTHING)
    worst = max((one.reach for one in needed), key=list(Reach).index)
    causes = dict.fromkeys(
        cause for one in needed if one.reach is worst for cause in cause_of(one, language)
    )
    told = [one for one in needed if one.reach is worst]
    return HandOver(
        transfer=_TRANSFER[worst],
        objects=tuple(_object(one, step, landscape, language) for one in told),
        reason="; ".join(causes),
    )


def _object(one: Handed, step: WalkStep, landscape: Landscape, language: Language) -> str:
    name = any_name(landscape, one.information, language)
    if one.source == step.number - 1:
        return name
    return word("walk.from-step", language, object=name, number=one.source)
