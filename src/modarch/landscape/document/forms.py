"""How single values are written: months, durations, texts, steps, lists."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from modarch.landscape.alternatives import HIGHEST_SCORE, LOWEST_SCORE, Score
from modarch.landscape.elements import Known, Steps
from modarch.landscape.months import UNKNOWN, Month, MonthRange, parse_month
from modarch.landscape.phases import Duration
from modarch.landscape.text import Text

__all__ = [
    "DurationForm",
    "KnownForm",
    "MonthForm",
    "MonthRangeForm",
    "ScoreForm",
    "Slug",
    "StepsForm",
    "TextForm",
    "WordsForm",
    "listed",
    "suggested_slug",
]

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


def _count(raw: object) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0:
        return raw
    message = f"{_shown(raw)} is not a number of units"
    raise _fault("wrong-type", message, "write a whole number, 0 or more")


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


def listed(raw: object) -> object:
    """Return a single value as a list of one; lists are left as they are."""
    return [raw] if isinstance(raw, str | dict) else raw


MonthForm = Annotated[Any, PlainValidator(_month), WithJsonSchema(_MONTH_SCHEMA)]
MonthRangeForm = Annotated[
    Any,
    PlainValidator(_month_range),
    WithJsonSchema(
        {
            "anyOf": [
                _MONTH_SCHEMA,
                {"const": "unknown"},
                {
                    "type": "object",
                    "properties": {"earliest": _MONTH_SCHEMA, "latest": _MONTH_SCHEMA},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ]
        }
    ),
]
_WHOLE: Final = {"type": "integer", "minimum": 0}
DurationForm = Annotated[
    Any,
    PlainValidator(_duration),
    WithJsonSchema(
        {
            "anyOf": [
                _WHOLE,
                {
                    "type": "object",
                    "properties": {"min": _WHOLE, "mode": _WHOLE, "max": _WHOLE},
                    "required": ["min", "max"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
TextForm = Annotated[
    Any,
    PlainValidator(_text),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"sv": {"type": "string"}, "en": {"type": "string"}},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ]
        }
    ),
]
StepsForm = Annotated[
    Any,
    PlainValidator(_steps),
    WithJsonSchema(
        {
            "anyOf": [
                _WHOLE,
                {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"from": _MONTH_SCHEMA, "value": _WHOLE},
                        "required": ["value"],
                        "additionalProperties": False,
                    },
                },
            ]
        }
    ),
]
KnownForm = Annotated[
    Any,
    PlainValidator(_known),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"const": "unknown"}]}),
]
ScoreForm = Annotated[
    Any,
    PlainValidator(_score),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": LOWEST_SCORE, "maximum": HIGHEST_SCORE},
                {"enum": list(_SIGNS)},
            ]
        }
    ),
]
WordsForm = Annotated[
    list[str],
    BeforeValidator(listed),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


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
Slug = Annotated[
    str, PlainValidator(_slug), WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9-]*$"})
]
