"""Programmes of any size in the shape of a real one, from a seed.

Every number is an assumption of the benchmark: procurement takes 12–24 months (requirements, then
tender, review and contract), adaptation and rollout together 12–36; tenders wait for a gate;
rollouts go from care setting to care setting, never beginning or ending in July or August; what is
contracted must begin to be built within half a year; every module replaces one or two systems whose
contracts, options included, end some time during the programme. Every tenth group is a platform
that others are procured and rolled out after.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import IntEnum

from modarch.planning.problem import (
    Activity,
    Anchor,
    Bridge,
    Calendar,
    Closure,
    Due,
    Group,
    Lag,
    LagKind,
    Point,
    Problem,
    Resource,
    Use,
    Value,
)

__all__ = ["Tightness", "programme"]

_START_OF_SUMMER = 6  # month 0 is a January


class Tightness(IntEnum):
    """Months of work that the capacity is sized for: the more, the scarcer."""

    LOOSE = 60
    MEDIUM = 80
    TIGHT = 120


@dataclass(frozen=True, slots=True)
class _Module:
    """What is drawn for one module, in months."""

    key: str
    requirements: int
    tender: int
    build: int
    rollout: int
    settings: tuple[int, ...]
    platforms: tuple[str, ...]

    def phase(self, name: str) -> str:
        return f"{self.key}.{name}"


def programme(groups: int, *, tightness: Tightness = Tightness.MEDIUM, seed: int = 1) -> Problem:
    """Return a programme.

    Parameters
    ----------
    groups
        Number of modules, platforms among them.
    tightness
        How scarce the teams are.
    seed
        Seed of everything that is drawn.
    """
    chance = random.Random(groups * 1009 + seed)  # noqa: S311 - a benchmark, not a secret
    settings = max(5, groups // 25)
    modules = _modules(chance, groups, settings)
    gate = chance.randint(6, 12)
    return Problem(
        groups=tuple(_group(module, gate) for module in modules),
        resources=_resources(modules, settings, tightness),
        calendars=(Calendar(key="summer", no_start=(_SUMMER,), no_end=(_SUMMER,)),),
        lags=tuple(lag for module in modules for lag in _lags(module)),
        dues=tuple(due for module in modules for due in _dues(chance, module, tightness)),
        values=tuple(
            Value(key=m.key, point=Point(activity=m.phase("rollout"), anchor=Anchor.START))
            for m in modules
        ),
        bridges=tuple(_bridges(chance, modules)),
    )


_SUMMER = Closure(first=_START_OF_SUMMER, months=2, every=12)


def _modules(chance: random.Random, groups: int, settings: int) -> list[_Module]:
    platforms = max(1, groups // 10)
    modules: list[_Module] = []
    for i in range(groups):
        width = min(settings, chance.randint(1, 4))
        known = [m.key for m in modules[: min(i, platforms)]]
        modules.append(
            _Module(
                key=f"m{i:03d}",
                requirements=chance.randint(3, 8),
                tender=chance.randint(9, 16),
                build=chance.randint(6, 18),
                rollout=width * chance.randint(3, 5),
                settings=tuple(chance.sample(range(settings), width)),
                platforms=tuple(chance.sample(known, min(len(known), chance.randint(0, 2)))),
            )
        )
    return modules


def _group(module: _Module, gate: int) -> Group:
    each = module.rollout // len(module.settings)
    visits = tuple(
        Use(resource=f"setting-{setting}", offset=i * each, months=each)
        for i, setting in enumerate(module.settings)
    )
    procurers = (Use(resource="procurement"),)
    implementers = (Use(resource="implementation"),)
    return Group(
        key=module.key,
        activities=(
            Activity(
                key=module.phase("requirements"),
                months=module.requirements,
                uses=procurers,
                late=True,
            ),
            Activity(
                key=module.phase("tender"), months=module.tender, uses=procurers, release=gate
            ),
            Activity(key=module.phase("build"), months=module.build, uses=implementers),
            Activity(
                key=module.phase("rollout"),
                months=module.rollout,
                uses=(*implementers, *visits),
                calendar="summer",
            ),
        ),
    )


def _resources(modules: list[_Module], settings: int, tightness: Tightness) -> tuple[Resource, ...]:
    procurement = sum(m.requirements + m.tender for m in modules)
    implementation = sum(m.build + m.rollout for m in modules)
    teams = {"procurement": procurement, "implementation": implementation}
    visits = dict.fromkeys((f"setting-{i}" for i in range(settings)), 0)
    for module in modules:
        for setting in module.settings:
            visits[f"setting-{setting}"] += module.rollout // len(module.settings)
    needs = [
        *((key, max(1, round(work / tightness))) for key, work in teams.items()),
        *((key, max(1, -(-work // tightness) + 1)) for key, work in visits.items()),
    ]
    return tuple(Resource(key=key, capacity=((0, units),)) for key, units in needs)


def _lags(module: _Module) -> list[Lag]:
    phase = module.phase
    lags = [
        Lag(before=phase("requirements"), after=phase("tender")),
        Lag(before=phase("requirements"), after=phase("tender"), months=9, kind=LagKind.MAX),
        Lag(before=phase("tender"), after=phase("build"), months=1),
        Lag(before=phase("tender"), after=phase("build"), months=6, kind=LagKind.MAX),
        Lag(before=phase("build"), after=phase("rollout")),
    ]
    for platform in module.platforms:
        lags += [
            Lag(before=f"{platform}.tender", after=phase("tender"), reason="platform chosen"),
            Lag(
                before=f"{platform}.rollout",
                before_anchor=Anchor.START,
                after=phase("rollout"),
                reason="platform in use",
            ),
        ]
    return lags


def _dues(chance: random.Random, module: _Module, tightness: Tightness) -> list[Due]:
    live = Point(activity=module.phase("rollout"), months=3)
    return [
        Due(
            key=f"{module.key}.contract-{i}",
            completions=(live,),
            due=chance.randint(24, int(tightness) + 24),
            weight=chance.randint(1, 10),
            cost=100 * chance.randint(1, 30),
        )
        for i in range(chance.choice((1, 1, 2)))
    ]


def _bridges(chance: random.Random, modules: list[_Module]) -> list[Bridge]:
    pairs = {tuple(sorted(chance.sample(range(len(modules)), 2))) for _ in modules}
    return [
        Bridge(
            key=f"{modules[a].key}-{modules[b].key}",
            first=Point(activity=modules[a].phase("rollout")),
            second=Point(activity=modules[b].phase("rollout")),
        )
        for a, b in sorted(pairs)
    ]
