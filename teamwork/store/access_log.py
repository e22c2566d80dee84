"""Who saw what of whom: a line for each viewer, person, kind of data and day (decision 25)."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Insert, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from teamwork.frozen import Frozen
from teamwork.store.database import Database
from teamwork.store.moments import Moment
from teamwork.store.tables import access_log
from teamwork.store.values import StoredText


class AccessEntry(Frozen):
    """``viewer``, in a ``role``, was given a ``kind`` of the person's data; never the data."""

    game_id: StoredText
    person_id: StoredText
    viewer: StoredText
    role: StoredText
    kind: StoredText
    day: date
    at: Moment


_ROW = select(*(access_log.c[field] for field in AccessEntry.model_fields))
_WRITE: dict[str, Insert] = {
    "sqlite": sqlite.insert(access_log).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(access_log).on_conflict_do_nothing(),
}


class AccessLog:
    """Append-only until retention takes the oldest lines."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def log(self, entries: Iterable[AccessEntry]) -> None:
        """Each entry has its line; of several in one day the first stands."""
        rows = [entry.model_dump() for entry in entries]
        if rows:
            with self._database.write() as connection:
                connection.execute(_WRITE[connection.dialect.name], rows)

    def of(self, game_id: str, person_id: str) -> tuple[AccessEntry, ...]:
        """Who saw this person's data, oldest first."""
        asked = _ROW.where(access_log.c.game_id == game_id, access_log.c.person_id == person_id)
        with self._database.read() as connection:
            rows = connection.execute(asked).mappings().all()
        found = (AccessEntry(**row) for row in rows)
        return tuple(sorted(found, key=lambda entry: (entry.at, entry.viewer, entry.kind)))

    def purge(self, before: datetime) -> int:
        """Lines older than ``before`` are gone; answers how many."""
        with self._database.write() as connection:
            return connection.execute(delete(access_log).where(access_log.c.at < before)).rowcount
