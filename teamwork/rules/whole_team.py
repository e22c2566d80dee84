"""Rule 1: the whole team in a job (rules 8.2 and 8.4)."""

from teamwork.ids import TeamId
from teamwork.model import Game, Person
from teamwork.rules.activity import active_graduates, is_in_a_job
from teamwork.rules.board import is_known_in_a_job
from teamwork.seats import Role, Seat


def has_won(game: Game, team_id: TeamId, viewer: Seat | None = None) -> bool:
    """
    Whether enough graduates are active and every one of them is in a job; no viewer: the truth.

    The team's own table knows it from what each told there; outside, it is known when every member said
    yes to that (rule 8.4, decision 11).
    """
    active = active_graduates(game, team_id)
    if len(active) < game.edition.limits.win_graduates_least:
        return False
    if viewer is not None and _is_outside(viewer, team_id):
        return has_agreed(game, team_id) and all(is_in_a_job(game, person) for person in active)
    return all(is_known_in_a_job(game, person, viewer) for person in active)


def _is_outside(viewer: Seat, team_id: TeamId) -> bool:
    return viewer.role not in (Role.OFFICE, Role.ADMIN) and viewer.team_id != team_id


def has_agreed(game: Game, team_id: TeamId) -> bool:
    """Whether every active graduate said yes to telling the hall of the whole team (rule 8.4)."""
    agreed = game.teams[team_id].success_agreed_by
    return all(person.id in agreed for person in active_graduates(game, team_id))


def is_whole_pot(game: Game) -> bool:
    """Whether every active graduate of all teams is in a job and told the hall so themselves."""
    active = [person for team_id in game.teams for person in active_graduates(game, team_id)]
    return bool(active) and all(is_in_a_job(game, person) and has_told_hall(person) for person in active)


def has_told_hall(person: Person) -> bool:
    """Whether a graduate told the hall of the present status."""
    return person.status is not None and person.status.told.level == "hall"
