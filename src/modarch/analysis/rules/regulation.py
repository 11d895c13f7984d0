"""Rules about medical devices: their class, their certificate, and who may use them.

Information for planning, not legal advice. Sources: Regulation (EU) 2017/745 (MDR), article 5.5 and
annexes VIII and IX; Regulation (EU) 2017/746 (IVDR); the regional report's section on regulation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from modarch.analysis.rules.rule import Finding, rule
from modarch.deployment.coverage import Coverage
from modarch.landscape.components import Component, Layer, Sourcing
from modarch.landscape.elements import Known
from modarch.landscape.phases import Phase
from modarch.landscape.regulation import RiskClass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.model import Landscape
    from modarch.landscape.provenance import Path

__all__ = [
    "CERTIFICATE_TOO_QUICK",
    "CERTIFIED_TOO_LOW",
    "OWN_DEVICE_FOR_OTHERS",
    "OWN_DEVICE_ON_MARKET",
    "REGULATION_RULES",
    "SHARED_CORE_NOT_NMI",
    "USED_UNCERTIFIED",
]

_SHORTEST_MONTHS: Final = 6
"""The shortest time to a notified body's certificate that the report or the survey knows of."""


def _components(landscape: Landscape) -> list[tuple[Path, Component]]:
    """Return modules and platforms with the path to their regulation, sorted by id."""
    both: dict[str, Component] = {**landscape.platforms, **landscape.modules}
    return [
        ((landscape.section_of(id_), id_, "regulation"), one) for id_, one in sorted(both.items())
    ]


@rule("used-uncertified")
def USED_UNCERTIFIED(landscape: Landscape) -> Iterator[Finding]:
    """A product that is in use and known to lack a certificate in its right class.

    Problem: a medical device may not be used before it is certified in the right class (MDR).
    Example: a record of class IIa whose rollout has begun has ``certified: false``.
    Remedy: state the certificate it has, or plan the product and its certification before use.
    """
    for path, one in _components(landscape):
        if one.regulation.needs_certificate and _is_in_use(one):
            yield Finding(
                path=path,
                message=(
                    f"{one.id!r} is in use but lacks a certificate of class "
                    f"{one.regulation.risk_class}; it may not be used before it has one"
                ),
                hint="write certified: true if it has one, or plan its certification before use",
            )


def _is_in_use(component: Component) -> bool:
    rolled_out = component.actual.get(Phase.ROLLOUT) is not None
    return component.sourcing is Sourcing.EXISTING or rolled_out


@rule("certified-too-low")
def CERTIFIED_TOO_LOW(landscape: Landscape) -> Iterator[Finding]:
    """A product that is said to be certified, in a class that is too low.

    Problem: a certificate in too low a class does not count, so the plan lacks a certification.
    Example: ``risk_class: IIa, certified_class: I, certified: true``.
    Remedy: write ``certified: false``; the missing certificate then becomes a phase of the plan.
    """
    for path, one in _components(landscape):
        regulation = one.regulation
        needed, held = regulation.risk_class, regulation.certified_class
        if regulation.certified is not Known.YES or needed is None or held is None:
            continue
        if not held.covers(needed):
            yield Finding(
                path=path,
                message=(
                    f"{one.id!r} is certified in class {held}, which is not enough for "
                    f"class {needed}"
                ),
                hint="write certified: false, so that its certification is planned",
            )


@rule("own-device-on-market")
def OWN_DEVICE_ON_MARKET(landscape: Landscape) -> Iterator[Finding]:
    """A device that the region makes itself without a certificate although the market offers one.

    Problem: a region may make a device for itself only when the market has no equivalent (MDR 5.5).
    Example: an own medication module of class IIb with ``equivalent_on_market: true`` and nothing
    said of a certificate.
    Remedy: write ``certified: false``, so that the certificate is planned, or what certifies it.
    """
    for path, one in _components(landscape):
        regulation = one.regulation
        examined = regulation.risk_class is not None and regulation.risk_class.needs_notified_body
        bound = one.is_in_house and examined and regulation.equivalent_on_market is Known.YES
        if bound and regulation.is_certified is Known.UNKNOWN:
            yield Finding(
                path=path,
                message=(
                    f"{one.id!r} is built in-house in class {regulation.risk_class} while the "
                    "market offers an equivalent, so it needs a certificate (MDR 5.5)"
                ),
                hint="write certified: false, so that its certification is planned",
            )


