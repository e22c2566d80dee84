"""A coach asks for bots in a rehearsal, and they play for as long as somebody looks on (rule 11, journey C1)."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from teamwork.library import load_edition
from teamwork.seats import OFFICE_SEAT
from teamwork.store import Holder
from tests.cards.copies import LILLE_FOLDER
from tests.web.rooms import ADDRESS, STARTS_ON, Rooms
from web.rehearsing import Rehearsals


@pytest.fixture
def kim(rooms: Rooms) -> dict[str, str]:
    """The only person of a rehearsal, which is the game of these rooms from now on."""
    rooms.service.clock = lambda: datetime(2026, 2, 3, 10, tzinfo=UTC)
    rooms.game_id = rooms.service.create_game(load_edition(LILLE_FOLDER), "Øvelse", STARTS_ON, ("Nord", "Syd"), True)
    team_id = next(iter(rooms.service.game(rooms.game_id).teams))
    seat = {"kind": "seat_person", "name": "Kim", "role": "coach", "team_id": team_id}
    rooms.service.handle(rooms.game_id, OFFICE_SEAT, json.dumps(seat).encode())
    rooms.people["Kim"] = next(iter(rooms.service.game(rooms.game_id).people))
    holder = Holder(game_id=rooms.game_id, person_id=rooms.people["Kim"])
    minted = rooms.service.store.credentials.mint(
        "device", holder, purpose="test", at=rooms.service.clock(), expires_at=None
    )
    rooms.tokens["Kim"] = minted.secret
    return rooms.bearer("Kim")


def ask_for_bots(rooms: Rooms, headers: dict[str, str]) -> Any:
    return rooms.browser().post("/coach/bots", headers=headers, base_url=ADDRESS)


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.02)


def test_a_coach_fills_the_empty_chairs_of_a_rehearsal(rooms: Rooms, kim: dict[str, str]) -> None:
    people = rooms.service.game(rooms.game_id).people
    assert len(people) == 1
    assert ask_for_bots(rooms, kim).get_json() == {"seated": 11}
    assert sum(person.is_bot for person in rooms.service.game(rooms.game_id).people.values()) == 11


def test_in_a_game_that_is_played_in_earnest_there_is_no_such_thing(rooms: Rooms) -> None:
    assert ask_for_bots(rooms, rooms.bearer("Kim")).status_code == 404
    assert ask_for_bots(rooms, rooms.bearer("Ana")).status_code in (403, 404)
    assert not any(person.is_bot for person in rooms.service.game(rooms.game_id).people.values())


def test_bots_play_while_somebody_looks_on_and_rest_when_nobody_does(
    rooms: Rooms, kim: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teamwork.demo.rehearsing.MOVE_SECONDS", (0.0, 0.01))
    monkeypatch.setattr("teamwork.demo.rehearsing.REST_SECONDS", 0.01)
    ask_for_bots(rooms, kim)
    rehearsals = Rehearsals(rooms.house)
    rehearsals.look()
    assert not rehearsals.is_playing(rooms.game_id)
    line = rooms.line("Kim")
    camp_id = next(meeting.id for meeting in rooms.service.game(rooms.game_id).meetings.values())
    rooms.do("Kim", "open_meeting", meeting_id=camp_id)
    rehearsals.look()
    came = rooms.service.game(rooms.game_id).meetings[camp_id].present
    assert rehearsals.is_playing(rooms.game_id)
    wait_until(lambda: len(rooms.service.game(rooms.game_id).meetings[camp_id].present) > len(came))
    line.disconnect()
    wait_until(lambda: not rehearsals.is_playing(rooms.game_id))
