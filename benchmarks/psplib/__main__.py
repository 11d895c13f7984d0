"""Run the planner, and PyJobShop where it is installed, on a folder of ``.sm`` files.

``python -m benchmarks.psplib DIR --limit 10``: seconds for each instance and solver. Best known
makespans are read from a ``best_known.csv`` (``instance,best_known``) in the folder or above it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.psplib.reading import best_known, read_instance
from benchmarks.psplib.solving import Answer, Asked, has_peer, our_answer, peer_answer

Rows = list[tuple[int | None, Answer]]


def main() -> None:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(prog="benchmarks.psplib", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of .sm files")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds per instance and solver")
    parser.add_argument("--workers", type=int, default=2, help="threads of each solver")
    parser.add_argument("--most", type=int, default=0, help="most instances; 0 for all")
    given = parser.parse_args()
    paths = sorted(given.folder.rglob("*.sm"))
    if not paths:
        sys.exit(f"no .sm files in {given.folder}")
    if not has_peer():
        print("PyJobShop is not installed: pip install pyjobshop, to compare with it")
    asked = Asked(given.limit, given.workers)
    try:
        run(paths[: given.most or None], best_known(given.folder), asked)
    except ValueError as error:
        sys.exit(str(error))


def run(paths: list[Path], known: dict[str, int], asked: Asked) -> None:
    """Run every instance, and print one line each and a summary."""
    ours: Rows = []
    peers: Rows = []
    our_answer(read_instance(paths[0]), Asked(1.0, asked.workers))  # compiles what is compiled once
    print(f"{'instance':12} {'best':>5}   {'modarch':22} {'PyJobShop':22}")
    for path in paths:
        instance = read_instance(path)
        best = known.get(instance.name)
        answers = [our_answer(instance, asked)]
        if has_peer():
            answers.append(peer_answer(instance, asked))
        for rows, answer in zip((ours, peers), answers, strict=False):
            rows.append((best, answer))
        cells = " ".join(f"{_cell(answer):22}" for answer in answers)
        print(f"{instance.name:12} {best if best is not None else '?':>5}   {cells}", flush=True)
    print()
    for name, rows in (("modarch", ours), ("PyJobShop", peers)):
        if rows:
            print(f"{name:10} {_summary(rows)}")
    if ours and peers:
        ratio = _mean_build(ours) / _mean_build(peers)
        print(f"model build, modarch / PyJobShop: {ratio:.2f}")


def _cell(answer: Answer) -> str:
    mark = "proven" if answer.proven else "found"
    return (
        f"{answer.makespan if answer.makespan is not None else '-'} {mark} {answer.seconds:.1f} s"
    )


def _summary(rows: Rows) -> str:
    proven = sum(answer.proven for _, answer in rows)
    gaps = [
        100 * (answer.makespan / best - 1)
        for best, answer in rows
        if best and answer.makespan is not None
    ]
    gap = f"{sum(gaps) / len(gaps):.2f} %" if gaps else "?"
    found = sum(answer.makespan is not None for _, answer in rows)
    seconds = sum(answer.seconds for _, answer in rows)
    return (
        f"{len(rows)} instances, {found} with a schedule, {proven} proven, mean gap to best known "
        f"{gap}, {seconds:.0f} s, model build {1000 * _mean_build(rows):.1f} ms"
    )


def _mean_build(rows: Rows) -> float:
    return sum(answer.build_seconds for _, answer in rows) / len(rows)


if __name__ == "__main__":
    main()
