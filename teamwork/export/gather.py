"""From the record to what the exports are made of."""

from typing import NamedTuple

from pydantic import ValidationError

from teamwork.progress.chronicle import chronicle
from teamwork.progress.report import Report, report
from teamwork.progress.typed import Typed
from teamwork.service import GameService
from teamwork.store import Store
from teamwork.words import Words, word_key


class OfficeGame(NamedTuple):
    """One game with its figures, its words and what the office typed."""

    report: Report
    words: Words
    typed: Typed

    def name(self, subject_id: str) -> str | None:
        """What a person, a team or the game is called; None when it has no name (any more)."""
        return self.words.get(word_key(subject_id, "name"))

    @property
    def has_bots(self) -> bool:
        """Whether a bot sits or sat in the game (rule 11)."""
        return any(person.is_bot for person in self.report.game.people.values())


def brief(game: OfficeGame) -> OfficeGame:
    """The same without its weeks and things: all that `ledelse` and the public are told of, and little to hold."""
    told = game.report.game
    nothing: dict[str, object] = {key: {} for key in ("cards", "doors", "keys", "claims", "thanks", "undo")}
    without = told.model_copy(update=nothing)
    name = word_key(told.id, "name")
    words = {name: game.words[name]} if name in game.words else {}
    return game._replace(report=game.report._replace(game=without, person_weeks=(), team_weeks=()), words=words)


def gather(service: GameService, game_id: str, known: Report | None = None) -> OfficeGame:
    """
    A game's figures from its record, or those ``known`` of it with today's words and what is typed now.

    Raises:
        NotFoundError: there is no such game.
    """
    words = dict(service.store.words(game_id))
    if known is None:
        known = report(chronicle(service.game_at(game_id, v=0), service.records(game_id)))
    return OfficeGame(known, words, typed_of(service.store, game_id))


def typed_of(store: Store, game_id: str) -> Typed:
    """What the office typed for a game."""
    text = store.settings.get(_key(game_id))
    try:
        return Typed.model_validate_json(text) if text else Typed()
    except ValidationError:
        return Typed()


def keep_typed(store: Store, game_id: str, typed: Typed) -> None:
    """What the office typed for a game holds from now on."""
    store.settings.set(_key(game_id), typed.model_dump_json())


def _key(game_id: str) -> str:
    return f"typed/{game_id}"
