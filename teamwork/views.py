"""
The only way out of the engine: what one viewer sees, whole or as what changed (`visibility.md`).

Closed by default: a kind of thing without a builder is seen by nobody, a field of the state without a
row in `matrix.py` stops the program at its start.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from teamwork import matrix  # noqa: F401 - refuses to start while a field of the state has no row
from teamwork.affected import affected, is_structural, places_of_words
from teamwork.concerns import options_concern
from teamwork.entities import cards, doors, game, meetings, people
from teamwork.entities.base import Entity, EntityKey, Look, look_at
from teamwork.model import Game
from teamwork.options import Option, options
from teamwork.seats import PLAYING_ROLES, Role, Seat
from teamwork.words import Words

View: TypeAlias = dict[str, Entity]
"""Entities by ``kind:id``."""

BUILDERS: Mapping[str, Callable[[Look, str], Entity | None]] = {
    "game": game.game_entity,
    "team": game.team_entity,
    "person": people.person_entity,
    "card": cards.card_entity,
    "door": doors.door_entity,
    "key": doors.key_entity,
    "claim": cards.claim_entity,
    "thanks": cards.thanks_entity,
    "chance": people.chance_entity,
    "hand": people.hand_entity,
    "meeting": meetings.meeting_entity,
    "mission": meetings.mission_entity,
    "follow_up": people.follow_up_entity,
}

MAP_OF_KIND: Mapping[str, str] = {
    "team": "teams",
    "person": "people",
    "card": "cards",
    "door": "doors",
    "key": "keys",
    "claim": "claims",
    "thanks": "thanks",
    "chance": "chances",
    "hand": "hands",
    "meeting": "meetings",
    "mission": "missions",
    "follow_up": "follow_ups",
}


class Frame(NamedTuple):
    """What changed for one viewer; empty is the bare number that everybody gets."""

    put: Mapping[str, Mapping[str, Any]] = {}
    drop: tuple[str, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether this viewer learns only that a version came."""
        return not self.put and not self.drop


def view(game: Game, words: Words, viewer: Seat) -> View:
    """All that ``viewer`` sees of the game now."""
    entities = dict(_built(look_at(game, words, viewer), all_keys(game)))
    key = options_key(viewer)
    if key is not None:
        entities[key] = options_entity(options(game, viewer))
    return entities


def all_keys(game: Game) -> Iterator[EntityKey]:
    """Kind and id of everything there is, in the order of the maps."""
    yield "game", game.id
    for kind, name in MAP_OF_KIND.items():
        for thing_id in getattr(game, name):
            yield kind, thing_id


def frame(
    before: Game,
    after: Game,
    words: Words,
    viewer: Seat,
    former: Mapping[str, str | None] | None = None,
    touched: Iterable[tuple[str, str]] | None = None,
) -> Frame:
    """
    What ``viewer`` must put and drop to go from ``before`` to ``after``.

    ``former`` are the words that changed between the two, as they were. ``touched`` are the map entries
    that changed, by default those of ``after``'s newest version.
    """
    places = places_of(before, after, former, touched)
    now, then = look_at(after, words, viewer), look_at(before, _as_they_were(words, former), viewer)
    keys = keys_of(before, after, places)
    put, drop = _difference(dict(_built(then, keys)), dict(_built(now, keys)))
    put |= _options_put(before, after, viewer, places)
    return Frame(put=put, drop=drop)


def keys_of(before: Game, after: Game, places: tuple[tuple[str, str], ...]) -> tuple[EntityKey, ...]:
    """Kind and id of every entity that a change at these places may have changed for somebody."""
    if is_structural(before, after, places):
        return tuple(dict.fromkeys((*all_keys(before), *all_keys(after))))
    return affected(before, after, places)


def places_of(
    before: Game, after: Game, former: Mapping[str, str | None] | None, touched: Iterable[tuple[str, str]] | None = None
) -> tuple[tuple[str, str], ...]:
    """The map entries that changed from one to the other, those whose words alone changed among them."""
    written = (place for game in (before, after) for place in places_of_words(game, former or ()))
    return tuple(dict.fromkeys((*(after.touched if touched is None else touched), *written)))


def _as_they_were(words: Words, former: Mapping[str, str | None] | None) -> Words:
    """The words before they changed; one that was not there then is absent."""
    if not former:
        return words
    return {key: body for key, body in {**words, **former}.items() if body is not None}


def _difference(then: View, now: View) -> tuple[dict[str, Entity], tuple[str, ...]]:
    put = {key: entity for key, entity in now.items() if then.get(key) != entity}
    return put, tuple(key for key in then if key not in now)


def _built(look: Look, keys: Iterable[EntityKey]) -> Iterator[tuple[str, Entity]]:
    for key in keys:
        entity = entity_of(look, key)
        if entity is not None:
            yield f"{key[0]}:{key[1]}", entity


def entity_of(look: Look, key: EntityKey) -> Entity | None:
    """The thing as it is shown to whom looks, none if it is not for them."""
    return BUILDERS[key[0]](look, key[1])


def options_entity(offered: Iterable[Option]) -> Entity:
    """What a seat may do now, each command with the ids it concerns."""
    return {"commands": list(offered)}


def _options_put(before: Game, after: Game, viewer: Seat, places: tuple[tuple[str, str], ...]) -> dict[str, Entity]:
    """Recomputed only for a seat that the change can concern (decision 20)."""
    key = options_key(viewer)
    if key is None or not options_concern(before, after, viewer, places):
        return {}
    then, now = options(before, viewer), options(after, viewer)
    return {key: options_entity(now)} if then != now else {}


def options_key(viewer: Seat) -> str | None:
    """The key of a seat's own options; the screen has none."""
    if viewer.role in PLAYING_ROLES:
        return f"options:{viewer.person_id}"
    return "options:office" if viewer.role is Role.OFFICE else None
