"""One phone of the load: a WebSocket, a little Engine.IO and Socket.IO, and nothing kept that is not measured."""

import json
import re
import socket
from collections.abc import Callable, Mapping
from typing import Any

PATH = "/socket.io/?EIO=4&transport=websocket"
KEY = "c2l4dGVlbiBsZXR0ZXJzLg=="
READ_BYTES = 1 << 16
FRAME = re.compile(rb'42\["frame",\{"game_id":"[^"]*","v":(\d+)')
ACK = re.compile(rb"43(\d+)\[(.*)\]", re.DOTALL)

PING, PONG = b"2", b"3"
OPEN, WELCOME = b"0{", b"40"


def masked(payload: bytes) -> bytes:
    """One text frame. The mask is four zeros, which a server must take like any other and which costs us nothing."""
    length = len(payload)
    if length < 126:
        return bytes((0x81, 0x80 | length)) + bytes(4) + payload
    return b"\x81\xfe" + length.to_bytes(2, "big") + bytes(4) + payload


class ServerLeftError(Exception):
    """A viewer lost its line."""


class Viewer:
    """Connects, comes in, syncs, and from then on sees every version; ``told`` hears of each frame and answer."""

    def __init__(
        self, seat: Mapping[str, Any], port: int, told: Callable[["Viewer", int, int], None], since: int = 0
    ) -> None:
        self.seat = seat
        self.token: str = seat["token"]
        self.game_id: str = seat["game_id"]
        self.command: str | None = json.dumps(seat["command"]) if seat.get("command") else None
        self.tap: str | None = self.command or (json.dumps(seat["tap"]) if seat.get("tap") else None)
        """What it commands when everybody does."""
        self.is_synced = False
        self.has_left = False
        self.v = since
        self.gaps = 0
        self.frames = 0
        self.frame_bytes = 0
        self.answers: dict[int, Callable[[dict[str, Any]], None]] = {}
        self._told = told
        self._numbers = 1
        self._buffer = bytearray()
        self._is_upgraded = False
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(
            f"GET {PATH} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {KEY}\r\n\r\n".encode()
        )
        self.socket.setblocking(False)

    def ask(self, name: str, payload: Mapping[str, Any], answered: Callable[[dict[str, Any]], None]) -> None:
        """An event with an acknowledgement."""
        self._numbers += 1
        self.answers[self._numbers] = answered
        self.say(f"42{self._numbers}{json.dumps([name, payload])}".encode())

    def say(self, payload: bytes) -> None:
        """One message; a phone says little, so the system always takes it at once."""
        self.socket.sendall(masked(payload))

    def read(self) -> None:
        """
        Whatever has come is acted on.

        Raises:
            ServerLeftError: the server closed the line.
        """
        try:
            data = self.socket.recv(READ_BYTES)
        except BlockingIOError:
            return
        except OSError as error:
            raise ServerLeftError(str(error)) from error
        if not data:
            raise ServerLeftError("closed")
        self._buffer += data
        if not self._is_upgraded and not self._upgrade():
            return
        self._take_frames()

    def _upgrade(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        if not self._buffer.startswith(b"HTTP/1.1 101"):
            raise ServerLeftError(bytes(self._buffer[:end]).decode(errors="replace"))
        del self._buffer[: end + 4]
        self._is_upgraded = True
        return True

    def _take_frames(self) -> None:
        at, buffer = 0, self._buffer
        while len(buffer) - at >= 2:
            length, head = buffer[at + 1], 2
            if length == 126:
                length, head = int.from_bytes(buffer[at + 2 : at + 4], "big"), 4
            elif length == 127:
                length, head = int.from_bytes(buffer[at + 2 : at + 10], "big"), 10
            if len(buffer) - at < head + length:
                break
            if buffer[at] & 0x0F == 8:
                raise ServerLeftError("goodbye")
            payload = bytes(buffer[at + head : at + head + length])
            at += head + length
            self._hear(payload, head + length)
        del buffer[:at]

    def _hear(self, payload: bytes, size: int) -> None:
        if payload == PING:
            self.say(PONG)
        elif found := FRAME.match(payload):
            self._see(int(found[1]), size)
        elif found := ACK.match(payload):
            self.answers.pop(int(found[1]))(json.loads(found[2]))
        elif payload.startswith(OPEN):
            self.say(b"40" + json.dumps({"token": self.token}).encode())
        elif payload.startswith(WELCOME):
            self.ask("sync", {"game_id": self.game_id, "since": self.v or None}, self._synced)

    def _synced(self, answer: dict[str, Any]) -> None:
        if not answer.get("ok"):
            raise ServerLeftError(json.dumps(answer))
        self.v = max(self.v, answer["v"])
        self.is_synced = True

    def _see(self, v: int, size: int) -> None:
        if v <= self.v:
            return
        self.gaps += v != self.v + 1
        self.v = v
        self.frames += 1
        self.frame_bytes += size
        self._told(self, v, size)
