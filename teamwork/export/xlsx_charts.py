"""Native charts of a workbook: people in a job, team by team in fixed order on one axis, or by fixed date."""

from typing import Any

from teamwork.export.tables import Export, Row, Table, Value

TITLES = {"da": "Kurver", "en": "Curves"}
IN_JOB = {"da": "I job", "en": "In a job"}
WEEKS = {"da": "Uge i spillet", "en": "Week of the game"}
COLOURS = ("#A9481C", "#00564D", "#6B4BB8", "#5B6700")
"""The teams' accents in their fixed order (`style/tokens.css`)."""


def add_charts(book: Any, export: Export, head: Any) -> None:
    """A sheet of charts with the numbers they are drawn from; none when there is nothing to draw."""
    table = next((table for table in export.tables if table.id == "team_weeks"), None)
    if table is not None and table.rows:
        _team_charts(book, table, export.lang, head)
    measures = next((table for table in export.tables if table.id == "measures"), None)
    if measures is not None and any(_is_told_in_job(row) for row in measures.rows):
        _date_chart(book, measures, export.lang, head)


def _team_charts(book: Any, table: Table, lang: str, head: Any) -> None:
    rows = [row for row in table.rows if row["measure_id"] == "in_job"]
    games = list(dict.fromkeys(row["game"] for row in rows))
    if len(games) != 1:
        return
    sheet = book.add_worksheet(TITLES[lang])
    weeks = sorted({_number(row["week_number"]) for row in rows})
    teams = list(dict.fromkeys((row["team_number"], row["team"]) for row in rows))
    highest = max(_number(row["of"]) for row in rows) or 1
    sheet.write_string(0, 0, WEEKS[lang], head)
    for line, week in enumerate(weeks, start=1):
        sheet.write_number(line, 0, week)
    for place, (number, name) in enumerate(teams, start=1):
        sheet.write_string(0, place, str(name), head)
        for row in rows:
            if row["team_number"] == number:
                sheet.write_number(weeks.index(_number(row["week_number"])) + 1, place, _number(row["value"]))
        _team_chart(book, sheet, lang, (place, len(weeks), highest, str(name)))


def _team_chart(book: Any, sheet: Any, lang: str, about: tuple[int, int, int, str]) -> None:
    place, weeks, highest, name = about
    chart = book.add_chart({"type": "line"})
    colour = COLOURS[(place - 1) % len(COLOURS)]
    chart.add_series(
        {
            "name": [sheet.name, 0, place],
            "categories": [sheet.name, 1, 0, weeks, 0],
            "values": [sheet.name, 1, place, weeks, place],
            "line": {"color": colour, "width": 2.25},
        }
    )
    chart.set_title({"name": f"{name}: {IN_JOB[lang].lower()}", "name_font": {"size": 11}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"name": WEEKS[lang]})
    chart.set_y_axis({"min": 0, "max": highest, "major_unit": 1, "major_gridlines": {"visible": True}})
    chart.set_size({"width": 420, "height": 240})
    across, down = (place - 1) % 2, (place - 1) // 2
    sheet.insert_chart(down * 13, 7 + across * 7, chart, {"description": f"{name}: {IN_JOB[lang].lower()}"})


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _is_told_in_job(row: Row) -> bool:
    return row["measure_id"] == "in_job" and isinstance(row["value"], int)


def _date_chart(book: Any, table: Table, lang: str, head: Any) -> None:
    """Only dates whose number is told; a gap would say where one hides, so the others are left out."""
    rows = [row for row in table.rows if _is_told_in_job(row)]
    sheet = book.add_worksheet(TITLES[lang])
    sheet.set_column(0, 0, 32)
    sheet.write_string(0, 1, IN_JOB[lang], head)
    many = len({row["game"] for row in rows}) > 1
    for line, row in enumerate(rows, start=1):
        sheet.write_string(line, 0, f"{row['game']}, {row['date_id']}" if many else str(row["date_id"]))
        sheet.write_number(line, 1, _number(row["value"]))
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": [sheet.name, 0, 1],
            "categories": [sheet.name, 1, 0, len(rows), 0],
            "values": [sheet.name, 1, 1, len(rows), 1],
            "fill": {"color": "#1F4E8C"},
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": IN_JOB[lang]})
    chart.set_legend({"none": True})
    chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True}})
    sheet.insert_chart(0, 3, chart, {"description": IN_JOB[lang]})
