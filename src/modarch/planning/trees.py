"""The lags inside each group as trees: what the relaxation by prices keeps exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.planning.network import arc_of

if TYPE_CHECKING:
    from modarch.planning.elements import Group
    from modarch.planning.network import Arc
    from modarch.planning.problem import Problem

__all__ = ["Link", "find_trees"]


@dataclass(frozen=True, slots=True)
class Link:
    """One activity below another in a tree.

    Parameters
    ----------
    group
        Their group.
    above, below
        The activities; ``above`` is nearer to the root.
    depth
        Number of links from the root to ``below``.
    arcs
        The lags between the two, in both directions.
    """

    group: Group
    above: str
    below: str
    depth: int
    arcs: tuple[Arc, ...]


def find_trees(problem: Problem) -> tuple[list[Link], dict[str, list[str]], list[Arc]]:
    """Return the links of all groups, the roots of each group, and the lags left over.

    Activities that are bound in both directions come into the trees first, then neighbours in the
    order of the group.
    """
    group_of = problem.group_of()
    between: dict[tuple[str, str], list[Arc]] = {}
    loose: list[Arc] = []
    for arc in map(arc_of, problem.lags):
        if group_of[arc.before] is group_of[arc.after] and arc.before != arc.after:
            between.setdefault(_pair(arc), []).append(arc)
        else:
            loose.append(arc)
    links: list[Link] = []
    roots: dict[str, list[str]] = {}
    for group in problem.groups:
        own = {key: arcs for key, arcs in between.items() if group_of[key[0]] is group}
        kept = _spanning(group, own)
        loose += [arc for pair, arcs in own.items() if pair not in kept for arc in arcs]
        found, roots[group.key] = _rooted(group, {pair: tuple(own[pair]) for pair in kept})
        links += found
    return links, roots, loose


def _pair(arc: Arc) -> tuple[str, str]:
    return (min(arc.before, arc.after), max(arc.before, arc.after))


def _spanning(group: Group, between: dict[tuple[str, str], list[Arc]]) -> list[tuple[str, str]]:
    """Return the pairs of a spanning forest, those bound in both directions first."""
    place = {activity.key: i for i, activity in enumerate(group.activities)}

    def looseness(pair: tuple[str, str]) -> tuple[bool, int, int]:
        both = len({arc.before for arc in between[pair]}) > 1
        places = sorted(place[key] for key in pair)
        return (not both, places[1] - places[0], places[0])

    tree = {key: key for key in place}
    kept = []
    for pair in sorted(between, key=looseness):
        one, two = (tree[key] for key in pair)
        if one != two:
            kept.append(pair)
            tree = {key: two if value == one else value for key, value in tree.items()}
    return kept


def _rooted(
    group: Group, kept: dict[tuple[str, str], tuple[Arc, ...]]
) -> tuple[list[Link], list[str]]:
    """Hang each tree on the first of its activities."""
    links: list[Link] = []
    roots: list[str] = []
    depth: dict[str, int] = {}
    for activity in group.activities:
        if activity.key in depth:
            continue
        roots.append(activity.key)
        depth[activity.key] = 0
        waiting = [activity.key]
        for above in waiting:
            for pair, arcs in kept.items():
                below = pair[1] if pair[0] == above else pair[0]
                if above in pair and below not in depth:
                    depth[below] = depth[above] + 1
                    links.append(Link(group, above, below, depth[below], arcs))
                    waiting.append(below)
    return links, roots
