"""Two tables in the first half, made of plain events, and cards played at them in few words."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from teamwork.edition import CARD_KINDS
from teamwork.events import (
    DayBegan,
    GameStarted,
    PersonLeftSeat,
    PersonSeated,
    PhaseOpened,
    PilesDealt,
    SilencePromised,
)
from tests.people import cast
from tests.world import World

NORTH, SOUTH = "north", "south"

DREAM: dict[str, Any] = {"work": "Arbejde med vand", "why": "Det giver mening", "workplaces": ["Et renseanlæg"]}
CHALLENGE: dict[str, Any] = {
    "what": "Jeg går i stå, når jeg skal ringe",
    "influence": "partly",
    "ask": "En, der vil øve et opkald med mig",
}
ACTION: dict[str, Any] = {"what": "Ringe til to", "how": "Tirsdag kl. 10 fra biblioteket", "action_kind": "weak_tie"}
STRENGTH: dict[str, Any] = {"claim": "Du får folk med", "example": "Da gruppen gik i stå, samlede du os igen"}


@cache
def _seated() -> World:
    world = World()
    piles = {kind: world.edition.deck(kind) for kind in CARD_KINDS}
    world.happened(
        "system",
        GameStarted(started_on=world.today, is_rehearsal=False, teams=(NORTH, SOUTH), twist_pile=()),
        PilesDealt(team_id=NORTH, piles=piles),
        PilesDealt(team_id=SOUTH, piles=piles),
        DayBegan(date=world.today),
        PhaseOpened(phase="first_half"),
    )
    for member in cast(world.edition):
        seat(world, member.name, member.role, member.team_id)
    return world


def tables(phase: str = "first_half") -> World:
    """Ana, Bo and Carl with coach Kim and helpers Omar and Pia; Frode, Gry and Hans at the other table."""
    world = _seated().copy()
    return world if phase == "first_half" else turn_to(world, phase)


def turn_to(world: World, phase: str) -> World:
    """The game in another phase."""
    return world.happened("system", PhaseOpened(phase=phase))


def seat(world: World, name: str, role: Any, team_id: str) -> None:
    """Someone comes to a table, a helper under the promise of silence."""
    number = 1 + sum(1 for p in world.game.people.values() if (p.team_id, p.role.value) == (team_id, role))
    world.happened("office", PersonSeated(person_id=name, role=role, team_id=team_id, seat_no=number))
    if role == "helper":
        world.happened(name, SilencePromised(person_id=name, version="1"))


def leave(world: World, name: str) -> None:
    """Someone leaves their seat."""
    world.happened("office", PersonLeftSeat(person_id=name))


def days_pass(world: World, days: int) -> date:
    """Some days later; the day that it now is."""
    world.at += timedelta(days=days)
    world.happened("system", DayBegan(date=world.today))
    return world.today


def play(world: World, by: str, kind: str, **fields: Any) -> str:
    """The id of a card played by somebody, with answers that are good enough where none are given."""
    answers: dict[str, Any] = {
        "dream": DREAM,
        "challenge": CHALLENGE,
        "action": {**ACTION, "due": world.today},
        "strength": {**STRENGTH, "person_id": by},
    }[kind]
    command = "give_strength" if kind == "strength" else f"play_{kind}"
    world.do(by, command, **{**answers, **fields})
    return str(world.newest("cards").id)
