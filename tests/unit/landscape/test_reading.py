"""From files to a landscape: merging, scenarios, provenance, and every problem at once."""

from pathlib import Path

import pytest

from modarch.errors import ModelInvalid
from modarch.landscape.load import form_problems, load, loads
from modarch.landscape.months import UNKNOWN, parse_month
from modarch.landscape.phases import Duration, Phase
from modarch.landscape.provenance import Confidence

BASE = """
modarch: 1
programme: {start: 2027-01, language: en}
modules:
  lab: {name: Laboratory, size: M, confidence: assumption}
  record: {size: L, requires: lab, phases: {tender: {min: 10, max: 20}}}
"""


def problems(text: str) -> list[str]:
    with pytest.raises(ModelInvalid) as raised:
        loads(text)
    return [str(diagnostic) for diagnostic in raised.value.diagnostics]


def test_size_gives_phases_and_own_values_come_first() -> None:
    record = loads(BASE).modules["record"]
    assert record.phases[Phase.TENDER] == Duration(10, 15, 20)
    assert record.phases[Phase.ROLLOUT] == Duration(8, 14, 24)
    assert list(record.phases) == [
        Phase.REQUIREMENTS,
        Phase.TENDER,
        Phase.REVIEW,
        Phase.CONTRACT,
        Phase.BUILD,
        Phase.ROLLOUT,
    ]


def test_in_house_development_has_establishing_instead_of_a_tender() -> None:
    text = "modarch: 1\nmodules: {own: {size: S, sourcing: in-house}}"
    assert list(loads(text).modules["own"].phases) == [Phase.ESTABLISH, Phase.BUILD, Phase.ROLLOUT]


def test_a_missing_certificate_of_a_high_class_adds_certification() -> None:
    text = "modarch: 1\nmodules: {a: {regulation: {risk_class: IIb, certified: false}}}"
    assert Phase.CERTIFICATION in loads(text).modules["a"].phases
    assert Phase.CERTIFICATION not in loads(text.replace("IIb", "I")).modules["a"].phases


def test_a_name_is_the_id_until_it_is_written() -> None:
    landscape = loads(BASE)
    assert landscape.name("record") == "record"
    assert landscape.name("lab") == "Laboratory"


def test_provenance_is_that_of_the_value_then_of_the_element_then_of_the_model() -> None:
    text = """
modarch: 1
sources: {R: {text: The report, link: "https://example.org"}}
provenance: {confidence: estimate}
contracts:
  a: {ends: {value: 2028-01, confidence: fact, source: "R: page 4"}, confidence: assumption}
  b: {ends: unknown}
"""
    landscape = loads(text)
    ends = landscape.provenance_of("contracts", "a", "ends")
    assert ends.confidence is Confidence.FACT
    assert ends.sources[0].text == "The report: page 4"
    assert ends.sources[0].link == "https://example.org"
    assert landscape.is_assumption("contracts", "a", "notice_months")
    assert landscape.provenance_of("contracts", "b", "ends").confidence is Confidence.ESTIMATE


def test_what_nobody_has_marked_is_never_a_fact() -> None:
    assert loads(BASE).is_assumption("modules", "record", "size")


def test_unknown_is_a_value() -> None:
    text = "modarch: 1\ncontracts: {a: {ends: unknown}, b: {ends: {earliest: 2028-01}}, c: {}}"
    contracts = loads(text).contracts
    assert contracts["a"].ends == contracts["c"].ends == UNKNOWN
    assert contracts["b"].ends.earliest == parse_month("2028-01")


