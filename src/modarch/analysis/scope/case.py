"""A landscape as a problem of dividing capabilities into modules.

What is divided are the capabilities of the modules that are still to be procured or built. Two of
them interact through the information objects that both produce or consume, each object by
1/(users − 1), and through what the model states under ``interacts``. An object that more than half
of them use is a hub; if a platform holds it, sharing it ties nobody, which is reported.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from modarch.analysis.scope.rules import NO_RULES, ScopeRules, Tie
from modarch.errors import Diagnostic, InputInvalid
from modarch.graphs.interaction import Interactions, hub_objects, shared_object_links
from modarch.graphs.partition import Modules, ScopeProblem, canonical
from modarch.landscape.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.landscape.components import Module
    from modarch.landscape.model import Landscape

__all__ = ["ScopeCase", "capability_of", "is_fixed"]

_AT = "@"
_TENDERED = (Phase.TENDER, Phase.REVIEW, Phase.CONTRACT)


def capability_of(element: str) -> str:
    """Return the capability an element stands for.

    An element is a capability; one that several modules cover, each in its own places, is an
    element per module: ``capability@module``.
    """
    return element.partition(_AT)[0]


def is_fixed(module: Module) -> bool:
    """Whether a module cannot be cut anew, because it is procured already.

    Parameters
    ----------
    module
        It is procured when it rests on a contract, its tender has really started, or the model
        gives tender, review and contract no months.
    """
    months = [module.phases[phase].max_months for phase in _TENDERED if phase in module.phases]
    started = any(phase in module.actual for phase in _TENDERED)
    return bool(module.contracts) or started or (bool(months) and not any(months))


@dataclass(frozen=True)
class ScopeCase:
    """What is to be divided, and what holds it together.

    Parameters
    ----------
    landscape
        The model.
    rules
        What must and must not share a module.
    """

    landscape: Landscape
    rules: ScopeRules = NO_RULES

    @cached_property
    def modules(self) -> Mapping[str, Module]:
        """The modules whose capabilities are divided, sorted by id."""
        return {
            id_: module
            for id_, module in sorted(self.landscape.modules.items())
            if module.is_planned and module.capabilities
        }

    @cached_property
    def elements_of(self) -> Mapping[str, tuple[str, ...]]:
        """The elements of each module."""
        count: dict[str, int] = defaultdict(int)
        for module in self.modules.values():
            for capability in module.capabilities:
                count[capability] += 1
        return {
            id_: tuple(
                name if count[name] == 1 else f"{name}{_AT}{id_}" for name in module.capabilities
            )
            for id_, module in self.modules.items()
        }

    @cached_property
    def home(self) -> Mapping[str, str]:
        """The module each element is in today, sorted by element."""
        found = {element: id_ for id_, own in self.elements_of.items() for element in own}
        return dict(sorted(found.items()))

    @property
    def own(self) -> Modules:
        """The model's own division."""
        return canonical(self.elements_of.values())

    @cached_property
    def sizes(self) -> Mapping[str, float]:
        """Size of each element; a capability of several modules is divided between them."""
        parts: dict[str, int] = defaultdict(int)
        for element in self.home:
            parts[capability_of(element)] += 1
        capabilities = self.landscape.capabilities
        return {
            element: capabilities[capability_of(element)].size / parts[capability_of(element)]
            for element in self.home
        }

    @cached_property
    def users_of(self) -> Mapping[str, tuple[str, ...]]:
        """The elements that produce or consume each information object, sorted."""
        found: dict[str, set[str]] = defaultdict(set)
        for element in self.home:
            capability = self.landscape.capabilities[capability_of(element)]
            for information in (*capability.produces, *capability.consumes):
                found[information].add(element)
        return {name: tuple(sorted(users)) for name, users in sorted(found.items())}

    @cached_property
    def hubs(self) -> tuple[str, ...]:
        """Objects that so many share that they say little about what belongs together."""
        return hub_objects(self.users_of)

    @cached_property
    def moved(self) -> tuple[str, ...]:
        """Objects left to the platforms: those stated, or the hubs that a platform mediates."""
        if self.rules.platform is not None:
            return tuple(sorted(set(self.rules.platform) & self.users_of.keys()))
        platforms = self.landscape.platforms.values()
        return tuple(
            name for name in self.hubs if any(platform.mediates(name) for platform in platforms)
        )

    @cached_property
    def interactions(self) -> Interactions:
        """How strongly the elements interact, and what was moved to the platforms."""
        return shared_object_links(
            self.users_of, moved=self.moved, volumes=self._stated(), elements=self.home
        )

    def _stated(self) -> dict[tuple[str, str], float]:
        """Return the extra interaction between capabilities, divided among their elements."""
        by_capability: dict[str, list[str]] = defaultdict(list)
        for element in self.home:
            by_capability[capability_of(element)].append(element)
        volumes: dict[tuple[str, str], float] = defaultdict(float)
        for name, elements in by_capability.items():
            for other, weight in self.landscape.capabilities[name].interacts.items():
                pairs = [(a, b) for a in elements for b in by_capability.get(other, ()) if a != b]
                for one, two in pairs:
                    volumes[min(one, two), max(one, two)] += weight / len(pairs)
        return volumes

    @cached_property
    def fixed(self) -> tuple[str, ...]:
        """Modules that cannot be cut anew, sorted."""
        return tuple(id_ for id_, module in self.modules.items() if is_fixed(module))

    @cached_property
    def ties(self) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
        """Elements that must share a module, and pairs that must not, with the reasons."""
        together = [
            *(Tie(self.elements_of[id_], f"procured: {id_}") for id_ in self.fixed),
            *(self._translated(tie) for tie in self.rules.together),
        ]
        apart = [*self._apart(), *(self._translated(tie) for tie in self.rules.apart)]
        kept = [tie for tie in together if len(tie.capabilities) > 1]
        return tuple(kept), tuple(tie for tie in apart if len(tie.capabilities) > 1)

    def _translated(self, tie: Tie) -> Tie:
        wanted = set(tie.capabilities)
        elements = tuple(element for element in self.home if capability_of(element) in wanted)
        return Tie(elements, tie.reason)

    def _apart(self) -> Iterator[Tie]:
        for fixed in self.fixed:
            for element, home in self.home.items():
                if home != fixed:
                    yield Tie((self.elements_of[fixed][0], element), f"procured: {fixed}")
        if self.rules.layers_apart:
            for one, other in combinations(self.home, 2):
                layers = [self.modules[self.home[element]].layer for element in (one, other)]
                if layers[0] is not layers[1]:
                    yield Tie((one, other), f"layers: {layers[0]}, {layers[1]}")

    def problem(
        self, *, gamma: float, smallest: float = 0.0, largest: float = float("inf")
    ) -> ScopeProblem:
        """Return the problem at a price of lock-in and within size limits.

        Parameters
        ----------
        gamma
            Price of lock-in per unit of size².
        smallest, largest
            Limits of a module's size.

        Raises
        ------
        InputInvalid
            If there is nothing to divide, or the rules contradict each other or the limits.
        """
        if not self.home:
            raise InputInvalid([_nothing()])
        return replace(self._problem, gamma=gamma, smallest=smallest, largest=largest)

    @cached_property
    def _problem(self) -> ScopeProblem:
        together, apart = self.ties
        return ScopeProblem.of(
            self.interactions.links,
            gamma=0.0,
            sizes=self.sizes,
            together=sorted({pair for tie in together for pair in _chain(tie.capabilities)}),
            apart=sorted(
                {
                    (min(pair), max(pair))
                    for tie in apart
                    for pair in combinations(tie.capabilities, 2)
                }
            ),
        )


def _chain(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    first, *others = names
    for other in others:
        yield min(first, other), max(first, other)


def _nothing() -> Diagnostic:
    return Diagnostic(
        code="nothing-to-divide",
        message="the model has no module with capabilities that is still to be procured or built",
        hint="describe capabilities: with what they produce and consume, and name them in modules:",
    )
