"""What modarch uses where a model is silent. Every default has a source and shows as an assumption.

The durations by size are the facts file's PERT values (procurement facts, section 8c); the review
allowance is the report's six months for a core system (figure 6) and otherwise the standstill of
ten days (LOU 20:1) with the authority's own time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from modarch.landscape.phases import Duration, Phase
from modarch.landscape.provenance import Confidence, Provenance, Source

__all__ = ["DEFAULTS", "PHASES_BY_SIZE", "Default", "Size", "phase_provenance"]


class Size(StrEnum):
    """How large a module is, as a class that picks its phases' durations."""

    S = "S"
    M = "M"
    L = "L"
    XL = "XL"


_CALIBRATED = Provenance(
    Confidence.ASSUMPTION,
    (Source("modarch: PERT-värden per storleksklass, kalibrerade mot svenska upphandlingar"),),
)
_REPORT = Provenance(
    Confidence.ASSUMPTION,
    (Source("Delrapport Handlingsalternativ 2025-06-22, figur 6: överprövning 6 månader"),),
)
_OWN = Provenance(Confidence.ASSUMPTION, (Source("modarch: antagande utan extern källa"),))
_NOTIFIED_BODY = Provenance(
    Confidence.ESTIMATE,
    (Source("EU-kommissionens enkät till anmälda organ, data till februari 2025"),),
)


def _sizes(*triples: tuple[int, int, int]) -> dict[Size, Duration]:
    return {size: Duration(*triple) for size, triple in zip(Size, triples, strict=True)}


PHASES_BY_SIZE: Final[dict[Phase, dict[Size, Duration]]] = {
    Phase.REQUIREMENTS: _sizes((2, 4, 8), (3, 6, 12), (6, 9, 18), (9, 12, 24)),
    Phase.TENDER: _sizes((4, 8, 14), (8, 12, 20), (10, 15, 24), (12, 18, 30)),
    Phase.REVIEW: _sizes((1, 1, 1), (1, 1, 1), (1, 2, 2), (1, 6, 6)),
    Phase.CONTRACT: _sizes((1, 2, 4), (1, 3, 6), (2, 4, 8), (3, 6, 12)),
    Phase.ESTABLISH: _sizes((2, 4, 8), (3, 6, 12), (6, 12, 24), (12, 24, 36)),
    Phase.BUILD: _sizes((3, 6, 12), (6, 10, 18), (8, 14, 24), (12, 20, 36)),
    Phase.CERTIFICATION: _sizes((8, 15, 24), (8, 15, 24), (8, 15, 24), (8, 15, 24)),
    Phase.ROLLOUT: _sizes((2, 4, 9), (4, 8, 16), (8, 14, 24), (12, 20, 36)),
}
"""Months per phase and size class: shortest, most likely, longest."""

PHASE_PROVENANCE: Final[dict[Phase, Provenance]] = {
    Phase.REVIEW: _REPORT,
    Phase.CERTIFICATION: _NOTIFIED_BODY,
    Phase.ESTABLISH: _OWN,
}
"""Where a phase's default comes from, when not from the calibrated table."""


def phase_provenance(phase: Phase) -> Provenance:
    """Return where the default durations of a phase come from."""
    return PHASE_PROVENANCE.get(phase, _CALIBRATED)


@dataclass(frozen=True, slots=True)
class Default:
    """A value used where the model says nothing.

    Parameters
    ----------
    value
        The number, in the unit of its name.
    meaning_sv, meaning_en
        What it is, for the register of assumptions.
    provenance
        Where it comes from.
    """

    value: float
    meaning_sv: str
    meaning_en: str
    provenance: Provenance = _OWN


DEFAULTS: Final[dict[str, Default]] = {
    "parallel_run_months": Default(
        3,
        "Parallelldrift av gammalt system efter att dess sista del har flyttat, månader",
        "Parallel run of an old system after its last slice has moved, months",
    ),
    "overlap_months": Default(
        12,
        "Så många månader före avtalets slut ett system ska vara ersatt "
        "för att räknas som dubbelbetalning",
        "Months between replacement and contract end from which paying double is reported",
    ),
    "interim_cost_sek_per_month": Default(
        2_000_000,
        "Kostnad för interimslösning: licens och drift, kronor per system och månad",
        "Interim solution: licence and operation, SEK per system and month",
        Provenance(
            Confidence.ASSUMPTION,
            (Source("modarch: förslag till kostnad för fördröjning, härlett och redigerbart"),),
        ),
    ),
    "double_staffing_sek_per_month": Default(
        1_000_000,
        "Dubbel bemanning under en interimslösning, kronor per system och månad",
        "Double staffing during an interim solution, SEK per system and month",
        Provenance(
            Confidence.ASSUMPTION,
            (Source("modarch: förslag till kostnad för fördröjning, härlett och redigerbart"),),
        ),
    ),
    "requirements_validity_months": Default(
        24,
        "Så länge kravarbetet håller sig aktuellt innan upphandlingen annonseras, månader",
        "Months that requirements stay up to date before the tender is announced",
    ),
    "decommission_months": Default(
        0,
        "Månader som en integration lever kvar efter att systemet har avvecklats",
        "Months an integration lives on after the system has been retired",
    ),
}
"""Single-value defaults by name; a model overrides them under ``programme.defaults``."""
