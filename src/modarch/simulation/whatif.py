"""Changing a model before it is simulated: durations, risks and capacities."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final

from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.landscape.elements import Steps
from modarch.landscape.phases import Duration, Phase
from modarch.landscape.risk import ComponentRisk, Distribution
from modarch.landscape.risk_defaults import DEFAULT_RISK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from modarch.landscape.components import Component
    from modarch.landscape.model import Landscape

__all__ = ["WhatIf", "change"]

_PROGRAMME: Final = "programme"
_SHARES: Final = frozenset(
    one.name
    for one in fields(DEFAULT_RISK)
    if one.name.endswith(("_probability", "_share", "_cap", "_correlation"))
)
"""Values from 0 to 1."""

_MOST_DIGITS: Final = 6
_PERCENT = re.compile(r"\d+(?:\.\d+)?%\Z")
_SPREAD = re.compile(r"(\d+)(?:\.\.(\d+)|/(\d+)/(\d+))?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A changed model.

    Parameters
    ----------
    landscape
        The model.
    reviews
        Months of review, appeals included, where the user has stated them.
    changes
        What was changed, as it was written.
    """

    landscape: Landscape
    reviews: Mapping[str, Duration] = field(default_factory=dict)
    changes: tuple[str, ...] = ()


def change(
    landscape: Landscape,
    *,
    settings: Iterable[str] = (),
    capacities: Iterable[str] = (),
    without_appeals: bool = False,
) -> WhatIf:
    """Return a model with other durations, risks and capacities.

    Parameters
    ----------
    landscape
        The model.
    settings
        Each ``subject.field=value``. The subject is a module, a platform, a gate or ``programme``;
        the field a phase or a risk (of a gate: ``months`` or ``delay``). Months are ``9``,
        ``8..14`` or ``8/10/14`` (shortest, most likely, longest).
    capacities
        Each ``name=units``; a care setting is written ``setting:name``.
    without_appeals
        Whether to leave out appeals.

    Raises
    ------
    InputInvalid
        With every wrong change.
    """
    settings, capacities = tuple(settings), tuple(capacities)
    changer = _Changer(landscape)
    changer.refuse_repeated("--set", settings)
    changer.refuse_repeated("--capacity", capacities)
    for text in settings:
        changer.set(text)
    for text in capacities:
        changer.set_capacity(text)
    if without_appeals:
        changer.leave_out_appeals()
    if changer.problems:
        raise InputInvalid(changer.problems)
    return WhatIf(
        landscape=changer.landscape,
        reviews=changer.reviews,
        changes=(*settings, *capacities, *(("without-appeals",) if without_appeals else ())),
    )


