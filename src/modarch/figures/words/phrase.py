"""The texts of tables, diagrams and charts, in Swedish and in English.

Each area has a module with its `PHRASES`; `word` finds one by its key. A key is the area, a dot and
a name: ``phase.tender``. Values are put in with the language's own marks.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from modarch.figures.words.formats import month, number
from modarch.landscape.months import Month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.figures.words.wording import Phrase
    from modarch.landscape.text import Language

__all__ = ["AREAS", "Value", "phrases", "word"]

Value = str | int | float | Month

AREAS = (
    "answers",
    "calibration",
    "common",
    "comparing",
    "conformance",
    "elements",
    "exchange",
    "failures",
    "fragmentation",
    "gauges",
    "measures",
    "pathways",
    "plan_aims",
    "plan_answers",
    "plan_wishes",
    "planning",
    "regulation",
    "robust",
    "scope",
    "simulation",
    "standard_roles",
    "standards",
    "structure",
    "summary",
    "time",
    "violations",
    "weighing",
)
"""The modules that hold phrases."""


@cache
def phrases() -> Mapping[str, Phrase]:
    """Return every phrase by its key.

    Raises
    ------
    ValueError
        If two areas hold the same key.
    """
    found: dict[str, Phrase] = {}
    for area in AREAS:
        own: dict[str, Phrase] = import_module(f"modarch.figures.words.{area}").PHRASES
        twice = sorted(found.keys() & own.keys())
        if twice:
            message = f"phrases written twice: {', '.join(twice)}"
            raise ValueError(message)
        found |= own
    return found


def word(key: str, language: Language, **values: Value) -> str:
    """Return a text in the language, with its values put in.

    Parameters
    ----------
    key
        Which text, such as ``phase.tender``.
    language
        ``sv`` or ``en``.
    **values
        What the text mentions. Numbers and months are written in the language's manner; ``count``
        decides between singular and plural.

    Raises
    ------
    KeyError
        If there is no such text, or a value it mentions is missing.

    Examples
    --------
    >>> word("integrations.attached", "sv", count=1), word("integrations.attached", "en", count=34)
    ('1 anslutning', '34 attachments')
    """
    chosen = phrases()[key].chosen(language, values.get("count"))
    return chosen.format(**{name: _written(value, language) for name, value in values.items()})


def _written(value: Value, language: Language) -> str:
    if isinstance(value, Month):
        return month(value, language)
    return value if isinstance(value, str) else number(value, language)
