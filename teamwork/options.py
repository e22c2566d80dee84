"""
What a seat may do now: buttons, bots and tests all ask here (decision 20).

An option is a command's kind with the ids it concerns. It is offered when the rule's own guard would let
those ids through, so that this list and `decide` cannot disagree.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, cast

from teamwork.errors import TeamworkError
from teamwork.model import Game
from teamwork.rules import option_table
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.permissions import is_permitted, standing
from teamwork.seats import Seat
from teamwork.worked_out import Answer, read_from

Option: TypeAlias = Mapping[str, str]
"""``{"kind": "finish_action", "card_id": "…"}``."""

Order: TypeAlias = Callable[[Sequence[Mapping[str, str]]], Sequence[Mapping[str, str]]]

NOTHING = Answer((), frozenset(), ())
"""Of what is not permitted: it holds until the permission changes."""


def options(game: Game, seat: Seat) -> tuple[Option, ...]:
    """Every command this seat may give now, with its ids, in the order of the table."""
    now = standing(game, seat)
    permitted = (rule for rule in _rules_for(seat) if is_permitted(now, rule.kind))
    return tuple(option for rule in permitted for option in _offered(game, seat, rule, list))


def options_of(game: Game, seat: Seat, kind: str, order: Order = list) -> Iterator[Option]:
    """
    The options of one kind of command, one after another, in the order that ``order`` gives their ids.

    Only as many are judged as are taken, so that one who needs a few does not pay for all.
    """
    if not is_permitted(standing(game, seat), kind):
        return iter(())
    return (option for rule in option_table.RULES_BY_KIND[kind] for option in _offered(game, seat, rule, order))


class Offers:
    """
    What one seat may do, kept from version to version.

    A rule is asked again only when something has changed that its answer was read from; what the seat is not
    permitted is not asked about at all. ``kept`` has one of all that others are offered too.
    """

    def __init__(self, game: Game, seat: Seat, kept: dict[Any, Any] | None = None) -> None:
        self._seat = seat
        self._kept: dict[Any, Any] = {} if kept is None else kept
        self._standing = read_from(game, standing, seat)
        self._answers = self._ask_all(game)

    def bring_to(self, game: Game, changed: frozenset[str]) -> bool:
        """The offers are those of ``game``, which differs in these fields; whether any of them is another."""
        if not self._standing.holds(game, changed):
            former, self._standing = self._standing, read_from(game, standing, self._seat)
            if former.value != self._standing.value:
                offered, self._answers = list(self), self._ask_all(game)
                return offered != list(self)
        is_other = False
        for place, (answer, rule) in enumerate(zip(self._answers, _rules_for(self._seat), strict=True)):
            if answer.holds(game, changed):
                continue
            now = self._answers[place] = self._ask(game, rule)
            is_other = is_other or now.value != answer.value
        return is_other

    def __iter__(self) -> Iterator[Option]:
        return (option for answer in self._answers for option in answer.value)

    def _ask_all(self, game: Game) -> list[Answer]:
        return [self._ask(game, rule) for rule in _rules_for(self._seat)]

    def _ask(self, game: Game, rule: OptionRule) -> Answer:
        if not is_permitted(self._standing.value, rule.kind):
            return NOTHING
        answer = read_from(game, _all_offered, self._seat, rule)
        if not answer.value:
            return answer if answer.asked else cast(Answer, self._kept.setdefault(answer.reads, answer))
        kept = tuple(self._kept.setdefault((*option, *option.values()), option) for option in answer.value)
        return Answer(kept, answer.reads, answer.asked)


def _rules_for(seat: Seat) -> tuple[OptionRule, ...]:
    return option_table.RULES_BY_ROLE[seat.role]


def _all_offered(game: Game, seat: Seat, rule: OptionRule) -> tuple[Option, ...]:
    return tuple(_offered(game, seat, rule, list))


def _offered(game: Game, seat: Seat, rule: OptionRule, order: Order) -> Iterator[Option]:
    for ids in order(tuple(rule.candidates(game, seat))):
        if _passes(rule.guard, game, seat, ids):
            yield {"kind": rule.kind, **ids}


def _passes(guard: Callable[..., Any], game: Game, seat: Seat, ids: Mapping[str, str]) -> bool:
    try:
        guard(game, seat, **ids)
    except TeamworkError:
        return False
    return True
