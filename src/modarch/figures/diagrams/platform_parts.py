"""The parts of a platform strategy: cards and chips, with the room they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.graphviz import font, label
from modarch.figures.metrics import text_width, wrap
from modarch.figures.style import CHANGE_TONES, MUTED, PAPER, STATUS_TONES, Change, Status, Tone
from modarch.figures.svg import Box
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modarch.figures.diagrams.platform_content import Component, Layer
    from modarch.landscape.text import Language

__all__ = [
    "Piece",
    "card_height",
    "card_pieces",
    "chip_height",
    "chip_piece",
    "layer_title",
    "state_letter",
    "state_of",
]

_NAME, _DETAIL, _CHIP = 12.5, 10.5, 11.0
_PAD, _GAP, _MARK = 9.0, 3.0, 16.0
_LEADING = 1.2  # Graphviz' own
_LEAST_CARD = 52.0
_NEUTRAL = Tone(fill=PAPER, edge="#94a3b8")

State = Change | Status | None
Marked = tuple[State, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One box of the picture, with its label for Graphviz."""

    box: Box
    html: str = ""
    tone: Tone | None = None
    tooltip: str = ""
    at_top: bool = False


def state_of(component: Component) -> State:
    """Return what the component is marked with: its change if it has one, else its status."""
    return component.status if component.change is None else component.change


def state_letter(state: State, language: Language) -> str:
    """Return the letter that tells a change or a status without colour."""
    return word(f"letter.{state}", language) if state is not None else ""


def layer_title(layer: Layer, language: Language) -> str:
    """Return what a layer is called."""
    return layer.name or word(f"layer.{layer.kind}", language)


def card_height(component: Component, width: float, *, examples: bool) -> float:
    """Return the pixels a card needs in height."""
    name, capabilities, marked = _card_lines(component, width, examples=examples)
    height = 2 * _PAD + 6 + len(name) * _NAME * _LEADING
    if capabilities:
        height += _GAP + len(capabilities) * _DETAIL * _LEADING
    return max(_LEAST_CARD, height + _marked_height(marked))


def card_pieces(
    component: Component, box: Box, language: Language, *, examples: bool
) -> list[Piece]:
    """Return the card of a component and the tag of its status."""
    tone = _tone(state_of(component))
    name, capabilities, marked = _card_lines(component, box.width, examples=examples)
    heads = [label(name, _NAME, colour=tone.ink, bold=True)]
    if capabilities:
        heads.append(label(capabilities, _DETAIL, colour=MUTED))
    html = _table(heads, marked, box.width - 2 * _PAD, language)
    tooltip = _tooltip(component, language)
    card = Piece(box=box, html=html, tone=tone, tooltip=tooltip, at_top=state_of(component) is None)
    return [card, *_tag(component, box, language)]


def chip_height(component: Component, width: float, *, examples: bool) -> float:
    """Return the pixels a chip needs in height."""
    name, capabilities, marked = _chip_lines(component, width, examples=examples)
    listed = _GAP + len(capabilities) * _DETAIL * _LEADING if capabilities else 0.0
    return 12 + len(name) * _CHIP * _LEADING + listed + _marked_height(marked)


def chip_piece(component: Component, box: Box, language: Language, *, examples: bool) -> Piece:
    """Return a chip: a small card whose status stands before its name."""
    state = state_of(component)
    name, capabilities, marked = _chip_lines(component, box.width, examples=examples)
    html = label(name, _CHIP, bold=bool(marked or capabilities))
    if marked or capabilities:
        head = _beside(_mark(state, language) if state is not None else "", html)
        if capabilities:
            head += _beside("", label(capabilities, _DETAIL, colour=MUTED))
        html = _table([], marked, box.width - 2 * _PAD, language, first=head)
    elif state is not None:
        html = _opened(f"<TR><TD>{_mark(state, language)}</TD><TD>{html}</TD></TR>")
    tone = _tone(state)
    light = Tone(fill=PAPER, edge=tone.edge, dash=tone.dash, weight=0.8 * tone.weight)
    return Piece(box=box, html=html, tone=light, tooltip=_tooltip(component, language))


