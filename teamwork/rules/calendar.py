"""Days, weeks and the dates of meetings (rules 2.1, 2.2, 6.1, decisions 2, 4 and 14)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from zoneinfo import ZoneInfo

import holidays

from teamwork import commands as c
from teamwork import events as e
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.edition import MeetingKind, Season
from teamwork.errors import InvalidCommandError, NotPermittedError, RuleViolationError
from teamwork.evolve import evolve
from teamwork.model import Game, Meeting, SparkBand
from teamwork.rules import find, keys
from teamwork.rules.option_rule import OptionRule, once
from teamwork.rules.tables import meetings_of, team_ids
from teamwork.seats import Role, Seat

START_YEARS = range(2000, 2100)
"""Outside these a date is a slip of the pen, and public holidays are not known."""

MOVES_EARLIER_AT_MOST = timedelta(weeks=4)
"""A meeting may lie this much before the season's first day, so that a late start date can be mended."""


# ---- the season's weeks -------------------------------------------------------------------------


def first_monday(started_on: date) -> date:
    """The Monday from which the season's weeks are counted."""
    return started_on - timedelta(days=started_on.weekday())


def season_week(game: Game, day: date | None = None) -> int:
    """The week of the season on a day, today if none is named; the first is 1."""
    return ((day or game.today) - first_monday(game.started_on)).days // 7 + 1


def working_day(day: date, country: str) -> date:
    """The day itself, or the next one that is neither at a weekend nor a public holiday."""
    public = holidays.country_holidays(country, years=(day.year, day.year + 1), categories=("public",))
    while day.weekday() >= 5 or day in public:
        day += timedelta(days=1)
    return day


def kind_of_week(season: Season, week: int) -> MeetingKind:
    """What a team meets for in a week: a camp, or by turns after it a check-in and mentor meetings."""
    if week in season.camp_weeks:
        return "camp"
    since_camp = week - max((camp for camp in season.camp_weeks if camp < week), default=0)
    return "check_in" if (since_camp - 1) % season.check_in_every_weeks == 0 else "mentor_meeting"


def require_start(started_on: date) -> None:
    """
    Raises:
        InvalidCommandError: ``start_out_of_range`` with ``first`` and ``last``, the years between which it may lie.
    """
    if started_on.year not in START_YEARS:
        first, last = START_YEARS[0], START_YEARS[-1]
        raise InvalidCommandError("start_out_of_range", field="started_on", first=first, last=last)


def proposed_meetings(
    season: Season, started_on: date, teams: tuple[str, ...], context: Context
) -> Iterator[e.MeetingPlanned]:
    """Every meeting of the season as a proposal that may be moved (rule 2.2), week by week."""
    numbers: dict[MeetingKind, int] = {}
    for week in range(1, season.weeks + 1):
        kind = kind_of_week(season, week)
        numbers[kind] = numbers.get(kind, 0) + 1
        day = working_day(started_on + timedelta(weeks=week - 1), season.country)
        for team_id in (None,) if kind == "camp" else teams:
            yield e.MeetingPlanned(
                meeting_id=context.new_id("meeting"),
                meeting_kind=kind,
                team_id=team_id,
                number=numbers[kind],
                starts_at=_moment(season, kind, day),
            )


def _moment(season: Season, kind: MeetingKind, day: date) -> datetime:
    hours: Mapping[MeetingKind, str] = {
        "camp": season.camp_starts_at,
        "check_in": season.check_in_starts_at,
        "mentor_meeting": season.mentor_meeting_starts_at,
    }
    local = datetime.combine(day, time.fromisoformat(hours[kind]), ZoneInfo(season.time_zone))
    return local.astimezone(UTC)


# ---- planning and moving ------------------------------------------------------------------------


def require_can_plan(game: Game, seat: Seat, meeting_kind: str, team_id: str | None = None) -> str:
    """
    The team whose meeting may be planned.

    Raises:
        RuleViolationError: ``camps_are_planned``: camps have their number and are only moved.
        InvalidCommandError: ``missing_field`` when the office names no team.
        NotPermittedError: ``not_yours`` for a coach with another team.
    """
    if meeting_kind == "camp":
        raise RuleViolationError("camps_are_planned", field="meeting_kind")
    chosen = team_id or seat.team_id
    if chosen is None:
        raise InvalidCommandError("missing_field", field="team_id")
    find.team(game, chosen)
    if seat.role is not Role.OFFICE and chosen != seat.team_id:
        raise NotPermittedError("not_yours", field="team_id")
    return chosen


def plan_meeting(game: Game, command: c.PlanMeeting, context: Context) -> Decision:
    """
    One more meeting of a team, in extra time a reunion.

    Raises:
        TeamworkError: by ``require_can_plan`` and ``require_in_season``.
    """
    team_id = require_can_plan(game, context.seat, command.meeting_kind, command.team_id)
    earlier = [
        meeting.number
        for meeting in game.meetings.values()
        if (meeting.kind, meeting.team_id) == (command.meeting_kind, team_id)
    ]
    planned = e.MeetingPlanned(
        meeting_id=context.new_id("meeting"),
        meeting_kind=command.meeting_kind,
        team_id=team_id,
        number=max(earlier, default=0) + 1,
        starts_at=require_in_season(game, command.starts_at),
    )
    return Decision(events=(planned,))


