"""XLSX read back with another library: strings are strings, days are days, numbers are numbers."""

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from teamwork.export.xlsx_file import xlsx_bytes
from tests.export.desk import export
from tests.rules.job_tables import confirm
from tests.world import World, world_in


@pytest.fixture
def world() -> World:
    """A game in the first half; Ana is called =1+1 and has a job."""
    world = world_in("first_half")
    world.words["ana/name"] = "=1+1"
    world.words["bo/name"] = "http://example.org"
    world.words["carl/name"] = "0042"
    confirm(world, "ana", "permanent")
    return world


def opened(world: World, profile: str = "intern", lang: str = "da") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(export(world, profile, lang), world.at)))


def test_a_formula_a_link_and_a_number_in_a_name_stay_text(world: World) -> None:
    sheet = opened(world)["Personer pr. uge"]
    names = {row[4].value: row[4] for row in sheet.iter_rows(min_row=2)}
    for name in ("=1+1", "http://example.org", "0042"):
        assert names[name].data_type == "s"
        assert names[name].hyperlink is None


def test_no_cell_of_the_file_is_a_formula(world: World) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(export(world), world.at))) as file:
        sheets = [name for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) > 5
        assert not any(b"<f>" in file.read(name) for name in sheets)


def test_days_and_numbers_are_real_and_the_head_stays_in_sight(world: World) -> None:
    sheet = opened(world)["Personer pr. uge"]
    head = [cell.value for cell in sheet[1]]
    ana = next(row for row in sheet.iter_rows(min_row=2) if row[4].value == "=1+1" and row[11].value)
    cells = dict(zip(head, ana, strict=True))
    assert cells["Status fra"].value == datetime.combine(world.today, datetime.min.time())
    assert cells["Status fra"].number_format == "dd-mm-yyyy"
    assert (cells["Uge i spillet"].data_type, cells["I job"].value) == ("n", "ja")
    assert sheet.freeze_panes == "A2"


def test_the_sheets_say_what_everything_means(world: World) -> None:
    book = opened(world)
    assert book.sheetnames[0] == "Læs først"
    assert {"Hvad tallene betyder", "Kolonner", "Kurver", "Læringer"} <= set(book.sheetnames)
    first = [cell.value for (cell,) in book["Læs først"].iter_rows(min_row=1, max_col=1) if cell.value]
    assert any("personoplysninger" in line for line in first)
    assert any("ingen kontrolgruppe" in line for line in first)


def test_teams_have_a_chart_each_in_their_fixed_order_on_one_axis(world: World) -> None:
    sheet = opened(world)["Kurver"]
    assert [cell.value for cell in sheet[1]] == ["Uge i spillet", "Nord", "Syd"]
    charts = sheet._charts  # type: ignore[attr-defined]
    assert len(charts) == 2
    assert {(chart.y_axis.scaling.min, chart.y_axis.scaling.max) for chart in charts} == {(0, 3)}


def test_the_same_record_makes_the_same_bytes(world: World) -> None:
    assert xlsx_bytes(export(world), world.at) == xlsx_bytes(export(world), world.at)


def test_in_english_the_sheets_are_english(world: World) -> None:
    book = opened(world, lang="en")
    assert book.sheetnames[:2] == ["Read first", "People by week"]
    sheet = book["People by week"]
    assert next(cell for cell in sheet[2] if isinstance(cell.value, datetime)).number_format == "yyyy-mm-dd"
