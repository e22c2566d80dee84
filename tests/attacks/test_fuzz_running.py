"""
Fuzz at a running server (trust.md R16): any frame and any body, spoilt in any way, over real sockets.

What is looked at is the process: it answers as before, the game stands where it stood, nothing failed, and it holds no
more memory than before. `TEAMWORK_LONG=1` sends a hundred thousand.
"""

import contextlib
import http.client
import json
import os
import random
import re
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest

from teamwork.commands import COMMANDS
from tests.figures import Figure
from tests.web.transport.raw_client import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, ServerGoneError
from tests.web.transport.servers import Server

IS_LONG = os.environ.get("TEAMWORK_LONG", "") not in ("", "0")
FRAMES, BODIES = (80_000, 20_000) if IS_LONG else (1_500, 300)
GROWTH_MOST_BYTES = 24 * 2**20
SIGNS = '0123456789[]{}",:-/\\eE.nulltrueé\u202e'

pytestmark = [
    pytest.mark.quiet,
    pytest.mark.trust,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc"),
]


class Spoiler:
    """Makes messages that somebody might send, and spoils them."""

    def __init__(self, server: Server, seed: int) -> None:
        self.chance = random.Random(seed)
        self.game_id = server.game_id
        self.kinds = sorted(COMMANDS)

    def body(self) -> dict[str, Any]:
        """A command whose fields hold anything but what they should."""
        kind = self.chance.choice(self.kinds)
        names = [*COMMANDS[kind].model_fields, "extra", "actor"]
        chosen = self.chance.sample(names, self.chance.randint(0, len(names)))
        head = {"game_id": self.game_id, "command_id": str(uuid.UUID(int=self.chance.getrandbits(128))), "kind": kind}
        return head | {name: self.anything() for name in chosen if name != "kind"} | {"never": self.anything()}

    def anything(self, depth: int = 0) -> Any:
        """A value of any shape."""
        roll = self.chance.random()
        if depth < 3 and roll < 0.15:
            return [self.anything(depth + 1) for _ in range(self.chance.randint(0, 4))]
        if depth < 3 and roll < 0.3:
            return {self.text(): self.anything(depth + 1) for _ in range(self.chance.randint(0, 4))}
        simple = (None, True, -1, 10**30, 0.5, "", "me", "2026-02-03", self.text(), "x" * self.chance.randint(0, 4000))
        return self.chance.choice(simple)

    def text(self) -> str:
        return "".join(self.chance.choices(SIGNS, k=self.chance.randint(0, 12)))

    def frame(self) -> tuple[str, int]:
        """A packet, most often with a few signs changed, and the kind of frame it goes in."""
        events = ("command", "sync", "clock", "writing", "connect", "disconnect", "join")
        said = [self.chance.choice(events), self.body() if self.chance.random() < 0.7 else self.anything()]
        packet = list(f"42{self.chance.choice(('', '7'))}{json.dumps(said)}")
        for _ in range(self.chance.choice((0, 0, 1, 3))):
            packet[self.chance.randrange(len(packet))] = self.chance.choice(SIGNS)
        kinds = (TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, BINARY, PING, PONG, CONTINUATION, CLOSE)
        opcode = self.chance.choice(kinds)
        return "".join(packet)[: 100 if opcode in (PING, PONG, CLOSE) else None], opcode


def send_frames(server: Server, spoiler: Spoiler, count: int) -> int:
    """So many frames, on a new line whenever the last was cut; answers how many lines it took."""
    sent = lines = 0
    names = ("Ana", "Kim", "Omar", "screen", "office")
    while sent < count:
        lines += 1
        broken = contextlib.suppress(ServerGoneError, OSError, AssertionError, UnicodeDecodeError)
        with broken, server.client(spoiler.chance.choice(names)) as line:
            while sent < count:
                sent += 1
                payload, opcode = spoiler.frame()
                line.send(payload, opcode)
                if sent % 20 == 0:
                    line.ask("clock", {}, ack=8)
    return lines


def send_bodies(server: Server, spoiler: Spoiler, count: int) -> set[int]:
    """So many bodies by HTTP; answers the statuses that came back."""
    statuses: set[int] = set()
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    for _ in range(count):
        text = json.dumps(spoiler.body())
        if spoiler.chance.random() < 0.5:
            place = spoiler.chance.randrange(len(text))
            text = text[:place] + spoiler.chance.choice(SIGNS) + text[place + 1 :]
        token = server.tokens[spoiler.chance.choice(("Ana", "Kim", "screen", "office"))]
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Origin": server.url}
        line.request("POST", f"/api/v1/games/{server.game_id}/commands", text.encode(), headers)
        answer = line.getresponse()
        answer.read()
        statuses.add(answer.status)
    line.close()
    return statuses


def memory_bytes(server: Server) -> int:
    [kilobytes] = re.findall(r"(?m)^VmRSS:\s+(\d+) kB$", Path(f"/proc/{server.pid}/status").read_text())
    return int(kilobytes) * 1024


def version(server: Server) -> int:
    with server.client("Bo") as line:
        return int(line.ask("sync", {"game_id": server.game_id, "since": None})[0]["v"])


def test_whatever_is_sent_the_server_stands_as_it_stood(server: Server, figure: Figure) -> None:
    spoiler = Spoiler(server, 11)
    send_frames(server, spoiler, FRAMES // 10)
    send_bodies(server, spoiler, BODIES // 10)
    v, before = version(server), memory_bytes(server)
    lines = send_frames(server, spoiler, FRAMES)
    statuses = send_bodies(server, spoiler, BODIES)
    grown = memory_bytes(server) - before
    assert version(server) == v
    assert all(status < 500 for status in statuses), statuses
    assert "failed" not in server.log.read_text(encoding="utf-8")
    assert grown < GROWTH_MOST_BYTES
    figure("fuzzed_frames_sent", FRAMES)
    figure("fuzzed_frames_lines_cut", lines - 1)
    figure("fuzzed_bodies_sent", BODIES)
    figure("fuzzed_faults_or_changes", 0, at_most=0)
    figure("fuzzed_memory_grown_mb", grown / 2**20, at_most=GROWTH_MOST_BYTES / 2**20)
