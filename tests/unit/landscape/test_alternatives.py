"""What models say of alternatives: its form, what scenarios can do, and what follows from it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from modarch.errors import ModelInvalid
from modarch.landscape.alternatives import Score, SwotKind
from modarch.landscape.elements import Known
from modarch.landscape.load import loads
from modarch.landscape.phases import Duration, Phase
from modarch.landscape.provenance import Confidence
from modarch.landscape.regulation import Regulation, RiskClass

HEAD = "modarch: 1\n"
WEIGHED = HEAD + dedent(
    """
    alternatives:
      a: {label: A, scenario: a}
      b: {label: B}
    groups: {care: {}}
    perspectives: {time: {group: care}, safety: {constant: true}}
    scenarios: {a: {name: A}}
    """
)


def problems(text: str, scenario: str | None = None) -> list[str]:
    with pytest.raises(ModelInvalid) as caught:
        loads(text, scenario=scenario)
    return [one.code for one in caught.value.diagnostics]


def matrix(score: str) -> str:
    column = f"{{alternative: a, scores: {{time: {score}}}}}"
    return f"pugh: {{m: {{reference: b, columns: [{column}]}}}}"


class TestForm:
    def test_a_point_asserts_something_of_a_measure(self) -> None:
        model = loads(
            WEIGHED
            + "swot: {slow: {alternative: a, kind: weakness, perspectives: time,"
            + " asserts: {measure: full, direction: higher, than: b}}}"
        )
        point = model.swot["slow"]
        assert point.kind is SwotKind.WEAKNESS
        assert point.perspectives == ("time",)
        assert point.asserts is not None
        assert point.asserts.than == ("b",)

    @pytest.mark.parametrize(
        ("kind", "internal"),
        [("strength", True), ("weakness", True), ("opportunity", False), ("threat", False)],
    )
    def test_strengths_and_weaknesses_are_internal_the_rest_external(
        self, kind: str, internal: bool
    ) -> None:
        assert SwotKind(kind).is_internal is internal

    @pytest.mark.parametrize(
        ("written", "value"), [("-2", -2), ("0", 0), ('"S"', 0), ('"--"', -2), ('"+"', 1), ("2", 2)]
    )
    def test_scores_are_numbers_or_signs(self, written: str, value: int) -> None:
        assert loads(WEIGHED + matrix(written)).pugh["m"].columns[0].scores == {
            "time": Score(value)
        }

    @pytest.mark.parametrize("written", ["3", "-3", '"+++"', "1.5", "true", "[1]"])
    def test_other_scores_are_refused(self, written: str) -> None:
        assert problems(WEIGHED + matrix(written)) == ["unknown-value"]

    @pytest.mark.parametrize(
        "text",
        [
            "swot: {s: {alternative: x, kind: threat}}",
            "swot: {s: {alternative: a, kind: threat, perspectives: x}}",
            "pugh: {m: {reference: x}}",
            "pugh: {m: {reference: b, weights: {x: 1}}}",
            "pugh: {m: {reference: b, columns: [{alternative: a, scores: {x: 1}}]}}",
            "factors: {f: {says: [{alternative: x, said: y}]}}",
            "goals: {g: {group: x}}",
            "goals: {g: {capabilities: x}}",
            "premises: {p: {parent: x}}",
            "focus_areas: {f: {answers: {x: 1}}}",
            "swot: {s: {alternative: a, kind: threat, asserts: "
            "{measure: full, direction: lower, than: x}}}",
        ],
    )
    def test_names_of_what_is_not_there_are_told(self, text: str) -> None:
        assert problems(WEIGHED + text) == ["dangling-reference"]

    def test_an_alternative_names_a_scenario_of_the_model(self) -> None:
        assert problems(HEAD + "alternatives: {a: {scenario: x}}") == ["dangling-reference"]

    def test_a_measure_nobody_has_is_told_with_the_nearest(self) -> None:
        text = (
            "swot: {s: {alternative: a, kind: threat, asserts: {measure: ful, direction: lower}}}"
        )
        with pytest.raises(ModelInvalid) as caught:
            loads(WEIGHED + text)
        (problem,) = caught.value.diagnostics
        assert problem.code == "unknown-value"
        assert "full" in problem.hint

    def test_premises_stand_below_each_other_in_no_circle(self) -> None:
        text = "premises: {p: {parent: q}, q: {parent: p}}"
        assert problems(HEAD + text) == ["parent-loop"]


BASE = HEAD + dedent(
    """
    capabilities: {notes: {}, orders: {}, results: {}}
    modules:
      record: {size: M, capabilities: notes}
      orders-and-results: {size: S, capabilities: [orders, results], confidence: estimate}
    scenarios:
      one-core:
        modules:
          record: ~
          orders-and-results: ~
          core: {name: Core, size: XL, covers_rest: true}
      slow: {modules: {core: {size: S}}}
      mixed: {extends: one-core, restores: {modules: orders-and-results}}
      both: {extends: [one-core, slow]}
    """
)


class TestScenarioAlgebra:
    def test_a_core_covers_what_nothing_else_covers(self) -> None:
        assert loads(BASE, scenario="one-core").modules["core"].capabilities == (
            "notes",
            "orders",
            "results",
        )

    def test_what_is_restored_is_as_in_the_base_and_the_core_lets_go_of_it(self) -> None:
        model = loads(BASE, scenario="mixed")
        assert model.modules["orders-and-results"].capabilities == ("orders", "results")
        assert model.modules["core"].capabilities == ("notes",)
        mark = model.provenance_of("modules", "orders-and-results")
        assert mark.confidence is Confidence.ESTIMATE

    def test_several_scenarios_are_laid_one_after_the_other(self) -> None:
        core = loads(BASE, scenario="both").modules["core"]
        assert core.size is not None
        assert core.size.value == "S"
        assert core.covers_rest

    def test_what_all_extend_is_laid_once(self) -> None:
        text = BASE + "  left: {extends: one-core}\n  right: {extends: one-core}\n"
        text += "  top: {extends: [left, right]}\n"
        assert "core" in loads(text, scenario="top").modules

    def test_what_the_base_lacks_cannot_be_restored(self) -> None:
        text = BASE + "  wrong: {extends: one-core, restores: {modules: recrd}}\n"
        with pytest.raises(ModelInvalid) as caught:
            loads(text, scenario="wrong")
        (problem,) = caught.value.diagnostics
        assert problem.code == "unknown-path"
        assert "modules.recrd" in problem.message
        assert "record" in problem.hint

    def test_scenarios_that_extend_each_other_are_told(self) -> None:
        text = HEAD + "scenarios: {a: {extends: [b]}, b: {extends: a}}"
        assert problems(text, "a") == ["scenario-loop"]

    def test_only_one_module_covers_the_rest(self) -> None:
        text = HEAD + "modules: {a: {covers_rest: true}, b: {covers_rest: true}}"
        assert problems(text) == ["covers-rest-twice"]

    def test_systems_that_stay_keep_what_they_cover(self) -> None:
        text = HEAD + dedent(
            """
            capabilities: {notes: {}, orders: {}}
            modules: {core: {covers_rest: true}}
            systems: {old: {keep: true, capabilities: orders}, older: {capabilities: notes}}
            """
        )
        assert loads(text).modules["core"].capabilities == ("notes",)


class TestDurations:
    def test_a_programme_has_its_own_months_per_size(self) -> None:
        text = HEAD + dedent(
            """
            programme: {sizes: {M: {tender: {min: 7, mode: 9, max: 14}}}}
            modules: {own: {size: M}, other: {size: S}, stated: {size: M, phases: {tender: 1}}}
            """
        )
        modules = loads(text).modules
        assert modules["own"].phases[Phase.TENDER] == Duration(7, 9, 14)
        assert modules["own"].phases[Phase.BUILD] == Duration(6, 10, 18)
        assert modules["other"].phases[Phase.TENDER] == Duration(4, 8, 14)
        assert modules["stated"].phases[Phase.TENDER] == Duration.exactly(1)

    def test_a_rollout_by_areas_lasts_until_the_last_is_done(self) -> None:
        text = HEAD + dedent(
            """
            programme: {areas: {north: {}, south: {}}}
            modules:
              core:
                size: M
                rollout_areas:
                  north: {months: 12, prepare_months: 6}
                  south: {start_months: 6, months: 12}
            """
        )
        assert loads(text).modules["core"].phases[Phase.ROLLOUT] == Duration.exactly(18)

    def test_areas_have_to_be_there(self) -> None:
        text = HEAD + "modules: {core: {rollout_areas: {north: {months: 12}}}}"
        assert problems(text) == ["dangling-reference"]


class TestRegulation:
    @pytest.mark.parametrize(
        ("held", "needed", "enough"),
        [
            ("I", "I", True),
            ("I", "IIa", False),
            ("IIb", "IIa", True),
            ("IIb", "IVDR-B", False),
            ("IVDR-C", "IVDR-D", False),
            ("I", "NMI", True),
            ("none", "NMI", False),
            ("none", "none", True),
        ],
    )
    def test_a_certificate_covers_its_own_class_and_lower_ones_of_its_regulation(
        self, held: str, needed: str, enough: bool
    ) -> None:
        assert RiskClass(held).covers(RiskClass(needed)) is enough

    def test_too_low_a_class_is_no_certificate(self) -> None:
        held = Regulation(risk_class=RiskClass.IIA, certified_class=RiskClass.I)
        assert held.is_certified is Known.NO
        assert held.needs_certificate

    def test_the_lowest_class_needs_no_notified_body(self) -> None:
        assert not Regulation(risk_class=RiskClass.I, certified=Known.NO).needs_certificate

    def test_a_component_that_lacks_its_certificate_gets_the_phase(self) -> None:
        text = HEAD + "modules: {core: {regulation: {risk_class: IIa, certified_class: I}}}"
        assert Phase.CERTIFICATION in loads(text).modules["core"].phases
