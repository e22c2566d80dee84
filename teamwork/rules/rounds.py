"""The agenda at work: steps, the clock, turns and tables that are ready (rules 2.6, 6.3 and 6.4)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from teamwork import commands as c
from teamwork import events as e
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.edition import Agenda, Step
from teamwork.errors import InvalidCommandError, NotFoundError, NotPermittedError, RuleViolationError
from teamwork.model import Clock, Game, Meeting
from teamwork.rules import find, missions
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.tables import (
    leads,
    meeting_team_ids,
    meetings_of,
    present_graduates,
    require_leads,
    require_open,
    seated,
)
from teamwork.seats import Role, Seat


def agenda_of(game: Game, meeting: Meeting) -> Agenda:
    """The agenda that a meeting follows."""
    if meeting.kind == "camp":
        return game.edition.camp_agenda(meeting.number)
    return game.edition.meeting_agenda(meeting.kind)


def step_of(game: Game, meeting: Meeting) -> Step | None:
    """The step that an open meeting is at."""
    return agenda_of(game, meeting).step(meeting.step_id or "")


# ---- steps --------------------------------------------------------------------------------------


def require_can_start_step(game: Game, seat: Seat, meeting_id: str, step_id: str) -> tuple[Meeting, Step]:
    """
    Raises:
        InvalidCommandError: ``unknown_step`` when the agenda has no such step.
        TeamworkError: by ``require_leads``.
    """
    meeting = require_leads(game, seat, meeting_id)
    step = agenda_of(game, meeting).step(step_id)
    if step is None:
        raise InvalidCommandError("unknown_step", field="step_id")
    return meeting, step


def start_step(game: Game, command: c.StartStep, context: Context) -> Decision:
    """
    The meeting is at this step, forwards or back; a repeated press changes nothing (decision 17).

    Raises:
        TeamworkError: by ``require_can_start_step``.
    """
    meeting, step = require_can_start_step(game, context.seat, command.meeting_id, command.step_id)
    if meeting.step_id == step.id:
        return Decision()
    return Decision(events=step_events(game, meeting, step, context))


def step_events(game: Game, meeting: Meeting, step: Step, context: Context) -> tuple[e.Event, ...]:
    """What a step begins with: turns where they are taken, missions where they are voted on, its clock."""
    started = e.StepStarted(meeting_id=meeting.id, step_id=step.id, turns=_first_turns(game, meeting, step))
    clock = e.ClockSet(meeting_id=meeting.id, clock=_running(context.at, timedelta(minutes=step.minutes)))
    is_vote = meeting.kind == "camp" and step.round == "vote"
    drawn = missions.draw_events(game, context, meeting.number) if is_vote else ()
    return (started, clock, *drawn)


def _first_turns(game: Game, meeting: Meeting, step: Step) -> Mapping[str, str]:
    """The first graduate who is here at each table, in seat order; at a table where nobody is, the first."""
    if step.round != "turns":
        return {}
    tables = {
        team_id: (*present_graduates(game, meeting, team_id), *seated(game, team_id, Role.GRADUATE))
        for team_id in meeting_team_ids(game, meeting)
    }
    return {team_id: graduates[0].id for team_id, graduates in tables.items() if graduates}


# ---- the clock ----------------------------------------------------------------------------------


def _running(at: datetime, left: timedelta) -> Clock:
    return Clock(mode="running", ends_at=at + left)


def set_clock(game: Game, command: c.SetClock, context: Context) -> Decision:
    """
    The clock that every screen shows; running out stops nobody (rule 6.3).

    ``start`` takes the step's minutes anew, ``extend`` also shortens; what is already so changes nothing.

    Raises:
        RuleViolationError: ``clock_is_off`` to pause, resume or extend.
        InvalidCommandError: ``missing_field`` to extend without ``seconds``.
        TeamworkError: by ``require_leads``.
    """
    meeting = require_leads(game, context.seat, command.meeting_id)
    clock = _clock_after(game, meeting, command, context.at)
    return Decision() if clock == meeting.clock else Decision(events=(e.ClockSet(meeting_id=meeting.id, clock=clock),))


def _clock_after(game: Game, meeting: Meeting, command: c.SetClock, at: datetime) -> Clock:
    match command.action:
        case "start":
            step = step_of(game, meeting)
            return _running(at, timedelta(minutes=step.minutes if step else 0))
        case "off":
            return Clock()
        case "pause":
            return _paused(seconds_left(require_clock(meeting), at))
        case "resume":
            clock = require_clock(meeting)
            return clock if clock.mode == "running" else _running(at, timedelta(seconds=seconds_left(clock, at)))
        case "extend":
            return _extended(require_clock(meeting), command.seconds, at)


def require_clock(meeting: Meeting) -> Clock:
    """
    Raises:
        RuleViolationError: ``clock_is_off``.
    """
    if meeting.clock.mode == "off":
        raise RuleViolationError("clock_is_off")
    return meeting.clock


def seconds_left(clock: Clock, at: datetime) -> int:
    """Whole seconds until the step's time is up, 0 when it is."""
    if clock.mode == "paused":
        return clock.seconds_left or 0
    return max(0, round((clock.ends_at - at).total_seconds())) if clock.ends_at else 0


