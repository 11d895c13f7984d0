"""Plan files: readable, editable YAML that every command accepts with ``--plan``.

A plan file either fixes every phase (``components``), or only says what is wished (``order``,
``starts``, ``modes``, ``not_before``, ``not_after``, ``forbidden``, ``before``), which is then
turned into months.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from modarch.errors import Location, PlanInvalid, did_you_mean
from modarch.landscape.document.files import PLAN_KEY, read_text
from modarch.landscape.document.layers import Layers
from modarch.landscape.document.source import read_tree
from modarch.landscape.months import Month, parse_month
from modarch.landscape.plan import Before, Plan, PlanWish, ScheduledComponent, ScheduledPhase
from modarch.planning.blocks_of import STANDARD_MODE

if TYPE_CHECKING:
    from pathlib import Path

    from modarch.landscape.document.tree import SourceTree
    from modarch.landscape.model import Landscape
    from modarch.landscape.phases import Phase
    from modarch.landscape.provenance import Path as DataPath

__all__ = ["read_plan"]

_KEYS: Final = frozenset(
    {PLAN_KEY, "made", "order", "starts", "modes", "not_before", "not_after", "forbidden", "before"}
    | {"components", "gates", "options", "interim"}
)

_MOST_MONTHS: Final = 1200
"""Longest phase, and longest way of a month from the programme's start: a century."""


def read_plan(path: Path, landscape: Landscape) -> Plan | PlanWish:
    """Read a plan file for a landscape.

    Parameters
    ----------
    path
        The file.
    landscape
        The model it belongs to.

    Returns
    -------
    Plan or PlanWish
        A plan when every phase is fixed, otherwise what is wished.

    Raises
    ------
    PlanInvalid
        With every problem found, if it cannot be used with the model.
    """
    tree = read_tree(read_text(path), str(path))
    return _PlanReader(tree, landscape).read()


