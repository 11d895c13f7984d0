"""The one visual style of diagrams and charts: fonts, sizes, palettes and patterns.

The palettes were chosen by search: within the hue each meaning suggests, the colours that lie
farthest apart in CIE L*a*b* for normal sight and under simulated protanopia, deuteranopia and
tritanopia (Machado, Oliveira and Fernandes 2009), with WCAG 2.2 contrast as a condition: text at
least 4.5 : 1, marks at least 3 : 1. Phases that follow each other also differ in lightness, so that
they stay apart in grey print. Nothing is told by colour alone: statuses have a border and a letter,
phases a pattern or a place in the sequence, kinds of line a dash.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "BAD",
    "BODY",
    "CHANGE_TONES",
    "FAMILY_COLOURS",
    "FINE",
    "FONT",
    "GRID",
    "INK",
    "LAYER_TONES",
    "LINE",
    "MUTED",
    "PAPER",
    "PHASE_TONES",
    "SERIES",
    "SERIES_DASHES",
    "SEVERITY_COLOURS",
    "SMALL",
    "STATUS_TONES",
    "SURFACE",
    "TITLE",
    "Change",
    "LayerKind",
    "Phase",
    "Severity",
    "StandardFamily",
    "Status",
    "Tone",
]

FONT = "Arial, Liberation Sans, Helvetica, DejaVu Sans, sans-serif"
"""Sans-serif faces of the same widths on Windows, macOS and Linux, so that text fits everywhere."""

TITLE, BODY, SMALL, FINE = 20.0, 12.0, 11.0, 10.0
"""Sizes of text in pixels; at 1280 pixels across A4 landscape, 10 pixels are 6 points."""

INK, MUTED, LINE, GRID = "#0f172a", "#475569", "#94a3b8", "#e2e8f0"
"""Text, secondary text, thin lines, and the faint lines of a grid."""

PAPER, SURFACE, BAD = "#ffffff", "#f4f6f9", "#b3140a"
"""The page, a quiet area on it, and the red of a gap, a cycle or an unmet need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """How an area looks.

    Parameters
    ----------
    fill, ink, edge
        Colours of the area, of text on it and of its border.
    dash
        Dashes of the border in pixels, empty for an unbroken one.
    weight
        Width of the border in pixels.
    pattern
        ``hatch``, ``dots``, ``lines`` or empty.
    """

    fill: str
    ink: str = INK
    edge: str
    dash: str = ""
    weight: float = 1.2
    pattern: str = ""


class Status(StrEnum):
    """Where a component stands: what the region has, buys, builds, leaves, uses or plans."""

    EXISTING = "existing"
    PROCURED = "procured"
    IN_HOUSE = "in-house"
    TO_BE_REPLACED = "to-be-replaced"
    EXTERNAL = "external"
    PLANNED = "planned"


class Phase(StrEnum):
    """What a bar in a time plan is about."""

    ESTABLISH = "establish"
    PROCUREMENT = "procurement"
    REQUIREMENTS = "requirements"
    TENDER = "tender"
    REVIEW = "review"
    CONTRACT = "contract"
    BUILD = "build"
    CERTIFICATION = "certification"
    PREPARATION = "preparation"
    ROLLOUT = "rollout"
    OPERATION = "operation"
    ACTIVITY = "activity"
    UNCERTAIN = "uncertain"
    INTERIM = "interim"


