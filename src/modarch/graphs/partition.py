"""What belongs together in one module: the problem, its price, and how a division is judged.

min J = Σ_between w_ij + (γ/2) Σ_m S_m². The first part is the interaction that must cross a module
boundary, the second the lock-in of large modules. Two modules A and B should be one exactly when
w_AB > γ · S_A · S_B.

Source: J. Reichardt and S. Bornholdt, "Statistical mechanics of community detection", Physical
Review E 74, 2006, with sizes in the place of link strengths. The limits and ties are modarch's.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from modarch.graphs.certainty import Certainty
    from modarch.graphs.links import Links

__all__ = [
    "Modules",
    "Partition",
    "ScopeMeasures",
    "ScopeProblem",
    "canonical",
    "measure",
    "merge_gain",
    "merge_terms",
]

Modules = tuple[tuple[str, ...], ...]
"""A division into modules: each sorted, and sorted by their first member."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeProblem:
    """Elements to divide into modules.

    Parameters
    ----------
    links
        The elements and the interaction of each pair.
    sizes
        Size of each element, positive, in the order of the elements; in any unit.
    gamma
        Price of lock-in: how much crossing interaction one unit of size² is worth. Not negative.
    smallest, largest
        A module's size must lie between these.
    together
        Pairs that must share a module (law, contract, one workflow).
    apart
        Pairs that must not (layer, conflict of interest, no bidder for both).

    Raises
    ------
    InputInvalid
        With everything that is wrong with the problem itself.
    """

    links: Links
    sizes: tuple[float, ...]
    gamma: float
    smallest: float = 0.0
    largest: float = math.inf
    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()

    def __post_init__(self) -> None:
        problems = [*_number_problems(self), *_pair_problems(self)]
        if not problems:
            problems.extend(_tie_problems(self))
        if problems:
            raise InputInvalid(problems)

    @classmethod
    def of(
        cls,
        links: Links,
        *,
        gamma: float,
        sizes: Mapping[str, float] | None = None,
        limits: tuple[float, float] = (0.0, math.inf),
        together: Iterable[Pair] = (),
        apart: Iterable[Pair] = (),
    ) -> ScopeProblem:
        """Make a problem from sizes by name; an element without one has size 1."""
        by_name = sizes or {}
        return cls(
            links=links,
            sizes=tuple(float(by_name.get(element, 1.0)) for element in links.elements),
            gamma=gamma,
            smallest=limits[0],
            largest=limits[1],
            together=tuple(together),
            apart=tuple(apart),
        )

    def tied(self) -> tuple[tuple[int, ...], ...]:
        """Return the elements (by position) in groups that must share a module."""
        group_of = list(range(len(self.links)))
        for one, other in self.together:
            first, second = (group_of[self.links.index[name]] for name in (one, other))
            group_of = [min(first, second) if g in {first, second} else g for g in group_of]
        groups: dict[int, list[int]] = {}
        for element, group in enumerate(group_of):
            groups.setdefault(group, []).append(element)
        return tuple(tuple(groups[group]) for group in sorted(groups))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeMeasures:
    """How a division into modules stands.

    Parameters
    ----------
    count
        Number of modules.
    crossing_weight
        Interaction between different modules.
    crossing_pairs
        Pairs of modules that interact: so many pairs to integrate.
    size_hhi
        Σ (share of the total size)²: 1 for a single module.
    objective
        J, in units of interaction.
    """

    count: int
    crossing_weight: float
    crossing_pairs: int
    size_hhi: float
    objective: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """A division into modules, and how good it is known to be.

    Parameters
    ----------
    modules
        The modules.
    measures
        How the division stands.
    certainty
        ``optimal`` when no division has a lower J, ``best-found`` otherwise.
    lower_bound
        No division has a lower J than this; −∞ when no bound was computed.
    starts
        Number of starts the search made.
    """

    modules: Modules
    measures: ScopeMeasures
    certainty: Certainty
    lower_bound: float
    starts: int


def canonical(modules: Iterable[Iterable[str]]) -> Modules:
    """Return a division in its one normal form, without empty modules."""
    return tuple(sorted(tuple(sorted(module)) for module in modules if module))


