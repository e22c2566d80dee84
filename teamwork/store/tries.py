"""
Tries at the door, counted for every process of a house: how many more, by one moment a key (the leaky bucket as GCRA).

A key's moment is when its allowance will be full again; every try moves it on. Keys are hashes: neither an address nor
a name lies here, and what is full again is gone.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from teamwork.store.database import Database
from teamwork.store.moments import to_millisecond
from teamwork.store.tables import tries

RACES_MOST = 20
"""Others who may try with the same key between a look and a try; more than that is a flood, and refused."""


_BEGIN: dict[str, ReturningInsert[Any]] = {
    "sqlite": sqlite.insert(tries).on_conflict_do_nothing().returning(tries.c.key),
    "postgresql": postgresql.insert(tries).on_conflict_do_nothing().returning(tries.c.key),
}


class Rate(NamedTuple):
    """So many at once, and then so many a second."""

    per_s: float
    burst: float


class Tries:
    """What has been tried of late."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def spend(self, key: str, rate: Rate, at: datetime) -> timedelta | None:
        """
        One more try with this key, or how long it has to wait; who is refused has spent nothing.

        Of any number of processes that ask together no more get one than the rate allows.
        """
        hashed, at = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest(), to_millisecond(at)
        for _ in range(RACES_MOST):
            with self._database.read() as connection:
                found = connection.execute(select(tries.c.full_at).where(tries.c.key == hashed)).scalar()
            full_at = max(found or at, at) + timedelta(seconds=1 / rate.per_s)
            beyond = full_at - at - timedelta(seconds=rate.burst / rate.per_s)
            if beyond > timedelta(0):
                return beyond
            if self._moved(hashed, found, full_at, at):
                return None
        return timedelta(seconds=1 / rate.per_s)

    def _moved(self, key: str, found: datetime | None, full_at: datetime, at: datetime) -> bool:
        """Whether the key's moment was still what was found, and is the new one now."""
        with self._database.write() as connection:
            if found is None:
                connection.execute(delete(tries).where(tries.c.full_at < at))
                row = {"key": key, "full_at": full_at}
                return connection.execute(_BEGIN[connection.dialect.name], row).first() is not None
            same = (tries.c.key == key) & (tries.c.full_at == found)
            return connection.execute(update(tries).where(same).values(full_at=full_at)).rowcount == 1
