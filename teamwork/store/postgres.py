"""PostgreSQL: the same record where several processes share it, one row lock a game."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, create_engine, text

from teamwork.store.database import ENGINE_OPTIONS, Database, translated_errors
from teamwork.store.errors import StoreError, StoreUnavailableError

CONNECTIONS = 5
EXTRA_CONNECTIONS = 10
LOCK_TIMEOUT_MS = 5000
CONNECT_TIMEOUT_S = 5
POLL_S = 0.05
TABLES_WITH_WORDS = ("words", "former_words")

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
        self._require(self.read, require_promises)

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A reading transaction that sees everything as it stood at one moment."""
        with translated_errors(), self.reader.connect() as connection:
            yield connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def clear_traces(self) -> None:
        """
        The tables that held words are rewritten without their dead rows.

        The server's own write-ahead log is beyond our reach: it is overwritten as it is recycled, and
        archived copies of it end with the backups' retention.

        :raises StoreUnavailableError: ``store_locked`` while an older transaction could still see the rows.
        """
        with translated_errors(), self.writer.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            _await_older_transactions(alone)
            for table in TABLES_WITH_WORDS:
                alone.exec_driver_sql(f"VACUUM (FULL) {table}")


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
