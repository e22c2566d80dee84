"""
CSV and XLSX opened by another spreadsheet with Danish settings: right columns, æøå, days, decimals, no formula.

Needs `soffice` on the PATH.
"""

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from teamwork.export.columns import Column
from teamwork.export.csv_file import csv_bytes
from teamwork.export.tables import Export, Table
from teamwork.export.xlsx_file import xlsx_bytes
from tests.missing import skip_or_fail
from tests.web.rooms import STARTS_ON

DANISH = 1030
CSV_IN = f"Text - txt - csv (StarCalc):59,34,76,1,,{DANISH},false,true"
"""Semicolons, quotes, UTF-8, from the first line, Danish, days and the like looked for: a double-click in Denmark."""
EVIL = ("=1+1", "+45 20 00 00 00", "-2", "@SUM(A1)", '=HYPERLINK("http://x";"y")', "\t=1+1", 'æøå ÆØÅ; "q"\nto')
LIKE_OTHERS = (
    "1-2",
    "3/4",
    "1e5",
    "0045",
    "12,5",
    "1. maj",
    "maj 5",
    "12:30",
    "10.30",
    "50 %",
    "1 1/2",
    "Sand",
    "TRUE",
)
"""CSV has no types, and an apostrophe keeps these from becoming a number or a day; in XLSX they stay as they are."""


def column(id: str, kind: Any) -> Column:
    return Column(id=id, kind=kind, names={"da": id, "en": id}, meaning={"da": id, "en": id})


@pytest.fixture(scope="module")
def export() -> Export:
    columns = (column("navn", "text"), column("dag", "day"), column("tal", "number"), column("andel", "share"),
               column("ja_nej", "yes_no"))  # fmt: skip
    same = {"dag": date(2026, 2, 3), "tal": 1234, "andel": 0.589, "ja_nej": True}
    rows = [{"navn": text, **same} for text in (*EVIL, *LIKE_OTHERS)]
    return Export("ledelse", "da", "Prøve", (Table("people", "Prøve", columns, tuple(rows)),), ())


def opened(folder: Path, name: str, body: bytes, *more: str) -> list[tuple[Any, ...]]:
    """The rows of a file as LibreOffice understands them, written again as XLSX."""
    office = shutil.which("soffice") or skip_or_fail("no LibreOffice here: apt-get install libreoffice-calc")
    (folder / name).write_bytes(body)
    out = folder / "out"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, "--headless", profile, *more, "--convert-to", "xlsx", "--outdir", str(out), name],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    book = load_workbook(out / f"{Path(name).stem}.xlsx")
    sheet = book["Prøve"] if "Prøve" in book.sheetnames else book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == [], "no cell became a formula"
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_csv_opens_right_in_danish(export: Export, tmp_path: Path) -> None:
    head, *rows = opened(tmp_path, "fil.csv", csv_bytes(export), f"--infilter={CSV_IN}")
    assert head == ("navn", "dag", "tal", "andel", "ja_nej")
    for text, row in zip((*EVIL, *LIKE_OTHERS), rows, strict=True):
        assert isinstance(row[0], str), text
        assert row[0].lstrip("'").strip() == text.strip()
        assert row[1] == datetime(2026, 2, 3)
        assert row[2:] == (1234, 58.9, "ja")


def test_without_the_apostrophe_they_would_have_become_something_else(tmp_path: Path) -> None:
    """So that the test above means something."""
    body = b"\xef\xbb\xbfnavn\r\n1-2\r\n1e5\r\n0045\r\n12,5\r\n12:30\r\n"
    _, *rows = opened(tmp_path, "fil.csv", body, f"--infilter={CSV_IN}")
    assert [isinstance(value, str) for (value, *_) in rows] == [False] * 5


def test_xlsx_opens_right(export: Export, tmp_path: Path) -> None:
    made_at = datetime.combine(STARTS_ON, datetime.min.time()).astimezone()
    head, *rows = opened(tmp_path, "fil.xlsx", xlsx_bytes(export, made_at))
    assert head == ("navn", "dag", "tal", "andel", "ja_nej")
    assert [row[0] for row in rows] == [*EVIL, *LIKE_OTHERS]
    assert {row[1:] for row in rows} == {(datetime(2026, 2, 3), 1234, 58.9, "ja")}
