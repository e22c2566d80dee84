"""Commands that nobody was offered: every kind, with ids of everything there is and of things there are not."""

import random
from collections.abc import Iterator, Mapping
from typing import Any

from teamwork.commands import COMMANDS
from teamwork.edition import CARD_KINDS
from teamwork.model import MAPS, Game
from teamwork.rules.rounds import agenda_of
from tests.acting import Acting
from tests.engine.plausible import filled

NOWHERE = "nowhere"
MAPS_OF_FIELD: Mapping[str, tuple[str, ...]] = {
    "person_id": ("people",), "team_id": ("teams",), "card_id": ("cards", "doors"), "door_id": ("doors",),
    "key_id": ("keys",), "claim_id": ("claims",), "thanks_id": ("thanks",), "chance_id": ("chances",),
    "hand_id": ("hands",), "meeting_id": ("meetings",), "mission_id": ("missions",),
    "follow_up_id": ("follow_ups",), "about": ("keys", "claims", "cards"),
}  # fmt: skip
"""Which things an id in a command names."""

KIND_OF_MAP: Mapping[str, str] = {
    "people": "person", "teams": "team", "cards": "card", "doors": "door", "keys": "key", "claims": "claim",
    "thanks": "thanks", "chances": "chance", "hands": "hand", "meetings": "meeting", "missions": "mission",
    "follow_ups": "follow_up",
}  # fmt: skip
"""What the things of a map are called in a view."""

FREE: Mapping[str, Any] = {
    "name": "Navn", "role": "helper", "version": "1", "label": "name", "is_present": True, "starts_at": None,
    "action": "off", "screen": "board", "text": "Ord", "ratings": [3, 3, 3, 3, 3], "work": "Ord", "why": "Ord",
    "workplaces": ["Ord"], "what": "Ord", "influence": "yes", "ask": "Ord", "how": "Ord", "due": None,
    "action_kind": "coffee", "claim": "Ord", "example": "Ord", "fields": {}, "part": "plan", "level": "hall",
    "outcome": "waived", "result": "done", "parts": None, "workplace": 1, "date": None, "code4": "searching",
    "from_date": None, "tell": "team", "code": "searching", "is_counted": True, "reason": "Ord", "rows": [],
    "valid_from": None, "card_kind": "dream", "meeting_kind": "check_in", "team_names": ["A", "B"],
    "started_on": None,
}  # fmt: skip
"""Something for every field that is not an id, whatever the id."""


def id_fields(kind: str) -> tuple[str, ...]:
    """The fields of a command that its options carry."""
    named = tuple(field for field in COMMANDS[kind].model_fields if field in MAPS_OF_FIELD or field == "step_id")
    extra = {
        "draw_cards": ("card_kind",), "lay_back_cards": ("card_kind",), "plan_meeting": ("meeting_kind",),
        "vote_mission": ("choice",), "choose_mission": ("choice",), "seat_person": ("role",),
    }  # fmt: skip
    return (*named, *extra.get(kind, ()))


def a_command(game: Game, kind: str, dice: random.Random) -> dict[str, str]:
    """A kind with ids from anywhere; sometimes an id of another sort of thing, or of nothing."""
    return {"kind": kind, **{field: _an_id(game, field, dice) for field in id_fields(kind)}}


def _an_id(game: Game, field: str, dice: random.Random) -> str:
    match field:
        case "card_kind":
            return dice.choice(CARD_KINDS)
        case "meeting_kind":
            return dice.choice(("check_in", "mentor_meeting", "camp"))
        case "role":
            return dice.choice(("graduate", "coach", "helper"))
        case "choice":
            return dice.choice((*game.edition.missions, NOWHERE))
        case "step_id":
            steps = [step.id for meeting in game.meetings.values() for step in agenda_of(game, meeting).steps]
            return dice.choice((*sorted(set(steps)), NOWHERE))
    if dice.random() < 0.1:
        return NOWHERE
    names = MAPS_OF_FIELD[field] if dice.random() < 0.93 else MAPS
    ids = [thing_id for name in names for thing_id in getattr(game, name)]
    return dice.choice(ids) if ids else NOWHERE


def filled_somehow(world: Acting, seat: str, command: Mapping[str, str], dice: random.Random) -> dict[str, Any]:
    """The command with its free fields: as one would write them, or anything at all where the ids make no sense."""
    try:
        return filled(world, seat, command, dice)
    except (KeyError, IndexError, ValueError):
        return {**_anything(world, command["kind"]), **command}


def _anything(world: Acting, kind: str) -> dict[str, Any]:
    today = world.game.today.isoformat()
    part = {"what": "Ord", "due": today, "how": "Ord"}
    made = {**FREE, "parts": [part, part], "starts_at": world.at}
    made |= dict.fromkeys(("due", "date", "from_date", "valid_from", "started_on"), today)
    required = [name for name, field in COMMANDS[kind].model_fields.items() if field.is_required()]
    return {name: made[name] for name in required if name in made}


def unseen_ids(game: Game, seen: Mapping[str, Any], command: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Field and id of everything in a command that exists and is not in the asker's view."""
    for field in id_fields(command["kind"]):
        places = [(name, command[field]) for name in KIND_OF_MAP if command[field] in getattr(game, name)]
        if places and not any(f"{KIND_OF_MAP[name]}:{thing_id}" in seen for name, thing_id in places):
            yield field, command[field]
