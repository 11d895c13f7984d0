"""How a network falls into groups: modularity, for given groups or for the best ones found.

Q = Σ_m [w_mm/w − ρ·(k_m/2w)²] with w the weight of all links, w_mm that inside group m, k_m the
strength of its members and ρ the resolution. It is the module-scope problem with the strength of
an element as its size and the price ρ/(2w), so the same search and the same proof serve it.

Sources: M. Newman and M. Girvan, Physical Review E 69, 2004; J. Reichardt and S. Bornholdt,
Physical Review E 74, 2006 (resolution); V. Blondel et al., Journal of Statistical Mechanics,
P10008, 2008 (the Louvain method).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from modarch.graphs.certainty import Certainty
from modarch.graphs.connectivity import as_network
from modarch.graphs.links import Links
from modarch.graphs.partition import Modules, ScopeProblem, canonical
from modarch.graphs.partition_solve import best_partition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Modularity", "communities", "modularity"]

LOUVAIN_STARTS = 10
"""Runs of the Louvain method with different seeds."""

SEARCHED = 150
"""Up to so many elements the groups of the Louvain method are improved, and proven if small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modularity:
    """How much more is connected inside groups than chance would have it.

    Parameters
    ----------
    groups
        The groups, each sorted, by their first member.
    q
        Newman and Girvan's Q, below 1; 0 is what chance gives.
    certainty
        ``optimal`` when no groups have a higher Q, ``best-found`` when they come from a search;
        None when they were given.
    """

    groups: Modules
    q: float
    certainty: Certainty | None = None


def modularity(
    links: Links, groups: Iterable[Iterable[str]], *, resolution: float = 1.0
) -> Modularity:
    """Measure how well given groups match what is connected.

    Parameters
    ----------
    links
        Connections with weights.
    groups
        A partition of the elements.
    resolution
        1 for the published Q; above 1 favours smaller groups.

    Returns
    -------
    Modularity
        Q = 0 when there are no connections.
    """
    named = canonical(groups)
    return Modularity(groups=named, q=_q(links, named, resolution))


def _q(links: Links, groups: Sequence[Sequence[str]], resolution: float) -> float:
    if not links.pairs:
        return 0.0
    numbered = [{links.index[element] for element in group} for group in groups]
    network = as_network(links)
    return float(nx.community.modularity(network, numbered, resolution=resolution))


def communities(links: Links, *, resolution: float = 1.0, seed: int = 0) -> Modularity:
    """Find groups with high modularity.

    Parameters
    ----------
    links
        Connections with weights. An element without any is a group of its own.
    resolution
        1 for the published Q; above 1 gives smaller groups.
    seed
        Seed of the search.
    """
    alone = sorted(set(links.elements).difference(*links.pairs))
    coupled = Links(
        tuple(element for element in links.elements if element not in set(alone)),
        links.pairs,
        links.weights,
    )
    groups, certainty = _grouped(coupled, resolution, seed)
    whole = canonical([*groups, *([element] for element in alone)])
    return Modularity(groups=whole, q=_q(links, whole, resolution), certainty=certainty)


def _grouped(links: Links, resolution: float, seed: int) -> tuple[Modules, Certainty]:
    """Divide elements that all have connections."""
    if not links.pairs:
        return (), Certainty.OPTIMAL
    louvain = _louvain(links, resolution, seed)
    if len(links) > SEARCHED:
        return louvain, Certainty.BEST_FOUND
    found = best_partition(_as_scope(links, resolution), seed=seed, hints=[louvain])
    return found.modules, found.certainty


def _louvain(links: Links, resolution: float, seed: int) -> Modules:
    network = as_network(links)
    runs = [
        nx.community.louvain_communities(network, resolution=resolution, seed=seed + run)
        for run in range(LOUVAIN_STARTS)
    ]
    named = [canonical([links.elements[n] for n in group] for group in run) for run in runs]
    return min(named, key=lambda groups: (-round(_q(links, groups, resolution), 12), groups))


def _as_scope(links: Links, resolution: float) -> ScopeProblem:
    strength = dict.fromkeys(links.elements, 0.0)
    for pair, weight in zip(links.pairs, links.weights, strict=True):
        for element in pair:
            strength[element] += weight
    gamma = resolution / math.fsum(strength.values())
    return ScopeProblem.of(links, gamma=gamma, sizes=strength)
