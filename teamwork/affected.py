"""
Which entities a change may touch, so that a frame looks at those and no others.

The ties are wider than needed and never narrower: a property test holds every frame to the difference
of the two whole views.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from teamwork.entities.base import EntityKey
from teamwork.model import MAPS, Game
from teamwork.words import subject_of

Place: TypeAlias = tuple[str, str]
"""A map of `Game` and an id in it; ``("game", "")`` for the game's own fields."""


def is_structural(before: Game, after: Game, places: Iterable[Place]) -> bool:
    """Whether seats, phase, day or an open camp changed, so that anything may be seen otherwise than before."""
    if before.phase != after.phase or before.today != after.today or before.counting is not after.counting:
        return True
    for name, thing_id in places:
        if name == "people" and _is_other_seat(before, after, thing_id):
            return True
        if name == "meetings" and _is_camp_turned(before, after, thing_id):
            return True
    return False


def _is_other_seat(before: Game, after: Game, person_id: str) -> bool:
    then, now = before.people.get(person_id), after.people.get(person_id)
    if then is None or now is None:
        return True
    return (then.left_at, then.promised_at, then.texts_open_to_coach, then.is_bot, then.is_erased, then.exit) != (
        now.left_at, now.promised_at, now.texts_open_to_coach, now.is_bot, now.is_erased, now.exit,
    )  # fmt: skip


def _is_camp_turned(before: Game, after: Game, meeting_id: str) -> bool:
    then, now = before.meetings.get(meeting_id), after.meetings.get(meeting_id)
    if then is None or now is None:
        return False
    return now.kind == "camp" and then.state != now.state


def places_of_words(game: Game, keys: Iterable[str]) -> Iterator[Place]:
    """The map entries that words belong to; erasing forgets words of things that nothing else changes."""
    for subject_id in dict.fromkeys(map(subject_of, keys)):
        yield from ((name, subject_id) for name in MAPS if name != "offers" and subject_id in getattr(game, name))


def affected(before: Game, after: Game, places: Iterable[Place]) -> tuple[EntityKey, ...]:
    """Kind and id of every entity that may look different to somebody, the game itself first."""
    keys: dict[EntityKey, None] = {("game", after.id): None}
    for name, thing_id in places:
        for game in (before, after):
            keys.update(dict.fromkeys(_tied(game, name, thing_id)))
    keys.update({("meeting", meeting_id): None for meeting_id in stepped_meetings(before, after)})
    return tuple(keys)


def stepped_meetings(before: Game, after: Game) -> Iterator[str]:
    """Meetings with another number of steps to undo; hiding a card adds one and touches only the card."""
    for stack, points in after.undo.items():
        kind, _, meeting_id = stack.partition(":")
        if kind == "meeting" and before.undo.get(stack) is not points:
            yield meeting_id


def _tied(game: Game, name: str, thing_id: str) -> Iterator[EntityKey]:
    thing = getattr(game, name, {}).get(thing_id) if name != "game" else None
    if thing is None:
        return
    match name:
        case "teams":
            yield "team", thing_id
        case "people":
            yield from _person(game, thing_id)
            yield from _in_spotlight(game)
        case "cards":
            yield from _card(game, thing_id)
        case "doors":
            yield "door", thing_id
            yield from (("key", key.id) for key in game.keys.values() if key.door_id == thing_id)
            yield from _swapping(game)
        case "keys":
            yield from _key(game, thing_id)
        case "claims":
            yield "claim", thing_id
            yield from _card(game, thing.card_id)
            yield from _person(game, thing.claimer_id)
        case "thanks":
            yield "thanks", thing_id
            yield from _key(game, thing.about) if thing.about in game.keys else ()
        case "chances":
            yield "chance", thing_id
            yield from _person(game, thing.person_id)
        case "hands":
            yield "hand", thing_id
        case "meetings":
            yield "meeting", thing_id
        case "missions":
            yield "mission", thing_id
            yield "team", thing.team_id
        case "follow_ups":
            yield "follow_up", thing_id
        case "offers":
            yield "person", thing_id
        case _:
            raise AssertionError(f"a map without ties: {name}")


def _person(game: Game, person_id: str) -> Iterator[EntityKey]:
    yield "person", person_id
    person = game.people.get(person_id)
    if person is None:
        return
    yield "team", person.team_id
    yield from (("mission", m.id) for m in game.missions.values() if m.team_id == person.team_id)
    yield from _checking_in(game, person.team_id)
    for claim in game.claims.values():
        if person_id in (claim.asker_id, claim.claimer_id):
            yield "claim", claim.id
    for key in game.keys.values():
        if person_id in (key.giver_id, key.used_by, key.holder_id):
            yield "key", key.id
    yield from (("thanks", t.id) for t in game.thanks.values() if person_id in (t.from_id, t.to_id))


def _card(game: Game, card_id: str) -> Iterator[EntityKey]:
    card = game.cards[card_id]
    yield "card", card_id
    yield from (("person", card.owner_id), ("team", card.team_id))
    yield from (("claim", claim.id) for claim in game.claims.values() if claim.card_id == card_id)
    yield from (("door", door.id) for door in game.doors.values() if door.card_id == card_id)
    yield from _checking_in(game, card.team_id)
    yield from _in_spotlight(game)


def _key(game: Game, key_id: str) -> Iterator[EntityKey]:
    key = game.keys[key_id]
    yield from (("key", key_id), ("team", key.team_id))
    if key.door_id is not None:
        yield "door", key.door_id
    for person_id in (key.holder_id, key.used_by):
        if person_id is not None:
            yield "person", person_id
    yield from _swapping(game)


def _checking_in(game: Game, team_id: str) -> Iterator[EntityKey]:
    yield from (("meeting", m.id) for m in game.meetings.values() if m.state == "open" and m.team_id == team_id)


def _in_spotlight(game: Game) -> Iterator[EntityKey]:
    yield from (("meeting", m.id) for m in game.meetings.values() if m.state == "open" and m.spotlight is not None)


def _swapping(game: Game) -> Iterator[EntityKey]:
    yield from (("meeting", m.id) for m in game.meetings.values() if m.state == "open" and m.kind == "camp")
