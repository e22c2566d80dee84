"""PostgreSQL: the same record where several processes share it, one row lock a game."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date

from sqlalchemy import URL, Connection, create_engine, text

from teamwork.store.database import ENGINE_OPTIONS, Database, translated_errors
from teamwork.store.errors import StoreError, StoreUnavailableError

CONNECTIONS = 5
EXTRA_CONNECTIONS = 10
LOCK_TIMEOUT_MS = 5000
CONNECT_TIMEOUT_S = 5
POLL_S = 0.05
TABLES_WITH_WORDS = ("words", "former_words", "mail_reminders")
"""What is rewritten when somebody is forgotten: an address for reminders is theirs as their words are."""
AT_ONCE_MOST_BYTES = 8 * 1024 * 1024
"""Of all tables with words: so much is rewritten in some tenth of a second, in which nobody reads or writes a word."""
REWRITE_LOCK_MS = 200
"""Others queue behind who waits for a table; so long and no longer."""
QUIET_HOURS = range(2, 5)
QUIET_CLOCK = text("SELECT now() AT TIME ZONE 'Europe/Copenhagen'")
SIZE_OF_WORDS = text("SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(CAST(:names AS text[])) AS name")

_IS_WATCHED = text(
    "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid() AND age(backend_xmin) >= age(CAST(:now AS xid)))"
)

_SESSION = (
    "-c synchronous_commit=on "
    "-c timezone=UTC "
    "-c idle_in_transaction_session_timeout=60s "
    f"-c lock_timeout={LOCK_TIMEOUT_MS}ms"
)


class PostgresDatabase(Database):
    """A PostgreSQL database reached by psycopg 3."""

    is_shared = True

    def __init__(self, url: URL) -> None:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=CONNECTIONS,
            max_overflow=EXTRA_CONNECTIONS,
            pool_timeout=CONNECT_TIMEOUT_S,
            pool_pre_ping=True,
            isolation_level="READ COMMITTED",
            connect_args={"options": _SESSION, "connect_timeout": CONNECT_TIMEOUT_S},
            **ENGINE_OPTIONS,
        )
        super().__init__(engine, engine)
        self._has_traces = False
        self._night_cleared: date | None = None
        self._require(self.read, require_promises)

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A reading transaction that sees everything as it stood at one moment."""
        with translated_errors(), self.reader.connect() as connection:
            yield connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def clear_traces(self) -> None:
        """
        The tables that held words are rewritten without their dead rows; large ones in the next quiet hours.

        A plain vacuum would let go of the rows and leave their bytes in the page. Nobody reads a table that is being
        rewritten, so one that takes long waits for the night. The server's own write-ahead log is beyond our reach:
        it is overwritten as it is recycled, and archived copies of it end with the backups' retention.

        :raises StoreUnavailableError: ``store_locked`` while an older transaction could still see the rows, or somebody
            holds a table; `clear_log` tries again.
        """
        self._has_traces = True
        with translated_errors(), self.writer.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            night = _night(alone)
            if night is None and _size_of_words(alone) > AT_ONCE_MOST_BYTES:
                return
            _await_older_transactions(alone)
            _rewrite(alone)
            self._has_traces, self._night_cleared = False, night or self._night_cleared

    def note_traces(self) -> None:
        """They are cleared within a minute, as `clear_log` is called."""
        self._has_traces = True

    def clear_log(self) -> None:
        """What an erasure could not clear is cleared; once a night also what revised words and other processes left."""
        with suppress(StoreUnavailableError), translated_errors():
            with self.reader.connect() as connection:
                night = _night(connection)
            if self._has_traces or (night is not None and night != self._night_cleared):
                self.clear_traces()


def _night(connection: Connection) -> date | None:
    """The day whose quiet hours these are."""
    now = connection.execute(QUIET_CLOCK).scalar_one()
    return now.date() if now.hour in QUIET_HOURS else None


def _size_of_words(connection: Connection) -> int:
    return int(connection.execute(SIZE_OF_WORDS, {"names": list(TABLES_WITH_WORDS)}).scalar_one())


def _rewrite(connection: Connection) -> None:
    connection.exec_driver_sql(f"SET lock_timeout = {REWRITE_LOCK_MS}")
    try:
        for table in TABLES_WITH_WORDS:
            connection.exec_driver_sql(f"VACUUM (FULL) {table}")
    finally:
        connection.exec_driver_sql("RESET lock_timeout")


def _await_older_transactions(connection: Connection) -> None:
    """A rewritten table keeps the dead rows that some transaction may yet look at: wait for those to end."""
    now = connection.execute(text("SELECT pg_current_xact_id()::xid::text")).scalar_one()
    give_up_at = time.monotonic() + LOCK_TIMEOUT_MS / 1000
    while connection.execute(_IS_WATCHED, {"now": now}).scalar_one():
        if time.monotonic() > give_up_at:
            raise StoreUnavailableError("store_locked")
        time.sleep(POLL_S)


def require_promises(connection: Connection) -> None:
    """:raises StoreError: ``store_unfit`` when a commit would answer too early or Danish would not fit."""
    for setting, wanted in {
        "synchronous_commit": "on",
        "server_encoding": "UTF8",
        "full_page_writes": "on",
    }.items():
        found = connection.exec_driver_sql(f"SHOW {setting}").scalar_one()
        if found != wanted:
            raise StoreError("store_unfit", setting=setting, found=found, wanted=wanted)
