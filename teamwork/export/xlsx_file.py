"""
XLSX: strings stay strings, days are days, numbers are numbers; a chart where one helps.

The same record gives the same bytes: the time of making is the record's, not the clock's.
"""

import io
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter

from teamwork.export.columns import Column
from teamwork.export.csv_file import MANNERS
from teamwork.export.tables import Export, Table, Value
from teamwork.export.xlsx_charts import add_charts

PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
DAY_FORMS = {"da": "dd-mm-yyyy", "en": "yyyy-mm-dd"}
NOTES = {"da": "Læs først", "en": "Read first"}
COLUMNS = {"da": "Kolonner", "en": "Columns"}
HEADS = {"da": ("Ark", "Kolonne", "Id", "Indhold"), "en": ("Sheet", "Column", "Id", "Contents")}
WIDTHS = {"text": 18, "day": 13, "number": 12, "share": 12, "yes_no": 11}
WIDEST = 60


def xlsx_bytes(export: Export, made_at: datetime) -> bytes:
    """A workbook: what to read first, one sheet a table, what the columns hold, charts."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, PLAIN)
    book.set_properties({"title": export.title, "created": made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)})
    forms = _Forms(book, export.lang)
    _notes_sheet(book, export, forms)
    for table in export.tables:
        _table_sheet(book, table, export.lang, forms)
    add_charts(book, export, forms.head)
    _columns_sheet(book, export, forms)
    book.close()
    return file.getvalue()


class _Forms:
    """How cells look."""

    def __init__(self, book: Any, lang: str) -> None:
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": DAY_FORMS[lang], "align": "left"})
        self.share = book.add_format({"num_format": "0.0"})


def _notes_sheet(book: Any, export: Export, forms: _Forms) -> None:
    sheet = book.add_worksheet(NOTES[export.lang])
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, export.title, forms.title)
    for line, note in enumerate(export.notes, start=2):
        sheet.write_string(line, 0, note, forms.wrapped)


def _table_sheet(book: Any, table: Table, lang: str, forms: _Forms) -> None:
    sheet = book.add_worksheet(table.title)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.names[lang], forms.head)
        sheet.set_column(place, place, _width(table, column, lang))
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for line, row in enumerate(table.rows, start=1):
        for place, column in enumerate(table.columns):
            _write(sheet, (line, place), row.get(column.id), column, lang, forms)


def _width(table: Table, column: Column, lang: str) -> int:
    """Wide enough for the longest text of the column, within reason."""
    longest = max((len(value) for row in table.rows if isinstance(value := row.get(column.id), str)), default=0)
    return min(WIDEST, max(WIDTHS[column.kind], longest + 2, len(column.names[lang]) // 2 + 4))


def _write(sheet: Any, at: tuple[int, int], value: Value, column: Column, lang: str, forms: _Forms) -> None:
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
            sheet.write_string(*at, value, forms.wrapped if len(value) > WIDEST else None)


def _columns_sheet(book: Any, export: Export, forms: _Forms) -> None:
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
