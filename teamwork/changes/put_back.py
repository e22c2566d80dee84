"""
How one command is taken back while others go on playing (rule 10.2).

Only what the command itself changed is put back, field by field and name by name, so that what others
did to the same thing meanwhile stays. Nothing is ever shown to more people by it (decision 12).
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from teamwork.changes.base import change, drop, put
from teamwork.changes.unshared import unshared
from teamwork.frozen import Frozen
from teamwork.ids import CardRef
from teamwork.model import Card, Game, Team, UndoPoint

ABSENT = object()
"""Stands for a name that a map does not hold."""

STOCK = ("piles", "discards")


def put_back(game: Game, point: UndoPoint) -> Game:
    """The game without what the point's command changed."""
    is_stock_kept = not has_stock_moved_on(game, point)
    for (name, key, before), (_, _, after) in zip(point.before, point.after, strict=True):
        if name == "offers":
            game = _offer_put_back(game, key, before, after) if is_stock_kept else game
        elif name == "teams":
            game = _team_put_back(game, key, before, after, is_stock_kept)
        elif before is None:
            # missions stay drawn, so that stepping back through an agenda never draws others
            game = game if name == "missions" else drop(game, name, key)
        else:
            game = _thing_put_back(game, name, key, before, after)
    game = _lit_again(game, point)
    return game if is_stock_kept else _stock_put_right(game, point)


def _thing_put_back(game: Game, name: str, key: str, before: Frozen, after: Frozen) -> Game:
    now = getattr(game, name).get(key)
    if now is None:
        return game
    return put(game, name, key, unshared(game, now, merged_thing(before, after, now)))


def merged_thing(before: Frozen, after: Frozen, now: Frozen) -> Frozen:
    """A thing of the game as it is ``now``, its fields without the step from ``before`` to ``after``."""
    names = type(before).model_fields
    return now.model_copy(
        update={name: merged(*(getattr(one, name) for one in (before, after, now))) for name in names}
    )


def merged(before: Any, after: Any, now: Any) -> Any:
    """One value ``now`` without the step from ``before`` to ``after``; a value within another is whole."""
    if before == after:
        return now
    if now == after:
        return before
    match before, after, now:
        case (Mapping(), Mapping(), Mapping()):
            return merged_maps(before, after, now)
        case (tuple(), tuple(), tuple()):
            lost = tuple(thing for thing in before if thing not in after and thing not in now)
            return (*(thing for thing in now if thing in before or thing not in after), *lost)
        case _ if all(is_count(one) for one in (before, after, now)):
            return now - (after - before)
        case _:
            return before


def is_count(value: Any) -> bool:
    """Whether a value counts something, so that a step can be subtracted from it."""
    return isinstance(value, int) and not isinstance(value, bool)


def merged_maps(before: Mapping[str, Any], after: Mapping[str, Any], now: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same for a map, name by name; a count that was not there before goes when it is back at nothing."""
    names = dict.fromkeys((*now, *before))
    found = {name: _merged_entry(*(one.get(name, ABSENT) for one in (before, after, now))) for name in names}
    return {name: thing for name, thing in found.items() if thing is not ABSENT}


def _merged_entry(before: Any, after: Any, now: Any) -> Any:
    if before is ABSENT and isinstance(after, Mapping) and isinstance(now, Mapping):
        return merged_maps({}, after, now) or ABSENT
    if before is ABSENT and is_count(after) and is_count(now):
        return now - after or ABSENT
    return merged(before, after, now)


def _lit_again(game: Game, point: UndoPoint) -> Game:
    """A door to which another key was used meanwhile stays lit (rule 5.4)."""
    for door_id in [key for name, key, _ in point.after if name == "doors"]:
        used = (key.used_at for key in game.keys.values() if key.door_id == door_id and key.state == "used")
        first = next(used, None)
        if first is not None and game.doors[door_id].lit_at is None:
            game = change(game, "doors", door_id, lit_at=first)
    return game


# ---- piles, discards and offers ---------------------------------------------------------------


def has_stock_moved_on(game: Game, point: UndoPoint) -> bool:
    """Whether others have drawn or laid back cards of a pile that the command moved."""
    steps = zip(point.before, point.after, strict=True)
    teams = ((before, after, game.teams[key]) for (name, key, before), (_, _, after) in steps if name == "teams")
    return any(_is_moved_on(before, after, now) for before, after, now in teams if before is not None)


def _is_moved_on(before: Team, after: Team, now: Team) -> bool:
    return any(
        getattr(before, stock).get(kind) != cards and getattr(now, stock).get(kind) != cards
        for stock in STOCK
        for kind, cards in getattr(after, stock).items()
    )


def _team_put_back(game: Game, key: str, before: Team | None, after: Team, is_stock_kept: bool) -> Game:
    now = game.teams[key]
    if before is None:
        return game
    if not is_stock_kept:
        kept = {stock: getattr(after, stock) for stock in STOCK}
        before = before.model_copy(update=kept)
    return put(game, "teams", key, unshared(game, now, merged_thing(before, after, now)))


def _offer_put_back(game: Game, key: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Game:
    offers = merged_maps(before or {}, after or {}, game.offers.get(key, {}))
    if offers:
        return put(game, "offers", key, offers)
    return drop(game, "offers", key) if key in game.offers else game


def _stock_put_right(game: Game, point: UndoPoint) -> Game:
    """A card that is no longer played lies in the discards; one that is in play again does not."""
    for (name, _, before), (_, _, after) in zip(point.before, point.after, strict=True):
        if name != "cards" or not after.is_drawn or after.ref is None:
            continue
        if before is None:
            game = _discarded(game, after)
        elif before.ended_at is None and after.ended_at is not None:
            game = _fetched(game, after)
    return game


def _discarded(game: Game, card: Card) -> Game:
    team = game.teams[card.team_id]
    if card.ref is None or card.ref in _lying(game, team, card):
        return game
    discards = {**team.discards, card.kind: (*team.discards.get(card.kind, ()), card.ref)}
    return change(game, "teams", team.id, discards=discards)


def _lying(game: Game, team: Team, card: Card) -> set[CardRef]:
    """Printed cards of a kind that lie in a team's pile or discards or are offered to one of them."""
    mates = (offer for person_id, offer in game.offers.items() if game.people[person_id].team_id == team.id)
    offered = chain.from_iterable(offer.get(card.kind, ()) for offer in mates)
    return {*team.piles.get(card.kind, ()), *team.discards.get(card.kind, ()), *offered}


def _fetched(game: Game, card: Card) -> Game:
    team = game.teams[card.team_id]
    rest = tuple(ref for ref in team.discards.get(card.kind, ()) if ref != card.ref)
    return change(game, "teams", team.id, discards={**team.discards, card.kind: rest})
