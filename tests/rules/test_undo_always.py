"""Whatever is played, what may be taken back can be, breaks nothing and shows nothing to more (rule 10.2)."""

import random
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest

from teamwork.errors import TeamworkError
from teamwork.model import Game
from teamwork.rules.told import is_told_chance, is_told_status
from teamwork.seats import SCREEN_SEAT, Seat
from teamwork.visibility import sees_card, sees_door_owner, sees_part
from tests.rules.helping_tables import KEY_TEXT
from tests.rules.playing_tables import ACTION, CHALLENGE, DREAM, STRENGTH
from tests.world import World

STEPS = 130
COMMON = frozenset(
    {
        "play_dream", "play_challenge", "play_action", "give_strength", "release_door", "hang_key", "use_key",
        "claim_ask", "mark_helped", "set_level", "finish_action", "draw_cards", "take_key", "undo",
    }
)  # fmt: skip
"""What is chosen more often, so that there is something to build on."""

NEVER = frozenset({"close_meeting", "substitute_person", "erase_person", "seat_person"})
"""What would end the evening early."""


def answers(kind: str, world: World, dice: random.Random) -> dict[str, Any]:
    """Values for what an option leaves open."""
    level, coach = dice.choice(["me", "team", "table", "hall"]), dice.random() < 0.5
    told = {"tell": dice.choice(["me", "team", "hall"]), "coach": coach}
    part = dice.choice(["work", "details", "ask", "plan", "owner", "strength"])
    learnt, result = dice.choice([None, "At det gik"]), dice.choice(["done", "partly", "not_done"])
    job = {"code4": dice.choice(["job", "searching"]), "from_date": world.today, "hours_band": "32_and_over"}
    fields: Mapping[str, dict[str, Any]] = {
        "play_dream": DREAM,
        "play_challenge": {**CHALLENGE, "shown": {"ask": {"level": level}}},
        "play_action": {**ACTION, "due": world.today},
        "give_strength": STRENGTH,
        "release_door": {"workplace": 1},
        "hang_key": {"text": KEY_TEXT},
        "give_key": {"text": KEY_TEXT},
        "set_level": {"level": level, "coach": coach, "part": part},
        "finish_action": {"result": result, "learnt": learnt},
        "end_challenge": {"outcome": "parked"},
        "move_action": {"due": world.today + timedelta(days=2)},
        "split_action": {"parts": [{"what": "Ring", "due": world.today, "how": "Nu"}] * 2},
        "revise_card": {"fields": {}},
        "say_thanks": {"named": coach},
        "report_interview": {"date": world.today, **told},
        "report_job_offer": told,
        "end_chance": {"outcome": "no"},
        "report_status": {**job, **told},
        "tell_status": told,
        "request_exit": {"code": "pause", "from_date": world.today},
        "choose_label": {"label": dice.choice(["none", "initials", "name"]), "shows_late_stages": coach},
        "confirm_status": {"code": "permanent", "from_date": world.today},
        "set_screen": {"screen": "board"},
        "set_clock": {"action": "start"},
        "rate_factors": {"ratings": [3] * 5},
        "write_learning": {"text": "At spørge"},
        "rename_person": {"name": "Nyt navn"},
        "rename_team": {"name": "Nyt navn"},
        "set_contact": {"phone": "12345678"},
        "tick_presence": {"is_present": coach},
    }  # fmt: skip
    return fields.get(kind, {})


def drawn_for(world: World, name: str) -> str | None:
    """The first action card that somebody has been offered."""
    return next(iter(world.game.offers.get(name, {}).get("action", ())), None)


def seen(game: Game, seats: list[Seat]) -> Iterator[tuple[Seat, str, str]]:
    """Who sees which part of what."""
    for seat in seats:
        for card in game.cards.values():
            if sees_card(game, seat, card):
                yield from ((seat, card.id, part) for part in card.parts if sees_part(game, seat, card, part))
        yield from ((seat, d.id, "owner") for d in game.doors.values() if sees_door_owner(game, seat, d))
        yield from ((seat, p.id, "status") for p in game.people.values() if p.status and is_told_status(game, seat, p))
        yield from ((seat, c.id, "chance") for c in game.chances.values() if is_told_chance(game, seat, c))


def take_a_turn(world: World, dice: random.Random) -> str | None:
    """Somebody does one of the things they may do; its kind, unless the values did not fit."""
    name = dice.choice(["ana", "bo", "carl", "frode", "gry", "kim", "lone", "omar", "tina", "office"])
    offered = [option for option in world.options(name) if option["kind"] not in NEVER]
    if not offered:
        return None
    common = [option for option in offered if option["kind"] in COMMON]
    option = dict(dice.choice(common if common and dice.random() < 0.7 else offered))
    kind = option.pop("kind")
    fields = answers(kind, world, dice)
    if kind == "play_action" and drawn_for(world, name):
        fields = {**fields, "ref": drawn_for(world, name)}
    try:
        world.do(name, kind, **{**fields, **option})
    except TeamworkError:
        assert kind != "undo", "offered and then refused"
        return None
    return kind


def is_own(game: Game, seat: Seat, thing_id: str, part: str) -> bool:
    """Whether somebody wrote or owns the thing, and so sees it wherever it lies."""
    card, door = game.cards.get(thing_id), game.doors.get(thing_id)
    owners = (card.owner_id, card.author_id) if card else (door.owner_id,) if door else (thing_id,)
    return seat.person_id in owners or (part == "chance" and seat.person_id == game.chances[thing_id].person_id)


def undoable(world: World) -> Iterator[tuple[str, dict[str, str]]]:
    """Who may take what back now."""
    for person in world.game.people.values():
        for option in world.options(person.id, "undo"):
            yield person.id, {key: value for key, value in option.items() if key != "kind"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_may_be_taken_back_can_be_and_shows_nothing_to_more(seed: int) -> None:
    """Decision 12: never raises a level, never touches another's card; decision 20: what is offered is accepted."""
    dice = random.Random(seed)
    world = World(seed=seed).start().open_camp(1)
    people = [world.seat(name) for name in world.game.people]
    taken_back: set[str] = set()
    for _ in range(STEPS):
        take_a_turn(world, dice)
        for name, ids in undoable(world) if dice.random() < 0.4 else ():
            other = world.copy()
            point = other.game.undo[f"meeting:{ids['meeting_id']}" if ids else name][-1]
            before = set(seen(other.game, [*people, SCREEN_SEAT]))
            other.do(name, "undo", **ids)
            taken_back.add(point.kind)
            if point.kind != "hide_card":
                more = {one for one in seen(other.game, [*people, SCREEN_SEAT]) if one not in before}
                assert [one for one in more if not is_own(other.game, *one)] == [], point.kind
    assert len(taken_back) > 12, taken_back
