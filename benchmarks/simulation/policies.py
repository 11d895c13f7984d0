"""The two policies against a plain Python loop of the same semantics, and large simulations.

Run with ``python -m benchmarks.simulation.policies``. Peers, all drawing the same runs and coming
to the same months:

- *plain*: `modarch.simulation.reference`, one run at a time, months counted one by one by name;
- *tuned*: the compiled kernel's own source run by Python on lists, with the plain draws.

Then 100 000 runs of a generated programme of 60 modules, and the memory of a million runs.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from benchmarks.landscape import landscape as generated
from modarch.landscape.load import load
from modarch.landscape.months import Month
from modarch.planning.ordering import plan_in_order
from modarch.simulation.kernel_place import measure, place_run
from modarch.simulation.reference import ReferenceDraws, carry_out_plainly
from modarch.simulation.result import Policy
from modarch.simulation.run import Request, run_machine
from modarch.simulation.simulate import Options, machine_for, simulate

if TYPE_CHECKING:
    from collections.abc import Callable

    from modarch.landscape.model import Landscape
    from modarch.landscape.plan import Plan
    from modarch.simulation.machine import Machine

LIMITS = {Policy.DATES: 300, Policy.ORDER: 30}
PLAIN_RUNS, FAST_RUNS = 60, 40_960


def model(path: str) -> tuple[Landscape, Plan]:
    """Return a landscape and its own plan."""
    one = load(Path(path))
    one = one if one.as_of is not None else replace(one, as_of=Month.of(2026, 1))
    return one, plan_in_order(one).plan


class Cost(NamedTuple):
    """Shortest time on the clock and shortest time of the processors, in seconds."""

    wall: float
    cpu: float

    def per(self, runs: int) -> Cost:
        """Return the cost of one run."""
        return Cost(self.wall / runs, self.cpu / runs)


def best(work: Callable[[], object], repeats: int = 3) -> Cost:
    """Return what some work costs at best."""
    walls, cpus = [], []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return Cost(min(walls), min(cpus))


def plain(machine: Machine) -> Cost:
    """Return the cost of a run of the plain simulation."""
    draws = ReferenceDraws(machine.outlook, machine.seed)

    def work() -> None:
        for run in range(PLAIN_RUNS):
            carry_out_plainly(machine.network, draws.rows(run), machine.policy)

    return best(work).per(PLAIN_RUNS)


def tuned(machine: Machine) -> Cost:
    """Return the cost of a run of the kernel's own source in Python."""
    program = machine.program(machine.horizon)
    draws = ReferenceDraws(machine.outlook, machine.seed)
    m, planes = list(program.vector), list(program.planes)
    w = [0] * (3 * len(machine.network.activities))
    out = [0] * program.measures

    def work() -> None:
        for run in range(PLAIN_RUNS):
            rows = draws.rows(run)
            place_run(m, rows, w, planes.copy())
            measure(m, rows, w, out)

    return best(work).per(PLAIN_RUNS)


def fast(machine: Machine) -> Cost:
    """Return the cost of a run of the simulation, summing up included."""
    request = Request(runs=FAST_RUNS, detailed=0)
    return best(lambda: run_machine(machine, request, start=0), 5).per(FAST_RUNS)


def policies(path: str) -> None:
    """Compare both policies with their peers."""
    landscape, plan = model(path)
    print(f"{path}: {len(landscape.components)} components")
    for policy, limit in LIMITS.items():
        machine, _ = machine_for(landscape, plan, Options(policy=policy))
        machine.chunk(0, 300, 10)
        ours = fast(machine)
        print(f"{policy}: {1e6 * ours.wall:.1f} µs a run on two threads, limit {limit} x plain")
        for name, peer in (("plain", plain(machine)), ("tuned", tuned(machine))):
            print(
                f"  {name} {1e6 * peer.wall:8.0f} µs: {peer.wall / ours.wall:5.0f} x by the clock, "
                f"{peer.cpu / ours.cpu:5.0f} x per core"
            )


def sixty(runs: int) -> None:
    """Time the whole simulation of a generated programme of sixty modules."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sixty.yaml"
        content = generated(systems=60, modules=60, integrations=100)
        path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
        landscape, plan = model(str(path))
        for policy in Policy:
            simulate(landscape, plan, Options(runs=10, policy=policy))
            options = Options(runs=runs, policy=policy)
            seconds = best(lambda options=options: simulate(landscape, plan, options), 2).wall
            print(f"60 modules, {runs:,} runs, {policy}: {seconds:5.1f} s")


def memory(path: str, runs: int) -> None:
    """Tell the greatest memory of a process that simulates so many runs."""
    words = ["simulate", path, "--runs", str(runs), "--format", "json"]
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "modarch", *words], check=True, capture_output=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    seconds = time.perf_counter() - begun
    print(f"{runs:,} runs: {peak:.2f} GiB (limit 1), {seconds:.0f} s")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="models/vgr-alternativ-c")
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--most", type=int, default=1_000_000)
    options = parser.parse_args()
    policies(options.model)
    sixty(options.runs)
    memory(options.model, options.most)


if __name__ == "__main__":
    main()
