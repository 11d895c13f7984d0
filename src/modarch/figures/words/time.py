"""Words."""

from modarch.figures.words.wording import Phrase

__all__ = ["PHRASES"]

PHRASES: dict[str, Phrase] = {}
