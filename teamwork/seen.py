"""What an audience sees of a thing, and whether the newest version leaves it so."""

from typing import Any, NamedTuple

from teamwork.audiences import DIVIDED_BY, divides_alike
from teamwork.concerns import Reach
from teamwork.entities.base import Entity, EntityKey, Look
from teamwork.model import Game
from teamwork.views import MAP_OF_KIND, entity_of
from teamwork.words import ReadWords, Words
from teamwork.worked_out import Answer, read_from


class Seen(NamedTuple):
    """A thing as an audience sees it, and what that was read from: of the game, and of whose words."""

    answer: Answer
    subjects: tuple[str, ...]

    @property
    def entity(self) -> Entity | None:
        """As it goes out; none if it is not for them."""
        entity: Entity | None = self.answer.value
        return entity


class Change(NamedTuple):
    """What the newest version changed, judged once for all who watch."""

    before: Game
    after: Game
    reach: Reach
    keys: tuple[EntityKey, ...]
    fields: frozenset[str]
    subjects: frozenset[str]
    is_structural: bool

    def leaves(self, seen: Seen) -> bool:
        """Whether what an audience saw before is what it sees now, as nothing changed that it was read from."""
        if self.is_structural or not self.subjects.isdisjoint(seen.subjects):
            return False
        return seen.answer.holds(self.after, self.fields)

    def divides_alike(self, key: EntityKey) -> bool:
        """Whether whoever saw the thing alike before does so now: what divides them is the same."""
        kind = key[0]
        if self.is_structural or not self.fields.isdisjoint(DIVIDED_BY[kind]):
            return False
        return divides_alike(kind, thing_of(self.before, key), thing_of(self.after, key))

    @property
    def divided_anew(self) -> frozenset[str]:
        """The kinds of things that may all have other audiences than before."""
        return frozenset(kind for kind, fields in DIVIDED_BY.items() if self.is_structural or fields & self.fields)


def thing_of(game: Game, key: EntityKey) -> Any:
    """What the key names, if there is such a thing."""
    kind, thing_id = key
    return game if kind == "game" else getattr(game, MAP_OF_KIND[kind]).get(thing_id)


def read(look: Look, all_words: Words, key: EntityKey, former: Seen | None) -> Seen:
    """The thing as it is now; where it is as it was, the former entity, which all who were shown it know by its id."""
    words = ReadWords(all_words)

    def built(game: Game) -> Entity | None:
        return entity_of(look._replace(game=game, words=words), key)

    answer = read_from(look.game, built)
    if former and former.entity == answer.value:
        answer = answer._replace(value=former.entity)
    return Seen(answer, tuple(words.subjects))
