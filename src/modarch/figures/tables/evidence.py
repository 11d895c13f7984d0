"""What measures say of an assertion, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.figures.tables.gauges import amount, measure_name
from modarch.figures.words.formats import NO_VALUE
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.readings import Judgement, Reading
    from modarch.landscape.text import Language

__all__ = ["evidence"]


def evidence(judgement: Judgement, own: str, labels: Mapping[str, str], language: Language) -> str:
    """Return the readings that an assertion was held against.

    Parameters
    ----------
    judgement
        What the measures say.
    own
        What the alternative that it is about is called.
    labels
        What the others are called.
    language
        ``sv`` or ``en``.
    """
    asserted = judgement.assertion
    told = word(
        "swot-evidence.own",
        language,
        measure=measure_name(asserted.measure, language),
        name=own,
        value=_value(judgement.own, language),
    )
    if asserted.value is not None:
        fixed = amount(asserted.value, asserted.measure, language)
        against = word("swot-evidence.fixed", language, value=fixed)
    elif judgement.others:
        others = ", ".join(
            f"{labels.get(name, name)} {_value(reading, language)}"
            for name, reading in judgement.others.items()
        )
        against = word("swot-evidence.against", language, others=others)
    else:
        against = ""
    claim = word(f"swot-evidence.claim-{asserted.direction}", language)
    return f"{told} {against} ({claim})".replace("  ", " ")


def _value(reading: Reading | None, language: Language) -> str:
    if reading is None or reading.value is None:
        return NO_VALUE
    return amount(reading.value, reading.measure, language)
