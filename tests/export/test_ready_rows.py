"""Rows that are made where they are counted are the rows that the library would have written cell by cell."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook

from teamwork.export.columns import Column
from teamwork.export.many import ROW_BY_ROW
from teamwork.export.ready_rows import ready
from teamwork.export.tables import Row, Table
from teamwork.export.xlsx_file import Forms, TableSheet

KINDS: Any = {"navn": "text", "dag": "day", "tal": "number", "andel": "share", "ja": "yes_no"}
COLUMNS = tuple(
    Column(id=id, kind=kind, names={"da": id, "en": id}, meaning={"da": id, "en": id}) for id, kind in KINDS.items()
)
TEXTS = (
    "Åse Ærø", "=1+1", "a<b>&\"'", " foran", "bag ", "to\nlinjer", "\tskridt", "_x0041_", "\x01\x1f", "\0", "\ufffe",
    "", "en lang tekst " * 6, "0045", "1-2", "😀", "\u202eomvendt",
)  # fmt: skip
SAME: Row = {"dag": date(2026, 2, 3), "tal": 1, "andel": 0.589, "ja": True}
VALUES: tuple[Row, ...] = (
    *({"navn": text, **SAME} for text in TEXTS),
    {"navn": "mange", "dag": date(1999, 12, 31), "tal": 1234567, "andel": 1, "ja": False},
    {"navn": "ord for tal", "tal": "færre end 5", "andel": 0},
    {"navn": "brøk", "tal": 12.25, "andel": 1 / 3},
    {"navn": "ja og en", "tal": True},
    {},
)


def cells(is_ready: bool, lang: str = "da", rows: tuple[Row, ...] = VALUES) -> list[list[tuple[Any, ...]]]:
    """What another library reads of a sheet: value, kind, how it looks, and how wide its columns are."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, ROW_BY_ROW)
    forms = Forms(book, lang)
    styles = forms.styles
    sheet = TableSheet(book, Table("t", "Ark", COLUMNS, ()), lang, forms)
    if is_ready:
        for some in (rows[:7], rows[7:]):
            sheet.append_ready(ready(some, COLUMNS, lang, styles))
    else:
        sheet.append(rows)
    sheet.finish()
    book.close()
    read = load_workbook(BytesIO(file.getvalue()))["Ark"]
    widths = [(letter, found.width) for letter, found in sorted(read.column_dimensions.items())]
    looks = [
        [(c.coordinate, c.value, c.data_type, c.number_format, c.alignment.wrap_text, c.font.b) for c in row]
        for row in read.iter_rows()
    ]
    return [*looks, widths, [(read.dimensions, read.auto_filter.ref)]]


def test_every_kind_of_value_is_the_same_cell_either_way() -> None:
    assert cells(is_ready=True) == cells(is_ready=False)
    assert cells(is_ready=True, lang="en") == cells(is_ready=False, lang="en")


def test_they_are_what_was_meant() -> None:
    found = {row[0][1]: row for row in cells(is_ready=True) if len(row) == len(COLUMNS) and row[0][0][0] == "A"}
    assert set(TEXTS[:7]) <= found.keys()
    assert [cell[1] for cell in found["=1+1"]] == ["=1+1", datetime(2026, 2, 3), 1, 58.9, "ja"]
    assert [cell[1] for cell in found["ja og en"]][2] == "ja"
    assert found["0045"][0][2] == "s"
    assert "a<b>&\"'" in found


@pytest.mark.parametrize("is_ready", [True, False])
def test_a_text_that_is_markup_to_the_library_is_a_text(is_ready: bool) -> None:
    """Taken for its own it would be written as it stands, and the file could not be opened."""
    found = cells(is_ready, rows=({"navn": "<r><t>fed</t><b></r>", "tal": 1},))
    assert str(found[1][0][1]).strip() == "<r><t>fed</t><b></r>"
