"""From merged data to a checked landscape; every problem is told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic_core import ValidationError

from modarch.errors import ModelInvalid, did_you_mean
from modarch.landscape.completion import completed, with_rest
from modarch.landscape.components import Component
from modarch.landscape.contracts import Contract
from modarch.landscape.document.consistency import check_consistency
from modarch.landscape.document.problems import problem_of
from modarch.landscape.document.schema import SECTIONS, VALIDATOR, VERSION
from modarch.landscape.model import ITEM_SECTIONS, Landscape
from modarch.landscape.plan import NO_WISH
from modarch.landscape.programme import NO_PROGRAMME
from modarch.landscape.provenance import Confidence, Provenance, Source, dotted
from modarch.landscape.references import references_in
from modarch.landscape.text import Text

if TYPE_CHECKING:
    from modarch.landscape.document.layers import Layers
    from modarch.landscape.months import Month
    from modarch.landscape.provenance import Path

__all__ = ["assemble"]

_SINGLES: Final = {"programme": NO_PROGRAMME, "plan": NO_WISH}
_KEYED_INSIDE: Final = frozenset(
    {("programme", "gates"), ("programme", "ongoing"), ("programme", "areas")}
)


def assemble(layers: Layers, *, as_of: Month | None = None) -> Landscape:
    """Check the form and the references of a model and return it as a landscape.

    Parameters
    ----------
    layers
        The model's data, with the scenario wanted laid over it.
    as_of
        The month to look at; overrides the model's own.

    Raises
    ------
    ModelInvalid
        With every problem found.
    """
    document = _document(_pruned(layers.data, ()), layers)
    values = _values(document)
    known = _known_ids(layers.data)
    _check_ids(layers)
    _check_references(values, known, layers)
    check_consistency(values, layers)
    if layers.problems:
        raise ModelInvalid(layers.problems)
    return _landscape(values, layers, as_of)


def _pruned(value: Any, path: Path) -> Any:
    """Leave out keys without a value; an element without a body is an element all the same."""
    if not isinstance(value, dict):
        return value
    keyed = (len(path) == 1 and path[0] in SECTIONS) or path in _KEYED_INSIDE
    deep = len(path) < 4  # noqa: PLR2004 - below that nothing is optional key by key
    return {
        key: ({} if inner is None else _pruned(inner, (*path, key)) if deep else inner)
        for key, inner in value.items()
        if inner is not None or keyed
    }


def _document(data: dict[str, Any], layers: Layers) -> dict[str, Any]:
    """Read the data; what fails is told and left out, so that the rest is checked too."""
    left_out: set[tuple[int | str, ...]] = set()
    while True:
        try:
            values: dict[str, Any] = VALIDATOR.validate_python(data)
        except ValidationError as failure:
            for error in failure.errors(include_url=False):
                loc = tuple(part for part in error["loc"] if part != "[key]")
                if loc not in left_out:  # else it is missing only because it was told and left out
                    layers.problems.append(problem_of(error, layers))
                if not _leave_out(data, list(loc), error["type"] == "missing"):
                    return {}
                left_out.add(loc)
        else:
            return values


def _leave_out(data: dict[str, Any], loc: list[int | str], missing: bool) -> bool:
    """Take the part of the data away that an error is about; False when there is none."""
    whole = not loc
    if loc == ["modarch"]:
        data["modarch"] = VERSION
        return True
    if missing:
        loc.pop()
    for length in range(len(loc), 0, -1):
        owner = _at(data, loc[: length - 1])
        if isinstance(owner, dict) and loc[length - 1] in owner:
            del owner[loc[length - 1]]
            return True
    return not whole  # already taken away with another error


def _at(data: Any, loc: list[int | str]) -> Any:
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _values(document: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {name: document.get(name) or empty for name, empty in _SINGLES.items()}
    sizes = values["programme"].sizes
    for section in SECTIONS:
        written = document.get(section) or {}
        values[section] = {key: _finished(one, sizes) for key, one in written.items()}
    kept = [system for system in values["systems"].values() if system.keep]
    others = [*values["platforms"].values(), *values["services"].values(), *kept]
    values["modules"] = with_rest(values["modules"], others, values["capabilities"])
    return values


def _finished(element: Any, sizes: Any) -> Any:
    if isinstance(element, Component):
        return completed(element, sizes)
    return element.with_doubts() if isinstance(element, Contract) else element


def _known_ids(data: dict[str, Any]) -> dict[str, set[str]]:
    known = {section: _keys(data.get(section)) for section in SECTIONS}
    programme = data.get("programme")
    inside = programme if isinstance(programme, dict) else {}
    known["gates"] = _keys(inside.get("gates"))
    known["areas"] = _keys(inside.get("areas"))
    known["scenarios"] = _keys(data.get("scenarios"))
    known["capacity"] = _keys(inside.get("capacity")) | {"procurement", "implementation"}
    return known


def _keys(value: object) -> set[str]:
    return set(value) if isinstance(value, dict) else set()


def _check_ids(layers: Layers) -> None:
    seen: dict[str, str] = {}
    for section in ITEM_SECTIONS:
        for key in _keys(layers.data.get(section)):
            if key in seen:
                _same_id(key, seen[key], section, layers)
            seen.setdefault(key, section)


def _same_id(key: str, first: str, second: str, layers: Layers) -> None:
    place = layers.locate((first, key), key=True)
    layers.report(
        "duplicate-id",
        f"{key!r} is the id of something in {first} and of something in {second}",
        f"rename one of them; the first is at {place}",
        layers.locate((second, key), key=True),
    )


def _check_references(values: dict[str, Any], known: dict[str, set[str]], layers: Layers) -> None:
    for name in _SINGLES:
        _check_one(values[name], (name,), known, layers)
    for section in SECTIONS:
        for key, element in values[section].items():
            _check_one(element, (section, key), known, layers)


def _check_one(element: Any, path: Path, known: dict[str, set[str]], layers: Layers) -> None:
    for where, target, sections in references_in(element, path):
        if not any(target in known[section] for section in sections):
            candidates = set().union(*(known[section] for section in sections))
            kinds = " or ".join(sections)
            layers.report(
                "dangling-reference",
                f"{dotted(where)} names {target!r}, which is not among the model's {kinds}",
                did_you_mean(target, candidates) or f"add {target!r} under {sections[0]}:",
                layers.locate(where),
            )


def _landscape(values: dict[str, Any], layers: Layers, as_of: Month | None) -> Landscape:
    programme = values["programme"]
    provenance = dict(layers.provenance)
    provenance[()] = _model_provenance(layers.data.get("provenance"))
    return Landscape(
        **values,
        scenario=layers.scenario,
        scenarios=_scenario_names(layers.data.get("scenarios")),
        provenance=provenance,
        content_hash=layers.content_hash,
        as_of=as_of or programme.as_of,
        catalogues=layers.catalogues,
        locate=layers.locate,
        stated={section: _stated(layers.data.get(section)) for section in SECTIONS},
    )


def _stated(written: object) -> dict[str, frozenset[str]]:
    if not isinstance(written, dict):
        return {}
    return {
        key: frozenset(name for name, value in body.items() if value is not None)
        for key, body in written.items()
        if isinstance(body, dict)
    }


def _model_provenance(written: object) -> Provenance:
    if not isinstance(written, dict):
        return Provenance()
    raw = written.get("source") or ()
    texts = (raw,) if isinstance(raw, str) else tuple(raw)
    confidence = Confidence(written.get("confidence") or Confidence.UNSTATED)
    return Provenance(confidence, tuple(Source(text) for text in texts), written.get("note") or "")


def _scenario_names(written: object) -> dict[str, Text]:
    if not isinstance(written, dict):
        return {}
    return {key: _scenario_name(key, body) for key, body in written.items()}


def _scenario_name(key: str, body: object) -> Text:
    name = body.get("name") if isinstance(body, dict) else None
    if isinstance(name, dict):
        return Text(sv=str(name.get("sv") or ""), en=str(name.get("en") or ""))
    text = str(name or key)
    return Text(sv=text, en=text)
