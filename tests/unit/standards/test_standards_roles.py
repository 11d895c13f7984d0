"""Which standard does what: exchanges counted by hand, and the figure that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from modarch.analysis.standards_coverage.roles import StandardRole, standard_roles
from modarch.figures.views.registry import figure_of
from modarch.figures.views.request import ViewRequest
from modarch.figures.views.standards import roles_content
from modarch.landscape.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.model import Landscape

MODEL = """modarch: 1
programme: {language: sv, start: 2027-01, as_of: 2026-11}
information: {lab-result: {}, lab-order: {}, own: {}}
capabilities:
  analyse: {consumes: [lab-order], produces: [lab-result, own]}
  order: {consumes: [lab-result, own], produces: [lab-order]}
modules:
  lab: {size: M, capabilities: analyse, standards: hl7v2, speaks: {own: proprietary}, uses: {hub: api}}
  record: {size: M, capabilities: order, standards: fhir-r4b, speaks: {own: proprietary}, uses: {hub: api}}
platforms:
  hub: {size: S, kind: integration, canonical: fhir-r4, carries: [lab-result, lab-order]}
"""  # noqa: E501 - rows of a model


@pytest.fixture
def landscape(tmp_path: Path) -> Landscape:
    file = tmp_path / "model.yaml"
    file.write_text(MODEL, encoding="utf-8")
    return load(file)


def test_every_exchange_is_counted_under_the_standards_of_its_sides(landscape: Landscape) -> None:
    """Result and order between laboratory and hub, and hub and record; the own one directly."""
    found = standard_roles(landscape)
    assert found.objects == ("lab-order", "lab-result", "own")
    assert found.unstated == 0
    fhir, hl7v2, own = (
        next(role for role in found.roles if role.standard == name)
        for name in ("fhir-r4", "hl7v2", "proprietary")
    )
    assert (fhir.native, fhir.mapped, fhir.adapters) == (2, 1, 1)
    assert (fhir.platforms, fhir.modules) == (("hub",), ("record",))
    assert fhir.objects == ("lab-order", "lab-result")
    assert (hl7v2.native, hl7v2.mapped, hl7v2.adapters) == (0, 1, 1)
    assert hl7v2.modules == ("lab",)
    assert (own.native, own.adapters, own.modules) == (0, 1, ("lab", "record"))


def test_the_standard_with_most_exchanges_comes_first(landscape: Landscape) -> None:
    def total(role: StandardRole) -> int:
        return role.native + role.mapped + role.adapters

    totals = [total(role) for role in standard_roles(landscape).roles]
    assert totals == sorted(totals, reverse=True)


def test_a_side_without_a_standard_is_told_not_guessed(tmp_path: Path) -> None:
    silent = tmp_path / "silent.yaml"
    silent.write_text(MODEL.replace("standards: hl7v2, ", ""), encoding="utf-8")
    found = standard_roles(load(silent))
    assert found.unstated == 2
    assert "hl7v2" not in {role.standard for role in found.roles}


@pytest.mark.parametrize("model", ["models/minimal", "models/worked-example"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_any_model_can_be_drawn(model: str, language) -> None:
    svg = figure_of("standards", ViewRequest(landscape=load(model), language=language))
    assert svg.render("svg").startswith(b"<svg")


def test_the_figure_names_what_the_reference_landscape_rests_on() -> None:
    landscape = load("models/vgr-alternativ-c")
    content = roles_content(ViewRequest(landscape=landscape, language="en"))
    names = [row.name for row in content.rows]
    assert names[0].startswith("HL7 FHIR R4")
    assert {"OMOP CDM 5.4", "DICOM"} <= set(names)
    assert all(row.task for row in content.rows)
    assert [name for name, _ in content.meaning] == ["NI", "Code systems"]
