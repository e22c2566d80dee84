"""The record in SQLite or PostgreSQL."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.exc import SQLAlchemyError

from teamwork.store import append as appending
from teamwork.store import erasure, games, verify, words, written_games
from teamwork.store.access_log import AccessEntry, AccessLog
from teamwork.store.accounts import Accounts
from teamwork.store.credentials import Credentials
from teamwork.store.database import Database
from teamwork.store.errors import StoreDamagedError, StoreError, StoreUnavailableError
from teamwork.store.exports_log import ExportsLog
from teamwork.store.moments import now
from teamwork.store.reminders import Reminders
from teamwork.store.rows import ROWS, record_of
from teamwork.store.sessions import Sessions
from teamwork.store.settings import Settings
from teamwork.store.tables import editions, records
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

BATCH = 1000


class SqlStore:
    """A store over one database; see ``Store`` for what each method promises."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._access_log = AccessLog(database)
        self.accounts = Accounts(database)
        self.credentials = Credentials(database)
        self.sessions = Sessions(database)
        self.reminders = Reminders(database)
        self.exports = ExportsLog(database)
        self.settings = Settings(database)

    @property
    def is_shared(self) -> bool:
        return self._database.is_shared

    def create_game(self, game: NewGame) -> None:
        with self._database.write() as connection:
            games.create_game(connection, game)

    def games(self) -> tuple[GameRow, ...]:
        with self._database.read() as connection:
            return games.all_games(connection)

    def game(self, game_id: str) -> GameRow:
        with self._database.read() as connection:
            return games.one_game(connection, game_id)

    def heads(self) -> dict[str, int]:
        with self._database.read() as connection:
            return games.heads(connection)

    def set_read_only(self, game_id: str, reason: str | None) -> None:
        with self._database.write() as connection:
            games.set_read_only(connection, game_id, reason)

    def close_game(self, game_id: str, at: datetime) -> None:
        with self._database.write() as connection:
            games.close_game(connection, game_id, at)

    def delete_game(self, game_id: str) -> None:
        with self._database.write() as connection:
            games.delete_game(connection, game_id)
        self._clear_traces()

    def append(self, append: Append) -> Appended:
        require_storable_words(append.words)
        try:
            with self._database.write() as connection:
                return appending.append_new(connection, (append,))[0]
        except appending.NotTogetherError:  # it may have been accepted before, which is rarely worth asking first
            with self._database.write() as connection:
                return appending.append_record(connection, append)

    def append_all(self, appends: Sequence[Append]) -> tuple[Appended, ...]:
        for append in appends:
            require_storable_words(append.words)
        try:
            with self._database.write() as connection:
                return appending.append_new(connection, appends)
        except appending.NotTogetherError:
            with self._database.write() as connection:
                return tuple(appending.append_next(connection, append) for append in appends)

    @contextmanager
    def alone_with(self, game_id: str) -> Iterator[Callable[[Append], Appended]]:
        with self._database.write() as connection:

            def append(append: Append) -> Appended:
                require_storable_words(append.words)
                return appending.append_record(connection, append)

            games.locked_game(connection, game_id)
            yield append

    def find_command(self, game_id: str, actor: str, command_id: str, body: bytes) -> int | None:
        with self._database.read() as connection:
            return appending.find_command(connection, game_id, actor, command_id, body)

    def records(self, game_id: str, after: int = 0, until: int | None = None) -> Iterator[StoredRecord]:
        # each batch is a short reading transaction, so that a slow reader holds nobody back
        batch = self._batch(game_id, after, until)
        while batch:
            yield from batch
            batch = self._batch(game_id, batch[-1].v, until) if len(batch) == BATCH else ()

    def written_game(self, game_id: str) -> WrittenGame | None:
        with self._database.read() as connection:
            return written_games.written_game_of(connection, game_id)

    def keep_written_game(self, game_id: str, written: WrittenGame) -> None:
        with self._database.write() as connection:
            written_games.keep_written_game(connection, game_id, written)

    def words(self, game_id: str) -> dict[str, str]:
        with self._database.read() as connection:
            return words.words_of(connection, game_id)

    def word_owners(self, game_id: str) -> dict[str, str]:
        with self._database.read() as connection:
            return words.word_owners(connection, game_id)

    def write_words(self, game_id: str, changes: Iterable[WordChange]) -> None:
        kept = tuple(changes)
        require_storable_words(kept)
        with self._database.write() as connection:
            games.require_writable(games.locked_game(connection, game_id).read_only_reason)
            words.write_words(connection, game_id, kept)

    def former_words(self, game_id: str, v: int) -> tuple[WordChange, ...]:
        with self._database.read() as connection:
            return words.former_words_of(connection, game_id, v)

    def purge_former_words(self, before: datetime) -> int:
        with self._database.write() as connection:
            purged = words.purge_former_words(connection, before)
        self._database.clear_log()
        return purged

    def edition(self, edition_hash: str) -> str | None:
        with self._database.read() as connection:
            return connection.execute(select(editions.c.text).where(editions.c.hash == edition_hash)).scalar()

    def keep_edition(self, edition_hash: str, text: str) -> None:
        with self._database.write() as connection:
            asked = select(editions.c.text).where(editions.c.hash == edition_hash)
            kept = connection.execute(asked).scalar()
            if kept is None:
                connection.execute(insert(editions), {"hash": edition_hash, "text": text})
            elif kept != text:
                raise StoreError("edition_differs", hash=edition_hash)

    def verify(self, game_id: str) -> tuple[Fault, ...]:
        return self.whole_record(game_id).faults

    def whole_record(self, game_id: str) -> WholeRecord:
        walk = verify.Walk(game_id)
        try:
            with self._database.snapshot() as connection:
                verify.walk_along(walk, connection)
        except StoreDamagedError:
            walk.note("unreadable", None)
        return walk.whole

    def log_access(self, entries: Iterable[AccessEntry]) -> None:
        self._access_log.log(entries)

    def access_log(self, game_id: str, person_id: str) -> tuple[AccessEntry, ...]:
        return self._access_log.of(game_id, person_id)

    def purge_access_log(self, before: datetime) -> int:
        return self._access_log.purge(before)

    def erase(
        self,
        game_id: str,
        person_id: str,
        at: datetime | None = None,
        *,
        keys: Collection[str] = (),
        is_all: bool = True,
    ) -> None:
        line = Erasure(game_id=game_id, person_id=person_id, erased_at=at or now(), is_all=is_all)
        with self._database.write() as connection:
            erasure.erase_person(connection, line, keys)
        self._clear_traces()

    def erase_texts(self, game_id: str, people: Collection[str], at: datetime, keys: Collection[str]) -> None:
        with self._database.write() as connection:
            for person_id in people:
                line = Erasure(game_id=game_id, person_id=person_id, erased_at=at, is_all=False)
                erasure.erase_person(connection, line, keys)
                keys = ()  # gone with the first
        self._clear_traces()

    def erasures(self) -> tuple[Erasure, ...]:
        with self._database.read() as connection:
            return erasure.ledger(connection)

    def healthy(self) -> bool:
        try:
            with self._database.read() as connection:
                connection.execute(select(editions.c.hash).limit(1)).first()
        except (StoreError, SQLAlchemyError):
            return False
        return True

    def close(self) -> None:
        self._database.close()

    def _batch(self, game_id: str, after: int, until: int | None) -> tuple[StoredRecord, ...]:
        asked = ROWS.where(records.c.game_id == game_id, records.c.v > after).limit(BATCH)
        if until is not None:
            asked = asked.where(records.c.v <= until)
        with self._database.read() as connection:
            return tuple(record_of(row) for row in connection.execute(asked))

    def _clear_traces(self) -> None:
        try:
            self._database.clear_traces()
        except StoreUnavailableError as error:
            raise StoreUnavailableError("erasure_unfinished") from error
