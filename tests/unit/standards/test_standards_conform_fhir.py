"""Live checks of FHIR servers: each way to go wrong is told apart, and nothing is given away."""

from __future__ import annotations

import base64
import copy
import gzip
import json
import logging
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.standards.stub_platform import answer, line, platform, served

from modarch.landscape.text import Text
from modarch.standards.catalogue import load_catalogue
from modarch.standards.conform.address import (
    AddressRefused,
    parse_address,
    same_origin,
    without_credentials,
)
from modarch.standards.conform.fetch import Limits, _unwise, fetch
from modarch.standards.conform.fhir import check_fhir, check_statement
from modarch.standards.conform.results import ConformanceReport, Reach, Verdict
from modarch.standards.derive import ModuleExchange, derive_requirements
from modarch.standards.requirements import Expectation, Issue

if TYPE_CHECKING:
    import socket
    import threading
    from collections.abc import Callable

CATALOGUE = load_catalogue()
ASKED = derive_requirements(
    ModuleExchange(
        id="lab",
        name=Text("Labb"),
        produces=("lab-result",),
        consumes=("patient-demographics",),
        standards=frozenset({"fhir-r4"}),
        profiles={"patient-demographics": ("https://region.example/fhir/Pat|1.0.0",)},
    ),
    Issue(issuer=Text("Regionen"), base="https://region.example/fhir", date="2026-11-23"),
    CATALOGUE,
)
GOOD = served(ASKED)
QUICK = Limits(step_s=0.4, total_s=0.8)


def checked(content: Any) -> ConformanceReport:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return check_statement(body, ASKED, CATALOGUE, address="test")


