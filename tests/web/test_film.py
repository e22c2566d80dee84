"""The film of the season: what the hall may see both then and now, a picture a day (rule 10.3, decision 5)."""

from datetime import timedelta
from typing import Any

from tests.web.rooms import ADDRESS, Rooms

DREAM = {"work": "Arkivar", "why": "Jeg finder ting", "workplaces": ["Rigsarkivet", "Stadsarkivet"]}


def film_of(rooms: Rooms) -> dict[str, Any]:
    """What the hall screen is given."""
    path = f"/screen/{rooms.game_id}/film"
    answer = rooms.browser().get(path, headers=rooms.bearer("screen"), base_url=ADDRESS)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def turn_day(rooms: Rooms) -> None:
    """It is tomorrow, and everybody knows."""
    tomorrow = rooms.service.clock() + timedelta(days=1)
    rooms.service.clock = lambda: tomorrow
    rooms.service.begin_days()


def release_two_doors(rooms: Rooms) -> tuple[str, str]:
    rooms.do("Ana", "play_dream", **DREAM)
    card_id = next(card.id for card in rooms.service.game(rooms.game_id).cards.values() if card.kind == "dream")
    for number in (1, 2):
        rooms.do("Ana", "release_door", card_id=card_id, workplace=number)
    one, other = rooms.service.game(rooms.game_id).doors
    return one, other


def test_a_door_is_dark_on_one_day_and_glows_on_the_next(rooms: Rooms) -> None:
    """Rule 10.3."""
    one, other = release_two_doors(rooms)
    turn_day(rooms)
    rooms.do("Omar", "hang_key", door_id=one, text="Jeg kender en arkivleder")
    turn_day(rooms)
    film = film_of(rooms)
    assert [day["doors"] for day in film["days"]][-3:] == [
        {one: "bare", other: "bare"},
        {one: "glowing", other: "bare"},
        {one: "glowing", other: "bare"},
    ]
    days = [day["date"] for day in film["days"]]
    assert days == sorted(days)
    assert film["days"][0]["doors"] == {}, "it begins in the dark"
    assert film["chapters"] == [{"camp": 1, "date": days[-3]}]


def test_a_door_that_was_taken_down_is_in_no_picture(rooms: Rooms) -> None:
    """Decision 5: seen then and now, or not at all."""
    one, other = release_two_doors(rooms)
    turn_day(rooms)
    rooms.do("Ana", "take_down_door", door_id=one)
    assert [set(day["doors"]) for day in film_of(rooms)["days"]][-2:] == [{other}, {other}]


def test_a_job_that_the_hall_is_not_told_of_any_more_was_never_in_the_film(rooms: Rooms) -> None:
    """Decision 5, rule 8.4."""
    today = rooms.service.game(rooms.game_id).today.isoformat()
    job = {"code4": "job", "from_date": today, "hours_band": "many"}
    assert rooms.do("Ana", "report_status", **job, tell="hall")["status"] == 200
    turn_day(rooms)
    assert [day["pot"]["in_job"] for day in film_of(rooms)["days"]][-2:] == [1, 1]
    assert rooms.do("Ana", "tell_status", tell="team")["status"] == 200
    assert {day["pot"]["in_job"] for day in film_of(rooms)["days"]} == {0}


def test_nobody_s_pawn_and_nobody_s_name_is_in_the_film(rooms: Rooms) -> None:
    """Rule 10.3: never one person's pawn without their yes."""
    release_two_doors(rooms)
    for day in film_of(rooms)["days"]:
        assert set(day) <= {"date", "dusk", "pot", "lights", "threads", "doors"}
        assert all(set(thread) == {"from_team_id", "to_team_id", "count"} for thread in day["threads"])


def test_only_the_hall_screen_is_given_the_film(rooms: Rooms) -> None:
    """Decision 15: what is for others does not exist."""
    for name in ("Ana", "Kim", "Omar", "office"):
        path = f"/screen/{rooms.game_id}/film"
        assert rooms.browser().get(path, headers=rooms.bearer(name), base_url=ADDRESS).status_code == 404
