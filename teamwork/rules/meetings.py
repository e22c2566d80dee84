"""Meetings open and close, people are present, and each ends with one learning (rules 2.1, 2.6 and 6)."""

from collections.abc import Iterable, Mapping

from teamwork import commands as c
from teamwork import events as e
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import InvalidCommandError, NotPermittedError, RuleViolationError
from teamwork.model import Game, Meeting, Person
from teamwork.rules import find, missions
from teamwork.rules.check_in import readiness
from teamwork.rules.opening import camp_phase, phase_after, require_can_open, twist_of_the_week
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.rounds import agenda_of, step_events
from teamwork.rules.tables import leads, meeting_team_ids, meetings_of, require_leads, require_open, seated
from teamwork.rules.texts import optional_text, require_text
from teamwork.seats import Role, Seat
from teamwork.words import WordChange, word_key

# ---- opening and closing -------------------------------------------------------------------------


def open_meeting(game: Game, command: c.OpenMeeting, context: Context) -> Decision:
    """
    The meeting is open, at its first step, led by the coach who opened it.

    A camp opens its phase and judges the missions that ran until now (rules 2.1 and 6.7); a check-in
    opens with the week's twist (rule 6.5).

    Raises:
        TeamworkError: by ``require_can_open``.
    """
    meeting = require_can_open(game, context.seat, command.meeting_id)
    me = find.me(game, context.seat)
    first = agenda_of(game, meeting).steps[0]
    before: tuple[e.Event, ...] = ()
    twist_id = None
    if meeting.kind == "camp":
        before = (e.PhaseOpened(phase=camp_phase(game, meeting.number).id), *missions.judge_events(game))
    elif meeting.kind == "check_in":
        twist_id, before = twist_of_the_week(game, context)
    opened = e.MeetingOpened(meeting_id=meeting.id, host_id=me.id, step_id=first.id, twist_id=twist_id)
    here = e.PresenceTaken(meeting_id=meeting.id, person_id=me.id, is_present=True)
    return Decision(events=(*before, opened, here, *step_events(game, meeting, first, context)))


def close_meeting(game: Game, command: c.CloseMeeting, context: Context) -> Decision:
    """
    The meeting is held; a camp's closing opens the next phase (rule 2.1).

    Raises:
        RuleViolationError: ``not_ready_to_close`` with ``ready`` and ``of``, when a check-in is closed
            early without a ``reason`` (rule 6.5).
        TeamworkError: by ``require_leads`` and the texts.
    """
    meeting = require_leads(game, context.seat, command.meeting_id)
    reason = optional_text(game, "reason", command.reason)
    here = readiness(game, meeting)
    if not here.is_ready and reason is None:
        raise RuleViolationError("not_ready_to_close", field="reason", ready=here.ready, of=here.of)
    closed = e.MeetingClosed(meeting_id=meeting.id, reason_length=len(reason) if reason else None)
    following = phase_after(game, camp_phase(game, meeting.number)).id if meeting.kind == "camp" else None
    words = (WordChange(key=word_key(meeting.id, "reason"), person_id=context.seat.actor, body=reason),)
    return Decision(
        events=(closed, e.PhaseOpened(phase=following)) if following else (closed,), words=words if reason else ()
    )


# ---- presence and the hat -----------------------------------------------------------------------


def arrive(game: Game, command: c.Arrive, context: Context) -> Decision:
    """
    The person is here (rule 6.2); arriving twice changes nothing.

    Raises:
        TeamworkError: by ``require_open``.
    """
    meeting = require_open(game, context.seat, command.meeting_id)
    return _present(meeting, find.me(game, context.seat), True)


def _present(meeting: Meeting, person: Person, is_present: bool) -> Decision:
    if meeting.present.get(person.id) is is_present:
        return Decision()
    return Decision(events=(e.PresenceTaken(meeting_id=meeting.id, person_id=person.id, is_present=is_present),))


def require_can_tick(game: Game, seat: Seat, meeting_id: str, person_id: str) -> tuple[Meeting, Person]:
    """
    Raises:
        NotPermittedError: ``not_yours`` for another table's people, unless by the host (rule 6.2).
        TeamworkError: by ``require_open``.
    """
    meeting = require_open(game, seat, meeting_id)
    person = find.person(game, seat, person_id)
    if person.team_id != seat.team_id and not (meeting.kind == "camp" and leads(seat, meeting)):
        raise NotPermittedError("not_yours", field="person_id")
    return meeting, person


def tick_presence(game: Game, command: c.TickPresence, context: Context) -> Decision:
    """
    Somebody without a phone at hand is here, or is not.

    Raises:
        TeamworkError: by ``require_can_tick``.
    """
    meeting, person = require_can_tick(game, context.seat, command.meeting_id, command.person_id)
    return _present(meeting, person, command.is_present)


def require_open_camp(game: Game, seat: Seat, meeting_id: str) -> Meeting:
    """
    Raises:
        RuleViolationError: ``only_camps_have_a_host``.
        TeamworkError: by ``require_open``.
    """
    meeting = require_open(game, seat, meeting_id)
    if meeting.kind != "camp":
        raise RuleViolationError("only_camps_have_a_host", field="meeting_id")
    return meeting


def take_hat(game: Game, command: c.TakeHat, context: Context) -> Decision:
    """
    Screen, agenda and clock obey this coach from now on; always by hand (rule 2.6).

    Raises:
        TeamworkError: by ``require_open_camp``.
    """
    camp = require_open_camp(game, context.seat, command.meeting_id)
    return _hat_on(camp, find.me(game, context.seat))


