"""The choice of a platform's standard: how many mappings it makes, counted by hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from modarch.standards.canonical import Attachment, compare_canonical
from modarch.standards.catalogue import load_catalogue
from modarch.standards.requirements import Role
from modarch.standards.translation import Kind, Translator

OPENEHR, FHIR = frozenset({"openehr"}), frozenset({"fhir-r4"})


def attachment(system: str, information: str, role: Role, *standards: str) -> Attachment:
    return Attachment(
        system=system, information=information, role=role, standards=frozenset(standards)
    )


EXAMPLE = (
    attachment("journal", "diagnosis", Role.PRODUCES, "openehr"),
    attachment("journal", "lab-result", Role.CONSUMES, "openehr"),
    attachment("lab", "lab-result", Role.PRODUCES, "fhir-r4"),
    attachment("lab", "lab-order", Role.CONSUMES, "fhir-r4b"),
    attachment("blocks", "access-block", Role.PRODUCES, "fhir-r4"),
    attachment("old", "vital-signs", Role.PRODUCES, "proprietary:old"),
)


def test_the_two_choices_are_counted_as_by_hand() -> None:
    """With openEHR: lab result and order are mapped, the block has no home, the old is adapted.

    With FHIR: diagnosis and lab result of the journal are mapped, the old is adapted.
    """
    openehr, fhir = compare_canonical(EXAMPLE, [OPENEHR, FHIR])
    kinds = (Kind.NATIVE, Kind.MAPPED, Kind.ADAPTER, Kind.NO_HOME)
    assert [openehr.count(kind) for kind in kinds] == [2, 2, 1, 1]
    assert [fhir.count(kind) for kind in kinds] == [3, 2, 1, 0]
    assert (openehr.mappings, fhir.mappings) == (3, 3)


def test_both_standards_side_by_side_leave_only_what_neither_knows() -> None:
    (both,) = compare_canonical(EXAMPLE, [OPENEHR | FHIR])
    assert both.canonical == ("fhir-r4", "openehr")
    assert both.mappings == 1


def test_an_object_that_goes_both_ways_counts_once_by_its_worst_way() -> None:
    both_ways = [
        attachment("x", "vital-signs", role, "omop-5.4") for role in (Role.PRODUCES, Role.CONSUMES)
    ]
    (choice,) = compare_canonical(both_ways, [OPENEHR])
    assert [translation.kind for _, translation in choice.attachments] == [
        Kind.MAPPED,
        Kind.ADAPTER,
    ]
    assert (choice.count(Kind.ADAPTER), choice.mappings) == (1, 1)


def test_a_region_s_own_rows_can_answer() -> None:
    translator = Translator(load_catalogue())
    assert compare_canonical(EXAMPLE, [FHIR], translator.translate) == compare_canonical(
        EXAMPLE, [FHIR]
    )


standards = st.frozensets(st.sampled_from(["openehr", "fhir-r4", "hl7v2", "riv-ta"]), min_size=1)
attachments = st.lists(
    st.builds(
        Attachment,
        system=st.sampled_from("abc"),
        information=st.sampled_from(sorted(load_catalogue().objects)),
        role=st.sampled_from(Role),
        standards=standards,
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(attachments, standards, standards)
def test_one_more_canonical_standard_never_makes_more_mappings_or_homeless(
    systems: list[Attachment], canonical: frozenset[str], more: frozenset[str]
) -> None:
    one, several = compare_canonical(systems, [canonical, canonical | more])
    assert several.count(Kind.NATIVE) >= one.count(Kind.NATIVE)
    assert several.count(Kind.NO_HOME) <= one.count(Kind.NO_HOME)
    pairs = {(each.system, each.information) for each in systems}
    assert sum(one.count(kind) for kind in Kind) == len(pairs)