@rule("own-device-for-others")
def OWN_DEVICE_FOR_OTHERS(landscape: Landscape) -> Iterator[Finding]:
    """A device made in-house without a certificate that other care providers are to use.

    Problem: what a region makes for itself without CE marking may not go to others (MDR 5.5).
    Example: an own triage tool without a certificate serves the municipalities too.
    Remedy: limit where it is used with ``providers:``, or have it certified.
    """
    served = _entities(landscape)
    for path, one in _components(landscape):
        if _is_exempted(one) and len(served.get(one.id, ())) > 1:
            entities = ", ".join(sorted(served[one.id]))
            yield Finding(
                path=path,
                message=(
                    f"{one.id!r} is built in-house without a certificate, and is to be used by "
                    f"several care providers: {entities} (MDR 5.5)"
                ),
                hint="limit it with providers:, or write certified: false to plan a certificate",
            )


def _is_exempted(component: Component) -> bool:
    """Whether a component counts on the exemption for what is made and used in-house."""
    regulation = component.regulation
    is_device = regulation.risk_class is not None and regulation.risk_class.is_device
    planned = Phase.CERTIFICATION in component.phases
    uncertified = regulation.is_certified is not Known.YES and not planned
    exempt = regulation.equivalent_on_market is Known.NO
    return component.is_in_house and is_device and uncertified and exempt


def _entities(landscape: Landscape) -> dict[str, set[str]]:
    """Return the care providers in law that each item is meant to serve."""
    providers = landscape.providers
    if not any(one.legal_entity for one in providers.values()):
        return {}
    return {
        id_: {
            providers[site.provider].legal_entity
            for site, _ in cells
            if site.provider in providers and providers[site.provider].legal_entity
        }
        for id_, cells in Coverage(landscape).cells_of.items()
    }


@rule("shared-core-not-nmi")
def SHARED_CORE_NOT_NMI(landscape: Landscape) -> Iterator[Finding]:
    """A core system that several care providers share and that is said to be under no rules.

    Problem: a system shared across organisations is a national medical information system (NMI).
    Example: a core system with ``risk_class: none`` serves the region and the municipalities.
    Remedy: write ``risk_class: NMI``, or the class of device that it is.
    """
    served = _entities(landscape)
    for path, one in _components(landscape):
        is_core = getattr(one, "layer", None) is Layer.CORE
        free = one.regulation.risk_class is RiskClass.NONE
        if is_core and free and len(served.get(one.id, ())) > 1:
            yield Finding(
                path=path,
                message=(
                    f"the core system {one.id!r} is shared by several care providers and has "
                    "risk_class: none; such a system is at least an NMI"
                ),
                hint="write risk_class: NMI, or its class as a medical device",
            )


@rule("certificate-too-quick")
def CERTIFICATE_TOO_QUICK(landscape: Landscape) -> Iterator[Finding]:
    """A certification that is planned to take less time than anybody has reported.

    Problem: a notified body takes 6–18 months by the report, mostly 13–18 by the EU's survey.
    Example: ``phases: {certification: 3}`` on a module of class IIb.
    Remedy: write a longer time, or say in ``note`` why it is so short.
    """
    for (section, id_, _), one in _components(landscape):
        place: Path = (section, id_, "phases", "certification")
        if _is_too_quick(one) and not _is_explained(place, landscape):
            months = one.phases[Phase.CERTIFICATION].max_months
            yield Finding(
                path=place,
                message=(
                    f"certification of {one.id!r} takes {months} months at most; a notified body "
                    "takes 6–18 by the report, mostly 13–18 by the EU's survey"
                ),
                hint="write a longer time, such as {min: 8, mode: 15, max: 24}, or a note",
            )


def _is_too_quick(component: Component) -> bool:
    months = component.phases.get(Phase.CERTIFICATION)
    risk = component.regulation.risk_class
    examined = risk is not None and risk.needs_notified_body
    return months is not None and examined and months.max_months < _SHORTEST_MONTHS


def _is_explained(place: Path, landscape: Landscape) -> bool:
    """Whether a note stands at a value, or at the durations it is among."""
    marks = (landscape.provenance.get(path) for path in (place, place[:-1]))
    return any(mark is not None and mark.note for mark in marks)


REGULATION_RULES: Final = (
    CERTIFICATE_TOO_QUICK,
    CERTIFIED_TOO_LOW,
    OWN_DEVICE_FOR_OTHERS,
    OWN_DEVICE_ON_MARKET,
    SHARED_CORE_NOT_NMI,
    USED_UNCERTIFIED,
)
"""The rules on medical devices, sorted by code; a plan is held against them too."""
