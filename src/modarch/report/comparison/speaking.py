"""Names of things that stand in some of the compared landscapes and not in others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from modarch.figures.tables.cells import any_name, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from modarch.landscape.model import Landscape
    from modarch.landscape.text import Language

__all__ = ["Speaker"]


@dataclass(frozen=True)
class Speaker:
    """Says what things are called in the landscapes compared.

    Parameters
    ----------
    landscapes
        The model in the scenario of each alternative, by what the user calls it.
    language
        ``sv`` or ``en``.
    """

    landscapes: Mapping[str, Landscape]
    language: Language

    @property
    def first(self) -> Landscape:
        """The first of the landscapes."""
        return next(iter(self.landscapes.values()))

    def name(self, id_: str, alternative: str = "") -> str:
        """Return the name of a thing, in the landscape of an alternative or the first that has it.

        Parameters
        ----------
        id_
            The thing.
        alternative
            In whose landscape.
        """
        own = [self.landscapes[alternative]] if alternative else []
        for landscape in (*own, *self.landscapes.values()):
            told = any_name(landscape, id_, self.language)
            if told != id_:
                return told
        return id_

    def names(self, ids: Iterable[str], alternative: str, most: int = 0) -> str:
        """Return the names of several things of an alternative in a row."""
        return names(self.landscapes[alternative], ids, self.language, most=most)

    def scenario(self, alternative: str) -> str:
        """Return the full name of an alternative's scenario; the base has the programme's."""
        landscape = self.landscapes[alternative]
        if not landscape.scenario:
            return landscape.programme.name.in_language(self.language) or alternative
        return landscape.scenarios[landscape.scenario].in_language(self.language) or alternative

    def full(self, alternative: str) -> str:
        """Return the label and the full name, the label once."""
        named = self.scenario(alternative)
        return named if named.startswith(alternative) else f"{alternative}: {named}"
