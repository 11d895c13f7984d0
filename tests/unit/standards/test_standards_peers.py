"""Real platforms, started on loopback when they are installed, and always ended with the test.

A peer is found through the environment, never imported into this process:

``MODARCH_PEER_FHIRSTARTER``  a Python that has fhirstarter and uvicorn
``MODARCH_PEER_NODE_FHIR``    a folder whose node_modules has @asymmetrik/node-fhir-server-core
``MODARCH_PEER_PYEHR``        a Python of 3.12 or later that has pyehr-openehr
``initdb`` and ``postgres``   on the PATH, or in the folder ``MODARCH_PEER_POSTGRES``

DuckDB and the PostgreSQL driver are looked for in this environment.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from tests.unit.standards.opt_files import RESULT, archetype_root, template

from modarch.landscape.text import Text
from modarch.standards.catalogue import load_catalogue
from modarch.standards.conform.fetch import Limits
from modarch.standards.conform.fhir import check_fhir
from modarch.standards.conform.omop import check_omop
from modarch.standards.conform.openehr import check_openehr
from modarch.standards.conform.results import ConformanceReport, Reach, Verdict
from modarch.standards.derive import ModuleExchange, derive_requirements
from modarch.standards.requirements import AnnexRequirements, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.peer

CATALOGUE = load_catalogue()
LIMITS = Limits(step_s=20, total_s=40)
START_UP_S = 40

FHIRSTARTER = """
import os, sys
os.environ["FHIR_SEQUENCE"] = "R4B"
import uvicorn
from fhir.resources.R4B import get_fhir_model_class
from fhirstarter import FHIRProvider, FHIRStarter, InteractionContext

app, provider = FHIRStarter(title="peer"), FHIRProvider()
for name in sys.argv[2:]:
    model = get_fhir_model_class(name)

    async def read(context: InteractionContext, id_: str): ...

    read.__annotations__["return"] = model
    provider.read(model)(read)
app.add_providers(provider)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error")
"""

NODE = """
const { initialize } = require('@asymmetrik/node-fhir-server-core');
const [port, service, ...types] = process.argv.slice(2);
const profiles = {};
for (const type of types) profiles[type] = { service, versions: ['4_0_0'] };
initialize({ profiles, logging: { level: 'error' } }).listen(Number(port), '127.0.0.1');
"""

NODE_SERVICE = """
const nothing = async () => null;
const none = async () => [];
module.exports = { search: none, history: none, historyById: none, searchById: nothing,
  searchByVersionId: nothing, create: nothing, update: nothing, remove: nothing };
"""

PYEHR = """
import sys
from pyehr.server.apps.rest import create_app
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import run_simple
from werkzeug.wrappers import Response

