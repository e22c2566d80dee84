"""
What a seat may do now: buttons, bots and tests all ask here (decision 20).

An option is a command's kind with the ids it concerns. It is offered when the rule's own guard would let
those ids through, so that this list and `decide` cannot disagree.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from teamwork.errors import TeamworkError
from teamwork.model import Game
from teamwork.rules import option_table
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.permissions import is_permitted
from teamwork.seats import Seat

Option: TypeAlias = Mapping[str, str]
"""``{"kind": "finish_action", "card_id": "…"}``."""


def options(game: Game, seat: Seat, kinds: Collection[str] | None = None) -> tuple[Option, ...]:
    """Every command this seat may give now, with its ids, in the order of the table; only of ``kinds`` if named."""
    return tuple(_offered(game, seat, kinds))


def _offered(game: Game, seat: Seat, kinds: Collection[str] | None) -> Iterator[Option]:
    for rule in _rules(kinds):
        if not is_permitted(game, seat, rule.kind):
            continue
        for ids in rule.candidates(game, seat):
            if _passes(rule.guard, game, seat, ids):
                yield {"kind": rule.kind, **ids}


def _rules(kinds: Collection[str] | None) -> Iterable[OptionRule]:
    if kinds is None:
        return option_table.OPTION_RULES
    return (rule for kind in kinds for rule in option_table.RULES_BY_KIND.get(kind, ()))


def _passes(guard: Callable[..., Any], game: Game, seat: Seat, ids: Mapping[str, str]) -> bool:
    try:
        guard(game, seat, **ids)
    except TeamworkError:
        return False
    return True
