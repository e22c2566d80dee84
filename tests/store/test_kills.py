"""Killed under load, the record keeps every command it answered for, once (decision 3)."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from teamwork.store import Append, Store, open_store
from tests.store.examples import append_of, begin_game, word

KILLS = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here to kill a process after")
def test_twenty_kills_lose_nothing_acknowledged_and_repeat_nothing(sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    game_id = begin_game(store)
    store.close()
    chance, acknowledged = random.Random(20), tmp_path / "acknowledged"
    acknowledged.touch()
    for _ in range(KILLS):
        _run_and_kill(sqlite_url, game_id, acknowledged, seconds=chance.uniform(0.03, 0.15))
    answered = _answered(acknowledged)
    assert len(answered) > KILLS
    _require_each_once(open_store(sqlite_url), game_id, answered)


def _run_and_kill(url: str, game_id: str, acknowledged: Path, seconds: float) -> None:
    """A phone that sends commands one after another, the first unanswered one again, until it is killed."""
    before = acknowledged.stat().st_size
    child = os.fork()
    if child == 0:
        try:
            _send_for_ever(url, game_id, acknowledged)
        finally:
            os._exit(1)
    give_up_at = time.monotonic() + 60
    while acknowledged.stat().st_size == before and time.monotonic() < give_up_at:
        time.sleep(0.002)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


def _send_for_ever(url: str, game_id: str, acknowledged: Path) -> None:
    store = open_store(url)
    number = len(_answered(acknowledged))
    with acknowledged.open("ab", buffering=0) as answers:
        while True:
            appended = store.append(_numbered(game_id, number))
            answers.write(f"{number}:{appended.v}\n".encode())
            number += 1


def _numbered(game_id: str, number: int) -> Append:
    said = f"command {number}"
    return append_of(game_id, number, command_id=str(number), body=said.encode(), words=(word(f"c{number}/why", said),))


def _answered(acknowledged: Path) -> dict[int, int]:
    """The version each command was answered with; a line torn by the kill was never answered."""
    lines = acknowledged.read_text().split("\n")[:-1]
    return {int(number): int(v) for number, v in (line.split(":") for line in lines)}


def _require_each_once(store: Store, game_id: str, answered: dict[int, int]) -> None:
    records = list(store.records(game_id))
    assert [record.v for record in records] == list(range(1, len(records) + 1))
    kept = {int(record.command_id or ""): record.v for record in records}
    assert len(kept) == len(records)
    assert answered.items() <= kept.items()
    assert store.words(game_id) == {f"c{number}/why": f"command {number}" for number in kept}
    assert store.verify(game_id) == ()
    store.close()