def measure(problem: ScopeProblem, modules: Sequence[Sequence[str]]) -> ScopeMeasures:
    """Say how a division into modules stands, whether it keeps the limits or not.

    Parameters
    ----------
    problem
        The elements, their interaction and the price of lock-in.
    modules
        Every element in exactly one module.

    Raises
    ------
    InputInvalid
        When the modules are not a division of the elements.
    """
    _check_division(problem, modules)
    index = problem.links.index
    home = {element: number for number, module in enumerate(modules) for element in module}
    crossing = [
        (home[one], home[other], weight)
        for (one, other), weight in zip(problem.links.pairs, problem.links.weights, strict=True)
        if home[one] != home[other]
    ]
    sizes = [math.fsum(problem.sizes[index[element]] for element in module) for module in modules]
    weight = math.fsum(weight for _, _, weight in crossing)
    squares, total = math.fsum(size**2 for size in sizes), math.fsum(sizes)
    return ScopeMeasures(
        count=sum(1 for module in modules if module),
        crossing_weight=weight,
        crossing_pairs=len({(min(a, b), max(a, b)) for a, b, _ in crossing}),
        size_hhi=squares / total**2 if total else 0.0,
        objective=weight + problem.gamma / 2 * squares,
    )


def merge_gain(problem: ScopeProblem, first: Iterable[str], second: Iterable[str]) -> float:
    """Return how much J falls when two modules become one: w_AB − γ·S_A·S_B.

    Parameters
    ----------
    problem
        The elements, their interaction and the price of lock-in.
    first, second
        Members of the two modules.

    Returns
    -------
    float
        Positive when they should be one, for the two alone and limits aside.
    """
    interaction, lock_in = merge_terms(problem, first, second)
    return interaction - problem.gamma * lock_in


def merge_terms(
    problem: ScopeProblem, first: Iterable[str], second: Iterable[str]
) -> tuple[float, float]:
    """Return the two sides of the merge rule for a price of 1: w_AB and S_A·S_B."""
    one, other = set(first), set(second)
    interaction = math.fsum(
        weight
        for (a, b), weight in zip(problem.links.pairs, problem.links.weights, strict=True)
        if (a in one and b in other) or (b in one and a in other)
    )
    return interaction, _size(problem, one) * _size(problem, other)


def _size(problem: ScopeProblem, elements: Iterable[str]) -> float:
    return math.fsum(problem.sizes[problem.links.index[element]] for element in sorted(elements))


def _check_division(problem: ScopeProblem, modules: Sequence[Sequence[str]]) -> None:
    said = sorted(itertools.chain.from_iterable(modules))
    if said == list(problem.links.elements):
        return
    missing = sorted(set(problem.links.elements) - set(said))
    unknown = sorted(set(said) - set(problem.links.elements))
    twice = sorted({element for element in said if said.count(element) > 1})
    named = {"missing": missing, "unknown": unknown, "in two modules": twice}
    told = "; ".join(f"{what}: {', '.join(who)}" for what, who in named.items() if who)
    message = f"The modules are not a division of the elements ({told})."
    hint = "put every element in exactly one module"
    raise InputInvalid([Diagnostic(code="not-a-division", message=message, hint=hint)])


def _number_problems(problem: ScopeProblem) -> Iterator[Diagnostic]:
    for element, size in zip(problem.links.elements, problem.sizes, strict=True):
        if not (math.isfinite(size) and size > 0):
            yield _problem(
                "unusable-size", f"The size of '{element}' is {size}.", "a number above 0"
            )
    if not (math.isfinite(problem.gamma) and problem.gamma >= 0):
        yield _problem("unusable-price", f"γ is {problem.gamma}.", "a number that is zero or more")
    if not problem.smallest <= problem.largest:
        message = f"Modules must be at least {problem.smallest} and at most {problem.largest}."
        yield _problem("limits-crossed", message, "a smallest size below the largest")


def _pair_problems(problem: ScopeProblem) -> Iterator[Diagnostic]:
    named = sorted({name for pair in (*problem.together, *problem.apart) for name in pair})
    for name in named:
        if name not in problem.links.index:
            message = f"'{name}' is tied to something, but it is not an element."
            hint = did_you_mean(name, problem.links.elements)
            yield Diagnostic(code="unknown-element", message=message, hint=hint)


def _tie_problems(problem: ScopeProblem) -> Iterator[Diagnostic]:
    elements = problem.links.elements
    group_of = {elements[i]: group for group in problem.tied() for i in group}
    for one, other in problem.apart:
        if group_of[one] == group_of[other]:
            message = f"'{one}' and '{other}' must share a module and must not."
            yield Diagnostic(code="tied-and-apart", message=message, hint="drop one of the two")
    for group in sorted(set(group_of.values())):
        size = math.fsum(problem.sizes[i] for i in group)
        if size > problem.largest:
            who = ", ".join(f"'{elements[i]}'" for i in group)
            told = f"has size {size:g}" if len(group) == 1 else f"have size {size:g} together"
            message = f"{who} {told}, above the largest of {problem.largest:g}."
            yield Diagnostic(code="too-large", message=message, hint="raise the largest size")


def _problem(code: str, message: str, wanted: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, hint=f"write {wanted}")
