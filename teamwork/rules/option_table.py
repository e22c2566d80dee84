"""One row a command that a seat can be offered: where its ids come from and the guard they must pass."""

from collections.abc import Mapping

from teamwork.rules import (
    actions,
    asks,
    calendar,
    card_levels,
    challenges,
    chances,
    doors,
    draw,
    dreams,
    erasure,
    exits,
    film,
    follow_ups,
    hands,
    keys,
    meetings,
    missions,
    people,
    rounds,
    setup,
    shared_screen,
    spark,
    status,
    strengths,
    thanks,
    undo,
)
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.permissions import PERMISSIONS
from teamwork.seats import Role

OPTION_RULES: tuple[OptionRule, ...] = tuple(
    rule
    for chapter in (
        meetings, rounds, shared_screen, film, missions, draw, dreams, strengths, challenges, actions, card_levels,
        doors, keys, asks, thanks, spark, hands, chances, status, exits, follow_ups, people, setup, calendar,
        erasure, undo,
    )
    for rule in chapter.OPTIONS
)  # fmt: skip

RULES_BY_KIND: Mapping[str, tuple[OptionRule, ...]] = {
    kind: tuple(rule for rule in OPTION_RULES if rule.kind == kind) for kind in {rule.kind for rule in OPTION_RULES}
}

RULES_BY_ROLE: Mapping[Role, tuple[OptionRule, ...]] = {
    role: tuple(rule for rule in OPTION_RULES if role in PERMISSIONS[rule.kind].roles) for role in Role
}
"""What a role can ever be offered, so that nobody is asked of what only others may do."""
