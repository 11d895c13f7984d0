"""The landscape: everything a model holds, checked, frozen and keyed by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid, Location
from modarch.landscape.defaults import DEFAULTS
from modarch.landscape.plan import NO_WISH, PlanWish
from modarch.landscape.programme import NO_PROGRAMME, Programme
from modarch.landscape.provenance import UNSTATED, Confidence, Path, Provenance
from modarch.landscape.text import NO_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from modarch.landscape.alternatives import (
        Alternative,
        Factor,
        Group,
        Perspective,
        PughMatrix,
        SwotPoint,
    )
    from modarch.landscape.components import Component, Module, Platform
    from modarch.landscape.contracts import Contract
    from modarch.landscape.elements import (
        Capability,
        Element,
        Information,
        Provider,
        Role,
        Setting,
        Supplier,
    )
    from modarch.landscape.inquiry import (
        AnswerCategory,
        Event,
        FocusArea,
        Goal,
        Premise,
        ReferenceProject,
        WorkItem,
    )
    from modarch.landscape.items import Integration, Item, Service, System
    from modarch.landscape.months import Month
    from modarch.landscape.programme import Need, Pathway
    from modarch.landscape.text import Language, Text

__all__ = ["ITEM_SECTIONS", "Landscape"]

ITEM_SECTIONS = ("platforms", "modules", "systems", "services")
"""Sections whose ids share one name space, because plans, needs and integrations name them."""


def _nowhere(_path: Path) -> Location | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Landscape:
    """A landscape that has passed every check of form and reference.

    Parameters
    ----------
    programme
        The effort as a whole.
    settings, providers, capabilities, information, suppliers, contracts, platforms, modules, \
systems, services, integrations, roles, needs, pathways
        The elements by id, in the order they are written.
    alternatives, groups, perspectives, swot, pugh, factors
        What is weighed, and what is said for and against it.
    goals, premises, focus_areas, answer_categories, events, reference_projects, work_items
        What the inquiry goes out from.
    plan
        The strategist's own order, if there is one.
    scenario
        The scenario laid over the base; empty for the base.
    scenarios
        Names of the scenarios the model has.
    provenance
        Source and confidence by path; ask `provenance_of`.
    content_hash
        Fingerprint of the content, printed with every result.
    as_of
        The month the landscape is looked at; None when nobody has said.
    catalogues
        The region's own catalogues of standards: their text by file.
    locate
        Finds the place in the files for a path.
    stated
        The fields written for each element, by section and id; ask `stated_fields`.
    """

    programme: Programme = NO_PROGRAMME
    settings: Mapping[str, Setting] = field(default_factory=dict)
    providers: Mapping[str, Provider] = field(default_factory=dict)
    capabilities: Mapping[str, Capability] = field(default_factory=dict)
    information: Mapping[str, Information] = field(default_factory=dict)
    suppliers: Mapping[str, Supplier] = field(default_factory=dict)
    contracts: Mapping[str, Contract] = field(default_factory=dict)
    platforms: Mapping[str, Platform] = field(default_factory=dict)
    modules: Mapping[str, Module] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    integrations: Mapping[str, Integration] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    needs: Mapping[str, Need] = field(default_factory=dict)
    pathways: Mapping[str, Pathway] = field(default_factory=dict)
    alternatives: Mapping[str, Alternative] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    perspectives: Mapping[str, Perspective] = field(default_factory=dict)
    swot: Mapping[str, SwotPoint] = field(default_factory=dict)
    pugh: Mapping[str, PughMatrix] = field(default_factory=dict)
    factors: Mapping[str, Factor] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    premises: Mapping[str, Premise] = field(default_factory=dict)
    focus_areas: Mapping[str, FocusArea] = field(default_factory=dict)
    answer_categories: Mapping[str, AnswerCategory] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    reference_projects: Mapping[str, ReferenceProject] = field(default_factory=dict)
    work_items: Mapping[str, WorkItem] = field(default_factory=dict)
    plan: PlanWish = NO_WISH
    scenario: str = ""
    scenarios: Mapping[str, Text] = field(default_factory=dict)
    provenance: Mapping[Path, Provenance] = field(default_factory=dict)
    content_hash: str = ""
    as_of: Month | None = None
    catalogues: Mapping[str, str] = field(default_factory=dict, repr=False)
    locate: Callable[[Path], Location | None] = field(default=_nowhere, repr=False, compare=False)
    stated: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict, repr=False)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Everything that serves capabilities or exchanges information, by id."""
        sections = (self.platforms, self.modules, self.systems, self.services)
        return dict(chain.from_iterable(section.items() for section in sections))

    @cached_property
    def components(self) -> Mapping[str, Component]:
        """Modules and platforms that are planned: what the programme has to carry out."""
        both = chain(self.platforms.items(), self.modules.items())
        return {id_: one for id_, one in both if self._is_carried_out(one)}

    def _is_carried_out(self, component: Component) -> bool:
        available = getattr(component, "available_from", None)
        return component.is_planned and available is None

    def element(self, section: str, id_: str) -> Element:
        """Return an element of a section, such as ``("modules", "lab")``."""
        elements: Mapping[str, Element] = getattr(self, section)
        return elements[id_]

    def stated_fields(self, section: str, id_: str) -> frozenset[str]:
        """Return the fields that the model states for an element, defaults left out."""
        return self.stated.get(section, {}).get(id_, frozenset())

    def section_of(self, item: str) -> str:
        """Return the section an item stands in.

        Raises
        ------
        KeyError
            If there is no such item.
        """
        for section in ITEM_SECTIONS:
            if item in getattr(self, section):
                return section
        raise KeyError(item)

    def name(self, id_: str, language: Language | None = None) -> str:
        """Return an item's name in a language, or in the model's own."""
        return self.items[id_].name.in_language(language or self.programme.language)

    def group_of(self, item: str, language: Language | None = None) -> str:
        """Return the name of the group an item belongs to: its own area, or its capabilities'.

        Parameters
        ----------
        item
            An id in `items`.
        language
            ``sv`` or ``en``; the model's own when not stated.
        """
        one = self.items[item]
        groups = (self.capabilities[name].group for name in one.capabilities)
        group: str = getattr(one, "area", "") or next(groups, "")
        named = self.programme.groups.get(group, NO_TEXT)
        return named.in_language(language or self.programme.language) or group

    def provenance_of(self, *path: str | int) -> Provenance:
        """Return where a value comes from: its own mark, its element's, or the model's.

        Parameters
        ----------
        path
            Keys from the top, such as ``"contracts", "lab", "ends"``.
        """
        for length in range(len(path), -1, -1):
            stated = self.provenance.get(path[:length])
            if stated is not None and (stated.confidence is not Confidence.UNSTATED):
                return stated
        return UNSTATED

    def is_assumption(self, *path: str | int) -> bool:
        """Whether a value is an assumption or nobody has said where it comes from."""
        confidence = self.provenance_of(*path).confidence
        return confidence in (Confidence.ASSUMPTION, Confidence.UNSTATED)

    def default(self, name: str) -> float:
        """Return a default: the programme's own value, or modarch's."""
        return self.programme.defaults.get(name, DEFAULTS[name].value)

    @property
    def start(self) -> Month:
        """First month anything may be done.

        Raises
        ------
        InputInvalid
            If the model names no start and no month to look at.
        """
        start = self.programme.start or self.as_of
        if start is None:
            diagnostic = Diagnostic(
                code="no-start",
                message="the model does not say when the programme starts",
                hint="add start: YYYY-MM under programme:",
                location=self.locate(("programme",)),
            )
            raise InputInvalid([diagnostic])
        return start