class Severity(StrEnum):
    """How good or bad a verdict is."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    BAD = "bad"
    UNKNOWN = "unknown"


class Change(StrEnum):
    """How a component differs between two states of the landscape."""

    NEW = "new"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


class LayerKind(StrEnum):
    """The layers and side columns of a platform strategy, from top to bottom, then the sides."""

    CITIZEN = "citizen"
    MODULES = "modules"
    CORE = "core"
    APPLICATION = "application"
    INTEGRATION = "integration"
    INFORMATION = "information"
    DATA = "data"
    DEVICE = "device"
    REGIONAL = "regional"
    NATIONAL = "national"


class StandardFamily(StrEnum):
    """The standards an exchange may follow, by family."""

    FHIR = "fhir"
    OPENEHR = "openehr"
    HL7V2 = "hl7v2"
    NATIONAL = "national"
    DICOM = "dicom"
    OMOP = "omop"
    PROPRIETARY = "proprietary"
    OTHER = "other"


STATUS_TONES = {
    Status.EXISTING: Tone(fill="#e6eaf0", edge="#414758"),
    Status.PROCURED: Tone(fill="#dde6ff", edge="#1a44e0", weight=1.8),
    Status.IN_HOUSE: Tone(fill="#d8f2e4", edge="#178254", weight=2.4),
    Status.TO_BE_REPLACED: Tone(fill="#fdebd3", edge="#a7600c", dash="6 3", weight=1.8),
    Status.EXTERNAL: Tone(fill="#f2e4f7", edge="#7b1fa2", dash="1.5 2.5", weight=1.8),
    Status.PLANNED: Tone(fill="#ffffff", edge="#5b6472", dash="2 4"),
}

CHANGE_TONES = {
    Change.NEW: Tone(fill="#d8f2e4", edge="#178254", weight=2.4),
    Change.REMOVED: Tone(fill="#fdebd3", edge="#a7600c", dash="6 3", weight=2.0),
    Change.CHANGED: Tone(fill="#dde6ff", edge="#1a44e0", weight=1.8),
    Change.SAME: Tone(fill="#eceff3", ink="#475569", edge="#a3adba"),
}

PHASE_TONES = {
    Phase.ESTABLISH: Tone(fill="#5a9bf0", edge="#2563b8"),
    Phase.PROCUREMENT: Tone(fill=PAPER, edge="#17315f", weight=2.2),
    Phase.REQUIREMENTS: Tone(fill="#5fd3b8", edge="#0b6b67"),
    Phase.TENDER: Tone(fill="#0b6b67", ink="#ffffff", edge="#074a47"),
    Phase.REVIEW: Tone(fill="#f2dff0", edge="#8a5a8a", pattern="dots"),
    Phase.CONTRACT: Tone(fill="#17315f", ink="#ffffff", edge="#0c1c3a"),
    Phase.BUILD: Tone(fill="#f4bf3a", edge="#9a6f00"),
    Phase.CERTIFICATION: Tone(fill="#9985bd", edge="#5d4689", pattern="lines"),
    Phase.PREPARATION: Tone(fill="#c8ecb4", edge="#4d7c2a", dash="3 2"),
    Phase.ROLLOUT: Tone(fill="#c2490b", ink="#ffffff", edge="#7f2e05"),
    Phase.OPERATION: Tone(fill="#e8edf3", edge="#94a3b8"),
    Phase.ACTIVITY: Tone(fill="#cfe0f5", edge="#4b6f9c"),
    Phase.UNCERTAIN: Tone(fill="#ffffff", edge="#9b1208", pattern="dots", dash="4 3"),
    Phase.INTERIM: Tone(fill="#ffffff", edge=BAD, pattern="hatch"),
}

LAYER_TONES = {
    LayerKind.CITIZEN: Tone(fill="#fff6e0", edge="#b87f06"),
    LayerKind.MODULES: Tone(fill=SURFACE, edge="#cbd5e1"),
    LayerKind.CORE: Tone(fill="#e3e9f5", edge="#17315f", weight=2.2),
    LayerKind.APPLICATION: Tone(fill="#44546c", ink="#ffffff", edge="#2b3647"),
    LayerKind.INTEGRATION: Tone(fill="#0b6b67", ink="#ffffff", edge="#074a47"),
    LayerKind.INFORMATION: Tone(fill="#1d4ed8", ink="#ffffff", edge="#12348f"),
    LayerKind.DATA: Tone(fill="#6d28d9", ink="#ffffff", edge="#47168f"),
    LayerKind.DEVICE: Tone(fill="#eef7f6", edge="#0b6b67"),
    LayerKind.REGIONAL: Tone(fill="#eef2f9", edge="#44546c"),
    LayerKind.NATIONAL: Tone(fill="#f7effa", edge="#7b1fa2", dash="1.5 2.5", weight=1.8),
}

FAMILY_COLOURS = {
    StandardFamily.FHIR: "#d9640b",
    StandardFamily.OPENEHR: "#0a43dd",
    StandardFamily.HL7V2: "#066d49",
    StandardFamily.NATIONAL: "#611795",
    StandardFamily.DICOM: "#0c90d2",
    StandardFamily.OMOP: "#724f04",
    StandardFamily.PROPRIETARY: "#2b303b",
    StandardFamily.OTHER: "#c25a92",
}

SEVERITY_COLOURS = {
    Severity.OK: "#218553",
    Severity.NOTE: "#1a4fe0",
    Severity.WARNING: "#b87f06",
    Severity.BAD: "#9b1208",
    Severity.UNKNOWN: "#414958",
}

SERIES = (
    "#0a43dd",
    "#d9640b",
    "#066d49",
    "#611795",
    "#0c90d2",
    "#724f04",
    "#c25a92",
    "#2b303b",
)
"""Colours of named lines and bars in the order they are drawn."""

SERIES_DASHES = ("", "7 3", "2 4", "9 3 2 3", "5 5", "1 3", "12 4", "4 2 1 2")
"""A dash for each of `SERIES`, so that lines are told apart without colour."""
