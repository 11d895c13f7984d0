"""What modarch reckons may go otherwise, where a model is silent; every value has a source.

The numbers on appeals are those of the Swedish statistics on public procurement; what is not known
there is an assumption, marked so and meant to be replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from modarch.landscape.defaults import Size
from modarch.landscape.phases import Duration
from modarch.landscape.provenance import Confidence, Provenance, Source
from modarch.landscape.risk import Distribution, ProgrammeRisk

__all__ = ["DEFAULT_RISK", "RISK_DEFAULTS", "RiskDefault", "filled"]


DEFAULT_RISK: Final = ProgrammeRisk(
    appeal_probability=0.076,
    appeal_size_factors={Size.S: 0.7, Size.M: 1.3, Size.L: 2.5, Size.XL: 6.0},
    appeal_typical_bidders=5,
    appeal_many_bidders_factor=1.84,
    appeal_cap=0.75,
    standstill_months=1,
    without_merits_share=0.35,
    granted_share=0.09,
    without_merits_months=Duration(0, 1, 3),
    merits_median_months=3.6,
    merits_p75_months=4.2,
    court_redo_months=Duration(6, 10, 18),
    second_instance_share=0.25,
    second_instance_stop_share=0.5,
    second_instance_months=Duration(2, 5, 10),
    cancel_probability={Size.S: 0.12, Size.M: 0.12, Size.L: 0.2, Size.XL: 0.4},
    cancelled_after_share=0.5,
    reannounce_months=Duration(3, 6, 12),
    redo_share=0.5,
    supplier_exit_probability=0.0,
    supplier_replacement_months=Duration(6, 12, 24),
    organisation_correlation=0.3,
    market_correlation=0.3,
    distribution=Distribution.PERT,
)
"""What modarch reckons with where a model is silent."""


def filled(risk: ProgrammeRisk) -> ProgrammeRisk:
    """Return the risks of a programme with `DEFAULT_RISK` for all that it does not state."""
    merged: dict[str, Any] = {
        name: {**getattr(DEFAULT_RISK, name), **value} if isinstance(value, Mapping) else value
        for name, value in risk.stated.items()
    }
    return replace(DEFAULT_RISK, **merged)


@dataclass(frozen=True, slots=True)
class RiskDefault:
    """What a value of `DEFAULT_RISK` means and where it comes from.

    Parameters
    ----------
    meaning_sv, meaning_en
        What it is, for the register of assumptions.
    provenance
        Source and confidence.
    """

    meaning_sv: str
    meaning_en: str
    provenance: Provenance


def _from(confidence: Confidence, source: str) -> Provenance:
    return Provenance(confidence, (Source(source),))


_STATISTICS_2022 = _from(
    Confidence.FACT, "Upphandlingsmyndigheten: statistik om överprövningar 2022"
)
_STATISTICS_2023 = _from(
    Confidence.FACT, "Upphandlingsmyndigheten: statistik om överprövningar 2023"
)
_OWN = _from(Confidence.ASSUMPTION, "modarch: antagande utan extern källa")
_PLACEHOLDER = _from(
    Confidence.ASSUMPTION, "modarch: storleksordning ur åtta svenska försök 2016–2025, inget urval"
)

RISK_DEFAULTS: Final[dict[str, RiskDefault]] = {
    "appeal_probability": RiskDefault(
        "Andel av regionernas upphandlingar som överprövas",
        "Share of the regions' procurements that are appealed against",
        _STATISTICS_2022,
    ),
    "appeal_size_factors": RiskDefault(
        "Hur många gånger vanligare överprövning är per storleksklass",
        "How many times more often a size class is appealed against",
        _PLACEHOLDER,
    ),
    "appeal_typical_bidders": RiskDefault(
        "Antal anbud vid vilket andelen överprövade gäller",
        "Number of bidders at which the share appealed against holds",
        _from(
            Confidence.ESTIMATE,
            "Upphandlingsmyndigheten: 4,1–5,9 anbud per upphandling 2017–2024",
        ),
    ),
    "appeal_many_bidders_factor": RiskDefault(
        "Hur många gånger vanligare överprövning är vid tio anbud eller fler",
        "How many times more often with ten bidders or more",
        _from(
            Confidence.ESTIMATE,
            "Upphandlingsmyndigheten 2016: nära 0 % vid ett anbud, över 14 % vid 10–19",
        ),
    ),
    "appeal_cap": RiskDefault(
        "Högsta sannolikhet för överprövning",
        "Greatest probability of an appeal",
        _PLACEHOLDER,
    ),
    "standstill_months": RiskDefault(
        "Avtalsspärr och egen hantering utan överprövning, månader",
        "Standstill and own handling without an appeal, months",
        _from(Confidence.ESTIMATE, "LOU 20 kap. 1 §: tio dagars avtalsspärr"),
    ),
    "without_merits_share": RiskDefault(
        "Andel överprövningar som återkallas eller avgörs utan prövning i sak",
        "Share of appeals withdrawn or decided without trial on the merits",
        _STATISTICS_2023,
    ),
    "granted_share": RiskDefault(
        "Andel överprövningar som bifalls helt eller delvis",
        "Share of appeals granted wholly or in part",
        _STATISTICS_2023,
    ),
    "without_merits_months": RiskDefault(
        "Månader i domstol utan prövning i sak",
        "Months in court without trial on the merits",
        _from(Confidence.ESTIMATE, "Upphandlingsmyndigheten 2022: omkring en månad"),
    ),
    "merits_median_months": RiskDefault(
        "Månader i förvaltningsrätt vid prövning i sak, median",
        "Months in the administrative court on the merits, median",
        _STATISTICS_2022,
    ),
    "merits_p75_months": RiskDefault(
        "Månader i förvaltningsrätt vid prövning i sak, övre kvartil",
        "Months in the administrative court on the merits, upper quartile",
        _STATISTICS_2022,
    ),
    "court_redo_months": RiskDefault(
        "Månader till nytt tilldelningsbeslut efter bifall",
        "Months to a new award after a granted appeal",
        _OWN,
    ),
    "second_instance_share": RiskDefault(
        "Andel överprövningar som går vidare till kammarrätten",
        "Share of appeals that go on to the administrative court of appeal",
        _from(
            Confidence.ESTIMATE,
            "Upphandlingsmyndigheten 2023: kvot mellan antal mål i instanserna",
        ),
    ),
    "second_instance_stop_share": RiskDefault(
        "Andel av dem där kammarrätten förbjuder att avtal sluts under tiden",
        "Share of those in which the court forbids the contract meanwhile",
        _OWN,
    ),
    "second_instance_months": RiskDefault(
        "Månader i kammarrätten",
        "Months in the administrative court of appeal",
        _from(Confidence.ESTIMATE, "Upphandlingsmyndigheten: medel 6,7 (2022) och 5,3 (2023)"),
    ),
    "cancel_probability": RiskDefault(
        "Sannolikhet att en upphandling avbryts, per storleksklass",
        "Probability that a tender is cancelled, by size class",
        _from(
            Confidence.ASSUMPTION,
            "14 % av alla upphandlingar 2018; större klasser efter åtta svenska försök 2016–2025",
        ),
    ),
    "cancelled_after_share": RiskDefault(
        "Andel av annonsering och utvärdering som har gått när den avbryts",
        "Share of tender and evaluation that has passed when it is cancelled",
        _OWN,
    ),
    "reannounce_months": RiskDefault(
        "Månader från avbruten upphandling till ny annons",
        "Months from a cancelled tender to a new announcement",
        _OWN,
    ),
    "redo_share": RiskDefault(
        "Andel av kravarbetet som görs om före ny annons",
        "Share of the requirements work done again before a new announcement",
        _OWN,
    ),
    "supplier_exit_probability": RiskDefault(
        "Sannolikhet per år att en leverantör lämnar, där modellen inget säger",
        "Probability per year that a supplier leaves, where the model says nothing",
        _OWN,
    ),
    "supplier_replacement_months": RiskDefault(
        "Månader till fortsatt arbete med en annan leverantör",
        "Months until work goes on with another supplier",
        _OWN,
    ),
    "organisation_correlation": RiskDefault(
        "Hur starkt det regionen gör själv följs åt mellan moduler (0–1)",
        "How strongly what the region does itself moves together across modules (0–1)",
        _OWN,
    ),
    "market_correlation": RiskDefault(
        "Hur starkt upphandlingar, överprövningar och leverantörer följs åt (0–1)",
        "How strongly tenders, appeals and suppliers move together (0–1)",
        _OWN,
    ),
    "distribution": RiskDefault(
        "Fördelning av månaderna mellan kortast och längst",
        "Distribution of months between shortest and longest",
        _OWN,
    ),
}
"""Meaning and source of every value of `DEFAULT_RISK`."""