class TestScenario:
    TEXT = (
        BASE
        + """
scenarios:
  quick: {name: Quick, modules: {lab: {size: S}, extra: {name: Extra, size: S}}}
  quicker: {extends: quick, modules: {record: ~}, programme: {start: 2026-01}}
"""
    )

    def test_changes_adds_and_removes(self) -> None:
        assert loads(self.TEXT, scenario="quick").modules["lab"].size == "S"
        quicker = loads(self.TEXT, scenario="quicker")
        assert list(quicker.modules) == ["lab", "extra"]
        assert str(quicker.start) == "2026-01"
        assert quicker.scenario == "quicker"

    def test_leaves_the_base_alone(self) -> None:
        assert loads(self.TEXT).modules["lab"].size == "M"

    def test_gives_another_fingerprint(self) -> None:
        assert loads(self.TEXT, scenario="quick").content_hash != loads(self.TEXT).content_hash

    def test_what_a_scenario_changes_is_an_assumption_of_that_scenario(self) -> None:
        landscape = loads(self.TEXT.replace("size: M,", "size: {value: M, confidence: fact},"))
        assert not landscape.is_assumption("modules", "lab", "size")
        quick = loads(
            self.TEXT.replace("size: M,", "size: {value: M, confidence: fact},"), scenario="quick"
        )
        assert quick.is_assumption("modules", "lab", "size")
        assert quick.provenance_of("modules", "lab", "size").sources[0].text == "scenario quick"

    def test_points_into_the_scenario_when_that_is_where_the_problem_is(self) -> None:
        text = self.TEXT.replace("record: ~", "record: {requires: labb}")
        with pytest.raises(ModelInvalid) as raised:
            loads(text, scenario="quicker")
        place = raised.value.diagnostics[0].location
        assert place is not None
        assert text.splitlines()[place.line - 1].lstrip().startswith("quicker:")

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            ("{modules: {labb: {size: S}}}", "unknown-path"),
            ("{modules: {labb: ~}}", "unknown-path"),
            ("{modulez: {}}", "unknown-key"),
            ("{extends: nobody}", "unknown-scenario"),
            ("{extends: bad}", "scenario-loop"),
            ("3", "wrong-type"),
        ],
    )
    def test_a_bad_overlay_is_told(self, body: str, code: str, tmp_path: Path) -> None:
        file = tmp_path / "m.yaml"
        file.write_text(BASE + f"scenarios:\n  bad: {body}\n", encoding="utf-8")
        assert [problem.code for problem in form_problems(file)] == [code]


def test_all_problems_come_at_once_in_reading_order() -> None:
    text = """modarch: 1
modulez: {}
programme: {start: 2030-01, horizon: 2028-01}
modules:
  Lab: {size: M}
  med: {sise: L, requires: [lab, cdr], replaces: meliro, phases: {tender: x}}
  lab: {size: XXL, settings: [akut]}
systems:
  melior: {contracts: c1, end_of_support: 2028-13}
  lab: {}
contracts:
  c1: {starts: 2029-01, ends: 2028-01, parent: c2}
  c2: {parent: c1, ends: {earliest: 2029-01, latest: 2028-01}}
needs:
  n: {consumer: {capability: a}, weight: "5"}
"""
    found = problems(text)
    assert [line.split("[")[-1].split("]")[0] for line in "\n".join(found).split("\n")[::2]] == [
        "unknown-key",
        "end-before-start",
        "malformed-id",
        "unknown-key",
        "dangling-reference",
        "dangling-reference",
        "malformed-duration",
        "unknown-value",
        "dangling-reference",
        "malformed-date",
        "duplicate-id",
        "contract-loop",
        "end-before-start",
        "end-before-start",
        "missing-key",
        "wrong-type",
    ]
    assert found[0] == (
        "model.yaml:2:1: error: a model has no key 'modulez' [unknown-key]\n"
        "  hint: did you mean 'modules'?"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("modules: {}", "the model lacks the key 'modarch'"),
        ("modarch: 2", "this modarch reads models of version 1, not 2"),
        ("- a", "a model file holds sections"),
        ("modarch: 1\nmodules: 3", "modules must be a mapping"),
        ("modarch: 1\nmodules: {a: 3}", "modules.a must be a mapping"),
        ("modarch: 1\nmodules: {a: {name: 2027}}", "2027 is not a text"),
        ("modarch: 1\nmodules: {a: {bidders: 1.5}}", "modules.a.bidders must be a whole number"),
        ("modarch: 1\nsystems: {a: {availability: 3}}", "it must be at most 1"),
        ("modarch: 1\nsystems: {a: {users: -3}}", "it must be at least 0"),
        ("modarch: 1\nsystems: {a: {keep: yes}}", "systems.a.keep must be true or false"),
        ("modarch: 1\nplatforms: {p: {kind: cdr}}", "'cdr' is not one of information"),
        ("modarch: 1\nplan: {order: [x]}", "plan.order[0] names 'x'"),
        (
            "modarch: 1\nprogramme: {capacity: {p: [{from: 2028-01, value: 2}, {value: 1}]}}",
            "must come in order of time",
        ),
        ("modarch: 1\nmodules: {a: {uses: {p: natve}}}", "'natve' is not one of native"),
    ],
)
def test_each_kind_of_mistake_has_its_own_words(text: str, message: str) -> None:
    assert any(message in problem for problem in problems(text))


