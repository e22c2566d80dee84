"""The record's rows: as they lie in the table, and what they say."""

from types import NoneType
from typing import Any

from sqlalchemy import Text, select, type_coerce

from teamwork.store.chain import StoredRow
from teamwork.store.errors import StoreDamagedError
from teamwork.store.moments import moment_of
from teamwork.store.tables import records
from teamwork.store.values import StoredRecord

ROWS = select(
    records.c.game_id,
    records.c.v,
    type_coerce(records.c.at, Text),
    records.c.actor,
    records.c.command_kind,
    records.c.command_id,
    records.c.events,
    records.c.schema_version,
    records.c.chain,
).order_by(records.c.v)
"""The columns of `StoredRow`, its link last, nothing read into them."""

_TYPES = frozenset((str, int, str, str, str, command_id, str, int, str) for command_id in (str, NoneType))
"""What a row consists of. SQLite keeps anything in any column, so a damaged file may give something else."""


def record_of(row: StoredRow) -> StoredRecord:
    """
    What the row says.

    :raises StoreDamagedError: when it says nothing that a record can hold.
    """
    if tuple(map(type, row)) not in _TYPES:
        raise StoreDamagedError()
    values: Any = row
    return StoredRecord(values[0], values[1], moment_of(values[2]), *values[3:])
