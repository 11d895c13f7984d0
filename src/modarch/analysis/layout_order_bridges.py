"""What needs a bridge between old and new while a landscape is replaced module by module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from modarch.deployment.needs import Needs
from modarch.deployment.reach import Reached
from modarch.deployment.rollout import Rollout
from modarch.deployment.situation import Situation
from modarch.deployment.traffic import Traffic
from modarch.graphs.layout import Net

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan

__all__ = ["START", "Bridges"]

START: Final = "*start*"
"""Stands for the beginning, before anything has been replaced; no module has such an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bridges:
    """What needs bridges, and the order and months of the plan.

    Parameters
    ----------
    order
        `START`, then the plan's modules in the order in which they are in use everywhere.
    months
        First month of the state after each of them.
    nets
        What needs a bridge while some of its members have been replaced and some have not.
    direct, shared, attached
        Number of bridges by kind: pairs of modules, old systems of several modules, and old
        systems that a platform has to carry.
    """

    order: tuple[str, ...]
    months: tuple[Month, ...]
    nets: tuple[Net, ...]
    direct: int
    shared: int
    attached: int

    @classmethod
    def of(cls, landscape: Landscape, plan: Plan) -> Bridges:
        """Return the bridges that a landscape needs under a plan."""
        live = {
            id_: scheduled.live
            for id_, scheduled in plan.components.items()
            if id_ in landscape.modules
        }
        order = sorted(live, key=lambda id_: (live[id_], id_))
        rollout = Rollout(landscape=landscape, plan=plan)
        direct, mediated = _exchanges(rollout, set(live))
        takers = {
            system: {one.module for one in slices} & set(live)
            for system, slices in rollout.slices.items()
        }
        attached = [system for system, own in takers.items() if own & mediated]
        shared = [
            system for system, own in takers.items() if len(own) > 1 and system not in attached
        ]
        nets = [
            *(Net(pair) for pair in direct),
            *(Net(tuple(sorted(takers[system]))) for system in shared),
            *(Net((START, *sorted(takers[system]))) for system in attached),
        ]
        return cls(
            order=(START, *order),
            months=(landscape.start, *(live[id_] for id_ in order)),
            nets=tuple(nets),
            direct=len(direct),
            shared=len(shared),
            attached=len(attached),
        )


def _exchanges(rollout: Rollout, modules: set[str]) -> tuple[list[tuple[str, str]], set[str]]:
    """Return the pairs of modules connected directly, and the modules that use a platform for it.

    What counts is the end state: that is what the bridges stand in for.
    """
    end = Situation(rollout=rollout, month=None)
    direct: set[tuple[str, str]] = set()
    mediated: set[str] = set()
    for flow in Reached(Traffic(Needs(rollout.coverage), end)).flows:
        ends = {flow.consumer, flow.producer} & modules
        if flow.consumer == flow.producer or not ends:
            continue
        if flow.route.platforms:
            mediated |= ends
        elif len(ends) == 2:  # noqa: PLR2004 - both ends are modules
            direct.add((min(ends), max(ends)))
    return sorted(direct), mediated
