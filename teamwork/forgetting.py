"""An erasure beyond its version: the store forgets what the command's own changes of words do not reach."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from datetime import datetime

from teamwork.events import PersonErased, Record
from teamwork.model import Game
from teamwork.rules.erasure import KEPT_BY_ONESELF, subjects_of
from teamwork.store import Store, StoreUnavailableError
from teamwork.words import WordChange


def erasures_in(record: Record) -> Iterator[PersonErased]:
    """The erasures that a version holds."""
    return (event for event in record.events if isinstance(event, PersonErased))


def forget(store: Store, game: Game, event: PersonErased, at: datetime, changes: Iterable[WordChange] = ()) -> None:
    """
    The words are gone from the store as the event says, kept for undo or not, and the ledger has its line.

    That a reader still held on to the log is no failure of the command: the log is cleared each minute.
    """
    keys = _keys(store, game, event).union(change.key for change in changes)
    with suppress(StoreUnavailableError):
        store.erase(game.id, event.person_id, at, keys=keys, is_all=event.all)


def finish_erasures(store: Store, game: Game, erased: Collection[tuple[datetime, PersonErased]]) -> None:
    """What a fall of the power left undone between an erasure's version and its words is done now."""
    if erased:
        entered = {line.person_id: line for line in store.erasures() if line.game_id == game.id}
        for at, event in erased:
            line = entered.get(event.person_id)
            if line is None or line.erased_at < at or (event.all and not line.is_all):
                forget(store, game, event, at)


def _keys(store: Store, game: Game, event: PersonErased) -> frozenset[str]:
    subjects = subjects_of(game, event.person_id, event.all)
    return frozenset(key for key in store.word_owners(game.id) if _goes(key, subjects, event))


def _goes(key: str, subjects: frozenset[str], event: PersonErased) -> bool:
    subject, _, field = key.partition("/")
    is_kept = subject == event.person_id and field in KEPT_BY_ONESELF and not event.all
    return subject in subjects and not is_kept
