"""Bringing a database to the shape this program knows, once, whoever comes first."""

from sqlalchemy import Connection, inspect, text

from teamwork.store.database import Database
from teamwork.store.errors import StoreError

HEAD = "0007"
"""The newest revision under ``migrations/versions``."""

_ADVISORY_KEY = 0x7465616D  # "team": one key for all programs that may migrate this database


def migrate(database: Database) -> None:
    """
    The database has the tables of ``HEAD``; what lay in it has been carried over.

    One transaction under a lock: of two programs that start at once the second finds the work done.

    :raises StoreError: ``store_newer`` for a database that a newer program has changed.
    """
    with database.write() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_KEY})
        found = revision(connection)
        if found != HEAD:
            _upgrade(connection, found)


def revision(connection: Connection) -> str | None:
    """The revision a database stands at; nothing for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, found: str | None) -> None:
    # Alembic costs a tenth of a second to import: only who needs it pays
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "teamwork.store:migrations")
    config.attributes["connection"] = connection
    try:
        if found is not None:
            ScriptDirectory.from_config(config).get_revision(found)
    except CommandError as error:
        raise StoreError("store_newer", revision=found) from error
    command.upgrade(config, "head")
