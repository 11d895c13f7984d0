"""Small models for the tests of the simulation, written by hand or at random."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import yaml

from modarch.landscape.load import load
from modarch.planning.ordering import plan_in_order
from modarch.simulation.result import Policy
from modarch.simulation.simulate import Options, machine_for

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan
    from modarch.simulation.machine import Machine
    from modarch.simulation.planned import Planned

CERTAIN = {
    "appeal_probability": 0,
    "cancel_probability": dict.fromkeys("SML", 0) | {"XL": 0},
    "supplier_exit_probability": 0,
    "organisation_correlation": 0,
    "market_correlation": 0,
}
"""A world in which nothing goes wrong, but for the lengths of phases."""

SURE = {"requirements": 2, "tender": 4, "review": 1, "contract": 1, "build": 6, "rollout": 4}
"""Phases without spread."""


def read(folder: Path, content: dict[str, Any]) -> Landscape:
    """Return the landscape in a model."""
    path = folder / "model.yaml"
    path.write_text(yaml.safe_dump({"modarch": 1, **content}, sort_keys=False), encoding="utf-8")
    return load(path)


def programme(**more: Any) -> dict[str, Any]:
    """Return a programme that starts in January 2027 and in which nothing goes wrong."""
    base = {"name": "Test", "start": "2027-01", "as_of": "2027-01", "risk": CERTAIN}
    return base | more


def module(name: str, **more: Any) -> dict[str, Any]:
    """Return a module of sure phases."""
    return {"name": name, "size": "S", "phases": SURE} | more


def ready(
    landscape: Landscape, policy: Policy = Policy.ORDER, **options: Any
) -> tuple[Machine, Planned, Plan]:
    """Return a landscape's own plan, ready to be carried out."""
    plan = plan_in_order(landscape).plan
    machine, planned = machine_for(landscape, plan, Options(policy=policy, **options))
    return machine, planned, plan


def random_model(seed: int) -> dict[str, Any]:
    """Return a small programme in which everything that can be stated may be."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret
    settings = {f"s{n}": {"name": f"S{n}"} for n in range(draw.randint(1, 3))}
    for one in settings.values():
        if draw.random() < 0.7:
            one["change_capacity"] = draw.randint(1, 2)
    names = [f"m{n}" for n in range(draw.randint(2, 6))]
    modules = {name: _module(draw, name, names, list(settings)) for name in names}
    systems = {f"x{n}": _system(draw, n) for n in range(len(names))}
    for name, number in zip(names, range(len(names)), strict=True):
        modules[name]["replaces"] = f"x{number}"
    steps = [{"from": "2027-01", "value": 1}, {"from": "2029-05", "value": 2}]
    if draw.random() < 0.5:
        steps.append({"from": "2031-02", "value": 1})
    return {
        "programme": {
            "name": "Random",
            "start": "2027-01",
            "as_of": "2027-03",
            "capacity": {
                "procurement": steps if draw.random() < 0.6 else draw.randint(1, 3),
                "implementation": draw.randint(1, 3),
            },
            "gates": _gates(draw),
            "freezes": [{"months_of_year": [7, 8]}] if draw.random() < 0.5 else [],
            "ongoing": {
                "work": {
                    "name": "Work",
                    "start": "2027-06",
                    "end": "2028-03",
                    "settings": ["s0"],
                    "uses": {"implementation": 1} if draw.random() < 0.5 else {},
                }
            },
            "risk": {
                "supplier_exit_probability": draw.choice([0, 0.1, 0.5]),
                "distribution": draw.choice(["pert", "triangular", "lognormal"]),
                "market_correlation": draw.choice([0, 0.3, 1]),
            },
        },
        "settings": settings,
        "modules": modules,
        "systems": systems,
        "contracts": {f"k{n}": _contract(draw) for n in range(len(names))},
    }


def _module(
    draw: random.Random, name: str, names: list[str], settings: list[str]
) -> dict[str, Any]:
    earlier = names[: names.index(name)]
    one: dict[str, Any] = {
        "name": name,
        "size": draw.choice("SML"),
        "settings": draw.sample(settings, draw.randint(1, len(settings))),
        "risk": {"cancel_probability": draw.choice([0, 0.3, 0.9])},
    }
    one |= _way(draw)
    if draw.random() < 0.2:
        one["regulation"] = {"risk_class": "IIb", "certified": False}
    if draw.random() < 0.3:
        one["rollout_months"] = {s: draw.randint(1, 4) for s in one["settings"]}
    if earlier and draw.random() < 0.7:
        need: dict[str, Any] = {"on": draw.choice(earlier)}
        if draw.random() < 0.6:
            need |= {"after": draw.choice(["award", "built", "live"]), "before": "built"}
        need["lag_months"] = draw.randint(0, 4)
        if draw.random() < 0.3:
            need["max_lag_months"] = draw.randint(20, 40)
        one["requires"] = [need]
    if draw.random() < 0.15:
        phase = "establish" if one.get("sourcing") else "requirements"
        one["actual"] = {phase: {"start": "2026-11"}}
    return one


def _way(draw: random.Random) -> dict[str, Any]:
    if draw.random() < 0.2:
        return {"sourcing": "in-house"}
    return {"tender_validity_months": draw.randint(0, 6)} if draw.random() < 0.3 else {}


def _system(draw: random.Random, number: int) -> dict[str, Any]:
    one: dict[str, Any] = {"name": f"X{number}", "contracts": f"k{number}"}
    if draw.random() < 0.3:
        one["end_of_support"] = f"{draw.randint(2029, 2034)}-06"
    return one


def _contract(draw: random.Random) -> dict[str, Any]:
    ends: Any = f"{draw.randint(2029, 2033)}-12"
    if draw.random() < 0.3:
        ends = {"earliest": "2029-06", "latest": "2032-06"}
    one: dict[str, Any] = {"ends": ends, "notice_months": draw.choice([3, 6, 12])}
    if draw.random() < 0.5:
        one["extensions"] = [{"months": 12, "decide_months_before": draw.randint(3, 9)}]
    return one


def _gates(draw: random.Random) -> dict[str, Any]:
    if draw.random() < 0.3:
        return {}
    return {
        "decision": {
            "name": "Decision",
            "opens": {"earliest": "2027-04", "latest": "2027-10"},
            "delay": {"min": 0, "mode": 1, "max": 9},
        },
        "ended": {
            "name": "Ended",
            "months": {"min": 1, "mode": 4, "max": 12},
            "after": "decision",
            "terminates": "k0",
        },
    }
