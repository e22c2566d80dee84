"""Games that nobody looks at leave memory, and come back as they were."""

from datetime import timedelta

import pytest

from teamwork.commands import ReportStatus
from teamwork.errors import NotFoundError
from teamwork.keeping.retention import Terms, let_go
from teamwork.service import GameService
from tests.web.rooms import ADDRESS, STARTS_ON, Rooms, furnish


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


def test_a_list_of_all_games_fetches_none_that_stands_where_it_stood(rooms: Rooms) -> None:
    another(rooms)
    rooms.service.let_go_idle(frozenset(), idle_s=-1.0)
    listed = rooms.browser().get("/api/v1/games", headers=rooms.bearer("office"), base_url=ADDRESS).get_json()["games"]
    assert [game["phase"] for game in listed] == ["camp_1"]
    assert [rooms.service.glance(row).phase for row in rooms.service.store.games()] == ["camp_1", "setup"]
    assert rooms.service.live_count == 0


@pytest.mark.parametrize("is_in_memory", [True, False])
@pytest.mark.parametrize("who", ["this process", "another process"])
def test_of_a_game_that_is_deleted_no_name_is_kept(rooms: Rooms, who: str, is_in_memory: bool) -> None:
    service = rooms.service
    other = another(rooms)
    listed = [service.glance(row).game_id for row in service.store.games()]
    if not is_in_memory:
        service.let_go_idle(frozenset(), idle_s=-1.0)
    if who == "this process":
        service.delete_game(other)
    else:
        service.store.delete_game(other)
        service.follow_all()
    assert listed == [rooms.game_id, other]
    assert set(service._glances) == {rooms.game_id}
    with pytest.raises(NotFoundError):
        service.game(other)


def test_a_game_that_has_moved_since_is_looked_at_anew(rooms: Rooms) -> None:
    """As when another process played it, which tells this one nothing while the game is not in its memory."""
    rooms.service.let_go_idle(frozenset(), idle_s=-1.0)
    before = rooms.service.glance(rooms.service.store.game(rooms.game_id))
    other = GameService(rooms.service.store, clock=rooms.service.clock)
    ana = other.seat_of(rooms.game_id, rooms.people["Ana"])
    told = ReportStatus(code4="job", from_date=STARTS_ON, hours_band="many")
    other.order(rooms.game_id, told, ana)
    after = rooms.service.glance(rooms.service.store.game(rooms.game_id))
    assert after.v == before.v + 1
    assert (before.to_confirm, after.to_confirm) == (0, 1)
