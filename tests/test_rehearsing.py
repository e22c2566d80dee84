"""A coach runs a camp alone beforehand: bots take the empty chairs of a rehearsal and play along (rule 11, C1)."""

import json
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest

from teamwork.demo import rehearsing
from teamwork.errors import NotFoundError
from teamwork.model import Meeting
from teamwork.rules.tables import seated
from teamwork.seats import OFFICE_SEAT, Role
from teamwork.service import GameService
from teamwork.store import open_store
from tests.browser.demo_server import house_edition


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> GameService:
    """Bots that wait for nothing."""
    monkeypatch.setattr("teamwork.demo.rehearsing.time.sleep", lambda seconds: None)
    return GameService(open_store("memory://"), clock=lambda: datetime.now(UTC))


def one_coach(service: GameService, is_rehearsal: bool = True) -> tuple[str, str]:
    """A game in which only one coach sits: its id and theirs."""
    names = ("Nord", "Syd", "Øst", "Vest")
    game_id = service.create_game(house_edition(), "Øvelse", date.today(), names, is_rehearsal)
    team_id = next(iter(service.game(game_id).teams))
    give(service, game_id, None, kind="seat_person", name="Kim", role="coach", team_id=team_id)
    return game_id, next(iter(service.game(game_id).people))


def give(service: GameService, game_id: str, person_id: str | None, **body: Any) -> None:
    """A command of the office's or of somebody's, as it comes by the wire."""
    seat = OFFICE_SEAT if person_id is None else service.seat_of(game_id, person_id)
    service.handle(game_id, seat, json.dumps(body).encode())


def camp_of(service: GameService, game_id: str) -> Meeting:
    return next(meeting for meeting in service.game(game_id).meetings.values() if meeting.kind == "camp")


def test_bots_take_every_empty_chair_of_a_rehearsal_and_no_other(service: GameService) -> None:
    game_id, kim = one_coach(service)
    assert rehearsing.fill_empty_chairs(service, game_id) == 43
    assert rehearsing.fill_empty_chairs(service, game_id) == 0
    people = seated(service.game(game_id))
    assert len(people) == 44
    assert [person.id for person in people if not person.is_bot] == [kim]


def test_in_a_game_that_is_no_rehearsal_no_bot_sits_down(service: GameService) -> None:
    game_id, _ = one_coach(service, is_rehearsal=False)
    with pytest.raises(NotFoundError):
        rehearsing.fill_empty_chairs(service, game_id)
    assert len(service.game(game_id).people) == 1
    assert not rehearsing.has_bots_to_play(service.game(game_id))


def test_the_bots_open_nothing_and_lead_nothing_and_play_what_the_coach_leads_to(service: GameService) -> None:
    """Decision 17: the host's hat is the person's; rule 5.1: what is asked in a step is played in it."""
    game_id, kim = one_coach(service)
    rehearsing.fill_empty_chairs(service, game_id)
    look(service, game_id, looks=20)
    assert camp_of(service, game_id).state == "planned"
    give(service, game_id, kim, kind="open_meeting", meeting_id=camp_of(service, game_id).id)
    give(service, game_id, kim, kind="start_step", meeting_id=camp_of(service, game_id).id, step_id="dreams")
    look(service, game_id, looks=300)
    camp = camp_of(service, game_id)
    assert (camp.host_id, camp.step_id) == (kim, "dreams")
    dreams = [card for card in service.game(game_id).cards.values() if card.kind == "dream"]
    assert len(dreams) >= 10
    assert {service.game(game_id).people[card.owner_id].role for card in dreams} == {Role.GRADUATE}


def look(service: GameService, game_id: str, looks: int) -> None:
    """Somebody looks on, for so many moments."""
    moments = count()
    rehearsing.rehearse(service, game_id, lambda: next(moments) < looks)
