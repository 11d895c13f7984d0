"""How single values are written: months, durations, texts, steps, lists."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import PydanticCustomError, core_schema

from modarch.landscape.alternatives import HIGHEST_SCORE, LOWEST_SCORE, Score
from modarch.landscape.elements import Known, Steps
from modarch.landscape.months import UNKNOWN, Month, MonthRange, parse_month
from modarch.landscape.phases import Duration
from modarch.landscape.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic_core import CoreSchema

__all__ = [
    "DURATION",
    "KNOWN",
    "MONTH",
    "MONTH_RANGE",
    "SCORE",
    "SLUG",
    "SOURCE",
    "STEPS",
    "TEXT",
    "WORD",
    "WORDS",
    "Form",
    "listed",
    "plain",
    "suggested_slug",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How something is written.

    Parameters
    ----------
    core
        What pydantic-core checks, and how it makes the landscape's value of it.
    json
        The same as a JSON Schema, for editors.
    domain
        The dataclass it is the written form of, if it is one.
    fields
        The form of every key, if it has keys of its own.
    required
        The keys that must be there.
    inner
        The form of its parts, if it is a list, or a mapping with keys of the user's.
    """

    core: CoreSchema
    json: dict[str, Any]
    domain: type | None = None
    fields: Mapping[str, Form] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    inner: Form | None = None

    def at(self, part: str | int) -> Form:
        """Return the form of one part of what is written so."""
        owner = self.owner
        return owner.fields.get(str(part), owner) if self is owner else self.inner or self

    @property
    def owner(self) -> Form:
        """The form whose keys may stand here: its own, or that of its parts."""
        return self if self.fields or self.inner is None else self.inner.owner


_MONTH_PATTERN: Final = r"^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$"
_MONTH_SCHEMA: Final = {"type": "string", "pattern": _MONTH_PATTERN, "examples": ["2028-06"]}


def _fault(kind: str, message: str, hint: str) -> PydanticCustomError:
    # Pydantic treats braces as placeholders; the texts are passed as context instead.
    return PydanticCustomError(f"modarch_{kind}", "{message}", {"message": message, "hint": hint})


def _month(raw: object) -> Month:
    hint = "write YYYY-MM, for example 2028-06, or a full date"
    if not isinstance(raw, str):
        message = f"{_shown(raw)} is not a month"
        raise _fault("malformed-date", message, hint)
    try:
        return parse_month(raw)
    except ValueError as error:
        message = f"{raw!r} is not a month"
        raise _fault("malformed-date", message, hint) from error


def _shown(raw: object) -> str:
    if isinstance(raw, dict):
        return "a mapping"
    if isinstance(raw, list):
        return "a list"
    return repr(raw)


def _month_range(raw: object) -> MonthRange:
    if raw == "unknown":
        return UNKNOWN
    if isinstance(raw, dict):
        return _interval(raw)
    return MonthRange.exactly(_month(raw))


def _interval(raw: dict[str, Any]) -> MonthRange:
    hint = "write unknown, or {earliest: 2028-01, latest: 2030-12}"
    if not raw or set(raw) - {"earliest", "latest"}:
        message = "an uncertain month has the keys earliest and latest"
        raise _fault("malformed-interval", message, hint)
    earliest = _month(raw["earliest"]) if raw.get("earliest") is not None else None
    latest = _month(raw["latest"]) if raw.get("latest") is not None else None
    if earliest is not None and latest is not None and latest < earliest:
        message = f"latest ({latest}) comes before earliest ({earliest})"
        raise _fault("end-before-start", message, "change the two around")
    return MonthRange(earliest, latest)


_MOST_MONTHS: Final = 1200


