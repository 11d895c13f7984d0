"""Colours can be read and told apart by every reader, on paper too."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest

from modarch.figures.diagrams.timeline import MARK_LOOKS
from modarch.figures.style import (
    BAD,
    CHANGE_TONES,
    FAMILY_COLOURS,
    FONT,
    INK,
    LAYER_TONES,
    MUTED,
    PAPER,
    PHASE_TONES,
    SERIES,
    SERIES_DASHES,
    SEVERITY_COLOURS,
    STATUS_TONES,
    SURFACE,
    Phase,
    Tone,
)

if TYPE_CHECKING:
    import numpy.typing as npt

Vector = "npt.NDArray[np.float64]"

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHTS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: str) -> npt.NDArray[np.float64]:
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    return float(linear(colour) @ TO_XYZ[1])


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    scaled = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    bent = np.where(scaled > 216 / 24389, np.cbrt(scaled), (24389 / 27 * scaled + 16) / 116)
    return np.array([116 * bent[1] - 16, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])


def least_distance(one: str, other: str) -> float:
    """Least CIE76 distance over normal sight and the three kinds of colour blindness."""
    return min(
        float(np.linalg.norm(lab(sight @ linear(one)) - lab(sight @ linear(other))))
        for sight in SIGHTS.values()
    )


def lightness(colour: str) -> float:
    return float(lab(linear(colour))[0])


TONES: list[tuple[str, Tone]] = [
    (f"{kind}", tone)
    for tones in (STATUS_TONES, CHANGE_TONES, PHASE_TONES, LAYER_TONES)
    for kind, tone in tones.items()
]


def test_the_measures_themselves_agree_with_known_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert lightness("#ffffff") == pytest.approx(100, abs=0.01)
    assert least_distance("#ff0000", "#00a000") < np.linalg.norm(
        lab(linear("#ff0000")) - lab(linear("#00a000"))
    )


@pytest.mark.parametrize(("name", "tone"), TONES)
def test_text_on_every_area_can_be_read(name: str, tone: Tone) -> None:
    assert contrast(tone.ink, tone.fill) >= 4.5, name


@pytest.mark.parametrize("colour", [INK, MUTED, BAD])
def test_text_on_paper_can_be_read(colour: str) -> None:
    for ground in (PAPER, SURFACE):
        assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("tones", [STATUS_TONES, CHANGE_TONES])
def test_letters_on_tags_can_be_read(tones: dict[str, Tone]) -> None:
    for status, tone in tones.items():
        if status != "same":
            assert contrast(PAPER, tone.edge) >= 4.5, status


@pytest.mark.parametrize(
    "colours",
    [
        [*FAMILY_COLOURS.values()],
        [*SERIES],
        [*SEVERITY_COLOURS.values()],
        [colour for _, colour in MARK_LOOKS.values()],
        [tone.edge for tone in STATUS_TONES.values()],
    ],
)
def test_lines_and_marks_stand_out_from_paper(colours: list[str]) -> None:
    for colour in colours:
        assert contrast(colour, PAPER) >= 3, colour


@pytest.mark.parametrize(
    ("colours", "least"),
    [
        ([tone.edge for status, tone in STATUS_TONES.items() if status != "planned"], 22),
        ([*FAMILY_COLOURS.values()], 20),
        ([*SERIES], 20),
        ([*SEVERITY_COLOURS.values()], 22),
        (
            [
                tone.fill
                for phase, tone in PHASE_TONES.items()
                if phase not in {"operation", "activity", "uncertain", "interim", "procurement"}
            ],
            15,
        ),
    ],
)
def test_colour_blind_readers_tell_the_palette_apart(colours: list[str], least: float) -> None:
    for one, other in itertools.combinations(colours, 2):
        assert least_distance(one, other) >= least, (one, other)


def test_phases_that_follow_each_other_differ_in_grey() -> None:
    order = (
        Phase.REQUIREMENTS,
        Phase.TENDER,
        Phase.REVIEW,
        Phase.CONTRACT,
        Phase.BUILD,
        Phase.ROLLOUT,
        Phase.OPERATION,
    )
    for one, other in itertools.pairwise(order):
        assert abs(lightness(PHASE_TONES[one].fill) - lightness(PHASE_TONES[other].fill)) >= 15


def test_no_two_statuses_share_a_border() -> None:
    borders = [(tone.dash, tone.weight) for tone in STATUS_TONES.values()]
    assert len(set(borders)) == len(borders)


def test_no_two_marks_share_a_shape_and_no_two_lines_a_dash() -> None:
    shapes = [shape for shape, _ in MARK_LOOKS.values()]
    assert len(set(shapes)) == len(shapes)
    assert len(set(SERIES_DASHES)) == len(SERIES_DASHES) == len(SERIES)


def test_fonts_exist_on_every_system_and_end_in_a_generic_one() -> None:
    families = [family.strip() for family in FONT.split(",")]
    assert {"Arial", "Helvetica", "Liberation Sans"} <= set(families)
    assert families[-1] == "sans-serif"
