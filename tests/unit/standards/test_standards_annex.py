"""The annex: what is asked is what the module exchanges, in FHIR, Markdown and Word alike."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import defusedxml.ElementTree as SafeTree
import fhirkit
import pytest

from modarch.errors import InputInvalid, MissingExtra, Severity
from modarch.landscape.text import Text
from modarch.standards.annex.docx import annex_docx
from modarch.standards.annex.fhir import capability_statement, fhir_json, implementation_guide
from modarch.standards.annex.markdown import annex_markdown
from modarch.standards.annex.parts import annex_parts
from modarch.standards.annex.rules import (
    EXPECTATION_URL,
    check_capability_statement,
    check_implementation_guide,
    release_of,
)
from modarch.standards.annex.words import WORDS
from modarch.standards.catalogue import load_catalogue
from modarch.standards.derive import ModuleExchange, derive_requirements
from modarch.standards.requirements import (
    AnnexRequirements,
    Expectation,
    IntegrationRequirement,
    Issue,
    Mode,
    Role,
    ServiceRole,
)
from modarch.standards.translation import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

CATALOGUE = load_catalogue()
ISSUE = Issue(
    issuer=Text("Regionen", "The region"), base="https://region.example/fhir/", date="2026-11-23"
)
ALL = frozenset({"fhir-r4", "openehr", "omop-5.4", "riv-ta"})
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def asked(**changes: Any) -> AnnexRequirements:
    """A laboratory system that speaks every standard, unless changed."""
    exchange = ModuleExchange(
        **{
            "id": "lab-system",
            "name": Text("Laboratoriesystem", "Laboratory system"),
            "produces": ("lab-result",),
            "consumes": ("lab-order", "patient-demographics"),
            "standards": ALL,
            **changes,
        }
    )
    return derive_requirements(exchange, ISSUE, CATALOGUE)


def _levels(requirements: AnnexRequirements, name: str, mode: Mode) -> dict[str, Expectation]:
    (found,) = (r for r in requirements.resources if (r.type, r.mode) == (name, mode))
    return {each.code: each.expectation for each in found.interactions}


def test_what_a_module_keeps_itself_it_serves_and_need_not_accept() -> None:
    assert _levels(asked(), "Observation", Mode.SERVER) == {
        "read": Expectation.SHALL,
        "search-type": Expectation.SHALL,
        "vread": Expectation.SHOULD,
        "history-instance": Expectation.SHOULD,
        "create": Expectation.MAY,
        "update": Expectation.MAY,
    }


def test_what_a_module_keeps_on_a_platform_it_shall_be_able_to_write() -> None:
    levels = _levels(asked(stores_on_platform=True), "Observation", Mode.CLIENT)
    assert levels["create"] is levels["update"] is Expectation.SHALL


def test_what_a_module_takes_it_reads_as_a_client() -> None:
    assert _levels(asked(), "Patient", Mode.CLIENT)["create"] is Expectation.MAY


def test_the_strongest_expectation_wins_where_objects_share_a_type() -> None:
    """Specimen is produced with the result and consumed with the order, on one platform."""
    found = asked(stores_on_platform=True)
    levels = _levels(found, "Specimen", Mode.CLIENT)
    assert levels["create"] is Expectation.SHALL
    (specimen,) = (r for r in found.resources if r.type == "Specimen")
    assert specimen.objects == ("lab-order", "lab-result")


def test_a_type_is_asked_once_per_mode() -> None:
    pairs = [(r.mode, r.type) for r in asked(produces=tuple(CATALOGUE.objects)).resources]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("standards", "empty"),
    [
        ({"fhir-r5"}, "templates archetypes tables services"),
        ({"openehr:openEHR-EHR-OBSERVATION.pulse.v2"}, "resources guides tables services"),
        ({"omop-5.4"}, "resources guides archetypes services"),
        ({"hl7v2", "something else"}, "resources guides archetypes tables services"),
    ],
)
def test_only_the_standards_that_are_asked_for_are_in_the_annex(
    standards: set[str], empty: str
) -> None:
    found = asked(standards=frozenset(standards))
    assert all(getattr(found, name) == () for name in empty.split())
    assert found.objects


@pytest.mark.parametrize(
    ("produces", "consumes", "contract", "side", "index"),
    [
        (("diagnosis",), (), "GetDiagnosis", ServiceRole.PRODUCER, True),
        ((), ("diagnosis",), "GetDiagnosis", ServiceRole.CONSUMER, False),
        (("lab-order",), (), "ProcessRequest", ServiceRole.CONSUMER, False),
        ((), ("lab-order",), "ProcessRequest", ServiceRole.PRODUCER, False),
        (("access-log",), (), "StoreLog", ServiceRole.CONSUMER, False),
        ((), ("access-block",), "CheckBlocks", ServiceRole.CONSUMER, False),
    ],
)
def test_a_contract_that_hands_over_turns_the_roles_around(
    produces: tuple[str, ...],
    consumes: tuple[str, ...],
    contract: str,
    side: ServiceRole,
    index: bool,
) -> None:
    services = {s.contract: s for s in asked(produces=produces, consumes=consumes).services}
    assert (services[contract].role, services[contract].index) == (side, index)


def test_the_feed_names_who_what_and_when() -> None:
    tables = {table.table: table.fields for table in asked(produces=("diagnosis",)).tables}
    assert tables["condition_occurrence"] == (
        "condition_occurrence_id",
        "person_id",
        "condition_concept_id",
        "condition_start_date",
    )
    contact = {table.table: table.fields for table in asked(produces=("care-contact",)).tables}
    assert "visit_concept_id" in contact["visit_occurrence"]
    assert "visit_detail_concept_id" in contact["visit_detail"]


def test_a_region_s_own_profile_is_demanded_and_replaces_the_known_ones() -> None:
    """A profile whose type nobody has told is asked of the type that carries the object."""
    own = "https://region.example/fhir/StructureDefinition/Lab"
    known = "http://hl7.eu/fhir/laboratory/StructureDefinition/Specimen-eu-lab"
    found = asked(profiles={"lab-result": (f"{own}|1.0.0", known)})
    by_type = {r.type: r.profiles for r in found.resources if r.mode is Mode.SERVER}
    assert [str(each) for each in by_type["DiagnosticReport"]] == [f"{own}|1.0.0"]
    assert by_type["Observation"] == ()
    assert [str(each) for each in by_type["Specimen"]] == [known]
    levels = {each.expectation for profiles in by_type.values() for each in profiles}
    assert levels == {Expectation.SHALL}


def test_the_capability_statement_is_r4_that_an_independent_validator_accepts() -> None:
    for language in ("sv", "en"):
        statement = capability_statement(asked(), CATALOGUE, language=language)  # type: ignore[arg-type]
        assert fhirkit.validate(statement) == []
        assert check_capability_statement(statement, CATALOGUE) == ()
        assert statement["fhirVersion"] == "4.0.1"
        assert statement["kind"] == "requirements"
        assert statement["url"] == "https://region.example/fhir/CapabilityStatement/lab-system"


def test_everything_in_the_statement_says_how_strongly_it_is_asked() -> None:
    statement = capability_statement(asked(), CATALOGUE)
    for rest in statement["rest"]:
        for resource in rest["resource"]:
            parts = [resource, *resource["interaction"], *resource["searchParam"]]
            parts += resource.get("_supportedProfile", [])
            assert all(part["extension"][0]["url"] == EXPECTATION_URL for part in parts)
            assert len(resource.get("_supportedProfile", [])) == len(
                resource.get("supportedProfile", [])
            )


def test_every_object_of_the_catalogue_can_be_stated() -> None:
    everything = asked(produces=tuple(CATALOGUE.objects), consumes=tuple(CATALOGUE.objects))
    assert fhirkit.validate(capability_statement(everything, CATALOGUE)) == []
    assert fhirkit.validate(implementation_guide(everything)) == []


def test_the_guides_are_those_that_the_profiles_belong_to() -> None:
    needed = implementation_guide(asked())["dependsOn"]
    assert [each["packageId"] for each in needed] == [
        "hl7.fhir.eu.base",
        "hl7.fhir.eu.laboratory",
        "hl7se.fhir.base",
    ]
    nll = implementation_guide(asked(produces=("prescription",)))["dependsOn"]
    assert {"id": "nll", "uri": "http://electronichealth.se/fhir/ImplementationGuide/nll"} in nll


@pytest.mark.parametrize(
    ("identifier", "issue", "told"),
    [
        ("lab", {"date": "23/11 2026"}, "fhir-shape"),
        ("lab", {"base": "fhir"}, "fhir-url"),
        ("lab", {"base": "https://region example"}, "fhir-url"),
        ("x" * 65, {}, "fhir-id"),
    ],
)
def test_what_fhir_cannot_hold_is_told(identifier: str, issue: dict[str, str], told: str) -> None:
    requirements = replace(asked(), id=identifier, issue=replace(ISSUE, **issue))
    for build in (
        lambda: capability_statement(requirements, CATALOGUE),
        lambda: implementation_guide(requirements),
    ):
        with pytest.raises(InputInvalid) as caught:
            build()
        assert {each.code for each in caught.value.diagnostics} == {told}


def test_a_module_without_fhir_has_no_statement_and_is_told_so() -> None:
    with pytest.raises(InputInvalid, match="nothing is asked of the module 'lab-system' in FHIR"):
        capability_statement(asked(standards=frozenset({"openehr"})), CATALOGUE)


def test_without_the_extra_the_cure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fhir.resources.R4B", None)
    with pytest.raises(MissingExtra, match=r"modarch\[fhir\]"):
        capability_statement(asked(), CATALOGUE)


def _statement(**changes: Any) -> dict[str, Any]:
    resource = {"type": "Patient", "interaction": [{"code": "read"}]}
    base: dict[str, Any] = {
        "resourceType": "CapabilityStatement",
        "name": "Lab",
        "status": "draft",
        "date": "2026-11-23",
        "kind": "requirements",
        "description": "x",
        "fhirVersion": "4.0.1",
        "format": ["json"],
        "rest": [{"mode": "server", "resource": [resource]}],
    }
    return {key: value for key, value in {**base, **changes}.items() if value is not None}


def _rest(**changes: Any) -> dict[str, Any]:
    return {"rest": [{"mode": "server", "resource": [{"type": "Patient", **changes}]}]}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "lab system"}, "cpb-0"),
        ({"rest": None}, "cpb-1"),
        ({"description": None}, "cpb-2"),
        ({"messaging": [{"endpoint": [{"address": "x"}]}]}, "cpb-3"),
        ({"document": [{"mode": "consumer", "profile": "x"}] * 2}, "cpb-7"),
        ({"rest": [{"mode": "server", "resource": [{"type": "Patient"}] * 2}]}, "cpb-9"),
        (_rest(searchParam=[{"name": "name", "type": "string"}] * 2), "cpb-12"),
        ({"kind": "instance"}, "cpb-14"),
        ({"kind": "capability"}, "cpb-15"),
        (
            {
                "kind": "capability",
                "software": {"name": "x"},
                "implementation": {"description": "x"},
            },
            "cpb-15",
        ),
        ({"software": {"name": "x"}}, "cpb-16"),
        ({"kind": "wish"}, "fhir-code"),
        ({"status": "foo"}, "fhir-code"),
        ({"rest": [{"mode": "servr"}]}, "fhir-code"),
        (_rest(type="Obervation"), "fhir-type-unknown"),
        (_rest(type="DeviceUsage"), "fhir-type-release"),
        (_rest(interaction=[{"code": "reed"}]), "fhir-code"),
        (_rest(searchParam=[{"name": "x", "type": "text"}]), "fhir-code"),
        (_rest(versioning="always"), "fhir-code"),
        (_rest(supportedProfile=["not a url"]), "canonical-malformed"),
        ({"rest": [{"mode": "server", "interaction": [{"code": "read"}]}]}, "fhir-code"),
        ({"fhirVersion": "9.9"}, "fhir-version"),
        ({"extension": [{"url": EXPECTATION_URL, "valueCode": "MUST"}]}, "fhir-code"),
    ],
)
def test_each_code_and_invariant_of_r4_is_checked(changes: dict[str, Any], code: str) -> None:
    assert check_capability_statement(_statement(), CATALOGUE) == ()
    found = check_capability_statement(_statement(**changes), CATALOGUE)
    assert [each.code for each in found] == [code]
    assert (found[0].severity is Severity.WARNING) == (code == "cpb-0")


def test_a_type_is_checked_against_the_release_the_statement_names() -> None:
    assert (
        check_capability_statement(
            _statement(fhirVersion="5.0.0", **_rest(type="DeviceUsage")), CATALOGUE
        )
        == ()
    )
    assert [release_of(v) for v in ("3.0.2", "4.0.0", "4.3.0", "5.0.0", "4.2.0", None)] == [
        "STU3",
        "R4",
        "R4B",
        "R5",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "min guide"}, "ig-0"),
        ({"status": "x"}, "fhir-code"),
        ({"fhirVersion": ["9.9"]}, "fhir-version"),
        ({"fhirVersion": []}, "fhir-version"),
        ({"dependsOn": [{"uri": "hl7.se"}]}, "ig-depends"),
    ],
)
def test_the_rules_of_guides_are_checked(changes: dict[str, Any], code: str) -> None:
    guide = {"name": "Guide", "status": "draft", "fhirVersion": ["4.0.1"], "dependsOn": []}
    assert check_implementation_guide(guide) == ()
    assert [each.code for each in check_implementation_guide({**guide, **changes})] == [code]


def test_malformed_shapes_do_not_stop_the_rules() -> None:
    for wrong in (
        {"rest": {"mode": "server"}},
        {"rest": [1, {"resource": [None]}]},
        {"document": 7},
    ):
        check_capability_statement(_statement(**wrong), CATALOGUE)


def test_there_are_ten_parts_in_both_languages() -> None:
    for language in ("sv", "en"):
        parts = annex_parts(asked(), language)  # type: ignore[arg-type]
        assert [part.number for part in parts] == list(range(1, 11))
        assert all(part.title and part.intro for part in parts)
        for table in (table for part in parts for table in part.tables):
            assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(each.sv and each.en for each in WORDS.values())


def test_integrations_say_who_builds_what() -> None:
    integration = IntegrationRequirement(
        counterpart=Text("Dataplattform", "Data platform"),
        information="lab-result",
        role=Role.PRODUCES,
        standard="omop-5.4",
        kind=Kind.MAPPED,
        via="omocl",
        owner="Regionen",
    )
    part = annex_parts(asked(integrations=(integration,)), "sv")[5]
    assert part.tables[0].rows == (
        (
            "Dataplattform",
            "lämnar",
            "Laboratoriesvar",
            "omop-5.4",
            "publik mappning finns",
            "omocl",
            "Regionen",
        ),
    )


def test_who_builds_is_left_open_only_where_something_is_built() -> None:
    def owner(kind: Kind) -> str:
        one = IntegrationRequirement(
            counterpart=Text("Nav"),
            information="lab-result",
            role=Role.PRODUCES,
            standard="x",
            kind=kind,
        )
        return annex_parts(asked(integrations=(one,)), "sv")[5].tables[0].rows[0][-1]

    assert [owner(kind) for kind in (Kind.NATIVE, Kind.ADAPTER)] == ["", "inte bestämt"]


def test_what_is_only_recommended_is_never_demanded() -> None:
    """A platform's standard that the module need not speak saves a mapping, and is no SHALL."""
    found = asked(standards=frozenset({"hl7v2"}), preferred=dict.fromkeys(("lab-result",), ALL))
    assert {each.type for each in found.resources} == {
        "DiagnosticReport",
        "Observation",
        "Specimen",
    }
    levels = {each.expectation for each in (*found.resources, *found.archetypes, *found.tables)}
    assert levels | {each.expectation for each in found.services} == {Expectation.SHOULD}
    assert all(s.expectation is not Expectation.SHALL for r in found.resources for s in r.search)
    (row,) = (each for each in found.objects if each.id == "lab-result")
    assert (row.demanded, row.preferred) == (("hl7v2",), tuple(sorted(ALL)))


