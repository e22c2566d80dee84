"""The record in memory: for tests and simulations, gone with its process."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime

from teamwork.errors import NotFoundError
from teamwork.store import erasure, games
from teamwork.store.access_log import AccessEntry, AccessLog
from teamwork.store.accounts import Accounts
from teamwork.store.credentials import Credentials
from teamwork.store.database import Database
from teamwork.store.errors import GameExistsError, StoreError
from teamwork.store.exports_log import ExportsLog
from teamwork.store.memory_game import MemoryGame
from teamwork.store.moments import now, to_millisecond
from teamwork.store.reminders import Reminders
from teamwork.store.sessions import Sessions
from teamwork.store.settings import Settings
from teamwork.store.sqlite import MemoryDatabase
from teamwork.store.tables import metadata
from teamwork.store.values import (
    Append,
    Appended,
    Erasure,
    Fault,
    GameRow,
    NewGame,
    StoredRecord,
    WholeRecord,
    WrittenGame,
    require_storable_words,
)
from teamwork.words import WordChange


class MemoryStore:
    """A store that promises what ``Store`` promises, but for surviving."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._games: dict[str, MemoryGame] = {}
        self._editions: dict[str, str] = {}
        self._opened: Database | None = None

    @property
    def accounts(self) -> Accounts:
        return Accounts(self._doors)

    @property
    def credentials(self) -> Credentials:
        return Credentials(self._doors)

    @property
    def sessions(self) -> Sessions:
        return Sessions(self._doors)

    @property
    def reminders(self) -> Reminders:
        return Reminders(self._doors)

    @property
    def exports(self) -> ExportsLog:
        return ExportsLog(self._doors)

    @property
    def settings(self) -> Settings:
        return Settings(self._doors)

    @property
    def is_shared(self) -> bool:
        return False

    def create_game(self, game: NewGame) -> None:
        with self._lock:
            if game.game_id in self._games:
                raise GameExistsError(game.game_id)
            self._games[game.game_id] = MemoryGame(game)
            if self._opened is not None:
                with self._opened.write() as connection:
                    games.create_game(connection, game)

    def games(self) -> tuple[GameRow, ...]:
        with self._lock:
            rows = [game.row for game in self._games.values()]
        return tuple(sorted(rows, key=lambda row: (row.created_at, row.game_id)))

    def heads(self) -> dict[str, int]:
        with self._lock:
            return {game_id: game.row.v for game_id, game in self._games.items()}

    def game(self, game_id: str) -> GameRow:
        with self._lock:
            return self._game(game_id).row

    def set_read_only(self, game_id: str, reason: str | None) -> None:
        with self._lock:
            self._game(game_id).change(is_read_only=reason is not None, read_only_reason=reason)

    def close_game(self, game_id: str, at: datetime) -> None:
        with self._lock:
            self._game(game_id).change(closed_at=to_millisecond(at))

    def delete_game(self, game_id: str) -> None:
        with self._lock, self._doors.write() as connection:
            self._games.pop(game_id, None)
            games.delete_game(connection, game_id)

    def append(self, append: Append) -> Appended:
        require_storable_words(append.words)
        with self._lock:
            return self._game(append.game_id).append(append)

    def append_all(self, appends: Sequence[Append]) -> tuple[Appended, ...]:
        for append in appends:
            require_storable_words(append.words)
        with self._lock, ExitStack() as held:
            touched = {
                append.game_id: self._games[append.game_id] for append in appends if append.game_id in self._games
            }
            for game in touched.values():
                held.enter_context(game.all_or_nothing())
            return tuple(self._game(append.game_id).append_next(append) for append in appends)

    @contextmanager
    def alone_with(self, game_id: str) -> Iterator[Callable[[Append], Appended]]:
        with self._lock, self._game(game_id).all_or_nothing():

            def append(append: Append) -> Appended:
                require_storable_words(append.words)
                return self._game(append.game_id).append(append)

            yield append

    def find_command(self, game_id: str, actor: str, command_id: str, body: bytes) -> int | None:
        with self._lock:
            game = self._games.get(game_id)
            return game.find_command(actor, command_id, body) if game else None

    def records(self, game_id: str, after: int = 0, until: int | None = None) -> Iterator[StoredRecord]:
        with self._lock:
            game = self._games.get(game_id)
            kept = tuple(game.records[max(after, 0) : until]) if game else ()
        return iter(kept)

    def written_game(self, game_id: str) -> WrittenGame | None:
        with self._lock:
            game = self._games.get(game_id)
            return game.written_game if game else None

    def keep_written_game(self, game_id: str, written: WrittenGame) -> None:
        with self._lock:
            self._game(game_id).written_game = written

    def words(self, game_id: str) -> dict[str, str]:
        with self._lock:
            return {word.key: word.body for word in self._words(game_id) if word.body is not None}

    def word_owners(self, game_id: str) -> dict[str, str]:
        with self._lock:
            return {word.key: word.person_id for word in self._words(game_id)}

    def write_words(self, game_id: str, changes: Iterable[WordChange]) -> None:
        kept = tuple(changes)
        require_storable_words(kept)
        with self._lock:
            game = self._game(game_id)
            game.require_writable()
            game.write_words(kept)

    def former_words(self, game_id: str, v: int) -> tuple[WordChange, ...]:
        with self._lock:
            game = self._games.get(game_id)
            return game.former_words(v) if game else ()

    def purge_former_words(self, before: datetime) -> int:
        with self._lock:
            return sum(game.purge_former_words(before) for game in self._games.values())

    def edition(self, edition_hash: str) -> str | None:
        with self._lock:
            return self._editions.get(edition_hash)

    def keep_edition(self, edition_hash: str, text: str) -> None:
        with self._lock:
            if self._editions.setdefault(edition_hash, text) != text:
                raise StoreError("edition_differs", hash=edition_hash)

    def verify(self, game_id: str) -> tuple[Fault, ...]:
        with self._lock:
            return self._game(game_id).whole_record().faults

    def whole_record(self, game_id: str) -> WholeRecord:
        with self._lock:
            return self._game(game_id).whole_record()

    def log_access(self, entries: Iterable[AccessEntry]) -> None:
        AccessLog(self._doors).log(entries)

    def access_log(self, game_id: str, person_id: str) -> tuple[AccessEntry, ...]:
        return AccessLog(self._doors).of(game_id, person_id)

    def purge_access_log(self, before: datetime) -> int:
        return AccessLog(self._doors).purge(before)

    def erase(
        self,
        game_id: str,
        person_id: str,
        at: datetime | None = None,
        *,
        keys: Collection[str] = (),
        is_all: bool = True,
    ) -> None:
        line = Erasure(game_id=game_id, person_id=person_id, erased_at=to_millisecond(at or now()), is_all=is_all)
        with self._lock, self._doors.write() as connection:
            erasure.enter_ledger(connection, line)
            if game_id in self._games:
                self._games[game_id].erase(person_id, frozenset(keys), is_all)

    def erase_texts(self, game_id: str, people: Collection[str], at: datetime, keys: Collection[str]) -> None:
        with self._lock:
            for person_id in people:
                self.erase(game_id, person_id, at, keys=keys, is_all=False)

    def erasures(self) -> tuple[Erasure, ...]:
        with self._doors.read() as connection:
            return erasure.ledger(connection)

    def healthy(self) -> bool:
        return True

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()

    @property
    def _doors(self) -> Database:
        """Accounts, secrets and logs, in the same tables as elsewhere; made when first asked for."""
        with self._lock:
            if self._opened is None:
                self._opened = self._open_doors()
            return self._opened

    def _open_doors(self) -> Database:
        database = MemoryDatabase()
        with database.write() as connection:
            metadata.create_all(connection)
            for game in self._games.values():
                games.create_game(connection, game.born)
        return database

    def _game(self, game_id: str) -> MemoryGame:
        game = self._games.get(game_id)
        if game is None:
            raise NotFoundError(game_id=game_id)
        return game

    def _words(self, game_id: str) -> tuple[WordChange, ...]:
        game = self._games.get(game_id)
        return tuple(game.words.values()) if game else ()