class _PlanReader:
    """Reads one plan file, collecting problems."""

    def __init__(self, tree: SourceTree, landscape: Landscape) -> None:
        self._tree = tree
        self._landscape = landscape
        self._layers = Layers(problems=list(tree.problems))
        self._data: dict[str, Any] = tree.data if isinstance(tree.data, dict) else {}

    def read(self) -> Plan | PlanWish:
        self._check_is_plan()
        self._check_keys()
        result = self._plan() if self._data.get("components") else self._wish()
        if self._layers.problems:
            raise PlanInvalid(self._layers.problems)
        return result

    def _report(self, code: str, message: str, hint: str, path: DataPath) -> None:
        self._layers.report(code, message, hint, self._place(path))

    def _place(self, path: DataPath) -> Location | None:
        for length in range(len(path), -1, -1):
            place = self._tree.locate(path[:length])
            if place is not None:
                return place
        return None

    def _check_is_plan(self) -> None:
        """Tell of a file that is something else, and of nothing more: the rest would be noise."""
        if self._layers.problems or self._data.get(PLAN_KEY) == 1:
            return
        message, hint = (
            "this is no plan file that modarch can read",
            f"write {PLAN_KEY}: 1 at the top",
        )
        if "modarch" in self._data:
            message = "this is a model, not a plan file"
            hint = "a plan file comes from: modarch plan MODEL -o plan.yaml"
        place = self._place(()) or Location(self._tree.file)
        self._layers.report("schema-version", message, hint, place)
        raise PlanInvalid(self._layers.problems)

    def _check_keys(self) -> None:
        for key in self._data:
            if key not in _KEYS:
                hint = did_you_mean(key, _KEYS)
                self._report("unknown-key", f"a plan has no key {key!r}", hint, (key,))

    def _mapping(self, key: str) -> dict[str, Any]:
        value = self._data.get(key)
        if value is None:
            return {}
        if isinstance(value, dict):
            return value
        self._report("wrong-type", f"{key} must be a mapping", "write key: value below it", (key,))
        return {}

    def _known(self, name: object, path: DataPath) -> bool:
        known = self._landscape.components
        if isinstance(name, str) and name in known:
            return True
        message = f"the plan names {name!r}, which the model does not plan"
        hint = did_you_mean(str(name), known)
        self._report("dangling-reference", message, hint, path)
        return False

    def _known_mode(self, name: str, mode: object, path: DataPath) -> bool:
        known = [STANDARD_MODE, *self._landscape.components[name].modes]
        if isinstance(mode, str) and mode in known:
            return True
        hint = did_you_mean(str(mode), known)
        self._report("dangling-reference", f"{name} has no mode {mode!r}", hint, path)
        return False

    def _month(self, raw: object, path: DataPath) -> Month | None:
        hint = "write YYYY-MM, for example 2028-06"
        try:
            month = parse_month(str(raw))
        except ValueError:
            self._report("malformed-date", f"{raw!r} is not a month", hint, path)
            return None
        if abs(month - self._landscape.start) > _MOST_MONTHS:
            message = f"{raw} is more than a century from the start, {self._landscape.start}"
            self._report("malformed-date", message, hint, path)
            return None
        return month

    def _wish(self) -> PlanWish:
        order = self._data.get("order") or []
        if not isinstance(order, list):
            self._report("wrong-type", "order must be a list", "write [one, two]", ("order",))
            order = []
        for number, name in enumerate(order):
            if self._known(name, ("order", number)) and name in order[:number]:
                message = f"the order names {name!r} twice"
                self._report("repeated-name", message, "leave one out", ("order", number))
        modes = self._mapping("modes")
        for name, mode in modes.items():
            if self._known(name, ("modes", name)):
                self._known_mode(name, mode, ("modes", name))
        return PlanWish(
            order=tuple(order),
            starts=self._months("starts"),
            modes=modes,
            not_before=self._months("not_before"),
            not_after=self._months("not_after"),
            forbidden=self._forbidden(),
            before=tuple(self._pairs()),
        )

    def _months(self, key: str) -> dict[str, Month]:
        found = {}
        for name, raw in self._mapping(key).items():
            month = self._month(raw, (key, name))
            if self._known(name, (key, name)) and month is not None:
                found[name] = month
        return found

    def _forbidden(self) -> dict[str, tuple[Month, ...]]:
        found = {}
        for name, raw in self._mapping("forbidden").items():
            path = ("forbidden", name)
            written = raw if isinstance(raw, list) else [raw]
            months = [self._month(one, path) for one in written]
            if self._known(name, path):
                found[name] = tuple(sorted(month for month in months if month is not None))
        return found

    def _pairs(self) -> Iterator[Before]:
        written = self._data.get("before") or []
        for number, pair in enumerate(written if isinstance(written, list) else [written]):
            path: DataPath = ("before", number)
            if not isinstance(pair, Mapping) or set(pair) != {"first", "then"}:
                hint = "write {first: one, then: another}"
                self._report("wrong-type", "before must hold pairs", hint, path)
                continue
            known = [self._known(name, path) for name in pair.values()]
            if all(known) and pair["first"] == pair["then"]:
                message = f"{pair['first']!r} cannot come before itself"
                self._report("contradiction", message, "leave the pair out", path)
            elif all(known):
                yield Before(first=pair["first"], then=pair["then"])

    def _plan(self) -> Plan:
        components = {}
        for name, written in self._mapping("components").items():
            path = ("components", name)
            if self._known(name, path) and self._is_mapping(written, path):
                components[name] = self._scheduled(name, written, path)
        gates = {
            name: month
            for name, raw in self._mapping("gates").items()
            if (month := self._month(raw, ("gates", name))) is not None
        }
        for name in sorted(set(gates) - set(self._landscape.programme.gates)):
            hint = did_you_mean(name, self._landscape.programme.gates) or "leave it out"
            message = f"the plan names the gate {name!r}, which the model does not have"
            self._report("dangling-reference", message, hint, ("gates", name))
        self._check_complete(components)
        made = self._mapping("made")
        order = tuple(str(name) for name in self._data.get("order") or ())
        method = str(made.get("method") or "file")
        return Plan(components=components, order=order, method=method, gates=gates)

    def _is_mapping(self, written: object, path: DataPath) -> bool:
        if isinstance(written, Mapping):
            return True
        hint = "write its phases below it, each as phase: {start: 2028-01, months: 6}"
        self._report("wrong-type", f"{path[-1]} must hold its phases", hint, path)
        return False

    def _check_complete(self, components: dict[str, ScheduledComponent]) -> None:
        for name in sorted(set(self._landscape.components) - set(components)):
            hint = f"add {name} under components:, or leave only order: to have months worked out"
            message = f"the plan leaves out {name!r}, which the model plans"
            self._report("missing-key", message, hint, ("components",))

    def _scheduled(
        self, name: str, written: Mapping[str, Any], path: DataPath
    ) -> ScheduledComponent:
        component = self._landscape.components[name]
        phases = [
            scheduled
            for phase in component.phases
            if (scheduled := self._phase(phase, written.get(phase), (*path, phase))) is not None
        ]
        for key in written:
            if key != "mode" and key not in component.phases:
                hint = did_you_mean(key, [phase.value for phase in component.phases])
                message = f"{name} has no phase {key!r}"
                self._report("unknown-key", message, hint, (*path, key))
        mode = written.get("mode") or ""
        if mode:
            self._known_mode(name, mode, (*path, "mode"))
        return ScheduledComponent(
            id=name, phases=tuple(phases), in_house=component.is_in_house, mode=str(mode)
        )

    def _phase(self, phase: Phase, written: object, path: DataPath) -> ScheduledPhase | None:
        hint = "write {start: 2028-01, months: 6}"
        if not isinstance(written, Mapping) or not {"start", "months"} <= set(written):
            self._report("missing-key", f"{path[1]} lacks {phase.value}", hint, path)
            return None
        months = written["months"]
        start = self._month(written["start"], (*path, "start"))
        is_whole = isinstance(months, int) and not isinstance(months, bool)
        if not is_whole or not 0 <= months <= _MOST_MONTHS:
            self._report("wrong-type", f"{months!r} is not a number of months", hint, path)
            return None
        return ScheduledPhase(phase, start, months) if start is not None else None
