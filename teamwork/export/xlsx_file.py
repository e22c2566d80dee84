"""
XLSX: strings stay strings, days are days, numbers are numbers; a chart where one helps.

The same record gives the same bytes: the time of making is the record's, not the clock's.
"""

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter

from teamwork.export.columns import Column
from teamwork.export.csv_file import MANNERS
from teamwork.export.ready_rows import WIDEST, GrowingSheet, ReadyRows, Styles
from teamwork.export.tables import Export, Row, Table, Value
from teamwork.export.xlsx_charts import add_charts

PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
DAY_FORMS = {"da": "dd-mm-yyyy", "en": "yyyy-mm-dd"}
NOTES = {"da": "Læs først", "en": "Read first"}
COLUMNS = {"da": "Kolonner", "en": "Columns"}
HEADS = {"da": ("Ark", "Kolonne", "Id", "Indhold"), "en": ("Sheet", "Column", "Id", "Contents")}
WIDTHS = {"text": 18, "day": 13, "number": 12, "share": 12, "yes_no": 11}


def xlsx_bytes(export: Export, made_at: datetime) -> bytes:
    """A workbook: what to read first, one sheet a table, what the columns hold, charts."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, PLAIN)
    set_properties(book, export.title, made_at)
    forms = Forms(book, export.lang)
    write_notes(add_notes(book, export.lang), export, forms)
    for table in export.tables:
        sheet = TableSheet(book, table, export.lang, forms)
        sheet.append(table.rows)
        sheet.finish()
    add_charts(book, export, forms.head)
    columns_sheet(book, export, forms)
    book.close()
    return file.getvalue()


def set_properties(book: Any, title: str, made_at: datetime) -> None:
    """The record's own time, so that the same record gives the same bytes."""
    book.set_properties({"title": title, "created": made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)})


class Forms:
    """How cells look."""

    def __init__(self, book: Any, lang: str) -> None:
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": DAY_FORMS[lang], "align": "left"})
        self.share = book.add_format({"num_format": "0.0"})

    @property
    def styles(self) -> Styles:
        """Their numbers in this workbook."""
        return Styles(self.wrapped._get_xf_index(), self.day._get_xf_index(), self.share._get_xf_index())


def add_notes(book: Any, lang: str) -> Any:
    """The sheet to be read first."""
    return book.add_worksheet(NOTES[lang])


def write_notes(sheet: Any, export: Export, forms: Forms) -> None:
    """What must be read beside the figures."""
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, export.title, forms.title)
    for line, note in enumerate(export.notes, start=2):
        sheet.write_string(line, 0, note, forms.wrapped)


class TableSheet:
    """A sheet of one table; rows may come a game at a time."""

    def __init__(self, book: Any, table: Table, lang: str, forms: Forms) -> None:
        self._sheet = book.add_worksheet(table.title, GrowingSheet)
        self._columns, self._lang, self._forms = table.columns, lang, forms
        self._line = 0
        self._longest = dict.fromkeys((column.id for column in table.columns), 0)
        for place, column in enumerate(table.columns):
            self._sheet.write_string(0, place, column.names[lang], forms.head)
        self._sheet.freeze_panes(1, 0)

    def append(self, rows: Iterable[Row]) -> None:
        """More rows, below those that stand there."""
        for row in rows:
            self._line += 1
            for place, column in enumerate(self._columns):
                value = row.get(column.id)
                if isinstance(value, str) and len(value) > self._longest[column.id]:
                    self._longest[column.id] = len(value)
                _write(self._sheet, (self._line, place), value, column, self._lang, self._forms)

    def append_ready(self, found: ReadyRows) -> None:
        """The same for rows that are ready; after them nothing else is added."""
        self._sheet.add_ready(found.rows, self._line + 1)
        self._line += len(found.rows)
        for column, longest in zip(self._columns, found.longest, strict=True):
            self._longest[column.id] = max(self._longest[column.id], longest)

    def finish(self) -> None:
        """Columns are wide enough for the longest text, within reason, and can be filtered."""
        for place, column in enumerate(self._columns):
            head = len(column.names[self._lang]) // 2 + 4
            width = min(WIDEST, max(WIDTHS[column.kind], self._longest[column.id] + 2, head))
            self._sheet.set_column(place, place, width)
        if self._line:
            self._sheet.autofilter(0, 0, self._line, len(self._columns) - 1)


def _write(sheet: Any, at: tuple[int, int], value: Value, column: Column, lang: str, forms: Forms) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_string(*at, MANNERS[lang].yes_no[0 if value else 1])
        case date():
            sheet.write_datetime(*at, datetime(value.year, value.month, value.day), forms.day)
        case int() | float() if column.kind == "share":
            sheet.write_number(*at, round(value * 100, 1), forms.share)
        case int() | float():
            sheet.write_number(*at, value)
        case str():
            sheet.write_string(*at, _as_written(value), forms.wrapped if len(value) > WIDEST else None)


def _as_written(text: str) -> str:
    """The library takes a text between these two for markup of its own, and the file could not be opened."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def columns_sheet(book: Any, export: Export, forms: Forms) -> None:
    """What every column holds."""
    sheet = book.add_worksheet(COLUMNS[export.lang])
    for place, (head, width) in enumerate(zip(HEADS[export.lang], (24, 28, 22, 70), strict=True)):
        sheet.write_string(0, place, head, forms.head)
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    lines = [(table.title, column) for table in export.tables for column in table.columns]
    for line, (title, column) in enumerate(lines, start=1):
        texts = (title, column.names[export.lang], column.id, column.meaning[export.lang])
        for place, text in enumerate(texts):
            sheet.write_string(line, place, text, forms.wrapped)
