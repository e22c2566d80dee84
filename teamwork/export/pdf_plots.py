"""The plots of the printed report: one small panel a team on one axis, in fixed order, by week (journey O4)."""

from collections.abc import Iterator, Sequence

from teamwork import charts
from teamwork.charts import ACCENTS, Axis, Told
from teamwork.export.gather import OfficeGame
from teamwork.export.tables import Export, Row
from teamwork.printing.report import Plot

DRAWN = ("in_job", "outward_actions", "keys_used", "asks_helped")
WEEK = {"da": "uge {week}: {value}", "en": "week {week}: {value}"}
WAITING = {
    "da": "Andel i procent, der stadig søger, efter dage fra starten",
    "en": "Share in per cent still searching, by days from the start",
}
DAY = {"da": "efter {day} dage {share} %", "en": "after {day} days {share}%"}
EVERYONE = {"da": "Alle søger stadig.", "en": "Everyone is still searching."}


def team_plots(export: Export, game: OfficeGame, name: str) -> Iterator[Plot]:
    """Four measures, each with a panel for every team; the words under a picture say every number in it."""
    table = next(table for table in export.tables if table.id == "team_weeks")
    of_game = [row for row in table.rows if row["game"] == name]
    for measure in DRAWN:
        rows = [row for row in of_game if row["measure_id"] == measure]
        if rows:
            yield from _panels(rows, game, export.lang)


def _panels(rows: Sequence[Row], game: OfficeGame, lang: str) -> Iterator[Plot]:
    season = game.report.game.edition.season
    highest = max(_number(row, "of" if row["of"] is not None else "value") for row in rows)
    first, last = (edge(_number(row, "week_number") for row in rows) for edge in (min, max))
    camps = tuple((float(week), f"C{n}") for n, week in enumerate(season.camp_weeks, 1) if first <= week <= last)
    axis = Axis(first, max(last, first + 1), charts.round_up(highest), camps, every=max(1, (last - first) // 6))
    for number, team in dict.fromkeys((_number(row, "team_number"), str(row["team"])) for row in rows):
        of_team = [row for row in rows if row["team_number"] == number]
        points = [(_number(row, "week_number"), _number(row, "value")) for row in of_team]
        title = f"{rows[0]['measure']}: {team}"
        told = ", ".join(WEEK[lang].format(week=week, value=value) for week, value in points)
        svg = charts.stairs(points, axis, ACCENTS[(number - 1) % len(ACCENTS)], Told(title, told))
        yield Plot(title=title, svg=svg, alt=f"{title}. {told}.")


def waiting_plot(game: OfficeGame, lang: str) -> Iterator[Plot]:
    """Time to a job with those still searching kept in; nothing on the first day."""
    last = max((wait.days for wait in game.report.waits), default=0)
    if last < 1:
        return
    points = [(point.day, point.share) for point in game.report.curve]
    steps = (DAY[lang].format(day=day, share=round(share * 100)) for day, share in points)
    told = ", ".join(steps) or EVERYONE[lang]
    axis = Axis(0, last, 100, every=7 * charts.step_for(last / 7, 12))
    svg = charts.survival(points, last, axis, Told(WAITING[lang], told))
    yield Plot(title=WAITING[lang], svg=svg, alt=f"{WAITING[lang]}: {told}", is_wide=True)


def _number(row: Row, column: str) -> int:
    value = row.get(column)
    return value if isinstance(value, int) else 0
