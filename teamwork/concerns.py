"""
Whom a change concerns in what they may do, so that offers are made anew for those seats and no others (decision 20).

As in `affected.py` the ties are wider than needed and never narrower, and the same tests hold them to that.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from teamwork.affected import Place, is_structural, stepped_meetings
from teamwork.model import Card, Claim, Door, Game, Key, Level, Thanks, UndoPoint
from teamwork.seats import Role, Seat


def options_concern(before: Game, after: Game, viewer: Seat, places: Iterable[Place]) -> bool:
    """Whether what this seat may do can have changed."""
    if viewer.role is Role.OFFICE or is_structural(before, after, places):
        return True
    reach = reach_of(before, after, places)
    return undo_concerns(before, after, viewer, reach) or places_concern(before, after, viewer, reach)


class Reach(NamedTuple):
    """What a change comes to for those who may do something, judged once for all of them."""

    places: tuple[tuple[Place, bool], ...]
    """Each with whether it is a card that only says something else than before; not one of the same written fields."""
    unseen: frozenset[str]
    """Of the maps that changed those whose things bear on each other unseen: a hand may be full, an ask be taken."""
    ids: frozenset[str | None]
    """Of the things that changed and of those that they rest on."""
    has_stepped: bool
    oldest_kept: datetime
    """What was done since then may be taken back, as far as time goes."""
    oldest_kept_before: datetime


def reach_of(before: Game, after: Game, places: Iterable[Place]) -> Reach:
    """The reach of what changed at these places."""
    changed = tuple(places)
    references = (
        reference
        for name, thing_id in changed
        for game in (before, after)
        for reference in _references_of(game, name, thing_id)
    )
    limit = timedelta(minutes=after.edition.limits.undo_minutes)
    return Reach(
        places=tuple(_marked(before, after, changed)),
        unseen=frozenset(name for name, _ in changed) & {"keys", "claims"},
        ids=frozenset((*(thing_id for _, thing_id in changed), *references)) - {None},
        has_stepped=any(stepped_meetings(before, after)),
        oldest_kept=after.at - limit,
        oldest_kept_before=before.at - limit,
    )


def _marked(before: Game, after: Game, places: Iterable[Place]) -> Iterator[tuple[Place, bool]]:
    for name, thing_id in places:
        is_only_reworded = _is_only_reworded(before, after, name, thing_id)
        if is_only_reworded and before.cards[thing_id].written.keys() == after.cards[thing_id].written.keys():
            continue  # what may be done asks whether a field was written, never what or how much
        yield (name, thing_id), is_only_reworded


def places_concern(before: Game, after: Game, viewer: Seat, reach: Reach) -> bool:
    """Whether the seat may do otherwise by what changed."""
    return any(
        _concerns(game, viewer, name, thing_id, is_only_reworded)
        for (name, thing_id), is_only_reworded in reach.places
        for game in (before, after)
    )


def _is_only_reworded(before: Game, after: Game, name: str, thing_id: str) -> bool:
    then, now = before.cards.get(thing_id), after.cards.get(thing_id)
    if name != "cards" or then is None or now is None:
        return False
    return then.model_copy(update={"written": now.written, "looked_at": now.looked_at}) == now


def undo_concerns(before: Game, after: Game, viewer: Seat, reach: Reach) -> bool:
    """Whether the seat has other things to take back, or its own newest may be kept from it or no longer be."""
    actor = viewer.actor
    own = after.undo.get(actor)
    if before.undo.get(actor) is not own:
        return True
    if reach.has_stepped and viewer.role is Role.COACH:
        return True
    return _bears_on(own[-1], reach) if own else False


def _bears_on(point: UndoPoint, reach: Reach) -> bool:
    """By the time gone by, or by what changed."""
    if point.at < reach.oldest_kept:
        return point.at >= reach.oldest_kept_before
    return any(thing_id in reach.ids or name in reach.unseen for name, thing_id, _ in point.after)


def _references_of(game: Game, name: str, thing_id: str) -> tuple[str | None, ...]:
    thing = getattr(game, name).get(thing_id) if name != "game" else None
    match thing:
        case Claim() | Door():
            return (thing.card_id,)
        case Key():
            return (thing.door_id,)
        case Thanks():
            return (thing.about,)
        case Card():
            return (thing.serves, thing.whole_id)
        case _:
            return ()


def _concerns(game: Game, viewer: Seat, name: str, thing_id: str, is_only_reworded: bool) -> bool:
    thing = getattr(game, name).get(thing_id) if name != "game" else None
    if thing is None or (is_only_reworded and viewer.person_id not in (thing.owner_id, thing.author_id)):
        return False
    return _is_for_person(viewer, name, thing_id, thing) or _is_for_table(game, viewer, name, thing)


def _is_for_person(viewer: Seat, name: str, thing_id: str, thing: Any) -> bool:
    people: tuple[str | None, ...] = ()
    match name:
        case "offers":
            people = (thing_id,)
        case "hands":
            people = (thing.person_id, thing.told_id)
        case "chances":
            people = (thing.person_id,)
        case "thanks":
            people = (thing.from_id, thing.to_id)
        case "keys":
            people = (thing.giver_id,)
        case _:
            pass
    return viewer.person_id in people


def _is_card_for(game: Game, viewer: Seat, card: Card) -> bool:
    if viewer.person_id in (card.owner_id, card.author_id):
        return True
    if card.kind == "challenge" and card.parts["ask"].level is not Level.ME:
        return True
    if viewer.role is not Role.COACH:
        return False
    return viewer.team_id == card.team_id or any(
        meeting.state == "open" and meeting.host_id == viewer.person_id for meeting in game.meetings.values()
    )


def _is_for_table(game: Game, viewer: Seat, name: str, thing: Any) -> bool:
    """
    A challenge's ask may lie open to all; a door, a claim and a camp concern everyone.

    Coaches are concerned by their table's cards, and as hosts by everybody's, which they may show and hide; by all
    meetings too, which keep a camp from opening.
    """
    match name:
        case "offers" | "hands" | "chances" | "thanks" | "follow_ups":
            return False
        case "meetings" if viewer.role is Role.COACH:
            return True
        case "cards":
            return _is_card_for(game, viewer, thing)
        case "keys" | "missions" | "people":
            return bool(viewer.team_id == thing.team_id)
        case "meetings":
            return thing.team_id in (None, viewer.team_id)
        case _:
            return True
