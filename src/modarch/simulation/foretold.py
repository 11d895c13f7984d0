"""What the defaults foretell for a module of each size, from the same chances as a simulation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from modarch.landscape.defaults import Size
from modarch.landscape.load import loads
from modarch.landscape.phases import Phase
from modarch.planning.ordering import plan_in_order
from modarch.simulation.known_projects import Moment
from modarch.simulation.run import Request, run_machine
from modarch.simulation.simulate import Options, machine_for

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from modarch.landscape.risk import ProgrammeRisk

__all__ = ["Foretold"]

_PHASES: Final = {
    Moment.START: (),
    Moment.ANNOUNCED: (Phase.REQUIREMENTS,),
    Moment.AWARD: (Phase.TENDER,),
    Moment.CONTRACT: (Phase.REVIEW, Phase.CONTRACT),
    Moment.FIRST_USE: (Phase.BUILD,),
    Moment.FULL: (Phase.ROLLOUT,),
}
"""The phases between a moment and the one before it."""

_MODEL: Final = (
    "modarch: 1\nprogramme: {name: Calibration, start: 2027-01, as_of: 2027-01}\nmodules:\n"
)
_MODULES: Final = "".join(f"  {size.lower()}: {{name: {size}, size: {size}}}\n" for size in Size)


class Foretold:
    """What the defaults foretell for a module of each size, drawn many times.

    Parameters
    ----------
    risk
        What the model states of the programme's risks; the defaults when not given.
    runs, seed
        How many times, and from which chances.
    """

    def __init__(
        self, risk: ProgrammeRisk | None = None, *, runs: int = 10_000, seed: int = 1
    ) -> None:
        landscape = loads(_MODEL + _MODULES)
        if risk is not None:
            landscape = replace(landscape, programme=replace(landscape.programme, risk=risk))
        options = Options(runs=runs, seed=seed)
        machine, planned = machine_for(landscape, plan_in_order(landscape).plan, options)
        tally, _ = run_machine(machine, Request(runs=runs, detailed=runs), start=planned.start)
        months = np.concatenate([one.phases for one in tally.details], axis=1).astype(np.int64)
        steps = [(step.component, step.phase) for step in machine.outlook.phases]
        self.landscape = landscape
        self._months = dict(zip(steps, months, strict=True))

    def months(self, size: Size, begin: Moment, end: Moment) -> NDArray[np.int64]:
        """Return the months between two moments, one number for each run.

        Parameters
        ----------
        size
            The size class.
        begin, end
            The moments.
        """
        moments = list(Moment)
        between = moments[moments.index(begin) + 1 : moments.index(end) + 1]
        phases = [phase for moment in between for phase in _PHASES[moment]]
        found: NDArray[np.int64] = np.sum(
            [self._months[size.lower(), phase] for phase in phases], axis=0
        )
        return found
