"""Games that nobody looks at leave memory, and come back as they were."""

from datetime import timedelta

import pytest

from teamwork.keeping.retention import Terms, let_go
from tests.web.rooms import Rooms, furnish


@pytest.fixture
def rooms() -> Rooms:
    return furnish()


def another(rooms: Rooms) -> str:
    game = rooms.service.game(rooms.game_id)
    return rooms.service.create_game(game.edition, "Det andet", game.today, ("Øst", "Vest"))


def test_a_game_that_is_watched_stays_and_one_that_is_not_goes(rooms: Rooms) -> None:
    other = another(rooms)
    line = rooms.line("Ana")
    assert rooms.service.let_go_idle(rooms.house.broadcast.watched(), idle_s=-1.0) == 1
    assert rooms.service.live_count == 1
    rooms.do("Bo", "set_contact", email="bo@example.org")
    assert [m["name"] for m in line.queue if m["name"] == "frame"] == ["frame"]
    assert rooms.service.game(other).v == 1


def test_a_game_somebody_just_asked_for_is_not_idle(rooms: Rooms) -> None:
    rooms.service.game(rooms.game_id)
    assert rooms.service.let_go_idle(frozenset(), idle_s=60.0) == 0


def test_a_game_that_was_let_go_is_the_same_when_it_is_asked_for_again(rooms: Rooms) -> None:
    rooms.do("Ana", "play_dream", work="Arkivar", why="Ro", workplaces=["Rigsarkivet"])
    before, words = rooms.service.game(rooms.game_id), dict(rooms.service.live(rooms.game_id).words)
    assert rooms.service.let_go_idle(frozenset(), idle_s=-1.0) == 1
    assert rooms.service.game(rooms.game_id) == before
    assert rooms.service.live(rooms.game_id).words == words
    assert rooms.do("Ana", "set_contact", email="ana@example.org")["status"] == 200


def test_a_game_that_knows_the_day_is_not_woken_to_be_told_again(rooms: Rooms) -> None:
    rooms.service.begin_days()
    rooms.service.let_go_idle(frozenset(), idle_s=-1.0)
    rooms.service.begin_days()
    assert rooms.service.live_count == 0
    tomorrow = rooms.service.clock() + timedelta(days=1)
    rooms.service.clock = lambda: tomorrow
    rooms.service.begin_days()
    assert rooms.service.game(rooms.game_id).today == tomorrow.date()


def test_a_round_of_all_games_keeps_only_those_in_memory_that_somebody_wants(rooms: Rooms) -> None:
    other = another(rooms)
    rooms.service.let_go_idle(frozenset(), idle_s=-1.0)
    rooms.line("Ana")
    tomorrow = rooms.service.clock() + timedelta(days=1)
    rooms.service.clock = lambda: tomorrow
    rooms.service.begin_days()
    let_go(rooms.service, Terms.of(rooms.service.store))
    assert rooms.service.live_count == 1
    assert [rooms.service.game(id).today for id in (rooms.game_id, other)] == [tomorrow.date()] * 2
