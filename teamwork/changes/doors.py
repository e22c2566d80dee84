"""Doors, keys, claims and thanks as they come, change hands and end (rulebook 5)."""

from teamwork import events as e
from teamwork.changes.base import change, put
from teamwork.model import Claim, Door, Game, Key, Thanks


def door_released(game: Game, event: e.DoorReleased) -> Game:
    door = Door(
        id=event.door_id,
        card_id=event.card_id,
        workplace=event.workplace,
        owner_id=event.owner_id,
        team_id=event.team_id,
        owner_shown=event.owner_shown.model_copy(update={"since_v": game.v}),
        released_at=game.at,
    )
    return put(game, "doors", door.id, door)


def door_taken_down(game: Game, event: e.DoorTakenDown) -> Game:
    return change(game, "doors", event.door_id, is_down=True)


def key_hung(game: Game, event: e.KeyHung) -> Game:
    key = Key(
        id=event.key_id,
        team_id=event.team_id,
        giver_id=event.giver_id,
        door_id=event.door_id,
        state="in_pool",
        owner_first_until=event.owner_first_until,
        hung_at=game.at,
    )
    return put(game, "keys", key.id, key)


def key_taken(game: Game, event: e.KeyTaken) -> Game:
    return change(game, "keys", event.key_id, state="in_hand", holder_id=event.holder_id, taken_on=game.today)


def key_returned(game: Game, event: e.KeyReturned) -> Game:
    state = "cold" if event.is_cold else "in_pool"
    return change(game, "keys", event.key_id, state=state, holder_id=None, taken_on=None)


def key_warmed(game: Game, event: e.KeyWarmed) -> Game:
    times = game.keys[event.key_id].times_warmed + 1
    return change(game, "keys", event.key_id, state="in_pool", times_warmed=times)


def key_withdrawn(game: Game, event: e.KeyWithdrawn) -> Game:
    return change(game, "keys", event.key_id, state="withdrawn", holder_id=None, taken_on=None)


def key_used(game: Game, event: e.KeyUsed) -> Game:
    after = change(game, "keys", event.key_id, state="used", holder_id=None, used_by=event.used_by, used_at=game.at)
    if event.door_id is None or after.doors[event.door_id].lit_at is not None:
        return after
    return change(after, "doors", event.door_id, lit_at=game.at)


def ask_claimed(game: Game, event: e.AskClaimed) -> Game:
    claim = Claim(
        id=event.claim_id,
        card_id=event.card_id,
        asker_id=event.asker_id,
        claimer_id=event.claimer_id,
        state="open",
        claimed_at=game.at,
    )
    return put(game, "claims", claim.id, claim)


def claim_released(game: Game, event: e.ClaimReleased) -> Game:
    return change(game, "claims", event.claim_id, state="reopened" if event.is_reopened else "released")


def asker_revealed(game: Game, event: e.AskerRevealed) -> Game:
    return change(game, "claims", event.claim_id, is_asker_known=True)


def ask_helped(game: Game, event: e.AskHelped) -> Game:
    return change(game, "claims", event.claim_id, state="helped", helped_at=game.at)


def thanks_said(game: Game, event: e.ThanksSaid) -> Game:
    thanks = Thanks(
        id=event.thanks_id,
        from_id=event.from_id,
        to_id=event.to_id,
        about=event.about,
        at=game.at,
        named_by=(event.from_id,) if event.is_named else (),
    )
    return put(game, "thanks", thanks.id, thanks)


def named_thread_agreed(game: Game, event: e.NamedThreadAgreed) -> Game:
    others = tuple(one for one in game.thanks[event.thanks_id].named_by if one != event.person_id)
    named_by = (*others, event.person_id) if event.is_agreed else others
    return change(game, "thanks", event.thanks_id, named_by=named_by)
