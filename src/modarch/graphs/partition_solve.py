"""Divide elements into modules at the lowest J, and say how sure the result is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid
from modarch.graphs.certainty import Certainty, reaches
from modarch.graphs.partition import Modules, Partition, ScopeProblem, canonical, measure
from modarch.graphs.partition_core import Core, Labels, core_of, normal
from modarch.graphs.partition_exact import Verdict, prove
from modarch.graphs.partition_search import DEFAULT_SEARCH, Found, SearchEffort, search

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "DEFAULT_PROOF",
    "ProofEffort",
    "best_partition",
    "keeps_the_rules",
    "labels_of",
    "modules_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofEffort:
    """Which problems to prove, by their units: elements, or groups that must share a module.

    Parameters
    ----------
    exact_units
        Up to so many, the lowest J is proven.
    bounded_units
        Up to so many, a lower bound is computed, which may happen to be the proof.
    close_gap
        A bounded problem is proven too when search and bound differ by at most this share.
    """

    exact_units: int = 20
    bounded_units: int = 60
    close_gap: float = 0.005


DEFAULT_PROOF = ProofEffort()


def best_partition(
    problem: ScopeProblem,
    *,
    effort: SearchEffort = DEFAULT_SEARCH,
    proof: ProofEffort = DEFAULT_PROOF,
    seed: int = 0,
    hints: Iterable[Sequence[Sequence[str]]] = (),
) -> Partition:
    """Divide elements into modules at the lowest price of integration and lock-in.

    Parameters
    ----------
    problem
        Elements, interaction, price of lock-in, limits and ties.
    effort
        How long to search.
    proof
        How large a problem is proven or bounded.
    seed
        Seed of the search.
    hints
        Divisions to start from as well, such as today's.

    Returns
    -------
    Partition
        The modules, and whether they are proven optimal or the best of the starts.

    Raises
    ------
    InputInvalid
        When no division keeps the limits, or the search found none.
    """
    core = core_of(problem)
    known = [labels_of(problem, hint) for hint in hints]
    found, verdict = _solved(core, effort, proof, seed, known)
    labels, kept = (verdict.labels, True) if verdict.labels else (found.labels, not found.broken)
    if not kept:
        raise InputInvalid([_no_division(problem, proven=verdict.infeasible, starts=found.starts)])
    modules = modules_of(problem, labels)
    measures = measure(problem, modules)
    proven = reaches(measures.objective, verdict.bound)
    return Partition(
        modules=modules,
        measures=measures,
        certainty=Certainty.OPTIMAL if proven else Certainty.BEST_FOUND,
        lower_bound=measures.objective if proven else verdict.bound,
        starts=found.starts,
    )


def _solved(
    core: Core, effort: SearchEffort, proof: ProofEffort, seed: int, hints: Sequence[Labels]
) -> tuple[Found, Verdict]:
    """Search and prove; where a proof is cheap, a brief search that it confirms is enough."""
    brief = SearchEffort(starts=min(effort.starts, 2), kicks=min(effort.kicks, 3))
    if len(core.sizes) <= proof.exact_units and brief != effort:
        found = search(core, effort=brief, seed=seed, hints=hints)
        verdict = _verdict(core, found, proof)
        kept = verdict.labels is not None or not found.broken
        cost = found.cost if verdict.labels is None else core.judge(verdict.labels)[1]
        if kept and reaches(cost, verdict.bound):
            return found, verdict
    found = search(core, effort=effort, seed=seed, hints=hints)
    return found, _verdict(core, found, proof)


def _verdict(core: Core, found: Found, proof: ProofEffort) -> Verdict:
    units = len(core.sizes)
    if units > proof.bounded_units:
        return Verdict(labels=None, bound=-math.inf, infeasible=False)
    known = math.inf if found.broken else found.cost
    return prove(core, known, open_gap=math.inf if units <= proof.exact_units else proof.close_gap)


def modules_of(problem: ScopeProblem, labels: Labels) -> Modules:
    """Name the members of each module."""
    elements, units = problem.links.elements, problem.tied()
    modules: dict[int, list[str]] = {}
    for unit, label in zip(units, labels, strict=True):
        modules.setdefault(label, []).extend(elements[element] for element in unit)
    return canonical(modules.values())


def keeps_the_rules(problem: ScopeProblem, modules: Sequence[Sequence[str]]) -> bool:
    """Whether a division keeps the limits of size, and what must and must not share a module.

    Parameters
    ----------
    problem
        Elements, limits and ties.
    modules
        A division of the elements.
    """
    labels = labels_of(problem, modules)
    whole = modules_of(problem, labels) == canonical(modules)
    return whole and not core_of(problem).judge(labels)[0]


def labels_of(problem: ScopeProblem, modules: Sequence[Sequence[str]]) -> Labels:
    """Return the module of each unit, that of its first element when they differ."""
    measure(problem, modules)
    home = {element: number for number, module in enumerate(modules) for element in module}
    return normal([home[problem.links.elements[unit[0]]] for unit in problem.tied()])


def _no_division(problem: ScopeProblem, *, proven: bool, starts: int) -> Diagnostic:
    limits = f"sizes from {problem.smallest:g} to {problem.largest:g}"
    if proven:
        message = f"No division into modules keeps the limits ({limits}) and the ties."
    else:
        message = f"No division that keeps the limits ({limits}) was found in {starts} starts."
    return Diagnostic(
        code="no-division" if proven else "no-division-found",
        message=message,
        hint="widen the limits, or drop some pairs that must or must not share a module",
        parameters={"smallest": problem.smallest, "largest": problem.largest},
    )
