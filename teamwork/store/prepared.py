"""
Statements that come with every command, put to the driver as they are.

SQLAlchemy builds them and keeps connections and transactions; what it does besides at each execution was 80 of the
100 µs that it took to know who gives a command, and 30 of the 35 of each of the six statements that store one
(CPython 3.11), where a whole command takes some 1,500.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update
from sqlalchemy.exc import DBAPIError

from teamwork.store.moments import UtcText, moment_of, moment_text

Given: TypeAlias = Mapping[str, Any]
"""What a statement leaves open, by name."""


class AsRaised:
    """Within, what the driver raises comes as SQLAlchemy would raise it, without what was given."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        base = self._dialect.loaded_dbapi.Error
        if isinstance(error, base):
            raise DBAPIError.instance(None, None, error, base, hide_parameters=True, dialect=self._dialect) from error


class Prepared:
    """
    A statement built once, of texts, numbers, bytes and moments, and of nothing else.

    What goes wrong with it is raised as SQLAlchemy would raise it.
    """

    def __init__(self, statement: "Select[Any] | Insert | Update | Delete") -> None:
        self._statement = statement
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        self._answers = tuple((str(column.key), isinstance(column.type, UtcText)) for column in columns)
        self._said: dict[str, tuple[str, list[str] | None]] = {}
        """By the database's name: the words, and the names of what is given where the driver wants that by place."""

    def row_on(self, connection: Connection, given: Given) -> dict[str, Any] | None:
        """As `row`, in the connection's transaction."""
        return self.row(_driver_of(connection), connection.dialect, given)

    def row(self, driver: Any, dialect: Dialect, given: Given) -> dict[str, Any] | None:
        """The one row that the database answers, or the first, by column."""
        words, places = self._in(dialect)
        with AsRaised(dialect):
            row = driver.execute(words, _as_stored(given, places)).fetchone()
        if row is None:
            return None
        return {
            name: moment_of(value) if is_moment and value is not None else value
            for (name, is_moment), value in zip(self._answers, row, strict=True)
        }

    def rows_on(self, connection: Connection, given: Given) -> Iterator[tuple[Any, ...]]:
        """Every row as it is stored, in the connection's transaction."""
        words, places = self._in(connection.dialect)
        with AsRaised(connection.dialect):
            yield from _driver_of(connection).execute(words, _as_stored(given, places))

    def run_on(self, connection: Connection, given: Sequence[Given]) -> None:
        """It is done once for each that is given, in the connection's transaction."""
        words, places = self._in(connection.dialect)
        stored = [_as_stored(one, places) for one in given]
        driver = _driver_of(connection)
        with AsRaised(connection.dialect):
            if len(stored) == 1:
                driver.execute(words, stored[0])
            else:
                driver.cursor().executemany(words, stored)

    def _in(self, dialect: Dialect) -> tuple[str, list[str] | None]:
        said = self._said.get(dialect.name)
        if said is None:
            compiled = self._statement.compile(dialect=dialect)
            said = self._said[dialect.name] = str(compiled), compiled.positiontup
        return said


def _driver_of(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _as_stored(given: Given, places: list[str] | None) -> dict[str, Any] | list[Any]:
    stored = {name: moment_text(value) if isinstance(value, datetime) else value for name, value in given.items()}
    return stored if places is None else [stored[name] for name in places]