def require_in_season(game: Game, starts_at: datetime) -> datetime:
    """
    The moment in UTC.

    Raises:
        InvalidCommandError: ``time_zone_missing``; ``meeting_out_of_season`` with ``first`` and ``last``.
    """
    if starts_at.tzinfo is None:
        raise InvalidCommandError("time_zone_missing", field="starts_at")
    season = game.edition.season
    first = first_monday(game.started_on) - MOVES_EARLIER_AT_MOST
    last = first_monday(game.started_on) + timedelta(weeks=season.weeks + season.close_after_weeks)
    if not first <= starts_at.date() <= last:
        raise InvalidCommandError("meeting_out_of_season", field="starts_at", first=str(first), last=str(last))
    return starts_at.astimezone(UTC)


def require_can_move(game: Game, seat: Seat, meeting_id: str) -> Meeting:
    """
    A meeting that may be moved: a team's by its coach, a camp by any coach, all by the office.

    Raises:
        RuleViolationError: ``meeting_has_begun``.
    """
    meeting = find.meeting(game, seat, meeting_id)
    if meeting.state != "planned":
        raise RuleViolationError("meeting_has_begun", field="meeting_id")
    return meeting


def move_meeting(game: Game, command: c.MoveMeeting, context: Context) -> Decision:
    """
    A meeting on another day; no command cancels one (rule 6.1).

    Raises:
        TeamworkError: by ``require_can_move`` and ``require_in_season``.
    """
    meeting = require_can_move(game, context.seat, command.meeting_id)
    starts_at = require_in_season(game, command.starts_at)
    if starts_at == meeting.starts_at:
        return Decision()
    return Decision(events=(e.MeetingMoved(meeting_id=meeting.id, starts_at=starts_at),))


# ---- days ---------------------------------------------------------------------------------------


def begin_day(game: Game, command: c.BeginDay, context: Context) -> Decision:
    """
    Every day up to this one begins, in order, with what follows from it; none begins twice.

    Keys cool on their day; a game whose extra time has run out closes; last week's spark is closed, once
    a team and week.
    """
    events: list[e.Event] = []
    for day in _days_after(game.today, command.date):
        began = e.DayBegan(date=day)
        on_the_day = evolve(game, began)
        of_the_day = (began, *_cooled(on_the_day), *_closing(on_the_day))
        game = reduce(evolve, of_the_day, game)
        events.extend(of_the_day)
    return Decision(events=(*events, *_sparks(game, command)))


def _days_after(day: date, last: date) -> Iterator[date]:
    while day < last:
        day += timedelta(days=1)
        yield day


def _cooled(game: Game) -> Iterable[e.Event]:
    return () if _phase_kind(game) == "closed" else keys.cooled(game)


def _sparks(game: Game, command: c.BeginDay) -> Iterator[e.SparkWeekClosed]:
    week = command.spark_week
    for team_id in team_ids(game):
        if week and team_id in command.sparks and week not in game.teams[team_id].spark_bands:
            band, arrow = command.sparks[team_id]
            yield e.SparkWeekClosed(team_id=team_id, week=week, band=SparkBand(band=band, arrow=arrow))


def _closing(game: Game) -> Iterable[e.Event]:
    ended = game.last_camp_closed_on
    if ended is None or _phase_kind(game) != "extra_time" or has_open_follow_ups(game):
        return ()
    if (game.today - ended).days < game.edition.season.close_after_weeks * 7:
        return ()
    return closing_events(game)


# ---- the end ------------------------------------------------------------------------------------


def _phase_kind(game: Game) -> str:
    return game.edition.phase(game.phase).kind


def has_open_follow_ups(game: Game) -> bool:
    """Whether a status is still to be asked for (decision 14)."""
    return any(follow_up.state == "due" for follow_up in game.follow_ups.values())


def closing_events(game: Game) -> tuple[e.Event, ...]:
    """What closes a game: meetings that were left open, then the last phase."""
    still_open = (m.id for m in game.meetings.values() if m.state == "open")
    last = game.edition.phases[-1].id
    return (*(e.MeetingClosed(meeting_id=meeting_id) for meeting_id in still_open), e.PhaseOpened(phase=last))


def require_can_close_game(game: Game, seat: Seat) -> None:
    """
    Raises:
        RuleViolationError: ``follow_ups_open`` with ``open`` while a status is still to be asked for.
    """
    if has_open_follow_ups(game):
        number = sum(follow_up.state == "due" for follow_up in game.follow_ups.values())
        raise RuleViolationError("follow_ups_open", open=number)


def close_game(game: Game, command: c.CloseGame, context: Context) -> Decision:
    """
    The office ends extra time; from then on the game is only read and exported.

    Raises:
        TeamworkError: by ``require_can_close_game``.
    """
    require_can_close_game(game, context.seat)
    return Decision(events=closing_events(game))


def _plannable(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    own = (seat.team_id,) if seat.team_id else team_ids(game)
    return ({"meeting_kind": kind, "team_id": team_id} for kind in ("check_in", "mentor_meeting") for team_id in own)


def _movable(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"meeting_id": meeting.id} for meeting in meetings_of(game, seat, "planned"))


OPTIONS = (
    OptionRule("plan_meeting", _plannable, require_can_plan),
    OptionRule("move_meeting", _movable, require_can_move),
    OptionRule("close_game", once, require_can_close_game),
)
