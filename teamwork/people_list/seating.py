"""A new game from a list: whole, or not at all."""

import json
from datetime import date
from typing import Any

from teamwork.edition import Edition
from teamwork.people_list.judging import PersonLine
from teamwork.seats import OFFICE_SEAT
from teamwork.service import GameService


def new_game(
    service: GameService,
    edition: Edition,
    name: str,
    started_on: date,
    people: tuple[PersonLine, ...],
    *,
    is_rehearsal: bool = False,
) -> str:
    """
    A game with everyone of the list on a chair; answers its id. What is refused leaves no game behind.

    Raises:
        TeamworkError: by the rules that refuse.
    """
    team_names = tuple(dict.fromkeys(person.team for person in people))
    game_id = service.create_game(edition, name, started_on, team_names, is_rehearsal)
    try:
        teams = dict(zip(team_names, service.game(game_id).teams, strict=True))
        for person in people:
            service.handle(game_id, OFFICE_SEAT, json.dumps(_seat(person, teams[person.team])).encode())
    except BaseException:
        service.delete_game(game_id)
        raise
    return game_id


def _seat(person: PersonLine, team_id: str) -> dict[str, Any]:
    fields = person.model_dump(exclude={"row", "team"}, exclude_none=True)
    return {"kind": "seat_person", "team_id": team_id, **fields}
