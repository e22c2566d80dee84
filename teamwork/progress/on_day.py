"""The people as they were on a day: who sat, by which status, judged by the table of that day."""

from datetime import date

from teamwork.edition import CountingRules
from teamwork.ids import TeamId
from teamwork.model import Game, Person, Status
from teamwork.progress.chronicle import local_day
from teamwork.rules.activity import graduates, is_active
from teamwork.seats import Role


def on_day(game: Game, day: date, counting: CountingRules) -> Game:
    """
    The game with ``day`` as its today and its people as they were then, by all that ``game`` knows.

    A status told later holds from its own first day. Cards, keys and meetings stay as they are: figures
    read the day on which each was done.
    """
    people = {
        person.id: _on_day(game, person, day)
        for person in game.people.values()
        if local_day(game, person.seated_at) <= day
    }
    return game.model_copy(update={"today": day, "counting": counting, "people": people})


def _on_day(game: Game, person: Person, day: date) -> Person:
    known = [status for status in _all_statuses(person) if _is_known(game, status, day)]
    left_at = person.left_at
    if left_at is not None and local_day(game, left_at) > day:
        left_at = None
    newest = known[-1] if known else None
    return person.model_copy(update={"left_at": left_at, "status": newest, "history": tuple(known[:-1])})


def _all_statuses(person: Person) -> tuple[Status, ...]:
    return person.history if person.status is None else (*person.history, person.status)


def _is_known(game: Game, status: Status, day: date) -> bool:
    return status.from_date <= day or local_day(game, status.reported_at) <= day


def counted(game: Game, team_id: TeamId | None = None) -> tuple[Person, ...]:
    """The active graduates of a team, or of all in their fixed order: those whom the figures are out of."""
    teams = sorted(game.teams.values(), key=lambda team: team.seat_no)
    chosen = (team.id for team in teams if team_id in (None, team.id))
    return tuple(person for each in chosen for person in graduates(game, each) if is_active(game, person))


def all_graduates(game: Game, team_id: TeamId | None = None) -> tuple[Person, ...]:
    """Every graduate who ever sat at a table, those who gave up their seat included."""
    people = (person for person in game.people.values() if person.role is Role.GRADUATE)
    return tuple(person for person in people if team_id in (None, person.team_id))