def test_a_folder_is_the_union_of_its_parts(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("modarch: 1\nmodules: {a: {}}", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("modarch: 1\nmodules: {b: {requires: a}}", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text("modarch_plan: 1\nmodules: {}", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a part", encoding="utf-8")
    assert list(load(tmp_path).modules) == ["a", "b"]


def test_a_key_defined_in_two_parts_names_both_places(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("modarch: 1\nmodules: {a: {}}", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("modules:\n  a: {}", encoding="utf-8")
    (problem,) = form_problems(tmp_path)
    assert str(problem.location) == f"{tmp_path / 'b.yaml'}:2:3"
    assert f"{tmp_path / 'a.yaml'}:2:11" in problem.hint


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"modarch: 1\nx: \xe5", "encoding"), (b"\xff\xfem\x00", "encoding")],
)
def test_a_file_in_another_encoding_is_told(content: bytes, code: str, tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    file.write_bytes(content)
    with pytest.raises(ModelInvalid) as raised:
        load(file)
    assert raised.value.diagnostics[0].code == code


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    file.write_bytes(b"\xef\xbb\xbfmodarch: 1\r\nmodules:\r\n  a: {size: S}\r\n")
    assert list(load(file).modules) == ["a"]


def test_a_missing_file_is_told_with_the_closest_name(tmp_path: Path) -> None:
    (tmp_path / "model.yaml").write_text("modarch: 1", encoding="utf-8")
    with pytest.raises(ModelInvalid, match=r"model\.yaml"):
        load(tmp_path / "modle.yaml")


class TestInclude:
    def test_a_model_may_build_on_another(self, tmp_path: Path) -> None:
        (tmp_path / "base").mkdir()
        (tmp_path / "base" / "m.yaml").write_text("modarch: 1\nmodules: {a: {}}", encoding="utf-8")
        model = tmp_path / "own.yaml"
        model.write_text("modarch: 1\ninclude: base\nmodules: {b: {requires: a}}", encoding="utf-8")
        assert list(load(model).modules) == ["b", "a"]

    def test_two_models_that_include_each_other_are_read_once(self, tmp_path: Path) -> None:
        one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
        one.write_text("modarch: 1\ninclude: [two.yaml]\nmodules: {a: {}}", encoding="utf-8")
        two.write_text("modarch: 1\ninclude: [one.yaml]\nmodules: {b: {}}", encoding="utf-8")
        assert list(load(one).modules) == ["a", "b"]

    @pytest.mark.parametrize(("name", "code"), [("nowhere", "no-file"), ("[3]", "wrong-type")])
    def test_a_bad_include_is_told(self, name: str, code: str, tmp_path: Path) -> None:
        model = tmp_path / "own.yaml"
        model.write_text(f"modarch: 1\ninclude: {name}", encoding="utf-8")
        with pytest.raises(ModelInvalid) as raised:
            load(model)
        (problem,) = raised.value.diagnostics
        assert problem.code == code
        assert str(problem.location) == f"{model}:2:10"
