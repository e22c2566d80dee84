"""One WebSocket, from the moment it is agreed on until both sides know that it is over."""

from collections.abc import Callable, Iterator

from wsproto.events import CloseConnection, Ping
from wsproto.frame_protocol import CloseReason, Opcode

from web.transport.frames import close_frame, frame
from web.transport.outbox import Outbox, Spawn
from web.transport.receiving import Heard, Receiver
from web.transport.timetable import Timetable
from web.transport.wire import READ_BYTES, Wire

CLOSE_SECONDS = 2.0
"""How long the other side may take to answer our goodbye."""
UNREAD_MOST_BYTES = 1024 * 1024
"""What is still read, unseen, of a client that goes on talking after our goodbye, so that it gets to hear it."""


class Line:
    """Messages in, frames out, one goodbye; one reader, any number of writers."""

    def __init__(
        self, wire: Wire, limit_bytes: int, spawn: Spawn, timetable: Timetable, count: Callable[[str], None]
    ) -> None:
        self._wire = wire
        self._receiver = Receiver(limit_bytes)
        self._hearing: Iterator[Heard] = iter(())
        """What the bytes read last still hold."""
        self._outbox = Outbox(wire, spawn, lambda: count("lines_cut_unread"))
        self._timetable = timetable
        self._count = count
        self._is_over = False
        """The other side has said goodbye or is gone."""
        self._is_heard_out = False
        self._is_closing = False

    def messages(self, waits: bool = True) -> Iterator[str]:
        """
        Every whole message until the line is over; pings are answered, a breach of the protocol ends it.

        Unless it ``waits``, also until nothing more has come, if the wire can tell: then `when_spoken` goes on.
        """
        while True:
            yield from self._heard()
            data = None if self._is_heard_out else self._wire.read() if waits else self._wire.read_now()
            if data is None:
                return
            self._is_over = self._is_heard_out = not data
            self._hearing = self._receiver.take(data) if data else iter(())

    def _heard(self) -> Iterator[str]:
        for heard in self._hearing:
            if isinstance(heard, CloseConnection):
                self._is_over = self._receiver.has_heard_goodbye
                self._is_heard_out = True
                self.close(heard.code, heard.reason or "")
                return
            if self._is_closing:
                continue
            if isinstance(heard, Ping):
                self.put(frame(bytes(heard.payload), Opcode.PONG))
            else:
                yield heard

    def when_spoken(self, act: Callable[[], object]) -> bool:
        """``act`` will be called once, when there is more to hear; false if the line is over or cannot be watched."""
        return not self._is_heard_out and self._wire.when_readable(act)

    def has_unread(self) -> bool:
        """Whether the client has said something that was not read yet."""
        return self._wire.has_unread()

    def put(self, whole: bytes) -> None:
        """The frame is on its way."""
        self._outbox.put(whole)

    def close(self, code: int, reason: str = "") -> None:
        """Our goodbye is the last that is sent; the first one counts. The wire is cut if it is not answered."""
        self._is_closing = True
        if self._outbox.put_last(close_frame(code, reason)):
            self._timetable.after(CLOSE_SECONDS, self._wire.cut)
            if code == CloseReason.MESSAGE_TOO_BIG:
                self._count("lines_cut_too_big")

    def cut(self) -> None:
        """Over, without a word: the other side is not there."""
        self._outbox.close()
        self._wire.cut()

    def wait_at_most(self, seconds: float | None) -> None:
        """How long the next message may take."""
        self._wire.wait_at_most(seconds)

    def finish(self) -> None:
        """Last words are with the system, or given up; the wire may be given back. Called by the reader."""
        self._outbox.wait_until_written(CLOSE_SECONDS)
        self._outbox.close()
        if not self._is_over:
            self._hear_out()
        self._wire.shut()
        self._outbox.wait_until_written(CLOSE_SECONDS)
        self._wire.release()

    def _hear_out(self) -> None:
        """A wire that is closed with something unread in it loses our goodbye too."""
        self._wire.wait_at_most(CLOSE_SECONDS)
        self._wire.stop_writing()
        for _ in range(UNREAD_MOST_BYTES // READ_BYTES):
            if not self._wire.read():
                return
        self._wire.cut()
