"""No reader meets a missing, half translated or wrongly inflected text."""

from __future__ import annotations

import datetime
import re
import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import modarch
from modarch.figures.diagrams.contract_content import Verdict
from modarch.figures.diagrams.dependency_content import NodeKind, Tie
from modarch.figures.diagrams.integration_content import PartyKind, Quality
from modarch.figures.diagrams.pathway import Transfer
from modarch.figures.diagrams.timeline_content import MarkKind
from modarch.figures.style import Change, LayerKind, Phase, Severity, StandardFamily, Status
from modarch.figures.words.formats import (
    date,
    duration,
    flag,
    money,
    month,
    number,
    quarter,
    share,
    short_month,
)
from modarch.figures.words.phrase import phrases, word
from modarch.landscape.months import Month

SOURCES = Path(modarch.__file__).parent
NBSP = "\N{NO-BREAK SPACE}"


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(phrases()))
def test_every_text_exists_in_both_languages_with_the_same_values(key: str) -> None:
    phrase = phrases()[key]
    if "letter" not in key:
        assert phrase.sv
        assert phrase.en
    assert placeholders(phrase.sv) == placeholders(phrase.en)
    for one, other in ((phrase.sv_one, phrase.sv), (phrase.en_one, phrase.en)):
        assert placeholders(one) <= placeholders(other)
    assert bool(phrase.sv_one) == bool(phrase.en_one), "singular in one language only"


def test_a_text_with_a_singular_counts_something() -> None:
    for key, phrase in phrases().items():
        if phrase.sv_one:
            assert "count" in placeholders(phrase.sv), key


def test_no_text_is_unused() -> None:
    """A text is used by its key, by the start of its key, or as a heading of a table's column."""
    files = [
        path.read_text(encoding="utf-8")
        for path in sorted(SOURCES.rglob("*.py"))
        if path.parent.name != "words"
    ]
    code = "\n".join(files)
    starts = {
        *re.findall(r'f["\x27]([a-z0-9-]+\.[a-z0-9-]*)\{', code),
        *re.findall(r'"([a-z0-9-]+\.)"', code),
        *(f"{area}." for area in re.findall(r'area="([a-z0-9-]+)"', code)),
    }
    quoted = [set(re.findall(r'["\x27]([\w.-]+)["\x27]', code)) for code in files]
    unused = [
        key
        for key in phrases()
        if not any(key.startswith(start) for start in starts)
        and not any(_uses(names, key) for names in quoted)
    ]
    assert not unused


def _uses(names: set[str], key: str) -> bool:
    area, _, name = key.partition(".")
    return key in names or (area in names and bool({name, name.replace("-", "_")} & names))


@pytest.mark.parametrize(
    ("family", "members"),
    [
        ("status", Status),
        ("letter", Status),
        ("letter", Change),
        ("change", Change),
        ("layer", LayerKind),
        ("phase", Phase),
        ("phase-letter", Phase),
        ("mark", MarkKind),
        ("verdict", Verdict),
        ("tie", Tie),
        ("node", NodeKind),
        ("node", PartyKind),
        ("quality", Quality),
        ("standard", StandardFamily),
        ("standard-letter", StandardFamily),
        ("transfer", Transfer),
        ("severity", Severity),
    ],
)
def test_every_member_of_a_kind_has_its_word(family: str, members: type) -> None:
    for member in members:  # type: ignore[attr-defined]
        assert f"{family}.{member}" in phrases()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_letters_tell_statuses_phases_and_standards_apart(language: str) -> None:
    for family, members in (
        ("letter", Status),
        ("letter", Change),
        ("standard-letter", StandardFamily),
    ):
        letters = [word(f"{family}.{member}", language) for member in members]  # type: ignore[arg-type,attr-defined]
        assert len(set(letters)) == len(letters), family
    phases = [word(f"phase-letter.{phase}", language) for phase in Phase]  # type: ignore[arg-type]
    named = [letter for letter in phases if letter]
    assert len(set(named)) == len(named)


def test_count_decides_between_singular_and_plural() -> None:
    assert word("integrations.attached", "sv", count=1) == "1 anslutning"
    assert word("integrations.attached", "sv", count=0) == "0 anslutningar"
    assert word("integrations.attached", "en", count=2000) == "2,000 attachments"


def test_values_are_written_in_the_language() -> None:
    told = word("over-time.peak", "sv", count=1234.5, month=Month.of(2028, 3), final=0)
    assert told == f"Flest integrationer: 1{NBSP}234,5 i mars{NBSP}2028. Vid slutet: 0."


def test_a_missing_value_is_an_error_for_the_programmer() -> None:
    with pytest.raises(KeyError):
        word("frame.source", "sv")
    with pytest.raises(KeyError):
        word("no.such-key", "sv")


def test_braces_in_a_name_are_left_alone() -> None:
    assert word("frame.source", "sv", source="{x} {0} {") == "Källa: {x} {0} {"


@pytest.mark.parametrize(
    ("value", "decimals", "sv", "en"),
    [
        (0, None, "0", "0"),
        (1234567, None, "1 234 567", "1,234,567"),
        (1.5, None, "1,5", "1.5"),
        (1.256, 1, "1,3", "1.3"),
        (2, 2, "2,00", "2.00"),
        (-3.25, None, "−3,25", "−3.25"),
        (-0.001, 1, "0,0", "0.0"),
        (float("nan"), None, "–", "–"),
        (float("inf"), None, "∞", "∞"),
        (float("-inf"), None, "−∞", "−∞"),
    ],
)
def test_numbers(value: float, decimals: int | None, sv: str, en: str) -> None:
    assert number(value, "sv", decimals).replace(NBSP, " ") == sv
    assert number(value, "en", decimals) == en


@given(st.integers(min_value=-(10**12), max_value=10**12))
@settings(max_examples=60, deadline=None)
def test_a_whole_number_can_be_read_back(value: int) -> None:
    swedish = number(value, "sv").replace(NBSP, "").replace("−", "-")
    english = number(value, "en").replace(",", "").replace("−", "-")
    assert int(swedish) == int(english) == value


def test_dates_months_quarters_and_durations() -> None:
    march = Month.of(2028, 3)
    assert month(march, "sv") == f"mars{NBSP}2028"
    assert month(march, "en") == f"March{NBSP}2028"
    assert short_month(Month.of(2030, 12), "sv") == f"dec{NBSP}2030"
    assert quarter(march, "sv") == f"kv.{NBSP}1{NBSP}2028"
    assert quarter(Month.of(2028, 10), "en") == f"Q4{NBSP}2028"
    assert date(datetime.date(2028, 3, 1), "sv") == f"1{NBSP}mars{NBSP}2028"
    assert duration(27, "sv") == f"27{NBSP}mån"
    assert duration(2.5, "en") == f"2.5{NBSP}mo"


def test_shares_money_and_answers() -> None:
    assert share(0.045, "sv", 1) == f"4,5{NBSP}%"
    assert share(float("nan"), "en") == "–"
    assert money(12_500_000, "sv") == f"12{NBSP}500{NBSP}000{NBSP}kr"
    assert (flag(False, "sv"), flag(True, "en")) == ("nej", "yes")