def require_can_hand_over_hat(game: Game, seat: Seat, meeting_id: str, person_id: str) -> tuple[Meeting, Person]:
    """
    Raises:
        NotPermittedError: ``host_only``.
        RuleViolationError: ``hat_is_for_coaches``.
    """
    camp = require_open_camp(game, seat, meeting_id)
    require_leads(game, seat, meeting_id)
    person = find.person(game, seat, person_id)
    if person.role is not Role.COACH:
        raise RuleViolationError("hat_is_for_coaches", field="person_id")
    return camp, person


def hand_over_hat(game: Game, command: c.HandOverHat, context: Context) -> Decision:
    """
    Another coach wears the hat.

    Raises:
        TeamworkError: by ``require_can_hand_over_hat``.
    """
    return _hat_on(*require_can_hand_over_hat(game, context.seat, command.meeting_id, command.person_id))


def _hat_on(camp: Meeting, coach: Person) -> Decision:
    if camp.host_id == coach.id:
        return Decision()
    return Decision(events=(e.HatTaken(meeting_id=camp.id, host_id=coach.id),))


# ---- rest, learning, factors --------------------------------------------------------------------


def require_can_rest(game: Game, seat: Seat, meeting_id: str) -> Meeting:
    """
    Raises:
        RuleViolationError: ``rest_in_check_in``.
        TeamworkError: by ``require_open``.
    """
    meeting = require_open(game, seat, meeting_id)
    if meeting.kind != "check_in":
        raise RuleViolationError("rest_in_check_in", field="meeting_id")
    return meeting


def rest_until_next(game: Game, command: c.RestUntilNext, context: Context) -> Decision:
    """
    The graduate rests until next time, a complete answer (rule 6.5).

    Raises:
        TeamworkError: by ``require_can_rest``.
    """
    meeting = require_can_rest(game, context.seat, command.meeting_id)
    me = find.me(game, context.seat)
    if me.id in meeting.rested:
        return Decision()
    return Decision(events=(e.RestTaken(meeting_id=meeting.id, person_id=me.id),))


def write_learning(game: Game, command: c.WriteLearning, context: Context) -> Decision:
    """
    The one sentence of the own table, in its own words until the meeting closes (rule 6.6).

    Raises:
        TeamworkError: by ``require_open`` and the texts.
    """
    meeting = require_open(game, context.seat, command.meeting_id)
    me = find.me(game, context.seat)
    text = require_text(game, "text", command.text, limit_name="learning")
    key = word_key(meeting.id, f"learning/{me.team_id}")
    return Decision(
        events=(e.LearningWritten(meeting_id=meeting.id, team_id=me.team_id, length=len(text)),),
        words=(WordChange(key=key, person_id=me.id, body=text),),
    )


def require_can_rate(game: Game, seat: Seat, meeting_id: str) -> Meeting:
    """
    Raises:
        RuleViolationError: ``factors_after_camp`` for a team's meeting or a camp that has not begun.
    """
    meeting = find.meeting(game, seat, meeting_id)
    if meeting.kind != "camp" or meeting.state == "planned":
        raise RuleViolationError("factors_after_camp", field="meeting_id")
    return meeting


def rate_factors(game: Game, command: c.RateFactors, context: Context) -> Decision:
    """
    The own coach's answers to the factors of a camp, for the coach and the office (rule 6.6).

    Raises:
        InvalidCommandError: ``factors_differ`` with ``wanted`` and ``given``.
        TeamworkError: by ``require_can_rate``.
    """
    meeting = require_can_rate(game, context.seat, command.meeting_id)
    wanted = len(game.edition.factors)
    if len(command.ratings) != wanted:
        raise InvalidCommandError("factors_differ", field="ratings", wanted=wanted, given=len(command.ratings))
    team_id = find.me(game, context.seat).team_id
    if meeting.factors.get(team_id) == command.ratings:
        return Decision()
    return Decision(events=(e.FactorsRated(meeting_id=meeting.id, team_id=team_id, ratings=command.ratings),))


# ---- what can be offered ------------------------------------------------------------------------


def _planned(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"meeting_id": meeting.id} for meeting in meetings_of(game, seat, "planned"))


def _open(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"meeting_id": meeting.id} for meeting in meetings_of(game, seat, "open"))


def _where_away(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    away = (m for m in meetings_of(game, seat, "open") if not m.present.get(seat.person_id or ""))
    return ({"meeting_id": meeting.id} for meeting in away)


def _people_of_open(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"meeting_id": meeting.id, "person_id": person.id}
        for meeting in meetings_of(game, seat, "open")
        for team_id in meeting_team_ids(game, meeting)
        for person in seated(game, team_id)
    )


def _bare_heads(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"meeting_id": m.id} for m in meetings_of(game, seat, "open") if m.host_id != seat.person_id)


def _other_coaches(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"meeting_id": meeting.id, "person_id": coach.id}
        for meeting in meetings_of(game, seat, "open")
        for coach in seated(game, None, Role.COACH)
        if coach.id != meeting.host_id
    )


def _where_no_rest(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"meeting_id": m.id} for m in meetings_of(game, seat, "open") if seat.person_id not in m.rested)


def _begun(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"meeting_id": meeting.id} for meeting in meetings_of(game, seat, "open", "held"))


OPTIONS = (
    OptionRule("open_meeting", _planned, require_can_open),
    OptionRule("close_meeting", _open, require_leads),
    OptionRule("arrive", _where_away, require_open),
    OptionRule("tick_presence", _people_of_open, require_can_tick),
    OptionRule("take_hat", _bare_heads, require_open_camp),
    OptionRule("hand_over_hat", _other_coaches, require_can_hand_over_hat),
    OptionRule("rest_until_next", _where_no_rest, require_can_rest),
    OptionRule("write_learning", _open, require_open),
    OptionRule("rate_factors", _begun, require_can_rate),
)
