"""A connection under gevent that is listened to by the event loop, so that nobody has to sit and wait for it."""

from collections.abc import Callable
from typing import Any

from web.transport.wire import READ_BYTES, Wire

READABLE = 1


class WatchedWire(Wire):
    """
    Taken from the server for good: the request that brought it may end.

    A greenlet that waits for each line would hold 16 kB for its Python frames and some more for its stack; of two
    thousand lines nearly all are silent at any moment.
    """

    def __init__(self, lent: Any) -> None:
        own = type(lent)(fileno=lent.detach())
        super().__init__(own)
        self._watch = own.hub.loop.io(own.fileno(), READABLE)

    def read_now(self) -> bytes | None:
        try:
            received: bytes = self._raw.recv(READ_BYTES)
        except BlockingIOError:
            return None
        except OSError:
            return b""
        return received

    def when_readable(self, act: Callable[[], object]) -> bool:
        self._watch.start(self._wake, act)
        return True

    def release(self) -> None:
        self._watch.stop()
        self._watch.close()
        self._lent.close()

    def _wake(self, act: Callable[[], object]) -> None:
        self._watch.stop()
        act()
