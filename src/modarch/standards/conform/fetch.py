"""One bounded GET: what a platform answers, or why it does not.

Time, size and the number of redirects are bounded; a redirect to another host is refused; the body
is read raw, so that a compressed answer cannot grow without bound; and no credential is ever put
into a message or a log line.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from modarch.errors import Diagnostic, Severity
from modarch.standards.conform.address import (
    Address,
    AddressRefused,
    parse_address,
    same_origin,
    without_credentials,
    without_user,
)
from modarch.standards.conform.bounds import Broken, Deadline, Overgrown, Unpacker, unpacker_of
from modarch.standards.conform.results import Reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

__all__ = ["Fetched", "Limits", "fetch"]

_NO_TARGET = "it redirects to something that is no address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a platform may cost, and who asks.

    Parameters
    ----------
    step_s
        Longest wait for a connection or for the next bytes, in seconds.
    total_s
        Longest time for one answer as a whole, in seconds.
    max_bytes
        Largest answer, in bytes, packed or unpacked.
    max_redirects
        Redirects that are followed, on the same host only.
    bearer
        Token that is sent to the platform; never shown.
    """

    step_s: float = 10.0
    total_s: float = 60.0
    max_bytes: int = 32 * 1024 * 1024
    max_redirects: int = 3
    bearer: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came of asking.

    Parameters
    ----------
    reach
        `Reach.OK` when a body was read.
    address
        What was asked, without credentials.
    status
        Status code, 0 when there was no answer.
    content_type
        What the answer says it is, without parameters.
    body
        The answer.
    findings
        Why there is no body; or what was unwise in asking, such as credentials sent in the clear.
    """

    reach: Reach
    address: str
    status: int = 0
    content_type: str = ""
    body: bytes = b""
    findings: tuple[Diagnostic, ...] = ()


class _Stopped(Exception):
    def __init__(self, reach: Reach, message: str, hint: str = "", status: int = 0) -> None:
        super().__init__(message)
        self.reach, self.message, self.hint, self.status = reach, message, hint, status


def fetch(base: str, path: str, accept: str, limits: Limits, query: str = "") -> Fetched:
    """Return what a platform answers to a GET, or why there is no usable answer.

    Parameters
    ----------
    base
        Base address of the platform; it may hold user and password.
    path
        Path below the base.
    accept
        Media type that is asked for.
    limits
        Bounds, and the bearer token if there is one.
    query
        Query string, without the question mark.
    """
    shown = without_credentials(base)
    try:
        address = parse_address(base)
        shown = address.child(path)
        return _followed(address, shown + (f"?{query}" if query else ""), accept, limits)
    except AddressRefused as refused:
        hint = "write it as https://host/path"
        stopped = _Stopped(Reach.REFUSED_ADDRESS, str(refused), hint)
    except _Stopped as why:
        stopped = why
    finding = Diagnostic(
        code=str(stopped.reach),
        message=f"{shown}: {stopped.message}",
        hint=stopped.hint,
    )
    return Fetched(reach=stopped.reach, address=shown, status=stopped.status, findings=(finding,))


def _followed(address: Address, url: str, accept: str, limits: Limits) -> Fetched:
    with _client(address, accept, limits) as client, Deadline(limits.total_s) as deadline:
        for _ in range(limits.max_redirects + 1):
            answer = _asked(client, url, limits, deadline)
            if not isinstance(answer, str):
                return replace(answer, findings=_unwise(address, limits))
            url = _target(url, answer)
    raise _Stopped(Reach.REDIRECTED, f"it redirects more than {limits.max_redirects} times")


def _target(url: str, location: str) -> str:
    try:
        target = without_user(urljoin(url, location))
    except ValueError:
        raise _Stopped(Reach.REDIRECTED, _NO_TARGET) from None
    if not same_origin(url, target):
        elsewhere = without_credentials(target)
        message = f"it redirects to another host, {elsewhere}, which is not asked"
        hint = "check the address with the supplier and ask the new one directly"
        raise _Stopped(Reach.REDIRECTED, message, hint)
    return target


def _unwise(address: Address, limits: Limits) -> tuple[Diagnostic, ...]:
    if address.is_encrypted_or_local or not (address.username or limits.bearer):
        return ()
    finding = Diagnostic(
        code="credentials-in-the-clear",
        message="credentials were sent over http, where others on the network can read them",
        hint="ask the supplier for an https address, and change the credentials",
        severity=Severity.WARNING,
    )
    return (finding,)


def _client(address: Address, accept: str, limits: Limits) -> httpx.Client:
    import httpx  # noqa: PLC0415 - only live checks pay for it

    headers = {"Accept": accept, "Accept-Encoding": "identity", "User-Agent": "modarch"}
    if limits.bearer:
        if not limits.bearer.isascii() or not limits.bearer.isprintable():
            message = "the bearer token holds characters that a header cannot carry"
            raise _Stopped(Reach.REFUSED_ADDRESS, message, "check the variable it is read from")
        headers["Authorization"] = f"Bearer {limits.bearer}"
    auth = (address.username, address.password) if address.username else None
    try:
        return httpx.Client(auth=auth, headers=headers, timeout=limits.step_s)
    except (OSError, ValueError, ImportError, httpx.InvalidURL):
        message = "the settings of the network cannot be used"
        raise _Stopped(
            Reach.UNREACHABLE, message, "check HTTPS_PROXY, ALL_PROXY and SSL_CERT_FILE"
        ) from None


def _asked(client: httpx.Client, url: str, limits: Limits, deadline: Deadline) -> Fetched | str:
    """Return the answer, or where it redirects to."""
    import httpx  # noqa: PLC0415

    try:
        with client.stream("GET", url, extensions={"trace": deadline.trace}) as response:
            if response.has_redirect_location:
                return response.headers["location"]
            _raise_for_status(response)
            answer = Fetched(
                reach=Reach.OK,
                address=without_credentials(url),
                status=response.status_code,
                content_type=response.headers.get("content-type", "").partition(";")[0].strip(),
                body=_body(response, limits),
            )
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
        raise _why(error, expired=deadline.expired) from None
    if deadline.expired:
        # An answer without a stated length ends where the deadline cut it.
        raise _too_slow()
    return answer


def _raise_for_status(response: httpx.Response) -> None:
    status = response.status_code
    if 200 <= status < 300:  # noqa: PLR2004 - the range of success
        return
    told = {
        401: (Reach.UNAUTHORISED, "it wants credentials (401)", "set a token or a user"),
        403: (Reach.FORBIDDEN, "these credentials are not allowed in (403)", "ask for access"),
        404: (Reach.NOT_FOUND, "there is nothing here (404)", "check the base address"),
        410: (Reach.NOT_FOUND, "there is nothing here any more (410)", "check the base address"),
    }
    if status in told:
        reach, message, hint = told[status]
        raise _Stopped(reach, message, hint, status)
    reach = Reach.SERVER_ERROR if status >= 500 else Reach.UNEXPECTED  # noqa: PLR2004
    raise _Stopped(reach, f"it answers with status {status}", "", status)


def _body(response: httpx.Response, limits: Limits) -> bytes:
    announced = response.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > limits.max_bytes:
        raise _too_large(limits)
    try:
        return _unpacked(
            response, unpacker_of(response.headers.get("content-encoding", "")), limits
        )
    except Overgrown:
        raise _too_large(limits) from None
    except Broken as broken:
        raise _Stopped(Reach.INCOMPLETE, str(broken)) from None


def _unpacked(response: httpx.Response, unpacker: Unpacker, limits: Limits) -> bytes:
    body = bytearray()
    for chunk in response.iter_raw():
        body += unpacker.unpack(chunk, limits.max_bytes - len(body))
    unpacker.finish()
    return bytes(body)


def _too_large(limits: Limits) -> _Stopped:
    size = limits.max_bytes / 1024**2
    return _Stopped(Reach.TOO_LARGE, f"the answer is larger than {size:g} MiB and is not read")


def _too_slow() -> _Stopped:
    hint = "try again, or allow more time"
    return _Stopped(Reach.TOO_SLOW, "it does not answer in time", hint)


def _why(error: Exception, *, expired: bool) -> _Stopped:
    """Return what an error of the network library means; its own words may hold the address."""
    import httpx  # noqa: PLC0415

    if expired or isinstance(error, httpx.TimeoutException):
        return _too_slow()
    if isinstance(error, (httpx.LocalProtocolError, httpx.UnsupportedProtocol)) or not isinstance(
        error, (httpx.HTTPError, httpx.StreamError)
    ):
        return _Stopped(Reach.REFUSED_ADDRESS, "the request cannot be written for this address")
    if "location header" in str(error):
        return _Stopped(Reach.REDIRECTED, _NO_TARGET)
    if any(isinstance(each, ssl.SSLError) for each in _chain(error)):
        message = "its certificate is not trusted, or TLS fails"
        hint = "point SSL_CERT_FILE at the certificates of your network, or tell the supplier"
        return _Stopped(Reach.UNTRUSTED, message, hint)
    if isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError, httpx.StreamError)):
        message = "the answer breaks off, or is not HTTP"
        return _Stopped(Reach.INCOMPLETE, message, "check the port, and try again")
    message = "no connection is made"
    return _Stopped(Reach.UNREACHABLE, message, "check the address, the network and the proxy")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
