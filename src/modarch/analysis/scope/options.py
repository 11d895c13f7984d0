"""What to look for in a division into modules, and how long."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from modarch.errors import Diagnostic, InputInvalid

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BAND", "ScopeOptions"]

BAND: Final = 1.5
"""The price is shaken between itself divided and multiplied by this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeOptions:
    """What to look for and how long.

    Parameters
    ----------
    gamma
        Price of lock-in; None for the one at which as many modules as the model has are best.
    at_knee
        Whether to take the price of the knee of the curve instead.
    smallest, largest
        Limits of a module's size; None for no least size, and for the largest of the model's own.
    samples
        Disturbed problems per price for the stability.
    effects
        For so many recommendations the effect is worked out.
    thorough
        Whether to search and prove in full whatever the size.
    seed
        Seed of everything random.

    Raises
    ------
    InputInvalid
        With every option that is out of range.
    """

    gamma: float | None = None
    at_knee: bool = False
    smallest: float = 0.0
    largest: float | None = None
    samples: int = 10
    effects: int = 5
    thorough: bool = False
    seed: int = 0

    def __post_init__(self) -> None:
        problems = list(_problems(self))
        if problems:
            raise InputInvalid(problems)


def _problems(options: ScopeOptions) -> Iterator[Diagnostic]:
    if options.gamma is not None and not (math.isfinite(options.gamma) and options.gamma >= 0):
        yield _problem(f"the price of lock-in is {options.gamma}", "write a number, zero or more")
    if options.gamma is not None and options.at_knee:
        message = "a price of lock-in is given, and the one of the knee is asked for"
        yield _problem(message, "ask for one of them")
    if not options.smallest >= 0:
        yield _problem(f"the smallest size is {options.smallest}", "write a number, zero or more")
    if options.largest is not None and not options.largest >= options.smallest:
        message = f"the largest size, {options.largest:g}, is below the smallest"
        yield _problem(message, f"write {options.smallest:g} or more")
    if options.samples < 0 or options.effects < 0:
        yield _problem("a number of samples or effects is below zero", "write zero or more")


def _problem(message: str, hint: str) -> Diagnostic:
    return Diagnostic(code="out-of-range", message=message, hint=hint)
