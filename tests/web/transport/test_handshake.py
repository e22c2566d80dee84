"""The handshake: who gets a WebSocket, who gets an answer in HTTP, and that nobody gets compression."""

import base64
import contextlib
import hashlib
import socket

import pytest

from tests.web.transport.conftest import TIGHT, Start
from tests.web.transport.raw_client import PATIENCE_SECONDS
from tests.web.transport.servers import TRANSPORTS, Server, is_gone_while

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
KEY = base64.b64encode(b"sixteen letters.").decode()


def test_a_proper_wish_is_granted_with_the_key_answered(server: Server) -> None:
    with server.connect(Sec_WebSocket_Key=KEY) as client:
        assert client.status == 101
        accepted = base64.b64encode(hashlib.sha1((KEY + GUID).encode()).digest()).decode()
        assert f"sec-websocket-accept: {accepted}".lower() in client.answer.lower()


@pytest.mark.parametrize("offer", ["permessage-deflate", "permessage-deflate; client_max_window_bits, x-webkit"])
def test_compression_is_never_agreed_on(server: Server, offer: str) -> None:
    with server.connect(Sec_WebSocket_Extensions=offer) as client:
        assert client.status == 101
        assert "extensions" not in client.answer.lower()
        client.come_in(server.tokens["Ana"])
        client.emit("fill", {"count": 1, "bytes": 5000})
        assert len(client.event()[1]["pad"]) == 5000


def test_no_subprotocol_is_agreed_on(server: Server) -> None:
    with server.connect(Sec_WebSocket_Protocol="chat, superchat") as client:
        assert client.status == 101
        assert "protocol:" not in client.answer.lower()


@pytest.mark.parametrize(
    "wrong",
    [
        {"Sec_WebSocket_Version": "8"},
        {"Sec_WebSocket_Version": None},
        {"Sec_WebSocket_Key": None},
        {"Sec_WebSocket_Key": "short"},
        {"Sec_WebSocket_Key": base64.b64encode(b"fifteen letters").decode()},
        {"Sec_WebSocket_Key": "not a key of 24 letters="},
        {"Upgrade": "h2c"},
        {"Upgrade": None},
        {"Connection": "keep-alive"},
    ],
    ids=str,
)
def test_a_wish_that_is_none_is_refused_and_leaves_nothing_behind(
    own_server: Server, wrong: dict[str, str | None]
) -> None:
    with own_server.connect(**wrong) as client:
        assert client.status == 400
    with own_server.client() as client:
        assert client.ask("echo", 1) == [1]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "evil.example"}, 400),
    ],
    ids=str,
)
def test_the_gate_refuses_before_the_upgrade(server: Server, wrong: dict[str, str], status: int) -> None:
    """trust.md 3.1, 7: a foreign Host or Origin never becomes a WebSocket."""
    with server.connect(**wrong) as client:
        assert client.status == status
        assert "sec-websocket-accept" not in client.answer.lower()


def test_jsonp_is_not_spoken(own_server: Server) -> None:
    """trust.md 3.1, 12."""
    with own_server.connect("/socket.io/?EIO=4&transport=polling&j=0", Upgrade=None, Connection="close") as client:
        assert client.status == 400


@pytest.mark.parametrize("path", ["/socket.io/?EIO=3&transport=websocket", "/socket.io/?EIO=4&transport=carrier"])
def test_another_version_or_transport_is_refused(server: Server, path: str) -> None:
    with server.connect(path) as client:
        assert client.status == 400


def test_a_session_that_is_not_there_is_not_moved_to_a_websocket(server: Server) -> None:
    with server.connect("/socket.io/?EIO=4&transport=websocket&sid=AAAAAAAAAAAAAAAAAAAA") as client:
        assert client.status == 400


@pytest.mark.parametrize("auth", ['{"token":"wrong"}', "{}", "", '["list"]'])
def test_a_stranger_is_refused(server: Server, auth: str) -> None:
    with server.connect() as client:
        client.message()
        client.send("40" + auth)
        assert client.message().startswith("44")


HALVES = [b"", b"GET /socket.io/?EIO=4", b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpg"]


@pytest.mark.parametrize("said", HALVES, ids=["nothing", "half a line", "half a head"])
def test_half_a_handshake_is_not_waited_for(start: Start, said: bytes) -> None:
    """By the production server; a hundred of them would otherwise stay for ever."""
    server = start("gevent", "own", **TIGHT)
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_SECONDS) as half:
        half.sendall(said)
        assert half.recv(100) == b""


def test_a_connection_is_kept_for_the_next_request_and_a_line_for_longer(start: Start) -> None:
    server = start("gevent", "own", **TIGHT)
    with server.client() as client:
        for _ in range(TIGHT["patience_seconds"] + 1):
            assert client.read().payload == b"2"
            client.send("3")
        assert client.ask("echo", 1) == [1]


STRANGERS = (None, '40{"token":"wrong"}', "41", '42["echo",1]')


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_who_never_says_who_they_are_is_closed_and_who_has_said_so_stays(start: Start, transport: str) -> None:
    """trust.md 3.1, 6: whoever is not in after a few rounds of the production server's reaper is out."""
    server = start("gevent", transport)
    with server.client() as client, contextlib.ExitStack() as stack:
        strangers = [stack.enter_context(server.connect()) for _ in STRANGERS]
        for stranger, said in zip(strangers, STRANGERS, strict=True):
            if said is not None:
                stranger.send(said)
        assert client.read().payload == b"2"
        client.send("3")
        assert [is_gone_while(client, stranger) for stranger in strangers] == [True] * len(STRANGERS)
        assert client.ask("echo", 1) == [1]