def changed(change: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    statement = copy.deepcopy(GOOD)
    change(statement)
    return statement


def observation(statement: dict[str, Any]) -> dict[str, Any]:
    resources = statement["rest"][0]["resource"]
    found: dict[str, Any] = next(each for each in resources if each["type"] == "Observation")
    return found


def verdicts(report: ConformanceReport, prefix: str) -> dict[str, Verdict]:
    return {r.id.removeprefix(prefix): r.verdict for r in report.results if r.id.startswith(prefix)}


def test_a_server_that_does_everything_conforms() -> None:
    with platform({"/fhir/metadata": answer(GOOD)}) as base:
        report = check_fhir(f"{base}/fhir", ASKED, CATALOGUE, QUICK)
    assert report.conforms
    assert {result.verdict for result in report.results} == {Verdict.MET}
    assert report.findings == ()
    assert report.platform == "Stub 1"
    assert report.address == f"{base}/fhir/metadata"


@pytest.mark.parametrize("suffix", ["", "/", "/metadata", "/metadata/"])
def test_the_address_may_be_written_in_every_usual_way(suffix: str) -> None:
    with platform({"/r4/metadata": answer(GOOD)}) as base:
        assert check_fhir(f"{base}/r4{suffix}", ASKED, CATALOGUE, QUICK).conforms


def test_every_requirement_has_a_verdict_of_its_own() -> None:
    report = checked(GOOD)
    ids = [result.id for result in report.results]
    assert report.count(Verdict.MET) == len(ids)
    assert len(ids) == len(set(ids))
    assert "fhir/version" in ids
    assert "fhir/server/Observation/search/patient" in ids
    assert "fhir/client/Patient/profile/https://region.example/fhir/Pat|1.0.0" in ids


def _without(key: str) -> Callable[[dict[str, Any]], Any]:
    return lambda statement: observation(statement).pop(key)


def _with(key: str, value: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda statement: observation(statement).update({key: value})


@pytest.mark.parametrize(
    ("change", "requirement", "verdict"),
    [
        (_without("interaction"), "/read", Verdict.NOT_DECLARED),
        (_with("interaction", []), "/read", Verdict.NOT_DECLARED),
        (_with("interaction", [{"code": "vread"}]), "/read", Verdict.MISSING),
        (_with("interaction", [{"code": "vread"}]), "/vread", Verdict.MET),
        (_without("searchParam"), "/search/patient", Verdict.NOT_DECLARED),
        (_with("searchParam", []), "/search/patient", Verdict.MISSING),
        (
            _with("searchParam", [{"name": "patient", "type": "token"}]),
            "/search/patient",
            Verdict.DIFFERENT,
        ),
        (_with("type", "Flag"), "", Verdict.MISSING),
        (_with("type", "Flag"), "/read", Verdict.MISSING),
        (lambda s: s["rest"].pop(0), "", Verdict.NOT_DECLARED),
        (lambda s: s.pop("rest"), "", Verdict.NOT_DECLARED),
        (lambda s: s["rest"][0].update(mode="client"), "", Verdict.DIFFERENT),
    ],
)
def test_missing_and_not_declared_are_told_apart(
    change: Callable[[dict[str, Any]], Any], requirement: str, verdict: Verdict
) -> None:
    report = checked(changed(change))
    assert verdicts(report, "fhir/server/Observation")[requirement] is verdict


@pytest.mark.parametrize(
    ("declared", "verdict"),
    [
        ("https://region.example/fhir/Pat|1.0.0", Verdict.MET),
        ("https://region.example/fhir/Pat|2.0.0", Verdict.DIFFERENT),
        ("https://region.example/fhir/Pat", Verdict.DIFFERENT),
        ("http://Region.example/fhir/pat/|1.0.0", Verdict.DIFFERENT),
        ("https://region.example/fhir/Other", Verdict.MISSING),
    ],
)
def test_profile_and_version_are_compared_apart(declared: str, verdict: Verdict) -> None:
    statement = changed(lambda s: s["rest"][1]["resource"][0].update(supportedProfile=[declared]))
    (found,) = verdicts(checked(statement), "fhir/client/Patient/profile/").values()
    assert found is verdict


@pytest.mark.parametrize(
    ("version", "verdict"),
    [
        ("4.0.1", Verdict.MET),
        ("4.0.0", Verdict.MET),
        ("4.3.0", Verdict.MET),
        ("5.0.0", Verdict.DIFFERENT),
        ("3.0.2", Verdict.DIFFERENT),
        ("banana", Verdict.DIFFERENT),
        (None, Verdict.NOT_DECLARED),
        (4, Verdict.NOT_DECLARED),
    ],
)
def test_the_release_is_compared_by_family(version: Any, verdict: Verdict) -> None:
    report = checked(changed(lambda s: s.update(fhirVersion=version)))
    assert verdicts(report, "fhir/version")[""] is verdict


STU3_PROFILE = {"reference": "https://region.example/fhir/Pat|1.0.0"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_with("interaction", []), "interaction-empty"),
        (_with("interaction", ["read"]), "malformed"),
        (_with("interaction", {"code": "read"}), "malformed"),
        (_with("interaction", [{}]), "malformed"),
        (_with("searchParam", [{"type": "token"}]), "malformed"),
        (_with("supportedProfile", [7]), "malformed"),
        (_with("profile", STU3_PROFILE), "stu3-element"),
        (_with("type", "Obervation"), "fhir-type-unknown"),
        (_with("type", None), "fhir-type-unknown"),
        (lambda s: s.update(acceptUnknown="both"), "stu3-element"),
        (lambda s: s.pop("rest"), "no-rest"),
        (lambda s: s.update(rest=[]), "no-rest"),
        (lambda s: s.update(rest=["server"]), "malformed"),
        (lambda s: s["rest"][0].pop("mode"), "no-mode"),
        (lambda s: s["rest"][0]["resource"].append(1), "malformed"),
        (lambda s: s["rest"][0]["resource"].append({"type": "Observation"}), "cpb-9"),
        (lambda s: s.pop("implementation"), "cpb-14"),
        (lambda s: s.pop("resourceType"), "no-resource-type"),
        (lambda s: s.update(resourceType="Conformance"), "wrong-release"),
        (lambda s: s.update(kind=["instance"]), "fhir-code"),
    ],
)
def test_each_defect_of_a_statement_is_a_finding_and_the_rest_is_read(
    change: Callable[[dict[str, Any]], Any], code: str
) -> None:
    report = checked(changed(change))
    assert code in {finding.code for finding in report.findings}
    assert report.reach is Reach.OK
    assert all(finding.severity == "warning" for finding in report.findings)


