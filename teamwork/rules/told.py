"""Who has been told of a status or a chance; what is shown of it is worked out from this (rule 8.4, decision 11)."""

from teamwork.model import Chance, Game, Level, Person, Told
from teamwork.seats import Role, Seat
from teamwork.visibility import has_access, viewer_person


def is_told_status(game: Game, viewer: Seat, person: Person) -> bool:
    """Whether this viewer knows the person's present status; the office always does."""
    if viewer.role in (Role.OFFICE, Role.ADMIN):
        return True
    return _is_told(game, viewer, person, person.status.told if person.status else Told())


def is_told_chance(game: Game, viewer: Seat, chance: Chance) -> bool:
    """Whether this viewer knows of an interview or offer; the office never does."""
    return _is_told(game, viewer, game.people[chance.person_id], chance.told)


def sees_chance(game: Game, viewer: Seat, chance: Chance) -> bool:
    """Whether the chance itself is for this viewer: its owner, and at the own table who was told (decision 11)."""
    owner = game.people[chance.person_id]
    return owner.is_seated and viewer.team_id == owner.team_id and is_told_chance(game, viewer, chance)


def _is_told(game: Game, viewer: Seat, owner: Person, told: Told) -> bool:
    if viewer.role is Role.SCREEN:
        return told.level is Level.HALL
    person = viewer_person(game, viewer)
    if person is None or not has_access(game, viewer):
        return False
    if person.id == owner.id:
        return True
    if person.team_id != owner.team_id:
        return told.level is Level.HALL
    return _table_is_told(person.role, told)


def _table_is_told(role: Role, told: Told) -> bool:
    match role:
        case Role.GRADUATE:
            return told.level.reach >= Level.TEAM.reach
        case Role.COACH:
            return told.coach or told.level.reach >= Level.TABLE.reach
        case _:
            return told.level.reach >= Level.TABLE.reach
