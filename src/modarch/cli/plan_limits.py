"""How long to plan, as a user says it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from modarch.cli.boundary import fail

if TYPE_CHECKING:
    from modarch.planning.limits import SolveLimits

__all__ = ["limits_of"]

_NAMES = ("quick", "normal", "thorough")


def limits_of(text: str, seed: int) -> SolveLimits:
    """Return the limits that a user names.

    Parameters
    ----------
    text
        ``quick``, ``normal``, ``thorough``, a number of units of the exact solver with everything
        else in the proportion of ``normal``, or seconds such as ``30s``.
    seed
        Seed of everything random.
    """
    from modarch.planning.limits import NORMAL, QUICK, THOROUGH

    named = dict(zip(_NAMES, (QUICK, NORMAL, THOROUGH), strict=True))
    if text in named:
        return replace(named[text], seed=seed)
    by_clock = text.endswith("s")
    amount = _amount(text.removesuffix("s"))
    if amount is None:
        fail(
            f"--limit {text!r} is no limit; write {', '.join(_NAMES)}, a number above 0 "
            "(normal is 8), or seconds such as 30s."
        )
    if by_clock:
        return replace(THOROUGH, seconds=amount, seed=seed)
    part = amount / NORMAL.exact
    return replace(
        NORMAL,
        exact=amount,
        moves=max(1, round(NORMAL.moves * part)),
        bound=max(1, round(NORMAL.bound * part)),
        seed=seed,
    )


def _amount(text: str) -> float | None:
    try:
        amount = float(text)
    except ValueError:
        return None
    return amount if 0 < amount < float("inf") else None