def _duration(raw: object) -> Duration:
    hint = "write a number of months, or {min: 6, mode: 10, max: 18}"
    if isinstance(raw, int) and not isinstance(raw, bool):
        low = mode = high = raw
    elif isinstance(raw, dict) and {"min", "max"} <= set(raw) <= {"min", "mode", "max"}:
        low, high = _months(raw["min"], hint), _months(raw["max"], hint)
        mode = _months(raw.get("mode", (low + high) // 2), hint)
    else:
        message = f"{_shown(raw)} is not a duration in months"
        raise _fault("malformed-duration", message, hint)
    if not 0 <= low <= mode <= high:
        message = f"min {low}, mode {mode}, max {high} must be 0 or more and in that order"
        raise _fault("malformed-duration", message, hint)
    if high > _MOST_MONTHS:
        message = f"{high} months are more than a century"
        raise _fault("malformed-duration", message, hint)
    return Duration(low, mode, high)


def _months(raw: object, hint: str) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    message = f"{_shown(raw)} is not a whole number of months"
    raise _fault("malformed-duration", message, hint)


def _text(raw: object) -> Text:
    if isinstance(raw, str):
        return Text(sv=raw, en=raw)
    if isinstance(raw, dict) and raw and set(raw) <= {"sv", "en"}:
        values = {key: value for key, value in raw.items() if value is not None}
        if all(isinstance(value, str) for value in values.values()):
            return Text(**values)
    message = f"{_shown(raw)} is not a text"
    hint = "write a text, or {sv: …, en: …}; put quotes around a number or a date"
    raise _fault("wrong-type", message, hint)


def _steps(raw: object) -> Steps:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Steps(((None, _count(raw)),))
    if isinstance(raw, list) and raw:
        return _sorted_steps([_step(one) for one in raw])
    message = f"{_shown(raw)} is not a capacity"
    raise _fault("wrong-type", message, _STEPS_HINT)


_STEPS_HINT: Final = "write a number, or [{from: 2027-01, value: 2}, {from: 2029-01, value: 4}]"


def _step(raw: object) -> tuple[Month | None, int]:
    if not isinstance(raw, dict) or set(raw) - {"from", "value"} or "value" not in raw:
        message = f"{_shown(raw)} is not a step of a capacity"
        raise _fault("wrong-type", message, _STEPS_HINT)
    start = raw.get("from")
    return (None if start is None else _month(start), _count(raw["value"]))


_MOST_UNITS: Final = 1_000_000


def _count(raw: object) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= _MOST_UNITS:
        return raw
    message = f"{_shown(raw)} is not a number of units"
    raise _fault("wrong-type", message, f"write a whole number from 0 to {_MOST_UNITS:,}")


def _sorted_steps(steps: list[tuple[Month | None, int]]) -> Steps:
    starts = [start for start, _ in steps[1:]]
    first = steps[0][0]
    order = [start for start in ([first] if first else []) + starts if start is not None]
    if None in starts or order != sorted(set(order)):
        message = "the steps of a capacity must come in order of time"
        raise _fault("malformed-interval", message, _STEPS_HINT)
    return Steps(tuple(steps))


def _known(raw: object) -> Known:
    answers = {True: Known.YES, False: Known.NO, "unknown": Known.UNKNOWN}
    if isinstance(raw, bool | str) and raw in answers:
        return answers[raw]
    message = f"{_shown(raw)} is neither true, false nor unknown"
    raise _fault("wrong-type", message, "write true, false or unknown")


_SCORES: Final = range(LOWEST_SCORE, HIGHEST_SCORE + 1)
_SIGNS: Final = {"--": -2, "-": -1, "S": 0, "0": 0, "+": 1, "++": 2}


def _score(raw: object) -> Score:
    signed = _SIGNS.get(raw) if isinstance(raw, str) else raw
    if isinstance(signed, int) and signed in _SCORES and not isinstance(signed, bool):
        return Score(signed)
    message = f"{_shown(raw)} is not a score"
    hint = 'write -2, -1, 0, 1 or 2, or in quotes "--", "-", "S", "+" or "++"'
    raise _fault("unknown-value", message, hint)


def _is_source(raw: dict[str, object]) -> bool:
    texts = all(isinstance(value, str) for value in raw.values())
    return texts and "text" in raw and not set(raw) - {"text", "link"}


def _source(raw: object) -> object:
    if isinstance(raw, str) or (isinstance(raw, dict) and _is_source(raw)):
        return raw
    message = f"{_shown(raw)} is not a source"
    raise _fault("wrong-type", message, "write a text, or {text: …, link: …}")


def listed(raw: object) -> object:
    """Return a single value as a list of one; lists are left as they are."""
    return [raw] if isinstance(raw, str | dict) else raw


def plain(read: Callable[[object], object], json: dict[str, Any]) -> Form:
    """Return the form of a value that one function reads."""
    return Form(core=core_schema.no_info_plain_validator_function(read), json=json)


_STRING: Final = {"type": "string"}
_WHOLE: Final = {"type": "integer", "minimum": 0}


def _object(required: tuple[str, ...] = (), **properties: object) -> dict[str, Any]:
    needs: dict[str, Any] = {"required": list(required)} if required else {"minProperties": 1}
    keys = {key.rstrip("_"): value for key, value in properties.items()}
    return {"type": "object", "properties": keys, "additionalProperties": False} | needs


def _any_of(*schemas: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": list(schemas)}


MONTH: Final = plain(_month, _MONTH_SCHEMA)
MONTH_RANGE: Final = plain(
    _month_range,
    _any_of(
        _MONTH_SCHEMA,
        {"const": "unknown"},
        _object(earliest=_MONTH_SCHEMA, latest=_MONTH_SCHEMA),
    ),
)
DURATION: Final = plain(
    _duration,
    _any_of(_WHOLE, _object(("min", "max"), min=_WHOLE, mode=_WHOLE, max=_WHOLE)),
)
TEXT: Final = plain(_text, _any_of(_STRING, _object(sv=_STRING, en=_STRING)))
STEPS: Final = plain(
    _steps,
    _any_of(
        _WHOLE,
        {"type": "array", "items": _object(("value",), from_=_MONTH_SCHEMA, value=_WHOLE)},
    ),
)
KNOWN: Final = plain(_known, _any_of({"type": "boolean"}, {"const": "unknown"}))
SCORE: Final = plain(
    _score,
    _any_of(
        {"type": "integer", "minimum": LOWEST_SCORE, "maximum": HIGHEST_SCORE},
        {"enum": list(_SIGNS)},
    ),
)
SOURCE: Final = plain(_source, _any_of(_STRING, _object(("text",), text=_STRING, link=_STRING)))
WORD: Final = Form(core=core_schema.str_schema(strict=True), json=_STRING)
WORDS: Final = Form(
    core=core_schema.no_info_before_validator_function(
        listed,
        core_schema.no_info_after_validator_function(
            tuple, core_schema.list_schema(core_schema.str_schema(strict=True), strict=True)
        ),
    ),
    json=_any_of(_STRING, {"type": "array", "items": _STRING}),
)


def _slug(raw: object) -> str:
    text = str(raw)
    if _SLUG.match(text):
        return text
    message = f"{text!r} is not an id"
    hint = f"start with a letter and use a–z, 0–9 and hyphen, for example {suggested_slug(text)!r}"
    raise _fault("malformed-id", message, hint)


def suggested_slug(text: str) -> str:
    """Return an id made of a text.

    >>> suggested_slug("Läkemedel & ordination")
    'lakemedel-ordination'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if slug[:1].isalpha() else f"x-{slug}".rstrip("-")


_SLUG = re.compile(r"[a-z][a-z0-9-]*\Z")
SLUG: Final = plain(_slug, {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"})
