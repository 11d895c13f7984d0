"""The network of integrations: who is attached to which platform, and who is linked past them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from modarch.figures.diagrams.integration_content import (
    Connection,
    Integrations,
    Party,
    PartyKind,
    Quality,
)
from modarch.figures.diagrams.integration_layout import (
    CARD_TEXT,
    MOST_CARDS,
    NetworkLayout,
    Strand,
    lay_out,
)
from modarch.figures.diagrams.routing import spline
from modarch.figures.figure import DiagramFigure
from modarch.figures.frame import Heading, Surround
from modarch.figures.graphviz import DASHES, Diagram, Sketch, font, label
from modarch.figures.legend import AreaSwatch, LegendEntry, LineSwatch
from modarch.figures.metrics import wrap
from modarch.figures.style import BAD, FAMILY_COLOURS, MUTED, PAPER, StandardFamily, Tone
from modarch.figures.words.phrase import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.figures.svg import Box
    from modarch.landscape.text import Language

__all__ = ["integrations"]

_TONES = {
    PartyKind.MODULE: Tone(fill="#eef3ff", edge="#3a5bb8"),
    PartyKind.SYSTEM: Tone(fill="#e6eaf0", edge="#414758"),
    PartyKind.SERVICE: Tone(fill="#f2e4f7", edge="#7b1fa2", dash="1.5 2.5", weight=1.6),
    PartyKind.PLATFORM: Tone(fill="#24405f", ink=PAPER, edge="#13253a"),
}
_WIDTH, _WIDEST = 2.2, 6.0


def integrations(content: Integrations, heading: Heading) -> DiagramFigure:
    """Draw a network of integrations.

    Parameters
    ----------
    content
        Parties and the connections between them, in one month.
    heading
        Title, scenario, date, mark and source.
    """
    language = heading.language
    shown, notes = _grouped(content, language)
    strands = _strands(shown, one_colour=bool(notes))
    layout = lay_out(shown.parties, strands)
    total = sum(connection.count for connection in _met(content))
    surround = Surround(
        heading=heading,
        legend=tuple(_legend(shown, strands, language)),
        notes=(word("integrations.reading", language, count=total), *notes),
    )
    return DiagramFigure(surround, _diagram(shown, layout, strands, language))


def _grouped(content: Integrations, language: Language) -> tuple[Integrations, tuple[str, ...]]:
    """Where there are more cards than fit, put those of one kind and area together."""
    crowded = {kind for kind in PartyKind if kind is not PartyKind.PLATFORM} & _crowded(content)
    members: dict[tuple[PartyKind, str], list[Party]] = defaultdict(list)
    for party in content.parties:
        members[party.kind, party.group if party.kind in crowded else party.key].append(party)
    groups = {where: _group(inside) for where, inside in members.items()}
    home = {party.key: groups[where].key for where, inside in members.items() for party in inside}
    moved = (
        replace(connection, one=home[connection.one], other=home[connection.other])
        for connection in content.connections
    )
    kept = tuple(connection for connection in moved if connection.one != connection.other)
    if not crowded:
        return content, ()
    inner = sum(c.count for c in content.connections) - sum(c.count for c in kept)
    notes = [word("integrations.grouped", language, count=len(content.parties))]
    if inner:
        notes.append(word("integrations.inner", language, count=inner))
    return Integrations(parties=tuple(groups.values()), connections=kept), tuple(notes)


def _crowded(content: Integrations) -> set[PartyKind]:
    kinds = [party.kind for party in content.parties]
    low = {PartyKind.SYSTEM, PartyKind.SERVICE}
    crowded = {PartyKind.MODULE} if kinds.count(PartyKind.MODULE) > MOST_CARDS else set()
    return crowded | (low if sum(kind in low for kind in kinds) > MOST_CARDS else set())


def _group(inside: list[Party]) -> Party:
    first, *others = inside
    if not others:
        return first
    name = f"{first.group} ({len(inside)})".strip()
    return replace(first, key=f"{first.key}+{len(others)}", name=name)


def _strands(content: Integrations, *, one_colour: bool) -> list[Strand]:
    """Bundle what runs between the same two parties in the same manner into one line.

    A line of its own for each standard, or one line in the commonest standard's colour.
    """
    bundles: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for connection in content.connections:
        one, other = sorted((connection.one, connection.other))
        manner = _manner(connection)
        family = "" if manner == "unmet" else str(connection.family)
        bundles[one, other, manner][family] += connection.count
    strands: list[Strand] = []
    for ends, counted in sorted(bundles.items()):
        families = _commonest(counted) if one_colour else counted
        strands += [Strand(*ends, family, count) for family, count in sorted(families.items())]
    return strands


def _commonest(counted: Counter[str]) -> dict[str, int]:
    family = min(counted, key=lambda family: (-counted[family], family))
    return {family: counted.total()}


def _manner(connection: Connection) -> str:
    if connection.quality is Quality.UNMET:
        return "unmet"
    return "interim" if connection.interim else str(connection.quality)


def _diagram(
    content: Integrations, layout: NetworkLayout, strands: list[Strand], language: Language
) -> Diagram:
    sketch = Sketch("pinned", layout="nop2", outputorder="edgesfirst")
    counts = _attached(content)
    names = {party.key: party.name for party in content.parties}
    ids = {
        party.key: _add_party(sketch, party, layout, _bar_note(party, counts, language))
        for party in content.parties
    }
    for strand in strands:
        corners = [(x, layout.height - y) for x, y in layout.routes[strand]]
        tooltip = f"{names[strand.one]} – {names[strand.other]}: {_told(strand, language)}"
        for look in _looks(strand):
            sketch.edge(
                ids[strand.one],
                ids[strand.other],
                tooltip=tooltip,
                pos=spline(corners, arrow=False),
                dir="none",
                **look,
            )
    for strand, spots in layout.joints.items():
        for x, y in spots:
            _add_joint(sketch, strand, (x, layout.height - y))
    for strand, spot in layout.tags.items():
        _add_letter(sketch, strand, (spot[0], layout.height - spot[1]), language)
    return sketch.finished()


def _add_joint(sketch: Sketch, strand: Strand, at: tuple[float, float]) -> None:
    """Mark where a line ends at a platform, because others run on behind it."""
    colour = _colour(strand)
    sketch.node(
        pos=f"{at[0]:.1f},{at[1]:.1f}",
        shape="circle",
        width="0.1",
        height="0.1",
        fixedsize=True,
        fontsize=1,
        style="filled",
        fillcolor=colour,
        color=PAPER,
    )


def _add_letter(
    sketch: Sketch, strand: Strand, at: tuple[float, float], language: Language
) -> None:
    """Write the letter of the standard on the line, so that colour is not alone."""
    family = StandardFamily(strand.family)
    letter = word(f"standard-letter.{family}", language)
    sketch.node(
        font(letter, 9, bold=True),
        pos=f"{at[0]:.1f},{at[1]:.1f}",
        width="0.139",
        height="0.153",
        margin=0,
        style="filled",
        fillcolor=PAPER,
        color=PAPER,
    )


def _told(strand: Strand, language: Language) -> str:
    manner = word(f"quality.{strand.manner}", language)
    standard = [word(f"standard.{strand.family}", language)] if strand.family else []
    return ", ".join([*standard, manner, str(strand.count)])


def _colour(strand: Strand) -> str:
    return FAMILY_COLOURS[StandardFamily(strand.family)] if strand.family else BAD


def _looks(strand: Strand) -> list[dict[str, Any]]:
    """Return how a line is drawn; an interim one is a broad line with gaps laid over it."""
    colour = _colour(strand)
    width = min(_WIDEST, _WIDTH + 0.8 * math.log2(strand.count))
    if strand.manner != "interim":
        return [{"color": colour, "style": _STYLES[strand.manner], "penwidth": width}]
    gaps = {"color": PAPER, "style": "dashed", "penwidth": width}
    return [{"color": colour, "style": "solid", "penwidth": width + 2.4}, gaps]


_STYLES = {"native": "solid", "translated": "dashed", "unmet": "dotted", "interim": "solid"}


def _attached(content: Integrations) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for connection in _met(content):
        counts[connection.one] += connection.count
        counts[connection.other] += connection.count
    return counts


def _met(content: Integrations) -> list[Connection]:
    return [c for c in content.connections if c.quality is not Quality.UNMET]


def _bar_note(party: Party, counts: dict[str, int], language: Language) -> str:
    if party.kind is not PartyKind.PLATFORM:
        return ""
    return word("integrations.attached", language, count=counts[party.key])


def _add_party(sketch: Sketch, party: Party, layout: NetworkLayout, note: str) -> str:
    box = layout.boxes[party.key]
    tone = _TONES[party.kind]
    html = label(wrap(party.name, box.width - 12, CARD_TEXT), CARD_TEXT)
    if note:
        html = f"{font(party.name, 14, colour=PAPER, bold=True)}  {font(note, 11, colour=PAPER)}"
    return sketch.node(html, tooltip=party.name, **_placed(box, layout.height), **_dress(tone))


def _placed(box: Box, height: float) -> dict[str, Any]:
    x, y = box.centre
    return {
        "pos": f"{x:.1f},{height - y:.1f}",
        "width": f"{box.width / 72:.4f}",
        "height": f"{box.height / 72:.4f}",
        "margin": 0,
    }


def _dress(tone: Tone) -> dict[str, Any]:
    return {
        "style": "rounded,filled,dotted" if tone.dash else "rounded,filled",
        "fillcolor": tone.fill,
        "color": tone.edge,
        "penwidth": tone.weight,
    }


def _legend(
    content: Integrations, strands: list[Strand], language: Language
) -> Iterator[LegendEntry]:
    kinds = {party.kind for party in content.parties}
    for kind in PartyKind:
        if kind in kinds:
            yield LegendEntry(word(f"node.{kind}", language), AreaSwatch(_TONES[kind]))
    families = {strand.family for strand in strands}
    for place, family in enumerate(family for family in StandardFamily if family in families):
        letter = word(f"standard-letter.{family}", language)
        swatch = LineSwatch(FAMILY_COLOURS[family], width=3.0, letter=letter)
        yield LegendEntry(word(f"standard.{family}", language), swatch, new_row=place == 0)
    manners = {_manner(connection) for connection in content.connections}
    for place, manner in enumerate(manner for manner in _STYLES if manner in manners):
        colour = BAD if manner == "unmet" else MUTED
        dash, rail = DASHES[_STYLES[manner]], manner == "interim"
        swatch = LineSwatch(colour, dash, 2.5, rail=rail)
        yield LegendEntry(word(f"quality.{manner}", language), swatch, new_row=place == 0)
