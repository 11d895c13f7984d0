"""What is decided on the command line: fixed and forbidden months, pairs, modes, an order."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month
    from modarch.landscape.plan import Before, PlanWish

__all__ = ["wish_of"]

_STANDARD = "standard"
_MOST_MONTHS = 600


def wish_of(
    landscape: Landscape,
    base: PlanWish,
    *,
    fix: Sequence[str] = (),
    forbid: Sequence[str] = (),
    before: Sequence[str] = (),
    modes: Sequence[str] = (),
    order: str = "",
) -> PlanWish:
    """Return the wishes of a model with those of the command line laid over them.

    Parameters
    ----------
    landscape
        The model.
    base
        The wishes of the model that count.
    fix
        Fixed tender starts, each ``component=2029-03``.
    forbid
        Months without a tender start, each ``component=2028-07``, ``component=2028-07..2028-09``,
        or open to one side.
    before
        Components in the order of their tenders, each ``first,then``.
    modes
        Chosen ways to carry out a component, each ``component=mode``.
    order
        Ids set apart by commas, or a plan file whose order is taken.

    Raises
    ------
    InputInvalid
        With everything that cannot be understood, or contradicts itself.
    """
    reader = _Reader(landscape)
    starts = reader.starts(fix)
    wish = replace(
        base,
        starts={**base.starts, **starts},
        modes={**base.modes, **reader.modes(modes)},
        before=(*base.before, *reader.pairs(before)),
        order=reader.order(order) or base.order,
    )
    wish = reader.forbidden(forbid, wish)
    reader.contradictions(wish, set(starts))
    if reader.problems:
        raise InputInvalid(reader.problems)
    return wish


class _Reader:
    """Reads words of the command line, collecting problems."""

    def __init__(self, landscape: Landscape) -> None:
        self._landscape = landscape
        self.problems: list[Diagnostic] = []

    def _report(self, code: str, message: str, hint: str) -> None:
        self.problems.append(Diagnostic(code=code, message=message, hint=hint))

    def _knows(self, option: str, name: str) -> bool:
        known = self._landscape.components
        if name in known:
            return True
        message = f"{option}: the model plans no module or platform {name!r}"
        self._report("dangling-reference", message, did_you_mean(name, known))
        return False

    def _pairs(self, option: str, written: Iterable[str], form: str) -> Iterator[tuple[str, str]]:
        for text in written:
            name, sign, value = (part.strip() for part in text.partition("="))
            if not sign or not value:
                self._report("malformed-option", f"{option} {text!r} says nothing", f"write {form}")
            elif self._knows(option, name):
                yield name, value

    def _month(self, option: str, text: str) -> Month | None:
        from modarch.landscape.months import parse_month

        try:
            return parse_month(text)
        except ValueError:
            hint = "write YYYY-MM, for example 2028-06"
            self._report("malformed-date", f"{option}: {text!r} is not a month", hint)
            return None

    def starts(self, written: Sequence[str]) -> dict[str, Month]:
        """Return fixed tender starts."""
        found: dict[str, Month] = {}
        for name, text in self._pairs("--fix", written, "--fix component=2029-03"):
            month = self._month("--fix", text)
            if month is not None and found.get(name, month) != month:
                message = f"--fix sets {name} to both {found[name]} and {month}"
                self._report("contradiction", message, "leave one of them out")
            elif month is not None:
                found[name] = month
        return found

    def modes(self, written: Sequence[str]) -> dict[str, str]:
        """Return chosen modes."""
        found: dict[str, str] = {}
        for name, mode in self._pairs("--mode", written, "--mode component=mode"):
            known = self._landscape.components[name].modes
            if mode in known or mode == _STANDARD:
                found[name] = mode
            else:
                message = f"--mode: {name} has no mode {mode!r}"
                hint = did_you_mean(mode, [_STANDARD, *known])
                self._report("dangling-reference", message, hint)
        return found

    def pairs(self, written: Sequence[str]) -> tuple[Before, ...]:
        """Return which tenders come before which."""
        from modarch.landscape.plan import Before

        found: list[Before] = []
        for text in written:
            names = [part.strip() for part in text.split(",")]
            if len(names) < 2 or not all(names):  # noqa: PLR2004 - a pair
                self._report(
                    "malformed-option", f"--before {text!r} names no pair", "write first,then"
                )
            elif all(self._knows("--before", name) for name in names):
                found += [
                    Before(first=first, then=then) for first, then in itertools.pairwise(names)
                ]
        return tuple(found)

    def order(self, written: str) -> tuple[str, ...]:
        """Return an order to begin with."""
        if not written:
            return ()
        if Path(written).is_file():
            return self._order_in(Path(written))
        names = [part.strip() for part in written.split(",") if part.strip()]
        looks_like_file = len(names) == 1 and names[0] not in self._landscape.components
        if looks_like_file and Path(written).suffix:
            self._report("no-file", f"--order: there is no file {written!r}", "check the path")
            return ()
        for name in sorted({name for name in names if names.count(name) > 1}):
            self._report("repeated-name", f"--order names {name!r} twice", "leave one out")
        return tuple(dict.fromkeys(name for name in names if self._knows("--order", name)))

    def _order_in(self, path: Path) -> tuple[str, ...]:
        from modarch.landscape.plan import Plan
        from modarch.planning.plan_file import read_plan

        found = read_plan(path, self._landscape)
        if isinstance(found, Plan) and not found.order:
            return tuple(
                sorted(found.components, key=lambda id_: (found.components[id_].start, id_))
            )
        return tuple(name for name in found.order if name in self._landscape.components)

    def forbidden(self, written: Sequence[str], wish: PlanWish) -> PlanWish:
        """Return a wish with forbidden months laid over it."""
        closed = {name: set(months) for name, months in wish.forbidden.items()}
        not_before, not_after = dict(wish.not_before), dict(wish.not_after)
        for name, text in self._pairs("--forbid", written, "--forbid component=2028-07..2028-09"):
            first, last = self._range(text)
            if first is not None and last is not None:
                span = range(min(last - first + 1, _MOST_MONTHS))
                closed.setdefault(name, set()).update(first + n for n in span)
            elif last is not None:
                not_before[name] = max(last + 1, not_before.get(name, last + 1))
            elif first is not None:
                not_after[name] = min(first - 1, not_after.get(name, first - 1))
        months = {name: tuple(sorted(found)) for name, found in sorted(closed.items())}
        return replace(wish, forbidden=months, not_before=not_before, not_after=not_after)

    def _range(self, text: str) -> tuple[Month | None, Month | None]:
        before, sign, after = (part.strip() for part in text.partition(".."))
        first = self._month("--forbid", before) if before or not sign else None
        last = self._month("--forbid", after) if after else (None if sign else first)
        if first is not None and last is not None and last < first:
            hint = f"write {last}..{first}"
            self._report("malformed-date", f"--forbid: {text} ends before it begins", hint)
            return None, None
        if sign and not before and not after:
            self._report("malformed-date", f"--forbid: {text!r} names no month", "write 2028-07..")
        return first, last

    def contradictions(self, wish: PlanWish, fixed_here: set[str]) -> None:
        """Report what cannot be kept whatever the plan."""
        for name, month in wish.starts.items():
            self._of_start(wish, name, month, asked=name in fixed_here)
        for name, low in wish.not_before.items():
            high = wish.not_after.get(name)
            if high is not None and high < low:
                message = f"{name} may be announced neither before {low} nor after {high}"
                self._report("contradiction", message, "leave a month open")
        self._of_pairs(wish)

    def _of_start(self, wish: PlanWish, name: str, month: Month, *, asked: bool) -> None:
        low, high = wish.not_before.get(name), wish.not_after.get(name)
        closed = month in wish.forbidden.get(name, ())
        if closed or (low is not None and month < low) or (high is not None and month > high):
            message = f"{name} is fixed to {month}, a month that is forbidden for it"
            self._report("contradiction", message, "fix it to another month, or allow this one")
        happened = self._announced(name)
        if asked and happened is not None and happened != month:
            message = f"{name} is fixed to {month}, but it was announced in {happened}"
            self._report("contradiction", message, "what has happened cannot be moved")
        elif asked and happened is None and month < self._first_free:
            message = f"{name} is fixed to {month}, which has passed"
            hint = f"fix it to {self._first_free} or later, or state it as actual in the model"
            self._report("contradiction", message, hint)

    @property
    def _first_free(self) -> Month:
        start, as_of = self._landscape.start, self._landscape.as_of
        return start if as_of is None else max(start, as_of)

    def _announced(self, name: str) -> Month | None:
        from modarch.landscape.phases import Milestone, anchor_of

        component = self._landscape.components[name]
        phase, _ = anchor_of(Milestone.TENDER, in_house=component.is_in_house)
        actual = component.actual.get(phase)
        return actual.start if actual is not None else None

    def _of_pairs(self, wish: PlanWish) -> None:
        follows: dict[str, set[str]] = {}
        for pair in wish.before:
            follows.setdefault(pair.first, set()).add(pair.then)
            first, then = wish.starts.get(pair.first), wish.starts.get(pair.then)
            if first is not None and then is not None and first > then:
                message = (
                    f"{pair.first} is to be announced before {pair.then}, "
                    f"but is fixed to {first} and {pair.then} to {then}"
                )
                self._report("contradiction", message, "leave the pair or one of the months out")
        circle = _circle(follows)
        if circle:
            message = f"the pairs of --before go in a circle: {' → '.join(circle)}"
            self._report("contradiction", message, "leave one of the pairs out")


def _circle(follows: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return the first circle among pairs, its beginning repeated at the end; empty for none."""
    for start in sorted(follows):
        path, seen = [start], {start}
        found = _back_to(start, path, seen, follows)
        if found:
            return (*path, start)
    return ()


def _back_to(start: str, path: list[str], seen: set[str], follows: Mapping[str, set[str]]) -> bool:
    for after in sorted(follows.get(path[-1], ())):
        if after == start:
            return True
        if after not in seen:
            seen.add(after)
            path.append(after)
            if _back_to(start, path, seen, follows):
                return True
            path.pop()
    return False
