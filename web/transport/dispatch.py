"""What of a client's words reaches our functions: hello, goodbye, and the events that we answer."""

from collections.abc import Callable
from typing import Any

from socketio.packet import CONNECT, DISCONNECT, EVENT

RESERVED = frozenset({"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"})
"""Names that mean something to Socket.IO itself; a client may not say them as events."""


class Dispatch:
    """
    Takes the place of `socketio.Server._handle_eio_message` on one server.

    python-socketio runs our `connect` and `disconnect` for whoever emits an event of that name, and holds a client's
    words back while it waits for binary that was announced. Here an event is dropped before anything is started for
    it unless its name is one we answer, and whatever else nobody sends us (binary, acknowledgements, what cannot be
    read at all) is dropped too.
    """

    def __init__(self, server: Any, count: Callable[[str], None]) -> None:
        self._server = server
        self._count = count

    def hear(self, eio_sid: str, data: object) -> None:
        """Acts on one Socket.IO packet of one client, or counts it as dropped."""
        packet = self._read(data)
        if packet is None:
            self._count("packets_dropped")
        elif packet.packet_type == CONNECT:
            self._let_in(eio_sid, packet)
        elif packet.packet_type == DISCONNECT:
            self._server._handle_disconnect(eio_sid, packet.namespace, self._server.reason.CLIENT_DISCONNECT)
        elif self._is_answered(packet):
            self._server._handle_event(eio_sid, packet.namespace, packet.id, packet.data)
        else:
            self._count("events_dropped")

    def _let_in(self, eio_sid: str, packet: Any) -> None:
        """Who could be neither let in nor refused is let go of, to knock again by itself; unanswered it would wait."""
        try:
            self._server._handle_connect(eio_sid, packet.namespace, packet.data)
        except Exception:
            manager, namespace = self._server.manager, packet.namespace or "/"
            sid = manager.sid_from_eio_sid(eio_sid, namespace)
            if sid is not None:
                manager.disconnect(sid, namespace, ignore_queue=True)
            if eio_sid in self._server.eio.sockets:
                self._server.eio.sockets[eio_sid].close(wait=False)
            raise

    def _read(self, data: object) -> Any:
        if not isinstance(data, str):
            return None
        try:
            packet = self._server.packet_class(encoded_packet=data)
        except Exception:  # whatever it stumbles over, the words make no sense
            return None
        return packet if packet.packet_type in (CONNECT, DISCONNECT, EVENT) else None

    def _is_answered(self, packet: Any) -> bool:
        said = packet.data
        name = said[0] if isinstance(said, list) and said else None
        known = self._server.handlers.get(packet.namespace or "/", ())
        return isinstance(name, str) and name in known and name not in RESERVED


def hear_only_what_is_answered(server: Any, count: Callable[[str], None]) -> None:
    """From now on the server's clients are heard through `Dispatch`; it counts `events_dropped`, `packets_dropped`."""
    server._handle_eio_message = Dispatch(server, count).hear
    server.eio.on("message", server._handle_eio_message)
