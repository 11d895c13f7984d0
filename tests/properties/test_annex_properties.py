"""Whatever a module exchanges: what is asked can be stated in FHIR; a wish is never a demand."""

from __future__ import annotations

import fhirkit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modarch.landscape.text import Text
from modarch.standards.annex.docx import annex_docx
from modarch.standards.annex.fhir import capability_statement, implementation_guide
from modarch.standards.annex.markdown import annex_markdown
from modarch.standards.catalogue import load_catalogue
from modarch.standards.derive import derive_requirements
from modarch.standards.module_exchange import ModuleExchange
from modarch.standards.requirements import Expectation, Issue

pytest.importorskip("fhir.resources")

CATALOGUE = load_catalogue()
ISSUE = Issue(issuer=Text("R"), base="https://r.example/fhir", date="2027-03")
OBJECTS = sorted(CATALOGUE.objects)
some_objects = st.lists(st.sampled_from(OBJECTS), max_size=6, unique=True).map(tuple)
some_standards = st.frozensets(st.sampled_from([*CATALOGUE.standards, "unheard-of"]), max_size=3)
by_object = st.dictionaries(st.sampled_from(OBJECTS), some_standards, max_size=6)
exchanges = st.builds(
    ModuleExchange,
    id=st.just("module"),
    name=st.text(min_size=1, max_size=20).map(Text),
    produces=some_objects,
    consumes=some_objects,
    keeps=some_objects,
    standards=some_standards,
    speaks=by_object,
    preferred=by_object,
    stored=st.frozensets(st.sampled_from(OBJECTS), max_size=6),
)


def _levels(found: object) -> set[Expectation]:
    resources = found.resources  # type: ignore[attr-defined]
    inner = (one for each in resources for one in (*each.interactions, *each.search))
    return {one.expectation for one in inner}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(exchanges)
def test_what_is_asked_can_be_written_in_every_form(exchange: ModuleExchange) -> None:
    found = derive_requirements(exchange, ISSUE, CATALOGUE)
    assert annex_markdown(found).count("\n## ") == 10
    assert annex_docx(found) == annex_docx(found)
    if found.resources:
        name_is_text = bool(exchange.name.sv.strip()) and exchange.name.sv.isprintable()
        if name_is_text:
            for resource in (capability_statement(found, CATALOGUE), implementation_guide(found)):
                assert not [one for one in fhirkit.validate(resource) if one.severity == "error"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(exchanges)
def test_a_wish_is_never_a_demand(exchange: ModuleExchange) -> None:
    spoken = {token for name in OBJECTS for token in exchange.demanded(name)}
    found = derive_requirements(exchange, ISSUE, CATALOGUE)
    lines = {CATALOGUE.standards[token].line for token in spoken if token in CATALOGUE.standards}
    for line, levels in (
        ("fhir-r4", _levels(found)),
        ("openehr", {one.expectation for one in found.archetypes}),
        ("omop-5.4", {one.expectation for one in found.tables}),
        ("riv-ta", {one.expectation for one in found.services}),
    ):
        assert line in lines or Expectation.SHALL not in levels


@settings(max_examples=60, deadline=None, derandomize=True)
@given(exchanges)
def test_a_type_is_asked_once_per_mode_and_everything_names_its_objects(
    exchange: ModuleExchange,
) -> None:
    found = derive_requirements(exchange, ISSUE, CATALOGUE)
    keys = [(one.mode, one.type) for one in found.resources]
    assert len(keys) == len(set(keys))
    used = {*exchange.produces, *exchange.consumes, *exchange.keeps}
    for one in (*found.resources, *found.archetypes, *found.tables, *found.services):
        assert one.objects
        assert set(one.objects) <= used
