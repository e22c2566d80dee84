"""
One client of the live line, in the place of `engineio.socket.Socket`.

It keeps that class's names, since python-engineio and python-socketio call them; `tests/web/transport/test_seams.py`
fails when a release changes what is replaced here. Polling stays theirs; what is ours is the WebSocket, the pings
(one timetable for all) and a bound on what waits for one client.
"""

import itertools
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from threading import Lock
from typing import Any

import engineio.socket
from engineio.exceptions import SocketIsClosedError, UnknownPacketError
from engineio.packet import CLOSE, MESSAGE, NOOP, PING, Packet
from wsproto.frame_protocol import CloseReason, Opcode

from web.transport.frames import frame, frame_of
from web.transport.handshake import acceptance, refusal_of, take
from web.transport.line import Line
from web.transport.outbox import MAX_WAITING_FRAMES
from web.transport.timetable import Timetable
from web.transport.wire import Wire

UPGRADE_SECONDS = 5.0
"""How long a client that polls may take to move over to its WebSocket."""
READING_SECONDS = 0.1
TURN = 8
"""After so many messages of one client the others get a turn: under gevent nobody else would take it."""
PING_PACKET = Packet(PING)

Count = Callable[[str], None]


class LiveSocket(engineio.socket.Socket):  # type: ignore[misc]
    """A client that polls, or that has a line; the queue is used only while it polls."""

    last_ping: float | None
    connected: bool
    upgrading: bool
    upgraded: bool
    closing: bool
    closed: bool

    def __init__(self, server: Any, sid: str, timetable: Timetable, count: Count) -> None:
        super().__init__(server, sid)
        self._timetable = timetable
        self._count = count
        self._lock = Lock()
        self._line: Line | None = None
        self._is_working = False
        """Whether a message of this client is being acted on."""
        self.is_talking = False
        """Whether the client has a line on which the last word is not said."""

    # ---- going out ------------------------------------------------------------------------------

    def send(self, pkt: Any) -> None:
        """The packet is on its way; to a client that is gone it is dropped, so that a room's others get theirs."""
        if self._line is None and self._queue(pkt):
            return
        if self._line is not None:
            self._line.put(frame_of(pkt))

    def _queue(self, pkt: Any) -> bool:
        """Whether the packet waits for the client's next poll; false when the client has just got its line."""
        with self._lock:
            if self._line is not None:
                return False
            if self.closed:
                return True
            self.queue.put(pkt)
            is_one_too_many = self.queue.qsize() == MAX_WAITING_FRAMES + 1
        if is_one_too_many:
            self._count("lines_cut_unread")
            # In a task: whoever sends may hold the lock of a game.
            self.server.start_background_task(self.close, wait=False, abort=True)
        return True

    # ---- pings ----------------------------------------------------------------------------------

    def schedule_ping(self) -> None:
        """The next ping is due after the interval, once the last was answered; an answer to none changes nothing."""
        if self.last_ping:
            self.last_ping = None
            self._timetable.after(self.server.ping_interval, self._ping)

    def _ping(self) -> None:
        if self.closing or self.closed:
            return
        asked = self.last_ping = time.time()
        self._timetable.after(self.server.ping_timeout, partial(self._doubt, asked))
        self.send(PING_PACKET)

    def _doubt(self, asked: float) -> None:
        """A server that is busy may not have read the answer yet: what has come is read before anyone is cut."""
        if self.last_ping == asked and not self.closing:
            self._timetable.after(READING_SECONDS, partial(self._miss, asked))

    def _miss(self, asked: float) -> None:
        if self.last_ping != asked or self.closing:
            return
        if self._is_working or (self._line is not None and self._line.has_unread()):
            # It is we who are behind: the answer lies unread, or waits while an earlier message is worked on.
            self._timetable.after(READING_SECONDS, partial(self._miss, asked))
        else:
            self._count("lines_cut_silent")
            self.server.start_background_task(
                self.close, wait=False, abort=True, reason=self.server.reason.PING_TIMEOUT
            )

    # ---- the WebSocket --------------------------------------------------------------------------

    def handle_get_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """A poll, or the wish for a WebSocket; the latter alone from a client that has not polled."""
        if not self.connected or environ.get("HTTP_UPGRADE", "").lower() == "websocket":
            return self._upgrade_websocket(environ, start_response)
        return super().handle_get_request(environ, start_response)

    def _upgrade_websocket(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Talks until the WebSocket is over or can be watched; a refused wish is answered in HTTP."""
        refusal = "The client is moving already" if self.upgrading or self.upgraded else refusal_of(environ)
        loan = take(environ) if refusal is None else None
        if loan is None:
            if not self.connected:
                self.close(wait=False, abort=True)
            return self.server._bad_request(refusal or "This server lends no connection")
        line = Line(
            loan.wire, self.server.max_http_buffer_size, self.server.start_background_task, self._timetable, self._count
        )
        self._begin(line, loan.wire, acceptance(environ))
        return loan.leave()

    def _begin(self, line: Line, wire: Wire, greeting: bytes) -> None:
        is_begun = False
        try:
            wire.write(greeting)
            is_begun = not self.connected or self._moves_over(line, line.messages())
            if not is_begun:
                line.close(CloseReason.POLICY_VIOLATION, "no upgrade")
        except OSError:
            self._lose(line)
        finally:
            if not is_begun:
                line.finish()
        if is_begun:
            self.connected = self.upgraded = self.is_talking = True
            self._speak_through(line)
            self._listen(line)

    def _listen(self, line: Line) -> None:
        """What was said is acted on, until the line is over or goes on without anybody who waits for it."""
        is_parked = False
        try:
            is_parked = self._hear(line) and line.when_spoken(
                partial(self.server.start_background_task, self._listen, line)
            )
            if not is_parked:
                self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
        finally:
            if not is_parked:
                line.finish()
                self.is_talking = False

    def _hear(self, line: Line) -> bool:
        """Acts on what has come; answers whether more may follow."""
        for number, message in enumerate(line.messages(waits=False), 1):
            self._is_working = True
            try:
                if not self._take(line, message):
                    return False
            finally:
                self._is_working = False
            if number % TURN == 0:
                self.server.sleep(0)
        return True

    def _moves_over(self, line: Line, messages: Iterator[str]) -> bool:
        """From polling to the line, by probe and answer; what is sent meanwhile waits in the queue."""
        self.upgrading = True
        line.wait_at_most(UPGRADE_SECONDS)
        try:
            if next(messages, None) != "2probe":
                return False
            line.put(frame(b"3probe", Opcode.TEXT))
            self.queue.put(Packet(NOOP))  # ends the poll that is open
            self.upgraded = next(messages, None) == "5"
            line.wait_at_most(None)
            return bool(self.upgraded)
        finally:
            self.upgrading = False

    def _speak_through(self, line: Line) -> None:
        with self._lock:
            for pkt in self._queued():
                if pkt is not None and pkt.packet_type != NOOP:
                    line.put(frame_of(pkt))
            self._line = line
            is_closed = self.closed
        if is_closed:
            line.close(CloseReason.GOING_AWAY)

    def _queued(self) -> Iterable[Any]:
        for _ in itertools.count():
            try:
                pkt = self.queue.get(block=False)
            except self.server.get_queue_empty_exception():
                return
            self.queue.task_done()
            yield pkt

    def _take(self, line: Line, message: str) -> bool:
        """The message was understood and acted on, and more may follow."""
        if self.closed:
            return True  # the other side has not answered our goodbye yet
        try:
            packet = Packet(encoded_packet=message)
        except (ValueError, IndexError, RecursionError):
            line.close(CloseReason.POLICY_VIOLATION, "no packet")
            return False
        try:
            self.receive(packet)
        except SocketIsClosedError:
            return False
        except UnknownPacketError:
            line.close(CloseReason.POLICY_VIOLATION, "no packet")
            return False
        except Exception:
            self.server.logger.exception("receive_failed")
            line.close(CloseReason.INTERNAL_ERROR)
            return False
        return True

    def receive(self, pkt: Any) -> None:
        """
        Acts on a packet that the client sent, by either transport.

        Raises:
            UnknownPacketError: it is none that a client may send, or it is binary.
        """
        if pkt.binary and pkt.packet_type == MESSAGE:
            raise UnknownPacketError
        super().receive(pkt)

    # ---- the end --------------------------------------------------------------------------------

    def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:
        """
        The client is gone from this server; its goodbye says why.

        ``abort`` is for a client that misbehaved or is not there any more. Never waits, whatever ``wait`` says: what
        the client was sent is written by the line, and a poll that nobody makes would be waited for for ever.
        """
        with self._lock:
            if self.closed or self.closing:
                return
            self.closing = True
        reasons = self.server.reason
        self.server._trigger_event("disconnect", self.sid, reason or reasons.SERVER_DISCONNECT, run_async=False)
        with self._lock:
            if self._line is None:
                if not abort:
                    self.queue.put(Packet(CLOSE))
                self.queue.put(None)
            self.closed = True
        self.server.sockets.pop(self.sid, None)
        if self._line is not None:
            self._say_goodbye(self._line, abort, reason)

    def _say_goodbye(self, line: Line, abort: bool, reason: str | None) -> None:
        reasons = self.server.reason
        if reason == reasons.PING_TIMEOUT:
            line.cut()
        elif reason == reasons.CLIENT_DISCONNECT:
            line.close(CloseReason.NORMAL_CLOSURE)
        elif reason != reasons.TRANSPORT_CLOSE:
            line.close(CloseReason.POLICY_VIOLATION if abort else CloseReason.GOING_AWAY)

    def _lose(self, line: Line) -> None:
        """The wire broke before anything was said; a client that polls goes on polling."""
        line.cut()
        if not self.connected:
            self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)
