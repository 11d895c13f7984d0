"""Coming to an end: because somebody wishes it, or by the clock where that was asked for."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event

__all__ = ["Stopper"]


class Stopper:
    """Says when to stop.

    Parameters
    ----------
    wish
        Set when somebody wishes to stop; set by this too.
    seconds
        Time from now until the clock says so; endless unless a limit by the clock was asked for.
    """

    def __init__(self, wish: Event, seconds: float = math.inf) -> None:
        self.wish = wish
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return max(0.0, self._end - time.monotonic())

    def is_set(self) -> bool:
        """Return whether to stop."""
        return self.wish.is_set() or self.left <= 0

    def set(self) -> None:
        """Wish to stop."""
        self.wish.set()

    def share(self, part: float, most: float = math.inf) -> Stopper:
        """Return one that stops after a part of the time that is left, or sooner."""
        return Stopper(self.wish, min(most, part * self.left))
