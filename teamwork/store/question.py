"""
Questions that come with every command, put to the driver as they are.

SQLAlchemy builds the statement and lends the connection; what it does besides at each execution was 80 of the 100 µs
that it took to know who gives a command (CPython 3.11), where a whole command takes some 2,000.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Dialect, Select

from teamwork.store.moments import UtcText, moment_of, moment_text


class Question:
    """A statement that one row answers, or none; of texts, numbers and moments, and of nothing else."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        self._answers = tuple((str(column.key), isinstance(column.type, UtcText)) for column in statement.selected_columns)
        self._said: dict[str, tuple[str, list[str] | None]] = {}
        """By the database's name: the words, and the names of what is given where the driver wants that by place."""

    def put(self, driver: Any, dialect: Dialect, given: Mapping[str, str | datetime]) -> dict[str, Any] | None:
        """What a connection of the driver's answers, by column."""
        words, places = self._in(dialect)
        stored = {name: moment_text(value) if isinstance(value, datetime) else value for name, value in given.items()}
        row = driver.execute(words, stored if places is None else [stored[name] for name in places]).fetchone()
        if row is None:
            return None
        return {
            name: moment_of(value) if is_moment and value is not None else value
            for (name, is_moment), value in zip(self._answers, row, strict=True)
        }

    def _in(self, dialect: Dialect) -> tuple[str, list[str] | None]:
        said = self._said.get(dialect.name)
        if said is None:
            compiled = self._statement.compile(dialect=dialect)
            said = self._said[dialect.name] = str(compiled), compiled.positiontup
        return said
