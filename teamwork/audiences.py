"""
Who sees a thing alike: viewers with the same audience of a thing are shown one and the same entity.

The divisions are finer than needed and never coarser: a test holds every shared entity to the one that its
viewer alone would be shown. Whoever a thing concerns in person is an audience of one.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeAlias

from teamwork.entities.base import Look
from teamwork.model import (
    Card,
    Chance,
    Claim,
    Door,
    FollowUp,
    Game,
    Hand,
    Key,
    Level,
    Meeting,
    Mission,
    Person,
    Shown,
    Team,
    Thanks,
)
from teamwork.rules.keys import first_caller
from teamwork.seats import PLAYING_ROLES, Role

Audience: TypeAlias = Hashable
EVERYBODY: Audience = "everybody"
ELSEWHERE: Audience = "elsewhere"


def audience(look: Look, kind: str, thing: Any) -> Audience:
    """The audience of a thing that the viewer belongs to; everybody's when there is no such thing."""
    return EVERYBODY if thing is None else AUDIENCES[kind](look, thing)


def _standing(look: Look, team_id: str | None) -> Audience:
    """A role, at the table of the thing or elsewhere, let in or not."""
    viewer = look.viewer
    return viewer.role, viewer.team_id == team_id, look.has_access


def _at_table(look: Look, team_id: str | None) -> Audience:
    """As `_standing`, of what is shown alike to whoever plays at another table."""
    viewer = look.viewer
    if viewer.team_id == team_id:
        return viewer.role, True, look.has_access
    return ELSEWHERE if viewer.role in PLAYING_ROLES else viewer.role, False, look.has_access


def _oneself(look: Look) -> Audience:
    return look.viewer.person_id


def _is_one_of(look: Look, *people: str | None) -> bool:
    me = look.viewer.person_id
    return me is not None and me in people


def _is_own_graduate(look: Look, team_id: str) -> bool:
    return look.viewer.role is Role.GRADUATE and look.viewer.team_id == team_id


def _came_later(look: Look, *shown: Shown) -> bool:
    """Whether something had been shown before this viewer came, which then is not for them (rule 2.3)."""
    person = look.game.people.get(look.viewer.person_id or "")
    if person is not None:
        for one in shown:
            if person.seated_v > one.since_v:
                return True
    return False


def _is_alone_with(look: Look, team_id: str, *shown: Shown) -> bool:
    """Whether the viewer may be shown what nobody else is; the own coach, to whom texts may be open or not, is one."""
    own_coach = look.viewer.role is Role.COACH and look.viewer.team_id == team_id
    return own_coach or _came_later(look, *shown)


def _of_game(look: Look, game: Game) -> Audience:
    """Who is in a job as far as one was told: a graduate knows of their own also when nobody else does."""
    viewer = look.viewer
    person = game.people.get(viewer.person_id or "")
    status = person.status if person else None
    if status is not None and status.told.level.reach < Level.TEAM.reach:
        return _oneself(look)
    return viewer.role, viewer.team_id, look.has_access


def _of_team(look: Look, team: Team) -> Audience:
    return _oneself(look) if _is_own_graduate(look, team.id) else _standing(look, team.id)


def _of_person(look: Look, person: Person) -> Audience:
    return _oneself(look) if _is_one_of(look, person.id) else _at_table(look, person.team_id)


def _of_card(look: Look, card: Card) -> Audience:
    if _is_one_of(look, card.owner_id, card.author_id) or _is_alone_with(look, card.team_id, *card.parts.values()):
        return _oneself(look)
    return _at_table(look, card.team_id)


def _of_door(look: Look, door: Door) -> Audience:
    if _is_one_of(look, door.owner_id) or _is_alone_with(look, door.team_id, door.owner_shown):
        return _oneself(look)
    return _standing(look, door.team_id)


