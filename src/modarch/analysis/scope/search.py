"""The steps of looking for a scope, each taken once."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.analysis.scope.curve import curve_of, effort_for, fitting_price, solved
from modarch.analysis.scope.cutting import Recut, recut
from modarch.analysis.scope.effects import integrations_today
from modarch.analysis.scope.options import BAND
from modarch.analysis.scope.stability import NO_PROOF, shaken_divisions
from modarch.graphs.certainty import reaches
from modarch.graphs.partition import canonical, measure
from modarch.graphs.partition_solve import keeps_the_rules

if TYPE_CHECKING:
    from modarch.analysis.scope.case import ScopeCase
    from modarch.analysis.scope.curve import Curve, Effort
    from modarch.analysis.scope.options import ScopeOptions
    from modarch.graphs.partition import Partition, ScopeProblem
    from modarch.graphs.scope_advice import CoAssignment

__all__ = ["Search"]


@dataclass(frozen=True)
class Search:
    """A search for the best scope.

    Parameters
    ----------
    case
        What is to be divided.
    options
        Price, limits and effort.
    """

    case: ScopeCase
    options: ScopeOptions

    @cached_property
    def largest(self) -> float:
        """Largest size of a module: as asked, or that of the model's own largest module."""
        if self.options.largest is not None:
            return self.options.largest
        own = (math.fsum(self.case.sizes[one] for one in group) for group in self.case.own)
        return max(own, default=math.inf)

    @cached_property
    def free(self) -> ScopeProblem:
        """The problem within its limits, without a price."""
        return self.case.problem(gamma=0.0, smallest=self.options.smallest, largest=self.largest)

    @cached_property
    def effort(self) -> Effort:
        """How long to search."""
        return effort_for(len(self.case.home), thorough=self.options.thorough)

    @cached_property
    def curve(self) -> Curve:
        """The trade-off over the prices."""
        return curve_of(self.free, (self.largest,), self.effort, seed=self.options.seed)

    @cached_property
    def gamma(self) -> float:
        """The price: as asked, that of the knee, or the one that fits the model's own cut."""
        if self.options.gamma is not None:
            return self.options.gamma
        bends = [point.gamma for point in self.curve.points if point.knee]
        if self.options.at_knee and bends:
            return bends[0]
        own, seed = self.case.own, self.options.seed
        return fitting_price(self.free, own, self.curve, seed=seed)

    @cached_property
    def band(self) -> tuple[float, ...]:
        """The prices that a recommendation has to stand."""
        return self.gamma / BAND, self.gamma, self.gamma * BAND

    @cached_property
    def problem(self) -> ScopeProblem:
        """The problem at its price."""
        return replace(self.free, gamma=self.gamma)

    @cached_property
    def found(self) -> Partition:
        """The best division found; every division of the curve and the model's own are tried.

        The model's own is kept when none is better.
        """
        hints = (self.case.own, *self.curve.cuts)
        best = solved(self.problem, self.effort, hints, seed=self.options.seed)
        own = measure(self.problem, self.case.own)
        as_good = reaches(own.objective, best.measures.objective)
        if as_good and keeps_the_rules(self.problem, self.case.own):
            return replace(best, modules=canonical(self.case.own), measures=own)
        return best

    @cached_property
    def stability(self) -> CoAssignment:
        """How often elements are together when prices and interactions are shaken."""
        quick = replace(self.effort, final=self.effort.sweep, proof=NO_PROOF)
        hints = (self.found.modules,)
        bases = {
            price: solved(
                replace(self.problem, gamma=price), quick, hints, seed=self.options.seed
            ).modules
            for price in self.band
        }
        return shaken_divisions(
            self.problem, bases, samples=self.options.samples, seed=self.options.seed
        )

    @cached_property
    def after(self) -> Recut:
        """The landscape with the division found."""
        return recut(self.case, self.found.modules)

    @cached_property
    def today(self) -> int:
        """Integrations today."""
        return integrations_today(self.case.landscape)
