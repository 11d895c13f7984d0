"""Weights: five families of components, equal unless the user says otherwise, and never hidden."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from modarch.deployment.risk import Risk
from modarch.errors import Diagnostic, InputInvalid, Location, did_you_mean
from modarch.landscape.document.files import read_text
from modarch.landscape.document.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from modarch.deployment.risk import Measure
    from modarch.landscape.document.tree import SourceTree
    from modarch.landscape.model import Landscape

__all__ = [
    "EQUAL",
    "MEMBERS",
    "MODEL",
    "Family",
    "Score",
    "Weights",
    "read_weights",
    "score_of",
    "weights_of",
]


class Family(StrEnum):
    """What components are about, so that two of the same thing do not count twice."""

    INFORMATION = "information"
    COMPLEXITY = "complexity"
    INTERFACES = "interfaces"
    DEPENDENCE = "dependence"
    GOVERNANCE = "governance"


MEMBERS: Final[dict[Family, tuple[Risk, ...]]] = {
    Family.INFORMATION: (Risk.UNMET, Risk.TRANSLATION),
    Family.COMPLEXITY: (Risk.INTEGRATIONS, Risk.PROPAGATION),
    Family.INTERFACES: (Risk.INTERFACES,),
    Family.DEPENDENCE: (Risk.BLAST, Risk.SUPPLIERS),
    Family.GOVERNANCE: (Risk.LEAKAGE,),
}
"""The components of each family."""


def _ones(keys: Iterable[Any]) -> dict[Any, float]:
    return dict.fromkeys(keys, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What counts how much.

    Parameters
    ----------
    families
        Weight of each family; relative, they need not sum to 1.
    components
        Weight of each component within its family; relative.
    source
        Where they come from; empty for modarch's own, which are all equal.
    """

    families: Mapping[Family, float] = field(default_factory=lambda: _ones(Family))
    components: Mapping[Risk, float] = field(default_factory=lambda: _ones(Risk))
    source: str = ""


EQUAL: Final = Weights()
"""Equal families, equal components within a family: a convention, not a finding."""

MODEL: Final = "model"
"""Source of weights that the model states."""


def weights_of(landscape: Landscape) -> Weights:
    """Return the weights that a model states; equal ones when it states none.

    Parameters
    ----------
    landscape
        The model, for the ``risk_weights`` of its programme.
    """
    stated = {str(name): value for name, value in landscape.programme.risk_weights.items()}
    if not stated:
        return EQUAL
    return Weights(
        families={family: stated.get(family, 1.0) for family in Family},
        components={risk: stated.get(risk, 1.0) for risk in Risk},
        source=MODEL,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A profile put together with weights.

    Parameters
    ----------
    value
        Weighted mean of the families, 0 good to 1 bad; None when nothing can be measured.
    families
        Value of each family; None where none of its components can be measured.
    worst
        The component with the highest value, which the mean may hide; None without any.
    """

    value: float | None
    families: Mapping[Family, float | None]
    worst: Risk | None


def score_of(measures: Sequence[Measure], weights: Weights = EQUAL) -> Score:
    """Put a profile together; what cannot be measured is left out, not taken for good.

    Parameters
    ----------
    measures
        The components.
    weights
        What counts how much.
    """
    values = {measure.risk: measure.value for measure in measures if measure.value is not None}
    families = {
        family: _mean(
            {risk: values[risk] for risk in members if risk in values}, weights.components
        )
        for family, members in MEMBERS.items()
    }
    known = {family: value for family, value in families.items() if value is not None}
    return Score(
        value=_mean(known, weights.families),
        families=families,
        worst=max(values, key=lambda risk: (values[risk], risk), default=None),
    )


def _mean(values: Mapping[Any, float], weights: Mapping[Any, float]) -> float | None:
    total = math.fsum(weights[key] for key in values)
    if total <= 0:
        return None
    return math.fsum(weights[key] * value for key, value in values.items()) / total


_SECTIONS: Final[dict[str, type[StrEnum]]] = {"families": Family, "components": Risk}


def read_weights(path: Path) -> Weights:
    """Read weights from a small YAML file.

    Parameters
    ----------
    path
        A file with ``families:`` and, if wanted, ``components:``, each with numbers by name. What
        is not mentioned keeps weight 1; 0 leaves something out.

    Raises
    ------
    InputInvalid
        With every problem found.
    """
    tree = read_tree(read_text(path), str(path))
    problems = [*tree.problems, *_problems(tree)]
    if problems:
        raise InputInvalid(problems)
    written = tree.data
    return Weights(
        families=_ones(Family) | _numbers(written, "families", Family),
        components=_ones(Risk) | _numbers(written, "components", Risk),
        source=path.name,
    )


def _numbers(written: Any, section: str, names: type[StrEnum]) -> dict[Any, float]:
    return {names(name): float(value) for name, value in (written.get(section) or {}).items()}


def _problems(tree: SourceTree) -> Iterator[Diagnostic]:
    if not isinstance(tree.data, dict):
        yield _problem(
            tree,
            (),
            "a file of weights holds families: and components:",
            "families: {information: 2}",
        )
        return
    for section, content in tree.data.items():
        if section not in _SECTIONS:
            message = f"weights have no section {section!r}"
            yield _problem(tree, (section,), message, did_you_mean(section, _SECTIONS))
        elif content is not None and not isinstance(content, dict):
            message = f"{section} holds numbers by name"
            yield _problem(tree, (section,), message, f"write {section}: {{name: 2}}")
        else:
            yield from _number_problems(tree, section, content or {})


def _number_problems(
    tree: SourceTree, section: str, content: Mapping[str, Any]
) -> Iterator[Diagnostic]:
    known = [str(one) for one in _SECTIONS[section]]
    for name, value in content.items():
        path = (section, name)
        if name not in known:
            hint = did_you_mean(name, known)
            yield _problem(tree, path, f"there is no {name!r} among the {section}", hint)
        elif not _is_weight(value):
            message = f"the weight of {name} is {value!r}"
            yield _problem(tree, path, message, "write a number that is zero or more")
    if len(content) == len(known) and not any(map(_is_positive, content.values())):
        message = f"all weights of the {section} are zero"
        yield _problem(tree, (section,), message, "give at least one of them a weight above zero")


def _is_weight(value: object) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and math.isfinite(float(str(value))) and float(str(value)) >= 0


def _is_positive(value: object) -> bool:
    return _is_weight(value) and float(str(value)) > 0


def _problem(tree: SourceTree, path: tuple[str, ...], message: str, hint: str) -> Diagnostic:
    place = tree.locate(path) if path else Location(tree.file)
    return Diagnostic(code="unusable-weights", message=message, hint=hint, location=place)
