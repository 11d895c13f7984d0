"""How strongly capabilities interact, from the information objects they share.

An object that two share ties them with weight 1; one that many share ties each pair with
1/(users − 1), so that every user is tied with the same total strength and an object that
everybody uses does not glue everything together.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.graphs.links import Links

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["HUB_SHARE", "Interactions", "MovedObject", "hub_objects", "shared_object_links"]

HUB_SHARE = 0.5
"""An object used by more than this share of all capabilities is a hub: a convention of modarch,
to be overridden; what leaving hubs out changes is always reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedObject:
    """An information object that is left to the platform, and what that takes away.

    Parameters
    ----------
    name
        The object.
    users
        Who uses it, sorted.
    weight
        Interaction that no longer counts: users / 2.
    pairs_released
        Pairs of its users that now share nothing, sorted.
    """

    name: str
    users: tuple[str, ...]
    weight: float
    pairs_released: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Interactions:
    """Interaction of every pair, and the objects left out of it.

    Parameters
    ----------
    links
        Who interacts with whom, and how strongly.
    moved
        Objects left to the platform, sorted by name.
    """

    links: Links
    moved: tuple[MovedObject, ...]


def hub_objects(
    users_of: Mapping[str, Iterable[str]], *, share: float = HUB_SHARE
) -> tuple[str, ...]:
    """Name the objects that so many use that they say little about who belongs together.

    Parameters
    ----------
    users_of
        Users of each object.
    share
        A hub is used by more than this share of all users, and by at least three.

    Returns
    -------
    tuple of str
        Sorted.
    """
    known = {name: set(users) for name, users in users_of.items()}
    everyone = len(set().union(*known.values()))
    return tuple(
        sorted(name for name, users in known.items() if len(users) > max(2, share * everyone))
    )


def shared_object_links(
    users_of: Mapping[str, Iterable[str]],
    *,
    moved: Collection[str] = (),
    volumes: Mapping[tuple[str, str], float] | None = None,
    elements: Iterable[str] = (),
) -> Interactions:
    """Weigh the interaction of every pair by the objects it shares.

    Parameters
    ----------
    users_of
        Users of each object. An object with one user ties nobody.
    moved
        Objects that the platform shall hold, so that they tie nobody either.
    volumes
        Further interaction per pair, such as known flows, in the same unit: one object shared by
        just the two counts 1.
    elements
        Further elements, for those that use nothing.

    Returns
    -------
    Interactions
        The links, and what each moved object took away.

    Raises
    ------
    InputInvalid
        When an object to be moved is not known.

    Examples
    --------
    >>> found = shared_object_links({"lab result": ["journal", "lab", "portal"]})
    >>> found.links.weights
    (0.5, 0.5, 0.5)
    """
    known = {name: sorted(set(users)) for name, users in sorted(users_of.items())}
    _check_moved(moved, known)
    weights = dict(volumes or {})
    for name, users in known.items():
        if name not in moved:
            for pair in itertools.combinations(users, 2):
                weights[pair] = weights.get(pair, 0.0) + 1 / (len(users) - 1)
    everyone = itertools.chain(elements, *known.values())
    links = Links.between(weights, elements=everyone)
    tied = set(links.pairs)
    return Interactions(
        links, tuple(_moved(name, known[name], tied) for name in sorted(set(moved)))
    )


def _moved(name: str, users: list[str], tied: Collection[tuple[str, str]]) -> MovedObject:
    pairs = list(itertools.combinations(users, 2))
    return MovedObject(
        name=name,
        users=tuple(users),
        weight=len(pairs) / (len(users) - 1) if pairs else 0.0,
        pairs_released=tuple(pair for pair in pairs if pair not in tied),
    )


def _check_moved(moved: Collection[str], known: Collection[str]) -> None:
    problems = [
        Diagnostic(
            code="unknown-object",
            message=f"'{name}' shall be moved to the platform, but nobody uses it.",
            hint=did_you_mean(name, known),
            parameters={"object": name},
        )
        for name in sorted(set(moved) - set(known))
    ]
    if problems:
        raise InputInvalid(problems)
