"""The plots of the progress page: for each measure one panel a team, in fixed order on one axis, and its table."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from teamwork import charts
from teamwork.charts import ACCENTS, Axis, Told
from teamwork.progress.definitions import DEFINITIONS, MeasureId
from teamwork.progress.report import Report, TeamWeek
from web import language
from web.language import t
from web.office.words import arrow_name, band_name

Team = Mapping[str, Any]
BANDS = ("low", "middle", "high")


class Block(NamedTuple):
    """A measure drawn: a panel a team, and the same as a table."""

    id: str
    name: str
    meaning: str
    panels: tuple[tuple[Team, str], ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def stairs_block(report: Report, teams: Sequence[Team], measure: MeasureId) -> Block:
    """A count by week."""
    definition, edition, lang = DEFINITIONS[measure], report.game.edition, language.lang()
    name = definition.said(definition.names, edition, lang)
    by_team = {team["id"]: [row for row in report.team_weeks if row.team_id == team["id"]] for team in teams}
    seats = edition.sizes.graduates if definition.unit == "people" else 0
    highest = max([seats, *(_value(row, measure) for rows in by_team.values() for row in rows)])
    axis = _weeks(report, charts.round_up(highest))
    panels = tuple(
        (
            team,
            charts.stairs(
                _points(by_team[team["id"]], measure), axis, _accent(team), _told(team, name, by_team, measure)
            ),
        )
        for team in teams
    )
    rows = tuple(
        (week.iso, *(str(_value(row, measure)) for rows in by_team.values() for row in rows if row.week == week))
        for week in report.weeks
    )
    return Block(measure, name, definition.said(definition.meaning, edition, lang), panels, _head(teams), rows)


def spark_block(report: Report, teams: Sequence[Team]) -> Block:
    """A band a week where enough answered; it says how a team is, never who."""
    axis, words = _weeks(report, 1), [band_name(band) for band in BANDS]
    by_team = {team["id"]: [row for row in report.team_weeks if row.team_id == team["id"]] for team in teams}
    panels = []
    for team in teams:
        told = [(float(row.week.number), BANDS.index(row.spark.band)) for row in by_team[team["id"]] if row.spark]
        weeks = t("{weeks} uger med svar nok", weeks=len(told))
        said = Told(f"{team['name']}: {t('Gnist')}", weeks)
        panels.append((team, charts.bands(told, words, axis, _accent(team), said)))
    rows = tuple(
        (week.iso, *(_spark(row) for rows in by_team.values() for row in rows if row.week == week))
        for week in report.weeks
    )
    meaning = DEFINITIONS["spark_weeks"].meaning[language.lang()]
    return Block("spark", t("Gnist"), meaning, tuple(panels), _head(teams), rows)


def curve_block(report: Report) -> dict[str, Any] | None:
    """Time to a job with those still searching kept in; nothing before anybody could get one."""
    last = max((wait.days for wait in report.waits), default=0)
    if last < 1:
        return None
    every = 7 * charts.step_for(last / 7, 12)
    axis = Axis(0, last, 100, every=every)
    points = [(point.day, point.share) for point in report.curve]
    still = points[-1][1] if points else 1.0
    told = Told(
        t("Andel, der stadig søger, efter dage fra starten"), t("{share} % søger stadig", share=round(still * 100))
    )
    return {
        "svg": charts.survival(points, last, axis, told, " %" if language.lang() == language.DANISH else "%"),
        "points": report.curve,
        "last": last,
    }


def _weeks(report: Report, highest: float) -> Axis:
    weeks = report.weeks
    last = max(weeks[-1].number if weeks else 1, report.game.edition.season.weeks)
    camps = tuple((float(week), f"C{number}") for number, week in enumerate(report.game.edition.season.camp_weeks, 1))
    return Axis(1, last, highest, camps, every=max(1, -(-last // 7)))


def _points(rows: Sequence[TeamWeek], measure: MeasureId) -> list[tuple[float, float]]:
    return [(row.week.number, _value(row, measure)) for row in rows]


def _value(row: TeamWeek, measure: MeasureId) -> int:
    return row.figures[measure].value or 0


def _accent(team: Team) -> charts.Accent:
    return ACCENTS[(team["seat_no"] - 1) % len(ACCENTS)]


def _told(team: Team, name: str, by_team: Mapping[str, Sequence[TeamWeek]], measure: MeasureId) -> Told:
    rows = by_team[team["id"]]
    newest = _value(rows[-1], measure) if rows else 0
    return Told(f"{team['name']}: {name}", t("Nu {value}. Tallene står i tabellen under.", value=newest))


def _spark(row: TeamWeek) -> str:
    return f"{band_name(row.spark.band)}, {arrow_name(row.spark.arrow)}" if row.spark else "–"


def _head(teams: Sequence[Team]) -> tuple[str, ...]:
    return (t("Uge"), *(team["name"] for team in teams))
