"""Undirected weighted links between named elements: how strongly two things interact."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from modarch.errors import Diagnostic, InputInvalid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    from modarch.graphs.digraph import Digraph

__all__ = ["Links"]


@dataclass(frozen=True, slots=True)
class Links:
    """Elements and the strength of the interaction of each pair; make one with `Links.between`.

    Parameters
    ----------
    elements
        Names, sorted.
    pairs
        ``(first, second)`` with first < second, sorted, without repetition.
    weights
        One positive weight per pair, in the order of ``pairs``.

    Attributes
    ----------
    index
        Position of each element in ``elements``.
    """

    elements: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    weights: tuple[float, ...]
    index: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index = {element: position for position, element in enumerate(self.elements)}
        object.__setattr__(self, "index", index)

    @classmethod
    def between(
        cls, weights: Mapping[tuple[str, str], float], *, elements: Iterable[str] = ()
    ) -> Links:
        """Read links from pairs; a pair given in both directions is added up.

        Parameters
        ----------
        weights
            Strength per pair. Zero means no link; an element's link with itself is left out.
        elements
            Further elements, for those that no pair names.

        Raises
        ------
        InputInvalid
            When a weight is negative or is not a finite number.

        Examples
        --------
        >>> Links.between({("b", "a"): 1, ("a", "b"): 2}).weights
        (3.0,)
        """
        _check(weights)
        names = set(elements)
        total: dict[tuple[str, str], float] = {}
        for (one, other), weight in sorted(weights.items()):
            names.update((one, other))
            if one != other and weight > 0:
                pair = (min(one, other), max(one, other))
                total[pair] = total.get(pair, 0.0) + weight
        pairs = tuple(sorted(total))
        return cls(tuple(sorted(names)), pairs, tuple(total[pair] for pair in pairs))

    @classmethod
    def of_graph(cls, graph: Digraph) -> Links:
        """Forget the direction of dependencies; weights of opposite ones are added."""
        weights = {(consumer, provider): w for consumer, provider, w in graph.weighted_edges()}
        return cls.between(weights, elements=graph.nodes)

    def __len__(self) -> int:
        return len(self.elements)

    def matrix(self) -> npt.NDArray[np.float64]:
        """Return the weights as a symmetric array of shape (n, n) with a zero diagonal."""
        result = np.zeros((len(self), len(self)))
        for (first, second), weight in zip(self.pairs, self.weights, strict=True):
            row, column = self.index[first], self.index[second]
            result[row, column] = result[column, row] = weight
        return result


def _check(weights: Mapping[tuple[str, str], float]) -> None:
    problems = [
        Diagnostic(
            code="unusable-weight",
            message=f"The interaction of {one} and {other} is {weight}.",
            hint="write a number that is zero or more",
            parameters={"first": one, "second": other, "weight": weight},
        )
        for (one, other), weight in sorted(weights.items())
        if not math.isfinite(weight) or weight < 0
    ]
    if problems:
        raise InputInvalid(problems)
