"""Agreeing on a WebSocket (RFC 6455, 4.2): refused with a reason, or answered on the server's own connection."""

import base64
import binascii
import io
import ssl
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from wsproto.utilities import generate_accept_token

from web.transport.watched_wire import WatchedWire
from web.transport.wire import Wire

KEY_BYTES = 16


class Loan(NamedTuple):
    """The connection as the WSGI server lends it, and how the application leaves it when the WebSocket is over."""

    wire: Wire
    leave: Callable[[], Iterable[bytes]]


def refusal_of(environ: Mapping[str, Any]) -> str | None:
    """Why the request is no proper wish for a WebSocket, if it is none."""
    connection = {word.strip().lower() for word in environ.get("HTTP_CONNECTION", "").split(",")}
    if "upgrade" not in connection or environ.get("HTTP_UPGRADE", "").lower() != "websocket":
        return "This is no upgrade to a WebSocket"
    if environ.get("SERVER_PROTOCOL") == "HTTP/1.0" and "gevent" in environ.get("SERVER_SOFTWARE", ""):
        return "An upgrade needs HTTP/1.1"
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
        return "Only version 13 is spoken"
    try:
        key = base64.b64decode(environ.get("HTTP_SEC_WEBSOCKET_KEY", ""), validate=True)
    except (binascii.Error, ValueError):
        return "Sec-WebSocket-Key is no key"
    return None if len(key) == KEY_BYTES else "Sec-WebSocket-Key is no key"


def acceptance(environ: Mapping[str, Any]) -> bytes:
    """101: no extension and no subprotocol is ever agreed on."""
    token = generate_accept_token(environ["HTTP_SEC_WEBSOCKET_KEY"].encode())
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + token + b"\r\n\r\n"
    )


def take(environ: dict[str, Any]) -> Loan | None:
    """The connection of this request for good, where the event loop can listen to it; else as `borrow` has it."""
    lent = _lent_by_gevent(environ)
    if lent is None or isinstance(lent, ssl.SSLSocket):  # TLS may have read more than it has told
        return borrow(environ)
    environ["wsgi.input"] = io.BytesIO()  # the request is remembered as long as the line, its reader's 8 kB need not be
    return Loan(WatchedWire(lent), _leave_gevent)


def borrow(environ: Mapping[str, Any]) -> Loan | None:
    """The connection of this request from gevent's server or from Werkzeug's; none from a server that lends none."""
    if "werkzeug.socket" in environ:
        return Loan(Wire(environ["werkzeug.socket"]), _leave_werkzeug)
    lent = _lent_by_gevent(environ)
    return Loan(Wire(lent), _leave_gevent) if lent is not None else None


def _lent_by_gevent(environ: Mapping[str, Any]) -> Any:
    if "werkzeug.socket" in environ:
        return None
    body = environ["wsgi.input"]
    reader = getattr(body, "rfile", body)
    return getattr(getattr(reader, "raw", None), "_sock", None)


def _leave_werkzeug() -> Iterable[bytes]:
    """Without an exception that it knows, Werkzeug would say that the application forgot to answer."""
    raise ConnectionError("the WebSocket is over")


def _leave_gevent() -> Iterable[bytes]:
    """Not a list: of that Engine.IO would make an HTTP answer."""
    return ()
