"""The class and the certificate of every component, and when it may be used under a plan.

Information for planning, not legal advice. How long a notified body takes is known from two
sources that differ: the regional report says 6–18 months, and the European Commission's survey of
notified bodies (data to February 2025) mostly 13–18, and 19–24 for almost a third.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from modarch.landscape.elements import Known
from modarch.landscape.phases import Phase
from modarch.landscape.results import Result, RunRecord

if TYPE_CHECKING:
    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Plan, ScheduledComponent
    from modarch.landscape.regulation import RiskClass

__all__ = [
    "NOTIFIED_BODY",
    "CertificateSpan",
    "Regulated",
    "RegulationResult",
    "Standing",
    "regulate",
]


@dataclass(frozen=True, slots=True)
class CertificateSpan:
    """How long a notified body takes, by one source.

    Parameters
    ----------
    source
        ``report``, ``survey`` or ``survey-slow``.
    low_months, high_months
        The bounds.
    """

    source: str
    low_months: int
    high_months: int


NOTIFIED_BODY: Final = (
    CertificateSpan("report", 6, 18),
    CertificateSpan("survey", 13, 18),
    CertificateSpan("survey-slow", 19, 24),
)
"""Months to a certificate of product and quality system, by source."""


class Standing(StrEnum):
    """Whether a component may be used, as far as the model says."""

    FREE = "free"
    """No medical device, or an NMI: no notified body."""
    SELF_DECLARED = "self-declared"
    """The lowest class: the manufacturer declares it."""
    CERTIFIED = "certified"
    """Holds a certificate of its right class."""
    PLANNED = "planned"
    """Lacks one; the plan certifies it before use."""
    MISSING = "missing"
    """Lacks one, and no certification is planned."""
    OWN_USE = "own-use"
    """Made in-house for own use, the market having no equivalent (MDR 5.5)."""
    UNKNOWN = "unknown"
    """In an examined class; nobody has said whether it is certified."""
    UNCLASSIFIED = "unclassified"
    """Nobody has classified it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulated:
    """One component.

    Parameters
    ----------
    component
        Which one.
    risk_class
        Its class; None when nobody has classified it.
    certified_class
        Class of the certificate it holds, if stated.
    standing
        Whether it may be used.
    in_house
        Whether the region makes it itself.
    ai
        Whether the AI act applies.
    high_risk_ai
        Whether it is a high-risk AI system: AI in a device that a notified body examines
        (Regulation (EU) 2024/1689, article 6.1).
    certification
        First month of its certification and first month after; None for none.
    first_use
        First month in use; None outside the plan.
    slack_months
        Months from the certificate to first use; None without a certification.
    later
        By source, months later than planned that first use would come if the certificate took as
        long as that source says at most, all else as it is; one that is not known of is reckoned
        with as missing and begun with the build.
    """

    component: str
    risk_class: RiskClass | None
    certified_class: RiskClass | None
    standing: Standing
    in_house: bool
    ai: bool
    high_risk_ai: bool
    certification: tuple[Month, Month] | None
    first_use: Month | None
    slack_months: int | None
    later: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationResult(Result):
    """Every module and platform under the rules on medical devices.

    Parameters
    ----------
    record
        What the result was made from.
    components
        Modules and platforms: what is missing or unknown first, then by id.
    """

    record: RunRecord
    components: tuple[Regulated, ...]

    def to_records(self) -> list[dict[str, Any]]:
        """Return one record per component."""
        return [
            {"component": one.component, "risk_class": one.risk_class and one.risk_class.value}
            | {"standing": one.standing.value, "ai": one.ai, "in_house": one.in_house}
            for one in self.components
        ]


def regulate(landscape: Landscape, plan: Plan) -> RegulationResult:
    """Return the class and certificate of every component, and when it may be used.

    Parameters
    ----------
    landscape
        The model.
    plan
        When everything happens.
    """
    both: dict[str, Component] = {**landscape.platforms, **landscape.modules}
    order = [Standing.MISSING, Standing.UNKNOWN, Standing.UNCLASSIFIED, Standing.PLANNED]
    found = [_regulated(one, plan) for one in both.values()]
    ranked = sorted(
        found,
        key=lambda one: (
            order.index(one.standing) if one.standing in order else len(order),
            one.component,
        ),
    )
    return RegulationResult(
        record=RunRecord.of(landscape, plan=plan.method), components=tuple(ranked)
    )


def _regulated(component: Component, plan: Plan) -> Regulated:
    scheduled = plan.components.get(component.id)
    phase = scheduled.phase(Phase.CERTIFICATION) if scheduled else None
    first_use = scheduled.first_use if scheduled else None
    regulation, risk = component.regulation, component.regulation.risk_class
    standing = _standing(component)
    return Regulated(
        component=component.id,
        risk_class=risk,
        certified_class=regulation.certified_class,
        standing=standing,
        in_house=component.is_in_house,
        ai=regulation.ai,
        high_risk_ai=regulation.ai and risk is not None and risk.needs_notified_body,
        certification=(phase.start, phase.end) if phase else None,
        first_use=first_use,
        slack_months=first_use - phase.end if phase and first_use is not None else None,
        later=_later(scheduled, standing),
    )


def _later(scheduled: ScheduledComponent | None, standing: Standing) -> tuple[tuple[str, int], ...]:
    """Return how much later first use would come, by source.

    A certificate that nobody knows of is reckoned with as missing, begun with the build.
    """
    if scheduled is None or standing not in (Standing.PLANNED, Standing.UNKNOWN, Standing.MISSING):
        return ()
    phase = scheduled.phase(Phase.CERTIFICATION) or scheduled.phase(Phase.BUILD)
    if phase is None:
        return ()
    first_use = scheduled.first_use
    return tuple(
        (span.source, max(0, phase.start + span.high_months - first_use)) for span in NOTIFIED_BODY
    )


def _standing(component: Component) -> Standing:
    regulation, risk = component.regulation, component.regulation.risk_class
    if risk is None:
        return Standing.UNCLASSIFIED
    if not risk.is_device:
        return Standing.FREE
    if regulation.is_certified is Known.YES:
        return Standing.CERTIFIED
    if Phase.CERTIFICATION in component.phases:
        return Standing.PLANNED
    return _uncertified(component, risk)


def _uncertified(component: Component, risk: RiskClass) -> Standing:
    regulation = component.regulation
    if component.is_in_house and regulation.equivalent_on_market is Known.NO:
        return Standing.OWN_USE
    if not risk.needs_notified_body:
        return Standing.SELF_DECLARED
    return Standing.MISSING if regulation.is_certified is Known.NO else Standing.UNKNOWN
