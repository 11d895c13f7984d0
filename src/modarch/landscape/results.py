"""What every result has in common: plain data, and a record of what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from modarch import __version__
from modarch.landscape.months import Month, MonthRange
from modarch.landscape.text import Text

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape

__all__ = ["SCHEMA_VERSION", "Result", "RunRecord", "to_plain"]

SCHEMA_VERSION = 1
"""Version of the model format this modarch reads and writes."""


def to_plain(value: Any) -> Any:
    """Return a value as dictionaries, lists, texts and numbers, ready for JSON.

    Months become ``YYYY-MM``, an unknown month ``unknown``, an interval its two ends, a fraction a
    number; sets are sorted.

    Examples
    --------
    >>> to_plain({"live": Month.of(2030, 1)})
    {'live': '2030-01'}
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Month | Fraction):
        return str(value) if isinstance(value, Month) else float(value)
    if isinstance(value, MonthRange):
        return _plain_range(value)
    if isinstance(value, Text):
        return {"sv": value.sv, "en": value.en}
    return _plain_collection(value)


def _plain_range(value: MonthRange) -> Any:
    if value.is_known or value.is_unknown:
        return str(value)
    return {"earliest": to_plain(value.earliest), "latest": to_plain(value.latest)}


def _plain_collection(value: Any) -> Any:
    if is_dataclass(value):
        names = [field.name for field in fields(value) if not field.name.startswith("_")]
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(to_plain(key)): to_plain(inner) for key, inner in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(to_plain(one) for one in value)
    return [to_plain(one) for one in value]


class Result:
    """Base of every result: frozen data made of numbers and ids, without words."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the whole result as plain data."""
        plain: dict[str, Any] = to_plain(self)
        return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """What a result was made from, so that it can be made again.

    Parameters
    ----------
    model_hash
        Fingerprint of the model's content.
    schema_version, modarch_version
        Versions of the model format and of modarch.
    scenario
        The scenario laid over the base; empty for the base.
    as_of
        The month looked at.
    settings
        Options, seeds and solver facts, by name.
    """

    model_hash: str
    scenario: str
    as_of: Month | None
    schema_version: int = SCHEMA_VERSION
    modarch_version: str = __version__
    settings: Mapping[str, Any]

    @classmethod
    def of(cls, landscape: Landscape, **settings: Any) -> RunRecord:
        """Return the record of a run on a landscape."""
        return cls(
            model_hash=landscape.content_hash,
            scenario=landscape.scenario,
            as_of=landscape.as_of,
            settings=settings,
        )
