"""Reading hard wishes in the user's words, Swedish or English.

``melior without interim``, ``journal före 2029-06``, ``all without interim``, ``a before b``,
``done by 2036-12``; several are set apart by ``;``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from modarch.errors import Diagnostic, InputInvalid, closest
from modarch.landscape.months import Month, parse_month
from modarch.landscape.phases import Milestone
from modarch.planning.conflict_wishes import Wish, WishKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from modarch.landscape.text import Text
    from modarch.planning.formulate import Formulation

__all__ = ["FORMS", "read_component", "read_wishes"]

FORMS: Final = (
    "SYSTEM without interim | SYSTEM utan interimslösning",
    "SYSTEM at most N months interim | SYSTEM högst N månaders interim",
    "all without interim | alla utan interimslösning",
    "MODULE before YYYY-MM | MODUL före ÅÅÅÅ-MM",
    "MODULE by YYYY-MM | MODUL senast ÅÅÅÅ-MM",
    "MODULE announced|signed|in use|live by YYYY-MM | MODUL annonserad|avtalad|i bruk|införd "
    "senast ÅÅÅÅ-MM",
    "MODULE before MODULE | MODUL före MODUL",
    "done by YYYY-MM | klart senast ÅÅÅÅ-MM",
)
"""The accepted wordings, each in English and in Swedish."""

_INTERIM = r"(?:interim(?:s|slösning|slösningar| solution| solutions)?|glapp|gap|gaps)"
_WITHOUT: Final = re.compile(rf"(?P<who>.+?)\s+(?:without|utan)\s+(?:an\s+|a\s+)?{_INTERIM}\Z")
_AT_MOST: Final = re.compile(
    rf"(?P<who>.+?)\s+(?:at most|högst|max)\s+(?P<n>\d+)\s+"
    rf"(?:months?'?|months of|månaders?|månad|mån)\s+(?:of\s+)?{_INTERIM}\Z"
)
_DONE: Final = re.compile(
    r"(?:(?:all|allt|alla|everything)\s+)?(?:done|ready|klart?|klara|färdigt|complete)\s+"
    r"(?P<how>by|before|senast|före|till)\s+(?P<month>\S+)\Z"
)
_MILESTONES: Final = {
    Milestone.TENDER: "announced|annonserad|annonserat|annonseras",
    Milestone.SIGNED: "signed|avtalad|avtalat|tecknat|tecknad",
    Milestone.FIRST_USE: "in use|first use|i bruk|används|i drift",
    Milestone.LIVE: "live|införd|infört|införda|infört överallt|klar",
}
_BY: Final = re.compile(
    r"(?P<who>.+?)(?:\s+(?P<what>" + "|".join(_MILESTONES.values()) + r"))?\s+"
    r"(?P<how>by|before|senast|före|till)\s+(?P<month>\d\S*)\Z"
)
_ORDER: Final = re.compile(r"(?P<first>.+?)\s+(?:before|före)\s+(?P<second>.+)\Z")
_ALL: Final = {"all", "everything", "alla", "allt", "all systems", "alla system"}
_STRICTLY: Final = {"before", "före"}


def read_wishes(text: str, formulation: Formulation) -> tuple[Wish, ...]:
    """Return the wishes that a user writes.

    Parameters
    ----------
    text
        Wishes in one of `FORMS`, set apart by ``;``.
    formulation
        The landscape, whose names may be used as well as its ids, in any letter case.

    Raises
    ------
    InputInvalid
        If a wording or a name is not understood, or a wish means nothing; with the accepted forms
        and the closest names.
    """
    reader = _Reader(formulation)
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if not parts:
        raise InputInvalid([_unknown("")])
    wishes = [wish for part in parts for wish in reader.read(part)]
    if reader.problems:
        raise InputInvalid(reader.problems)
    return tuple(dict.fromkeys(wishes))


def read_component(who: str, formulation: Formulation) -> str:
    """Return the id of the module or platform that a user names by id or name.

    Parameters
    ----------
    who
        What the user writes; the beginning is enough when only one begins so.
    formulation
        The landscape.

    Raises
    ------
    InputInvalid
        If no planned module or platform, or more than one, may be meant.
    """
    reader = _Reader(formulation)
    component = reader.component(" ".join(who.split()).casefold())
    if component is None:
        raise InputInvalid(reader.problems)
    return component


class _Reader:
    """Reads wishes, collecting problems."""

    def __init__(self, formulation: Formulation) -> None:
        self.problems: list[Diagnostic] = []
        landscape = formulation.landscape
        self._dues = {due.key for due in formulation.problem.dues}
        self._replaced = _replaced(formulation)
        self._systems = _by_name({id_: one.name for id_, one in landscape.systems.items()})
        self._components = _by_name({id_: one.name for id_, one in landscape.components.items()})

    def read(self, part: str) -> Iterator[Wish]:
        """Yield the wishes of one wording."""
        words = " ".join(part.split()).casefold()
        if found := _WITHOUT.match(words):
            yield from self._interim(found["who"], 0, part)
        elif found := _AT_MOST.match(words):
            yield from self._interim(found["who"], int(found["n"]), part)
        elif found := _DONE.match(words):
            month = self._month(found["month"], found["how"])
            if month is not None:
                yield Wish(kind=WishKind.DONE_BY, month=month, text=part)
        elif found := _BY.match(words):
            yield from self._by(found, part)
        elif found := _ORDER.match(words):
            yield from self._order(found, part)
        else:
            self.problems.append(_unknown(part))

    def _order(self, found: re.Match[str], part: str) -> Iterator[Wish]:
        first, second = (self.component(found[side]) for side in ("first", "second"))
        if first is None or second is None:
            return
        if first == second:
            self.problems.append(_meaningless(f"{first} cannot come before itself"))
            return
        yield Wish(kind=WishKind.ORDER, on=(first, second), text=part)

    def _interim(self, who: str, months: int, part: str) -> Iterator[Wish]:
        for system in self._systems_of(who):
            one = len(self._dues) == 1 or who not in _ALL
            yield Wish(kind=WishKind.INTERIM, on=(system,), months=months, text=part if one else "")

    def _systems_of(self, who: str) -> tuple[str, ...]:
        if who in _ALL:
            return tuple(sorted(self._dues))
        system = _match(who, self._systems)
        if system in self._dues:
            return (system,)
        component = _match(who, self._components)
        systems = tuple(sorted(self._replaced.get(component, ()))) if component else ()
        if systems:
            return systems
        if system is None and component is None:
            names = self._systems | self._components
            self.problems.append(_unknown_name(who, names))
        else:
            message = (
                f"{system or component} can have no interim solution: no contract with a known end "
                "waits for what the model plans"
            )
            self.problems.append(_meaningless(message))
        return ()

    def _by(self, found: re.Match[str], part: str) -> Iterator[Wish]:
        component = self.component(found["who"])
        month = self._month(found["month"], found["how"])
        what = found["what"]
        milestone = next(
            (one for one, words in _MILESTONES.items() if what in words.split("|")),
            Milestone.LIVE,
        )
        if component is not None and month is not None:
            yield Wish(
                kind=WishKind.BY, on=(component,), month=month, milestone=milestone, text=part
            )

    def component(self, who: str) -> str | None:
        """Return the component that is meant; None, and a problem, when it is not known."""
        component = _match(who, self._components)
        if component is None:
            self.problems.append(_unknown_name(who, self._components))
        return component

    def _month(self, text: str, how: str) -> Month | None:
        try:
            month = parse_month(text)
        except ValueError:
            message = f"{text!r} is not a month"
            hint = "write YYYY-MM, for example 2029-06"
            self.problems.append(Diagnostic(code="malformed-date", message=message, hint=hint))
            return None
        return month - 1 if how in _STRICTLY else month


def _replaced(formulation: Formulation) -> Mapping[str, set[str]]:
    """Return, by component, the systems that its rollout helps to replace."""
    found: dict[str, set[str]] = {}
    for due in formulation.problem.dues:
        for point in due.completions:
            found.setdefault(point.activity.rpartition("/")[0], set()).add(due.key)
    return found


def _by_name(named: Mapping[str, Text]) -> dict[str, str]:
    """Return ids by everything that they are called, in small letters."""
    found = {}
    for id_, name in named.items():
        for called in (name.sv, name.en, id_):
            if called:
                found[" ".join(called.split()).casefold()] = id_
    return found


def _match(who: str, names: Mapping[str, str]) -> str | None:
    """Return the id that is meant: by its name, or by the only name that begins so."""
    if who in names:
        return names[who]
    begun = {id_ for name, id_ in names.items() if name.startswith(who)}
    return begun.pop() if len(begun) == 1 else None


def _unknown(part: str) -> Diagnostic:
    return Diagnostic(
        code="unknown-wish",
        message=f"the wish {part!r} is not understood" if part else "no wish is stated",
        hint="write one of:\n    " + "\n    ".join(FORMS),
    )


def _unknown_name(who: str, names: Mapping[str, str]) -> Diagnostic:
    begun = sorted({id_ for name, id_ in names.items() if name.startswith(who)})
    if begun:
        message, hint = f"{who!r} may be several", "write one of: " + ", ".join(begun)
    else:
        message = f"the model has nothing called {who!r} that a plan could promise"
        hint = _near(who, names)
    return Diagnostic(code="unknown-name", message=message, hint=hint)


_MOST_KNOWN = 40


def _near(who: str, names: Mapping[str, str]) -> str:
    found = closest(who, names)
    parts: Iterable[str] = sorted({id_ for name, id_ in names.items() if who in name})
    near = list(dict.fromkeys([*([names[found]] if found else []), *parts]))
    if near:
        return "did you mean " + ", ".join(f"'{one}'" for one in near[:4]) + "?"
    return "known: " + ", ".join(sorted(set(names.values()))[:_MOST_KNOWN])


def _meaningless(message: str) -> Diagnostic:
    return Diagnostic(
        code="empty-wish", message=message, hint="leave it out, or state when its contract ends"
    )
