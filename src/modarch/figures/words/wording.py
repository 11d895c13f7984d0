"""One text in two languages and, where it counts something, in singular and plural."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from modarch.landscape.text import Language

__all__ = ["Phrase", "family"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in both languages.

    Parameters
    ----------
    sv, en
        The text; ``{name}`` is a place for a value.
    sv_one, en_one
        The text when the value ``count`` is one, if that differs.
    """

    sv: str
    en: str
    sv_one: str = ""
    en_one: str = ""

    def chosen(self, language: Language, count: object = None) -> str:
        """Return the form for the language and the count."""
        plural, singular = (self.sv, self.sv_one) if language == "sv" else (self.en, self.en_one)
        return singular if count == 1 and singular else plural


def family(area: str, /, **texts: tuple[str, str] | tuple[str, str, str, str]) -> dict[str, Phrase]:
    """Return the phrases of an area from name → (Swedish, English) and, if need be, singulars.

    >>> family("answer", yes=("ja", "yes"))["answer.yes"].sv
    'ja'
    """
    return {f"{area}.{name.replace('_', '-')}": Phrase(*forms) for name, forms in texts.items()}
