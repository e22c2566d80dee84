"""The connection that a WSGI server lends us for a WebSocket, under gevent and under threads alike."""

import contextlib
import socket
import ssl
import struct
from collections.abc import Callable
from functools import partial
from typing import Any

READ_BYTES = 4096
"""A command fits; under threads every waiting reader holds this much."""
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Wire:
    """Reads and writes bytes; nothing here raises but `write`, since a line that breaks is an everyday thing."""

    def __init__(self, lent: Any) -> None:
        self._lent: Any = lent
        # gevent's cooperative socket holds the system's own, which never waits.
        self._raw: Any = getattr(lent, "_sock", lent)
        is_cooperative = self._raw is not lent
        never_wait = getattr(socket, "MSG_DONTWAIT", None)
        self._flags = 0 if is_cooperative else never_wait
        # TLS must frame what is sent, and Windows without gevent cannot be asked not to wait: then a task writes.
        self._peek = socket.MSG_PEEK | never_wait if never_wait is not None else 0
        self.can_write_at_once = not isinstance(lent, ssl.SSLSocket) and self._flags is not None
        self.wait_at_most(None)
        with contextlib.suppress(OSError):
            self._raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def wait_at_most(self, seconds: float | None) -> None:
        """How long a read or a write may take from now on before the wire counts as broken."""
        with contextlib.suppress(OSError):
            self._lent.settimeout(seconds)

    def read(self) -> bytes:
        """The next bytes; none when the other side has finished, is gone or took too long."""
        try:
            received: bytes = self._lent.recv(READ_BYTES)
        except (OSError, ValueError):
            return b""
        return received

    def read_now(self) -> bytes | None:
        """The next bytes as `read` has them; nothing when none have come, from a wire that can be watched."""
        return self.read()

    def when_readable(self, act: Callable[[], object]) -> bool:
        """``act`` will be called once, when bytes have come or the wire is over; false if it cannot be watched."""
        return False

    def has_unread(self) -> bool:
        """Whether something has come that nobody has read yet, or the other side has gone, which is to be read too."""
        if not self._peek:
            return False
        try:
            # Past TLS, which would want to open what it looks at.
            peek = self._raw.recv if self._raw is not self._lent else partial(socket.socket.recv, self._lent)
            peek(1, self._peek)
        except BlockingIOError:
            return False
        except (OSError, ValueError):
            return True
        return True

    def write_at_once(self, data: bytes) -> int:
        """
        How many bytes the system took without waiting.

        Raises:
            OSError: the wire is broken.
        """
        try:
            taken: int = self._raw.send(data, self._flags)
        except BlockingIOError:
            return 0
        return taken

    def write(self, data: bytes | memoryview) -> None:
        """
        Everything is with the system; waits for it.

        Raises:
            OSError: the wire is broken.
        """
        try:
            self._lent.sendall(data)
        except ValueError as error:  # so says TLS of a wire that was shut
            raise OSError("shut") from error

    def cut(self) -> None:
        """At once and for both sides; what the system still held for a client that does not read is let go."""
        with contextlib.suppress(OSError):
            self._raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        self.shut()

    def shut(self) -> None:
        """Nothing more is read or written, and whoever waits for either is woken."""
        self._shut_down(socket.SHUT_RDWR)

    def release(self) -> None:
        """Nobody uses the wire any more; whoever lent it closes it."""

    def stop_writing(self) -> None:
        """The other side hears that nothing more comes."""
        self._shut_down(socket.SHUT_WR)

    def _shut_down(self, how: int) -> None:
        # Past TLS: its own shutdown forgets the session under the feet of whoever is reading.
        with contextlib.suppress(OSError):
            if self._raw is self._lent:
                socket.socket.shutdown(self._lent, how)
            else:
                self._raw.shutdown(how)