class _Changer:
    """Changes a landscape step by step, collecting problems."""

    def __init__(self, landscape: Landscape) -> None:
        self.landscape = landscape
        self.reviews: dict[str, Duration] = {}
        self.problems: list[Diagnostic] = []

    def _report(self, option: str, text: str, message: str, hint: str) -> None:
        told = f"{option} {text}: {message}"
        self.problems.append(Diagnostic(code="wrong-change", message=told, hint=hint))

    def refuse_repeated(self, option: str, texts: Sequence[str]) -> None:
        """Tell of what is changed twice, since one of the values would be lost unseen."""
        names = [text.partition("=")[0].strip() for text in texts]
        for place, name in enumerate(names):
            if name in names[:place]:
                message = f"{name} is changed twice"
                self._report(option, texts[place], message, "leave one of them out")

    def set(self, text: str) -> None:
        """Change a duration or a risk."""
        name, equals, value = text.partition("=")
        subject, dot, key = name.strip().rpartition(".")
        if not equals or not dot:
            hint = "write module.phase=8..14, for example"
            self._report("--set", text, "this is no change", hint)
        elif subject == _PROGRAMME:
            self._set_programme(text, key, value.strip())
        elif subject in self.landscape.programme.gates:
            self._set_gate(text, subject, key, value.strip())
        elif subject in self.landscape.components:
            self._set_component(text, self.landscape.components[subject], key, value.strip())
        else:
            known = [*self.landscape.components, *self.landscape.programme.gates, _PROGRAMME]
            message = f"the model plans no {subject!r}"
            self._report("--set", text, message, did_you_mean(subject, known))

    def _set_component(self, text: str, component: Component, key: str, value: str) -> None:
        risks = [one.name for one in fields(ComponentRisk)]
        if key in risks:
            risk = self._risk(text, key, value)
            if risk is not None:
                self._put(replace(component, risk=replace(component.risk, **{key: risk})))
        elif key in component.phases:
            months = self._duration(text, value)
            if months is not None:
                self._set_phase(component, Phase(key), months)
        else:
            known = [*(phase.value for phase in component.phases), *risks]
            message = f"{component.id} has no phase or risk {key!r}"
            self._report("--set", text, message, did_you_mean(key, known))

    def _set_phase(self, component: Component, phase: Phase, months: Duration) -> None:
        if phase is Phase.REVIEW:
            self.reviews[component.id] = months
        modes = {
            id_: replace(mode, phases={**mode.phases, phase: months})
            if phase in mode.phases
            else mode
            for id_, mode in component.modes.items()
        }
        self._put(replace(component, phases={**component.phases, phase: months}, modes=modes))

    def _put(self, component: Component) -> None:
        section = self.landscape.section_of(component.id)
        elements = {**getattr(self.landscape, section), component.id: component}
        changed: dict[str, Any] = {section: elements}
        self.landscape = replace(self.landscape, **changed)

    def _set_gate(self, text: str, gate: str, key: str, value: str) -> None:
        if key not in ("months", "delay"):
            message = f"a gate has no {key!r} to change"
            self._report("--set", text, message, did_you_mean(key, ["months", "delay"]))
            return
        months = self._duration(text, value)
        if months is None:
            return
        changed: dict[str, Any] = {key: months}
        if key == "months":
            changed["opens"] = None
        programme = self.landscape.programme
        gates = {**programme.gates, gate: replace(programme.gates[gate], **changed)}
        self.landscape = replace(self.landscape, programme=replace(programme, gates=gates))

    def _set_programme(self, text: str, key: str, value: str) -> None:
        names = [one.name for one in fields(DEFAULT_RISK)]
        if key not in names:
            message = f"the programme has no risk {key!r}"
            self._report("--set", text, message, did_you_mean(key, names))
            return
        risk = self._risk(text, key, value)
        if risk is None:
            return
        default = getattr(DEFAULT_RISK, key)
        changed: dict[str, Any] = {
            key: dict.fromkeys(default, risk) if isinstance(default, dict) else risk
        }
        programme = self.landscape.programme
        programme = replace(programme, risk=replace(programme.risk, **changed))
        self.landscape = replace(self.landscape, programme=programme)

    def _risk(self, text: str, key: str, value: str) -> Any:
        default = getattr(DEFAULT_RISK, key)
        if isinstance(default, Duration):
            return self._duration(text, value)
        if isinstance(default, Distribution):
            if value in list(Distribution):
                return Distribution(value)
            known = ", ".join(Distribution)
            self._report("--set", text, f"{value!r} is no distribution", f"write one of {known}")
            return None
        return self._number(text, key, value, whole=isinstance(default, int))

    def _number(self, text: str, key: str, value: str, *, whole: bool) -> float | None:
        try:
            number = int(value) if whole else float(value)
        except ValueError:
            kind = "a whole number" if whole else "a number"
            example = f"{float(value[:-1]) / 100:g}" if _PERCENT.match(value) else "1"
            self._report("--set", text, f"{value!r} is not {kind}", f"write {key}={example}")
            return None
        if key in _SHARES and not 0 <= number <= 1:
            message = f"{value} is not between 0 and 1"
            hint = "write a probability or a share from 0 to 1, such as 0.3 for 30 per cent"
            self._report("--set", text, message, hint)
            return None
        if not number >= 0:
            self._report("--set", text, f"{value} is below 0", "write 0 or more")
            return None
        return number

    def _duration(self, text: str, value: str) -> Duration | None:
        match = _SPREAD.match(value)
        if match is None:
            hint = "write months as 9, 8..14 or 8/10/14 (shortest/most likely/longest)"
            self._report("--set", text, f"{value!r} is no number of months", hint)
            return None
        low = int(match[1])
        if match[2] is not None:
            high = int(match[2])
            mode = (low + high) // 2
        else:
            mode, high = (low, low) if match[3] is None else (int(match[3]), int(match[4]))
        if not low <= mode <= high:
            hint = "write the shortest first, the most likely between, and the longest last"
            self._report("--set", text, f"{value} does not rise", hint)
            return None
        return Duration(low, mode, high)

    def set_capacity(self, text: str) -> None:
        """Change a capacity, from the first month on."""
        name, equals, value = text.partition("=")
        settings = [
            id_ for id_, one in self.landscape.settings.items() if one.change_capacity is not None
        ]
        programme = self.landscape.programme
        known = [*programme.capacity, *(f"setting:{id_}" for id_ in settings)]
        is_count = equals and value.strip().isdecimal() and len(value.strip()) <= _MOST_DIGITS
        if not is_count or not int(value):
            hint = (
                f"write procurement=6, for example; at least 1, and at most {_MOST_DIGITS} digits"
            )
            self._report("--capacity", text, "this is no capacity", hint)
            return
        key = name.strip() if name.strip() in known else f"setting:{name.strip()}"
        steps = Steps(((None, int(value)),))
        if key not in known:
            message = f"the model limits no {name.strip()!r}"
            self._report("--capacity", text, message, did_you_mean(name.strip(), known))
        elif key in programme.capacity:
            capacity = {**programme.capacity, key: steps}
            programme = replace(programme, capacity=capacity)
            self.landscape = replace(self.landscape, programme=programme)
        else:
            id_ = key.removeprefix("setting:")
            setting = replace(self.landscape.settings[id_], change_capacity=steps)
            self.landscape = replace(
                self.landscape, settings={**self.landscape.settings, id_: setting}
            )

    def leave_out_appeals(self) -> None:
        """Let nobody appeal."""
        programme = self.landscape.programme
        risk = replace(programme.risk, appeal_probability=0.0)
        self.landscape = replace(self.landscape, programme=replace(programme, risk=risk))
        for component in list(self.landscape.components.values()):
            if component.risk.appeal_probability is not None:
                risk_of = replace(component.risk, appeal_probability=0.0)
                self._put(replace(component, risk=risk_of))
