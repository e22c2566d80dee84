"""What a check-in is for: everyone still searching has looked at their actions, or rests (rule 6.5)."""

from typing import NamedTuple

from teamwork.ids import PersonId
from teamwork.model import Card, Game, Meeting, Person
from teamwork.rules.activity import is_active, is_in_a_job
from teamwork.rules.tables import present_graduates
from teamwork.rules.told import is_told_status
from teamwork.seats import Role, Seat


class Readiness(NamedTuple):
    """How far a check-in is; ``missing`` are for nobody's screen, only the numbers are."""

    ready: int
    of: int
    missing: tuple[PersonId, ...]

    @property
    def is_ready(self) -> bool:
        """Whether it can close without a reason."""
        return not self.missing


def readiness(game: Game, meeting: Meeting) -> Readiness:
    """
    How many of those who are here and, as far as the coach has been told, still searching are done.

    A graduate in a job who has not said so is asked like everyone else, so that the number tells nobody
    (decision 11). In extra time no actions are played, so nobody is waited for (rule 2.4).
    """
    asked = _asked(game, meeting)
    missing = tuple(person.id for person in asked if not is_done(game, meeting, person))
    return Readiness(ready=len(asked) - len(missing), of=len(asked), missing=missing)


def _asked(game: Game, meeting: Meeting) -> tuple[Person, ...]:
    if meeting.kind != "check_in" or meeting.team_id is None or game.edition.phase(game.phase).kind == "extra_time":
        return ()
    present = present_graduates(game, meeting, meeting.team_id)
    return tuple(person for person in present if is_active(game, person) and not _is_known_in_a_job(game, person))


def _is_known_in_a_job(game: Game, person: Person) -> bool:
    coaches = (p for p in game.people.values() if p.is_seated and p.role is Role.COACH and p.team_id == person.team_id)
    seats = (Seat(role=coach.role, person_id=coach.id, team_id=coach.team_id) for coach in coaches)
    return is_in_a_job(game, person) and any(is_told_status(game, seat, person) for seat in seats)


def is_done(game: Game, meeting: Meeting, person: Person) -> bool:
    """Whether a graduate rests, or has looked at all open actions and leaves with one that has a date."""
    if person.id in meeting.rested:
        return True
    actions = [card for card in game.cards.values() if _is_open_action(card, person)]
    return any(card.due for card in actions) and all(_is_looked_at(card, meeting) for card in actions)


def _is_open_action(card: Card, person: Person) -> bool:
    return card.owner_id == person.id and card.kind == "action" and card.state == "open"


def _is_looked_at(card: Card, meeting: Meeting) -> bool:
    return card.looked_at is not None and meeting.opened_at is not None and card.looked_at >= meeting.opened_at
