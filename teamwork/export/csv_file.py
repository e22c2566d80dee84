"""
CSV for Danish Excel, by a double-click: mark, semicolons, decimal commas, ``dd-mm-åååå``; in English plain.

CSV has no types, so a text that a spreadsheet would take for a formula, a number, a day, an hour or a yes gets an
apostrophe before it (`teamwork.export.taken`). Real numbers and days stand bare, so that they open as what they are.
"""

import csv
import io
from datetime import date
from typing import NamedTuple

from teamwork.export.columns import Column
from teamwork.export.tables import Export, Value
from teamwork.export.taken import harmless


class _Manner(NamedTuple):
    mark: bytes
    separator: str
    decimal: str
    day: str
    yes_no: tuple[str, str]


MANNERS = {
    "da": _Manner(b"\xef\xbb\xbf", ";", ",", "%d-%m-%Y", ("ja", "nej")),
    "en": _Manner(b"", ",", ".", "%Y-%m-%d", ("yes", "no")),
}


def csv_bytes(export: Export) -> bytes:
    """The first table of an export."""
    manner, table = MANNERS[export.lang], export.tables[0]
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=manner.separator, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow([harmless(column.names[export.lang]) for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(row.get(column.id), column, manner) for column in table.columns])
    return manner.mark + lines.getvalue().encode("utf-8")


def _cell(value: Value, column: Column, manner: _Manner) -> str:
    match value:
        case None:
            return ""
        case bool():
            return manner.yes_no[0] if value else manner.yes_no[1]
        case date():
            return value.strftime(manner.day)
        case int() | float() if column.kind == "share":
            return f"{value * 100:.1f}".replace(".", manner.decimal)
        case int() | float():
            return str(value).replace(".", manner.decimal)
        case str():
            return harmless(value)
