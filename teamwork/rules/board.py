"""Where a pawn stands: derived from what holds now and, for a viewer, from what they were told (rulebook 3)."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from teamwork.ids import PersonId, TeamId
from teamwork.model import Card, Game, Person
from teamwork.rules.activity import active_graduates, has_foothold, is_in_a_job
from teamwork.rules.told import is_told_chance, is_told_status
from teamwork.seats import Role, Seat

Condition: TypeAlias = Callable[[Game, Person], bool]
DONE_STATES = frozenset({"done", "partly"})
"""Results with which an action counts as done for the board (rule 3.1)."""


def stage(game: Game, person: Person, viewer: Seat | None = None) -> int:
    """
    The number of the highest stage that holds now as far as the viewer knows; no viewer: the truth (rule 3.1).

    Outside the team a late stage needs the owner's yes to that too; until then the pawn waits (rule 3.3).
    """
    numbered = enumerate(game.edition.stages)
    return next((n for n, of in reversed(tuple(numbered)) if _holds(game, person, viewer, of.id)), 0)


def _holds(game: Game, person: Person, viewer: Seat | None, stage_id: str) -> bool:
    if stage_id in LATE_STAGES:
        return LATE_STAGES[stage_id](game, person, viewer)
    return stage_id in EARLY_STAGES and EARLY_STAGES[stage_id](game, person)


def marker(game: Game, team_id: TeamId, viewer: Seat | None = None) -> int | None:
    """The stage of the team's rearmost active graduate (rule 3.2); none while nobody is active."""
    return min((stage(game, person, viewer) for person in active_graduates(game, team_id)), default=None)


def pot(game: Game, viewer: Seat | None = None) -> tuple[int, int]:
    """How many are in a job, as told to the viewer, of how many active graduates in all teams (rule 3.3)."""
    active = [person for team_id in game.teams for person in active_graduates(game, team_id)]
    return sum(is_known_in_a_job(game, person, viewer) for person in active), len(active)


def is_known_in_a_job(game: Game, person: Person, viewer: Seat | None) -> bool:
    """Whether the person is in a job and the viewer was told; no viewer: the truth."""
    return is_in_a_job(game, person) and (viewer is None or is_told_status(game, viewer, person))


# ---- the conditions, by stage id ---------------------------------------------------------------


def _own_cards(game: Game, person_id: PersonId, kind: str) -> list[Card]:
    return [card for card in game.cards.values() if card.owner_id == person_id and card.kind == kind]


def _is_seated(game: Game, person: Person) -> bool:
    return person.is_seated


def _has_dream(game: Game, person: Person) -> bool:
    return any(card.state == "open" for card in _own_cards(game, person.id, "dream"))


def _has_strengths(game: Game, person: Person) -> bool:
    strengths = [card for card in _own_cards(game, person.id, "strength") if card.state == "open"]
    given = sum(card.author_id != person.id for card in strengths)
    limits = game.edition.limits
    return len(strengths) >= limits.strengths_for_stage and given >= limits.given_strengths_for_stage


def _done_kinds(game: Game, person: Person) -> set[str]:
    actions = _own_cards(game, person.id, "action")
    return {card.action_kind for card in actions if card.state in DONE_STATES and card.action_kind}


def _has_reached_out(game: Game, person: Person) -> bool:
    outward = {kind.id for kind in game.edition.action_kinds.values() if kind.outward}
    return bool(_done_kinds(game, person) & outward)


def _has_talked(game: Game, person: Person) -> bool:
    has_used_key = any(key.used_by == person.id for key in game.keys.values())
    return has_used_key or "coffee" in _done_kinds(game, person)


def _has_bid(game: Game, person: Person) -> bool:
    return bool(_done_kinds(game, person) & {"targeted_application", "unsolicited"})


def _is_outside(person: Person, viewer: Seat) -> bool:
    return viewer.role is Role.SCREEN or (viewer.team_id is not None and viewer.team_id != person.team_id)


def _may_see_late(person: Person, viewer: Seat | None) -> bool:
    return viewer is None or not _is_outside(person, viewer) or person.shows_late_stages


def _has_live(game: Game, person: Person, viewer: Seat | None, kind: str) -> bool:
    if not _may_see_late(person, viewer):
        return False
    live = (c for c in game.chances.values() if c.person_id == person.id and c.kind == kind and c.state == "live")
    return any(viewer is None or is_told_chance(game, viewer, chance) for chance in live)


def _has_interview(game: Game, person: Person, viewer: Seat | None) -> bool:
    return _has_live(game, person, viewer, "interview")


def _has_offer(game: Game, person: Person, viewer: Seat | None) -> bool:
    return _has_live(game, person, viewer, "offer")


def _has_job(game: Game, person: Person, viewer: Seat | None) -> bool:
    return _may_see_late(person, viewer) and is_known_in_a_job(game, person, viewer)


def _has_foothold(game: Game, person: Person, viewer: Seat | None) -> bool:
    return _has_job(game, person, viewer) and has_foothold(game, person)


EARLY_STAGES: Mapping[str, Condition] = {
    "start": _is_seated,
    "dream": _has_dream,
    "strength": _has_strengths,
    "contact": _has_reached_out,
    "conversation": _has_talked,
    "bid": _has_bid,
}
LATE_STAGES: Mapping[str, Callable[[Game, Person, Seat | None], bool]] = {
    "interview": _has_interview,
    "offer": _has_offer,
    "job": _has_job,
    "foothold": _has_foothold,
}
"""Stages that only those who were told may know of."""
