"""Values of the landscape as they are written in a model file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import Any, Final

from modarch.landscape.elements import Element, Known
from modarch.landscape.months import Month
from modarch.landscape.phases import Duration
from modarch.landscape.text import Text

__all__ = ["written", "written_fields"]

_FLAGS = {Known.YES: True, Known.NO: False, Known.UNKNOWN: "unknown"}


def written(value: Any) -> Any:
    """Return a value as it is written in YAML, short forms where there are any.

    Examples
    --------
    >>> written(Duration(2, 4, 8)), written(Text(sv="Remiss", en="Remiss"))
    ({'min': 2, 'mode': 4, 'max': 8}, 'Remiss')
    """
    if isinstance(value, Known):
        return _FLAGS[value]
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool | int | float):
        return value
    write = next((write for kind, write in _SHORT if isinstance(value, kind)), _collection)
    return write(value)


def _text(value: Text) -> Any:
    if value.sv and value.en and value.sv != value.en:
        return {"sv": value.sv, "en": value.en}
    return value.sv or value.en


def _duration(value: Duration) -> Any:
    if value.is_certain:
        return value.mode_months
    return {"min": value.min_months, "mode": value.mode_months, "max": value.max_months}


_SHORT: Final[tuple[tuple[type, Callable[[Any], Any]], ...]] = (
    (Month, str),
    (Text, _text),
    (Duration, _duration),
)


def _collection(value: Any) -> Any:
    if is_dataclass(value):
        return written_fields(value)
    if isinstance(value, Mapping):
        return {written(key): written(inner) for key, inner in value.items()}
    return [written(one) for one in value]


def written_fields(element: Any) -> dict[str, Any]:
    """Return the fields of an element that differ from what stands when nothing is written.

    Parameters
    ----------
    element
        An element or a part of one. Its id is not a field: it is the key it stands under.
    """
    return {
        one.name: written(getattr(element, one.name))
        for one in fields(element)
        if not (one.name == "id" and isinstance(element, Element))
        and getattr(element, one.name) != _unwritten(one)
    }


def _unwritten(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
