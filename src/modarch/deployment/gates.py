"""When the gates of a programme open in a fixed plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month

__all__ = ["gate_months"]


def gate_months(landscape: Landscape) -> dict[str, Month]:
    """Return the month each gate opens in a fixed plan.

    A gate with a date opens then; one with a duration opens that long after the gates before it.
    Of an interval the latest month counts, of a half-known one the known end; a gate about which
    nothing is known does not hold anything back, and `modarch needs` says so.

    Parameters
    ----------
    landscape
        The model; its gates go in no circle.
    """
    opened: dict[str, Month] = {}

    def opens(name: str) -> Month:
        if name not in opened:
            gate = landscape.programme.gates[name]
            stated = gate.opens
            after = max((opens(earlier) for earlier in gate.after), default=landscape.start)
            own = (stated.latest or stated.earliest) if stated is not None else None
            months = gate.months.mode_months if gate.months is not None else 0
            opened[name] = max(after, own) if own is not None else after + months
        return opened[name]

    return {name: opens(name) for name in sorted(landscape.programme.gates)}
