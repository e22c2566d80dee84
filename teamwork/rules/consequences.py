"""What follows from what happened, whoever caused it: lights, wins, endings, celebrations (rules 6.7 and 8)."""

from collections.abc import Iterator

from teamwork import events as e
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.ids import PersonId
from teamwork.model import Celebration, Game
from teamwork.rules import endings, follow_ups, missions, shared_screen
from teamwork.rules.activity import is_in_a_job
from teamwork.rules.whole_team import has_agreed, has_told_hall, has_won, is_whole_pot

JOB_EVENTS = (
    e.StatusSet,
    e.StatusTold,
    e.ExitSet,
    e.DayBegan,
    e.TeamSuccessAgreed,
    e.CountingRulesAdopted,
    e.PersonSeated,
    e.PersonLeftSeat,
    e.CommandUndone,
)
"""Events after which other people may count, be told or be in a job than before."""


def of(game: Game, after: Game, events: tuple[e.Event, ...], context: Context) -> Decision:
    """The events that follow from ``events``, which led from ``game`` to ``after``."""
    follow: tuple[e.Event, ...] = (
        *missions.deeds(after, events),
        *_wins(after, events),
        *_season_ended(after, events),
        *_celebrations(game, after, events, context),
        *shared_screen.spotlights_out(after),
    )
    return Decision(events=follow)


def _has_job_event(events: tuple[e.Event, ...]) -> bool:
    return any(isinstance(event, JOB_EVENTS) for event in events)


def _wins(after: Game, events: tuple[e.Event, ...]) -> Iterator[e.WinReached]:
    if not _has_job_event(events):
        return
    for team in after.teams.values():
        if team.first_reached_at is None and has_won(after, team.id):
            yield e.WinReached(team_id=team.id)


def _season_ended(after: Game, events: tuple[e.Event, ...]) -> Iterator[e.SeasonEnded]:
    closed = (after.meetings[event.meeting_id] for event in events if isinstance(event, e.MeetingClosed))
    last = len(after.edition.season.camp_weeks)
    if any(meeting.kind == "camp" and meeting.number == last for meeting in closed):
        yield e.SeasonEnded(
            endings={team_id: endings.of_team(after, team_id) for team_id in after.teams},
            follow_ups=follow_ups.due_days(after, after.today),
        )


# ---- celebrations, only of what the people themselves told ---------------------------------------


def _celebrations(game: Game, after: Game, events: tuple[e.Event, ...], context: Context) -> Iterator[e.Celebrated]:
    """The widest comes last, since the shared screen celebrates one thing; an undo celebrates nothing."""
    if any(isinstance(event, e.CommandUndone) for event in events):
        return
    for shown in (*_of_missions(after, events, context), *_of_jobs(game, after, events, context)):
        yield e.Celebrated(celebration=shown)


def _of_missions(after: Game, events: tuple[e.Event, ...], context: Context) -> Iterator[Celebration]:
    """One for all teams that held theirs, so that none comes before another (rule 3.4)."""
    held = [event for event in events if isinstance(event, e.MissionJudged) and event.is_held]
    teams = [after.missions[event.mission_id].team_id for event in held]
    if teams:
        yield Celebration(kind="mission", at=context.at, team_id=teams[0] if len(teams) == 1 else None)


def _of_jobs(game: Game, after: Game, events: tuple[e.Event, ...], context: Context) -> Iterator[Celebration]:
    if not _has_job_event(events):
        return
    for person_id in _celebrating(game, after, events):
        team_id = after.people[person_id].team_id
        yield Celebration(kind="job", at=context.at, team_id=team_id, person_id=person_id)
    for team_id in after.teams:
        if _is_team_shown(after, team_id) and not _is_team_shown(game, team_id):
            yield Celebration(kind="whole_team", at=context.at, team_id=team_id)
    if is_whole_pot(after) and not is_whole_pot(game):
        yield Celebration(kind="whole_pot", at=context.at)


def _is_team_shown(game: Game, team_id: str) -> bool:
    return has_won(game, team_id) and has_agreed(game, team_id)


def _celebrating(game: Game, after: Game, events: tuple[e.Event, ...]) -> tuple[PersonId, ...]:
    """Whose job is newly for the hall to celebrate, or told of anew by themselves."""
    said = {ev.person_id for ev in events if isinstance(ev, e.StatusSet) and not ev.status.is_confirmed}
    before = {person_id for person_id in game.people if is_for_celebration(game, person_id)}
    now = (person_id for person_id in after.people if is_for_celebration(after, person_id))
    return tuple(person_id for person_id in now if person_id in said or person_id not in before)


def is_for_celebration(game: Game, person_id: PersonId) -> bool:
    """Whether a graduate is in a job, told the hall and wants it celebrated (rule 8.4)."""
    person = game.people[person_id]
    wants = person.status is not None and person.status.told.celebrate
    return wants and person.is_seated and has_told_hall(person) and is_in_a_job(game, person)
