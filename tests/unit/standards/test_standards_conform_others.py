"""Checks of openEHR platforms, OMOP databases, service contracts, and answers in files."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.standards.opt_files import REPORT, RESULT, archetype_root, template
from tests.unit.standards.stub_platform import answer, platform, served

from modarch.errors import InputInvalid
from modarch.landscape.text import Text
from modarch.standards.catalogue import load_catalogue
from modarch.standards.conform import answer as answer_module
from modarch.standards.conform import tables as tables_module
from modarch.standards.conform.answer import check_answer
from modarch.standards.conform.fetch import Limits
from modarch.standards.conform.omop import check_omop
from modarch.standards.conform.openehr import check_openehr, check_template_list
from modarch.standards.conform.results import ConformanceReport, Reach, Verdict
from modarch.standards.conform.services import check_services, parse_service
from modarch.standards.derive import ModuleExchange, derive_requirements
from modarch.standards.requirements import Issue

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.standards.contents import Catalogue
    from modarch.standards.requirements import AnnexRequirements

QUICK = Limits(step_s=1, total_s=3)
LIST = "/rest/openehr/v1/definition/template/adl1.4"


def known(tmp_path: Path, *templates: dict[str, Any]) -> Catalogue:
    own = tmp_path / "own.yaml"
    own.write_text("templates: " + json.dumps(list(templates)) + "\n", encoding="utf-8")
    return load_catalogue(own)


LAB = {"id": "Lab result", "root": REPORT, "archetypes": [REPORT, RESULT]}


def asked(catalogue: Catalogue, *templates: str) -> AnnexRequirements:
    return derive_requirements(
        ModuleExchange(
            id="lab",
            name=Text("Labb"),
            produces=("lab-result",),
            consumes=("lab-order",),
            standards=frozenset({"fhir-r4", "openehr", "omop-5.4", "riv-ta"}),
            templates=templates,
        ),
        Issue(issuer=Text("Regionen"), base="https://region.example/fhir", date="2026-11-23"),
        catalogue,
    )


def verdicts(report: ConformanceReport) -> dict[str, Verdict]:
    return {result.id: result.verdict for result in report.results}


def entry(name: str, root: str = REPORT) -> dict[str, str]:
    return {"template_id": name, "concept": name, "archetype_id": root, "created_timestamp": "x"}


# openEHR


@pytest.mark.parametrize("suffix", ["", "/", "/rest/openehr/v1", "/rest/openehr/v1/"])
def test_a_platform_is_asked_below_the_standard_prefix(tmp_path: Path, suffix: str) -> None:
    catalogue = known(tmp_path, LAB)
    with platform({LIST: answer([entry("Lab result")])}) as base:
        report = check_openehr(base + suffix, asked(catalogue, "Lab result"), catalogue, QUICK)
    assert report.reach is Reach.OK
    assert verdicts(report)["openehr/template/Lab result"] is Verdict.MET
    assert verdicts(report)[f"openehr/archetype/{RESULT}"] is Verdict.MET


def test_a_platform_without_the_prefix_is_found(tmp_path: Path) -> None:
    catalogue = known(tmp_path, LAB)
    with platform({"/definition/template/adl1.4": answer([entry("Lab result")])}) as base:
        report = check_openehr(base, asked(catalogue, "Lab result"), catalogue, QUICK)
    assert report.reach is Reach.OK


@pytest.mark.parametrize(
    ("entries", "verdict"),
    [
        ([entry("Lab result")], Verdict.MET),
        ([entry("Lab result", "")], Verdict.MET),
        ([entry("Lab result", REPORT + ".0.1")], Verdict.MET),
        ([entry("Lab result", "openEHR-EHR-COMPOSITION.report.v1")], Verdict.DIFFERENT),
        ([entry("lab_result.v2")], Verdict.DIFFERENT),
        ([entry("LAB RESULT")], Verdict.DIFFERENT),
        ([entry("Vital signs")], Verdict.MISSING),
        ([], Verdict.MISSING),
        (["Lab result"], Verdict.MET),
        ({"templates": [{"templateId": "Lab result"}]}, Verdict.MET),
    ],
)
def test_templates_are_compared_by_id_and_root(
    tmp_path: Path, entries: Any, verdict: Verdict
) -> None:
    catalogue = known(tmp_path, LAB)
    content = json.dumps(entries).encode()
    report = check_template_list(content, asked(catalogue, "Lab result"), catalogue, address="test")
    assert verdicts(report)["openehr/template/Lab result"] is verdict


def test_an_archetype_that_no_list_can_show_is_not_declared(tmp_path: Path) -> None:
    catalogue = known(tmp_path, LAB)
    key = f"openehr/archetype/{RESULT}"
    found = {}
    for name in ("Lab result", "Unknown", "Other"):
        content = json.dumps([entry(name, "")]).encode()
        with_other = known(tmp_path, LAB, {"id": "Other", "root": REPORT, "archetypes": [REPORT]})
        report = check_template_list(content, asked(catalogue), with_other, address="test")
        found[name] = verdicts(report)[key]
    assert found == {
        "Lab result": Verdict.MET,
        "Unknown": Verdict.NOT_DECLARED,
        "Other": Verdict.MISSING,
    }


def test_another_major_version_of_an_archetype_is_told(tmp_path: Path) -> None:
    old = {"id": "Old", "root": REPORT, "archetypes": [RESULT.replace(".v1", ".v0")]}
    catalogue = known(tmp_path, old)
    content = json.dumps([entry("Old")]).encode()
    report = check_template_list(content, asked(catalogue), catalogue, address="test")
    assert verdicts(report)[f"openehr/archetype/{RESULT}"] is Verdict.DIFFERENT


def test_templates_are_read_from_the_platform_when_asked() -> None:
    pytest.importorskip("oehrpy")
    catalogue = load_catalogue()
    opt = template(archetype_root(RESULT)).encode()
    routes = {
        LIST: answer([entry("Lab result"), entry("Å/b", ""), entry("Gone", "")]),
        f"{LIST}/Lab%20result": answer(opt),
        f"{LIST}/%C3%85%2Fb": answer(template(name="Å/b").encode()),
    }
    with platform(routes) as base:
        shallow = check_openehr(base, asked(catalogue), catalogue, QUICK)
        deep = check_openehr(base, asked(catalogue), catalogue, QUICK, read_templates=True)
    key = f"openehr/archetype/{RESULT}"
    assert verdicts(shallow)[key] is Verdict.NOT_DECLARED
    assert verdicts(deep)[key] is Verdict.MET
    assert "1 templates could not be read" in {f.message for f in deep.findings}.pop()


@pytest.mark.parametrize(
    ("reply", "reach"),
    [
        (answer(b"<html>Logga in</html>"), Reach.NOT_THE_SERVICE),
        (answer({"resourceType": "CapabilityStatement", "rest": []}), Reach.NOT_THE_SERVICE),
        (answer({"error": "x"}), Reach.NOT_THE_SERVICE),
        (answer(b"[{", 200), Reach.NOT_THE_SERVICE),
        (answer(b"", 401), Reach.UNAUTHORISED),
        (answer(b"", 404), Reach.NOT_FOUND),
        (answer(b"", 302, Location="https://elsewhere.example/"), Reach.REDIRECTED),
    ],
)
def test_what_is_no_list_of_templates_is_told(reply: Any, reach: Reach) -> None:
    catalogue = load_catalogue()
    with platform({LIST: reply}) as base:
        report = check_openehr(base, asked(catalogue, "Lab result"), catalogue, QUICK)
    assert report.reach is reach
    assert set(verdicts(report).values()) == {Verdict.NOT_DECLARED}
    assert report.findings


def test_malformed_entries_are_findings() -> None:
    catalogue = load_catalogue()
    content = json.dumps(
        [7, {}, {"template_id": ""}, {"templateId": "A"}, {"template_id": "x" * 999}]
    )
    report = check_template_list(content.encode(), asked(catalogue), catalogue, address="test")
    assert {finding.code for finding in report.findings} == {"malformed", "spelling"}


# OMOP


def _sqlite(path: Path, tables: dict[str, tuple[str, ...]]) -> Path:
    with closing(sqlite3.connect(path)) as database:
        for table, columns in tables.items():
            database.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        database.commit()
    return path


FULL = {name: table.fields for name, table in load_catalogue().omop_tables.items()}


def test_a_complete_database_conforms(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    report = check_omop(str(_sqlite(tmp_path / "cdm.db", FULL)), asked(catalogue), catalogue)
    assert report.conforms
    assert report.findings == ()
    assert {"omop/measurement", "omop/measurement.person_id"} <= verdicts(report).keys()


def test_what_a_database_lacks_is_told_by_table_and_field(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    tables = {"Measurement": ("MEASUREMENT_ID", "measurement_concept_id"), "local": ("x",)}
    report = check_omop(str(_sqlite(tmp_path / "cdm.db", tables)), asked(catalogue), catalogue)
    found = verdicts(report)
    assert found["omop/measurement"] is Verdict.MET
    assert found["omop/measurement.measurement_id"] is Verdict.MET
    assert found["omop/measurement.person_id"] is Verdict.MISSING
    assert found["omop/specimen"] is Verdict.MISSING
    assert [finding.code for finding in report.findings] == ["omop-incomplete"]


TABLES = ("person", "measurement", "specimen")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("\n".join(TABLES), Verdict.NOT_DECLARED),
        ('# export\nPERSON\n\nMeasurement;\n"specimen"\n', Verdict.NOT_DECLARED),
        ("cdm.person\ncdm.measurement\ncdm.specimen", Verdict.NOT_DECLARED),
        ("cdm.measurement.person_id\ncdm.specimen.person_id\nother.measurement", Verdict.MET),
        ("measurement.person_id\nspecimen.person_id", Verdict.MET),
        ("measurement.measurement_id\nspecimen.specimen_id", Verdict.MISSING),
        ("table_name,column_name\nmeasurement,person_id\nspecimen,person_id\n", Verdict.MET),
        (
            "table_schema,table_name,column_name\npublic,measurement,x\n"
            "cdm,measurement,person_id\ncdm,specimen,person_id\n,,\n",
            Verdict.MET,
        ),
        (json.dumps(TABLES), Verdict.NOT_DECLARED),
        (json.dumps({"measurement": ["person_id"], "specimen": []}), Verdict.MET),
    ],
)
def test_plain_lists_of_names_are_read_in_every_usual_form(
    tmp_path: Path, text: str, fields: Verdict
) -> None:
    catalogue = load_catalogue()
    file = tmp_path / "tables.txt"
    file.write_text(text, encoding="utf-8")
    report = check_omop(str(file), asked(catalogue), catalogue)
    assert report.reach is Reach.OK
    found = verdicts(report)
    assert found["omop/measurement"] is found["omop/specimen"] is Verdict.MET
    assert found["omop/measurement.person_id"] is fields


@pytest.mark.parametrize(
    ("content", "reach"),
    [
        (b"", Reach.NOT_THE_SERVICE),
        (b"hej \xe5", Reach.NOT_THE_SERVICE),
        (b"{broken", Reach.NOT_THE_SERVICE),
        (b"orders\ncustomers\n", Reach.NOT_THE_SERVICE),
        (b"SQLite format 3\x00" + b"damaged" * 100, Reach.INCOMPLETE),
        (b"\x00" * 8 + b"DUCK" + b"damaged" * 100, None),
    ],
)
def test_files_that_are_no_omop_database_are_told(
    tmp_path: Path, content: bytes, reach: Reach | None
) -> None:
    catalogue = load_catalogue()
    file = tmp_path / "cdm"
    file.write_bytes(content)
    report = check_omop(str(file), asked(catalogue), catalogue)
    assert report.reach is (reach or report.reach)
    assert report.reach is not Reach.OK
    assert set(verdicts(report).values()) == {Verdict.NOT_DECLARED}


def test_a_missing_file_and_a_huge_list_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = load_catalogue()
    assert check_omop(str(tmp_path / "no"), asked(catalogue), catalogue).reach is Reach.NOT_FOUND
    monkeypatch.setattr(tables_module, "MAX_LIST_BYTES", 10)
    file = tmp_path / "tables.txt"
    file.write_text("person\n" * 10, encoding="utf-8")
    assert check_omop(str(file), asked(catalogue), catalogue).reach is Reach.TOO_LARGE


class _Driver:
    """A stand-in for the driver: it answers rows, or fails as the real one does."""

    def __init__(self, rows: Any) -> None:
        self._rows = rows
        self.asked: list[Any] = []

    def connect(self, address: str, **options: Any) -> Any:
        self.asked.append((address, options))
        if isinstance(self._rows, Exception):
            raise self._rows
        ours, theirs = __import__("socket").socketpair()
        cursor = SimpleNamespace(execute=self.asked.append, fetchmany=lambda n: self._rows[:n])
        return SimpleNamespace(
            cursor=lambda: cursor,
            fileno=ours.fileno,
            close=lambda: (ours.close(), theirs.close()),
        )


DSN = "postgresql://anna:hemlig@db.example:5432/cdm"


def _asked_through(driver: _Driver, monkeypatch: pytest.MonkeyPatch) -> ConformanceReport:
    monkeypatch.setitem(sys.modules, "psycopg", driver)  # type: ignore[arg-type]
    catalogue = load_catalogue()
    return check_omop(DSN, asked(catalogue), catalogue, QUICK)


def test_a_database_is_asked_for_names_only_and_read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("cdm", name, field) for name, fields in FULL.items() for field in fields]
    driver = _Driver([*rows, ("public", "person", "x"), ("public", "orders", "y")])
    report = _asked_through(driver, monkeypatch)
    assert report.conforms
    assert report.platform == "schema cdm"
    assert report.address == "postgresql://db.example:5432/cdm"
    (address, options), query = driver.asked
    assert address == DSN
    assert "default_transaction_read_only=on" in options["options"]
    assert "statement_timeout=1000" in options["options"]
    assert query.startswith("SELECT table_schema, table_name, column_name FROM information_schema")
    assert "hemlig" not in repr(report)


@pytest.mark.parametrize(
    ("error", "reach"),
    [
        (
            'connection failed: FATAL: password authentication failed for user "anna"',
            Reach.UNAUTHORISED,
        ),
        ("connection timeout expired", Reach.TOO_SLOW),
        ("canceling statement due to statement timeout", Reach.TOO_SLOW),
        ("permission denied for schema", Reach.FORBIDDEN),
        ('database "cdm" does not exist', Reach.NOT_FOUND),
        (f"connection refused: {DSN}", Reach.UNREACHABLE),
    ],
)
def test_what_keeps_a_database_from_answering_is_told_apart(
    monkeypatch: pytest.MonkeyPatch, error: str, reach: Reach
) -> None:
    report = _asked_through(_Driver(RuntimeError(error)), monkeypatch)
    assert report.reach is reach
    assert "hemlig" not in repr(report)


def test_without_a_driver_the_cure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    catalogue = load_catalogue()
    report = check_omop(DSN, asked(catalogue), catalogue)
    assert report.reach is Reach.UNREACHABLE
    assert "psycopg" in report.findings[0].hint


def test_other_databases_are_refused() -> None:
    catalogue = load_catalogue()
    report = check_omop("mysql://anna:hemlig@db/cdm", asked(catalogue), catalogue)
    assert report.reach is Reach.REFUSED_ADDRESS
    assert "hemlig" not in repr(report)


# service contracts


@pytest.mark.parametrize(
    ("declared", "verdict"),
    [
        ("GetLaboratoryOrderOutcome 3.1 producer", Verdict.MET),
        ("GetLaboratoryOrderOutcome 4.2 producent", Verdict.MET),
        ("getlaboratoryorderoutcome|3.1.2", Verdict.MET),
        ("GetLaboratoryOrderOutcome 3.10", Verdict.DIFFERENT),
        ("GetLaboratoryOrderOutcome 2.0 producer", Verdict.DIFFERENT),
        ("GetLaboratoryOrderOutcome", Verdict.DIFFERENT),
        ("GetLaboratoryOrderOutcome 3.1 konsument", Verdict.DIFFERENT),
        ("GetDiagnosis 2.0", Verdict.MISSING),
    ],
)
def test_contracts_are_compared_by_version_and_role(declared: str, verdict: Verdict) -> None:
    service = parse_service(declared)
    assert service is not None
    report = check_services([service], asked(load_catalogue()), address="test")
    assert verdicts(report)["services/GetLaboratoryOrderOutcome/producer"] is verdict


def test_what_is_no_contract_is_not_read() -> None:
    assert parse_service("två ord 7 och mer") is None


# answers in files


def _file(tmp_path: Path, name: str, content: Any) -> Path:
    file = tmp_path / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("metadata.json", {"resourceType": "CapabilityStatement"}, "fhir"),
        ("login.json", "<html></html>", "fhir"),
        ("templates.json", [entry("Lab result")], "openehr"),
        ("wrapped.json", {"templates": [entry("Lab result")]}, "openehr"),
        ("tables.txt", "person\nmeasurement\n", "omop"),
        ("tables.json", ["person", "measurement"], "omop"),
        ("columns.json", {"person": ["person_id"], "measurement": []}, "omop"),
    ],
)
def test_an_answer_is_known_by_what_it_holds(
    tmp_path: Path, name: str, content: Any, part: str
) -> None:
    catalogue = load_catalogue()
    (report,) = check_answer(_file(tmp_path, name, content), asked(catalogue), catalogue)
    assert report.part == part


def test_a_database_is_an_answer_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_module, "MAX_ANSWER_BYTES", 1000)
    catalogue = load_catalogue()
    (report,) = check_answer(_sqlite(tmp_path / "cdm.db", FULL), asked(catalogue), catalogue)
    assert report.conforms


def test_an_answer_too_large_to_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_module, "MAX_ANSWER_BYTES", 1000)
    catalogue = load_catalogue()
    with pytest.raises(InputInvalid) as caught:
        check_answer(_file(tmp_path, "x.json", ["x" * 1000]), asked(catalogue), catalogue)
    assert caught.value.diagnostics[0].code == "file-too-large"


def test_a_form_is_checked_part_by_part_as_a_live_platform_would_be(tmp_path: Path) -> None:
    catalogue = known(tmp_path, LAB)
    requirements = asked(catalogue, "Lab result")
    statement = served(requirements)
    form = {
        "fhir": statement,
        "openehr": [entry("Lab result")],
        "omop": {"measurement": list(FULL["measurement"]), "specimen": []},
        "services": [
            {"contract": "GetLaboratoryOrderOutcome", "version": "3.1", "role": "producer"},
            "ProcessRequest 1.0",
            "?",
        ],
    }
    reports = check_answer(_file(tmp_path, "answer.json", form), requirements, catalogue)
    assert [report.part for report in reports] == ["fhir", "openehr", "omop", "services"]
    fhir, openehr, omop, services = reports
    assert fhir.conforms
    assert verdicts(openehr)["openehr/template/Lab result"] is Verdict.MET
    assert verdicts(omop)["omop/specimen.person_id"] is Verdict.NOT_DECLARED
    assert set(verdicts(services).values()) == {Verdict.MET}
    assert [finding.code for finding in services.findings] == ["service-malformed"]
    with platform({"/metadata": answer(statement)}) as base:
        from modarch.standards.conform.fhir import check_fhir

        assert check_fhir(base, requirements, catalogue, QUICK).results == fhir.results


def test_a_form_may_be_written_in_yaml(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    text = "services: [GetLaboratoryOrderOutcome 3.1]\nomop: [measurement, specimen]\n"
    reports = check_answer(_file(tmp_path, "answer.yaml", text), asked(catalogue), catalogue)
    assert [report.part for report in reports] == ["omop", "services"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("answer.yaml", "- a\n", "answer-shape"),
        ("answer.yaml", "fhirr: {}\n", "unknown-section"),
        ("answer.json", {"fhir": {}, "openher": []}, "unknown-section"),
        ("answer.yaml", "fhir: [\n", "syntax"),
        ("answer.yaml", "fhir: {}\nfhir: {}\n", "duplicate-key"),
    ],
)
def test_a_form_that_cannot_be_read_is_told(
    tmp_path: Path, name: str, content: Any, code: str
) -> None:
    catalogue = load_catalogue()
    with pytest.raises(InputInvalid) as caught:
        check_answer(_file(tmp_path, name, content), asked(catalogue), catalogue)
    assert caught.value.diagnostics[0].code == code


def test_a_form_in_yaml_is_bounded(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    file = _file(tmp_path, "answer.yaml", "services: []\n" + "#" * answer_module.MAX_FORM_BYTES)
    with pytest.raises(InputInvalid, match="write it as JSON"):
        check_answer(file, asked(catalogue), catalogue)


def test_an_answer_in_another_encoding_is_told(tmp_path: Path) -> None:
    file = tmp_path / "answer.yaml"
    file.write_bytes("services: [å]".encode("latin-1"))
    catalogue = load_catalogue()
    with pytest.raises(InputInvalid, match="UTF-8"):
        check_answer(file, asked(catalogue), catalogue)


def test_damaged_json_is_told_as_a_statement_that_cannot_be_read(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    (report,) = check_answer(_file(tmp_path, "x.json", '{"fhir": {'), asked(catalogue), catalogue)
    assert (report.part, report.reach) == ("fhir", Reach.NOT_THE_SERVICE)


def test_a_missing_answer_is_told(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    with pytest.raises(InputInvalid, match="cannot be read"):
        check_answer(tmp_path / "none.json", asked(catalogue), catalogue)


def test_a_path_in_an_answer_is_not_followed(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    requirements = asked(catalogue)
    statement = _file(tmp_path, "statement.json", served(requirements))
    templates = _file(tmp_path, "templates.json", [entry("Lab result")])
    database = _sqlite(tmp_path / "cdm.db", FULL)
    text = f"fhir: {statement}\nopenehr: {templates}\nomop: {database}\n"
    reports = check_answer(_file(tmp_path, "answer.yaml", text), requirements, catalogue)
    assert [report.reach for report in reports] == [Reach.NOT_THE_SERVICE] * 3
