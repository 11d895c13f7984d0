"""How wide a text becomes and where it may be broken, without asking a font.

Widths are those of Helvetica, which Arial, Liberation Sans and Nimbus Sans share; other letters are
estimated on the wide side. So the same model gives the same figure on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["clean", "text_width", "wrap"]

# Thousandths of the size for the characters from space to tilde, as in the font metrics files.
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 "
    "556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 "
    "260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 "
    "556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 "
    "722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 "
    "556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 "
    "280 389 584"
)
_TABLES = {
    bold: {chr(32 + place): int(width) for place, width in enumerate(table.split())}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
_OTHER = {
    "–": 556,
    "·": 333,
    "•": 350,
    "’": 278,
    "”": 500,
    "“": 500,
    "\N{NO-BREAK SPACE}": 278,
    "□": 604,
}
_LEAST_SHARE, _LEAST_REST = 0.25, 3
_WIDE, _UNKNOWN, _EMOJI = 1000, 667, 1350
_FIRST_EMOJI = 0x1F000

_BIDI_OVERRIDES = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_SPACE = re.compile(r"[ \t\r\n\v\f]+")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# Where a compound of this field parts best: before these words, or after a joining s.
_HEADS = (
    "administration|analys|anteckning|ansvar|arkiv|avtal|behandling|beslut|bild|central|dokument|enhet|flöde|försörjning|"
    "förskrivning|hantering|information|integration|journal|klient|koppling|kontroll|ledning|"
    "läkemedel|medel|medicin|miljö|modul|monitor|mottagning|ordination|planering|plattform|"
    "process|register|resurs|samordning|samverkan|sjukvård|stöd|strategi|system|teknik|tjänst|transfusion|upphandling|uppföljning|utrustning|"
    "utveckling|verksamhet|vård|översikt|övervakning"
)
_HEAD = re.compile(rf"(?<=\w{{3}})(?={_HEADS})|(?<=hets|ings|ions|tets)(?=\w)", re.IGNORECASE)
_SYLLABLE = re.compile(r"(?<=\w{2})(?=[bcdfghjklmnpqrstvwxz][aeiouyåäöé]\w)", re.IGNORECASE)
_OPPORTUNITY = re.compile(r"(?<=[/\-–])(?=\w)")


def clean(text: str) -> str:
    r"""Return a text fit for a figure: one line, nothing that cannot be drawn or turns text round.

    >>> clean("Lab\x07oratorium\n  och bild")
    'Lab□oratorium och bild'
    """
    single = _SPACE.sub(" ", text).strip(" ")
    return _FORBIDDEN.sub("□", single).translate(_BIDI_OVERRIDES)


@lru_cache(maxsize=4096)
def _character_width(character: str, bold: bool) -> int:
    table = _TABLES[bold]
    known = table.get(character) or _OTHER.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _EMOJI if ord(character) >= _FIRST_EMOJI else _WIDE
    base = unicodedata.normalize("NFKD", character)[0]
    return table.get(base, _WIDE if unicodedata.category(character)[0] == "S" else _UNKNOWN)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text in pixels when set at ``size`` pixels.

    >>> round(text_width("Remiss", 12), 1)
    40.0
    """
    return sum(_character_width(character, bold) for character in text) * size / 1000


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines that fit a width; long words are hyphenated, nothing is lost.

    Parameters
    ----------
    text
        What to write.
    width
        The room in pixels.
    size
        Size of the text in pixels.
    bold
        Whether it is set in bold.

    Returns
    -------
    tuple of str
        At least one line. A compound is parted before a familiar second part if it can be, else
        between syllables, else anywhere.

    Examples
    --------
    >>> wrap("Informationsplattform", 80, 12)
    ('Informations-', 'plattform')
    """
    lines: list[str] = []
    line = ""
    for piece, glue in _pieces(clean(text)):
        joined = f"{line}{glue}{piece}" if line else piece
        if text_width(joined, size, bold=bold) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _hyphenated(piece, width, size, bold=bold)
        lines.extend(full)
    return (*lines, line)


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return what may begin a line; a dot between names ends a line and never begins one."""
    words = text.replace(" · ", "\N{NO-BREAK SPACE}· ").split(" ")
    return [
        (piece.replace("\N{NO-BREAK SPACE}·", " ·"), "" if place else " ")
        for word in words
        for place, piece in enumerate(_OPPORTUNITY.split(word))
    ]


def _hyphenated(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    parts = []
    while text_width(word, size, bold=bold) > width:
        at, hyphen = _break_at(word, width, size, bold=bold)
        if at >= len(word):
            break
        parts.append(word[:at] + hyphen)
        word = word[at:]
    return [*parts, word]


def _break_at(word: str, width: float, size: float, *, bold: bool) -> tuple[int, str]:
    fitting = _longest_prefix(word, width - text_width("-", size, bold=bold), size, bold=bold)
    least, most = _LEAST_SHARE * fitting, min(fitting, len(word) - _LEAST_REST)
    heads = {match.start() for match in _HEAD.finditer(word)}
    # A linking s stays with what is before it, so no syllable begins with it.
    syllables = {match.start() for match in _SYLLABLE.finditer(word)} - {at - 1 for at in heads}
    for points in (heads, syllables):
        last = max((at for at in points if least <= at <= most), default=None)
        if last is not None:
            return last, "-"
    at = max(1, fitting)
    while at < len(word) and _joined_to_previous(word, at):
        at += 1
    return at, "-" if word[at - 1 : at + 1].isalpha() and word[at - 1].isascii() else ""


def _longest_prefix(word: str, width: float, size: float, *, bold: bool) -> int:
    used = 0.0
    for place, character in enumerate(word):
        used += text_width(character, size, bold=bold)
        if used > width:
            return place
    return len(word)


def _joined_to_previous(word: str, at: int) -> bool:
    joiner = "\N{ZERO WIDTH JOINER}"
    return unicodedata.category(word[at]) in {"Mn", "Me", "Cf", "Sk"} or word[at - 1] == joiner