def _tone(state: State) -> Tone:
    if state is None:
        return _NEUTRAL
    return CHANGE_TONES[state] if isinstance(state, Change) else STATUS_TONES[state]


def _card_lines(
    component: Component, width: float, *, examples: bool
) -> tuple[tuple[str, ...], tuple[str, ...], list[Marked]]:
    room = width - 2 * _PAD
    name = wrap(component.name, room, _NAME, bold=True)
    if not examples:
        return name, (), []
    listed = " · ".join(component.capabilities)
    return name, wrap(listed, room, _DETAIL) if listed else (), _marked(component, room)


def _chip_lines(
    component: Component, width: float, *, examples: bool
) -> tuple[tuple[str, ...], tuple[str, ...], list[Marked]]:
    room = width - 2 * _PAD
    marked = _marked(component, room) if examples else []
    listed = " · ".join(component.capabilities) if examples else ""
    beside = bool(marked or listed or state_of(component) is not None)
    inner = room - (_MARK + 3 * _GAP if beside else 0)
    name = wrap(component.name, inner, _CHIP, bold=bool(marked or listed))
    return name, wrap(listed, inner, _DETAIL) if listed else (), marked


def _marked(component: Component, room: float) -> list[Marked]:
    beside = room - _MARK - 3 * _GAP
    return [(example.status, wrap(example.name, beside, _DETAIL)) for example in component.examples]


def _marked_height(marked: Sequence[Marked]) -> float:
    return sum(_GAP + max(13.0, len(lines) * _DETAIL * _LEADING) for _, lines in marked)


def _table(
    heads: Sequence[str], marked: list[Marked], width: float, language: Language, *, first: str = ""
) -> str:
    """Return headings across the width and below them lines with a mark before them."""
    span = ' COLSPAN="2"' if marked else ""
    beside = width - _MARK - 3 * _GAP
    rows = [f"<TR><TD{span}>{head}</TD></TR>" for head in heads]
    rows += [
        _beside(_mark(state, language), label(lines, _DETAIL), beside) for state, lines in marked
    ]
    return _opened(first + "".join(rows))


def _beside(mark: str, text: str, width: float = 0.0) -> str:
    """Return a row of a mark and a text that begins at the left."""
    return (
        f'<TR><TD>{mark or " "}</TD><TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="{width:.0f}">{text}</TD>'
        "</TR>"
    )


def _opened(rows: str) -> str:
    return f'<TABLE BORDER="0" CELLSPACING="{_GAP:g}" CELLPADDING="0">{rows}</TABLE>'


def _mark(state: State, language: Language) -> str:
    fill = f'BGCOLOR="{_tone(state).edge}"' if state is not None else ""
    letter = state_letter(state, language)
    text = font(letter, 9, colour=PAPER, bold=True) if letter else font("•", 9)
    size = f'FIXEDSIZE="TRUE" WIDTH="{_MARK:g}" HEIGHT="13"'
    return (
        f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" {size}>'
        f"<TR><TD {fill} {size}>{text}</TD></TR></TABLE>"
    )


def _tag(component: Component, box: Box, language: Language) -> list[Piece]:
    state = state_of(component)
    if state is None:
        return []
    letter = state_letter(state, language)
    width = max(16.0, text_width(letter, 9.5, bold=True) + 8)
    tone = Tone(fill=_tone(state).edge, ink=PAPER, edge=PAPER, weight=1.0)
    html = font(letter, 9.5, colour=PAPER, bold=True)
    return [Piece(box=Box(box.x + 10, box.y - 7, width, 14), html=html, tone=tone)]


def _tooltip(component: Component, language: Language) -> str:
    state = state_of(component)
    kind = "change" if isinstance(state, Change) else "status"
    told = [word(f"{kind}.{state}", language)] if state is not None else []
    details = [*component.capabilities, *(example.name for example in component.examples)]
    return " – ".join([component.name, *told, *([", ".join(details)] if details else [])])
