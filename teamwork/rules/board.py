"""Where a pawn stands: derived from what holds now and, for a viewer, from what they were told (rulebook 3)."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from teamwork.ids import PersonId, TeamId
from teamwork.model import Card, Chance, Game, Person
from teamwork.rules.activity import active_graduates, has_foothold, is_in_a_job
from teamwork.rules.told import is_told_chance, is_told_status
from teamwork.seats import Role, Seat
from teamwork.worked_out import once_a_version

Condition: TypeAlias = Callable[[Game, Person], bool]
LateCondition: TypeAlias = Callable[[Game, Person, Seat | None], bool]
DONE_STATES = frozenset({"done", "partly"})
"""Results with which an action counts as done for the board (rule 3.1)."""


def stage(game: Game, person: Person, viewer: Seat | None = None) -> int:
    """
    The number of the highest stage that holds now as far as the viewer knows; no viewer: the truth (rule 3.1).

    Outside the team a late stage needs the owner's yes to that too; until then the pawn waits (rule 3.3).
    """
    early, late = _stages(game, person.id)
    return max((n for n, condition in late if condition(game, person, viewer)), default=early)


@once_a_version
def _stages(game: Game, person_id: PersonId) -> tuple[int, tuple[tuple[int, LateCondition], ...]]:
    """The highest stage that everybody may know of, and those above it that truly hold, with what they ask of one."""
    person, numbered = game.people[person_id], tuple(enumerate(game.edition.stages))
    held = (n for n, of in numbered if of.id in EARLY_STAGES and EARLY_STAGES[of.id](game, person))
    early = max(held, default=0)
    late = ((n, LATE_STAGES[of.id]) for n, of in numbered if n > early and of.id in LATE_STAGES)
    return early, tuple((n, condition) for n, condition in late if condition(game, person, None))


def marker(game: Game, team_id: TeamId, viewer: Seat | None = None) -> int | None:
    """The stage of the team's rearmost active graduate (rule 3.2); none while nobody is active."""
    return min((stage(game, person, viewer) for person in active_graduates(game, team_id)), default=None)


def pot(game: Game, viewer: Seat | None = None) -> tuple[int, int]:
    """How many are in a job, as told to the viewer, of how many active graduates in all teams (rule 3.3)."""
    in_job, of = _in_jobs(game)
    return sum(viewer is None or is_told_status(game, viewer, person) for person in in_job), of


@once_a_version
def _in_jobs(game: Game) -> tuple[tuple[Person, ...], int]:
    active = [person for team_id in game.teams for person in active_graduates(game, team_id)]
    return tuple(person for person in active if is_in_a_job(game, person)), len(active)


def is_known_in_a_job(game: Game, person: Person, viewer: Seat | None) -> bool:
    """Whether the person is in a job and the viewer was told; no viewer: the truth."""
    return is_in_a_job(game, person) and (viewer is None or is_told_status(game, viewer, person))


# ---- the conditions, by stage id ---------------------------------------------------------------


@once_a_version
def _cards_by_owner(game: Game) -> Mapping[PersonId, list[Card]]:
    cards: dict[PersonId, list[Card]] = {}
    for card in game.cards.values():
        cards.setdefault(card.owner_id, []).append(card)
    return cards


def _own_cards(game: Game, person_id: PersonId, kind: str) -> list[Card]:
    return [card for card in _cards_by_owner(game).get(person_id, ()) if card.kind == kind]


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
    return person.id in _users_of_keys(game) or "coffee" in _done_kinds(game, person)


@once_a_version
def _users_of_keys(game: Game) -> frozenset[PersonId | None]:
    return frozenset(key.used_by for key in game.keys.values())


def _has_bid(game: Game, person: Person) -> bool:
    return bool(_done_kinds(game, person) & {"targeted_application", "unsolicited"})


def _is_outside(person: Person, viewer: Seat) -> bool:
    return viewer.role is Role.SCREEN or (viewer.team_id is not None and viewer.team_id != person.team_id)


def _may_see_late(person: Person, viewer: Seat | None) -> bool:
    return viewer is None or not _is_outside(person, viewer) or person.shows_late_stages


def _has_live(game: Game, person: Person, viewer: Seat | None, kind: str) -> bool:
    live = [chance for chance in _live_chances(game).get(person.id, ()) if chance.kind == kind]
    if not live or not _may_see_late(person, viewer):
        return False
    return any(viewer is None or is_told_chance(game, viewer, chance) for chance in live)


@once_a_version
def _live_chances(game: Game) -> Mapping[PersonId, list[Chance]]:
    live: dict[PersonId, list[Chance]] = {}
    for chance in game.chances.values():
        if chance.state == "live":
            live.setdefault(chance.person_id, []).append(chance)
    return live


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
LATE_STAGES: Mapping[str, LateCondition] = {
    "interview": _has_interview,
    "offer": _has_offer,
    "job": _has_job,
    "foothold": _has_foothold,
}
"""Stages that only those who were told may know of."""
