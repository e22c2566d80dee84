"""
Fault 2: the hall's net swallows everything for a while, and then the server dies in it too (journey G6).

44 phones with the page's own line and outbox, ten taps on each meanwhile: each of the 440 is in the record once, in
each phone's order, and every phone is live again at the newest version. `TEAMWORK_LONG=1`: 60 s, ten times in a row.
"""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from teamwork.commands import PromiseSilence, SeatPerson
from teamwork.library import edition_folder, load_edition
from teamwork.seats import OFFICE_SEAT, Role
from teamwork.service import GameService
from teamwork.store import Holder, open_store
from tests.faults.dead_net import net_to
from tests.faults.test_kills import _kill, nursery
from tests.figures import Figure
from tests.missing import skip_or_fail
from tests.people import TEAM_NAMES, TEAMS, cast
from tests.processes import end

ROOT = Path(__file__).parents[2]
APP = ROOT / "web" / "static" / "app"
TAPS = 10
OUTAGES, OUTAGES_LONG = (1.0,), (60.0,) * 10

BACK_MOST_S = 8.0
"""From the net's return until everything that was tapped is stored."""

pytestmark = [pytest.mark.quiet, pytest.mark.trust, pytest.mark.timeout(3600)]


@dataclass
class Hall:
    """The phones' process: what it is told, and what it answers."""

    process: "subprocess.Popen[str]"

    def hear(self) -> Any:
        """The next answer."""
        assert self.process.stdout
        line = self.process.stdout.readline()
        assert line, "the phones' process is gone"
        return json.loads(line)

    def tell(self, word: str) -> Any:
        """A word, and its answer."""
        assert self.process.stdin
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return self.hear()


@contextmanager
def hall(port: int, game_id: str, tokens: list[str]) -> Iterator[Hall]:
    node = shutil.which("node") or skip_or_fail("Node is not installed: apt install nodejs")
    given = json.dumps({"port": port, "game_id": game_id, "tokens": tokens})
    script = ROOT / "tests" / "node" / "hall_of_phones.mjs"
    process = subprocess.Popen(
        [node, "--experimental-websocket", "--no-warnings", str(script), str(APP), given],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield Hall(process)
    finally:
        end(process)  # type: ignore[arg-type]
        for pipe in (process.stdin, process.stdout):
            pipe.close()  # type: ignore[union-attr]


def seat_everybody(url: str) -> tuple[str, list[str]]:
    """A game of the house's own edition with everybody of its cast; the game and a token for each."""
    store, edition = open_store(url), load_edition(edition_folder("teamwork"))
    service = GameService(store)
    game_id = service.create_game(edition, "Sal", datetime.now(UTC).date(), tuple(TEAM_NAMES[team] for team in TEAMS))
    teams = dict(zip(TEAMS, service.game(game_id).teams, strict=True))
    for member in cast(edition):
        seat = SeatPerson(
            name=member.name, role=member.role, team_id=teams[member.team_id], helper_kind=member.helper_kind
        )
        service.order(game_id, seat, OFFICE_SEAT)
    for person in service.game(game_id).people.values():
        if person.role is Role.HELPER:
            service.order(game_id, PromiseSilence(version="1"), service.seat_of(game_id, person.id))
    holders = [Holder(game_id=game_id, person_id=person_id) for person_id in service.game(game_id).people]
    at = service.clock()
    tokens = [store.credentials.mint("device", one, purpose="test", at=at, expires_at=None).secret for one in holders]
    store.close()
    return game_id, tokens


@pytest.mark.parametrize("is_killed", [False, True], ids=["the net alone", "the server killed meanwhile"])
def test_what_a_hall_taps_while_the_net_is_dead_is_stored_once_each_and_in_order(
    tmp_path: Path, is_long: bool, is_killed: bool, figure: Figure
) -> None:
    url = f"sqlite:///{tmp_path / 'house.db'}"
    game_id, tokens = seat_everybody(url)
    seconds_live, seconds_back = [], []
    with nursery(url, tmp_path / "log") as servers, net_to(servers.port) as net:
        child = servers.bear()
        with hall(net.port, game_id, tokens) as phones:
            assert phones.hear() == {"live": len(tokens)}
            for outage in OUTAGES_LONG if is_long else OUTAGES:
                net.swallow()
                for _ in range(TAPS):
                    phones.tell("tap")
                    time.sleep(outage / TAPS)
                if is_killed:
                    _kill(child, servers.port)
                    child = servers.bear()
                net.give_back()
                back = time.monotonic()
                phones.tell("live")
                seconds_live.append(time.monotonic() - back)
                told = phones.tell("settle")
                seconds_back.append(time.monotonic() - back)
                assert told["refused"] == []
        _kill(child, servers.port)
    store = open_store(url)
    stored = [record for record in store.records(game_id) if record.command_kind == "set_contact"]
    taps = [[record.command_id for record in stored if record.command_id in set(ids)] for ids in told["ids"]]
    assert taps == told["ids"]
    assert len(stored) == len(tokens) * TAPS * len(seconds_back)
    assert store.verify(game_id) == ()
    name = "dead_net_and_server" if is_killed else "dead_net"
    figure(f"{name}_drops", len(seconds_back))
    figure(f"{name}_taps_stored_once", len(stored))
    figure(f"{name}_taps_lost_or_doubled", 0, at_most=0)
    figure(f"{name}_all_live_after_s", max(seconds_live))
    figure(f"{name}_all_stored_after_s", max(seconds_back), at_most=BACK_MOST_S)
