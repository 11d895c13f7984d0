"""What a check of a platform tells: how it was reached, and a verdict per requirement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from modarch.standards.requirements import Expectation

if TYPE_CHECKING:
    from modarch.errors import Diagnostic

__all__ = ["ConformanceReport", "Reach", "RequirementResult", "Verdict"]

_STATEMENT = "fhir/version"


class Verdict(StrEnum):
    """What is declared of one requirement. Declared is not proven: that takes sample data.

    ``NOT_TRIED`` is what this kind of check cannot tell, such as what a module does as a client
    when only a server is asked.
    """

    MET = "met"
    DIFFERENT = "declared-differently"
    MISSING = "missing"
    NOT_DECLARED = "not-declared"
    NOT_TRIED = "not-tried"


class Reach(StrEnum):
    """How far the check came. Everything but `OK` leaves every requirement undeclared."""

    OK = "ok"
    REFUSED_ADDRESS = "refused-address"
    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted-certificate"
    TOO_SLOW = "too-slow"
    UNAUTHORISED = "unauthorised"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    REDIRECTED = "redirected-elsewhere"
    SERVER_ERROR = "server-error"
    UNEXPECTED = "unexpected-answer"
    TOO_LARGE = "too-large"
    INCOMPLETE = "incomplete"
    NOT_THE_SERVICE = "not-the-service"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementResult:
    """The verdict on one requirement.

    Parameters
    ----------
    id
        Its stable name, such as ``fhir/server/Observation/read``.
    expectation
        How strongly it is asked.
    verdict
        What is declared of it.
    declared
        What is declared instead, when something is.
    message
        The verdict in a sentence.
    """

    id: str
    expectation: Expectation
    verdict: Verdict
    declared: str = ""
    message: str = ""

    @property
    def is_demanded(self) -> bool:
        """Whether it is mandatory for what the module exchanges, not for the statement as such."""
        return self.expectation is Expectation.SHALL and self.id != _STATEMENT

    @property
    def is_settled(self) -> bool:
        """Whether it is met, or cannot be told by this check."""
        return self.verdict in (Verdict.MET, Verdict.NOT_TRIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConformanceReport:
    """What one check found.

    Parameters
    ----------
    part
        ``fhir``, ``openehr``, ``omop`` or ``services``.
    address
        What was asked, without credentials.
    reach
        How far the check came.
    platform
        What the platform calls itself, as far as it says.
    results
        A verdict per requirement, in the order of the requirements.
    findings
        What is wrong with the answer itself, whatever was asked.
    """

    part: str
    address: str
    reach: Reach
    platform: str = ""
    results: tuple[RequirementResult, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    @property
    def shortfall(self) -> tuple[RequirementResult, ...]:
        """Mandatory requirements that are not met."""
        return tuple(
            each
            for each in self.results
            if each.expectation is Expectation.SHALL and not each.is_settled
        )

    @property
    def is_tried(self) -> bool:
        """Whether anything that was asked could be tried."""
        return not self.results or self.count(Verdict.NOT_TRIED) < len(self.results) - self.headers

    @property
    def headers(self) -> int:
        """Results that are of the whole statement, such as the release of FHIR."""
        return sum(each.id == _STATEMENT for each in self.results)

    @property
    def conforms(self) -> bool:
        """Whether the platform was reached and declares everything that is mandatory."""
        return self.reach is Reach.OK and self.is_tried and not self.shortfall

    def meets(self, *, strict: bool = False) -> bool:
        """Tell whether it conforms; when strict, what is recommended counts as mandatory."""
        if not strict:
            return self.conforms
        asked = (each for each in self.results if each.expectation is not Expectation.MAY)
        return self.conforms and all(each.is_settled for each in asked)

    def count(self, verdict: Verdict) -> int:
        """Return how many requirements have a verdict."""
        return sum(each.verdict is verdict for each in self.results)
