"""What the house has been told about itself: one text a key."""

from sqlalchemy import delete, insert, select

from teamwork.store.database import Database
from teamwork.store.tables import settings


class Settings:
    """Texts by key, such as who signed the promise on the first screen."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """The text under ``key``."""
        return self.all().get(key)

    def all(self) -> dict[str, str]:
        """Every setting."""
        with self._database.read() as connection:
            rows = connection.execute(select(settings.c.key, settings.c.value))
            return {key: value for key, value in rows}

    def set(self, key: str, value: str | None) -> None:
        """``key`` holds ``value``, or is gone."""
        with self._database.write() as connection:
            connection.execute(delete(settings).where(settings.c.key == key))
            if value is not None:
                connection.execute(insert(settings), {"key": key, "value": value})
