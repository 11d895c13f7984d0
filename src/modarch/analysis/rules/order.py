"""Rules about order, platforms and contracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.analysis.rules.rule import Finding, rule
from modarch.deployment.timing import hard_edges
from modarch.errors import Severity
from modarch.graphs.components import components
from modarch.graphs.digraph import Digraph
from modarch.landscape.contracts import FRAMEWORK_MAX_MONTHS, Contract, ContractKind
from modarch.landscape.items import UseMode
from modarch.landscape.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.deployment.precedence import Edge
    from modarch.graphs.tears import CircularGroup
    from modarch.landscape.components import Component, Platform
    from modarch.landscape.model import Landscape

__all__ = [
    "CAPACITY_NEVER_THERE",
    "CIRCULAR_DEPENDENCY",
    "OPTIONS_TOO_LONG",
    "PLATFORM_NEVER_THERE",
]


_NEEDED_FOR = {"procurement": Phase.TENDER, "implementation": Phase.BUILD}


@rule("circular-dependency", Severity.ERROR)
def CIRCULAR_DEPENDENCY(landscape: Landscape) -> Iterator[Finding]:
    """Components whose hard dependencies go in a circle.

    Problem: no order exists in which each has what it needs.
    Example: the record requires referrals, and referrals require the record.
    Remedy: make the cheapest of these dependencies soft; the interim stub is then counted.
    """
    hard = hard_edges(landscape)
    yield from (_on_itself(edge) for edge in hard if edge.dependent == edge.on)
    edges = {(edge.dependent, edge.on): edge for edge in hard}
    weights = {pair: edge.cut_cost for pair, edge in edges.items()}
    graph = Digraph.from_pairs(weights, nodes=landscape.components, weights=weights)
    if components(graph).cyclic:
        from modarch.graphs.tears import circular_groups  # noqa: PLC0415 - heavy, rarely needed

        for group in circular_groups(graph):
            yield _circle(group, edges)


def _on_itself(edge: Edge) -> Finding:
    return Finding(
        path=edge.path,
        message=f"{edge.on} requires itself",
        hint=f"name another module or platform, or take {edge.on} away",
    )


def _circle(group: CircularGroup, edges: dict[tuple[str, str], Edge]) -> Finding:
    cycle = group.cycles[0]
    shown = " → ".join((*cycle, cycle[0]))
    cuts = ", ".join(f"{consumer} → {provider}" for consumer, provider in group.cheapest_cut.edges)
    cost = f"{group.cheapest_cut.weight:g}"
    first = group.cheapest_cut.edges[0]
    return Finding(
        path=edges[first].path,
        message=f"hard dependencies go in a circle: {shown}",
        hint=f"cheapest cut (cost {cost}): make {cuts} soft (hardness: soft)",
    )


@rule("capacity-never-there", Severity.ERROR)
def CAPACITY_NEVER_THERE(landscape: Landscape) -> Iterator[Finding]:
    """A capacity of the programme that is nought in every month, while something needs it.

    Problem: nothing that needs it can ever begin, so there is no plan.
    Example: ``capacity: {procurement: 0}`` in a model with a module to procure.
    Remedy: write how many can run at once, or leave the capacity out where there is no limit.
    """
    for name, steps in sorted(landscape.programme.capacity.items()):
        phase = _NEEDED_FOR.get(name)
        work = [one.phases.get(phase) for one in landscape.components.values() if phase]
        needed = any(months is not None and months.mode_months for months in work)
        if needed and max(units for _, units in steps.steps) < 1:
            yield Finding(
                path=("programme", "capacity", name),
                message=f"the capacity {name!r} is never more than 0, so that no plan exists",
                hint="write how many can run at once, or leave it out where there is no limit",
            )


@rule("platform-never-there")
def PLATFORM_NEVER_THERE(landscape: Landscape) -> Iterator[Finding]:
    """A module that is native on, or synced to, a platform that is neither there nor on its way.

    Problem: the module can never go live, or its date rests on a guess.
    Example: the record is native on ``cdr``, which is planned but has no size, phases or date.
    Remedy: give the platform ``size``, ``phases`` or ``available_from``, or ``sourcing: existing``.
    """
    for _, component in sorted({**landscape.platforms, **landscape.modules}.items()):
        for name, mode in sorted(component.uses.items()):
            platform = landscape.platforms[name]
            if mode in (UseMode.NATIVE, UseMode.SYNCED) and _is_never_there(platform, landscape):
                yield _waits_for_ever(component, platform, mode, landscape)


def _is_never_there(platform: Platform, landscape: Landscape) -> bool:
    written = landscape.stated_fields("platforms", platform.id)
    return platform.is_planned and not written & {"size", "phases", "available_from", "actual"}


def _waits_for_ever(
    component: Component, platform: Platform, mode: UseMode, landscape: Landscape
) -> Finding:
    relation = "native on" if mode is UseMode.NATIVE else "synced to"
    return Finding(
        path=(landscape.section_of(component.id), component.id, "uses", platform.id),
        message=(
            f"{component.id!r} is {relation} the platform {platform.id!r}, "
            "which does not exist yet and has no way to come about"
        ),
        hint=f"give {platform.id} size:, phases: or available_from:, or write sourcing: existing",
    )


@rule("options-too-long")
def OPTIONS_TOO_LONG(landscape: Landscape) -> Iterator[Finding]:
    """A contract whose options make it longer than its kind allows.

    Problem: a framework agreement may run four years at most without special reasons (LOU 7:2).
    Example: a framework from 2026-01 to 2028-12 with two options of twelve months each.
    Remedy: shorten the options, or write ``special_reasons: true`` and say which in ``note``.
    """
    for id_, contract in sorted(landscape.contracts.items()):
        months = _longest(contract)
        framework = contract.kind is ContractKind.FRAMEWORK and not contract.special_reasons
        if framework and months > FRAMEWORK_MAX_MONTHS:
            yield Finding(
                path=("contracts", id_, "extensions"),
                message=(
                    f"the framework agreement {id_!r} runs {months} months with its options; "
                    f"{FRAMEWORK_MAX_MONTHS} are allowed without special reasons (LOU 7:2)"
                ),
                hint="shorten the options, or write special_reasons: true",
            )


def _longest(contract: Contract) -> int:
    extent = contract.max_extent.earliest
    if contract.starts is None or extent is None:
        return sum(extension.months for extension in contract.open_options)
    return extent - contract.starts + 1
