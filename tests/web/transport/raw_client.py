"""A WebSocket client that can do everything wrong: it writes whatever frames a test asks for, and reads what comes."""

import base64
import contextlib
import json
import os
import select
import socket
import ssl
import struct
import threading
from collections import deque
from collections.abc import Iterator
from typing import Any, NamedTuple, Self

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
PATH = "/socket.io/?EIO=4&transport=websocket"
PATIENCE_SECONDS = 60


class Frame(NamedTuple):
    """What the server sent, as it was on the wire."""

    first: int
    opcode: int
    payload: bytes

    @property
    def code(self) -> int | None:
        """Of a goodbye, if it names one."""
        return struct.unpack("!H", self.payload[:2])[0] if len(self.payload) >= 2 else None


class ServerGoneError(Exception):
    """The server closed the connection."""


def request(port: int, path: str = PATH, **changed: str | None) -> bytes:
    """The bytes of a handshake; a header given as None is left out."""
    headers: dict[str, str | None] = {
        "Host": f"127.0.0.1:{port}",
        "Upgrade": "websocket",
        "Connection": "keep-alive, Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
        "Origin": f"http://127.0.0.1:{port}",
    } | {name.replace("_", "-"): value for name, value in changed.items()}
    lines = [f"{name}: {value}\r\n" for name, value in headers.items() if value is not None]
    return f"GET {path} HTTP/1.1\r\n{''.join(lines)}\r\n".encode()


