"""The tables of the printed report, each made of a table of the export."""

from collections.abc import Iterator, Sequence
from datetime import date

from teamwork.export.csv_file import MANNERS
from teamwork.export.tables import Export, Row, Value
from teamwork.export.tables import Table as ExportTable
from teamwork.printing.report import Header, Table

PEOPLE_COLUMNS = ("team", "person", "role", "status", "status_from", "is_confirmed", "in_job")
LONG = {"learning": 2}
LEARNING_COLUMNS = ("held_on", "meeting", "team", "learning", "factors")
TITLES = {
    "teams": {"da": "Holdene i uge {week}, talt fra starten", "en": "The teams in week {week}, counted from the start"},
    "people": {"da": "Alle ved bordene i uge {week}", "en": "Everyone at the tables in week {week}"},
    "measures": {"da": "Alle mål", "en": "All measures"},
}
MEASURE = {"da": "Mål", "en": "Measure"}
ALL_WEEKS = {
    "da": "De andre uger står i CSV- og XLSX-filen.",
    "en": "The other weeks are in the CSV and XLSX files.",
}
AF = {"da": "{value} af {of}", "en": "{value} of {of}"}


def told(value: Value, lang: str) -> str:
    """A value as a reader sees it."""
    manner = MANNERS[lang]
    match value:
        case None:
            return ""
        case bool():
            return manner.yes_no[0 if value else 1]
        case date():
            return value.strftime(manner.day)
        case float():
            return f"{value:.1f}".replace(".", manner.decimal)
        case _:
            return str(value)


def newest_of(rows: Sequence[Row], column: str) -> list[Row]:
    """The rows of the newest day or week among them."""
    newest = max((value for row in rows if (value := row.get(column)) is not None), default=None, key=str)
    return [row for row in rows if row.get(column) == newest]


def teams_table(export: Export, game: str) -> Iterator[Table]:
    """A row a measure, a column a team in the fixed order: the newest week."""
    rows = newest_of(_rows(export, "team_weeks", game), "week_from")
    if not rows:
        return
    lang = export.lang
    teams = dict.fromkeys((row["team_number"], str(row["team"])) for row in rows)
    by_measure = {
        measure: {row["team_number"]: row for row in rows if row["measure"] == measure}
        for measure in dict.fromkeys(row["measure"] for row in rows)
    }
    yield Table(
        title=TITLES["teams"][lang].format(week=rows[0]["week_number"]),
        headers=(Header(name=MEASURE[lang]), *(Header(name=name, is_number=True) for _, name in teams)),
        rows=tuple(
            (str(measure), *(_with_whole(cells.get(number), lang) for number, _ in teams))
            for measure, cells in by_measure.items()
        ),
    )


def people_table(export: Export, game: str) -> Iterator[Table]:
    """A row a person in the order of the tables: the newest week."""
    rows = newest_of(_rows(export, "person_weeks", game), "week_from")
    if rows:
        title = TITLES["people"][export.lang].format(week=rows[0]["week_number"])
        yield _table(export, "person_weeks", PEOPLE_COLUMNS, rows, title, ALL_WEEKS[export.lang])


def learnings_table(export: Export, game: str) -> Iterator[Table]:
    """A row a team and meeting in which something was learnt."""
    rows = _rows(export, "learnings", game)
    if rows:
        yield _table(export, "learnings", LEARNING_COLUMNS, rows, _named(export, "learnings").title)


def measures_table(export: Export, rows: Sequence[Row]) -> Table:
    """A row a measure, a column a fixed date: each cell as the profile may show it."""
    lang = export.lang
    days = dict.fromkeys((row["date"], str(row["date_id"])) for row in rows)
    by_measure = {
        measure: {row["date"]: row for row in rows if row["measure"] == measure}
        for measure in dict.fromkeys(row["measure"] for row in rows)
    }
    return Table(
        title=TITLES["measures"][lang],
        headers=(
            Header(name=MEASURE[lang]),
            *(Header(name=f"{name}, {told(day, lang)}", is_number=True) for day, name in days),
        ),
        rows=tuple(
            (str(measure), *(_with_whole(cells.get(day), lang) for day, _ in days))
            for measure, cells in by_measure.items()
        ),
    )


def _with_whole(row: Row | None, lang: str) -> str:
    if row is None:
        return ""
    value = told(row.get("value"), lang)
    return value if row.get("of") is None else AF[lang].format(value=value, of=row["of"])


def _table(
    export: Export, table_id: str, columns: Sequence[str], rows: Sequence[Row], title: str, note: str = ""
) -> Table:
    found = {column.id: column for column in _named(export, table_id).columns}
    return Table(
        title=title,
        headers=tuple(
            Header(name=found[name].names[export.lang], is_number=found[name].kind == "number", share=LONG.get(name, 0))
            for name in columns
        ),
        rows=tuple(tuple(told(row.get(name), export.lang) for name in columns) for row in rows),
        note=note,
    )


def _named(export: Export, table_id: str) -> ExportTable:
    return next(table for table in export.tables if table.id == table_id)


def _rows(export: Export, table_id: str, game: str) -> list[Row]:
    return [row for row in _named(export, table_id).rows if row["game"] == game]
