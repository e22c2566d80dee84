"""A game out of the store: as it was written down once, if it was, and whatever its record has had since."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from teamwork.changes.undo import points_kept
from teamwork.edition import Edition
from teamwork.events import PersonErased, Record
from teamwork.evolve import apply, empty_game
from teamwork.forgetting import erasures_in, finish_erasures
from teamwork.model import Game
from teamwork.store import GameRow, Store, StoredRecord
from teamwork.store.errors import StoreDamagedError, StoreUnavailableError
from teamwork.upcasts import SCHEMA_VERSION, stored_events
from teamwork.written_game import game_of


class Loaded(NamedTuple):
    """A game out of its record, as far as that could be read."""

    game: Game
    is_damaged: bool
    written_v: int
    """The version at which it is written down, 0 if it is not."""


class ReadBack(NamedTuple):
    """What records make of a game, as far as they could be read: whom they erased and when, and whether all could."""

    game: Game
    erased: Mapping[str, tuple[datetime, PersonErased]]
    is_damaged: bool


def load(store: Store, row: GameRow, edition: Edition) -> Loaded:
    """The game as its record makes it; erasures that were cut short are finished, and nothing else is written."""
    empty = empty_game(row.game_id, edition, row.created_at)
    stored, faults = store.whole_record(row.game_id)
    begun = empty if faults else _last_written(store, empty, stored)
    game, erased, is_poisoned = read_back(begun, stored)
    finish_erasures(store, game, erased.values())
    return Loaded(game, is_poisoned or bool(faults), begun.v)


def in_todays_shape(stored: StoredRecord) -> Record:
    """The record with its events as this program knows them."""
    events = stored_events(stored.events, stored.schema_version)
    return Record(stored.v, stored.at, stored.actor, stored.command_kind, events)


def read_back(begun: Game, stored: Sequence[StoredRecord]) -> ReadBack:
    """
    The game with all that the whole record has beyond it; whatever is wrong with a version ends it there.

    Raises:
        StoreUnavailableError: the record is out of reach just now, which says nothing about it.
    """
    folded, new = stored[: begun.v], stored[begun.v :]
    game, erased = begun, dict[str, tuple[datetime, PersonErased]]()
    try:
        erased |= _erased_in(map(in_todays_shape, filter(_may_erase, folded)))
        for record, is_point_kept in zip(map(in_todays_shape, new), points_kept(new), strict=True):
            game = apply(game, record, is_point_kept)
            erased |= _erased_in((record,))
    except StoreUnavailableError:
        raise
    except Exception:  # a poison event may fail in any way, and must not take other games along
        return ReadBack(game, erased, is_damaged=True)
    return ReadBack(game, erased, is_damaged=False)


def _last_written(store: Store, empty: Game, stored: Sequence[StoredRecord]) -> Game:
    with suppress(StoreDamagedError, ValueError):  # as good as none: the record says it all
        written = store.written_game(empty.id)
        if written is not None and 0 < written.v <= len(stored):
            return game_of(written, empty, stored[written.v - 1].chain) or empty
    return empty


def _may_erase(stored: StoredRecord) -> bool:
    return "person_erased" in stored.events or stored.schema_version != SCHEMA_VERSION


def _erased_in(records: Iterable[Record]) -> dict[str, tuple[datetime, PersonErased]]:
    return {event.person_id: (record.at, event) for record in records for event in erasures_in(record)}
