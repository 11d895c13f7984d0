"""Reading YAML: what surprises people in YAML 1.1 must not surprise them here."""

import pytest

from modarch.landscape.document.source import read_tree
from modarch.landscape.provenance import Confidence


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_tree(text, "m.yaml").problems]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("010", "010"),
        ("12:30", "12:30"),
        ("2028-01", "2028-01"),
        ("2028-01-31", "2028-01-31"),
        ("1_000", 1000),
        ("10_00", "10_00"),
        ("-3", -3),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        (".5", ".5"),
        ("true", True),
        ("True", "True"),
        ("~", None),
        ('"3"', "3"),
        ("0x1f", "0x1f"),
        ("+4", 4),
        ("-", "-"),
        (".nan", ".nan"),
        ("<<", "<<"),
        ("=", "="),
    ],
)
def test_scalars_mean_what_they_look_like(written: str, read: object) -> None:
    value = read_tree(f"a: [{written}, x]" if written != "-" else 'a: ["-", x]', "m").data["a"][0]
    assert value == read
    assert type(value) is type(read)


def test_every_value_knows_its_place() -> None:
    tree = read_tree("a:\n  b: [x, {c: y}]\n  d: z\n", "m.yaml")
    assert str(tree.locate(("a", "b", 1, "c"))) == "m.yaml:2:14"
    assert str(tree.locate(("a", "b", 1, "c"), key=True)) == "m.yaml:2:11"
    assert tree.locate(("a", "nowhere")) is None


def test_a_wrapped_value_is_unwrapped_and_its_provenance_kept() -> None:
    text = "contracts:\n  c: {ends: {value: 2028-01, confidence: estimate, source: R}}"
    tree = read_tree(text, "m.yaml")
    assert tree.data == {"contracts": {"c": {"ends": "2028-01"}}}
    written = tree.provenance[("contracts", "c", "ends")]
    assert written.confidence is Confidence.ESTIMATE
    assert [source.text for source in written.sources] == ["R"]


def test_the_place_of_a_wrapped_value_is_found() -> None:
    tree = read_tree("a:\n  b: {c: {value: {earliest: x}, source: R}}", "m.yaml")
    assert str(tree.locate(("a", "b", "c", "earliest"))) == "m.yaml:2:29"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [1, 2", "syntax"),
        ("a:\n\t- b", "syntax"),
        ("a: b: c", "syntax"),
        ("a: 1\na: 2", "duplicate-key"),
        ("a: !!python/object:os.system x", "syntax"),
        ("? [a]\n: b", "wrong-type"),
        ("a: &x [*x]", "alias-bomb"),
        ("a: {b: {c: {value: 1, confidence: sure}}}", "unknown-value"),
        ("a: {b: {c: {value: 1, source: {link: x}}}}", "wrong-type"),
        ("a: \x07", "syntax"),
        ("a: {name: {sv: Ett, två och tre, en: One}}", "wrong-type"),
    ],
)
def test_what_is_wrong_is_told(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_file_that_grows_through_aliases_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for n in range(1, 9):
        repeated = ", ".join([f"*a{n - 1}"] * 10)
        lines.append(f"a{n}: &a{n} [{repeated}]")
    assert codes("\n".join(lines)) == ["alias-bomb"]


def test_a_very_deep_file_is_refused() -> None:
    assert codes("[" * 20_000) == ["syntax"]


def test_an_empty_file_holds_nothing() -> None:
    assert read_tree("", "m.yaml").data is None
