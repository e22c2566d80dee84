"""Whether a game is what its record says: links, replay, what must always hold, and what people are shown."""

from collections.abc import Iterator

from teamwork.errors import TeamworkError
from teamwork.evolve import apply, empty_game
from teamwork.invariants import problems
from teamwork.model import Game
from teamwork.rules.tables import seated
from teamwork.seats import OFFICE_SEAT, SCREEN_SEAT, Seat
from teamwork.service import GameService
from teamwork.views import view

VERSIONS_BETWEEN_CHECKS = 100
"""How often on the way what must always hold is looked at; at the newest version always."""


def verified(service: GameService, game_id: str) -> Iterator[str]:
    """Everything that does not hold of a game, in words for whoever runs the program."""
    for fault in service.store.verify(game_id):
        yield f"version {fault.v}: {fault.code}" if fault.v is not None else fault.code
    game, wrong = _replayed(service, game_id)
    yield from wrong
    if game is None:
        return
    if game.v != service.store.game(game_id).v:
        yield f"replays to version {game.v}, stands at {service.store.game(game_id).v}"
    yield from _views_that_differ(service, game)


def _replayed(service: GameService, game_id: str) -> tuple[Game | None, list[str]]:
    """The game from nothing, version by version, and what did not hold on the way; no game if it cannot be."""
    wrong: list[str] = []
    row = service.store.game(game_id)
    try:
        game = empty_game(game_id, service.edition(row.edition_hash), row.created_at)
        for record in service.records(game_id):
            game = apply(game, record)
            if game.v % VERSIONS_BETWEEN_CHECKS == 0:
                wrong.extend(_told(game))
    except (TeamworkError, ValueError, KeyError) as error:
        return None, [*wrong, f"cannot be replayed: {type(error).__name__}"]
    return game, [*wrong, *_told(game)]


def _told(game: Game) -> Iterator[str]:
    return (f"version {game.v}: {problem}" for problem in problems(game))


def _views_that_differ(service: GameService, game: Game) -> Iterator[str]:
    live = service.live(game.id)
    people = (Seat(role=p.role, person_id=p.id, team_id=p.team_id) for p in seated(game))
    for seat in (SCREEN_SEAT, OFFICE_SEAT, *people):
        if view(game, live.words, seat) != live.view(seat):
            yield f"shown to {seat.actor} otherwise than its record says"
