"""Names and texts that may exist in Swedish, in English, or in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["NO_TEXT", "Language", "Text"]

Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or two languages.

    Parameters
    ----------
    sv, en
        The text in Swedish and in English; a text written once serves both.

    Examples
    --------
    >>> Text(sv="Remiss", en="Referral").in_language("en")
    'Referral'
    >>> Text(sv="Remiss").in_language("en")
    'Remiss'
    """

    sv: str = ""
    en: str = ""

    def in_language(self, language: Language) -> str:
        """Return the text in the language, or in the other one if that is all there is."""
        wanted, other = (self.sv, self.en) if language == "sv" else (self.en, self.sv)
        return wanted or other

    def __bool__(self) -> bool:
        return bool(self.sv or self.en)


NO_TEXT = Text()
"""The empty text."""
