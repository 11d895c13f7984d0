"""What a tender asks of a module or a platform, as the model stands in its end state.

What the module is written to speak is asked for (SHALL). What the platforms and the national
services at the other end speak, and the module does not, is recommended (SHOULD): who delivers it
saves a mapping.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.artefacts import Artefact, ArtefactKind
from modarch.deployment.coverage import consumed_by, produced_by
from modarch.deployment.exchange import Hop, Reach
from modarch.deployment.mappings import Owners
from modarch.deployment.needs import Needs
from modarch.deployment.situation import target_situation
from modarch.deployment.traffic import Traffic
from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.landscape.components import Component, Platform, PlatformKind
from modarch.landscape.items import Service, UseMode
from modarch.landscape.provenance import Confidence
from modarch.standards.archetypes import parse_archetype_id
from modarch.standards.bound import catalogue_of
from modarch.standards.derive import derive_requirements
from modarch.standards.mappings import carriers
from modarch.standards.module_exchange import OPENEHR, ModuleExchange, asked_level
from modarch.standards.requirements import IntegrationRequirement, Role
from modarch.standards.service_names import parse_service
from modarch.standards.translation import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.deployment.speech import Speech
    from modarch.landscape.model import Landscape
    from modarch.standards.contents import Catalogue
    from modarch.standards.requirements import AnnexRequirements, Issue
    from modarch.standards.translation import Translation

__all__ = ["Tenders", "tender_requirements"]

_WHAT_IT_IS = frozenset(
    {"canonical", "capabilities", "carries", "consumes", "produces", "speaks", "standards", "uses"}
)


@dataclass(frozen=True, slots=True, order=True)
class _Passage:
    """An object over a stretch with the component at one end; ``far`` is the last counterpart."""

    neighbour: str
    information: str
    role: Role
    far: str


def tender_requirements(landscape: Landscape, module: str, issue: Issue) -> AnnexRequirements:
    """Return what a tender asks of one module or platform.

    Parameters
    ----------
    landscape
        The model; its end state is looked at.
    module
        A module or a platform.
    issue
        Who asks, and when.

    Raises
    ------
    InputInvalid
        There is no such module or platform, or the model does not say what it exchanges.
    """
    return Tenders(landscape).requirements(module, issue)


@dataclass(frozen=True)
class Tenders:
    """The tenders of a landscape; what they have in common is worked out once.

    Parameters
    ----------
    landscape
        The model; its end state is looked at.
    """

    landscape: Landscape

    @cached_property
    def catalogue(self) -> Catalogue:
        """The standards as the model binds them, by the model's ids."""
        return catalogue_of(self.landscape)

    @cached_property
    def components(self) -> Mapping[str, Component]:
        """What an annex can be made for: modules first, then platforms."""
        return {**self.landscape.modules, **self.landscape.platforms}

    def requirements(self, module: str, issue: Issue) -> AnnexRequirements:
        """Return what a tender asks of a module or a platform; see `tender_requirements`."""
        exchange = self.exchange(module)
        if not self.exchanges(module):
            raise InputInvalid([self._nothing_exchanged(module)])
        asked = derive_requirements(exchange, issue, self.catalogue)
        return replace(asked, assumed=self._is_assumed(module))

    def _is_assumed(self, module: str) -> bool:
        """Whether the model marks what the module is or speaks as an assumption."""
        section = "modules" if module in self.landscape.modules else "platforms"
        fields = self.landscape.stated_fields(section, module) & _WHAT_IT_IS
        marks = (self.landscape.provenance_of(section, module, each) for each in fields)
        return any(mark.confidence is Confidence.ASSUMPTION for mark in marks)

    def exchanges(self, module: str) -> bool:
        """Whether the model says anything of what a module or a platform exchanges."""
        exchange = self.exchange(module)
        return bool(exchange.produces or exchange.consumes or exchange.keeps)

    def exchange(self, module: str) -> ModuleExchange:
        """Return what a module or a platform exchanges, and in which standards.

        Raises
        ------
        InputInvalid
            There is no such module or platform.
        """
        if module not in self._known:
            self._known[module] = self._exchange(self._component(module))
        return self._known[module]

    @cached_property
    def _known(self) -> dict[str, ModuleExchange]:
        return {}

    def _exchange(self, component: Component) -> ModuleExchange:
        module = component.id
        passages = self._passages.get(module, set())
        produces, consumes = self._own(component, passages)
        keeps = self._kept(component, passages, consumes)
        consumes -= keeps
        used = sorted(produces | consumes | keeps)
        stored = {name for name in produces if any(self._stores_on(component, name))}
        exchange = ModuleExchange(
            id=module,
            name=component.name,
            produces=tuple(sorted(produces)),
            consumes=tuple(sorted(consumes)),
            keeps=tuple(sorted(keeps)),
            speaks={name: self._spoken(component, name) for name in used},
            preferred={name: self._met(module, name, passages) for name in used},
            stored=frozenset(stored),
            profiles=self._profiles(used),
            contracts=frozenset(self._contracts(passages)),
            integrations=tuple(self._integrations(module, passages)),
        )
        return self._with_templates(exchange, used)

    def _component(self, module: str) -> Component:
        if module in self.components:
            return self.components[module]
        message = f"the model has no module or platform '{module}'"
        hint = did_you_mean(module, self.components)
        raise InputInvalid([Diagnostic(code="unknown-module", message=message, hint=hint)])

    def _nothing_exchanged(self, module: str) -> Diagnostic:
        section = "modules" if module in self.landscape.modules else "platforms"
        return Diagnostic(
            code="nothing-exchanged",
            message=f"the model does not say what '{module}' produces or consumes",
            hint="give it capabilities that do, or write produces: and consumes: on it",
            location=self.landscape.locate((section, module)),
        )

    @cached_property
    def _traffic(self) -> Traffic:
        situation = target_situation(self.landscape)
        return Traffic(Needs(situation.rollout.coverage), situation)

    @property
    def _speech(self) -> Speech:
        return self._traffic.situation.rollout.speech

    @cached_property
    def _passages(self) -> Mapping[str, set[_Passage]]:
        """What passes each component, with whom."""
        found: dict[str, set[_Passage]] = defaultdict(set)
        for consumer, producer, information in self._traffic.flows:
            for hop in self._hops(consumer, producer, information):
                if hop.start in self.components:
                    passage = _Passage(hop.end, information, Role.PRODUCES, consumer)
                    found[hop.start].add(passage)
                if hop.end in self.components:
                    passage = _Passage(hop.start, information, Role.CONSUMES, producer)
                    found[hop.end].add(passage)
        return found

    def _hops(self, consumer: str, producer: str, information: str) -> tuple[Hop, ...]:
        """Return the stretches of a flow; without a way it takes a connection of its own."""
        route = self._traffic.exchange.route(
            consumer=consumer, producer=producer, information=information
        )
        if route.reach is Reach.UNMET:
            return (Hop(producer, consumer, mapped=False),)
        return route.hops

    def _own(self, component: Component, passages: Iterable[_Passage]) -> tuple[set[str], set[str]]:
        produces = set(produced_by(component, self.landscape))
        consumes = set(consumed_by(component, self.landscape))
        if not isinstance(component, Platform):
            produces |= {one.information for one in passages if one.role is Role.PRODUCES}
            consumes |= {one.information for one in passages if one.role is Role.CONSUMES}
        return produces, consumes

    def _kept(
        self, component: Component, passages: Iterable[_Passage], consumes: set[str]
    ) -> set[str]:
        """Return what a platform keeps or passes on for others."""
        if not isinstance(component, Platform):
            return set()
        kept = {one.information for one in passages if component.mediates(one.information)}
        own = consumes if component.kind is PlatformKind.DATA else set()
        return kept | own | set(component.carries or ())

    def _stores_on(self, component: Component, information: str) -> Iterator[str]:
        for platform, mode in component.uses.items():
            mediates = self.landscape.platforms[platform].mediates(information)
            if mode is UseMode.NATIVE and mediates:
                yield platform

    def _spoken(self, component: Component, information: str) -> frozenset[str]:
        """Return what a component speaks: what is stored on a platform, in the platform's own."""
        own = self._speech.of(component.id, information)
        stored = (self._speech.of(p, information) for p in self._stores_on(component, information))
        return own.union(*stored)

    def _met(self, module: str, information: str, passages: Iterable[_Passage]) -> frozenset[str]:
        """Return what the platforms and national services at the other end speak for an object."""
        others = set(self._traffic.exchange.platforms_of(module, information))
        others |= {one.far for one in passages if one.information == information}
        offered = {**self.landscape.platforms, **self.landscape.services}
        spoken = (self._speech.of(one, information) for one in others if one in offered)
        return frozenset().union(*spoken)

    def _profiles(self, used: Iterable[str]) -> dict[str, tuple[str, ...]]:
        known = self.landscape.information
        return {name: known[name].standards.profiles for name in used if name in known}

    def _contracts(self, passages: Iterable[_Passage]) -> Iterator[str]:
        for name in {one.far for one in passages}:
            service = self.landscape.items[name]
            if isinstance(service, Service):
                for written in service.service_contracts:
                    yield parse_service(written)[0]

    def _integrations(
        self, module: str, passages: Iterable[_Passage]
    ) -> Iterator[IntegrationRequirement]:
        owners = Owners(self.landscape)
        for neighbour, information, role in sorted(
            {(one.neighbour, one.information, one.role) for one in passages}
        ):
            ends = (module, neighbour) if role is Role.PRODUCES else (neighbour, module)
            way = self._traffic.exchange.translation(Hop(*ends, mapped=False), information)
            artefact = Artefact(ArtefactKind.MAPPING, ends, information)
            yield IntegrationRequirement(
                counterpart=self.landscape.items[neighbour].name,
                information=information,
                role=role,
                standard=_standard(way),
                kind=way.kind,
                via=way.evidence,
                owner=owners.of(artefact),
            )

    def _with_templates(self, exchange: ModuleExchange, used: Iterable[str]) -> ModuleExchange:
        lines = {
            archetype.line
            for name in used
            if name in self.catalogue.objects
            and asked_level(exchange, name, OPENEHR, self.catalogue)
            for written in carriers(self.catalogue.objects[name].openehr)
            if (archetype := parse_archetype_id(written))
        }
        found = tuple(
            id_
            for id_, template in sorted(self.catalogue.templates.items())
            if lines & {a.line for a in map(parse_archetype_id, template.archetypes) if a}
        )
        return replace(exchange, templates=found)


def _standard(way: Translation) -> str:
    if way.kind is Kind.NATIVE or way.producer == way.consumer:
        return way.consumer
    return f"{way.producer or '?'} → {way.consumer or '?'}"