class RawClient:
    """One connection; `answer` is the head of the server's answer to the handshake."""

    def __init__(self, port: int, path: str = PATH, *, window_bytes: int | None = None,
                 trust: ssl.SSLContext | None = None, **changed: str | None) -> None:  # fmt: skip
        self._socket: socket.socket = socket.socket()
        if window_bytes is not None:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window_bytes)
        self._socket.settimeout(PATIENCE_SECONDS)
        self._buffer = b""
        self._kept: deque[Frame] = deque()
        self._writing = threading.Lock()
        with self._closed_if_it_fails():
            self.answer = self._greeted(port, path, trust, **changed)

    def _greeted(self, port: int, path: str, trust: ssl.SSLContext | None, **changed: str | None) -> str:
        self._socket.connect(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if trust is not None:
            self._socket = trust.wrap_socket(self._socket, server_hostname="localhost")
            changed = {"Origin": f"https://127.0.0.1:{port}"} | changed
        self.write(request(port, path, **changed))
        return self._until(b"\r\n\r\n").decode()

    @contextlib.contextmanager
    def _closed_if_it_fails(self) -> Iterator[None]:
        """Nobody has the connection yet who could close it."""
        try:
            yield
        except BaseException:
            self._socket.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    @property
    def status(self) -> int:
        """Of the answer to the handshake."""
        return int(self.answer.split(" ", 2)[1])

    # ---- writing --------------------------------------------------------------------------------

    def write(self, data: bytes) -> None:
        """Bytes as they are."""
        with self._writing:  # a pong in the middle of a frame that another thread writes would break the stream
            self._socket.sendall(data)

    def send(
        self,
        payload: bytes | str,
        opcode: int = TEXT,
        *,
        fin: bool = True,
        reserved: int = 0,
        is_masked: bool = True,
        claimed: int | None = None,
        length_bytes: int | None = None,
    ) -> None:
        """One frame; ``claimed`` is a length that it says without having it."""
        data = payload.encode() if isinstance(payload, str) else payload
        first = (0x80 if fin else 0) | reserved << 4 | opcode
        head = header(first, len(data) if claimed is None else claimed, is_masked, length_bytes)
        key = os.urandom(4) if is_masked else b""
        self.write(head + key + (mask(data, key) if is_masked else data))

    def say_goodbye(self, code: int | None = 1000, reason: bytes = b"") -> None:
        """A close frame."""
        self.send(b"" if code is None else struct.pack("!H", code) + reason, CLOSE)

    # ---- reading --------------------------------------------------------------------------------

    def read(self) -> Frame:
        """
        Raises:
            ServerGoneError: nothing more comes.
        """
        return self._kept.popleft() if self._kept else self._read()

    def keep_up(self) -> None:
        """The pings that have come are answered, and all else is kept: a test that looks elsewhere is not cut off."""
        with contextlib.suppress(ServerGoneError, OSError):
            while self._buffer or select.select([self._socket], [], [], 0)[0]:
                frame = self._read()
                if frame.payload == b"2":
                    self.send("3")
                else:
                    self._kept.append(frame)

    def has_kept(self, start: bytes) -> bool:
        """Whether a message that begins so has come to `keep_up` and waits to be read."""
        return any(frame.payload.startswith(start) for frame in self._kept)

    def _read(self) -> Frame:
        first, second = self._take(2)
        length = second & 0x7F
        if length == 126:
            (length,) = struct.unpack("!H", self._take(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", self._take(8))
        assert not second & 0x80, "a server never masks"
        return Frame(first, first & 0x0F, self._take(length))

    def message(self) -> str:
        """The next Engine.IO message; its pings are answered on the way."""
        while True:
            frame = self.read()
            if frame.opcode == CLOSE:
                raise ServerGoneError(frame.code)
            assert frame.opcode == TEXT
            text = frame.payload.decode()
            if text != "2":
                return text
            with contextlib.suppress(OSError):
                self.send("3")

    def goodbye(self) -> int | None:
        """The code of the server's close frame, which must come; what comes before it is passed over."""
        while (frame := self.read()).opcode != CLOSE:
            pass
        return frame.code

    def is_gone(self) -> bool:
        """Whether the server has closed the connection, or does so soon."""
        try:
            while True:
                self.read()
        except ServerGoneError:
            return True

    def reads_on(self, bytes_wanted: int) -> bytes:
        """Raw bytes as they come, for a client that reads as slowly as it likes."""
        return self._take(bytes_wanted)

    # ---- Socket.IO ------------------------------------------------------------------------------

    def come_in(self, token: str) -> Self:
        """Past Engine.IO's and Socket.IO's hellos."""
        with self._closed_if_it_fails():
            opening = self.message()
            assert opening.startswith("0{"), opening
            self.send("40" + json.dumps({"token": token}))
            welcome = self.message()
            assert welcome.startswith("40{"), welcome
        return self

    def emit(self, name: str, *given: Any, ack: int | None = None) -> None:
        """An event, without waiting for its answer."""
        self.send(f"42{'' if ack is None else ack}" + json.dumps([name, *given]))

    def ask(self, name: str, *given: Any, ack: int = 7) -> Any:
        """An event and its answer; other events are passed over."""
        self.emit(name, *given, ack=ack)
        while not (text := self.message()).startswith(f"43{ack}["):
            pass
        return json.loads(text[len(f"43{ack}") :])

    def event(self) -> list[Any]:
        """The next event: its name and what it brings."""
        while not (text := self.message()).startswith("42["):
            pass
        return list(json.loads(text[2:]))

    # ---- inside ---------------------------------------------------------------------------------

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._buffer:
            self._more()
        head, self._buffer = self._buffer.split(mark, 1)
        return head

    def _take(self, length: int) -> bytes:
        while len(self._buffer) < length:
            self._more()
        taken, self._buffer = self._buffer[:length], self._buffer[length:]
        return taken

    def _more(self) -> None:
        try:
            data = self._socket.recv(65536)
        except ConnectionError as error:
            raise ServerGoneError from error
        if not data:
            raise ServerGoneError
        self._buffer += data


def header(first: int, length: int, is_masked: bool, length_bytes: int | None = None) -> bytes:
    """The head of a frame; ``length_bytes`` asks for a longer form of the length than is needed."""
    bit = 0x80 if is_masked else 0
    form = length_bytes if length_bytes is not None else 1 if length < 126 else 2 if length < 65536 else 8
    if form == 1:
        return bytes((first, bit | length))
    if form == 2:
        return struct.pack("!BBH", first, bit | 126, length)
    return struct.pack("!BBQ", first, bit | 127, length)


def mask(data: bytes, key: bytes) -> bytes:
    """As the protocol wants everything that a client sends."""
    stream = (key * (len(data) // 4 + 1))[: len(data)]
    return (int.from_bytes(data, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(data), "big")
