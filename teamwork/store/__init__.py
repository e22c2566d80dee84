"""The record: accepted commands in order, the words beside them, and who may come in."""

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from teamwork.store.access_log import AccessEntry
from teamwork.store.accounts import Account, Accounts, StaffRole
from teamwork.store.apart import wait_apart_by
from teamwork.store.bindings import Binding, Bindings
from teamwork.store.credentials import Credential, CredentialKind, Credentials, Minted
from teamwork.store.database import Database
from teamwork.store.errors import (
    CommandIdReusedError,
    GameExistsError,
    GameReadOnlyError,
    StoreDamagedError,
    StoreError,
    StoreUnavailableError,
    VersionConflictError,
)
from teamwork.store.exports_log import ExportEntry, ExportsLog
from teamwork.store.holder import Holder, secret_hash
from teamwork.store.memory import MemoryStore
from teamwork.store.migrate import migrate
from teamwork.store.record import Store
from teamwork.store.reminders import UNCONFIRMED, Reminder, Reminders
from teamwork.store.sessions import Opened, Session, SessionKind, Sessions
from teamwork.store.settings import Settings
from teamwork.store.sql_store import SqlStore
from teamwork.store.sqlite import SqliteDatabase
from teamwork.store.tries import Rate, Tries
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
)
from teamwork.words import WordChange

__all__ = [
    "UNCONFIRMED",
    "AccessEntry",
    "Account",
    "Accounts",
    "Append",
    "Appended",
    "Binding",
    "Bindings",
    "CommandIdReusedError",
    "Credential",
    "CredentialKind",
    "Credentials",
    "Erasure",
    "ExportEntry",
    "ExportsLog",
    "Fault",
    "GameExistsError",
    "GameReadOnlyError",
    "GameRow",
    "Holder",
    "MemoryStore",
    "Minted",
    "NewGame",
    "Opened",
    "Rate",
    "Reminder",
    "Reminders",
    "Session",
    "SessionKind",
    "Sessions",
    "Settings",
    "StaffRole",
    "Store",
    "StoreDamagedError",
    "StoreError",
    "StoreUnavailableError",
    "StoredRecord",
    "Tries",
    "VersionConflictError",
    "WholeRecord",
    "WordChange",
    "WrittenGame",
    "migrate",
    "open_database",
    "open_store",
    "secret_hash",
    "wait_apart_by",
]

MEMORY = "memory://"


def open_store(url: str) -> Store:
    """
    The store at ``url``, brought to the shape this program knows.

    ``memory://``, ``sqlite:///path`` or ``postgresql://…`` (``postgresql+psycopg://…`` too).

    :raises StoreError: ``store_address`` for an address that names none of these, ``store_unfit`` when the
        database cannot promise what the record promises, ``store_newer`` when a newer program changed it.
    """
    if url == MEMORY:
        return MemoryStore()
    database = open_database(url)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)


def open_database(url: str) -> Database:
    """The database at ``url`` as it is, not migrated."""
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError("store_address", problem="den kan ikke læses") from error
    match address.get_backend_name():
        case "sqlite":
            return SqliteDatabase(address)
        case "postgresql":
            # psycopg is loaded only where PostgreSQL is spoken
            from teamwork.store.postgres import PostgresDatabase

            return PostgresDatabase(address)
        case other:
            raise StoreError("store_address", problem=f"{other} kendes ikke")
