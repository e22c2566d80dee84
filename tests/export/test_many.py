"""All games in one workbook: the same rows as game by game, definitions once, counted here or beside."""

import time
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from teamwork.errors import NotFoundError
from teamwork.export import made
from teamwork.export.build import build
from teamwork.export.copyist import Copyist
from teamwork.export.gather import brief, gather
from teamwork.export.many import MANY, xlsx_of_many
from teamwork.progress.disclosure import Profile
from teamwork.service import GameService
from tests.web.rooms import Rooms, furnish

WISH = ("da", None, None)


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Rooms:
    made_rooms = furnish(f"sqlite:///{tmp_path_factory.mktemp('house') / 'house.db'}")
    edition = made_rooms.service.game(made_rooms.game_id).edition
    for number in range(MANY - 1):
        made_rooms.service.create_game(edition, f"Spil {number}", date(2026, 2, 3), ("Øst", "Vest"))
    return made_rooms


def all_games(service: GameService) -> list[str]:
    return [row.game_id for row in service.store.games()]


def sheets(body: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(BytesIO(body))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_it_holds_what_the_games_hold_one_by_one(rooms: Rooms) -> None:
    ids = all_games(rooms.service)
    whole = sheets(xlsx_of_many(rooms.service, ids, *WISH).body)
    single = [sheets(made(rooms.service, [game_id], "xlsx", "intern", *WISH).body) for game_id in ids]
    assert list(whole) == [name for name in single[0] if name != "Kurver"]
    for name in ("Personer pr. uge", "Hold pr. uge", "Tid til job", "Læringer", "Gnist"):
        assert whole[name] == [single[0][name][0], *(row for book in single for row in book[name][1:])]
    assert whole["Hvad tallene betyder"] == single[0]["Hvad tallene betyder"]
    assert len(whole["Læs først"]) == len({row[0] for row in whole["Læs først"] if row[0]}) + 1, "each note once"


def test_many_games_go_this_way_and_say_how_far_they_are(rooms: Rooms) -> None:
    ids, told = all_games(rooms.service), []
    body = made(rooms.service, ids, "xlsx", "intern", *WISH, lambda done, of: told.append((done, of))).body
    assert told == [(number, MANY) for number in range(1, MANY + 1)]
    assert body == xlsx_of_many(rooms.service, ids, *WISH).body, "the same record gives the same bytes"


def test_counted_in_a_process_beside_it_is_the_same(rooms: Rooms, tmp_path: Path) -> None:
    ids, database = all_games(rooms.service), rooms.house.config.database
    assert xlsx_of_many(rooms.service, ids, *WISH, database=database) == xlsx_of_many(rooms.service, ids, *WISH)


def test_a_game_that_does_not_exist_leaves_no_half_a_file(rooms: Rooms) -> None:
    with pytest.raises(NotFoundError):
        xlsx_of_many(rooms.service, [*all_games(rooms.service), "nowhere"], *WISH)


@pytest.mark.parametrize("profile", ["ledelse", "offentlig"])
def test_what_is_held_of_a_game_for_others_is_brief_and_tells_the_same(rooms: Rooms, profile: str) -> None:
    whole = [gather(rooms.service, game_id) for game_id in all_games(rooms.service)]
    held = [brief(game) for game in whole]
    assert build(held, Profile(profile), *WISH) == build(whole, Profile(profile), *WISH)
    assert all(not game.report.person_weeks and len(game.words) == 1 for game in held)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not tell who began whom")
def test_when_whoever_asked_breaks_off_no_process_is_left(rooms: Rooms) -> None:
    """The copyist is killed and cannot tell those who count for it; they leave by themselves."""
    copyist, counting = Copyist(rooms.house.config.database, rooms.service), list[int]()

    def break_off(done: int, of: int) -> None:
        assert copyist._process is not None
        copying = copyist._process.pid
        counting.extend(int(pid) for pid in Path(f"/proc/{copying}/task/{copying}/children").read_text().split())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copyist.file(all_games(rooms.service), "xlsx", "intern", *WISH, told=break_off)
    assert counting
    until = time.monotonic() + 60
    while any(is_running(pid) for pid in counting):
        assert time.monotonic() < until, "they still wait for a game"
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
