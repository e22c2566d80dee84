"""Looking things up for one seat: what it may not see does not exist for it (decision 15)."""

from teamwork.errors import NotFoundError, NotPermittedError
from teamwork.model import Card, Claim, Door, Game, Key, Meeting, Person, Team
from teamwork.seats import Role, Seat
from teamwork.visibility import sees_card, sees_door, sees_person


def me(game: Game, seat: Seat) -> Person:
    """The person in the seat; a command of a player has always one (``require_permitted``)."""
    return game.people[seat.person_id or ""]


def person(game: Game, seat: Seat, person_id: str) -> Person:
    """Someone who sits in the game now, and whom the seat may know of."""
    found = game.people.get(person_id)
    if found is None or not found.is_seated or not sees_person(game, seat, found):
        raise NotFoundError(field="person_id")
    return found


def team(game: Game, team_id: str) -> Team:
    """A team of the game."""
    if team_id not in game.teams:
        raise NotFoundError(field="team_id")
    return game.teams[team_id]


def card(game: Game, seat: Seat, card_id: str) -> Card:
    """A card that the seat may know of."""
    found = game.cards.get(card_id)
    if found is None or not sees_card(game, seat, found):
        raise NotFoundError(field="card_id")
    return found


def own_card(game: Game, seat: Seat, card_id: str, kind: str | None = None) -> Card:
    """An open card that is the seat's own, of a kind if one is given."""
    found = card(game, seat, card_id)
    if found.owner_id != seat.person_id:
        raise NotPermittedError("not_yours", field="card_id")
    if kind is not None and found.kind != kind:
        raise NotFoundError(field="card_id")
    return found


def door(game: Game, seat: Seat, door_id: str, field: str = "door_id") -> Door:
    """A door on the wall that the seat may know of; ``field`` is the one that named it."""
    found = game.doors.get(door_id)
    if found is None or found.is_down or not sees_door(game, seat, found):
        raise NotFoundError(field=field)
    return found


def key(game: Game, seat: Seat, key_id: str) -> Key:
    """A key of the seat's team's pool, of its hand, or one it gave."""
    found = game.keys.get(key_id)
    if found is None or found.state == "withdrawn":
        raise NotFoundError(field="key_id")
    if seat.person_id not in (found.giver_id, found.holder_id) and seat.team_id != found.team_id:
        raise NotFoundError(field="key_id")
    return found


def claim(game: Game, seat: Seat, claim_id: str) -> Claim:
    """A claim that the seat made or that was made on its ask."""
    found = game.claims.get(claim_id)
    if found is None or seat.person_id not in (found.asker_id, found.claimer_id):
        raise NotFoundError(field="claim_id")
    return found


def meeting(game: Game, seat: Seat, meeting_id: str) -> Meeting:
    """A camp, or a meeting of the seat's own team; the office finds them all."""
    found = game.meetings.get(meeting_id)
    if found is None:
        raise NotFoundError(field="meeting_id")
    if seat.role is not Role.OFFICE and found.team_id not in (None, seat.team_id):
        raise NotFoundError(field="meeting_id")
    return found
