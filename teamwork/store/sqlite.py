"""SQLite as a promise: one writing connection, flushed before it answers, and nothing deleted that stays."""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, StaticPool, create_engine, event

from teamwork.store.apart import apart
from teamwork.store.database import ENGINE_OPTIONS, Database, translated_errors
from teamwork.store.errors import StoreError, StoreUnavailableError

BUSY_TIMEOUT_MS = 5000
"""How long another program may hold what is needed here."""
LOG_LIMIT_BYTES = 16 * 1024 * 1024
READING_CONNECTIONS = 4
POLL_S = 0.02
POLL_LEAST_S = 0.001
WITHOUT_BEGIN = "teamwork_without_begin"

PROMISES: Mapping[str, tuple[str, object]] = {
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "secure_delete": ("ON", 1),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "journal_size_limit": (str(LOG_LIMIT_BYTES), LOG_LIMIT_BYTES),
}
"""Each pragma: what is asked for, and what must be read back."""


def _text_of(stored: bytes) -> str:
    """A damaged text reads as "�" instead of stopping whoever lists the games; the chain still tells."""
    return stored.decode("utf-8", "replace")


class SqliteDatabase(Database):
    """A database file of our own, written by one connection, which also checkpoints."""

    def __init__(self, url: URL) -> None:
        _prepare_file(url)
        writer = _engine(url, connections=1, is_reading=False)
        reader = _engine(url, connections=READING_CONNECTIONS, is_reading=True)
        super().__init__(writer, reader, writing_gate=threading.Lock())
        self._require(self._outside_transaction, require_promises)

    def clear_traces(self) -> None:
        """
        The write-ahead log is emptied into the file, where deleted bytes are overwritten.

        :raises StoreUnavailableError: ``store_locked`` while a reader holds on to the log.
        """
        with self._outside_transaction() as connection:
            driver: Any = connection.connection.driver_connection
            for _ in _while_there_is_time():
                if _is_log_empty(driver):
                    return
        raise StoreUnavailableError("store_locked")

    def clear_log(self) -> None:
        """The same, or the next time if a reader holds on to the log."""
        with suppress(StoreUnavailableError):
            self.clear_traces()

    def note_traces(self) -> None:
        """They are cleared at once, unless a reader holds on to the log."""
        self.clear_log()

    @contextmanager
    def _outside_transaction(self) -> Iterator[Connection]:
        """The writing connection for pragmas, some of which a transaction would forbid."""
        with translated_errors(), self._writing_gate, self.writer.connect() as connection:
            yield connection.execution_options(**{WITHOUT_BEGIN: True})


class PatientConnection(sqlite3.Connection):
    """A connection whose commits wait for the disk apart from everything else."""

    def commit(self) -> None:
        """What was written is on the disk."""
        apart(super().commit)


class MemoryDatabase(Database):
    """A database that is gone with its process: one connection, one at a time."""

    def __init__(self) -> None:
        engine = create_engine(
            "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}, **ENGINE_OPTIONS
        )
        event.listen(engine, "connect", _keep_foreign_keys)
        gate = threading.RLock()
        super().__init__(engine, engine, writing_gate=gate, reading_gate=gate)


def require_promises(connection: Connection) -> None:
    """:raises StoreError: ``store_unfit`` names the pragma that SQLite did not take."""
    for pragma, (wanted, answer) in PROMISES.items():
        found = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
        if found != answer:
            raise StoreError("store_unfit", setting=pragma, found=str(found), wanted=wanted)


def _engine(url: URL, connections: int, is_reading: bool) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=BUSY_TIMEOUT_MS / 1000,
        connect_args={
            "check_same_thread": False,
            "timeout": BUSY_TIMEOUT_MS / 1000,
            "factory": sqlite3.Connection if is_reading else PatientConnection,
        },
        **ENGINE_OPTIONS,
    )
    event.listen(engine, "connect", _open_reading if is_reading else _open)
    if not is_reading:
        # SQLite's own waiting would hold up the whole process; `_begin_immediately` waits as everybody here waits
        event.listen(engine, "connect", lambda driver, _: driver.execute("PRAGMA busy_timeout=0").close())
    event.listen(engine, "begin", _begin_reading if is_reading else _begin_immediately)
    return engine


def _open(driver: Any, _record: object) -> None:
    # the driver's own transactions would begin deferred, and deadlock when they come to write
    driver.isolation_level = None
    driver.text_factory = _text_of
    for pragma, (wanted, _) in PROMISES.items():
        _insist(driver, f"PRAGMA {pragma}={wanted}")


def _insist(driver: Any, pragma: str) -> None:
    """Of several programs that turn a new file to WAL at once, SQLite lets all but one fail without waiting."""
    _wait_for_turn(lambda: driver.execute(pragma).close())


def _wait_for_turn(act: Callable[[], object]) -> None:
    """It is done as soon as no other program holds the database, or fails as it does when that takes too long."""
    for is_last in _while_there_is_time():
        try:
            act()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or is_last:
                raise


def _while_there_is_time() -> Iterator[bool]:
    """A turn at once and then every few milliseconds, until patience ends; each says whether it is the last."""
    give_up_at, pause_s = time.monotonic() + BUSY_TIMEOUT_MS / 1000, POLL_LEAST_S
    while time.monotonic() < give_up_at:
        yield False
        time.sleep(pause_s)
        pause_s = min(pause_s * 2, POLL_S)
    yield True


def _is_log_empty(driver: Any) -> bool:
    """Whether the log could be emptied into the file: not while a reader holds on to it."""
    found: list[Any] = []
    apart(lambda: found.append(driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()))
    return not found[0][0]


def _open_reading(driver: Any, record: object) -> None:
    _open(driver, record)
    # two connections that checkpoint can destroy the log of an SQLite older than 3.51.3
    driver.execute("PRAGMA wal_autocheckpoint=0").close()
    driver.execute("PRAGMA query_only=ON").close()


def _begin_immediately(connection: Connection) -> None:
    if not connection.get_execution_options().get(WITHOUT_BEGIN):
        driver: Any = connection.connection.driver_connection
        _wait_for_turn(lambda: driver.execute("BEGIN IMMEDIATE").close())


def _begin_reading(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute("BEGIN").close()


def _keep_foreign_keys(driver: Any, _record: object) -> None:
    driver.execute("PRAGMA foreign_keys=ON").close()


def _prepare_file(url: URL) -> None:
    """A new file is its owner's alone, and its name is on the disk before anything is promised about it."""
    if not url.database or url.database == ":memory:":
        raise StoreError("store_address", problem="en SQLite-database skal have et filnavn (sqlite:///sti)")
    path = Path(url.database)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        _flush_folder(path.parent)
    except OSError as error:
        raise StoreError("store_address", problem=f"{path}: {error.strerror}") from error


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # elsewhere a folder cannot be opened, and needs no flush
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
