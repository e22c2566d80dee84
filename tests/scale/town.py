"""
The whole of it on this machine: PostgreSQL, Redis, two processes of `teamwork serve`, and nginx as it is deployed.

`python -m tests.scale.town` starts it with a small game in its first camp, prints where to come in, and takes it all
down again at Ctrl+C.
"""

import contextlib
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import requests

from teamwork.library import load_edition
from teamwork.service import GameService
from teamwork.store import Holder, open_store
from tests.cards.copies import LILLE_FOLDER
from tests.processes import Words
from tests.scale.servers import Nginx, Postgres, Redis, Server
from tests.web import rooms
from tests.web.transport.raw_client import PATH, RawClient

ROOT = Path(__file__).parents[2]


@dataclass
class Process(Server):
    """One process of `teamwork serve`."""

    environment: dict[str, str] = field(default_factory=dict)
    program: Path = ROOT
    """Where the program lies that is run."""

    def words(self) -> Words:
        named = [f"{name}={value}" for name, value in {**self.environment, "PYTHONPATH": self.program}.items()]
        # -P: the program that is named, not the one in the folder where the tests run
        return ["env", *named, sys.executable, "-P", "-m", "teamwork.cli", "serve", "--port", str(self.port)]

    def is_ready(self) -> bool:
        with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=10) as answer:
            return json.load(answer)["state"] == "ready"
        return False

    def metric(self, name: str) -> float:
        """What `/metrics` says of it."""
        with urlopen(f"http://127.0.0.1:{self.port}/metrics", timeout=60) as answer:
            lines = dict(line.rsplit(" ", 1) for line in answer.read().decode().splitlines() if line[0] != "#")
        return float(lines[f"teamwork_{name}"])


@dataclass
class Town:
    """Everything that runs, and the game that is played in it."""

    postgres: Postgres
    redis: Redis
    processes: tuple[Process, ...]
    nginx: Nginx
    service: GameService
    """An eye of the test's own on the same record."""
    game_id: str = ""
    people: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where a live line of the game begins, by the proxy."""
        return f"{PATH}&game={self.game_id}"

    def line(self, name: str, at: Server) -> RawClient:
        """A live line of a person, come in at the proxy or past it at one process."""
        line = RawClient(at.port, self.path)
        assert line.status == 101, line.answer
        return line.come_in(self.tokens[name])

    def http(self, name: str | None, at: Server) -> "Caller":
        """Somebody who asks over HTTP there."""
        return Caller(f"http://127.0.0.1:{at.port}", self.tokens[name] if name else None)

    def do(self, name: str, at: Server, kind: str, /, **fields: object) -> int:
        """The version of a command that was taken."""
        return self.http(name, at).do(self.game_id, kind, **fields)

    @property
    def v(self) -> int:
        """Where the record stands."""
        return self.service.store.game(self.game_id).v

    def all_running(self) -> None:
        """Whatever a test took away is back."""
        for server in (self.postgres, self.redis, *self.processes, self.nginx):
            if not server.is_running:
                server.begin()


class Caller(requests.Session):
    """A browser or a program that keeps its cookies."""

    def __init__(self, url: str, token: str | None) -> None:
        super().__init__()
        self.url = url
        self.trust_env = False
        self.headers["Origin"] = url
        if token is not None:
            self.headers["Authorization"] = f"Bearer {token}"

    def do(self, game_id: str, kind: str, /, **fields: object) -> int:
        """The version of a command that was taken."""
        body = {"command_id": rooms.uuid.uuid4().hex, "kind": kind, "game_id": game_id, **fields}
        answer = self.post(f"{self.url}/api/v1/games/{game_id}/commands", json=body, timeout=120)
        assert answer.status_code == 200, answer.text
        return int(answer.json()["v"])

    def send(self, *given: object, **named: object) -> requests.Response:
        return super().send(*given, **named)  # type: ignore[arg-type]


@contextlib.contextmanager
def running_town(folder: Path) -> Iterator[Town]:
    """Within, all of it runs, and a small game is in its first camp."""
    with contextlib.ExitStack() as stack:
        # not in the folder, which pytest closes to all but its owner; PostgreSQL runs as somebody else
        own = tempfile.TemporaryDirectory(prefix="teamwork-postgres-", ignore_cleanup_errors=True)
        postgres = Postgres(Path(stack.enter_context(own)))
        postgres.prepare()
        yield from _run_all(folder, postgres, stack)


def _run_all(folder: Path, postgres: Postgres, stack: contextlib.ExitStack) -> Iterator[Town]:
    redis = Redis(folder)
    processes = (Process(folder), Process(folder))
    nginx = Nginx(folder, behind=tuple(process.port for process in processes))
    addresses = " ".join(f"http://127.0.0.1:{server.port}" for server in (nginx, *processes))
    for number, process in enumerate(processes):
        process.environment = {
            "TEAMWORK_DATABASE": postgres.url,
            "TEAMWORK_REDIS": redis.url,
            "TEAMWORK_PROXIES": "1",
            "TEAMWORK_BASE_URLS": addresses,
            "TEAMWORK_DATA": str(folder / f"data-{number}"),
        }
    for server in (postgres, redis):
        stack.callback(server.end)
        server.begin()
    town = Town(postgres, redis, processes, nginx, GameService(open_store(postgres.url)))
    stack.callback(town.service.store.close)
    furnish(town)
    for server in (*processes, nginx):
        stack.callback(server.end)
        server.begin()
    yield town


def furnish(town: Town, name: str = "Prøvespil") -> None:
    """A game of today with two tables in its first camp, everybody seated, and a token for each."""
    service, today = town.service, datetime.now(UTC).date()
    town.game_id = service.create_game(load_edition(LILLE_FOLDER), name, today, ("Nord", "Syd"))
    rooms._seat_all(service, town.game_id)
    town.people, town.tokens = {}, {}
    for person in service.game(town.game_id).people.values():
        called = service.live(town.game_id).words[f"{person.id}/name"]
        town.people[called] = person.id
        town.tokens[called] = rooms._mint(service, "device", Holder(game_id=town.game_id, person_id=person.id))
    town.tokens["screen"] = rooms._mint(service, "screen", Holder(game_id=town.game_id))
    town.tokens["office"] = rooms._mint(service, "office", Holder(game_id=town.game_id))


def main() -> None:
    """Until Ctrl+C."""
    with tempfile.TemporaryDirectory(prefix="teamwork-town-") as folder, running_town(Path(folder)) as town:
        address = f"http://127.0.0.1:{town.nginx.port}"
        print(f"{address} stands before {' and '.join(str(process.port) for process in town.processes)}")
        print(f"Hall: {address}/screen/{town.game_id}#{town.tokens['screen']}")
        print(f"Office: {address}/office#{town.tokens['office']}")
        for name, person_id in town.people.items():
            holder = Holder(game_id=town.game_id, person_id=person_id)
            print(f"{name}: {address}/join#{rooms._mint(town.service, 'join', holder)}")
        with contextlib.suppress(KeyboardInterrupt):
            while True:
                time.sleep(1)


if __name__ == "__main__":
    main()
