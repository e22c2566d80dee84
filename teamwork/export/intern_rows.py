"""`intern`: a row a person and week, teams week by week, sparks, waits and learnings. Personal data, and says so."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from teamwork.edition import CountingRules
from teamwork.export.columns import LEARNINGS, PERSON_WEEKS, SPARKS, TEAM_WEEKS, WAITS
from teamwork.export.gather import OfficeGame
from teamwork.export.measure_rows import Period
from teamwork.export.tables import Row, Table, Value
from teamwork.model import Meeting
from teamwork.progress.chronicle import local_day
from teamwork.progress.dates import Week
from teamwork.progress.definitions import DEFINITIONS, UNITS
from teamwork.progress.report import PersonWeek, TeamWeek
from teamwork.seats import Role

CONTAINS = {"da": "Personoplysninger, kun til internt brug", "en": "Personal data, for internal use only"}
FORMER = {"da": "tidligere deltager", "en": "former participant"}
UNNAMED = {"da": "uden navn", "en": "unnamed"}
ROLES = {
    "graduate": {"da": "dimittend", "en": "graduate"},
    "coach": {"da": "coach", "en": "coach"},
    "helper": {"da": "hjælper", "en": "helper"},
}
BANDS = {
    "low": {"da": "lav", "en": "low"},
    "middle": {"da": "middel", "en": "middle"},
    "high": {"da": "høj", "en": "high"},
}
ARROWS = {
    "up": {"da": "op", "en": "up"},
    "level": {"da": "lige", "en": "level"},
    "down": {"da": "ned", "en": "down"},
}
MEETINGS = {
    "camp": {"da": "Camp", "en": "Camp"},
    "check_in": {"da": "Check-in", "en": "Check-in"},
    "mentor_meeting": {"da": "Mentormøde", "en": "Mentor meeting"},
}
TITLES = {
    "person_weeks": {"da": "Personer pr. uge", "en": "People by week"},
    "team_weeks": {"da": "Hold pr. uge", "en": "Teams by week"},
    "sparks": {"da": "Gnist", "en": "Spark"},
    "waits": {"da": "Tid til job", "en": "Time to a job"},
    "learnings": {"da": "Læringer", "en": "Learnings"},
}

TableId = Literal["person_weeks", "team_weeks", "sparks", "waits", "learnings"]


def intern_tables(games: Sequence[OfficeGame], lang: str, period: Period) -> tuple[Table, ...]:
    """Every table of the profile; the people first."""
    makers = {
        "person_weeks": (PERSON_WEEKS, _person_rows),
        "team_weeks": (TEAM_WEEKS, _team_rows),
        "sparks": (SPARKS, _spark_rows),
        "waits": (WAITS, _wait_rows),
        "learnings": (LEARNINGS, _learning_rows),
    }
    return tuple(
        Table(
            table_id, TITLES[table_id][lang], columns, tuple(row for game in games for row in rows(game, lang, period))
        )
        for table_id, (columns, rows) in makers.items()
    )


def read_in(game: OfficeGame, period: Period) -> tuple[str, ...]:
    """The ids of those whose status the tables tell: every graduate who sat in a week of the period."""
    told = (row for row in game.report.person_weeks if period.has(row.week.monday, row.week.day))
    return tuple(dict.fromkeys(row.person.id for row in told if row.person.role is Role.GRADUATE))


def _head(game: OfficeGame, lang: str) -> Row:
    return {"contains": CONTAINS[lang], "game": game.name(game.report.game.id) or UNNAMED[lang]}


class _Flags:
    """What stands in every row of a game: found once for each table of statuses, and not for each of its rows."""

    def __init__(self, game: OfficeGame) -> None:
        self._same: Row = {"has_bots": game.has_bots, "is_rehearsal": game.report.game.is_rehearsal}
        self._known: dict[int, Row] = {}

    def by(self, counting: CountingRules) -> Row:
        """The flags of a row that was counted by these rules."""
        found = self._known.get(counting.version)
        if found is None:
            valid_from = date.fromisoformat(counting.valid_from)
            found = {"counting_version": counting.version, "counting_valid_from": valid_from, **self._same}
            self._known[counting.version] = found
        return found


def _team(game: OfficeGame, team_id: str, lang: str) -> Row:
    team = game.report.game.teams[team_id]
    return {"team_number": team.seat_no, "team": game.name(team_id) or UNNAMED[lang]}


def _week(week: Week) -> Row:
    return {"week": week.iso, "week_number": week.number, "week_from": week.monday}


# ---- people ---------------------------------------------------------------------------------------


def _person_rows(game: OfficeGame, lang: str, period: Period) -> Iterator[Row]:
    flags = _Flags(game)
    for row in game.report.person_weeks:
        if period.has(row.week.monday, row.week.day):
            yield {
                **_head(game, lang),
                **_team(game, row.person.team_id, lang),
                "person": game.name(row.person.id) or FORMER[lang],
                "role": ROLES[row.person.role.value][lang],
                "seat_number": row.person.seat_no,
                **_week(row.week),
                "is_active": row.is_active,
                **_status(row, lang),
                "in_job": row.is_in_job,
                "self_supporting": row.is_self_supporting,
                "on_the_way": row.is_on_the_way,
                **flags.by(row.counting),
            }


def _status(row: PersonWeek, lang: str) -> dict[str, Value]:
    if row.status is None:
        return {}
    known = row.counting.row(row.status.code)
    return {
        "status_code": row.status.code,
        "status": known.names[lang] if known else row.status.code,
        "status_from": row.status.from_date,
        "status_to": row.status.to_date,
        "is_confirmed": row.status.is_confirmed,
    }


# ---- teams ----------------------------------------------------------------------------------------


def _team_rows(game: OfficeGame, lang: str, period: Period) -> Iterator[Row]:
    flags = _Flags(game)
    for row in game.report.team_weeks:
        if period.has(row.week.monday, row.week.day):
            yield from _team_week_rows(game, row, lang, flags.by(row.counting))


def _team_week_rows(game: OfficeGame, row: TeamWeek, lang: str, flags: Row) -> Iterator[Row]:
    edition = game.report.game.edition
    same = {**_head(game, lang), **_team(game, row.team_id, lang), **_week(row.week)}
    for measure, figure in row.figures.items():
        definition = DEFINITIONS[measure]
        yield {
            **same,
            "measure_id": measure,
            "measure": definition.said(definition.names, edition, lang),
            "value": figure.value,
            "of": figure.of,
            "unit": UNITS[definition.unit][lang],
            **flags,
        }


def _spark_rows(game: OfficeGame, lang: str, period: Period) -> Iterator[Row]:
    for row in game.report.team_weeks:
        if row.spark is not None and period.has(row.week.monday, row.week.day):
            yield {
                **_head(game, lang),
                **_team(game, row.team_id, lang),
                "week": row.week.iso,
                "band": BANDS[row.spark.band][lang],
                "arrow": ARROWS[row.spark.arrow][lang],
            }


def _wait_rows(game: OfficeGame, lang: str, period: Period) -> Iterator[Row]:
    """The curve is of the whole game until today: a part of it would be another curve."""
    for point in game.report.curve:
        yield {
            **_head(game, lang),
            "day": point.day,
            "waiting": point.waiting,
            "got_job": point.got_job,
            "still": point.share,
        }


def _learning_rows(game: OfficeGame, lang: str, period: Period) -> Iterator[Row]:
    state = game.report.game
    held = [meeting for meeting in state.meetings.values() if meeting.closed_at is not None]
    for meeting in sorted(held, key=lambda meeting: (meeting.closed_at or meeting.starts_at, meeting.id)):
        day = local_day(state, meeting.closed_at or meeting.starts_at)
        if period.has(day, day):
            yield from _meeting_rows(game, meeting, day, lang)


def _meeting_rows(game: OfficeGame, meeting: Meeting, day: date, lang: str) -> Iterator[Row]:
    teams = sorted(game.report.game.teams.values(), key=lambda team: team.seat_no)
    for team in teams:
        learning = game.words.get(f"{meeting.id}/learning/{team.id}")
        factors = meeting.factors.get(team.id)
        if learning or factors:
            yield {
                **_head(game, lang),
                **_team(game, team.id, lang),
                "meeting": f"{MEETINGS[meeting.kind][lang]} {meeting.number}",
                "held_on": day,
                "learning": learning,
                "factors": " ".join(str(rating) for rating in factors) if factors else None,
            }
