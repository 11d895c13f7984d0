"""Medical-device regulation of a component: its class, its certificate, and who may use it.

The classes are those of Regulation (EU) 2017/745 (MDR) and 2017/746 (IVDR), and of the Swedish
rules on national medical information systems (NMI). A product may not be used before it is
certified in its right class; classes above the lowest are examined by a notified body.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from modarch.landscape.elements import Known

__all__ = ["NO_REGULATION", "Regulation", "RiskClass"]


class RiskClass(StrEnum):
    """Class of a medical device (MDR, IVDR), or a national medical information system (NMI)."""

    NONE = "none"
    NMI = "NMI"
    I = "I"  # noqa: E741 - the regulation's own name
    IIA = "IIa"
    IIB = "IIb"
    III = "III"
    IVDR_A = "IVDR-A"
    IVDR_B = "IVDR-B"
    IVDR_C = "IVDR-C"
    IVDR_D = "IVDR-D"

    @property
    def is_device(self) -> bool:
        """Whether it is a class of medical devices."""
        return self not in (RiskClass.NONE, RiskClass.NMI)

    @property
    def needs_notified_body(self) -> bool:
        """Whether a notified body has to examine the product."""
        return self in _EXAMINED

    def covers(self, needed: RiskClass) -> bool:
        """Whether a certificate in this class is enough for a product of another class.

        A certificate under one regulation says nothing under another; whatever is certified at all
        is enough for what is no medical device.
        """
        if not needed.is_device:
            return self is not RiskClass.NONE or needed is RiskClass.NONE
        line = next(line for line in _LADDERS if needed in line)
        return self in line and line.index(self) >= line.index(needed)


_LADDERS: Final = (
    (RiskClass.I, RiskClass.IIA, RiskClass.IIB, RiskClass.III),
    (RiskClass.IVDR_A, RiskClass.IVDR_B, RiskClass.IVDR_C, RiskClass.IVDR_D),
)
_EXAMINED: Final = frozenset(one for line in _LADDERS for one in line[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """Medical-device regulation of a component.

    Parameters
    ----------
    risk_class
        Class the product has to be certified in; None when nobody has classified it.
    certified
        Whether the product holds a certificate of the right class.
    certified_class
        Class that the certificate it holds is for; None when not known. A lower class than
        ``risk_class`` means that the product may not be taken into use.
    ai
        Whether the AI act applies.
    equivalent_on_market
        Whether the market offers an equivalent product; a region may make a device for itself
        without a certificate only when it does not (MDR article 5.5).
    """

    risk_class: RiskClass | None = None
    certified: Known = Known.UNKNOWN
    certified_class: RiskClass | None = None
    ai: bool = False
    equivalent_on_market: Known = Known.UNKNOWN

    @property
    def is_certified(self) -> Known:
        """Whether it holds a certificate of the right class, by what is stated of either."""
        if self.certified is not Known.UNKNOWN or self.certified_class is None:
            return self.certified
        if self.risk_class is None:
            return Known.UNKNOWN
        return Known.YES if self.certified_class.covers(self.risk_class) else Known.NO

    @property
    def needs_certificate(self) -> bool:
        """Whether a certificate from a notified body is known to be missing."""
        examined = self.risk_class is not None and self.risk_class.needs_notified_body
        return examined and self.is_certified is Known.NO


NO_REGULATION = Regulation()
"""A component about whose regulation nothing is said."""