def test_a_profile_written_as_in_stu3_still_counts() -> None:
    def old(statement: dict[str, Any]) -> None:
        patient = statement["rest"][1]["resource"][0]
        del patient["supportedProfile"]
        patient["profile"] = STU3_PROFILE

    (found,) = verdicts(checked(changed(old)), "fhir/client/Patient/profile/").values()
    assert found is Verdict.MET


def test_a_type_described_twice_is_read_as_one() -> None:
    def split(statement: dict[str, Any]) -> None:
        whole = observation(statement)
        rest = statement["rest"][0]["resource"]
        rest.append({"type": "Observation", "interaction": whole["interaction"][1:]})
        whole["interaction"] = whole["interaction"][:1]

    assert checked(changed(split)).conforms


@pytest.mark.parametrize(
    ("content", "code", "reach"),
    [
        (b"", "empty", Reach.NOT_THE_SERVICE),
        (b"<!DOCTYPE html><html><body>Logga in</body></html>", "html", Reach.NOT_THE_SERVICE),
        (b"<CapabilityStatement xmlns='http://hl7.org/fhir'/>", "xml", Reach.NOT_THE_SERVICE),
        (json.dumps(GOOD).encode()[:-30], "not-json", Reach.NOT_THE_SERVICE),
        (b"[" * 100_000, "not-json", Reach.NOT_THE_SERVICE),
        (b'{"n": ' + b"9" * 5000 + b"}", "not-json", Reach.NOT_THE_SERVICE),
        (b"[]", "not-fhir", Reach.NOT_THE_SERVICE),
        (b'{"hello": 1}', "not-fhir", Reach.NOT_THE_SERVICE),
        (b'{"resourceType": "Patient"}', "not-fhir", Reach.NOT_THE_SERVICE),
        (b'{"resourceType": "Bundle", "entry": [1]}', "not-fhir", Reach.NOT_THE_SERVICE),
        (b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), "", Reach.OK),
        (json.dumps(GOOD).replace("a stub", "\xe5").encode("latin-1"), "", Reach.OK),
        (
            json.dumps({**GOOD, "title": "å"}, ensure_ascii=False).encode("latin-1"),
            "encoding",
            Reach.OK,
        ),
        (json.dumps(GOOD).replace('"date"', '"status"').encode(), "duplicate-key", Reach.OK),
        (
            json.dumps({"resourceType": "Bundle", "entry": [{"resource": GOOD}]}).encode(),
            "bundle",
            Reach.OK,
        ),
    ],
)
def test_whatever_a_server_sends_is_told_for_what_it_is(
    content: bytes, code: str, reach: Reach
) -> None:
    report = checked(content)
    assert report.reach is reach
    if code:
        assert code in {finding.code for finding in report.findings}
    if reach is not Reach.OK:
        assert not report.conforms
        assert {result.verdict for result in report.results} == {Verdict.NOT_DECLARED}


def test_an_operation_outcome_tells_its_reason() -> None:
    outcome = {"resourceType": "OperationOutcome", "issue": [{"diagnostics": "tenant saknas"}]}
    (finding,) = checked(outcome).findings
    assert "tenant saknas" in finding.message


MANY = 200_000


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s["rest"][0].update(resource=[{"type": f"T{n}" * 9} for n in range(MANY)]),
        lambda s: s.update(rest=[s["rest"][0]] * 2000),
        _with("interaction", [{"code": f"x{n}"} for n in range(MANY)]),
        _with("searchParam", [{"name": f"x{n}"} for n in range(MANY)]),
        _with("supportedProfile", [f"https://x.example/{n}" for n in range(MANY)]),
    ],
)
def test_a_statement_without_end_is_begun_and_told(change: Callable[[dict[str, Any]], Any]) -> None:
    """Each of these took minutes, or made a report of megabytes, before lists were bounded."""
    report = checked(changed(change))
    assert report.reach is Reach.OK
    assert "too-many" in {finding.code for finding in report.findings}
    assert len(report.findings) <= 200
    assert all(len(str(each)) < 1000 for each in (*report.findings, *report.results))


