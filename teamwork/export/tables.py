"""A table on its way out: columns, rows of plain values, and what holds for the whole of it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from teamwork.export.columns import Column

Value: TypeAlias = str | int | float | bool | date | None
"""A share is a part of one; None is an empty cell."""

Row: TypeAlias = Mapping[str, Value]
"""Values by column id."""


class Table(NamedTuple):
    """One table; ``id`` names it in JSON, ``title`` on a sheet."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Export(NamedTuple):
    """Everything one export holds; the first table is the one a CSV file has."""

    profile: str
    lang: str
    title: str
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
