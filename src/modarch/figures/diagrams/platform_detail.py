"""How much the cards of a platform strategy tell: as much as can be read on a printed page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from modarch.figures.diagrams.platform_content import Example
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from modarch.figures.diagrams.platform_content import Component, Layer
    from modarch.figures.style import LayerKind
    from modarch.landscape.text import Language

__all__ = ["DETAILS", "Detail", "condensed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How much a card tells.

    Parameters
    ----------
    capabilities
        How many capabilities are named; None means all, 0 that they are only counted.
    in_line
        Whether products and systems of one status stand in a line together.
    names
        How many products or systems of one status are named; None means all.
    note
        The sentence that says what was left out; empty when nothing was.
    """

    capabilities: int | None = None
    in_line: bool = True
    names: int | None = None
    note: str = ""


DETAILS: Final = (
    Detail(in_line=False),
    Detail(),
    Detail(capabilities=3, note="platform.first-capabilities"),
    Detail(capabilities=0, note="platform.counted-capabilities"),
    Detail(capabilities=0, names=3, note="platform.first-names"),
    Detail(capabilities=0, names=2, note="platform.first-names"),
)
"""From the most to the least."""


def condensed(
    layers: Mapping[LayerKind, Layer], detail: Detail, language: Language
) -> dict[LayerKind, Layer]:
    """Return layers whose components tell as much as a detail allows.

    Parameters
    ----------
    layers
        The layers.
    detail
        How much.
    language
        The language of the counts.
    """
    return {
        kind: replace(
            layer,
            components=tuple(_condensed(part, detail, language) for part in layer.components),
        )
        for kind, layer in layers.items()
    }


def _condensed(component: Component, detail: Detail, language: Language) -> Component:
    return replace(
        component,
        capabilities=_capabilities(component, detail, language),
        examples=tuple(_examples(component.examples, detail, language)),
    )


def _capabilities(component: Component, detail: Detail, language: Language) -> tuple[str, ...]:
    names, most = component.capabilities, detail.capabilities
    if most is None or len(names) <= max(1, most + 1):
        return names
    if most == 0:
        return (word("platform.capabilities", language, count=component.count or len(names)),)
    return (*names[:most], word("platform.more", language, count=len(names) - most))


def _examples(
    examples: tuple[Example, ...], detail: Detail, language: Language
) -> Iterator[Example]:
    if not detail.in_line:
        yield from examples
        return
    for status, together in groupby(examples, key=lambda one: one.status):
        names = [one.name for one in together]
        most = detail.names
        if most is not None and len(names) > most + 1:
            names[most:] = [word("platform.more", language, count=len(names) - most)]
        yield Example(" · ".join(names), status)
