"""Who sits at a table, and who leads a meeting (rules 2.6 and 6.3)."""

from teamwork.errors import NotPermittedError, RuleViolationError
from teamwork.model import Game, Meeting, Person
from teamwork.rules import find
from teamwork.seats import PLAYING_ROLES, Role, Seat
from teamwork.worked_out import once_a_version


@once_a_version
def seated(game: Game, team_id: str | None = None, role: Role | None = None) -> tuple[Person, ...]:
    """Who sits in the game now: graduates, coaches, helpers, each in seat order; at one table if it is named."""
    at_tables = (
        person
        for person in game.people.values()
        if person.is_seated and team_id in (None, person.team_id) and role in (None, person.role)
    )
    return tuple(sorted(at_tables, key=lambda person: _place(game, person)))


def _place(game: Game, person: Person) -> tuple[int, int, int]:
    return game.teams[person.team_id].seat_no, PLAYING_ROLES.index(person.role), person.seat_no


def newest_coach(game: Game, team_id: str) -> Person | None:
    """The coach of a team; where an edition seats several, the one who came last."""
    return max(seated(game, team_id, Role.COACH), key=lambda person: person.seated_v, default=None)


@once_a_version
def team_ids(game: Game) -> tuple[str, ...]:
    """All teams in their fixed order (rule 3.4)."""
    return tuple(sorted(game.teams, key=lambda team_id: game.teams[team_id].seat_no))


def meeting_team_ids(game: Game, meeting: Meeting) -> tuple[str, ...]:
    """The tables of a meeting: one, or in a camp all."""
    return team_ids(game) if meeting.team_id is None else (meeting.team_id,)


def present_graduates(game: Game, meeting: Meeting, team_id: str) -> tuple[Person, ...]:
    """A table's graduates who are here, in seat order."""
    return tuple(g for g in seated(game, team_id, Role.GRADUATE) if meeting.present.get(g.id))


@once_a_version
def open_camp(game: Game) -> Meeting | None:
    """The camp that all teams are in now."""
    return next((m for m in game.meetings.values() if m.kind == "camp" and m.state == "open"), None)


def open_meeting_of(game: Game, team_id: str | None) -> Meeting | None:
    """The open meeting in which a team sits now: the camp, or its own."""
    own = (m for m in game.meetings.values() if m.state == "open" and m.team_id == team_id)
    return open_camp(game) or next(own, None)


def meetings_of(game: Game, seat: Seat, *states: str) -> tuple[Meeting, ...]:
    """The camps and the seat's own meetings in one of these states; the office has them all."""
    own = (None, seat.team_id)
    return tuple(
        meeting
        for meeting in game.meetings.values()
        if meeting.state in states and (seat.role is Role.OFFICE or meeting.team_id in own)
    )


def require_open(game: Game, seat: Seat, meeting_id: str) -> Meeting:
    """
    A meeting that the seat belongs to and that is open.

    Raises:
        NotFoundError: it is another team's, or none.
        RuleViolationError: ``meeting_not_open``.
    """
    meeting = find.meeting(game, seat, meeting_id)
    if meeting.state != "open":
        raise RuleViolationError("meeting_not_open", field="meeting_id")
    return meeting


def leads(seat: Seat, meeting: Meeting) -> bool:
    """Whether screen, agenda and clock obey this seat: the host of a camp, a team's own coach (rules 2.6, 6.3)."""
    if seat.role is not Role.COACH:
        return False
    return meeting.host_id == seat.person_id if meeting.kind == "camp" else meeting.team_id == seat.team_id


def require_leads(game: Game, seat: Seat, meeting_id: str) -> Meeting:
    """
    An open meeting that this seat leads.

    Raises:
        NotPermittedError: ``host_only`` in a camp, for everyone without the hat.
    """
    meeting = require_open(game, seat, meeting_id)
    if not leads(seat, meeting):
        raise NotPermittedError("host_only")
    return meeting
