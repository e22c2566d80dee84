"""Faults 3 to 6: a full disk, a locked database, damaged and poisonous records; one game's trouble is no other's."""

import sqlite3
import time
import uuid
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from teamwork.keeping.retention import distrust_damaged
from teamwork.service import GameService
from teamwork.store import Append, open_store
from tests.figures import Figure
from tests.store.test_sqlite import small_disk
from tests.web.rooms import ADDRESS, Rooms, furnish
from web import create_app
from web.config import Config

DREAM = {"work": "Arkivar", "why": "Jeg finder ting", "workplaces": ["Rigsarkivet"]}
DISK_BYTES = 6 * 1024 * 1024
FLIPS, FLIPS_LONG = 40, 300
SENTENCE_MOST_MS = 1000


def two_games(tmp_path: Path) -> tuple[Rooms, str]:
    """A house with two games; the second is answered too."""
    rooms = furnish(f"sqlite:///{tmp_path / 'house.db'}")
    game = rooms.service.game(rooms.game_id)
    return rooms, rooms.service.create_game(game.edition, "Det andet", game.today, ("Øst", "Vest"))


def restarted(rooms: Rooms, tmp_path: Path) -> Rooms:
    """The same house after a restart of its program."""
    url = f"sqlite:///{tmp_path / 'house.db'}"
    rooms.service.store.close()
    service = GameService(open_store(url), clock=rooms.service.clock)
    app = create_app(Config(database=url, base_urls=(ADDRESS,)), service)
    return Rooms(app, rooms.game_id, rooms.people, rooms.tokens)


def change_row(tmp_path: Path, game_id: str, v: int, events: str) -> None:
    with closing(sqlite3.connect(tmp_path / "house.db")) as database, database:
        database.execute("UPDATE records SET events = ? WHERE game_id = ? AND v = ?", (events, game_id, v))


def events_at(tmp_path: Path, game_id: str, v: int) -> str:
    with closing(sqlite3.connect(tmp_path / "house.db")) as database:
        found = database.execute("SELECT events FROM records WHERE game_id = ? AND v = ?", (game_id, v)).fetchone()
        return str(found[0])


def require_read_only_beside_the_other(rooms: Rooms, other: str) -> None:
    answer = rooms.do("Ana", "play_dream", **DREAM)
    assert (answer["status"], answer["code"]) == (409, "game_read_only")
    assert answer["title"]
    view = rooms.browser().get(f"/api/v1/games/{rooms.game_id}", headers=rooms.bearer("Ana"), base_url=ADDRESS)
    assert view.status_code == 200
    games: Any = rooms.browser().get("/api/v1/games", headers=rooms.bearer("office"), base_url=ADDRESS)
    told = {game["game_id"]: game["read_only"] for game in games.get_json()["games"]}
    assert told == {rooms.game_id: "record_damaged"}
    v = rooms.service.game(other).v
    later = rooms.service.clock() + timedelta(days=1)
    rooms.service.clock = lambda: later
    rooms.service.begin_days()
    assert rooms.service.live(other).read_only is None
    assert rooms.service.game(other).v == v + 1


def test_a_changed_byte_of_a_stored_event_makes_that_game_read_only_at_the_next_start(tmp_path: Path) -> None:
    """It can still be read and applied: only the chain tells (trust.md 2.4)."""
    rooms, other = two_games(tmp_path)
    said = events_at(tmp_path, rooms.game_id, 4)
    change_row(tmp_path, rooms.game_id, 4, said.replace('"coach"', '"helper"').replace('"graduate"', '"coach"'))
    assert events_at(tmp_path, rooms.game_id, 4) != said
    require_read_only_beside_the_other(restarted(rooms, tmp_path), other)


def test_a_changed_byte_is_found_by_the_daily_look_while_the_game_runs(tmp_path: Path) -> None:
    rooms, other = two_games(tmp_path)
    assert distrust_damaged(rooms.service) == ()
    said = events_at(tmp_path, rooms.game_id, 5)
    change_row(tmp_path, rooms.game_id, 5, said.replace("a", "b", 1))
    assert distrust_damaged(rooms.service) == (rooms.game_id,)
    require_read_only_beside_the_other(rooms, other)


