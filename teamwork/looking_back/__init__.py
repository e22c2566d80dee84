"""A game as it stood at any moment, within what the looker may see (rule 10.3, decision 5)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from teamwork.live_game import LiveGame
from teamwork.model import Game, Person, Told
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
    for person in seated(game, None, Role(role)):
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
    now = live.view(viewer)
    seen = now if game is live.game else seen_then_and_now(game, live, viewer, now)
    return {"game_id": game_id, "v": game.v, "at": game.at.isoformat(), "view": seen}


def seen_then_and_now(then: Game, live: LiveGame, viewer: Seat, now: View) -> View:
    """What the viewer saw of an earlier moment, in today's words, without all that is not in their view of now."""
    return _still_seen(view(_as_told_now(then, live.game), live.words, viewer), now)


def _still_seen(then: View, now: View) -> View:
    seen: View = {}
    for key, entity in then.items():
        kind = key.partition(":")[0]
        if kind == "game":
            seen[key] = _without_moments(entity, now.get(key, {}))
        elif kind in OPEN_KINDS:
            seen[key] = entity
        elif key in now and kind != "options":
            seen[key] = {field: value for field, value in entity.items() if field in now[key]}
    return seen


def _without_moments(then: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """No celebration comes again, and a thread keeps its names only while both agree."""
    named = [thread for thread in then.get("named_threads", ()) if thread in now.get("named_threads", ())]
    kept = {field: value for field, value in then.items() if field != "celebration"}
    return {**kept, "named_threads": named} if "named_threads" in kept else kept


def _as_told_now(then: Game, now: Game) -> Game:
    """The earlier game, in which nobody has told anyone of a job or a chance who is not told of it now either."""
    people = {person.id: _person_as_told_now(person, now) for person in then.people.values()}
    chances = {
        chance.id: chance.model_copy(update={"told": _narrower(chance.told, now.chances[chance.id].told)})
        for chance in then.chances.values()
        if chance.id in now.chances
    }
    return then.model_copy(update={"people": people, "chances": chances})


def _person_as_told_now(then: Person, game: Game) -> Person:
    now = game.people[then.id]
    told = _narrower(then.status.told, now.status.told if now.status else Told()) if then.status else None
    return then.model_copy(
        update={
            "status": then.status and then.status.model_copy(update={"told": told}),
            "shows_late_stages": then.shows_late_stages and now.shows_late_stages,
        }
    )


def _narrower(one: Told, other: Told) -> Told:
    level = min(one.level, other.level, key=lambda level: level.reach)
    return Told(level=level, coach=one.coach and other.coach)
