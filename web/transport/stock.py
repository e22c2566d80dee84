"""
The path that python-engineio comes with, made safe: simple-websocket 1.1, whole sends, the size limit where it reads.

simple-websocket hands a frame to `socket.send` and does not look at how much of it was taken: a client that reads
slowly gets a broken stream. Here every send is the whole frame, one at a time. It keeps a queue without bound and a
writer task for each client; `own` is the default for that reason.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any

import simple_websocket
from engineio.async_drivers._websocket_wsgi import SimpleWebSocketWSGI

from web.transport.handshake import borrow
from web.transport.line import CLOSE_SECONDS


class WholeSends:
    """A socket whose `send` takes everything, from one task at a time; in all else the socket itself."""

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._lock = Lock()

    def send(self, data: bytes) -> int:
        """Everything is with the system; a goodbye is not put into the middle of a frame."""
        with self._lock:
            self._sock.sendall(data)
        return len(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class WholeServer(simple_websocket.Server):
    """simple-websocket's server end over `WholeSends`."""

    def handshake(self) -> None:
        """The first moment at which the socket is known."""
        self.sock: Any = WholeSends(self.sock)
        super().handshake()

    def _thread(self) -> None:
        """
        When reading is over, whoever waits for a message hears of it.

        simple-websocket wakes that one while it still counts as connected, for a message that is too large: it looks,
        sleeps again and holds the connection until its patience ends.
        """
        super()._thread()  # type: ignore[misc]
        self.connected = False
        self.event.set()


class StockWebSocket(SimpleWebSocketWSGI):  # type: ignore[misc]
    """What `engineio` calls for each upgrade; under gevent the patched `threading` is gevent's."""

    def __init__(self, talk: Callable[[Any], Any], engine: Any) -> None:
        super().__init__(talk, engine, max_message_size=engine.max_http_buffer_size)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Talks until the WebSocket is over, then leaves the server in the way that it expects."""
        self.ws = WholeServer(environ, **self.server_args)
        self._loan = borrow(environ)
        self.app(self)
        thread: Any = self.ws.thread
        thread.join(CLOSE_SECONDS)  # it has told us of the other side's goodbye, and answers it only then
        self._shut()  # gevent's server would wait for the next request on it
        return self._loan.leave() if self._loan else ()

    def close(self) -> None:
        """Our goodbye is said; who does not answer it is not waited for."""
        if self.ws.connected:
            super().close()
            self._shut()

    def _shut(self) -> None:
        if self._loan:
            self._loan.wire.shut()
