"""Doors, keys, asks and missions at the two playing tables, in few words."""

from datetime import timedelta
from typing import Any

from teamwork.edition import MissionDefinition, Need
from teamwork.events import DayBegan, DeedDone, ExitSet, MissionChosen, MissionsDrawn, StatusSet
from teamwork.model import Level, Mission, Status, Told
from teamwork.rules import missions
from tests.rules.playing_tables import play
from tests.world import World

KEY_TEXT = "Jeg kender en driftsleder på et renseanlæg"


def release_door(world: World, owner: str = "ana", **dream: Any) -> str:
    """The id of a door on the wall, from the first workplace of a new dream."""
    card_id = play(world, owner, "dream", **dream)
    world.do(owner, "release_door", card_id=card_id, workplace=1)
    return str(world.newest("doors").id)


def hang_key(world: World, giver: str, door_id: str) -> str:
    """The id of a key that now hangs on a door."""
    world.do(giver, "hang_key", door_id=door_id, text=KEY_TEXT)
    return str(world.newest("keys").id)


def give_key(world: World, giver: str = "omar", team_id: str = "north") -> str:
    """The id of a key in a team's pool, without a door."""
    world.do(giver, "give_key", team_id=team_id, text=KEY_TEXT)
    return str(world.newest("keys").id)


def held_key(world: World, holder: str = "ana", giver: str = "omar") -> str:
    """The id of a key in somebody's hand."""
    key_id = give_key(world, giver, world.person(holder).team_id)
    world.do(holder, "take_key", key_id=key_id)
    return key_id


def used_key(world: World, user: str = "ana", giver: str = "omar") -> str:
    """The id of a key that somebody used."""
    key_id = held_key(world, user, giver)
    world.do(user, "use_key", key_id=key_id)
    return key_id


def ask(world: World, asker: str, level: str = "hall") -> str:
    """The id of a challenge whose ask is shown as far as ``level``."""
    return play(world, asker, "challenge", shown={"ask": {"level": level}})


def claim(world: World, taker: str, card_id: str) -> str:
    """The id of a claim on an ask."""
    world.do(taker, "claim_ask", card_id=card_id)
    return str(world.newest("claims").id)


def helped_claim(world: World, asker: str, helper: str) -> str:
    """The id of a claim that helped."""
    claim_id = claim(world, helper, ask(world, asker))
    world.do(asker, "mark_helped", claim_id=claim_id)
    return claim_id


def get_a_job(world: World, name: str, told: Level = Level.ME) -> None:
    """Somebody has a permanent job, and has told of it as far as ``told``."""
    status = Status(code="permanent", from_date=world.game.today, told=Told(level=told), reported_at=world.at)
    world.happened(name, StatusSet(person_id=name, status=status))


def go_on_pause(world: World, name: str) -> None:
    """Somebody is on a pause that the office confirmed."""
    world.happened("office", ExitSet(person_id=name, code="pause", from_date=world.game.today, is_confirmed=True))


def draw_missions(world: World, camp: int = 1) -> World:
    """What the vote of a camp puts before each team."""
    return world.happened("system", *missions.draw_events(world.game, world.context("system"), camp))


def run_mission(world: World, choice: str, team_id: str = "north", camp: int = 1) -> Mission:
    """A mission that a team has chosen."""
    mission_id = f"{team_id}-{camp}"
    world.happened(
        "system",
        MissionsDrawn(mission_id=mission_id, team_id=team_id, camp=camp, drawn=(choice,)),
        MissionChosen(mission_id=mission_id, choice=choice),
    )
    return mission(world, team_id)


def with_mission(world: World, *needs: Need) -> World:
    """The same game with a mission M99 of these needs."""
    edition = world.game.edition
    names = {"da": "Prøve", "en": "Test"}
    extra = MissionDefinition(id="M99", needs=needs, titles=names, texts=names)
    more = edition.model_copy(update={"missions": {**edition.missions, "M99": extra}})
    world.game = world.game.model_copy(update={"edition": more})
    return world


def mission(world: World, team_id: str = "north") -> Mission:
    """The newest mission of a team."""
    return [mission for mission in world.game.missions.values() if mission.team_id == team_id][-1]


def do_deed(world: World, name: str, deed: str) -> None:
    """Somebody did something that the team's mission counts."""
    own = mission(world, world.person(name).team_id)
    world.happened(name, DeedDone(mission_id=own.id, person_id=name, deed=deed))


def turn_day(world: World, days: int) -> None:
    """Days later, without anything that a new day brings with it."""
    world.at += timedelta(days=days)
    world.happened("system", DayBegan(date=world.today))
