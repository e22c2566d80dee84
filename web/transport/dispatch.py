"""Which events reach our functions: those that were registered, under their own names, and no others."""

from collections.abc import Callable
from typing import Any

RESERVED = frozenset({"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"})
"""Names that mean something to Socket.IO itself; a client may not say them as events."""


def drop_unknown_events(server: Any, count: Callable[[str], None]) -> None:
    """
    A client's event is dropped before dispatch unless it is one we answer.

    python-socketio runs our `connect` and `disconnect` for whoever emits an event of that name; and an event whose
    name is no text, or that nobody answers, needs no task, no request context and no acknowledgement.
    """
    dispatch = server._handle_event

    def handle_event(eio_sid: str, namespace: str | None, id: int | None, data: object) -> None:
        known = server.handlers.get(namespace or "/", {})
        name = data[0] if isinstance(data, list) and data else None
        if isinstance(name, str) and name in known and name not in RESERVED:
            dispatch(eio_sid, namespace, id, data)
        else:
            count("events_dropped")

    server._handle_event = handle_event
