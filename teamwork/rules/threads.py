"""Threads between tables: drawn where help was used, named only where both agree (rules 3.5 and 5.6)."""

from collections import Counter
from collections.abc import Iterator, Mapping

from teamwork.ids import PersonId, TeamId
from teamwork.model import Game
from teamwork.rules import tables
from teamwork.worked_out import once_a_version


@once_a_version
def threads(game: Game) -> Mapping[tuple[TeamId, TeamId], int]:
    """
    How often help from one team was used at another, or within itself.

    Keys are ``(giving team, team that used it)`` in the fixed order of teams; pairs without a thread
    are absent.
    """
    drawn = Counter(_each_thread(game))
    teams = tables.team_ids(game)
    pairs = ((giving, using) for giving in teams for using in teams)
    return {pair: drawn[pair] for pair in pairs if drawn[pair]}


@once_a_version
def named_threads(game: Game) -> tuple[tuple[PersonId, PersonId], ...]:
    """Giver and receiver of every thanks that both agreed to be named on, oldest first."""
    named = (thanks for thanks in game.thanks.values() if {thanks.from_id, thanks.to_id} == set(thanks.named_by))
    return tuple(
        (thanks.to_id, thanks.from_id)
        for thanks in named
        if not (game.people[thanks.from_id].is_erased or game.people[thanks.to_id].is_erased)
    )


@once_a_version
def helped(game: Game, team_id: TeamId) -> int:
    """How much help the team has used: its keys used and its asks that were helped."""
    return sum(1 for _, using in _each_thread(game) if using == team_id)


def _each_thread(game: Game) -> Iterator[tuple[TeamId, TeamId]]:
    """Giving and using team of each used key and each claim that helped."""
    for key in game.keys.values():
        if key.state == "used":
            yield game.people[key.giver_id].team_id, key.team_id
    for claim in game.claims.values():
        if claim.state == "helped":
            yield game.people[claim.claimer_id].team_id, game.people[claim.asker_id].team_id
