"""Text is measured and broken so that nothing is clipped and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modarch.figures.metrics import clean, text_width, wrap

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäö -/", min_size=1, max_size=120)


@pytest.mark.parametrize(
    ("text", "size", "bold", "expected"),
    [
        ("iiii", 1000, False, 888),
        ("WW", 10, False, 18.88),
        ("å", 1000, False, 556),
        ("A", 1000, True, 722),
        ("e\N{COMBINING ACUTE ACCENT}", 1000, False, 556),
    ],
)
def test_width_is_that_of_helvetica(text: str, size: float, bold: bool, expected: float) -> None:
    assert text_width(text, size, bold=bold) == pytest.approx(expected)


def test_wide_letters_take_more_room() -> None:
    assert text_width("漢", 10) >= 10
    assert text_width("😀", 10) > text_width("漢", 10)
    assert text_width("\N{ZERO WIDTH JOINER}", 10) == 0


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Informationsplattform", 80, ("Informations-", "plattform")),
        ("Läkemedelsförsörjning", 80, ("Läkemedels-", "försörjning")),
        ("Identitet, behörighet", 200, ("Identitet, behörighet",)),
        ("Uppmärksamhetsinformation", 110, ("Uppmärksamhets-", "information")),
        ("Uppmärksamhetsinformation", 80, ("Uppmärksam-", "hets-", "information")),
        ("labb/röntgen", 48, ("labb/", "röntgen")),
        ("region–kommun", 50, ("region–", "kommun")),
        ("", 50, ("",)),
    ],
)
def test_compounds_part_where_a_swede_would_part_them(
    text: str, width: float, expected: tuple[str, ...]
) -> None:
    assert wrap(text, width, 12) == expected


@given(LETTERS, st.integers(min_value=30, max_value=300))
@settings(max_examples=150, deadline=None)
def test_lines_fit_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, 12)
    assert all(text_width(line, 12) <= width for line in lines)
    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == clean(text).replace("-", "").replace(" ", "")


def test_a_compound_of_three_hundred_letters_is_whole() -> None:
    word = "Uppmärksamhets" + "informations" * 24
    lines = wrap(word[:300], 120, 11)
    assert "".join(line.removesuffix("-") for line in lines) == word[:300]
    assert all(text_width(line, 11) <= 120 for line in lines)


def test_a_family_of_emoji_is_never_parted() -> None:
    family = "👨‍👩‍👧‍👦"
    for line in wrap(family * 4, 50, 12):
        assert line.count("👨") == line.count("👦")


def test_chinese_is_broken_without_hyphens() -> None:
    assert "".join(wrap("漢字" * 20, 60, 12)) == "漢字" * 20


def test_clean_leaves_nothing_that_cannot_be_drawn() -> None:
    dirty = "a\x00b\x1f\x9fc\ud800\ufffe\n\t d\u202ee\u2066f"
    assert clean(dirty) == "a□b□□c□□ def"


def test_a_dot_between_names_ends_a_line_and_never_begins_one() -> None:
    lines = wrap("Melior · AsynjaVisph · ELVIS", 76, 12)
    assert " ".join(lines) == "Melior · AsynjaVisph · ELVIS"
    assert not any(line.startswith("·") for line in lines)
