"""The door of an Engine.IO server: who comes in gets a `LiveSocket`."""

from collections.abc import Callable
from typing import Any

from engineio.exceptions import QueueEmpty
from engineio.packet import OPEN, Packet

from web.transport.handshake import refusal_of
from web.transport.live_socket import Count, LiveSocket
from web.transport.timetable import Timetable


class Entrance:
    """Takes the place of `engineio.Server._handle_connect` on one server."""

    def __init__(self, engine: Any, most: int, count: Count) -> None:
        self._engine = engine
        self._most = most
        self._count = count
        self._timetable = Timetable(engine)

    def connect(
        self,
        environ: dict[str, Any],
        start_response: Callable[..., Any],
        transport: str,
        jsonp_index: int | None = None,
    ) -> Any:
        """
        A new client, for as long as its WebSocket lasts or until its first poll is answered.

        A wish that cannot be granted leaves nothing behind: 400 for one that is malformed or asks for JSONP (which
        would hand answers to other sites), 503 when as many are in as may be.
        """
        is_websocket = transport == "websocket"
        refusal = refusal_of(environ) if is_websocket else None
        if jsonp_index is not None or refusal is not None:
            return self._engine._bad_request(refusal or "JSONP is not spoken")
        if len(self._engine.sockets) >= self._most:
            self._count("lines_refused_full")
            return {**self._engine._bad_request("Full, try again"), "status": "503 Service Unavailable"}
        client = self._admit(environ, transport)
        if client is None:
            return self._engine._unauthorized()
        if is_websocket:
            return client.handle_get_request(environ, start_response)
        client.connected = True
        try:
            return self._engine._ok(client.poll())
        except QueueEmpty:
            return self._engine._bad_request()

    def _admit(self, environ: dict[str, Any], transport: str) -> LiveSocket | None:
        engine = self._engine
        sid = engine.generate_id()
        client = engine.sockets[sid] = LiveSocket(engine, sid, self._timetable, self._count)
        opening = {
            "sid": sid,
            "upgrades": engine._upgrades(sid, transport),
            "pingTimeout": int(engine.ping_timeout * 1000),
            "pingInterval": int((engine.ping_interval + engine.ping_interval_grace_period) * 1000),
            "maxPayload": engine.max_http_buffer_size,
        }
        client.send(Packet(OPEN, opening))
        if engine._trigger_event("connect", sid, environ, run_async=False) not in (None, True):
            del engine.sockets[sid]
            return None
        client.schedule_ping()
        return client
