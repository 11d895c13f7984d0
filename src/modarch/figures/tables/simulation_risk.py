"""What a simulation reckons with where the model is silent, with confidence and source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from modarch.figures.table import Table
from modarch.figures.tables.fields import fields
from modarch.figures.words.formats import duration, number
from modarch.figures.words.phrase import word
from modarch.landscape.phases import Duration
from modarch.landscape.risk_defaults import DEFAULT_RISK, RISK_DEFAULTS

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["risk_default_table"]


def risk_default_table(landscape: Landscape, language: Language) -> Table:
    """Return the risks that the model does not state, as modarch reckons with them.

    Parameters
    ----------
    landscape
        The model.
    language
        ``sv`` or ``en``.
    """
    stated = landscape.programme.risk.stated
    return Table(
        title=word("simulation-title.assumptions", language),
        columns=fields(
            "simulation-column", ("name", "meaning", "value", "confidence", "source"), language
        ),
        rows=tuple(
            (
                name,
                default.meaning_sv if language == "sv" else default.meaning_en,
                _told(getattr(DEFAULT_RISK, name), language),
                word(f"confidence.{default.provenance.confidence}", language),
                "; ".join(source.text for source in default.provenance.sources),
            )
            for name, default in RISK_DEFAULTS.items()
            if name not in stated
        ),
        notes=(word("simulation-note.stating", language),),
        language=language,
    )


def _told(value: Any, language: Language) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {number(each, language)}" for key, each in value.items())
    if isinstance(value, Duration):
        return f"{value.min_months}/{value.mode_months}/{duration(value.max_months, language)}"
    if isinstance(value, float):
        return number(value, language, 3 if value != round(value, 2) else None)
    return str(value)
