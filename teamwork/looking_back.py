"""A game as it stood at any moment, within what the looker may see (rule 10.3, decision 5)."""

from datetime import datetime
from typing import Any

from teamwork.model import Game
from teamwork.rules.tables import seated, team_ids
from teamwork.seats import OFFICE_SEAT, SCREEN_SEAT, Role, Seat
from teamwork.service import GameService
from teamwork.views import View, view

OPEN_KINDS = ("game", "team", "meeting", "mission")
"""What holds nobody's own words: seen as it was then, however it is seen now."""


def viewer_named(game: Game, name: str) -> Seat | None:
    """
    The seat that a name such as ``office``, ``screen``, ``graduate:p12`` or ``coach:2.1`` means.

    ``2.1`` is the first chair of the role at the second table.
    """
    role, _, place = name.partition(":")
    if not place:
        return {"office": OFFICE_SEAT, "screen": SCREEN_SEAT}.get(role)
    if role not in (Role.GRADUATE, Role.COACH, Role.HELPER):
        return None
    for person in seated(game, role=Role(role)):
        chair = f"{team_ids(game).index(person.team_id) + 1}.{person.seat_no}"
        if place in (person.id, chair):
            return Seat(role=person.role, person_id=person.id, team_id=person.team_id)
    return None


def looked_back(
    service: GameService, game_id: str, viewer: Seat, *, v: int | None = None, at: datetime | None = None
) -> dict[str, Any]:
    """
    What the viewer would have seen then, in today's words, and only what they may still see now.

    The newest version without ``v`` and ``at``.
    """
    live = service.live(game_id)
    game = live.game if v is None and at is None else service.game_at(game_id, v=v, at=at)
    then = view(game, live.words, viewer)
    seen = then if game is live.game else _still_seen(then, live.view(viewer))
    return {"game_id": game_id, "v": game.v, "at": game.at.isoformat(), "view": seen}


def _still_seen(then: View, now: View) -> View:
    seen: View = {}
    for key, entity in then.items():
        kind = key.partition(":")[0]
        if kind in OPEN_KINDS:
            seen[key] = entity
        elif key in now and kind != "options":
            seen[key] = {field: value for field, value in entity.items() if field in now[key]}
    return seen
