"""Addresses of platforms: which are accepted, and how they are shown without credentials."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

__all__ = [
    "Address",
    "AddressRefused",
    "parse_address",
    "same_origin",
    "without_credentials",
    "without_user",
]

_PORTS = {"http": 80, "https": 443}
_LOCAL = re.compile(r"localhost|127\.\d+\.\d+\.\d+|::1")


class AddressRefused(ValueError):
    """An address that is not asked; the message says why and never holds a credential."""


@dataclass(frozen=True, slots=True)
class Address:
    """The base address of a platform.

    Parameters
    ----------
    url
        The address without credentials and without a closing slash.
    username, password
        Credentials that were written in the address; never shown.
    """

    url: str
    username: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    def child(self, path: str) -> str:
        """Return an address below the base."""
        return f"{self.url}/{path}"

    @property
    def is_encrypted_or_local(self) -> bool:
        """Whether credentials can be sent without others on the network reading them."""
        parts = urlsplit(self.url)
        return parts.scheme == "https" or bool(_LOCAL.fullmatch(parts.hostname or ""))


def parse_address(text: str) -> Address:
    """Return the base address that a text states.

    Raises
    ------
    AddressRefused
        The text is not an http or https address, or holds a query or a fragment.
    """
    stripped = text.strip()
    if not stripped.isprintable() or " " in stripped:
        raise AddressRefused("the address holds spaces or control characters")
    parts = _split(stripped)
    if parts.scheme not in _PORTS:
        is_named = re.fullmatch(r"[a-z][a-z0-9+.-]*", parts.scheme)
        found = parts.scheme if is_named else "neither"
        raise AddressRefused(f"only http and https addresses will do; this begins with {found}")
    if not parts.hostname:
        raise AddressRefused("the address names no host")
    if parts.query or parts.fragment:
        raise AddressRefused("the base address of a platform has neither ? nor #")
    return Address(
        urlunsplit((parts.scheme, _host(parts), parts.path.rstrip("/"), "", "")),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def without_credentials(text: str) -> str:
    """Return an address as it may be shown: without user, password, query and fragment.

    Examples
    --------
    >>> without_credentials("https://anna:hemlig@fhir.example/r4?token=1")
    'https://fhir.example/r4'
    """
    try:
        parts = _split(text.strip())
        shown = urlunsplit((parts.scheme, _host(parts), parts.path, "", ""))
    except AddressRefused:
        return "an unreadable address"
    return "".join(each if each.isprintable() else "?" for each in shown)


def without_user(text: str) -> str:
    """Return an address without user and password; it may still hold a query.

    Raises
    ------
    AddressRefused
        The address cannot be read.
    """
    parts = _split(text)
    return urlunsplit((parts.scheme, _host(parts), parts.path, parts.query, ""))


def same_origin(before: str, after: str) -> bool:
    """Tell whether a redirect stays on the same host; going from http to https is allowed."""
    old, new = urlsplit(before), urlsplit(after)
    if old.hostname != new.hostname:
        return False
    same_port = _port(old) == _port(new)
    upgraded = (old.scheme, new.scheme) == ("http", "https")
    return (old.scheme == new.scheme and same_port) or upgraded


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port, parts.hostname
    except ValueError:
        raise AddressRefused("the address cannot be read") from None
    return parts


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{parts.port}" if parts.port else shown


def _port(parts: SplitResult) -> int | None:
    return parts.port or _PORTS.get(parts.scheme)
