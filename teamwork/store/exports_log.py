"""What left the house: every export, by whom, of which game, with which profile."""

from sqlalchemy import insert, select

from teamwork.frozen import Frozen
from teamwork.store.database import Database
from teamwork.store.moments import Moment
from teamwork.store.tables import exports_log
from teamwork.store.values import StoredText


class ExportEntry(Frozen):
    """``who`` took ``what`` (a format) of a game, with a ``profile``."""

    game_id: StoredText
    who: StoredText
    what: StoredText
    profile: StoredText
    at: Moment


_ROW = select(*(exports_log.c[field] for field in ExportEntry.model_fields))


class ExportsLog:
    """Append-only; outlives the games it speaks of."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def log(self, entry: ExportEntry) -> None:
        """The export has its line."""
        with self._database.write() as connection:
            connection.execute(insert(exports_log), entry.model_dump())

    def of(self, game_id: str) -> tuple[ExportEntry, ...]:
        """The game's exports in order."""
        asked = _ROW.where(exports_log.c.game_id == game_id).order_by(exports_log.c.export_id)
        with self._database.read() as connection:
            return tuple(ExportEntry(**row) for row in connection.execute(asked).mappings())
