"""One game as the office sees it: today, week by week, person by person, and at the fixed dates."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from teamwork.edition import CountingRules
from teamwork.ids import TeamId
from teamwork.model import Game, Person, SparkBand, Status
from teamwork.progress.chronicle import Chronicle
from teamwork.progress.dates import FixedDate, Week, readings, weeks
from teamwork.progress.deeds import all_deeds, closed_meetings
from teamwork.progress.figures import Figures, figures, waits
from teamwork.progress.jobs import is_on_the_way, is_self_supporting
from teamwork.progress.on_day import on_day
from teamwork.progress.pool import Measured
from teamwork.progress.scope import Scope
from teamwork.progress.survival import Point, Wait, curve
from teamwork.rules.activity import is_active, is_in_a_job
from teamwork.rules.tables import team_ids
from teamwork.seats import Role


class Dated(NamedTuple):
    """A fixed date that was read off, with the table it was counted by."""

    fixed: FixedDate
    day: date
    counting: CountingRules
    measured: Measured


class TeamWeek(NamedTuple):
    """A team when a week ended, deeds counted from the start; its spark if enough answered that week."""

    week: Week
    team_id: TeamId
    counting: CountingRules
    figures: Figures
    spark: SparkBand | None


class PersonWeek(NamedTuple):
    """A person when a week ended; what only graduates have is None for others."""

    week: Week
    person: Person
    counting: CountingRules
    is_active: bool | None
    status: Status | None
    is_in_job: bool | None
    is_self_supporting: bool | None
    is_on_the_way: bool | None


class Report(NamedTuple):
    """Everything the office may know of a game as figures; what leaves the house goes through `disclosure`."""

    game: Game
    figures: Figures
    by_team: Mapping[TeamId, Figures]
    weeks: tuple[Week, ...]
    team_weeks: tuple[TeamWeek, ...]
    person_weeks: tuple[PersonWeek, ...]
    waits: tuple[Wait, ...]
    curve: tuple[Point, ...]
    dates: tuple[Dated, ...]

    @property
    def season(self) -> tuple[Measured, ...]:
        """The game at its fixed dates, as pools and disclosure take it."""
        return tuple(dated.measured for dated in self.dates)


def report(told: Chronicle) -> Report:
    """The report of a game as the record leaves it, by the tables that held on each day."""
    game = told.newest
    today = on_day(game, game.today, game.counting)
    by_week = tuple((week, _at(told, week.day)) for week in weeks(game))
    teams = team_ids(game)
    waited = waits(Scope(today))
    known = (all_deeds(game), closed_meetings(game))
    return Report(
        game=game,
        figures=figures(Scope(today, None, *known)),
        by_team={team_id: figures(Scope(today, team_id, *known)) for team_id in teams},
        weeks=tuple(week for week, _ in by_week),
        team_weeks=tuple(_team_week(Scope(then, team_id, *known), week) for week, then in by_week for team_id in teams),
        person_weeks=tuple(row for week, then in by_week for row in _person_weeks(week, then)),
        waits=waited,
        curve=curve(waited),
        dates=tuple(_dates(told)),
    )


def _at(told: Chronicle, day: date) -> Game:
    """The newest game's people as they were on a day."""
    return on_day(told.newest, day, told.counting_on(day, told.newest.v))


def _team_week(scope: Scope, week: Week) -> TeamWeek:
    then, team_id = scope.game, scope.team_id or ""
    return TeamWeek(week, team_id, then.counting, figures(scope), then.teams[team_id].spark_bands.get(week.iso))


def _person_weeks(week: Week, then: Game) -> Iterator[PersonWeek]:
    """Everyone who sat then, team by team in the fixed order, graduates first, by seat."""
    order: tuple[Literal["graduate", "coach", "helper"], ...] = ("graduate", "coach", "helper")
    seated = [person for person in then.people.values() if person.is_seated]
    for person in sorted(seated, key=lambda p: (then.teams[p.team_id].seat_no, order.index(p.role.value), p.seat_no)):
        yield _person_week(week, then, person)


def _person_week(week: Week, then: Game, person: Person) -> PersonWeek:
    if person.role is not Role.GRADUATE:
        return PersonWeek(week, person, then.counting, None, None, None, None, None)
    return PersonWeek(
        week=week,
        person=person,
        counting=then.counting,
        is_active=is_active(then, person),
        status=person.status,
        is_in_job=is_in_a_job(then, person),
        is_self_supporting=is_self_supporting(then, person),
        is_on_the_way=is_on_the_way(then, person),
    )


def _dates(told: Chronicle) -> Iterator[Dated]:
    for reading in readings(told):
        counting = told.counting_on(reading.day, reading.game.v)
        scope = Scope(on_day(reading.game, reading.day, counting))
        yield Dated(reading.fixed, reading.day, counting, Measured(figures(scope), waits(scope)))
