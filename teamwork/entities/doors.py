"""Doors on the wall and the keys that hang on them (rules 5.1 to 5.4)."""

from teamwork.entities.base import Entity, Look, only_if, present
from teamwork.model import Door, Game, Key
from teamwork.rules.keys import cools_on, first_caller
from teamwork.seats import Role
from teamwork.visibility import sees_door, sees_door_owner
from teamwork.worked_out import once_a_version


def door_state(game: Game, door: Door) -> str:
    """``lit`` for good when a key was used, ``glowing`` while one hangs, else ``bare``."""
    if door.lit_at is not None:
        return "lit"
    return "glowing" if door.id in hung_doors(game) else "bare"


@once_a_version
def hung_doors(game: Game) -> frozenset[str | None]:
    """The doors on which a key hangs that may still be used."""
    return frozenset(key.door_id for key in game.keys.values() if key.state not in ("used", "withdrawn"))


def door_entity(look: Look, door_id: str) -> Entity | None:
    """``door:`` without its owner's name, unless that was released (rule 5.1)."""
    door = look.game.doors.get(door_id)
    if door is None or door.is_down or not sees_door(look.game, look.viewer, door):
        return None
    own = look.is_self(door.owner_id)
    return present(
        id=door.id,
        state=door_state(look.game, door),
        workplace=look.word(door.id, "workplace"),
        is_mine=own,
        team_id=only_if(look.is_own_team(door.team_id) and (own or _knows_owner(look, door)), door.team_id),
        owner_id=only_if(own or _knows_owner(look, door), door.owner_id),
        card_id=only_if(own, door.card_id),
        parts=only_if(own, {"owner": {"level": door.owner_shown.level.value, "coach": door.owner_shown.coach}}),
        is_hidden=only_if(door.is_hidden and (own or look.viewer.role is Role.COACH), True),
        released_at=door.released_at if own else None,
    )


def _knows_owner(look: Look, door: Door) -> bool:
    return not look.is_screen and sees_door_owner(look.game, look.viewer, door)


def key_entity(look: Look, key_id: str) -> Entity | None:
    """``key:`` for its pool's table and its giver; who gave it is known to giver and holder (rule 5.6)."""
    key = look.game.keys.get(key_id)
    if key is None or not look.has_access or look.is_office or look.is_screen or key.state == "withdrawn":
        return None
    table = look.is_own_team(key.team_id)
    giver = look.is_self(key.giver_id)
    if not (table or giver):
        return None
    holder = look.is_self(key.holder_id) or look.is_self(key.used_by)
    return present(
        id=key.id,
        text=look.word(key.id, "text"),
        state=key.state,
        team_id=only_if(table, key.team_id),
        door_id=key.door_id,
        hung_on=key.hung_at.date(),
        owner_first_until=key.owner_first_until,
        is_first_mine=only_if(_has_first_call(look, key), True),
        cools_on=only_if(table, cools_on(look.game, key)),
        holder_id=only_if(table, key.holder_id),
        is_mine_given=giver,
        giver_id=only_if(giver or holder, key.giver_id),
        giver_name=only_if(holder, look.word(key.giver_id, "name")),
        used_by=only_if(table, key.used_by),
        user_name=only_if(giver and key.used_by is not None, look.word(key.used_by or "", "name")),
        is_thanked=only_if(giver or holder, key.id in _thanked(look.game)),
        times_warmed=only_if(giver, key.times_warmed),
    )


@once_a_version
def _thanked(game: Game) -> frozenset[str | None]:
    return frozenset(thanks.about for thanks in game.thanks.values())


def _has_first_call(look: Look, key: Key) -> bool:
    first = first_caller(look.game, key)
    return first is not None and look.is_self(first.id)
