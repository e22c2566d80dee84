"""
The transport of the live line: a WebSocket endpoint of our own under Flask-SocketIO, or the stock one made safe.

`own` frames a message once for everyone who gets it, writes straight to the sockets, judges size by the frame's
header, runs all pings from one timetable, and cuts a client that does not read. Under gevent a line on which nothing
is said occupies nobody, under threads the thread that the WSGI server gave it; it agrees on no compression.
`stock` is simple-websocket through python-engineio, with whole sends and the size limit; the same tests hold for both.
"""

from collections.abc import MutableMapping
from typing import Any, Literal, TypeAlias

from flask_socketio import SocketIO

from web.transport.dispatch import hear_only_what_is_answered
from web.transport.entrance import Entrance
from web.transport.live_socket import LiveSocket
from web.transport.outbox import held_together
from web.transport.packets import TextPacket
from web.transport.stock import StockWebSocket

__all__ = ["TRANSPORTS", "TextPacket", "Transport", "held_together", "install", "is_talking"]

Transport: TypeAlias = Literal["own", "stock"]
TRANSPORTS: tuple[Transport, ...] = ("own", "stock")


def install(socketio: SocketIO, transport: Transport, most: int, counters: MutableMapping[str, int]) -> None:
    """
    From now on clients of ``socketio`` come in by ``transport``, at most ``most`` of them (`own` only).

    ``counters`` is told what happened: `lines_cut_unread`, `lines_cut_silent`, `lines_cut_too_big`,
    `lines_refused_full`, `events_dropped`,
    `packets_dropped`. Called once, before the first client.
    """
    server: Any = socketio.server  # type: ignore[attr-defined]

    def count(name: str) -> None:
        counters[name] = counters.get(name, 0) + 1

    hear_only_what_is_answered(server, count)
    engine = server.eio
    if transport == "own":
        engine.start_service_task = False  # it looks for silent clients; the timetable knows them
        engine._handle_connect = Entrance(engine, most, count).connect
    else:
        engine._async = {**engine._async, "websocket": StockWebSocket}


def is_talking(client: Any) -> bool:
    """Whether that client of either transport has a WebSocket of `own` on which the last word is not said."""
    return isinstance(client, LiveSocket) and client.is_talking
