"""
Fault 1: the real server killed under load (trust.md R1).

Every command that was answered is in the record once and at the version it was answered with; what was written and not
answered is known again by its id; versions have no gap, neither in the record nor for one who only watches.
`TEAMWORK_LONG=1` kills a thousand times.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from teamwork.store import open_store
from tests.faults.phones import Phone, Watcher
from tests.figures import Figure
from tests.processes import die_with_the_tests, end, free_port, is_listening
from tests.web.rooms import furnish

KILLS, KILLS_LONG = 25, 1000
PHONES = ("Ana", "Bo", "Carl", "Frode", "Gry", "Hans")

pytestmark = [
    pytest.mark.quiet,
    pytest.mark.trust,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here to bear servers with"),
    pytest.mark.timeout(3600),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # lines that a killed server never answered
]


@dataclass
class Nursery:
    """Servers on one port over one database, one at a time."""

    process: "subprocess.Popen[str]"
    port: int

    def bear(self) -> int:
        """A new server; answers its process id once it listens."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write("one\n")
        self.process.stdin.flush()
        child = int(self.process.stdout.readline())
        _wait(lambda: is_listening(self.port))
        return child


@contextmanager
def nursery(database: str, log: Path) -> Iterator[Nursery]:
    port = free_port()
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery", database, str(port)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True, preexec_fn=die_with_the_tests,
        )  # fmt: skip
    try:
        yield Nursery(process, port)
    finally:
        end(process)  # type: ignore[arg-type]
        for pipe in (process.stdin, process.stdout):
            pipe.close()  # type: ignore[union-attr]


def test_a_killed_server_loses_nothing_answered_and_repeats_nothing(
    tmp_path: Path, is_long: bool, figure: Figure
) -> None:
    url = f"sqlite:///{tmp_path / 'house.db'}"
    rooms = furnish(url)
    first_v = rooms.service.game(rooms.game_id).v
    rooms.service.store.close()
    chance, kills = random.Random(1), KILLS_LONG if is_long else KILLS
    with nursery(url, tmp_path / "log") as server:
        phones = [Phone(server.port, rooms.tokens[name], rooms.game_id, name) for name in PHONES]
        watcher = Watcher(server.port, rooms.tokens["Kim"], rooms.game_id, first_v)
        playing = [threading.Thread(target=phone.play, daemon=True) for phone in phones]
        watching = threading.Thread(target=watcher.watch, daemon=True)
        for thread in (*playing, watching):
            thread.start()
        for _ in range(kills):
            child = server.bear()
            _wait_for_an_answer(phones)
            time.sleep(chance.uniform(0.0, 0.1))
            _kill(child, server.port)
        child = server.bear()
        for phone in phones:
            phone.is_over.set()
        for thread in playing:
            thread.join(120)
        store = open_store(url)
        last_v = store.game(rooms.game_id).v
        _wait(lambda: watcher.since >= last_v)
        watcher.is_over.set()
        watching.join(120)
        _kill(child, server.port)
    records = list(store.records(rooms.game_id))
    assert [record.v for record in records] == list(range(1, last_v + 1))
    known = [(record.actor, record.command_id) for record in records if record.command_id]
    assert len(set(known)) == len(known), "doubled"
    kept = {record.command_id: record.v for record in records}
    for phone in phones:
        assert phone.answered.items() <= kept.items(), f"{phone.name} lost what was answered"
        assert set(phone.refused) <= {"too_many_requests"}
        assert {i for actor, i in known if actor == rooms.people[phone.name]} <= set(phone.sent)
    assert watcher.versions == sorted(set(watcher.versions))
    assert watcher.gaps == []
    assert store.verify(rooms.game_id) == ()
    figure("kills", kills)
    figure("kills_commands_answered", sum(len(phone.answered) for phone in phones))
    figure("kills_commands_sent_again_and_known", sum(phone.resent_and_known for phone in phones))
    figure("kills_commands_lost_or_doubled", 0, at_most=0)


def _kill(child: int, port: int) -> None:
    """The process is gone, and with it its hold on the port."""
    os.kill(child, signal.SIGKILL)
    while is_listening(port):
        time.sleep(0.001)


def _wait_for_an_answer(phones: list[Phone]) -> None:
    before = sum(len(phone.answered) for phone in phones)
    _wait(lambda: sum(len(phone.answered) for phone in phones) > before)


def _wait(is_so: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + 120
    while not is_so():
        assert time.monotonic() < give_up_at, "it never became so"
        time.sleep(0.002)
