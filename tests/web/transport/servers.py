"""Servers of every kind, started for the tests that ask for them."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.processes import running_on_a_free_port
from tests.web.transport.raw_client import PATH, RawClient

MODES = ("gevent", "threads")
TRANSPORTS = ("own", "stock")


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    mode: str
    transport: str
    port: int
    pid: int
    game_id: str
    tokens: dict[str, str]
    log: Path

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def connect(self, path: str = PATH, **settings: Any) -> RawClient:
        """A connection that has not come in."""
        return RawClient(self.port, path, **settings)

    def client(self, name: str = "Ana", **settings: Any) -> RawClient:
        """A connection that has come in as someone of the small game."""
        return self.connect(**settings).come_in(self.tokens[name])

    def counts(self) -> dict[str, float]:
        """What `/metrics` says, by name."""
        with urlopen(f"{self.url}/metrics", timeout=10) as answer:
            lines = re.findall(r"(?m)^teamwork_(\w+) (\S+)$", answer.read().decode())
        return {name: float(value) for name, value in lines}

    def memory_bytes(self) -> int:
        """What the process holds in memory now."""
        [kilobytes] = re.findall(r"(?m)^VmRSS:\s+(\d+) kB$", Path(f"/proc/{self.pid}/status").read_text())
        return int(kilobytes) * 1024


@contextmanager
def running(mode: str, transport: str, folder: Path, **settings: Any) -> Iterator[Server]:
    """Within, a server of that kind answers."""
    facts, log = folder / "facts.json", folder / "server.log"

    def command(port: int) -> list[str | Path]:
        kind: list[str | Path] = ["-m", "tests.web.transport.serving", mode, transport]
        return [sys.executable, *kind, str(port), facts, json.dumps(settings)]

    with running_on_a_free_port(command, log=log) as port:
        known = json.loads(facts.read_text(encoding="utf-8"))
        yield Server(mode, transport, port, known["pid"], known["game_id"], known["tokens"], log)
