"""
Who may see what: the predicates of the matrix, closed by default.

`views.py` builds entities with them and `rules/find.py` answers "not found" with them, so that nobody
learns from a refusal what they may not see (decision 15).
"""

from collections.abc import Mapping

from teamwork.model import Card, Door, Game, Level, PartName, Person, Shown
from teamwork.seats import PLAYING_ROLES, Role, Seat
from teamwork.worked_out import once_a_version

HELPER_PARTS: frozenset[PartName] = frozenset({"work", "details", "strength", "ask", "plan", "owner"})
"""Parts that an own helper may ever see: never the story, never what was learnt."""

HALL_PARTS: frozenset[PartName] = frozenset({"work", "strength", "ask"})
"""Parts that other teams and the hall may ever see."""

GONE_STATES = frozenset({"taken_back", "declined", "withdrawn"})


def viewer_person(game: Game, viewer: Seat) -> Person | None:
    """The person who looks, if one sits in the game and may look at all."""
    person = game.people.get(viewer.person_id or "")
    if person is None or not person.is_seated or person.role is not viewer.role:
        return None
    return person


def has_access(game: Game, viewer: Seat) -> bool:
    """
    Whether this viewer sees anything of the game beyond its name.

    A helper only after the promise of silence and until some weeks after the last camp (journey H1,
    decision 14); whoever left the seat sees nothing.
    """
    if viewer.role in (Role.SCREEN, Role.OFFICE, Role.ADMIN, Role.SYSTEM):
        return True
    person = viewer_person(game, viewer)
    return person is not None and may_look(game, person)


def may_look(game: Game, person: Person) -> bool:
    """Whether somebody who sits in the game sees anything of it."""
    return person.role is not Role.HELPER or _helper_has_access(game, person)


def _helper_has_access(game: Game, person: Person) -> bool:
    if person.promised_at is None and not person.is_bot:
        return False
    if game.edition.phase(game.phase).kind == "closed":
        return False
    ended = game.last_camp_closed_on
    return ended is None or (game.today - ended).days <= game.edition.season.helper_access_weeks * 7


@once_a_version
def is_camp_open(game: Game) -> bool:
    """Whether the people of all teams are in the hall together now."""
    return any(meeting.kind == "camp" and meeting.state == "open" for meeting in game.meetings.values())


def sees_person(game: Game, viewer: Seat, person: Person) -> bool:
    """
    Whether this viewer may know that the person sits in the game.

    The own table always; at a camp everybody who is in the hall; the hall screen only the graduates' pawns;
    the office also whoever has left.
    """
    if viewer.role in (Role.OFFICE, Role.ADMIN, Role.SYSTEM):
        return True
    if not person.is_seated or viewer.person_id == person.id:
        return person.is_seated
    if not has_access(game, viewer):
        return False
    if viewer.role is Role.SCREEN:
        return person.role is Role.GRADUATE
    return viewer.team_id == person.team_id or is_camp_open(game)


def sees_shown(game: Game, viewer: Seat, owner: Person, part: PartName, shown: Shown) -> bool:
    """Whether a part of ``owner``'s, released as ``shown``, is for this viewer."""
    if viewer.person_id == owner.id:
        return True
    if viewer.role in (Role.OFFICE, Role.ADMIN) or not has_access(game, viewer):
        return False
    if viewer.role is Role.SCREEN:
        return part in HALL_PARTS and shown.level is Level.HALL
    person = game.people[viewer.person_id or ""]
    if not _was_seated(person, owner, shown):
        return False
    if person.team_id != owner.team_id:
        return part in HALL_PARTS and shown.level is Level.HALL
    return _table_sees(person, part, shown)


def _table_sees(person: Person, part: PartName, shown: Shown) -> bool:
    match person.role:
        case Role.GRADUATE:
            return shown.level.reach >= Level.TEAM.reach
        case Role.COACH:
            return shown.coach or shown.level.reach >= Level.TABLE.reach
        case Role.HELPER:
            return part in HELPER_PARTS and shown.level.reach >= Level.TABLE.reach
        case _:
            return False


def _was_seated(person: Person, owner: Person, shown: Shown) -> bool:
    """One who joined later sees only what was shown anew, a new coach also what the graduate opened (rule 2.3)."""
    if person.seated_v <= shown.since_v:
        return True
    return person.role is Role.COACH and owner.texts_open_to_coach == person.id


def state_for(viewer: Seat, card: Card) -> str:
    """
    The state of a card as this viewer may know it.

    Declining is silent (rule 4.4): to its giver a declined strength goes on lying face down, without a day
    on which it ended.
    """
    is_giver = viewer.person_id == card.author_id and card.author_id != card.owner_id
    return "face_down" if is_giver and card.state == "declined" else card.state


def sees_part(game: Game, viewer: Seat, card: Card, part: PartName) -> bool:
    """Whether a part of a card is for this viewer; the cards of one who left have left with them (rule 2.3)."""
    if state_for(viewer, card) in GONE_STATES:
        return False
    if viewer.person_id == card.author_id and viewer_person(game, viewer):
        return True
    if not game.people[card.owner_id].is_seated:
        return False
    if card.state == "face_down":
        return viewer.person_id == card.owner_id and viewer_person(game, viewer) is not None
    if viewer.role is Role.SCREEN and card.is_hidden:
        return False
    return sees_shown(game, viewer, game.people[card.owner_id], part, card.parts[part])


def sees_card(game: Game, viewer: Seat, card: Card) -> bool:
    """Whether anything of a card is for this viewer; a card gone is nobody's but its owner's."""
    if viewer_person(game, viewer) and viewer.person_id in (card.owner_id, card.author_id):
        return card.state != "taken_back"
    if coach_sees_outline(game, viewer, card):
        return True
    return any(sees_part(game, viewer, card, part) for part in card.parts)


def coach_sees_outline(game: Game, viewer: Seat, card: Card) -> bool:
    """The own coach sees kind, dates and stage of an action that shows its plan, even before the texts are opened."""
    if viewer.role is not Role.COACH or viewer.team_id != card.team_id or card.kind != "action":
        return False
    if card.state in GONE_STATES or not game.people[card.owner_id].is_seated:
        return False
    return card.parts["plan"].includes_coach and viewer_person(game, viewer) is not None


def is_named(game: Game, viewer: Seat, card: Card) -> bool:
    """Whether whose card it is may be told; an ask and a hall card carry no name outside the team."""
    if viewer.person_id in (card.owner_id, card.author_id):
        return True
    if viewer.role is Role.SCREEN:
        return False
    return viewer.team_id == card.team_id


def sees_door(game: Game, viewer: Seat, door: Door) -> bool:
    """A released door is for all who play and the hall; not the office (visibility.md)."""
    if door.is_down or viewer.role not in (*PLAYING_ROLES, Role.SCREEN):
        return viewer.person_id == door.owner_id
    return has_access(game, viewer) and not (viewer.role is Role.SCREEN and door.is_hidden)


def sees_door_owner(game: Game, viewer: Seat, door: Door) -> bool:
    """Whether whose door it is may be told."""
    return sees_shown(game, viewer, game.people[door.owner_id], "owner", door.owner_shown)


def visible_fields(game: Game, viewer: Seat, card: Card, field_part: Mapping[str, PartName]) -> tuple[str, ...]:
    """The written fields of a card that are for this viewer, in the card's own order."""
    return tuple(field for field in card.written if sees_part(game, viewer, card, field_part[field]))
