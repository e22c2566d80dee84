"""
Rows as they lie in a workbook's file, made where they are counted: the one who writes only puts them below each other.

Millions of cells are too many to hand over one by one, and most of them stand there again and again.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from html import escape
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet
from xlsxwriter.xmlwriter import XMLwriter

from teamwork.export.columns import Column
from teamwork.export.csv_file import MANNERS
from teamwork.export.tables import Row, Value

WIDEST = 60
"""Signs from which on a text is broken into lines."""
LONGEST = 32_767
"""Signs that a cell can hold."""
HERE = "\0"
"""Stands where a row's number will be; in what a cell says it is written in other signs."""
DAY_ZERO = date(1899, 12, 30).toordinal()


class Styles(NamedTuple):
    """The numbers that a workbook gave to the ways its cells look."""

    wrapped: int
    day: int
    share: int


class ReadyRows(NamedTuple):
    """Some rows of a table, without their numbers."""

    rows: tuple[str, ...]
    longest: tuple[int, ...]
    """Signs in the longest text of each column."""


class _Cells:
    """The cells of one column; what stands there again is not made again."""

    def __init__(self, column: Column, letters: str, lang: str, styles: Styles) -> None:
        self._made_for = (column, letters, lang, styles)
        self._known: dict[tuple[type, Value], str] = {}

    def of(self, value: Value) -> str:
        """One cell. A yes is not the number 1, though Python holds them for the same."""
        key = (value.__class__, value)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _cell(value, *self._made_for)
        return found

    @property
    def longest(self) -> int:
        """Signs in the longest text."""
        return max((len(value) for _, value in self._known if isinstance(value, str)), default=0)


def ready(rows: Iterable[Row], columns: Sequence[Column], lang: str, styles: Styles) -> ReadyRows:
    """The rows of a table, each a piece of XML."""
    made_by = [(column.id, _Cells(column, xl_col_to_name(at), lang, styles)) for at, column in enumerate(columns)]
    made = tuple(
        f'<row r="{HERE}">{"".join([cells.of(row[id]) for id, cells in made_by if row.get(id) is not None])}</row>'
        for row in rows
    )
    return ReadyRows(made, tuple(cells.longest for _, cells in made_by))


def _cell(value: Value, column: Column, letters: str, lang: str, styles: Styles) -> str:
    match value:
        case None:
            return ""
        case bool():
            return _text(MANNERS[lang].yes_no[0 if value else 1], letters)
        case date():
            return _number(value.toordinal() - DAY_ZERO, letters, styles.day)
        case int() | float() if column.kind == "share":
            return _number(round(value * 100, 1), letters, styles.share)
        case int() | float():
            return _number(value, letters)
        case str():
            return _text(value, letters, styles.wrapped if len(value) > WIDEST else 0)


def _number(value: float, letters: str, style: int = 0) -> str:
    return f'<c r="{letters}{HERE}"{_styled(style)}><v>{value:.16G}</v></c>'


def _text(value: str, letters: str, style: int = 0) -> str:
    return f'<c r="{letters}{HERE}"{_styled(style)} t="inlineStr"><is>{_said(value[:LONGEST])}</is></c>'


@cache
def _styled(style: int) -> str:
    return f' s="{style}"' if style else ""


def _said(text: str) -> str:
    """Signs that XML cannot hold are written as Excel writes them."""
    space = ' xml:space="preserve"' if text.strip() != text else ""
    return f"<t{space}>{escape(XMLwriter._escape_control_characters(text), quote=False)}</t>"


class GrowingSheet(Worksheet):  # type: ignore[misc]
    """A sheet to which rows that are ready are added below what was written."""

    def add_ready(self, rows: Sequence[str], line: int) -> None:
        """The rows stand from ``line`` on, the first line of a sheet being 0; nothing else is written below."""
        file: Any = self.row_data_fh
        self._write_single_row(line)
        file.writelines(row.replace(HERE, str(number)) + "\n" for number, row in enumerate(rows, start=line + 1))
        self.dim_rowmax = line + len(rows) - 1
