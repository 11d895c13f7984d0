"""Platforms that answer as a test tells them, on loopback, ended with the test."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from modarch.standards.requirements import AnnexRequirements

Answer = tuple[int, dict[str, str], bytes]
JSON = {"Content-Type": "application/fhir+json"}


def answer(data: Any, status: int = 200, **headers: str) -> Answer:
    """An answer of JSON, or of bytes as they are."""
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return status, {**JSON, **headers}, body


@contextlib.contextmanager
def platform(routes: dict[str, Answer | Callable[[Any], Answer]]) -> Iterator[str]:
    """Serve routes by path, and yield the base address; ``path?query`` comes before ``path``."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            plain = self.path.partition("?")[0]
            found = routes.get(self.path, routes.get(plain, (404, {}, b"")))
            status, headers, body = found(self) if callable(found) else found
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def line(talk: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """Accept connections and let ``talk`` misbehave on them until the test is over."""
    over, listener = threading.Event(), socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def one(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.recv(65536)
            talk(connection, over)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threads.append(threading.Thread(target=one, args=(connection,)))
                threads[-1].start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        over.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join()
        for thread in threads:
            thread.join()


def served(requirements: AnnexRequirements) -> dict[str, Any]:
    """The statement of a server that does everything that is asked."""
    rest: dict[str, list[dict[str, Any]]] = {}
    for asked in requirements.resources:
        resource: dict[str, Any] = {
            "type": asked.type,
            "interaction": [{"code": each.code} for each in asked.interactions],
            "searchParam": [{"name": each.name, "type": each.kind} for each in asked.search],
            "supportedProfile": [str(each) for each in asked.profiles],
        }
        kept = {key: value for key, value in resource.items() if value}
        rest.setdefault(str(asked.mode), []).append(kept)
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": "2026-11-23",
        "kind": "instance",
        "software": {"name": "Stub", "version": "1"},
        "implementation": {"description": "a stub"},
        "fhirVersion": "4.0.1",
        "format": ["json"],
        "rest": [{"mode": mode, "resource": resources} for mode, resources in rest.items()],
    }
