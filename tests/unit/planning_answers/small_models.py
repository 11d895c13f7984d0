"""Small models for the answers about a plan: the eight tasks, and random ones."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import yaml

from modarch.landscape.load import loads
from modarch.planning.formulate import Formulation

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape

__all__ = ["eight_tasks", "formulated", "random_model"]


def formulated(model: dict[str, Any]) -> Formulation:
    return Formulation(landscape=_landscape(model))


def _landscape(model: dict[str, Any]) -> Landscape:
    return loads(yaml.safe_dump(model, allow_unicode=True))


def _component(procurement: int, build: int, **more: Any) -> dict[str, Any]:
    phases = {"requirements": 0, "tender": procurement, "review": 0, "contract": 0}
    return {"phases": {**phases, "build": build, "rollout": 0}, **more}


def _after(on: str, after: str, before: str) -> dict[str, Any]:
    return {"on": on, "after": after, "before": before}


def eight_tasks(laboratory_end: str = "2028-12") -> dict[str, Any]:
    """Return the regression case: one team for each, month 0 is January 2027.

    The old laboratory system ends after month 24 unless stated, the repository's after 30 and the
    medication system's after 36; the written order is late with the laboratory, another is not.
    """
    built = ("built", "build")
    return {
        "modarch": 1,
        "programme": {
            "name": "Åtta uppgifter",
            "start": "2027-01",
            "as_of": "2027-01",
            "capacity": {"procurement": 1, "implementation": 1},
            "defaults": {"parallel_run_months": 0},
        },
        "platforms": {
            "plattform": {
                "name": {"sv": "Plattform", "en": "Platform"},
                "kind": "integration",
                **_component(6, 8),
            },
            "cdr": {
                "name": {"sv": "Informationsplattform", "en": "Repository"},
                "kind": "information",
                **_component(6, 9),
                "requires": [_after("plattform", "signed", "tender"), _after("plattform", *built)],
            },
        },
        "modules": {
            "lakemedel": {
                "name": {"sv": "Läkemedel", "en": "Medication"},
                **_component(5, 7, replaces="gammal-ordination"),
                "requires": [_after("cdr", *built)],
            },
            "laboratorium": {
                "name": {"sv": "Laboratorium", "en": "Laboratory"},
                **_component(4, 6, replaces="gammalt-lab"),
                "requires": [_after("plattform", *built)],
            },
        },
        "systems": {
            "gammal-ordination": {
                "name": {"sv": "Gammal ordination", "en": "Old medication"},
                "contracts": "ordinationsavtal",
            },
            "gammalt-lab": {
                "name": {"sv": "Gammalt lab", "en": "Old laboratory"},
                "contracts": "labbavtal",
            },
        },
        "contracts": {
            "ordinationsavtal": {"ends": "2029-12"},
            "labbavtal": {"ends": laboratory_end},
        },
    }


def random_model(seed: int) -> dict[str, Any]:
    """Return a random model of three or four modules that wait for each other, with few teams."""
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    names = ["alfa", "beta", "gamma", "delta"][: chance.randint(3, 4)]
    modules: dict[str, Any] = {}
    for place, name in enumerate(names):
        module = _component(chance.randint(1, 4), chance.randint(1, 4), replaces=f"gammal-{name}")
        needs = [one for one in names[:place] if chance.random() < 0.4]
        module["requires"] = [_after(one, "built", "build") for one in needs]
        modules[name] = module
    return {
        "modarch": 1,
        "programme": {
            "name": "Slump",
            "start": "2027-01",
            "as_of": "2027-01",
            "capacity": {
                "procurement": chance.randint(1, 2),
                "implementation": chance.randint(1, 2),
            },
            "gates": {"beslut": {"opens": f"2027-0{chance.randint(2, 6)}"}},
            "defaults": {"parallel_run_months": 0},
        },
        "modules": modules,
        "systems": {f"gammal-{name}": {"contracts": f"avtal-{name}"} for name in names},
        "contracts": {
            f"avtal-{name}": {"ends": f"{2027 + chance.randint(0, 1)}-{chance.randint(4, 12):02d}"}
            for name in names
        },
    }
