"""
Fault 6 at a running server: another program holds the database, and nobody but who writes waits for it (decision 22).

Lines that are answered while the database is held show it without a clock: were they held up too, the answers would
come only after the command had been given up. The hall whose command waits goes on looking at its own board.
"""

import json
import os
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from teamwork.service import GameService
from teamwork.store import Holder, open_store
from tests.faults.test_kills import Nursery, nursery
from tests.web import rooms as furnished
from tests.web.rooms import Rooms, furnish
from tests.web.transport.raw_client import PING, RawClient

pytestmark = [
    pytest.mark.quiet,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here to bear servers with"),
]

PACE_SECONDS = 0.2
"""Within what one line may ask."""
HELD_SECONDS = 2.0
"""Less than the command waits, more than it takes to come to the database."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[Rooms, Nursery, Path]]:
    file = tmp_path / "house.db"
    rooms = furnish(f"sqlite:///{file}")
    with nursery(f"sqlite:///{file}", tmp_path / "log") as server:
        server.bear()
        yield rooms, server, file


def another_game(rooms: Rooms) -> tuple[str, str]:
    """The id of a second game, and a token for its screen."""
    service: GameService = rooms.service
    game = service.game(rooms.game_id)
    other = service.create_game(game.edition, "Det andet", game.today, ("Øst", "Vest"))
    return other, furnished._mint(service, "screen", Holder(game_id=other))


def test_while_another_program_holds_the_database_pings_and_other_games_go_on(
    house: tuple[Rooms, Nursery, Path],
) -> None:
    rooms, server, file = house
    other, token = another_game(rooms)
    command = {"game_id": rooms.game_id, "command_id": str(uuid.uuid4()), "kind": "set_contact", "email": "a@b.dk"}
    with (
        RawClient(server.port).come_in(rooms.tokens["Ana"]) as ana,
        RawClient(server.port).come_in(rooms.tokens["screen"]) as hall,
        RawClient(server.port).come_in(token) as elsewhere,
    ):
        ana.ask("sync", {"game_id": rooms.game_id, "since": None})
        with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as backup_tool:
            backup_tool.execute("BEGIN IMMEDIATE")
            ana.emit("command", command, ack=9)
            assert hall.ask("sync", {"game_id": rooms.game_id, "since": None})[0]["ok"]
            ana.keep_up()
            assert not ana.has_kept(b"439["), "who looked was answered only when the command had been given up"
            held_until = time.monotonic() + HELD_SECONDS
            while time.monotonic() < held_until:
                assert elsewhere.ask("clock", {})[0]["ok"]
                assert elsewhere.ask("sync", {"game_id": other, "since": None})[0]["ok"]
                assert hall.ask("sync", {"game_id": rooms.game_id, "since": None})[0]["ok"]
                ana.keep_up()
                time.sleep(PACE_SECONDS)
            with RawClient(server.port).come_in(rooms.tokens["screen"]) as newcomer:
                newcomer.send(b"", PING)
                newcomer.read()
            ana.keep_up()
            backup_tool.execute("ROLLBACK")
        while not (text := ana.message()).startswith("439["):
            pass
        [answer] = json.loads(text[3:])
        if not answer["ok"]:  # a machine so slow that it was held for longer than a command waits
            assert answer["error"]["code"] == "store_locked"
            [answer] = ana.ask("command", command)
    assert answer["ok"], answer
    with closing(open_store(f"sqlite:///{file}")) as store:
        kept = [record.v for record in store.records(rooms.game_id) if record.command_id == command["command_id"]]
        assert kept == [answer["v"]]