def test_a_standard_of_one_object_is_not_asked_for_the_others() -> None:
    found = asked(speaks={"lab-order": frozenset({"hl7v2"})})
    assert "ServiceRequest" not in {each.type for each in found.resources}
    assert "Observation" in {each.type for each in found.resources}


def test_another_release_of_fhir_is_not_stated_as_r4() -> None:
    assert asked(standards=frozenset({"fhir-r5"})).resources == ()


def test_a_platform_keeps_for_others_and_is_written_to() -> None:
    found = asked(produces=(), consumes=(), keeps=("lab-result",))
    assert _levels(found, "Observation", Mode.SERVER)["create"] is Expectation.SHALL
    assert found.services == ()
    assert found.tables


def test_own_judgement_is_never_shown_as_published() -> None:
    part = annex_parts(asked(produces=("lab-result", "invoice")), "en")[0]
    basis = {row[0]: row[-1] for row in part.tables[0].rows}
    assert basis["Laboratory result"] == "published mapping"
    assert basis["Fee, invoice and reimbursement"] == "own judgement, to be confirmed"


def test_the_verification_protocol_follows_what_is_asked() -> None:
    only_openehr = annex_parts(asked(standards=frozenset({"openehr"})), "en")[9]
    tested = [row[1] for row in only_openehr.tables[0].rows]
    assert tested == ["Templates and archetypes", "Code systems", "Identity, access, blocks, log"]


