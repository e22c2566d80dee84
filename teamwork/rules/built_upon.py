"""What somebody built on a player's last command, so that it can no longer be taken back (rule 10.2)."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from teamwork.changes.put_back import ABSENT, has_stock_moved_on, put_back
from teamwork.frozen import Frozen
from teamwork.model import Game, UndoPoint
from teamwork.seats import Seat
from teamwork.sentences import sentence
from teamwork.visibility import state_for

KIND_OF_MAP: Mapping[str, str] = {
    "teams": "team", "people": "person", "cards": "card", "doors": "door", "keys": "key", "claims": "claim",
    "thanks": "thanks", "chances": "chance", "hands": "hand", "meetings": "meeting", "missions": "mission",
    "follow_ups": "follow_up", "offers": "offer",
}  # fmt: skip

GIVEN_MAPS = ("cards", "doors", "keys", "claims")
"""What others can build on as soon as it is there."""

THANKED_KINDS = frozenset({"use_key", "mark_helped", "take_strength"})
"""Commands that somebody can only say thanks for once they are given."""

DRAWING_KINDS = frozenset({"draw_cards", "lay_back_cards"})


class Built(NamedTuple):
    """One thing that stands on the command, and a Danish half-sentence that names it without telling whose."""

    kind: str
    id: str

    @property
    def sentence(self) -> str:
        return sentence(f"built_upon_{self.kind}", {})


def built_upon(game: Game, seat: Seat, point: UndoPoint) -> Built | None:
    """The first thing that was built on the point's command, if any."""
    return next(_all_built(game, seat, point), None)


def _all_built(game: Game, seat: Seat, point: UndoPoint) -> Iterator[Built]:
    yield from _changed_since(game, seat, point)
    yield from _resting_on_created(game, point)
    yield from _thanked(game, point)
    yield from _in_the_way(game, point)


# ---- the same things, changed since -----------------------------------------------------------


def _changed_since(game: Game, seat: Seat, point: UndoPoint) -> Iterator[Built]:
    for (name, key, before), (_, _, after) in zip(point.before, point.after, strict=True):
        now = getattr(game, name).get(key)
        if name == "teams":
            is_changed = point.kind in DRAWING_KINDS and has_stock_moved_on(game, point)
        elif name == "missions":
            is_changed = point.kind == "vote_mission" and now.chosen is not None
        elif name == "meetings" and now.state != after.state:
            is_changed = True
        elif before is None:
            is_changed = not _is_as_made(seat, after, now)
        else:
            is_changed = _is_changed_again(before, after, now)
        if is_changed:
            yield Built(KIND_OF_MAP[name], key)


def _is_as_made(seat: Seat, made: Any, now: Any) -> bool:
    """As it was made, or only hidden; a declined strength still lies face down to its giver (rule 4.4)."""
    if now is None or not isinstance(now, Frozen):
        return bool(now == made)
    if getattr(made, "state", None) == "face_down" and state_for(seat, now) == "face_down":  # type: ignore[arg-type]
        return True
    as_shown = {"is_hidden": made.is_hidden} if hasattr(made, "is_hidden") else {}
    return bool(now.model_copy(update=as_shown) == made)


def _is_changed_again(before: Any, after: Any, now: Any) -> bool:
    if not isinstance(before, Frozen):
        return is_in_conflict(before, after, now)
    names = type(before).model_fields
    return any(is_in_conflict(*(getattr(one, name, ABSENT) for one in (before, after, now))) for name in names)


def is_in_conflict(before: Any, after: Any, now: Any) -> bool:
    """Whether a value that went from ``before`` to ``after`` was changed again, other than by adding to it."""
    if before == after or now == after:
        return False
    match before, after, now:
        case (Mapping(), Mapping(), Mapping()):
            keys = {*before, *after, *now}
            return any(is_in_conflict(*(one.get(key, ABSENT) for one in (before, after, now))) for key in keys)
        case (tuple(), tuple(), tuple()):
            return not set(after) - set(before) <= set(now)
        case _:
            return True


# ---- other things that rest on it -------------------------------------------------------------


def _resting_on_created(game: Game, point: UndoPoint) -> Iterator[Built]:
    made = {key for name, key, before in point.before if before is None and name in GIVEN_MAPS}
    if not made:
        return
    own = {(name, key) for name, key, _ in point.after}
    for name, key, refers_to in _references(game):
        if made & set(refers_to) and (name, key) not in own:
            yield Built(KIND_OF_MAP[name], key)


def _references(game: Game) -> Iterator[tuple[str, str, tuple[str | None, ...]]]:
    yield from (("claims", claim.id, (claim.card_id,)) for claim in game.claims.values())
    yield from (("doors", door.id, (door.card_id,)) for door in game.doors.values())
    yield from (("keys", key.id, (key.door_id,)) for key in game.keys.values())
    yield from (("thanks", thanks.id, (thanks.about,)) for thanks in game.thanks.values())
    yield from (("cards", card.id, (card.serves, card.whole_id)) for card in game.cards.values())


def _thanked(game: Game, point: UndoPoint) -> Iterator[Built]:
    if point.kind in THANKED_KINDS:
        changed = {key for _, key, _ in point.after}
        yield from (Built("thanks", thanks.id) for thanks in game.thanks.values() if thanks.about in changed)


def _in_the_way(game: Game, point: UndoPoint) -> Iterator[Built]:
    """What has taken the place meanwhile: a third key in a hand, a second taker of an ask."""
    back = put_back(game, point)
    for name, key, _ in point.after:
        if name == "keys" and key in back.keys and _is_hand_too_full(back, back.keys[key].holder_id):
            yield Built("key", key)
        if name == "claims" and key in back.claims and _is_claim_misplaced(back, key):
            yield Built("claim", key)


def _is_hand_too_full(game: Game, holder_id: str | None) -> bool:
    held = [key for key in game.keys.values() if key.state == "in_hand" and key.holder_id == holder_id]
    return holder_id is not None and len(held) > game.edition.limits.keys_in_hand


def _is_claim_misplaced(game: Game, claim_id: str) -> bool:
    claim = game.claims[claim_id]
    if claim.state != "open":
        return False
    others = (one for one in game.claims.values() if one.card_id == claim.card_id and one.id != claim.id)
    return game.cards[claim.card_id].state != "open" or any(one.state == "open" for one in others)
