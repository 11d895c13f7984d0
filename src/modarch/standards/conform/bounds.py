"""Bounds on an answer: a deadline for the whole of it, and unpacking that cannot overflow."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import zlib
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["Broken", "Deadline", "Overgrown", "Unpacker", "unpacker_of"]

_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class Broken(Exception):
    """A packed answer is cut off, damaged, or packed in a way that was not asked for."""


class Overgrown(Exception):
    """An answer is larger than allowed."""


class Deadline:
    """A time after which the connections of a client are cut.

    The network library bounds every single wait, so a platform that sends a byte now and then could
    hold the line for ever. The library reports its sockets through its trace; when the time is up
    they are shut down, and whoever waits on them wakes.

    Parameters
    ----------
    seconds
        Time for the whole answer.
    """

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._sockets: list[socket.socket] = []
        self._copies: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        for copy in self._copies:
            copy.close()

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Take note of a socket that the network library has opened."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            opened = info["return_value"].get_extra_info("socket")
            if opened is not None:
                self._sockets.append(opened)
                if self.expired:
                    self._cut()

    def watch(self, descriptor: int) -> None:
        """Take note of a socket that is known by its descriptor; a copy of it is kept."""
        self._copies.append(socket.socket(fileno=os.dup(descriptor)))
        self._sockets.append(self._copies[-1])

    def _cut(self) -> None:
        self.expired = True
        for each in list(self._sockets):
            with contextlib.suppress(OSError):
                # The plain method: the one of a TLS socket would drop its state under the reader.
                socket.socket.shutdown(each, socket.SHUT_RDWR)


class Unpacker:
    """Passes an answer through, or unpacks it, and stops when it grows too large.

    Parameters
    ----------
    window
        Form of the packing as zlib counts it; 0 for an answer that is not packed.
    """

    def __init__(self, window: int = 0) -> None:
        self._zlib = zlib.decompressobj(window) if window else None

    def unpack(self, chunk: bytes, room: int) -> bytes:
        """Return the unpacked bytes of a chunk.

        Raises
        ------
        Overgrown
            There are more than ``room`` of them.
        Broken
            The chunk is damaged.
        """
        if self._zlib is None:
            grown = chunk
        else:
            try:
                grown = self._zlib.decompress(chunk, room + 1)
            except zlib.error:
                raise Broken("the compressed answer is damaged") from None
        if len(grown) > room:
            raise Overgrown
        return grown

    def finish(self) -> None:
        """Check that nothing is missing at the end.

        Raises
        ------
        Broken
            The packed answer is cut off.
        """
        if self._zlib is not None and not self._zlib.eof:
            raise Broken("the compressed answer is cut off")


def unpacker_of(encoding: str) -> Unpacker:
    """Return what unpacks an answer with this ``Content-Encoding``.

    Raises
    ------
    Broken
        The answer is packed in a way that was not asked for.
    """
    name = encoding.strip().casefold()
    if name in {"", "identity"}:
        return Unpacker()
    if name not in _WINDOWS:
        raise Broken("the answer is packed in a way that was not asked for")
    return Unpacker(_WINDOWS[name])
