"""What must and must not share a module, beyond what the model itself says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from modarch.errors import Diagnostic, InputInvalid, Location, did_you_mean
from modarch.landscape.document.files import read_text
from modarch.landscape.document.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from modarch.landscape.document.tree import SourceTree
    from modarch.landscape.model import Landscape

__all__ = ["NO_RULES", "ScopeRules", "Tie", "read_rules"]


@dataclass(frozen=True, slots=True)
class Tie:
    """Capabilities that must share a module, or of which no two may.

    Parameters
    ----------
    capabilities
        Two or more ids.
    reason
        Why: law, contract, one workflow; layer, conflict of interest, no bidder for both.
    """

    capabilities: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRules:
    """Rules for a division into modules.

    Parameters
    ----------
    together, apart
        Capabilities that must share a module, and of which no two may.
    platform
        Information objects that the platforms hold, so that sharing them ties nobody; None for
        those hub objects that a platform of the model mediates.
    layers_apart
        Whether capabilities of different layers of the platform strategy stay apart.
    """

    together: tuple[Tie, ...] = ()
    apart: tuple[Tie, ...] = ()
    platform: tuple[str, ...] | None = None
    layers_apart: bool = True


NO_RULES: Final = ScopeRules()
"""Nothing beyond what the model says."""

_KEYS: Final = ("together", "apart", "platform", "layers_apart")


def read_rules(path: Path, landscape: Landscape) -> ScopeRules:
    """Read rules from a small YAML file.

    Parameters
    ----------
    path
        A file with ``together:`` and ``apart:``, lists of groups of capabilities (``[a, b]`` or
        ``{capabilities: [a, b], reason: text}``), ``platform:``, a list of information objects,
        and ``layers_apart: false``.
    landscape
        The model the names belong to.

    Raises
    ------
    InputInvalid
        With every problem found.
    """
    tree = read_tree(read_text(path), str(path))
    problems = [*tree.problems, *_problems(tree, landscape)]
    if problems:
        raise InputInvalid(problems)
    written: dict[str, Any] = tree.data
    objects = written.get("platform")
    return ScopeRules(
        together=tuple(_tie(one) for one in written.get("together") or ()),
        apart=tuple(_tie(one) for one in written.get("apart") or ()),
        platform=None if objects is None else tuple(objects),
        layers_apart=written.get("layers_apart", True),
    )


def _tie(written: Any) -> Tie:
    if isinstance(written, dict):
        return Tie(tuple(written["capabilities"]), str(written.get("reason") or ""))
    return Tie(tuple(written))


def _problems(tree: SourceTree, landscape: Landscape) -> Iterator[Diagnostic]:
    if not isinstance(tree.data, dict):
        message = "a file of scope rules holds together:, apart: and platform:"
        yield _problem(tree, (), message, "together: [[capability, capability]]")
        return
    for key in tree.data:
        if key not in _KEYS:
            message = f"scope rules have no section {key!r}"
            yield _problem(tree, (key,), message, did_you_mean(key, _KEYS))
    for section in ("together", "apart"):
        yield from _tie_problems(tree, section, landscape)
    objects = tree.data.get("platform")
    if objects is not None:
        yield from _names(tree, ("platform",), objects, landscape.information, "information object")
    if not isinstance(tree.data.get("layers_apart", True), bool):
        yield _problem(tree, ("layers_apart",), "layers_apart is yes or no", "write true or false")


def _tie_problems(tree: SourceTree, section: str, landscape: Landscape) -> Iterator[Diagnostic]:
    groups = tree.data.get(section) or []
    if not isinstance(groups, list):
        yield _problem(tree, (section,), f"{section} is a list of groups", "write [[a, b], [c, d]]")
        return
    for number, group in enumerate(groups):
        path = (section, number)
        named = group.get("capabilities") if isinstance(group, dict) else group
        if not isinstance(named, list) or len(named) < 2:  # noqa: PLR2004 - a tie has two ends
            message = f"group {number + 1} of {section} names fewer than two capabilities"
            hint = "write [a, b], or {capabilities: [a, b], reason: text}"
            yield _problem(tree, path, message, hint)
        else:
            yield from _names(tree, path, named, landscape.capabilities, "capability")


def _names(
    tree: SourceTree, path: tuple[str | int, ...], named: Any, known: Collection[str], kind: str
) -> Iterator[Diagnostic]:
    for name in named if isinstance(named, list) else [named]:
        if name not in known:
            hint = did_you_mean(str(name), known)
            yield _problem(tree, path, f"the model has no {kind} {name!r}", hint)


def _problem(tree: SourceTree, path: tuple[str | int, ...], message: str, hint: str) -> Diagnostic:
    place = tree.locate(path) if path else Location(tree.file)
    return Diagnostic(code="unusable-scope-rules", message=message, hint=hint, location=place)