def test_markdown_keeps_its_tables_whatever_the_names_hold() -> None:
    text = annex_markdown(asked(name=Text("A|B\n*C*")))
    assert text.startswith("# Teknisk bilaga: A\\|B \\*C\\*\n")
    for line in (line for line in text.splitlines() if line.startswith("| ")):
        assert line.replace("\\|", "").count("|") >= 4
    assert text == annex_markdown(asked(name=Text("A|B\n*C*")))


def test_a_part_that_asks_nothing_says_so() -> None:
    text = annex_markdown(asked(standards=frozenset({"openehr"})), language="en")
    fhir = text[text.index("## 2. FHIR") : text.index("## 3. openEHR")]
    assert "No requirement in this part." in fhir


def _document(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            SafeTree.fromstring(archive.read(name))
        return SafeTree.fromstring(archive.read("word/document.xml"))


def test_word_holds_the_same_tables_as_markdown() -> None:
    requirements = asked(name=Text("Labb & <svar>\x07"))
    document = _document(annex_docx(requirements))
    tables = [table for part in annex_parts(requirements, "sv") for table in part.tables]
    written = document.findall(f".//{W}tbl")
    assert [len(each.findall(f"{W}tr")) for each in written] == [len(t.rows) + 1 for t in tables]
    for table, each in zip(tables, written, strict=True):
        cells = ["".join(c.itertext()) for c in each.findall(f"{W}tr/{W}tc")]
        assert cells == [*table.columns, *(cell for row in table.rows for cell in row)]
    title = "".join(document.find(f".//{W}p").itertext())
    assert title == "Teknisk bilaga: Labb & <svar> "


@pytest.mark.parametrize(
    "write", [annex_docx, annex_markdown, lambda r: fhir_json(capability_statement(r, CATALOGUE))]
)
def test_the_same_annex_gives_the_same_bytes(write: Callable[[AnnexRequirements], object]) -> None:
    assert write(asked()) == write(asked())


def test_json_text_is_read_back_unchanged() -> None:
    statement = capability_statement(asked(), CATALOGUE)
    assert json.loads(fhir_json(statement)) == statement
    assert "Laboratoriesystem" in fhir_json(statement)


def test_writing_for_people_imports_no_fhir_library() -> None:
    code = (
        "import sys, modarch.standards.annex.markdown, modarch.standards.annex.docx,"
        "modarch.standards.annex.fhir; print('fhir' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