@pytest.mark.trust
def test_every_flipped_bit_of_stored_events_is_found(tmp_path: Path, is_long: bool, figure: Figure) -> None:
    rooms, _ = two_games(tmp_path)
    chance, found = Random(9), 0
    for _ in range(FLIPS_LONG if is_long else FLIPS):
        v = chance.randrange(1, rooms.service.game(rooms.game_id).v + 1)
        said = events_at(tmp_path, rooms.game_id, v)
        place = chance.randrange(len(said))
        flipped = said[:place] + chr(ord(said[place]) ^ (1 << chance.randrange(5))) + said[place + 1 :]
        if "\x00" in flipped:
            continue
        change_row(tmp_path, rooms.game_id, v, flipped)
        assert rooms.service.store.verify(rooms.game_id), (v, place)
        change_row(tmp_path, rooms.game_id, v, said)
        found += 1
    assert rooms.service.store.verify(rooms.game_id) == ()
    figure("bits_flipped", found)
    figure("bits_flipped_unnoticed", 0, at_most=0)


@pytest.mark.parametrize(
    "events",
    [
        '[{"kind":"nobody_knows_it"}]', '[{"kind":"seat_woken","person_id":"nobody"}]', "[7]", "{}", "null", "not json",
        '[{"kind":"card_ended","card_id":"none","state":"done","ended_on":"2026-01-01"}]',
        '[{"kind":"step_started","meeting_id":"none","step_id":"none"}]', "[" * 3000,
    ],
)  # fmt: skip
def test_a_poison_event_stops_its_own_game_and_no_other(events: str, tmp_path: Path) -> None:
    """Properly chained, so that only replaying it fails."""
    rooms, other = two_games(tmp_path)
    game = rooms.service.game(rooms.game_id)
    rooms.service.store.append(
        Append(
            game_id=game.id,
            expected_v=game.v,
            at=rooms.service.clock(),
            actor="system",
            command_kind="poison",
            events=events,
        )
    )
    require_read_only_beside_the_other(restarted(rooms, tmp_path), other)


@pytest.mark.trust
def test_a_full_disk_is_told_at_once_reading_goes_on_and_writing_resumes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    monkeypatch.setattr("tests.store.test_sqlite.SMALL_DISK_BYTES", DISK_BYTES)
    with small_disk(tmp_path / "disk") as disk:
        rooms = furnish(f"sqlite:///{disk / 'house.db'}")
        ballast = disk / "ballast"
        _fill(ballast)
        answers, slowest_s = [], 0.0
        for number in range(50):
            asked = time.monotonic()
            answers.append(rooms.do("Ana", "set_contact", email=f"ana{number}@example.org"))
            slowest_s = max(slowest_s, time.monotonic() - asked)
        figure("disk_full_slowest_sentence_ms", slowest_s * 1000, at_most=SENTENCE_MOST_MS)
        refused = [answer for answer in answers if answer["status"] != 200]
        assert refused
        assert {(answer["status"], answer["code"]) for answer in refused} == {(503, "store_full")}
        assert all("plads" in answer["title"] for answer in refused)
        assert rooms.line("Bo").answer["ok"]
        assert rooms.browser().get("/me", headers=rooms.bearer("Ana"), base_url=ADDRESS).status_code == 200
        ballast.unlink()
        assert rooms.do("Ana", "play_dream", **DREAM)["status"] == 200
        assert rooms.service.store.verify(rooms.game_id) == ()
        rooms.service.store.close()


def _fill(ballast: Path) -> None:
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def test_a_database_locked_by_another_program_is_told_and_the_same_command_is_taken_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teamwork.store.sqlite.BUSY_TIMEOUT_MS", 50)
    rooms = furnish(f"sqlite:///{tmp_path / 'house.db'}")
    ana = rooms.line("Ana")
    body = {
        "game_id": rooms.game_id,
        "command_id": str(uuid.uuid4()),
        "kind": "play_dream",
        **DREAM,
    }
    v = rooms.service.game(rooms.game_id).v
    with closing(sqlite3.connect(tmp_path / "house.db", isolation_level=None)) as backup_tool:
        backup_tool.execute("BEGIN IMMEDIATE")
        answer = ana.emit("command", body, callback=True)
        assert answer["error"]["code"] == "store_locked"
        assert ana.emit("sync", {"game_id": rooms.game_id, "since": None}, callback=True)["ok"]
    assert rooms.service.game(rooms.game_id).v == v
    assert ana.emit("command", body, callback=True) == {"ok": True, "v": v + 1}
