"""In which order to replace what: bridges between the replaced and the remaining.

After every step some nets (pairs that exchange information, or larger groups tied together by one
thing, such as an old system that covers several capabilities) are partly on the new side and
partly on the old. Each of them needs a bridge until its last member has moved. The highest number
of bridges at once is the cutwidth of the order, their sum over the steps its linear arrangement.

Source: J. Díaz, J. Petit and M. Serna, "A survey of graph layout problems", ACM Computing Surveys
34(3), 2002.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid
from modarch.graphs.digraph import Digraph
from modarch.graphs.order import providers_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from modarch.graphs.links import Links

__all__ = ["Aim", "Layout", "LayoutProblem", "Net", "lay_out", "peak_bound", "total_bound"]


class Aim(StrEnum):
    """What counts first: the ``peak`` and then the total, or the ``total`` and then the peak."""

    PEAK = "peak"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, order=True)
class Net:
    """Elements tied together: a bridge is needed while some have moved and some have not.

    Parameters
    ----------
    members
        Names; at least two, sorted, to matter.
    weight
        Bridges needed, usually 1. Not negative.
    """

    members: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class LayoutProblem:
    """What is to be put in order.

    Parameters
    ----------
    nets
        What needs bridges.
    precedence
        The elements, and which of them must come before which: a provider before its consumers.

    Raises
    ------
    InputInvalid
        When a net names something that is not an element, a weight is unusable, or the
        precedence is circular.
    """

    nets: tuple[Net, ...]
    precedence: Digraph
    elements: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "elements", self.precedence.nodes)
        problems = list(_net_problems(self))
        if problems:
            raise InputInvalid(problems)
        providers_first(self.precedence)

    @classmethod
    def of_links(cls, links: Links, *, precedence: Iterable[tuple[str, str]] = ()) -> LayoutProblem:
        """Make a problem in which every interacting pair is a net.

        Parameters
        ----------
        links
            Elements and interactions.
        precedence
            ``(consumer, provider)``: the provider must come first.
        """
        nets = tuple(Net(p, w) for p, w in zip(links.pairs, links.weights, strict=True))
        return cls(nets, Digraph.from_pairs(precedence, nodes=links.elements))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """An order and the bridges it needs.

    Parameters
    ----------
    order
        The elements, first to last.
    bridges
        Weight of the bridges after each step; 0 after the last.
    peak
        The highest of them (cutwidth of the order).
    total
        Their sum (linear arrangement of the order).
    """

    order: tuple[str, ...]
    bridges: tuple[float, ...]
    peak: float
    total: float

    def bridge_time(self, step_lengths: Sequence[float]) -> float:
        """Return Σ bridges × how long they stand, such as bridge-years.

        Parameters
        ----------
        step_lengths
            How long the state after each step lasts; one number per step.
        """
        return math.fsum(b * t for b, t in zip(self.bridges, step_lengths, strict=True))


def lay_out(problem: LayoutProblem, order: Sequence[str]) -> Layout:
    """Count the bridges that an order needs after every step.

    Parameters
    ----------
    problem
        Elements, nets and precedence.
    order
        Every element once.

    Raises
    ------
    InputInvalid
        When the order leaves out, repeats or invents elements, or breaks the precedence.

    Examples
    --------
    >>> from modarch.graphs.links import Links
    >>> path = LayoutProblem.of_links(Links.between({("a", "b"): 1, ("b", "c"): 1}))
    >>> lay_out(path, ["a", "b", "c"]).bridges, lay_out(path, ["a", "c", "b"]).bridges
    ((1.0, 1.0, 0.0), (1.0, 2.0, 0.0))
    """
    place = {element: step for step, element in enumerate(order)}
    if sorted(order) != list(problem.elements):
        raise InputInvalid([_not_an_order(problem, order)])
    broken = [e for e in problem.precedence.edges if place[e[1]] > place[e[0]]]
    if broken:
        raise InputInvalid([_too_early(consumer, provider) for consumer, provider in broken])
    rises = [0.0] * (len(place) + 1)
    for net in problem.nets:
        steps = [place[member] for member in net.members]
        rises[min(steps)] += net.weight
        rises[max(steps)] -= net.weight
    bridges = tuple(
        0.0 if step == len(place) - 1 else max(height, 0.0)
        for step, height in enumerate(itertools.accumulate(rises[:-1]))
    )
    return Layout(
        order=tuple(order),
        bridges=bridges,
        peak=max(bridges, default=0.0),
        total=math.fsum(bridges),
    )


def total_bound(problem: LayoutProblem) -> float:
    """Return a number that the total of no order can be below.

    A net of m members stands for at least m − 1 steps. The neighbours of one element are at
    distances 1, 1, 2, 2, 3, 3 … at best, the heaviest nearest, which bounds the pairs better.
    """
    spans = math.fsum(net.weight * (len(net.members) - 1) for net in problem.nets)
    around: dict[str, list[float]] = {}
    pairs = [net for net in problem.nets if len(net.members) == 2]  # noqa: PLR2004 - a pair is two
    for net in pairs:
        for member in net.members:
            around.setdefault(member, []).append(net.weight)
    stars = sum(
        weight * (rank // 2 + 1)
        for weights in around.values()
        for rank, weight in enumerate(sorted(weights, reverse=True))
    )
    return max(spans, spans - math.fsum(net.weight for net in pairs) + stars / 2)


def peak_bound(problem: LayoutProblem) -> float:
    """Return a number that the peak of no order can be below.

    The peak is at least the mean; every net of an element stands just before or just after that
    element's own step; and all nets of one that every other element has to wait for stand just
    after it.
    """
    steps = len(problem.elements) - 1
    around: dict[str, float] = {}
    for net in problem.nets:
        for member in net.members if len(net.members) > 1 else ():
            around[member] = around.get(member, 0.0) + net.weight
    mean = total_bound(problem) / steps if steps > 0 else 0.0
    waiting = Counter(provider for _, provider in problem.precedence.edges)
    forced = (around.get(element, 0.0) for element, count in waiting.items() if count == steps)
    return max(mean, max(around.values(), default=0.0) / 2, *forced)


def _net_problems(problem: LayoutProblem) -> Iterator[Diagnostic]:
    for net in problem.nets:
        who = ", ".join(net.members)
        unknown = [member for member in net.members if member not in problem.precedence]
        if unknown:
            message = f"A net ties {who}, but {', '.join(unknown)} is not among the elements."
            hint = "add it to the elements, or leave it out of the net"
            yield Diagnostic(code="unknown-element", message=message, hint=hint)
        if not net.members or len(set(net.members)) < len(net.members):
            message = f"A net must have members, each once; this one has: {who or 'none'}."
            yield Diagnostic(code="unusable-net", message=message, hint="name each member once")
        if not (math.isfinite(net.weight) and net.weight >= 0):
            message = f"The weight of the net of {who} is {net.weight}."
            hint = "write a number that is zero or more"
            yield Diagnostic(code="unusable-weight", message=message, hint=hint)


def _not_an_order(problem: LayoutProblem, order: Sequence[str]) -> Diagnostic:
    missing = sorted(set(problem.elements) - set(order))
    unknown = sorted(set(order) - set(problem.elements))
    twice = sorted({element for element in order if list(order).count(element) > 1})
    named = {"missing": missing, "unknown": unknown, "twice": twice}
    told = "; ".join(f"{what}: {', '.join(who)}" for what, who in named.items() if who)
    message = f"The order does not name every element once ({told})."
    return Diagnostic(code="not-an-order", message=message, hint="name every element once")


def _too_early(consumer: str, provider: str) -> Diagnostic:
    return Diagnostic(
        code="too-early",
        message=f"'{consumer}' comes before '{provider}', which it depends on.",
        hint=f"put '{provider}' first",
        parameters={"consumer": consumer, "provider": provider},
    )
