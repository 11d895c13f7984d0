"""What a user wants of a plan, written briefly: ``time,interim,peak`` or ``interim+0.2*time``."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Final

from modarch.errors import Diagnostic, InputInvalid, did_you_mean
from modarch.planning.objective import Objective, Stage, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["REFERENCE_TERMS", "TERM_NAMES", "name_of", "objective_of", "objective_text", "term_of"]

TERM_NAMES: Final[dict[str, Term]] = {
    "interim": Term.INTERIM,
    "cost": Term.COST,
    "time": Term.MAKESPAN,
    "value": Term.TIME_TO_VALUE,
    "peak": Term.BRIDGE_PEAK,
    "bridges": Term.BRIDGE_MONTHS,
    "load": Term.LOAD_PEAK,
    "smooth": Term.SMOOTHNESS,
    "moved": Term.MOVED,
    "shift": Term.SHIFT,
    "starts": Term.STARTS,
}
"""What a user calls each term."""

REFERENCE_TERMS: Final = frozenset({Term.MOVED, Term.SHIFT, Term.STABILITY})
"""Terms that mean something only beside an earlier plan."""

_MOST: Final = Fraction(1_000_000)
"""Greatest weight, and its inverse the least: beyond it one term drowns the other."""

_TINY: Final = 1e-12

_FULL_NAMES: Final = {term.value: term for term in Term}


def term_of(name: str) -> Term:
    """Return the term that a user names.

    >>> term_of("time")
    <Term.MAKESPAN: 'makespan'>

    Raises
    ------
    InputInvalid
        If there is no such term.
    """
    known = _FULL_NAMES | TERM_NAMES
    if name in known:
        return known[name]
    message = f"a plan is not judged by {name!r}" if name else "a term is missing in the objective"
    guess = did_you_mean(name, TERM_NAMES)
    known_names = "known: " + ", ".join(TERM_NAMES)
    hint = guess if guess.startswith("did") else known_names
    raise _fault("unknown-term", message, hint)


def name_of(term: Term) -> str:
    """Return what a user calls a term.

    >>> name_of(Term.MAKESPAN)
    'time'
    """
    return next((name for name, one in TERM_NAMES.items() if one is term), term.value)


def objective_of(text: str) -> Objective:
    """Return the objective that a user writes.

    Commas set stages apart, the most important first; within a stage, terms are added, each with a
    weight if need be. Weights become whole numbers in the same proportion.

    Parameters
    ----------
    text
        Such as ``interim,time`` or ``interim+0.2*time,peak``.

    Examples
    --------
    >>> [[weight for _, weight in s.weights] for s in objective_of("interim+0.2*time,peak").stages]
    [[5, 1], [1]]

    Raises
    ------
    InputInvalid
        If a term is unknown, stands twice in a stage, or has a weight that is not above 0.
    """
    stages = tuple(_stage(part) for part in text.split(","))
    repeated = sorted({name_of(s.terms[0]) for s in stages if stages.count(s) > 1})
    if repeated:
        raise _fault(
            "repeated-term", f"a stage with {repeated[0]} is written twice", "leave it out"
        )
    return Objective(stages)


def objective_text(objective: Objective) -> str:
    """Return an objective as a user would write it.

    >>> objective_text(objective_of("interim + 0.2*time, peak"))
    '5*interim+time,peak'
    """
    return ",".join(_stage_text(stage) for stage in objective.stages)


def _stage_text(stage: Stage) -> str:
    return "+".join(f"{'' if w == 1 else f'{w}*'}{name_of(term)}" for term, w in stage.weights)


def _stage(text: str) -> Stage:
    weighted = [_weighted(part.strip()) for part in text.split("+")]
    terms = [term for term, _ in weighted]
    for term in terms:
        if terms.count(term) > 1:
            message = f"{name_of(term)} stands twice in {text.strip()!r}"
            raise _fault("repeated-term", message, "add its weights up")
    return Stage(tuple(zip(terms, _whole(weight for _, weight in weighted), strict=True)))


def _weighted(text: str) -> tuple[Term, Fraction]:
    before, sign, after = (part.strip() for part in text.partition("*"))
    if not sign:
        return term_of(before), Fraction(1)
    is_name_first = before in _FULL_NAMES | TERM_NAMES
    number, name = (after, before) if is_name_first else (before, after)
    term = term_of(name)
    weight = _number(number)
    if weight is None or not 1 / _MOST <= weight <= _MOST:
        message = f"{number!r} is not a weight for {name_of(term)}"
        hint = f"write a number above 0 and at most {int(_MOST):,}, such as 0.2*{name}"
        raise _fault("wrong-weight", message, hint)
    return term, weight


def _number(text: str) -> Fraction | None:
    """Return a number, None when it is none; `Fraction` never ends on 1e999999999."""
    try:
        if "e" in text.lower() and not _TINY < float(text) < 1 / _TINY:
            return None
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def _whole(weights: Iterable[Fraction]) -> list[int]:
    found = list(weights)
    scale = lcm(*(weight.denominator for weight in found))
    return [int(weight * scale) for weight in found]


def _fault(code: str, message: str, hint: str) -> InputInvalid:
    return InputInvalid([Diagnostic(code=code, message=message, hint=hint)])
