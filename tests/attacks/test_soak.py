"""
A soak (trust.md R17): people come, play a little, look, go and come back, over and over; the server holds no more of
anything than before. `TEAMWORK_LONG=1` lets them for twenty minutes, else as long as a few hundred visits take.
"""

import os
import random
import re
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from teamwork.store import open_store
from tests.faults.test_kills import Nursery, nursery
from tests.figures import Figure
from tests.web.rooms import Rooms, furnish
from tests.web.transport.raw_client import RawClient

VISITS, MINUTES_LONG = 120, 20
WARM_VISITS, WARM_MINUTES_LONG = 40, 2
COMMANDS_A_VISIT = 6
PAUSE_SECONDS, PAUSE_SECONDS_LONG = 0.2, 0.6
GROWN_MOST_PERCENT = 10
PEOPLE = ("Ana", "Bo", "Carl", "Frode", "Gry", "Hans") * 2

pytestmark = [
    pytest.mark.quiet,
    pytest.mark.trust,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="what a process holds is read from /proc"),
]


@dataclass
class Visitor(threading.Thread):
    """One phone that comes, plays, looks and goes, until it is over."""

    port: int
    token: str
    game_id: str
    chance: random.Random
    pause_s: float
    visits: int = 0
    answered: int = 0
    fault: BaseException | None = None
    is_over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        try:
            while not self.is_over.is_set():
                self.visit()
                self.visits += 1
        except BaseException as fault:
            self.fault = fault
            raise

    def visit(self) -> None:
        """A line that is opened, used and left, by a word or without one."""
        with RawClient(self.port).come_in(self.token) as line:
            assert line.ask("sync", {"game_id": self.game_id, "since": None})[0]["ok"]
            for _ in range(COMMANDS_A_VISIT):
                [answer] = line.ask("command", self.command())
                self.answered += answer["ok"]
                self.is_over.wait(self.pause_s)
            if self.chance.random() < 0.5:
                line.say_goodbye()

    def command(self) -> dict[str, Any]:
        """Something that people do all the time; a card is taken back as often as one is laid."""
        head = {"game_id": self.game_id, "command_id": str(uuid.uuid4())}
        wishes: tuple[dict[str, Any], ...] = (
            {"kind": "set_contact", "email": f"a{self.chance.randrange(10**6)}@example.org"},
            {"kind": "give_pulse", "spark": self.chance.randint(0, 10)},
            {"kind": "play_dream", "work": "Arkivar", "why": "Ro", "workplaces": ["Rigsarkivet"]},
            {"kind": "undo"},
        )
        return head | self.chance.choice(wishes)


@dataclass(frozen=True)
class Held:
    """What a process holds at a moment."""

    memory_bytes: int
    files: int
    threads: int

    @classmethod
    def of(cls, pid: int) -> "Held":
        status = Path(f"/proc/{pid}/status").read_text()
        found = {name: int(value) for name, value in re.findall(r"(?m)^(VmRSS|Threads):\s+(\d+)", status)}
        return cls(found["VmRSS"] * 1024, len(os.listdir(f"/proc/{pid}/fd")), found["Threads"])


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[Rooms, Nursery, Path]]:
    file = tmp_path / "house.db"
    rooms = furnish(f"sqlite:///{file}")
    rooms.service.store.close()
    with nursery(f"sqlite:///{file}", tmp_path / "log") as server:
        yield rooms, server, file


def until(is_so: Callable[[], bool], visitors: list[Visitor]) -> None:
    """It is so, and everybody still comes and goes."""
    while not is_so():
        assert [visitor.fault for visitor in visitors if visitor.fault] == []
        time.sleep(0.1)


def test_whoever_comes_and_goes_leaves_nothing_behind(
    house: tuple[Rooms, Nursery, Path], is_long: bool, figure: Figure
) -> None:
    rooms, server, file = house
    pid = server.bear()
    empty, pause_s = Held.of(pid), PAUSE_SECONDS_LONG if is_long else PAUSE_SECONDS
    visitors = [
        Visitor(server.port, rooms.tokens[name], rooms.game_id, random.Random(number), pause_s)
        for number, name in enumerate(PEOPLE)
    ]
    began = time.monotonic()

    def is_past(visits: int, minutes: float) -> Callable[[], bool]:
        if is_long:
            return lambda: time.monotonic() - began > minutes * 60
        return lambda: sum(visitor.visits for visitor in visitors) >= visits

    for visitor in visitors:
        visitor.start()
    until(is_past(WARM_VISITS, WARM_MINUTES_LONG), visitors)
    warm = Held.of(pid)
    until(is_past(VISITS, MINUTES_LONG), visitors)
    late = Held.of(pid)
    for visitor in visitors:
        visitor.is_over.set()
    for visitor in visitors:
        visitor.join(60)
        assert visitor.fault is None
    give_up_at = time.monotonic() + 60
    while (left := Held.of(pid)).files > empty.files + 4:  # what a first command opens, and keeps
        assert time.monotonic() < give_up_at, (empty, left)
        time.sleep(0.1)
    store = open_store(f"sqlite:///{file}")
    assert store.verify(rooms.game_id) == ()
    store.close()
    figure("soak_minutes", (time.monotonic() - began) / 60)
    figure("soak_visits", sum(visitor.visits for visitor in visitors))
    figure("soak_commands_answered", sum(visitor.answered for visitor in visitors))
    figure("soak_memory_grown_mb", (late.memory_bytes - warm.memory_bytes) / 2**20)
    grown = (late.memory_bytes / warm.memory_bytes - 1) * 100
    figure("soak_memory_grown_percent", grown, at_most=GROWN_MOST_PERCENT)
    figure("soak_files_and_threads_left_behind", left.files + left.threads - empty.files - empty.threads)
