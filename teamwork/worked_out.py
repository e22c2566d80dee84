"""
What follows from a game, worked out once for each version of it: the game cannot change, so no answer can.

`Reading` notes what an answer was read from, so that the next version asks again only where that changed.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

from teamwork.model import Game

P = ParamSpec("P")
T = TypeVar("T")


class Answer(NamedTuple):
    """What a function answered and, if somebody asked for that too, the fields of the game it looked at."""

    value: Any
    reads: frozenset[str] | None


class Reading:
    """A game that notes which of its fields are looked at; in all else the game itself."""

    __slots__ = ("game", "reads")

    def __init__(self, game: Game) -> None:
        self.game = game
        self.reads: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.reads.add(name)
        return getattr(self.game, name)


def read_from(game: Game, function: Callable[Concatenate[Game, P], T], *args: P.args, **kwargs: P.kwargs) -> Answer:
    """The answer with the fields of the game that it was read from."""
    reading = Reading(game)
    value = function(cast(Game, reading), *args, **kwargs)
    return Answer(value, frozenset(reading.reads))


def once_a_version(function: Callable[Concatenate[Game, P], T]) -> Callable[Concatenate[Game, P], T]:
    """
    The function, which works each answer out once for every version of a game.

    It must be pure and its other arguments hashable; what it answers must not be changed.
    """

    @wraps(function)
    def answered(game: Game, *args: P.args, **kwargs: P.kwargs) -> T:
        question = (function, args, tuple(kwargs.items()))
        if isinstance(game, Reading):
            known = game.game.worked_out
            answer = known.get(question)
            if answer is None or answer.reads is None:
                answer = known[question] = read_from(game.game, function, *args, **kwargs)
            game.reads |= answer.reads or frozenset()
            return cast(T, answer.value)
        known = game.worked_out
        answer = known.get(question)
        if answer is None:
            answer = known[question] = Answer(function(game, *args, **kwargs), None)
        return cast(T, answer.value)

    return cast(Callable[Concatenate[Game, P], T], answered)


def changed_fields(before: Game, after: Game) -> frozenset[str]:
    """The fields that another version holds anew; a map that nothing touched is the same map."""
    fields = type(after).model_fields
    return frozenset(name for name in fields if getattr(before, name) is not getattr(after, name))
