"""The film of the season: the town from dark to bright, a picture a day, within what the looker may see (rule 10.3)."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from teamwork.evolve import apply, empty_game
from teamwork.looking_back import seen_then_and_now
from teamwork.model import Game
from teamwork.seats import Seat
from teamwork.service import GameService
from teamwork.views import View

IN_EVERY_PICTURE = ("dusk", "pot", "lights", "threads")
"""Of the game; doors besides. Nobody's pawn is in the film."""


def film(
    service: GameService, game_id: str, viewer: Seat, breathe: Callable[[], None] = lambda: None
) -> dict[str, Any]:
    """
    ``{game_id, days: [{date, dusk, pot, lights?, threads, doors: {id: state}}, …], chapters: [{camp, date}, …]}``.

    From the moment before the first camp to now, in order; a chapter is the day on which a camp was opened.
    ``breathe`` is called between two days, so that others get their turn.
    """
    live = service.live(game_id)
    game, now = live.game, live.view(viewer)
    days = []
    for evening in _evenings(service, game):
        days.append(_picture(evening, seen_then_and_now(evening, live, viewer, now)))
        breathe()
    _date_the_dark(days)
    return {"game_id": game_id, "days": days, "chapters": _chapters(game)}


def _date_the_dark(days: list[dict[str, Any]]) -> None:
    """The dark before the first camp is the evening before it, so that no two pictures have the same day."""
    if len(days) > 1 and days[0]["date"] == days[1]["date"]:
        days[0]["date"] = (date.fromisoformat(days[1]["date"]) - timedelta(days=1)).isoformat()


def _picture(game: Game, seen: View) -> dict[str, Any]:
    whole = seen[f"game:{game.id}"]
    doors = {entity["id"]: entity["state"] for key, entity in seen.items() if key.startswith("door:")}
    shown = {field: whole[field] for field in IN_EVERY_PICTURE if field in whole}
    return {"date": game.today.isoformat(), **shown, "doors": doors}


def _evenings(service: GameService, now: Game) -> Iterator[Game]:
    """The game before the first camp was opened, then as each day left it; the last one is now."""
    row = service.store.game(now.id)
    game = empty_game(now.id, service.edition(row.edition_hash), row.created_at)
    has_begun = False
    for record in service.records(now.id, until=now.v):
        after = apply(game, record)
        begins = not has_begun and bool(_chapters(after))
        if begins or (has_begun and after.today > game.today):
            yield game
        has_begun = has_begun or begins
        game = after
    yield game


def _chapters(game: Game) -> list[dict[str, Any]]:
    camps = [meeting for meeting in game.meetings.values() if meeting.kind == "camp" and meeting.opened_at]
    return [
        {"camp": camp.number, "date": _day_of(game, camp.opened_at).isoformat()}
        for camp in sorted(camps, key=lambda camp: camp.number)
        if camp.opened_at
    ]


def _day_of(game: Game, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(game.edition.season.time_zone)).date()
