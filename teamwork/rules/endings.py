"""How a team's season ends: none is a loss (rule 8.5)."""

from teamwork.ids import TeamId
from teamwork.model import Game
from teamwork.rules.activity import active_graduates
from teamwork.rules.told import is_told_status
from teamwork.rules.whole_team import has_agreed, has_won
from teamwork.seats import Role, Seat

TEAM_HELD = "team_held"
ALL_IN_JOB = "all_in_job"
PLAYING_ON = "playing_on"


def of_team(game: Game, team_id: TeamId) -> tuple[str, ...]:
    """The endings that a team has reached now, by the truth: held, all in a job, both, or else playing on."""
    held = (TEAM_HELD,) if has_held(game, team_id) else ()
    in_job = (ALL_IN_JOB,) if has_won(game, team_id) else ()
    return (*held, *in_job) or (PLAYING_ON,)


def has_held(game: Game, team_id: TeamId) -> bool:
    """Whether the mission of every camp that had one was held for every active graduate."""
    missions = [mission for mission in game.missions.values() if mission.team_id == team_id]
    camps_with_mission = len(game.edition.season.camp_weeks) - 1
    held = {mission.camp for mission in missions if mission.is_held}
    return camps_with_mission > 0 and held == set(range(1, camps_with_mission + 1))


def told(game: Game, team_id: TeamId, viewer: Seat | None = None) -> tuple[str, ...]:
    """
    A team's endings as a viewer may know them, empty until the season ended; no viewer: the truth.

    A job that was not told of shows in no ending: without it the team plays on (rule 8.4, decision 11).
    The hall is shown at the last camp how the seasons end, before its closing writes it down.
    """
    reached = game.teams[team_id].endings
    if not reached and viewer is not None and viewer.role is Role.SCREEN and _is_last_camp_open(game):
        reached = of_team(game, team_id)
    if viewer is None or not reached or _knows_of_jobs(game, team_id, viewer):
        return reached
    return tuple(ending for ending in reached if ending != ALL_IN_JOB) or (PLAYING_ON,)


def _is_last_camp_open(game: Game) -> bool:
    last = len(game.edition.season.camp_weeks)
    return any(m.kind == "camp" and m.number == last and m.state == "open" for m in game.meetings.values())


def _knows_of_jobs(game: Game, team_id: TeamId, viewer: Seat) -> bool:
    if viewer.role in (Role.OFFICE, Role.ADMIN):
        return True
    if viewer.team_id != team_id:
        return has_agreed(game, team_id)
    return all(is_told_status(game, viewer, person) for person in active_graduates(game, team_id))