mounted = {"/rest/openehr/v1": create_app()}
run_simple("127.0.0.1", int(sys.argv[1]), DispatcherMiddleware(Response("", 404), mounted))
"""

PYEHR_CONFIGURATION = """SYSTEM_ID_STR="se.region.test"
SYSTEM_ID_HID="11111111-1111-4111-8111-111111111111"
BASE_URL="http://127.0.0.1"
DB_TYPE="InMemory"
AUTH_TYPE="noauth"
ENDPOINT_DEMOGRAPHICS_ENABLED=True
ENDPOINT_EHR_ENABLED=True
"""


def asked(**exchange: object) -> AnnexRequirements:
    stated = {
        "id": "lab",
        "name": Text("Labb"),
        "produces": ("lab-result",),
        "standards": frozenset({"fhir-r4", "openehr", "omop-5.4"}),
        **exchange,
    }
    issue = Issue(issuer=Text("Regionen"), base="https://region.example/fhir", date="2026-11-23")
    return derive_requirements(ModuleExchange(**stated), issue, CATALOGUE)  # type: ignore[arg-type]


def verdicts(report: ConformanceReport) -> dict[str, Verdict]:
    return {result.id: result.verdict for result in report.results}


def peer(variable: str) -> str:
    """Where a peer is, or a skip that says how to name it."""
    found = os.environ.get(variable)
    if not found:
        pytest.skip(f"set {variable} to try this peer")
    return found


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def running(
    command: list[str], port: int, folder: Path, user: str | None = None, **environment: str
) -> Iterator[str]:
    """Start a server, wait until it listens, and end it with the test whatever happens."""
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    with (folder / "peer.log").open("wb") as log:
        child = {"stdout": log, "stderr": log, "cwd": folder, "user": user}
        server = subprocess.Popen(command, env={**inherited, **environment}, **child)
        try:
            _wait_until_listening(server, port, folder / "peer.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            server.wait()


def _wait_until_listening(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(START_UP_S * 10):
        if server.poll() is not None:
            pytest.fail(f"the peer ended at once: {log.read_text(errors='replace')[-500:]}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    pytest.fail("the peer does not listen")


@pytest.mark.parametrize(
    ("types", "missing"),
    [
        (("DiagnosticReport", "Observation", "Specimen"), set()),
        (("Observation", "Patient"), {"DiagnosticReport", "Specimen"}),
        (("Patient",), {"DiagnosticReport", "Observation", "Specimen"}),
    ],
)
def test_fhirstarter_lacks_exactly_the_types_it_was_not_given(
    tmp_path: Path, types: tuple[str, ...], missing: set[str]
) -> None:
    python, port = peer("MODARCH_PEER_FHIRSTARTER"), free_port()
    script = tmp_path / "server.py"
    script.write_text(FHIRSTARTER, encoding="utf-8")
    with running([python, str(script), str(port), *types], port, tmp_path) as base:
        report = check_fhir(base, asked(), CATALOGUE, LIMITS)
    assert report.reach is Reach.OK
    found = verdicts(report)
    assert found["fhir/version"] is Verdict.MET
    for name in ("DiagnosticReport", "Observation", "Specimen"):
        expected = Verdict.MISSING if name in missing else Verdict.MET
        assert found[f"fhir/server/{name}"] is found[f"fhir/server/{name}/read"] is expected
        if name not in missing:
            assert found[f"fhir/server/{name}/search-type"] is Verdict.MISSING
            assert found[f"fhir/server/{name}/search/patient"] is Verdict.NOT_DECLARED
    assert {finding.code for finding in report.findings} == {"cpb-2", "cpb-14"}


def test_a_node_server_that_writes_stu3_is_read_all_the_same(tmp_path: Path) -> None:
    folder, port = peer("MODARCH_PEER_NODE_FHIR"), free_port()
    node = shutil.which("node") or pytest.skip("node is not on the PATH")
    (tmp_path / "server.js").write_text(NODE, encoding="utf-8")
    service = tmp_path / "service.js"
    service.write_text(NODE_SERVICE, encoding="utf-8")
    command = [
        node,
        str(tmp_path / "server.js"),
        str(port),
        str(service),
        "observation",
        "specimen",
    ]
    modules = str(Path(folder) / "node_modules")
    with running(command, port, tmp_path, NODE_PATH=modules) as base:
        report = check_fhir(f"{base}/4_0_0", asked(), CATALOGUE, LIMITS)
        elsewhere = check_fhir(base, asked(), CATALOGUE, LIMITS)
    found = verdicts(report)
    assert found["fhir/version"] is found["fhir/server/Observation/search-type"] is Verdict.MET
    assert found["fhir/server/Observation/search/code"] is Verdict.MET
    assert found["fhir/server/DiagnosticReport"] is Verdict.MISSING
    assert "stu3-element" in {finding.code for finding in report.findings}
    assert elsewhere.reach is not Reach.OK


def test_pyehr_tells_its_templates_and_gives_them_out(tmp_path: Path) -> None:
    pytest.importorskip("oehrpy")
    python, port = peer("MODARCH_PEER_PYEHR"), free_port()
    script, configuration = tmp_path / "server.py", tmp_path / "pyehr.cfg"
    script.write_text(PYEHR, encoding="utf-8")
    configuration.write_text(PYEHR_CONFIGURATION, encoding="utf-8")
    requirements = asked(templates=("Lab result", "Vital signs"))
    environment = {"PYEHR_REST_CONFIG": str(configuration)}
    with running([python, str(script), str(port)], port, tmp_path, **environment) as base:
        address = f"{base}/rest/openehr/v1/definition/template/adl1.4"
        empty = check_openehr(base, requirements, CATALOGUE, LIMITS)
        content = template(archetype_root(RESULT)).encode()
        headers = {"Content-Type": "application/xml"}
        created = httpx.post(address, content=content, headers=headers, timeout=20)
        listed = check_openehr(base, requirements, CATALOGUE, LIMITS)
        read = check_openehr(base, requirements, CATALOGUE, LIMITS, read_templates=True)
    assert empty.reach is listed.reach is Reach.OK
    assert verdicts(empty)["openehr/template/Lab result"] is Verdict.MISSING
    assert created.status_code == 201, created.text
    assert verdicts(listed)["openehr/template/Lab result"] is Verdict.MET
    assert verdicts(listed)["openehr/template/Vital signs"] is Verdict.MISSING
    assert verdicts(listed)[f"openehr/archetype/{RESULT}"] is Verdict.NOT_DECLARED
    assert verdicts(read)[f"openehr/archetype/{RESULT}"] is Verdict.MET


def _create_tables(without: str = "") -> str:
    made = []
    for table in CATALOGUE.omop_tables.values():
        columns = ", ".join(f'"{field}" text' for field in table.fields)
        made.append(f"CREATE TABLE cdm.{table.name} ({columns});\n")
    return "".join(each for each in made if f".{without} " not in each)


def test_a_duckdb_database_is_read(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    file = tmp_path / "region.duckdb"
    with contextlib.closing(duckdb.connect(str(file))) as database:
        database.execute("CREATE SCHEMA cdm;" + _create_tables(without="specimen"))
    report = check_omop(str(file), asked(), CATALOGUE, LIMITS)
    assert (report.reach, report.platform) == (Reach.OK, "schema cdm")
    assert verdicts(report)["omop/measurement.person_id"] is Verdict.MET
    assert verdicts(report)["omop/specimen"] is Verdict.MISSING


def _postgres_tool(name: str) -> str:
    folder = os.environ.get("MODARCH_PEER_POSTGRES")
    return shutil.which(name, path=folder) or pytest.skip(f"{name} is not on the PATH")


def _other_user(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: give the folder to its own user then, and run as that."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    try:
        shutil.chown(folder, "postgres")
    except LookupError:
        pytest.skip("there is no user postgres to run the database as")
    return "postgres"


@contextlib.contextmanager
def _postgres() -> Iterator[str]:
    """A PostgreSQL of its own with one user and one password; yields its address."""
    initdb, postgres = _postgres_tool("initdb"), _postgres_tool("postgres")
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        user, password, data = _other_user(folder), folder / "password", str(folder / "db")
        password.write_text("hemlig\n", encoding="utf-8")
        password.chmod(0o644)
        made = [initdb, "-D", data, "-U", "anna", "-A", "scram-sha-256", "--no-sync"]
        made.append(f"--pwfile={password}")
        subprocess.run(made, check=True, capture_output=True, cwd=folder, user=user)
        served = [postgres, "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", name, "-F"]
        with running(served, port, folder, user=user):
            yield f"postgresql://anna:hemlig@127.0.0.1:{port}/postgres"


def _connected(psycopg: Any, address: str) -> Any:
    """Connect once the database has started up; it listens a little before that."""
    for _ in range(START_UP_S * 10):
        with contextlib.suppress(psycopg.OperationalError):
            return psycopg.connect(address, connect_timeout=20)
        time.sleep(0.1)
    return pytest.fail("the database does not start")


def test_a_postgresql_database_is_read_and_refuses_strangers() -> None:
    psycopg = pytest.importorskip("psycopg")
    with _postgres() as address:
        with _connected(psycopg, address) as database:
            database.execute("CREATE SCHEMA cdm;" + _create_tables())
        report = check_omop(address, asked(), CATALOGUE, LIMITS)
        stranger = check_omop(address.replace("hemlig", "fel"), asked(), CATALOGUE, LIMITS)
        nowhere = check_omop(f"{address}x", asked(), CATALOGUE, LIMITS)
    closed = check_omop(address, asked(), CATALOGUE, LIMITS)
    assert report.conforms
    assert report.findings == ()
    assert report.platform == "schema cdm"
    reached = [each.reach for each in (stranger, nowhere, closed)]
    assert reached == [Reach.UNAUTHORISED, Reach.NOT_FOUND, Reach.UNREACHABLE]
    assert "hemlig" not in repr([report, stranger, nowhere, closed])
