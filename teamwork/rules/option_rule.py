"""How a rule says what it can offer."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from teamwork.model import Game
from teamwork.seats import Seat


class OptionRule(NamedTuple):
    """
    A command that can be offered.

    ``candidates`` gives ids worth trying for a seat, each a map such as ``{"card_id": "…"}`` (``{}`` when
    the command needs none); ``guard`` is the rule's own check, called as ``guard(game, seat, **ids)``,
    which raises a `TeamworkError` when those ids would be refused whatever the free fields say.
    """

    kind: str
    candidates: Callable[[Game, Seat], Iterable[Mapping[str, str]]]
    guard: Callable[..., Any]


def once(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    """The one candidate of a command without ids."""
    return ({},)