def _of_key(look: Look, key: Key) -> Audience:
    if _is_one_of(look, key.giver_id, key.holder_id, key.used_by):
        return _oneself(look)
    first = first_caller(look.game, key) if _is_own_graduate(look, key.team_id) else None
    if first is not None and _is_one_of(look, first.id):
        return _oneself(look)
    return _standing(look, key.team_id) if look.viewer.team_id == key.team_id else ELSEWHERE


def _of_claim(look: Look, claim: Claim) -> Audience:
    if _is_one_of(look, claim.asker_id, claim.claimer_id):
        return _oneself(look)
    return _of_card(look, look.game.cards[claim.card_id])


def _of_thanks(look: Look, thanks: Thanks) -> Audience:
    return _oneself(look) if _is_one_of(look, thanks.from_id, thanks.to_id) else EVERYBODY


def _of_chance(look: Look, chance: Chance) -> Audience:
    return _of_person(look, look.game.people[chance.person_id])


def _of_hand(look: Look, hand: Hand) -> Audience:
    return _oneself(look) if _is_one_of(look, hand.person_id, hand.told_id) else EVERYBODY


def _of_meeting(look: Look, meeting: Meeting) -> Audience:
    viewer = look.viewer
    if _is_one_of(look, *_concerned_by(look.game, meeting)):
        return _oneself(look)
    return viewer.role, viewer.team_id, look.has_access


def _concerned_by(game: Game, meeting: Meeting) -> tuple[str | None, ...]:
    spot = meeting.spotlight
    card = game.cards.get(spot.card_id) if spot else None
    return (meeting.host_id, *meeting.rested, spot.asked_by if spot else None, card.owner_id if card else None)


def _of_mission(look: Look, mission: Mission) -> Audience:
    return _oneself(look) if _is_own_graduate(look, mission.team_id) else _standing(look, mission.team_id)


def _of_follow_up(look: Look, follow_up: FollowUp) -> Audience:
    return look.viewer.role


AUDIENCES: Mapping[str, Callable[[Look, Any], Audience]] = {
    "game": _of_game,
    "team": _of_team,
    "person": _of_person,
    "card": _of_card,
    "door": _of_door,
    "key": _of_key,
    "claim": _of_claim,
    "thanks": _of_thanks,
    "chance": _of_chance,
    "hand": _of_hand,
    "meeting": _of_meeting,
    "mission": _of_mission,
    "follow_up": _of_follow_up,
}

DIVIDING: Mapping[str, tuple[str, ...]] = {
    "game": (),
    "team": ("id",),
    "person": ("id", "team_id"),
    "card": ("owner_id", "author_id", "team_id", "parts"),
    "door": ("owner_id", "team_id", "owner_shown"),
    "key": ("giver_id", "holder_id", "used_by", "team_id", "door_id", "owner_first_until"),
    "claim": ("asker_id", "claimer_id", "card_id"),
    "thanks": ("from_id", "to_id"),
    "chance": ("person_id",),
    "hand": ("person_id", "told_id"),
    "meeting": ("host_id", "rested", "spotlight"),
    "mission": ("team_id",),
    "follow_up": (),
}
"""What a division reads of the thing itself; what else changes of it leaves its audiences as they were."""


def divides_alike(kind: str, then: Any, now: Any) -> bool:
    """Whether a thing has the audiences that it had, as far as that is a matter of the thing itself."""
    if then is now or kind == "game":
        return True
    if then is None or now is None:
        return False
    return all(getattr(then, name) == getattr(now, name) for name in DIVIDING[kind])


_BY_PEOPLE = frozenset({"people"})
DIVIDED_BY: Mapping[str, frozenset[str]] = {kind: _BY_PEOPLE for kind in AUDIENCES} | {
    "key": frozenset({"people", "doors"}),
    "claim": frozenset({"people", "cards"}),
    "meeting": frozenset({"people", "cards"}),
}
"""The fields of the game that a division reads besides the thing itself, and what only a structural change changes."""
