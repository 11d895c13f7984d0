"""A bidder's platform held against the annex on the command line: verdicts, exit codes, secrets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.standards.stub_platform import answer, line, platform, served

from modarch.analysis.tender import tender_requirements
from modarch.cli import main
from modarch.landscape.load import load
from modarch.landscape.text import Text
from modarch.standards.requirements import Issue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from modarch.standards.requirements import AnnexRequirements

MODEL = """modarch: 1
programme: {language: en, as_of: 2027-03}
information: {lab-result: {}, lab-order: {}}
modules:
  lab:
    name: {sv: Labb, en: Lab}
    size: M
    produces: lab-result
    standards: [fhir-r4, openehr, omop-5.4, riv-ta]
  shy: {size: S, produces: lab-result, standards: hl7v2, uses: {hub: api}}
  mute: {size: S, produces: lab-result, standards: hl7v2}
platforms:
  hub: {size: M, kind: integration, canonical: fhir-r4}
"""
TEMPLATES = "/rest/openehr/v1/definition/template/adl1.4"


class Outcome:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def report(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)["reports"][0]
        return found

    @property
    def verdicts(self) -> dict[str, str]:
        return {each["id"]: each["verdict"] for each in self.report["results"]}


@pytest.fixture(autouse=True)
def _straight_to_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    file = tmp_path / "model.yaml"
    file.write_text(MODEL, encoding="utf-8")
    return file


@pytest.fixture
def conform(
    model: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> Callable[..., Outcome]:
    def run(*words: str | Path, module: str = "lab") -> Outcome:
        caplog.set_level("DEBUG")
        with pytest.raises(SystemExit) as ended:
            main(["conform", str(model), "--module", module, *map(str, words)])
        captured = capsys.readouterr()
        assert "hemlig" not in captured.out + captured.err + caplog.text
        return Outcome(int(ended.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def asked(model: Path) -> AnnexRequirements:
    issue = Issue(issuer=Text("", ""), base="", date="")
    return tender_requirements(load(model), "lab", issue)


def test_a_server_that_declares_everything_conforms(conform, asked) -> None:
    with platform({"/metadata": answer(served(asked))}) as base:
        shown = conform("--fhir", base, "--lang", "sv")
        plain = conform("--fhir", base, "--format", "json", "--strict")
    assert (shown.code, plain.code) == (0, 0)
    assert "Alla skall-krav är deklarerade." in shown.out
    assert set(plain.verdicts.values()) == {"met"}
    assert json.loads(plain.out)["conforms"] is True


def test_what_is_missing_is_told_once_and_counted(conform, asked) -> None:
    statement = served(asked)
    resources = statement["rest"][0]["resource"]
    statement["rest"][0]["resource"] = [one for one in resources if one["type"] != "Observation"]
    with platform({"/metadata": answer(statement)}) as base:
        shown = conform("--fhir", base)
        plain = conform("--fhir", base, "--format", "json")
        table = conform("--fhir", base, "--format", "csv")
    assert (shown.code, plain.code, table.code) == (1, 1, 1)
    assert "fhir/server/Observation " in shown.out
    assert "fhir/server/Observation/read" not in shown.out
    assert "requirements on parts of what is missing" in shown.out
    assert "fhir/server/Observation/read" in plain.report["shortfall"]
    assert "fhir/server/Specimen,SHALL,met," in table.out


def test_only_what_is_mandatory_decides_unless_strict(conform, asked) -> None:
    statement = served(asked)
    for resource in statement["rest"][0]["resource"]:
        resource["interaction"] = [{"code": "read"}, {"code": "search-type"}]
    with platform({"/metadata": answer(statement)}) as base:
        assert conform("--fhir", base).code == 0
        assert conform("--fhir", base, "--strict").code == 1


def test_what_a_module_does_as_a_client_a_server_does_not_tell(conform, model, asked) -> None:
    model.write_text(MODEL.replace("produces: lab-result", "consumes: lab-order"), "utf-8")
    statement = served(asked)
    with platform({"/metadata": answer(statement)}) as base:
        shown = conform("--fhir", base)
        plain = conform("--fhir", base, "--format", "json")
    assert (shown.code, plain.code) == (1, 1)
    assert "requirements on the module as a client are not told by a server" in shown.out
    assert plain.report["shortfall"] == []
    assert {plain.verdicts[name] for name in plain.verdicts if "/client/" in name} == {"not-tried"}


def test_requirements_on_the_client_do_not_fail_a_server_that_serves(conform, model) -> None:
    both = "consumes: lab-order\n    produces: lab-result"
    model.write_text(MODEL.replace("produces: lab-result", both, 1), "utf-8")
    issue = Issue(issuer=Text("", ""), base="", date="")
    statement = served(tender_requirements(load(model), "lab", issue))
    statement["rest"] = [one for one in statement["rest"] if one["mode"] == "server"]
    with platform({"/metadata": answer(statement)}) as base:
        assert conform("--fhir", base).code == 0
    file = model.with_name("answer.json")
    file.write_text(json.dumps(statement), encoding="utf-8")
    assert conform("--answer", file).code == 1


def test_nothing_mandatory_is_not_told_as_success(conform) -> None:
    statement = {"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1"}
    with platform({"/metadata": answer(statement)}) as base:
        loose = conform("--fhir", base, module="shy")
        strict = conform("--fhir", base, "--strict", module="shy")
    assert loose.code == 0
    assert "Everything mandatory is declared" not in loose.out
    assert "Nothing is mandatory here" in loose.out
    assert strict.code == 1


@pytest.mark.parametrize(
    ("given", "reach"),
    [
        (answer({}, 401), "unauthorised"),
        (answer({}, 403), "forbidden"),
        (answer({}, 404), "not-found"),
        (answer({}, 503), "server-error"),
        (answer(b"<!DOCTYPE html><html><body>Log in</body></html>"), "not-the-service"),
        (answer({"resourceType": "Patient"}), "not-the-service"),
        (answer(b'{"resourceType": "CapabilitySt'), "not-the-service"),
        (answer(b"", 302, Location="https://elsewhere.example/metadata"), "redirected-elsewhere"),
        (answer(b"{}", **{"Content-Length": str(200 * 1024**2)}), "too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_ways_of_not_getting_through_are_told_apart(conform, given, reach: str) -> None:
    with platform({"/metadata": given}) as base:
        outcome = conform("--fhir", base.replace("//", "//anna:hemlig@"), "--format", "json")
        shown = conform("--fhir", base, "--lang", "sv")
    assert (outcome.code, outcome.report["reach"]) == (1, reach)
    assert set(outcome.verdicts.values()) == {"not-declared"}
    assert outcome.report["findings"]
    assert "kontrollen kom inte fram" in shown.out


def test_a_statement_without_rest_and_one_of_another_release_are_findings(conform, asked) -> None:
    bare = {key: value for key, value in served(asked).items() if key != "rest"}
    with platform({"/metadata": answer(bare)}) as base:
        outcome = conform("--fhir", base, "--format", "json")
    assert outcome.code == 1
    assert "cpb-1" in {each["code"] for each in outcome.report["findings"]}
    with platform({"/metadata": answer({**served(asked), "fhirVersion": "5.0.0"})}) as base:
        outcome = conform("--fhir", base, "--format", "json")
    assert outcome.verdicts["fhir/version"] == "declared-differently"
    assert outcome.report["shortfall"] == ["fhir/version"]


def test_a_platform_that_never_answers_is_left_in_time(conform) -> None:
    with line(lambda _, over: over.wait(30)) as base:
        outcome = conform("--fhir", base, "--timeout", "0.6", "--format", "json")
    assert (outcome.code, outcome.report["reach"]) == (1, "too-slow")


def test_nobody_at_home_is_told(conform) -> None:
    outcome = conform("--fhir", "http://anna:hemlig@127.0.0.1:1/r4", "--format", "json")
    assert (outcome.code, outcome.report["reach"]) == (1, "unreachable")


def test_a_token_is_read_from_the_environment_and_sent(conform, asked, monkeypatch) -> None:
    monkeypatch.setenv("BIDDER_TOKEN", "hemlig")
    seen = []

    def metadata(request: Any) -> Any:
        seen.append(request.headers.get("Authorization"))
        return answer(served(asked))

    with platform({"/metadata": metadata}) as base:
        assert conform("--fhir", base, "--token-from", "BIDDER_TOKEN").code == 0
    assert seen == ["Bearer hemlig"]
    refused = conform("--fhir", "http://127.0.0.1:1", "--token-from", "NOT_SET_ANYWHERE")
    assert refused.code == 2
    assert "NOT_SET_ANYWHERE is not set" in refused.err


def test_an_openehr_platform_and_a_list_of_tables_are_checked_together(
    conform, tmp_path: Path
) -> None:
    tables = tmp_path / "tables.csv"
    tables.write_text("table_name,column_name\nspecimen,person_id\n", encoding="utf-8")
    listed = [{"template_id": "Lab", "archetype_id": "openEHR-EHR-COMPOSITION.report-result.v1"}]
    with platform({TEMPLATES: answer(listed)}) as base:
        outcome = conform("--openehr", base, "--omop", tables, "--format", "json")
    assert outcome.code == 1
    reports = {each["part"]: each for each in json.loads(outcome.out)["reports"]}
    assert {part: each["reach"] for part, each in reports.items()} == {
        "openehr": "ok",
        "omop": "ok",
    }
    verdicts = {each["id"]: each["verdict"] for each in reports["omop"]["results"]}
    assert verdicts["omop/specimen.person_id"] == "met"
    assert verdicts["omop/measurement"] == "missing"


def test_a_bidder_s_answer_is_checked_offline(conform, asked, tmp_path: Path) -> None:
    form = {
        "fhir": served(asked),
        "services": ["GetLaboratoryOrderOutcome 3.1 producer"],
        "openehr": [],
        "omop": {table.table: list(table.fields) for table in asked.tables},
    }
    file = tmp_path / "answer.json"
    file.write_text(json.dumps(form), encoding="utf-8")
    outcome = conform("--answer", file, "--format", "json")
    found = {each["part"]: each["shortfall"] for each in json.loads(outcome.out)["reports"]}
    assert (found["fhir"], found["omop"], found["services"]) == ([], [], [])
    assert found["openehr"]
    assert outcome.code == 1


def test_an_annex_sent_back_as_an_answer_is_told(conform, asked, tmp_path: Path) -> None:
    """A bidder who returns the region's own requirements has declared nothing of a server."""
    wanted = {**served(asked), "kind": "requirements"}
    file = tmp_path / "annex.json"
    file.write_text(json.dumps(wanted), encoding="utf-8")
    report = conform("--answer", file, "--format", "json").report
    assert "requirements-only" in {each["code"] for each in report["findings"]}


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown", "html"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_form_in_both_languages(conform, asked, form: str, language: str) -> None:
    with platform({"/metadata": answer({**served(asked), "kind": "wish"})}) as base:
        outcome = conform("--fhir", base, "--format", form, "--lang", language)
    assert outcome.code == 0
    assert outcome.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Say what to check"),
        (("--fhir", "ftp://anna:hemlig@x.example"), "only http and https"),
        (("--fhir", "file:///etc/passwd"), "only http and https"),
        (("--openehr", "x.example"), "only http and https"),
        (("--omop", "mysql://anna:hemlig@x.example/db"), "only postgresql://"),
        (("--omop", "missing.csv"), "cannot be read"),
        (("--answer", "missing.yaml"), "cannot be read"),
    ],
)
def test_a_question_that_is_wrong_ends_with_2_and_nothing_is_asked(
    conform, words, told: str
) -> None:
    outcome = conform(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


def test_a_module_of_which_nothing_is_asked_is_told(conform) -> None:
    outcome = conform("--fhir", "http://127.0.0.1:1", module="mute")
    assert outcome.code == 2
    assert "Nothing is asked of 'mute' in FHIR R4; write fhir-r4 among" in outcome.err
    assert "did you mean 'mute'?" in conform("--fhir", "http://127.0.0.1:1", module="mut").err


def test_a_result_is_not_written_over_another(conform, asked, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    with platform({"/metadata": answer(served(asked))}) as base:
        assert conform("--fhir", base, "-o", file).code == 0
        assert conform("--fhir", base, "-o", file).code == 2
        assert conform("--fhir", base, "-o", file, "--force").code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["module"] == "lab"
