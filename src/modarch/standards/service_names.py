"""How a national service contract is written: its name, with or without version, or its RIV URN."""

from __future__ import annotations

import re

__all__ = ["parse_service", "read_service"]

_URN = re.compile(r"urn:riv:[a-z0-9:.-]+:(?P<name>\w+?)(Responder)?:(?P<version>\d+)")
_PLAIN = re.compile(r"(?P<name>[A-Z][A-Za-z]+)(?:[ |](?P<version>\d+(?:\.\d+){0,2}))?")


def read_service(text: str) -> tuple[str, str] | None:
    """Return the name and the version of a contract, or None when the text is no contract.

    Examples
    --------
    >>> read_service("GetDiagnosis 2.0"), read_service("get diagnosis")
    (('GetDiagnosis', '2.0'), None)
    """
    match = _URN.fullmatch(text) or _PLAIN.fullmatch(text.strip())
    return (match["name"], match["version"] or "") if match else None


def parse_service(text: str) -> tuple[str, str]:
    """Return the name and the version of a contract; a text that is none is taken as its name.

    Examples
    --------
    >>> parse_service("urn:riv:crm:scheduling:MakeBookingResponder:1")
    ('MakeBooking', '1')
    """
    return read_service(text) or (text.strip(), "")
