"""Contracts as a programme leaves them: those that a gate terminates end early."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from modarch.deployment.gates import gate_months
from modarch.landscape.months import UNKNOWN, MonthRange, earlier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.contracts import Contract
    from modarch.landscape.items import System
    from modarch.landscape.model import Landscape
    from modarch.landscape.months import Month

__all__ = ["Agreements"]


@dataclass(frozen=True)
class Agreements:
    """The contracts of a landscape, terminations considered.

    Parameters
    ----------
    landscape
        The model.
    """

    landscape: Landscape

    @cached_property
    def terminated(self) -> Mapping[str, Month]:
        """Contracts that a gate terminates, and the month it does."""
        opening = gate_months(self.landscape) if self.landscape.programme.gates else {}
        return {
            gate.terminates: opening[name]
            for name, gate in sorted(self.landscape.programme.gates.items())
            if gate.terminates
        }

    @cached_property
    def contracts(self) -> Mapping[str, Contract]:
        """Every contract as it stands once the programme has terminated what it terminates."""
        return {
            id_: contract.terminated(self.terminated[id_]) if id_ in self.terminated else contract
            for id_, contract in self.landscape.contracts.items()
        }

    def effective_end(self, system: System) -> MonthRange:
        """Return the last month a system may be used: contracts with every option, and support.

        Parameters
        ----------
        system
            The system.
        """
        as_of = self.landscape.as_of
        limits = [self.contracts[name].extent(as_of) for name in system.contracts]
        known = [*limits, system.end_of_support] if system.end_of_support is not None else limits
        return earlier(*known) if known else UNKNOWN
