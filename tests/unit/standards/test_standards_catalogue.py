"""The shipped catalogue: complete, consistent, and equal to the libraries it restates."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import duckcdm.omop
import fhirkit
import pytest

from modarch.errors import ModarchError
from modarch.standards.archetypes import parse_archetype_id
from modarch.standards.bindings import CHECKS
from modarch.standards.catalogue import load_catalogue
from modarch.standards.data import data_folder

CATALOGUE = load_catalogue()
SLUG = re.compile(r"[a-z][a-z0-9-]*")


def _library_types(release: str) -> set[str]:
    """Resource types of fhir.resources, read from its sources: importing them takes seconds."""
    spec = importlib.util.find_spec("fhir.resources")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / ("" if release == "R5" else release)
    pattern = re.compile(r"^class (\w+)\(\w+\.(Domain|Canonical|Metadata|)Resource\)", re.MULTILINE)
    found = {
        m[1] for file in folder.glob("*.py") for m in pattern.finditer(file.read_text("utf-8"))
    }
    return found - {"Resource", "DomainResource", "CanonicalResource", "MetadataResource"}


def test_r4_types_are_those_of_fhirkit() -> None:
    assert CATALOGUE.fhir_types_in("R4") == set(fhirkit.RESOURCE_TYPES)
    assert len(CATALOGUE.fhir_types_in("R4")) == 146


@pytest.mark.parametrize(("release", "count"), [("STU3", 117), ("R4B", 141), ("R5", 158)])
def test_types_of_other_releases_are_those_of_fhir_resources(release: str, count: int) -> None:
    assert CATALOGUE.fhir_types_in(release) == _library_types(release)
    assert len(CATALOGUE.fhir_types_in(release)) == count


def test_omop_tables_and_fields_are_those_of_the_common_data_model() -> None:
    library = duckcdm.omop.cdm_fields(("5.4",))
    ours = {table.name: set(table.fields) for table in CATALOGUE.omop_tables.values()}
    assert ours == {
        name: {field.lower() for field, _ in fields} for name, fields in library.items()
    }
    assert len(ours) == 39


def test_omop_domains_have_the_sizes_of_the_specification() -> None:
    domains = [table.domain for table in CATALOGUE.omop_tables.values()]
    assert {domain: domains.count(domain) for domain in domains} == {
        "clinical": 15,
        "health-system": 3,
        "health-economics": 2,
        "derived": 3,
        "episode": 2,
        "metadata": 2,
        "vocabulary": 10,
        "results": 2,
    }


def test_there_are_about_fifty_objects_named_in_both_languages() -> None:
    assert 50 <= len(CATALOGUE.objects) <= 60
    for key, each in CATALOGUE.objects.items():
        assert SLUG.fullmatch(key), key
        assert each.name.sv, key
        assert each.name.en, key
        assert each.evidence, key


@pytest.mark.parametrize("column", ["fhir", "openehr", "omop", "services", "terminologies"])
def test_every_binding_of_every_object_passes_its_own_check(column: str) -> None:
    found = [
        str(finding)
        for each in CATALOGUE.objects.values()
        for value in getattr(each, column)
        for finding in CHECKS[column](value, CATALOGUE)
    ]
    assert found == []


def test_ni_names_of_every_object_are_on_the_level_they_are_written() -> None:
    for each in CATALOGUE.objects.values():
        assert set(each.ni_concepts) <= set(CATALOGUE.ni_concepts), each.id
        assert set(each.ni_classes) <= set(CATALOGUE.ni_classes), each.id
    assert len(CATALOGUE.ni_concepts) == 38
    assert len(CATALOGUE.ni_classes) == 25


def test_the_thirty_kinds_of_the_reference_landscape_each_have_an_object() -> None:
    covered = {fact for each in CATALOGUE.objects.values() for fact in each.facts}
    assert covered == {f"I{number:02}" for number in range(1, 31)}


def test_all_six_priority_categories_of_the_ehds_are_covered() -> None:
    assert {each.ehds for each in CATALOGUE.objects.values()} == {None, 1, 2, 3, 4, 5, 6}


def test_every_source_that_a_row_names_exists() -> None:
    named = {key for each in CATALOGUE.objects.values() for key in each.evidence}
    named |= {mapping.source for mapping in CATALOGUE.mappings}
    assert named <= set(CATALOGUE.sources)


def test_mappings_join_known_standards_and_known_elements() -> None:
    kinds = {"openehr": "openehr", "fhir": "fhir", "omop": "omop", "riv-ta": "services"}
    for mapping in CATALOGUE.mappings:
        for origin in mapping.origins:
            check = CHECKS.get(kinds.get(CATALOGUE.standards[origin].family, ""))
            for element in mapping.pairs if check else ():
                assert check(element, CATALOGUE) == (), element
        for target in mapping.targets:
            check = CHECKS[kinds[CATALOGUE.standards[target].family]]
            for element in {name for names in mapping.pairs.values() for name in names}:
                assert check(element, CATALOGUE) == (), element


def test_aliases_never_collide() -> None:
    spellings = [
        spelling for each in CATALOGUE.standards.values() for spelling in (each.id, *each.aliases)
    ]
    assert len(spellings) == len(set(spellings))
    assert all(spelling == spelling.casefold() for spelling in spellings)


def test_every_line_is_named_after_a_standard() -> None:
    assert {each.line for each in CATALOGUE.standards.values()} <= set(CATALOGUE.standards)


def test_profiles_belong_to_known_packages_types_and_objects() -> None:
    for profile in CATALOGUE.profiles.values():
        package = CATALOGUE.package_of(profile.canonical)
        assert package is not None, profile.canonical
        assert package.id == profile.package
        assert set(profile.objects) <= set(CATALOGUE.objects)
        if profile.objects:
            assert profile.type in CATALOGUE.fhir_types_in("R4")


def test_a_longer_canonical_wins_when_packages_share_a_prefix() -> None:
    package = CATALOGUE.package_of("http://hl7.eu/fhir/base/StructureDefinition/x")
    assert package is not None
    assert package.id == "hl7.fhir.eu.base"
    assert CATALOGUE.package_of("http://hl7.eu/fhir/baseline/StructureDefinition/x") is None


def test_every_type_that_carries_an_object_has_search_parameters() -> None:
    without_standard_ones = {"Binary", "BiologicallyDerivedProduct"}
    used = {name for each in CATALOGUE.objects.values() for name in each.fhir}
    assert used - set(CATALOGUE.search_parameters) == without_standard_ones
    kinds = {"token", "date", "reference", "string", "uri", "quantity", "number"}
    for parameters in CATALOGUE.search_parameters.values():
        assert {each.kind for each in parameters} <= kinds
        assert {each.expectation for each in parameters} <= {"SHALL", "SHOULD"}
        names = [each.name for each in parameters]
        assert len(names) == len(set(names))


def test_the_carrying_archetype_of_an_object_comes_before_what_wraps_it() -> None:
    for each in CATALOGUE.objects.values():
        kinds = [parse_archetype_id(name).rm_class for name in each.openehr]  # type: ignore[union-attr]
        if kinds and kinds[0] == "CLUSTER":
            assert not {"OBSERVATION", "EVALUATION"} & set(kinds), each.id


def test_own_judgement_is_told_apart_from_published_maps() -> None:
    assert CATALOGUE.objects["access-block"].is_own_judgement
    assert not CATALOGUE.objects["lab-result"].is_own_judgement


def test_the_catalogue_is_read_once() -> None:
    assert load_catalogue() is load_catalogue()


def test_loading_it_imports_no_library_for_fhir_openehr_or_the_network() -> None:
    heavy = "'fhir', 'fhirkit', 'oehrpy', 'httpx', 'pydantic', 'networkx', 'numpy'"
    code = (
        "import sys; from modarch.standards.catalogue import load_catalogue; load_catalogue();"
        f"print(sorted({{{heavy}}} & {{name.split('.')[0] for name in sys.modules}}))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_missing_data_is_told_with_its_cure() -> None:
    with pytest.raises(ModarchError, match="Install modarch again"):
        data_folder("no-such-folder")
