"""What differs between two scenarios, value by value, and nothing when nothing does."""

from __future__ import annotations

import pytest

from modarch.analysis.difference.result import ChangeKind, compare_states
from modarch.landscape.load import load, loads

MODEL = """
modarch: 1
programme: {start: 2026-01, gates: {go: {months: 3}}}
modules:
  a: {size: M, standards: [fhir-r4, hl7v2]}
  b: {size: S, requires: a}
systems: {old: {}}
alternatives: {x: {}}
scenarios:
  other:
    programme: {gates: {go: {months: 9}}, capacity: {procurement: 2}}
    plan: {order: [c]}
    modules:
      a: {size: L, standards: [fhir-r4, openehr]}
      b: ~
      c: {name: C, size: S}
    alternatives: {x: {label: X}}
"""


def changes(before: str | None, after: str | None):
    return compare_states(loads(MODEL, scenario=before), loads(MODEL, scenario=after))


def test_nothing_differs_from_itself() -> None:
    result = changes("other", "other")
    assert result.changes == ()
    assert result.same["modules"] == 2


def test_what_is_new_removed_and_changed() -> None:
    result = changes(None, "other")
    kinds = {(one.section, one.id): one.kind for one in result.changes}
    assert kinds == {
        ("modules", "c"): ChangeKind.NEW,
        ("modules", "b"): ChangeKind.REMOVED,
        ("modules", "a"): ChangeKind.CHANGED,
        ("gates", "go"): ChangeKind.CHANGED,
        ("programme", "capacity"): ChangeKind.NEW,
        ("plan", "order"): ChangeKind.NEW,
    }
    assert result.same["systems"] == 1
    assert result.same["modules"] == 0


def test_what_people_say_of_alternatives_is_left_out() -> None:
    assert not [one for one in changes(None, "other").changes if one.section == "alternatives"]


def test_values_that_differ_are_told_and_lists_only_by_what_differs() -> None:
    (changed,) = changes(None, "other").of("modules", ChangeKind.CHANGED)
    fields = {one.field: one for one in changed.fields}
    assert (fields["size"].before, fields["size"].after) == ("M", "L")
    assert fields["standards"].added == ("openehr",)
    assert fields["standards"].removed == ("hl7v2",)


def test_turned_round_new_is_removed() -> None:
    there, back = changes(None, "other"), changes("other", None)
    swapped = {ChangeKind.NEW: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.NEW}
    assert {(one.section, one.id, one.kind) for one in back.changes} == {
        (one.section, one.id, swapped.get(one.kind, one.kind)) for one in there.changes
    }


@pytest.mark.parametrize(
    ("before", "after", "new", "removed"),
    [
        ("a", "a-med-moduler", {"lakemedel", "modravard-och-forlossning"}, set()),
        ("c", "c-egen", set(), set()),
        ("c", "c-plus", set(), set()),
    ],
)
def test_the_hybrids_of_the_shipped_model(before, after, new, removed) -> None:
    """Statement 8: alternatives overlap, so A may hold modules and C own development."""
    result = compare_states(load("models/vgr", scenario=before), load("models/vgr", scenario=after))
    assert {one.id for one in result.of("modules", ChangeKind.NEW)} == new
    assert {one.id for one in result.of("modules", ChangeKind.REMOVED)} == removed
    assert result.of("modules", ChangeKind.CHANGED)