def _paused(seconds: int) -> Clock:
    return Clock(mode="paused", seconds_left=seconds)


def _extended(clock: Clock, seconds: int | None, at: datetime) -> Clock:
    if seconds is None:
        raise InvalidCommandError("missing_field", field="seconds")
    left = max(0, seconds_left(clock, at) + seconds)
    return _paused(left) if clock.mode == "paused" else _running(at, timedelta(seconds=left))


# ---- tables -------------------------------------------------------------------------------------


def require_own_table(game: Game, seat: Seat, meeting_id: str) -> Meeting:
    """An open meeting at which the coach runs the own table (rule 2.6)."""
    return require_open(game, seat, meeting_id)


def report_table_ready(game: Game, command: c.ReportTableReady, context: Context) -> Decision:
    """ "Our table is ready", or not any more; the host sees it, and nobody waits by force."""
    meeting = require_own_table(game, context.seat, command.meeting_id)
    team_id = find.me(game, context.seat).team_id
    if (team_id in meeting.ready_tables) == command.is_ready:
        return Decision()
    return Decision(events=(e.TableReported(meeting_id=meeting.id, team_id=team_id, is_ready=command.is_ready),))


def require_can_give_turn(game: Game, seat: Seat, meeting_id: str, person_id: str) -> Meeting:
    """
    Raises:
        RuleViolationError: ``not_a_turn_round``.
        NotPermittedError: ``not_yours`` for a graduate of another table.
        NotFoundError: ``person_id`` is no graduate.
    """
    meeting = require_open(game, seat, meeting_id)
    step = step_of(game, meeting)
    if step is None or step.round != "turns":
        raise RuleViolationError("not_a_turn_round")
    person = find.person(game, seat, person_id)
    if person.role is not Role.GRADUATE:
        raise NotFoundError(field="person_id")
    if person.team_id != seat.team_id:
        raise NotPermittedError("not_yours", field="person_id")
    return meeting


def give_turn(game: Game, command: c.GiveTurn, context: Context) -> Decision:
    """
    Whose turn it is at the coach's own table, passed on or repeated (rule 6.4).

    Raises:
        TeamworkError: by ``require_can_give_turn``.
    """
    meeting = require_can_give_turn(game, context.seat, command.meeting_id, command.person_id)
    team_id = game.people[command.person_id].team_id
    if meeting.turns.get(team_id) == command.person_id:
        return Decision()
    return Decision(events=(e.TurnGiven(meeting_id=meeting.id, team_id=team_id, person_id=command.person_id),))


# ---- what can be offered ------------------------------------------------------------------------


def _led(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"meeting_id": meeting.id} for meeting in meetings_of(game, seat, "open") if leads(seat, meeting))


def _other_steps(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"meeting_id": meeting.id, "step_id": step.id}
        for meeting in meetings_of(game, seat, "open")
        for step in agenda_of(game, meeting).steps
        if step.id != meeting.step_id
    )


def _own_meetings(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"meeting_id": meeting.id} for meeting in meetings_of(game, seat, "open"))


def _other_turns(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"meeting_id": meeting.id, "person_id": person.id}
        for meeting in meetings_of(game, seat, "open")
        for person in seated(game, seat.team_id, Role.GRADUATE)
        if meeting.turns.get(person.team_id) != person.id
    )


OPTIONS = (
    OptionRule("start_step", _other_steps, require_can_start_step),
    OptionRule("set_clock", _led, require_leads),
    OptionRule("report_table_ready", _own_meetings, require_own_table),
    OptionRule("give_turn", _other_turns, require_can_give_turn),
)
