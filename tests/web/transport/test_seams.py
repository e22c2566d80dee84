"""
Where the transport is let into python-engineio and python-socketio.

Both are other people's code with an inside that may change. When a test here fails after an update, read what changed
in the function it names, make `web/transport/` fit, and write the new digest down.
"""

import hashlib
import inspect
from typing import Any

import engineio
import engineio.async_drivers._websocket_wsgi
import engineio.base_socket
import engineio.packet
import engineio.socket
import pytest
import simple_websocket
import socketio
import socketio.base_manager
import socketio.manager
from flask import Flask
from flask_socketio import SocketIO
from wsproto.frame_protocol import FrameDecoder

from web.transport import install
from web.transport.frames import frame_of
from web.transport.live_socket import LiveSocket

READ = {
    # what we replace, and so must do ourselves …
    engineio.Server._handle_connect: "049f7c2b2c239080",
    engineio.Server._service_task: "9492b7b0d652907d",
    engineio.socket.Socket.send: "f8b2738ee5d48ab2",
    engineio.socket.Socket.close: "05fac55831999f25",
    engineio.socket.Socket.schedule_ping: "fe316639159cd70d",
    engineio.socket.Socket._send_ping: "21861287bd38dedc",
    engineio.socket.Socket._upgrade_websocket: "02f6ac05441609d3",
    engineio.socket.Socket._websocket_handler: "58afe122719282de",
    socketio.Server._handle_eio_message: "65f309c138d634eb",
    # … what we call, or lean on in another way
    engineio.base_socket.BaseSocket.__init__: "8532b631a4dc815f",
    engineio.socket.Socket.handle_get_request: "d45c0d8f98840672",
    engineio.socket.Socket.handle_post_request: "5be8170455a3482c",
    engineio.socket.Socket.poll: "d7d705066fd3b948",
    engineio.socket.Socket.receive: "4126eb2537d0d020",
    engineio.Server.handle_request: "79302edd007fcce6",
    engineio.Server.disconnect: "3f5faf6e405fe06b",
    engineio.Server.send_packet: "81aec513663f11e1",
    engineio.packet.Packet.decode: "18e27ff7fd56addd",
    engineio.packet.Packet.encode: "8f3d5d869711cbb8",
    engineio.async_drivers._websocket_wsgi.SimpleWebSocketWSGI: "ef4f852b672632e5",
    socketio.manager.Manager.emit: "566510ea2de39d65",
    socketio.Server._handle_connect: "1b0ba130a57d9320",
    socketio.Server._handle_disconnect: "fb93d61de8cb8c31",
    socketio.Server._handle_event: "3f64c030f25eb785",
    simple_websocket.Server.handshake: "e5b2277ee84d571e",
    simple_websocket.Server.__mro__[1]._thread: "da9a912028a48435",
    FrameDecoder.parse_header: "ea1c4e4acf5fa1b3",
    FrameDecoder.process_buffer: "f19287e506f3178b",
}


def digest(thing: Any) -> str:
    """Of the source as it was released."""
    return hashlib.sha256(inspect.getsource(thing).encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("thing", "known"),
    [pytest.param(*entry, id=f"{entry[0].__module__}.{entry[0].__qualname__}") for entry in READ.items()],
)
def test_what_we_read_is_what_is_installed(thing: Any, known: str) -> None:
    assert digest(thing) == known


@pytest.mark.parametrize(
    "name", ["send", "close", "schedule_ping", "handle_get_request", "_upgrade_websocket", "receive"]
)
def test_our_socket_is_called_as_theirs_is(name: str) -> None:
    ours, theirs = (inspect.signature(getattr(kind, name)) for kind in (LiveSocket, engineio.socket.Socket))
    assert list(ours.parameters) == list(theirs.parameters)
    assert [p.default for p in ours.parameters.values()] == [p.default for p in theirs.parameters.values()]


@pytest.fixture
def live() -> SocketIO:
    """Flask-SocketIO on our transport."""
    found = SocketIO(Flask(__name__), async_mode="threading", async_handlers=False)
    install(found, "own", 10, {})
    return found


def test_our_door_is_called_as_theirs_is(live: SocketIO) -> None:
    ours = inspect.signature(live.server.eio._handle_connect)
    theirs = inspect.signature(engineio.Server._handle_connect)
    assert list(ours.parameters) == list(theirs.parameters)[1:]


def test_only_the_server_that_asked_has_our_door(live: SocketIO) -> None:
    other = SocketIO(Flask(__name__), async_mode="threading")
    assert inspect.ismethod(other.server.eio._handle_connect)
    assert other.server.eio._handle_connect.__func__ is engineio.Server._handle_connect
    assert other.server.eio._async["websocket"] is not None


def test_a_message_to_a_room_is_one_packet_and_one_frame(live: SocketIO) -> None:
    """This is what makes it cheap; python-socketio has done so since 5.9."""
    sent: list[Any] = []
    live.server.eio.send_packet = lambda eio_sid, packet: sent.append(packet)
    for number in range(5):
        eio_sid = f"engine-{number}"
        live.server.environ[eio_sid] = {}
        sid = live.server.manager.connect(eio_sid, "/")
        live.server.enter_room(sid, "everyone")
    live.emit("told", {"text": "blåbær"}, to="everyone")
    assert len(sent) == 5
    assert len({id(packet) for packet in sent}) == 1
    assert len({id(frame_of(packet)) for packet in sent}) == 1


def test_our_ears_are_the_ones_that_engineio_calls(live: SocketIO) -> None:
    assert live.server.eio.handlers["message"] == live.server._handle_eio_message
    assert live.server._handle_eio_message.__module__ == "web.transport.dispatch"


def test_the_frame_is_kept_on_a_packet_that_has_room_for_it() -> None:
    packet = engineio.packet.Packet(engineio.packet.MESSAGE, "2[]")
    assert frame_of(packet) is frame_of(packet)
    assert frame_of(packet) == b"\x81\x044" + b"2[]"