def test_what_a_server_writes_cannot_steer_a_terminal() -> None:
    escape = "\x1b[2J\nfarlig"

    def steered(statement: dict[str, Any]) -> None:
        statement["software"] = {"name": escape}
        statement["fhirVersion"] = escape
        statement["status"] = escape
        whole = observation(statement)
        whole["interaction"] = [{"code": escape}, escape]
        whole["searchParam"] = [{"name": "patient", "type": escape}]
        statement["rest"][0]["resource"].append({"type": escape, "interaction": []})

    report = checked(changed(steered))
    told = [report.platform, *(f.message for f in report.findings)]
    told += [text for each in report.results for text in (each.declared, each.message)]
    assert "farlig" in "".join(told)
    assert all(each.isprintable() for each in told)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("Observation"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["code", "type", "name", "mode", "reference", "resource", "rest"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
places = st.sampled_from(
    [
        *((key,) for key in GOOD),
        ("rest", 0),
        *(("rest", 0, key) for key in ("mode", "resource", "interaction")),
        ("rest", 0, "resource", 0),
        *(
            ("rest", 0, "resource", 0, key)
            for key in ("type", "interaction", "searchParam", "supportedProfile", "profile")
        ),
        ("rest", 0, "resource", 0, "interaction", 0),
        ("rest", 0, "resource", 0, "searchParam", 0, "name"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(places, anything)
def test_no_statement_whatever_makes_the_check_fail_itself(
    place: tuple[str | int, ...], value: Any
) -> None:
    statement = copy.deepcopy(GOOD)
    holder: Any = statement
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    report = checked(statement)
    assert len(report.results) == len(checked(GOOD).results)


@pytest.mark.parametrize(
    ("status", "reach"),
    [
        (401, Reach.UNAUTHORISED),
        (403, Reach.FORBIDDEN),
        (404, Reach.NOT_FOUND),
        (410, Reach.NOT_FOUND),
        (418, Reach.UNEXPECTED),
        (500, Reach.SERVER_ERROR),
        (503, Reach.SERVER_ERROR),
        (304, Reach.UNEXPECTED),
    ],
)
def test_statuses_are_told_apart(status: int, reach: Reach) -> None:
    with platform({"/metadata": answer(b"", status)}) as base:
        report = check_fhir(base, ASKED, CATALOGUE, QUICK)
    assert report.reach is reach
    assert [finding.code for finding in report.findings] == [str(reach)]
    assert not report.conforms
    assert len(report.shortfall) == sum(r.expectation is Expectation.SHALL for r in report.results)


@pytest.mark.parametrize(
    "refusal", [answer(b"", 406), answer(b"<CapabilityStatement/>"), answer(b"", 415)]
)
def test_json_is_asked_for_in_the_address_when_the_header_is_not_heard(refusal: Any) -> None:
    with platform({"/metadata?_format=json": answer(GOOD), "/metadata": refusal}) as base:
        assert check_fhir(base, ASKED, CATALOGUE, QUICK).conforms


def test_a_redirect_on_the_same_host_is_followed() -> None:
    with platform(
        {"/metadata": answer(b"", 302, Location="/r4/metadata"), "/r4/metadata": answer(GOOD)}
    ) as base:
        assert check_fhir(base, ASKED, CATALOGUE, QUICK).conforms


@pytest.mark.parametrize(
    "target",
    ["http://localhost:1/metadata", "https://login.example/x?token=hemlig", "//evil.example/"],
)
def test_a_redirect_elsewhere_is_refused_and_told(target: str) -> None:
    with platform({"/metadata": answer(b"", 307, Location=target)}) as base:
        report = check_fhir(base, ASKED, CATALOGUE, QUICK)
    assert report.reach is Reach.REDIRECTED
    assert "hemlig" not in report.findings[0].message
    assert (
        without_credentials(target).rpartition("//")[2].split("/")[0] in report.findings[0].message
    )


@pytest.mark.parametrize("target", ["http://[::1", "https://a:b:c/", "http://127.0.0.1:99999/"])
def test_a_redirect_to_no_address_is_told(target: str) -> None:
    with platform({"/metadata": answer(b"", 302, Location=target)}) as base:
        report = check_fhir(base, ASKED, CATALOGUE, QUICK)
    assert report.reach is Reach.REDIRECTED


@pytest.mark.parametrize(
    ("name", "value"), [("SSL_CERT_FILE", "/no/such/file"), ("HTTPS_PROXY", "nonsense://x")]
)
def test_settings_of_the_network_that_cannot_be_used_are_told(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    report = check_fhir("https://127.0.0.1:1", ASKED, CATALOGUE, QUICK)
    assert report.reach is Reach.UNREACHABLE
    assert name in report.findings[0].hint


def test_redirects_without_end_are_ended() -> None:
    with platform({"/metadata": answer(b"", 302, Location="/metadata")}) as base:
        report = check_fhir(base, ASKED, CATALOGUE, QUICK)
    assert report.reach is Reach.REDIRECTED


def test_a_closed_port_is_unreachable() -> None:
    with platform({}) as base:
        pass
    report = check_fhir(base, ASKED, CATALOGUE, QUICK)
    assert report.reach is Reach.UNREACHABLE
    assert "check the address" in report.findings[0].hint


def test_plain_http_behind_https_is_not_trusted() -> None:
    with platform({"/metadata": answer(GOOD)}) as base:
        report = check_fhir(base.replace("http:", "https:"), ASKED, CATALOGUE, QUICK)
    assert report.reach is Reach.UNTRUSTED


def _silent(_: socket.socket, over: threading.Event) -> None:
    over.wait(5)


def _dripping_head(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    while not over.wait(0.05):
        connection.sendall(b"a")


def _dripping_body(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while not over.wait(0.05):
        connection.sendall(b" ")


def _dripping_without_length(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n" + json.dumps(GOOD).encode())
    while not over.wait(0.05):
        connection.sendall(b" ")


def _cut_off(connection: socket.socket, _: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")


def _no_http(connection: socket.socket, _: threading.Event) -> None:
    connection.sendall(b"220 mail.example ESMTP\r\n")


def _endless(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not over.is_set():
        connection.sendall(b"10000\r\n" + b" " * 0x10000 + b"\r\n")


@pytest.mark.parametrize(
    ("talk", "reach"),
    [
        (_silent, Reach.TOO_SLOW),
        (_dripping_head, Reach.TOO_SLOW),
        (_dripping_body, Reach.TOO_SLOW),
        (_dripping_without_length, Reach.TOO_SLOW),
        (_cut_off, Reach.INCOMPLETE),
        (_no_http, Reach.INCOMPLETE),
        (_endless, Reach.TOO_LARGE),
    ],
)
def test_a_line_that_misbehaves_is_bounded(
    talk: Callable[[socket.socket, threading.Event], None], reach: Reach
) -> None:
    with line(talk) as base:
        report = check_fhir(
            base, ASKED, CATALOGUE, Limits(step_s=0.4, total_s=0.8, max_bytes=10**6)
        )
    assert report.reach is reach


SMALL = Limits(step_s=2, total_s=5, max_bytes=10_000)


@pytest.mark.parametrize(
    ("reply", "reach"),
    [
        (answer(b" " * 10_001), Reach.TOO_LARGE),
        (answer(b" " * 10_000), Reach.OK),
        (answer(b"{}", **{"Content-Length": "209715200"}), Reach.TOO_LARGE),
        (answer(gzip.compress(b" " * 50_000_000), **{"Content-Encoding": "gzip"}), Reach.TOO_LARGE),
        (answer(gzip.compress(b" " * 9_000), **{"Content-Encoding": "gzip"}), Reach.OK),
        (answer(gzip.compress(b"x" * 900)[:-9], **{"Content-Encoding": "gzip"}), Reach.INCOMPLETE),
        (answer(b"not gzip", **{"Content-Encoding": "gzip"}), Reach.INCOMPLETE),
        (answer(b"{}", **{"Content-Encoding": "br"}), Reach.INCOMPLETE),
    ],
)
def test_size_is_bounded_packed_or_not(reply: Any, reach: Reach) -> None:
    with platform({"/metadata": reply}) as base:
        fetched = fetch(base, "metadata", "application/json", SMALL)
    assert fetched.reach is reach
    assert len(fetched.body) <= SMALL.max_bytes


@pytest.mark.parametrize(
    "address",
    [
        "ftp://fhir.example",
        "file:///etc/passwd",
        "fhir.example/r4",
        "javascript:alert(1)",
        "https://",
        "https:///r4",
        "https://fhir.example/r4?x=1",
        "https://fhir.example/r4#x",
        "https://fhir example/",
        "https://fhir.example/\r\nHost: x",
        "https://[::1",
        "https://fhir.example:99999/",
        "",
    ],
)
def test_only_http_addresses_are_asked(address: str) -> None:
    with pytest.raises(AddressRefused):
        parse_address(address)
    report = check_fhir(address, ASKED, CATALOGUE, QUICK)
    assert report.reach is Reach.REFUSED_ADDRESS
    assert [finding.code for finding in report.findings] == ["refused-address"]


def test_credentials_reach_the_server_and_nobody_else(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[str | None] = []

    def guarded(request: Any) -> Any:
        seen.append(request.headers["Authorization"])
        return answer(b"", 403)

    caplog.set_level(logging.DEBUG)
    with platform({"/metadata": guarded}) as base:
        address = base.replace("http://", "http://anna:h%C3%A5mlig@")
        by_user = check_fhir(address, ASKED, CATALOGUE, QUICK)
        by_token = check_fhir(base, ASKED, CATALOGUE, Limits(step_s=1, bearer="hamligt-polett"))
    basic = "Basic " + base64.b64encode("anna:håmlig".encode()).decode()
    assert seen == [basic, "Bearer hamligt-polett"]
    told = repr(by_user) + repr(by_token) + caplog.text + repr(parse_address(address))
    assert not any(
        secret in told for secret in ("h%C3%A5mlig", "håmlig", "hamligt", "anna", basic[6:])
    )


def test_a_token_that_no_header_can_carry_is_told_without_showing_it() -> None:
    with platform({"/metadata": answer(GOOD)}) as base:
        report = check_fhir(base, ASKED, CATALOGUE, Limits(step_s=1, bearer="hemlig\nX: y"))
    assert report.reach is Reach.REFUSED_ADDRESS
    assert "hemlig" not in str(report)


def test_credentials_in_the_clear_are_a_warning_unless_local() -> None:
    in_the_clear, token = parse_address("http://anna:hemlig@fhir.example"), Limits(bearer="hemlig")
    for address, limits in (
        (in_the_clear, Limits()),
        (parse_address("http://fhir.example"), token),
    ):
        (finding,) = _unwise(address, limits)
        assert finding.code == "credentials-in-the-clear"
    assert _unwise(parse_address("http://fhir.example"), Limits()) == ()
    assert _unwise(parse_address("https://fhir.example"), token) == ()
    assert parse_address("https://fhir.example").is_encrypted_or_local
    assert parse_address("http://127.0.0.1:8080").is_encrypted_or_local
    assert not parse_address("http://fhir.example").is_encrypted_or_local
    assert not parse_address("http://127.0.0.1.example").is_encrypted_or_local


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("http://a/x", "http://a/y", True),
        ("http://a/x", "https://a/x", True),
        ("https://a/x", "http://a/x", False),
        ("https://a/x", "https://a:8443/x", False),
        ("https://a:443/x", "https://a/y", True),
        ("https://a/x", "https://b/x", False),
        ("https://a/x", "https://a.evil/x", False),
    ],
)
def test_what_counts_as_the_same_host(before: str, after: str, same: bool) -> None:
    assert same_origin(before, after) is same


def test_a_module_without_fhir_is_asked_nothing() -> None:
    nothing = derive_requirements(
        ModuleExchange(id="x", name=Text("X"), produces=("lab-result",)),
        ASKED.issue,
        CATALOGUE,
    )
    report = check_statement(json.dumps(GOOD).encode(), nothing, CATALOGUE, address="test")
    assert report.results == ()


def test_importing_the_checks_does_not_import_the_network() -> None:
    code = (
        "import sys, modarch.standards.conform.answer, modarch.standards.conform.fhir;"
        "print(sorted({'httpx', 'oehrpy', 'fhir', 'psycopg', 'duckdb'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
