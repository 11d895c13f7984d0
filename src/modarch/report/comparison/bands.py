"""Simulated outcomes of each alternative, as bands of its measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modarch.errors import Diagnostic, InputInvalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from modarch.landscape.measures import MeasureName
    from modarch.landscape.model import Landscape
    from modarch.report.comparison.bounds import Band
    from modarch.report.comparison.result import Settings

__all__ = ["simulated_bands"]


def simulated_bands(
    landscapes: Mapping[str, Landscape], settings: Settings
) -> Mapping[str, Mapping[MeasureName, Band]]:
    """Return the tenth, fiftieth and ninetieth percentile of what simulation gives.

    Parameters
    ----------
    landscapes
        The model in the scenario of each alternative, by what the user calls it.
    settings
        Number of outcomes and seed.

    Raises
    ------
    InputInvalid
        If nothing can be simulated.
    """
    del landscapes
    raise InputInvalid(
        [
            Diagnostic(
                code="no-simulation",
                message=f"{settings.runs} simulated outcomes are asked for, which is not possible",
                hint="leave --runs out",
            )
        ]
    )
