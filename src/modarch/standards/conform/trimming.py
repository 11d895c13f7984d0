"""A statement cut to what anybody needs to read, so that reading it takes bounded time."""

from __future__ import annotations

from typing import Any

__all__ = ["trimmed"]

_RESTS = 20
_RESOURCES = 500
_OF_A_RESOURCE = 1000


def trimmed(statement: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return a statement with lists of sensible length, and the names of those that were cut.

    FHIR has about 150 resource types, and none has more than 60 search parameters; whatever is
    longer than `_RESTS`, `_RESOURCES` and `_OF_A_RESOURCE` is no description but an attack or a
    mistake. Anything that is no list is left as it is.
    """
    cut: set[str] = set()
    kept = _begun(statement, "rest", _RESTS, cut)
    if isinstance(kept.get("rest"), list):
        kept["rest"] = [_rest(each, cut) for each in kept["rest"]]
    return kept, tuple(sorted(cut))


def _rest(rest: Any, cut: set[str]) -> Any:
    if not isinstance(rest, dict):
        return rest
    kept = _begun(rest, "resource", _RESOURCES, cut)
    if isinstance(kept.get("resource"), list):
        kept["resource"] = [_resource(each, cut) for each in kept["resource"]]
    return kept


def _resource(resource: Any, cut: set[str]) -> Any:
    if not isinstance(resource, dict):
        return resource
    long = [k for k, v in resource.items() if isinstance(v, list) and len(v) > _OF_A_RESOURCE]
    cut.update(key[:40] for key in long[:20])
    return {**resource, **{key: resource[key][:_OF_A_RESOURCE] for key in long}}


def _begun(holder: dict[str, Any], key: str, most: int, cut: set[str]) -> dict[str, Any]:
    value = holder.get(key)
    if not isinstance(value, list):
        return dict(holder)
    if len(value) > most:
        cut.add(key)
    return {**holder, key: value[:most]}
