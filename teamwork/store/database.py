"""Transactions: how the record reaches its database, and what it says when the database does not answer."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy import exc as sql_errors

from teamwork.errors import NotFoundError, TeamworkError
from teamwork.store.errors import StoreDamagedError, StoreUnavailableError
from teamwork.store.prepared import AsRaised, Given, Prepared

ENGINE_OPTIONS: dict[str, Any] = {"hide_parameters": True}
"""An error message never carries what anybody wrote."""


class Database:
    """One database with its writing and its reading connections."""

    is_shared = False
    """Whether several processes may serve games from it at the same time."""

    def __init__(
        self,
        writer: Engine,
        reader: Engine,
        writing_gate: AbstractContextManager[object] | None = None,
        reading_gate: AbstractContextManager[object] | None = None,
    ) -> None:
        self.writer = writer
        self.reader = reader
        self._writing_gate = writing_gate or nullcontext()
        self._reading_gate = reading_gate or nullcontext()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """
        One writing transaction: all of it becomes true, or nothing.

        :raises StoreUnavailableError: when the disk is full or the database locked or out of reach.
        :raises StoreDamagedError: when what lies there cannot be read.
        """
        with translated_errors(), self._writing_gate, self.writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One reading transaction; keep it short, for an open reader holds the log's clearing back."""
        with translated_errors(), self._reading_gate, self.reader.connect() as connection:
            yield connection

    def ask(self, question: Prepared, given: Given) -> dict[str, Any] | None:
        """The row that answers, by column, in a reading transaction of its own; raises as `read` does."""
        with translated_errors(), self._reading_gate:
            with AsRaised(self.reader.dialect):
                lent = self.reader.raw_connection()
            try:
                return question.row(lent.driver_connection, self.reader.dialect, given)
            except sql_errors.DBAPIError as error:
                lent.invalidate(error)
                raise
            finally:
                lent.close()

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A reading transaction that sees everything as it stood at one moment."""
        with self.read() as connection:
            yield connection

    def clear_traces(self) -> None:
        """Nothing deleted is left in the database's own files as far as the database can see to it."""

    def note_traces(self) -> None:
        """Something was deleted whose bytes are to be cleared soon; whoever deleted it does not wait for that."""

    def clear_log(self) -> None:
        """As much of that as may be done every minute."""

    def _require(
        self,
        connect: Callable[[], AbstractContextManager[Connection]],
        promise: Callable[[Connection], None],
    ) -> None:
        """The database keeps the promise, or it is closed again."""
        try:
            with connect() as connection:
                promise(connection)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """The connections are closed."""
        self.writer.dispose()
        self.reader.dispose()


@contextmanager
def translated_errors() -> Iterator[None]:
    """The database's own errors become the record's, with a sentence each."""
    try:
        yield
    except sql_errors.TimeoutError as error:
        raise StoreUnavailableError("store_locked") from error
    except sql_errors.DBAPIError as error:
        translation = _translation(error)
        if translation is None:
            raise
        raise translation from error
    except sqlite3.Error as error:
        # raised while a connection is made ready, where SQLAlchemy does not wrap it
        raise _sqlite_translation(getattr(error, "sqlite_errorname", "")) or error from error
    except UnicodeDecodeError:
        raise StoreDamagedError() from None


def _translation(error: sql_errors.DBAPIError) -> TeamworkError | None:
    """The record's error for a database's, or nothing for a fault of our own."""
    sqlite_name = getattr(error.orig, "sqlite_errorname", None)
    if sqlite_name is not None:
        return _sqlite_translation(sqlite_name)
    sqlstate = getattr(error.orig, "sqlstate", None)
    if sqlstate is not None:
        return _postgres_translation(sqlstate)
    return StoreUnavailableError("store_unreachable") if _is_lost(error) else None


def _is_lost(error: sql_errors.DBAPIError) -> bool:
    return error.connection_invalidated or isinstance(error, sql_errors.OperationalError)


def _sqlite_translation(name: str) -> TeamworkError | None:
    if name == "SQLITE_CONSTRAINT_FOREIGNKEY":
        return NotFoundError()
    if name in {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"}:
        return StoreUnavailableError("store_full")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreUnavailableError("store_locked")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreDamagedError()
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return StoreUnavailableError("store_unreachable")
    return None


def _postgres_translation(sqlstate: str) -> TeamworkError | None:
    if sqlstate == "23503":
        return NotFoundError()
    match sqlstate[:2]:
        case "53":
            is_full = sqlstate == "53100"
            return StoreUnavailableError("store_full" if is_full else "store_unreachable")
        case "40" | "55":
            return StoreUnavailableError("store_locked")
        case "08" | "57" | "58" | "28" | "3D":
            return StoreUnavailableError("store_unreachable")
        case "XX":
            return StoreDamagedError()
        case _:
            return None
