"""When a meeting may begin, and what a week's check-ins begin with (rules 2.1, 6.2 and 6.5)."""

from teamwork import events as e
from teamwork.context import Context
from teamwork.edition import Phase
from teamwork.errors import RuleViolationError
from teamwork.model import Game, Meeting
from teamwork.rules import find
from teamwork.rules.setup import require_seats_taken
from teamwork.rules.spark import iso_week
from teamwork.rules.tables import open_camp, open_meeting_of, seated, team_ids
from teamwork.seats import Role, Seat


def camp_phase(game: Game, camp: int) -> Phase:
    """The phase of a camp, the first being 1; the order of phases is the edition's (rule 2.1)."""
    return [phase for phase in game.edition.phases if phase.kind == "camp"][camp - 1]


def phase_after(game: Game, phase: Phase) -> Phase:
    """The phase that follows; no phase is skipped."""
    return game.edition.phases[game.edition.phases.index(phase) + 1]


def require_can_open(game: Game, seat: Seat, meeting_id: str) -> Meeting:
    """
    A planned meeting that may begin now.

    Raises:
        RuleViolationError: ``meeting_has_begun``; for a camp ``camps_in_order`` with ``next``,
            ``seats_missing``, ``tables_in_meeting`` with ``tables``; for a team's ``phase_forbids`` in
            setup, ``camp_is_open``, ``already_in_meeting``, ``mentor_meeting_needs_both``.
    """
    meeting = find.meeting(game, seat, meeting_id)
    if meeting.state != "planned":
        raise RuleViolationError("meeting_has_begun", field="meeting_id")
    if meeting.kind == "camp":
        _require_camp_can_open(game, meeting)
    else:
        _require_team_can_meet(game, meeting)
    return meeting


def _require_camp_can_open(game: Game, camp: Meeting) -> None:
    following = min(m.number for m in game.meetings.values() if m.kind == "camp" and m.state != "held")
    if camp.number != following:
        raise RuleViolationError("camps_in_order", field="meeting_id", next=following)
    if camp.number == 1:
        require_seats_taken(game)
    busy = [game.teams[team_id].seat_no for team_id in team_ids(game) if open_meeting_of(game, team_id)]
    if busy:
        raise RuleViolationError("tables_in_meeting", tables=", ".join(f"hold {seat_no}" for seat_no in busy))


def _require_team_can_meet(game: Game, meeting: Meeting) -> None:
    phase = game.edition.phase(game.phase)
    if phase.kind == "setup":
        raise RuleViolationError("phase_forbids", phase=phase.names["da"])
    if open_camp(game):
        raise RuleViolationError("camp_is_open")
    if open_meeting_of(game, meeting.team_id):
        raise RuleViolationError("already_in_meeting")
    if meeting.kind == "mentor_meeting" and not _has_both(game, meeting.team_id):
        raise RuleViolationError("mentor_meeting_needs_both")


def _has_both(game: Game, team_id: str | None) -> bool:
    return bool(seated(game, team_id, Role.HELPER)) and bool(seated(game, team_id, Role.GRADUATE))


def twist_of_the_week(game: Game, context: Context) -> tuple[str | None, tuple[e.Event, ...]]:
    """The twist all teams have this week, drawn by the first; a pile that is used up is shuffled anew."""
    week = iso_week(game.today)
    if week in game.twists or not game.edition.twists:
        return game.twists.get(week), ()
    pile = game.twist_pile or context.shuffle(tuple(game.edition.twists))
    return pile[0], (e.TwistDrawn(week=week, twist_id=pile[0], pile=pile[1:]),)
