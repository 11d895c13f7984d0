"""The annex as a Word document.

A .docx file is a zip archive of a few XML parts (ECMA-376); headings, paragraphs and plain tables
are all that an annex needs, so it is written directly. The same annex gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from modarch.standards.annex.parts import annex_parts
from modarch.standards.annex.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from modarch.landscape.text import Language
    from modarch.standards.annex.parts import AnnexTable
    from modarch.standards.requirements import AnnexRequirements

__all__ = ["annex_docx"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LOCALES: dict[Language, str] = {"sv": "sv-SE", "en": "en-GB"}

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
    f'<Override PartName="/word/footer.xml" ContentType="{_TYPES}.footer+xml"/></Types>'
)
_RELATIONSHIPS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONSHIPS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/footer" Target="footer.xml"/></Relationships>'
)
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
    'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TEXT_WIDTH = 16838 - 2 * 1134
_LETTER, _MARGINS = 125, 260
"""Width of a wide letter of 9 points, and of the margins of a cell, in twentieths of a point."""
_WIDEST_WORD, _WIDEST_CELL = 30, 60
_UNBROKEN = re.compile(r"[\s/-]+")


def annex_docx(requirements: AnnexRequirements, *, language: Language = "sv") -> bytes:
    """Return the technical annex of a module as a Word document.

    Parameters
    ----------
    requirements
        What is asked of the module.
    language
        ``sv`` or ``en``; also the language that Word checks the spelling in.
    """
    body = "".join([*_heading(requirements, language), *_parts(requirements, language)])
    document = (
        f'{_HEAD}<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<w:body>{body}{_SECTION}</w:body></w:document>"
    )
    return _zipped(
        {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": _RELATIONSHIPS,
            "word/document.xml": document,
            "word/footer.xml": _footer(requirements, language),
            "word/styles.xml": _styles(_LOCALES[language]),
            "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        }
    )


def _footer(requirements: AnnexRequirements, language: Language) -> str:
    """Return what stands below every page: whose annex it is, and the number of the page."""
    told = f"{word('annex', language)}: {requirements.name.in_language(language)}"
    page = '<w:r><w:tab/></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{_TEXT_WIDTH}"/></w:tabs>'
    line = _paragraph(told, "TableText").replace("</w:pPr>", f"{tabs}</w:pPr>")
    return f'{_HEAD}<w:ftr xmlns:w="{_MAIN}">{line.replace("</w:p>", page + "</w:p>")}</w:ftr>'


def _heading(requirements: AnnexRequirements, language: Language) -> Iterator[str]:
    issue, name = requirements.issue, requirements.name.in_language(language)
    yield _paragraph(f"{word('annex', language)}: {name}", "Title")
    yield _paragraph(f"{word('module', language)}: {requirements.id}")
    yield _paragraph(f"{word('issued', language)}: {issue.issuer.in_language(language)}")
    yield _paragraph(f"{word('date', language)}: {issue.date}")
    yield _paragraph(f"{word('version', language)}: {issue.version}")
    yield _paragraph(word("levels", language))
    if requirements.assumed:
        yield _paragraph(word("assumed", language), "Notice")


def _parts(requirements: AnnexRequirements, language: Language) -> Iterator[str]:
    for part in annex_parts(requirements, language):
        yield _paragraph(f"{part.number}. {part.title}", "Heading1")
        yield _paragraph(part.intro, "Intro")
        if not part.tables:
            yield _paragraph(word("nothing", language))
        for table in part.tables:
            if table.caption:
                yield _paragraph(table.caption, "Heading2")
            yield _table(table)
            yield _paragraph("")


def _table(table: AnnexTable) -> str:
    widths = _widths(table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(table.columns, widths, head=True)
    rows = "".join(_row(row, widths) for row in table.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_EDGES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>'
    )


def _widths(table: AnnexTable) -> tuple[int, ...]:
    """Return the widths of the columns: room for the longest word first, the rest by content."""
    cells = list(zip(table.columns, *table.rows, strict=True))
    longest = [max(map(len, _UNBROKEN.split(" ".join(column)))) for column in cells]
    needed = [min(_WIDEST_WORD, each) * _LETTER + _MARGINS for each in longest]
    wished = [
        max(need, min(_WIDEST_CELL, max(map(len, column))) * _LETTER + _MARGINS)
        for need, column in zip(needed, cells, strict=True)
    ]
    over = sum(wished) - sum(needed)
    share = (_TEXT_WIDTH - sum(needed)) / over if over else 0.0
    rough = [need + share * (wish - need) for need, wish in zip(needed, wished, strict=True)]
    return tuple(int(each * _TEXT_WIDTH / sum(rough)) for each in rough)


def _row(cells: tuple[str, ...], widths: tuple[int, ...], *, head: bool = False) -> str:
    properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
    style = "TableHead" if head else "TableText"
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(cell, style)}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{written}</w:tr>"


def _paragraph(text: str, style: str = "Normal") -> str:
    printable = "".join(each if each.isprintable() else " " for each in str(text))
    run = f'<w:r><w:t xml:space="preserve">{escape(printable)}</w:t></w:r>' if printable else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _styles(locale: str) -> str:
    return (
        f'{_HEAD}<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/>'
        f'<w:lang w:val="{locale}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + _style("Normal", 21, _spacing(0, 120))
        + _style("Intro", 21, f"<w:keepNext/>{_spacing(0, 120)}")
        + _style("Notice", 21, _spacing(0, 120), bold=True)
        + _style("Title", 40, _spacing(0, 240), bold=True)
        + _style("Heading1", 30, _outline(0), bold=True)
        + _style("Heading2", 24, _outline(1), bold=True)
        + _style("TableHead", 18, _spacing(40, 40), bold=True)
        + _style("TableText", 18, _spacing(40, 40))
        + "</w:styles>"
    )


def _style(name: str, size: int, paragraph: str, *, bold: bool = False) -> str:
    shown = name.replace("Heading", "heading ")
    default = ' w:default="1"' if name == "Normal" else ""
    weight = "<w:b/>" if bold else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:pPr>{paragraph}</w:pPr><w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _outline(level: int) -> str:
    return f'<w:keepNext/>{_spacing(300, 120)}<w:outlineLvl w:val="{level}"/>'


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
