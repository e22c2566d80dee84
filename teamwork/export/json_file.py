"""JSON for programs: the same tables with plain values; a number that is not told is null and says why."""

import json
from datetime import date
from typing import Any

from teamwork.export.columns import Column
from teamwork.export.tables import Export, Table, Value

FORM = "teamwork-export-1"
"""Changes only when a reader of the old form would misread the new."""


def json_bytes(export: Export) -> bytes:
    """The whole export as one object."""
    return (json.dumps(as_json(export), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def as_json(export: Export) -> dict[str, Any]:
    """``{"form", "profile", "lang", "title", "notes", "tables": {id: {"columns", "rows"}}}``."""
    return {
        "form": FORM,
        "profile": export.profile,
        "lang": export.lang,
        "title": export.title,
        "notes": list(export.notes),
        "tables": {table.id: _table(table, export.lang) for table in export.tables},
    }


def _table(table: Table, lang: str) -> dict[str, Any]:
    return {
        "title": table.title,
        "columns": [
            {"id": column.id, "kind": column.kind, "name": column.names[lang], "meaning": column.meaning[lang]}
            for column in table.columns
        ],
        "rows": [{column.id: _plain(row.get(column.id), column) for column in table.columns} for row in table.rows],
    }


def _plain(value: Value, column: Column) -> str | int | float | bool | None:
    match value:
        case date():
            return value.isoformat()
        case str() if column.kind in ("number", "share"):
            return None
        case float():
            return round(value, 4)
        case _:
            return value
