"""Rules about what covers, produces and replaces what."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from modarch.analysis.rules.rule import Finding, rule
from modarch.deployment.coverage import Coverage, consumed_by, produced_by
from modarch.deployment.sites import serves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.deployment.coverage import Slice
    from modarch.deployment.sites import Site
    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape

__all__ = [
    "CAPABILITY_COVERED_TWICE",
    "CAPABILITY_NOT_COVERED",
    "CONSUMED_NOT_PRODUCED",
    "SYSTEM_NEVER_REPLACED",
]


def _target_components(landscape: Landscape) -> list[Component]:
    return [*landscape.platforms.values(), *landscape.modules.values()]


def _stays(landscape: Landscape) -> set[str]:
    kept = [system for system in landscape.systems.values() if system.keep]
    others = [*kept, *landscape.services.values()]
    return {capability for item in others for capability in item.capabilities}


@rule("capability-not-covered")
def CAPABILITY_NOT_COVERED(landscape: Landscape) -> Iterator[Finding]:
    """A capability that no module, platform or remaining system covers.

    Problem: when the old systems have gone, nobody serves it.
    Example: ``triage`` is among the capabilities, but no module lists it.
    Remedy: list it under the module that shall cover it, or take it away.
    """
    covered = {name for one in _target_components(landscape) for name in one.capabilities}
    covered |= _stays(landscape)
    for name in sorted(set(landscape.capabilities) - covered):
        yield Finding(
            path=("capabilities", name),
            message=f"no module covers the capability {name!r}",
            hint="list it under capabilities: of the module that shall cover it",
        )


@rule("capability-covered-twice")
def CAPABILITY_COVERED_TWICE(landscape: Landscape) -> Iterator[Finding]:
    """A capability that two modules cover in the same setting.

    Problem: it is bought twice, and nobody knows which of the two holds the information.
    Example: ``booking`` is listed under both the record and the scheduling module.
    Remedy: keep it in one of them, or give the two different settings or providers.
    """
    covering: dict[str, list[Component]] = defaultdict(list)
    for component in _target_components(landscape):
        for name in component.capabilities:
            covering[name].append(component)
    sites = Coverage(landscape).sites if any(len(both) > 1 for both in covering.values()) else ()
    for name, components in sorted(covering.items()):
        for first, second in combinations(components, 2):
            if any(_serve_both(first, second, site) for site in sites):
                yield Finding(
                    path=(landscape.section_of(second.id), second.id, "capabilities"),
                    message=f"the capability {name!r} is covered by {first.id!r} and {second.id!r}",
                    hint="keep it in one of them, or give them different settings or providers",
                )


def _serve_both(first: Component, second: Component, site: Site) -> bool:
    return serves(first, site) and serves(second, site)


@rule("consumed-not-produced")
def CONSUMED_NOT_PRODUCED(landscape: Landscape) -> Iterator[Finding]:
    """An information object that somebody consumes and nobody produces.

    Problem: the needs for it can never be met.
    Example: the record consumes ``lab-result``, and no item or capability produces it.
    Remedy: name it under ``produces`` of the module, system or service it comes from.
    """
    produced = {name for item in landscape.items.values() for name in produced_by(item, landscape)}
    consumers: dict[str, list[str]] = defaultdict(list)
    for id_, item in sorted(landscape.items.items()):
        for name in consumed_by(item, landscape):
            consumers[name].append(id_)
    for name, who in sorted(consumers.items()):
        if name not in produced:
            others = f" and {len(who) - 1} more" if len(who) > 1 else ""
            yield Finding(
                path=("information", name),
                message=f"{name!r} is consumed by {who[0]!r}{others} and produced by nobody",
                hint="add it under produces: of the module, system or service it comes from",
            )


@rule("system-never-replaced")
def SYSTEM_NEVER_REPLACED(landscape: Landscape) -> Iterator[Finding]:
    """An existing system, or a slice of one, that no module takes over.

    Problem: it can never be retired, and its contract has no end in sight.
    Example: ``old-record`` covers ``dictation``, which no module covers.
    Remedy: add the capability or ``replaces:`` to a module, or write ``keep: true``.
    """
    for system, slices in Coverage(landscape).slices.items():
        left = [one for one in slices if not one.module]
        if not left:
            continue
        whole = len(left) == len(slices)
        what = "" if whole else f" in full: nobody takes {_shown(left)}"
        yield Finding(
            path=("systems", system),
            message=f"the system {system!r} is never replaced{what}",
            hint=f"name it under replaces: of a module, or write keep: true under {system}",
        )


def _shown(slices: list[Slice]) -> str:
    few = 3
    names = sorted({one.capability for one in slices})
    more = f" and {len(names) - few} more" if len(names) > few else ""
    where = sorted({one.setting for one in slices} - {""})
    places = f" (in {', '.join(where[:few])}{' …' if len(where) > few else ''})" if where else ""
    return ", ".join(names[:few]) + more + places
