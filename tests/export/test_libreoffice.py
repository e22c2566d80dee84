"""
CSV and XLSX opened by another spreadsheet with Danish settings: right columns, æøå, days, decimals, no formula.

Needs `soffice` on the PATH and is skipped without it.
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
from tests.web.rooms import STARTS_ON

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here: apt-get install libreoffice-calc")

DANISH = 1030
CSV_IN = f"Text - txt - csv (StarCalc):59,34,76,1,,{DANISH}"
"""Semicolons, quotes, UTF-8, from the first line, Danish: what a double-click in Denmark comes to."""
EVIL = ("=1+1", "+45 20 00 00 00", "-2", "@SUM(A1)", '=HYPERLINK("http://x";"y")', "\t=1+1", 'æøå ÆØÅ; "q"\nto')
LIKE_A_DAY = "1-2"
"""CSV has no types, and nothing but a foreign sign keeps this from becoming a day; in XLSX it stays as it is."""


def column(id: str, kind: Any) -> Column:
    return Column(id=id, kind=kind, names={"da": id, "en": id}, meaning={"da": id, "en": id})


@pytest.fixture(scope="module")
def export() -> Export:
    columns = (column("navn", "text"), column("dag", "day"), column("tal", "number"), column("andel", "share"),
               column("ja_nej", "yes_no"))  # fmt: skip
    same = {"dag": date(2026, 2, 3), "tal": 1234, "andel": 0.589, "ja_nej": True}
    rows = [{"navn": text, **same} for text in (*EVIL, LIKE_A_DAY)]
    return Export("ledelse", "da", "Prøve", (Table("people", "Prøve", columns, tuple(rows)),), ())


def opened(folder: Path, name: str, body: bytes, *more: str) -> list[tuple[Any, ...]]:
    """The rows of a file as LibreOffice understands them, written again as XLSX."""
    (folder / name).write_bytes(body)
    out = folder / "out"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [str(OFFICE), "--headless", profile, *more, "--convert-to", "xlsx", "--outdir", str(out), name],
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
    for text, row in zip(EVIL, rows, strict=False):
        assert str(row[0]).lstrip("'").strip() == text.strip()
        assert row[1] == datetime(2026, 2, 3)
        assert len(rows) == len(EVIL) + 1
        assert row[2:] == (1234, 58.9, "ja")


def test_xlsx_opens_right(export: Export, tmp_path: Path) -> None:
    made_at = datetime.combine(STARTS_ON, datetime.min.time()).astimezone()
    head, *rows = opened(tmp_path, "fil.xlsx", xlsx_bytes(export, made_at))
    assert head == ("navn", "dag", "tal", "andel", "ja_nej")
    assert [row[0] for row in rows] == [*EVIL, LIKE_A_DAY]
    assert {row[1:] for row in rows} == {(datetime(2026, 2, 3), 1234, 58.9, "ja")}
