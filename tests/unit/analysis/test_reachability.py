"""How needs are met: every reason why not, the best way, and the pathway of a patient."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from modarch.analysis.pathways import walk_pathways
from modarch.analysis.reachability import Cause, NeedReach, ReachGroup, assess_reachability
from modarch.deployment.exchange import Reach
from modarch.deployment.needs import NeedOrigin
from modarch.errors import InputInvalid
from modarch.landscape.load import loads
from modarch.planning.ordering import plan_in_order

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape

BASE = """
modarch: 1
programme: {start: 2027-01}
providers: {north: {legal_entity: one}, south: {legal_entity: other}}
information: {note: {}}
capabilities: {write: {produces: note}, read: {}}
needs:
  n: {consumer: {capability: read, provider: north}, producer: {capability: write, provider: south}}
"""


def landscape(more: str) -> Landscape:
    return loads(BASE + more)


def only(more: str, **asked: Any) -> NeedReach:
    (need,) = assess_reachability(landscape(more), **asked).needs
    return need


def systems(reader: str, writer: str, rest: str = "") -> str:
    return f"""
systems:
  reader: {{capabilities: read, keep: true, {reader}}}
  writer: {{capabilities: write, keep: true, {writer}}}
{rest}
"""


HUB = "platforms: {hub: {kind: integration, sourcing: existing, canonical: fhir}}"
CONNECTED = "integrations: {i: {consumer: reader, provider: writer}}"


class TestCauses:
    def test_nothing_connects_two_that_share_a_standard(self) -> None:
        need = only(systems("standards: fhir", "standards: fhir"))
        assert (need.reach, need.cause, need.path) == (Reach.UNMET, Cause.NO_LINK, ())

    def test_no_standard_in_common_to_connect_them_by(self) -> None:
        need = only(systems("standards: fhir", "standards: hl7v2"))
        assert (need.reach, need.cause) == (Reach.UNMET, Cause.NO_STANDARD)

    def test_a_connection_between_two_standards_translates(self) -> None:
        need = only(systems("standards: fhir", "standards: hl7v2", CONNECTED))
        assert (need.reach, need.cause) == (Reach.TRANSLATED, Cause.NO_STANDARD)
        assert need.mapped == (("writer", "reader"),)

    def test_the_formats_of_two_suppliers_are_never_equal(self) -> None:
        suppliers = "suppliers: {a: {}, b: {}}\n" + CONNECTED
        same = systems(
            "standards: proprietary, supplier: a", "standards: proprietary, supplier: a", suppliers
        )
        other = systems(
            "standards: proprietary, supplier: a", "standards: proprietary, supplier: b", suppliers
        )
        assert only(same).reach is Reach.NATIVE
        assert only(other).reach is Reach.TRANSLATED

    def test_a_connection_that_does_not_carry_the_object_is_none(self) -> None:
        rest = CONNECTED.replace("writer}", "writer, information: [other]}")
        text = systems("standards: fhir", "standards: fhir", rest)
        written = BASE.replace("{note: {}}", "{note: {}, other: {}}") + text
        (need,) = assess_reachability(loads(written)).needs
        assert need.cause is Cause.NO_LINK

    def test_a_platform_that_is_not_in_use_yet(self) -> None:
        rest = "platforms: {hub: {kind: integration, size: S, canonical: fhir}}"
        uses = "standards: fhir, uses: {hub: api}"
        model = landscape(systems(uses, uses, rest))
        plan = plan_in_order(model).plan
        (today,) = assess_reachability(model, plan, at=model.start).needs
        (later,) = assess_reachability(model, plan).needs
        assert (today.reach, today.cause) == (Reach.UNMET, Cause.PLATFORM_NOT_LIVE)
        assert (later.reach, later.path) == (Reach.NATIVE, ("writer", "hub", "reader"))

    def test_a_legal_block_is_no_technical_gap(self) -> None:
        written = BASE.replace("n: {consumer", "n: {legal_block: no ground, consumer")
        text = written + systems("standards: fhir", "standards: fhir", CONNECTED)
        (need,) = assess_reachability(loads(text)).needs
        assert (need.reach, need.cause) == (Reach.UNMET, Cause.LEGAL)

    def test_nobody_has_it_and_nobody_is_there_to_need_it(self) -> None:
        nobody_has = "systems: {reader: {capabilities: read, keep: true}}"
        nobody_needs = "systems: {writer: {capabilities: write, keep: true}}"
        assert only(nobody_has).cause is Cause.NO_PRODUCER
        assert only(nobody_needs).cause is Cause.NO_CONSUMER

    def test_within_one_system_nothing_has_to_be_exchanged(self) -> None:
        need = only("systems: {both: {capabilities: [read, write], keep: true}}")
        assert (need.reach, need.cause, need.path) == (Reach.NATIVE, Cause.NONE, ("both",))


class TestBestWay:
    def test_fewer_mappings_before_fewer_hops(self) -> None:
        """The direct connection needs a mapping; through the platform nobody does."""
        rest = f"{HUB}\n{CONNECTED}"
        need = only(
            systems(
                "standards: hl7v2, uses: {hub: native}",
                "standards: dicom, uses: {hub: native}",
                rest,
            )
        )
        assert (need.reach, need.path) == (Reach.NATIVE, ("writer", "hub", "reader"))

    def test_fewer_hops_among_equals(self) -> None:
        uses = "standards: fhir, uses: {hub: api}"
        need = only(systems(uses, uses, f"{HUB}\n{CONNECTED}"))
        assert need.path == ("writer", "reader")

    def test_every_side_that_is_foreign_to_the_platform_is_mapped(self) -> None:
        uses = "standards: hl7v2, uses: {hub: api}"
        need = only(systems(uses, uses, HUB))
        assert need.mapped == (("writer", "hub"), ("hub", "reader"))


PATHWAY = """
modarch: 1
programme: {start: 2027-01}
providers: {north: {}}
information: {note: {}, order: {}}
capabilities:
  write: {produces: note}
  order: {produces: order, consumes: note}
  see: {consumes: [note, order]}
