"""Time a call, and print a table of ratios."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["print_table", "timed"]

Answer = TypeVar("Answer")


def timed(call: Callable[[], Answer], *, repeats: int = 1) -> tuple[float, Answer]:
    """Return the least time of some calls, in seconds, and what the last one returned."""
    least = math.inf
    for _ in range(repeats):
        start = time.perf_counter()
        answer = call()
        least = min(least, time.perf_counter() - start)
    return least, answer


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their headings, as a Markdown table."""
    print(f"\n{title}\n")
    print("| " + " | ".join(columns) + " |")
    print("|" + " --- |" * len(columns))
    for row in rows:
        print("| " + " | ".join(row) + " |")
