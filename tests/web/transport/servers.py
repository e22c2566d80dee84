"""Servers of every kind, started for the tests that ask for them."""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from tests.processes import running_on_a_free_port
from tests.web.transport.raw_client import PATH, PATIENCE_SECONDS, RawClient

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
        with urlopen(f"{self.url}/metrics", timeout=60) as answer:
            lines = re.findall(r"(?m)^teamwork_(\w+) (\S+)$", answer.read().decode())
        return {name: float(value) for name, value in lines}

    def memory_peak_bytes(self) -> int:
        """The most that the process has held in memory so far."""
        [kilobytes] = re.findall(r"(?m)^VmHWM:\s+(\d+) kB$", Path(f"/proc/{self.pid}/status").read_text())
        return int(kilobytes) * 1024


def command_of(mode: str, transport: str, port: int, folder: Path, **settings: Any) -> list[str | Path]:
    """What the interpreter is to run for a server of that kind; its facts and log lie in the folder."""
    kind: list[str | Path] = ["-m", "tests.web.transport.serving", mode, transport]
    return [*kind, str(port), folder / "facts.json", json.dumps(settings)]


def facts_of(folder: Path) -> dict[str, Any]:
    """What the server says of itself."""
    return dict(json.loads((folder / "facts.json").read_text(encoding="utf-8")))


@contextmanager
def running(mode: str, transport: str, folder: Path, **settings: Any) -> Iterator[Server]:
    """Within, a server of that kind answers; ``settings`` are `Config`'s."""
    log = folder / "server.log"

    def command(port: int) -> list[str | Path]:
        return [sys.executable, *command_of(mode, transport, port, folder, **settings)]

    with running_on_a_free_port(command, log=log) as port:
        known = facts_of(folder)
        yield Server(mode, transport, port, known["pid"], known["game_id"], known["tokens"], log)


def wait_for(has_happened: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Returns when it has; what a client sees done is often counted a moment later."""
    give_up_at = time.monotonic() + seconds
    while not has_happened():
        assert time.monotonic() < give_up_at, "it has not happened"
        time.sleep(0.05)


def is_gone_while(other: RawClient, client: RawClient) -> bool:
    """Whether the server closes the client, soon or late; the other one's pings are answered until then."""
    with ThreadPoolExecutor(1) as looking:
        is_gone = looking.submit(client.is_gone)
        while not is_gone.done():
            other.keep_up()
            time.sleep(0.05)
        return is_gone.result()
