"""
Somebody who sends too much, in a process of their own: `-m tests.attacks.oversize PORT TOKEN GAME TIMES`.

Each attack is tried so many times; how it ended and how long that took at most is told as JSON. What is sent goes on
until the server ends it, as far as the server lets it.
"""

import contextlib
import json
import select
import socket
import sys
import time
import zlib
from collections.abc import Callable, Iterator

from tests.web.transport.raw_client import CLOSE, RawClient, ServerGoneError, header, mask

MEGABYTE = 1024 * 1024
BODY_BYTES, FRAME_BYTES, BOMB_BYTES = 10 * MEGABYTE, 100 * MEGABYTE, 50 * MEGABYTE
DEPTH = 20_000
PIECE = b"x" * MEGABYTE
KEY = b"\x01\x02\x03\x04"
PATIENCE_SECONDS = 60


class Attacker:
    """Whoever it is, they have come in by the front door."""

    def __init__(self, port: int, token: str, game_id: str) -> None:
        self.port, self.token, self.path = port, token, f"/api/v1/games/{game_id}/commands"
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.bomb = packer.compress(b"0" * BOMB_BYTES) + packer.flush(zlib.Z_SYNC_FLUSH)

    def head(self, length: str) -> bytes:
        """Of a command over HTTP."""
        address = f"127.0.0.1:{self.port}"
        lines = [
            f"POST {self.path} HTTP/1.1", f"Host: {address}", f"Origin: http://{address}", length,
            f"Authorization: Bearer {self.token}", "Content-Type: application/json", "", "",
        ]  # fmt: skip
        return "\r\n".join(lines).encode()

    def body_that_says_its_length(self) -> str:
        pieces = (PIECE for _ in range(BODY_BYTES // MEGABYTE))
        return self.answered(self.head(f"Content-Length: {BODY_BYTES}"), pieces)

    def body_in_chunks(self) -> str:
        chunk = b"%x\r\n%s\r\n" % (MEGABYTE, PIECE)
        pieces = (chunk for _ in range(BODY_BYTES // MEGABYTE))
        return self.answered(self.head("Transfer-Encoding: chunked"), pieces)

    def deep_json_body(self) -> str:
        body = b'{"kind":' + b'{"a":' * DEPTH + b"1" + b"}" * DEPTH + b"}"
        return self.answered(self.head(f"Content-Length: {len(body)}"), iter([body]))

    def answered(self, head: bytes, pieces: Iterator[bytes]) -> str:
        """The status; asked for as soon as it may come, whether or not all has been sent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_SECONDS) as line:
            line.sendall(head)
            waiting, status = b"", b""
            while b"\r\n" not in status:
                waiting = waiting or next(pieces, b"")
                readable, writable, _ = select.select([line], [line] if waiting else [], [], PATIENCE_SECONDS)
                with contextlib.suppress(ConnectionError):
                    if writable and not readable:
                        waiting = waiting[line.send(waiting) :]
                if readable and not (more := line.recv(4096)):
                    return "none"
                elif readable:
                    status += more
            return status.split(b" ", 2)[1].decode()

    def frame(self) -> str:
        piece = mask(PIECE, KEY)
        return self.sent_away(header(0x81, FRAME_BYTES, True) + KEY, FRAME_BYTES // MEGABYTE * [piece])

    def deflate_bomb(self) -> str:
        """As if packing had been agreed upon: within the limit as it comes, far beyond it unpacked."""
        return self.sent_away(header(0xC1, len(self.bomb), True) + KEY + mask(self.bomb, KEY), [])

    def sent_away(self, first: bytes, pieces: list[bytes]) -> str:
        """The code of the goodbye, or that the line was cut."""
        with self.come_in() as line:
            with contextlib.suppress(OSError):
                for piece in (first, *pieces):
                    line.write(piece)
            with contextlib.suppress(ServerGoneError):
                while (frame := line.read()).opcode != CLOSE:
                    pass
                return str(frame.code)
            return "cut"

    def deep_json_event(self) -> str:
        """Refused or let pass; the line that asked is answered either way, or ended."""
        with self.come_in() as line, contextlib.suppress(ServerGoneError):
            line.send('42["command",' + "[" * DEPTH + "]" * DEPTH + "]")
            return "answered" if line.ask("clock", {})[0]["ok"] else "not answered"
        return "cut"

    def come_in(self) -> RawClient:
        asked = {"Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits"}
        line = RawClient(self.port, **asked).come_in(self.token)
        assert "permessage-deflate" not in line.answer
        return line

    @property
    def attacks(self) -> tuple[Callable[[], str], ...]:
        return (
            self.body_that_says_its_length, self.body_in_chunks, self.deep_json_body, self.frame, self.deflate_bomb,
            self.deep_json_event,
        )  # fmt: skip


def main(port: int, token: str, game_id: str, times: int) -> None:
    """All attacks in turn."""
    attacker, told = Attacker(port, token, game_id), {}
    for attack in attacker.attacks:
        ended, took = set(), []
        for _ in range(times):
            began = time.perf_counter()
            ended.add(attack())
            took.append(time.perf_counter() - began)
        told[attack.__name__] = {"ended": sorted(ended), "slowest_s": max(took)}
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))
