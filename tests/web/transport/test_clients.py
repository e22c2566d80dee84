"""Clients that others wrote: websocket-client, and python-socketio's own."""

import json
from collections.abc import Iterator
from queue import Queue
from typing import Any

import pytest
import socketio
import websocket
from engineio.payload import Payload

from tests.web.transport.raw_client import PATIENCE_SECONDS
from tests.web.transport.servers import Server

WAYS = [["websocket"], ["polling"], ["polling", "websocket"]]


@pytest.fixture
def plain(server: Server) -> Iterator[websocket.WebSocket]:
    """websocket-client, past the hellos."""
    address = f"ws://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=websocket"
    client = websocket.create_connection(address, origin=server.url, timeout=PATIENCE_SECONDS)
    assert json.loads(client.recv()[1:])["pingInterval"] == 4000
    client.send("40" + json.dumps({"token": server.tokens["Ana"]}))
    assert client.recv().startswith("40")
    yield client
    client.close()
    client.shutdown()  # what has said its goodbye itself is not closed by saying it again


def test_websocket_client_is_understood_and_understands(plain: websocket.WebSocket) -> None:
    plain.send('421["echo","blåbær 🙂"]')
    assert json.loads(plain.recv()[3:]) == ["blåbær 🙂"]


def test_websocket_client_gets_its_pings_answered(plain: websocket.WebSocket) -> None:
    plain.ping("payload")
    opcode, payload = plain.recv_data(control_frame=True)
    assert (opcode, payload) == (websocket.ABNF.OPCODE_PONG, b"payload")


def test_websocket_client_is_told_goodbye(plain: websocket.WebSocket) -> None:
    plain.send_close(1000, b"farvel")
    opcode, payload = plain.recv_data(control_frame=True)
    assert (opcode, payload[:2]) == (websocket.ABNF.OPCODE_CLOSE, b"\x03\xe8")


def test_websocket_client_gets_large_and_small(plain: websocket.WebSocket) -> None:
    for size in (0, 125, 126, 65_535, 65_536, 1_000_000):
        plain.send("42" + json.dumps(["fill", {"count": 1, "bytes": size}]))
        assert len(json.loads(plain.recv()[2:])[1]["pad"]) == size


class Telling(socketio.Client):  # type: ignore[misc]
    """python-socketio's client; what it is told goes into `told`."""

    def __init__(self) -> None:
        super().__init__(reconnection=False)
        hear: Any = self.eio._trigger_event
        # its own way is a thread for each message, and they overtake each other
        self.eio._trigger_event = lambda *said, **how: hear(*said, **{**how, "run_async": False})
        self.told: Queue[Any] = Queue()
        self.on("filled", lambda message: self.told.put(message["n"]))


@pytest.fixture(params=WAYS, ids=" then ".join)
def theirs(server: Server, request: pytest.FixtureRequest) -> Iterator[Telling]:
    """python-socketio's client, connected by one of the ways that a browser may go."""
    client = Telling()
    client.connect(
        server.url, auth={"token": server.tokens["Bo"]}, transports=request.param, wait_timeout=PATIENCE_SECONDS
    )
    yield client
    client.disconnect()


def test_python_socketio_connects_by_every_way(theirs: Telling) -> None:
    assert theirs.call("echo", {"a": 1}, timeout=PATIENCE_SECONDS) == {"a": 1}
    assert theirs.call("clock", {}, timeout=PATIENCE_SECONDS)["ok"]


def test_python_socketio_gets_what_a_room_gets_in_order(theirs: Telling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Payload, "max_decode_packets", 200)  # its own limit on what one poll may bring
    assert theirs.call("hold", timeout=PATIENCE_SECONDS)
    theirs.emit("fill", {"count": 200, "bytes": 2_000, "room": True, "pause_s": 0.001})
    assert [theirs.told.get(timeout=PATIENCE_SECONDS) for _ in range(200)] == list(range(200))


def test_python_socketio_plays(server: Server, theirs: Telling) -> None:
    """The real application: a whole view comes, and the same version again when nothing happened since."""
    first = theirs.call("sync", {"game_id": server.game_id, "since": None}, timeout=PATIENCE_SECONDS)
    assert first["ok"]
    assert first["view"]
    again = theirs.call("sync", {"game_id": server.game_id, "since": first["v"]}, timeout=PATIENCE_SECONDS)
    assert again["frames"] == []