systems:
  a: {capabilities: [write, order], standards: fhir, keep: true}
  b: {capabilities: see, standards: hl7v2, keep: true}
integrations: {i: {consumer: b, provider: a, information: note}}
pathways:
  p:
    weight: 3
    steps:
      - {capability: write, provider: north}
      - {capability: order, provider: north}
      - {capability: see, provider: north}
"""


class TestPathway:
    model = loads(PATHWAY)

    def test_a_step_needs_what_earlier_steps_have_written(self) -> None:
        (walk,) = walk_pathways(self.model, pathway="p").walks
        told = [(one.step, one.source, one.information, one.reach) for one in walk.hand_overs]
        assert sorted(told) == sorted(
            [
                (2, 1, "note", Reach.NATIVE),
                (3, 1, "note", Reach.TRANSLATED),
                (3, 2, "order", Reach.UNMET),
            ]
        )
        assert [one.information for one in walk.broken] == ["order"]

    def test_continuity_is_the_chance_that_two_steps_meet_one_system(self) -> None:
        (walk,) = walk_pathways(self.model, pathway="p").walks
        assert walk.continuity == pytest.approx((4 + 1 - 3) / (3 * 2))
        assert walk.fragmentation == pytest.approx(1 - 1 / 3)

    def test_the_needs_of_a_pathway_share_its_weight_and_are_called_so(self) -> None:
        result = assess_reachability(self.model)
        origins = {one.origin for one in result.needs if one.need.startswith("p")}
        assert origins == {NeedOrigin.PATHWAY}
        by = {one.key: one for one in result.by(ReachGroup.PATHWAY)}
        assert by[("p",)].native == pytest.approx(1 / 3)
        assert by[("p",)].translated == pytest.approx(1 / 3)
        assert by[("p",)].unmet == pytest.approx(1 / 3)

    def test_an_unknown_pathway_is_refused(self) -> None:
        with pytest.raises(InputInvalid, match="the model has no pathway 'q'"):
            walk_pathways(self.model, pathway="q")
