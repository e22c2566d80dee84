"""
What follows from a game, worked out once for each version of it: the game cannot change, so no answer can.

An answer may be kept with what it was read from: the fields of the game it looked at and the other answers it asked
for. While those are the same in a later version, so is it, and nothing need be worked out again.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeAlias, TypeVar, cast

from teamwork.model import Game

P = ParamSpec("P")
T = TypeVar("T")

Question: TypeAlias = tuple[Callable[..., Any], tuple[Any, ...]]
"""A pure function of a game and what else it is given."""


class Answer(NamedTuple):
    """What a function answered, and what that was read from."""

    value: Any
    reads: frozenset[str]
    asked: tuple[tuple[Question, Any], ...]

    def holds(self, game: Game, changed: frozenset[str]) -> bool:
        """Whether it is the answer for ``game`` too, in which these fields are others than where it was given."""
        if not self.reads.isdisjoint(changed):
            return False
        known = game.worked_out
        for question, value in self.asked:
            now = known.get(question) or _work_out(game, question)
            if now.value is not value and now.value != value:
                return False
        return True


class Legacy(NamedTuple):
    """What was worked out for the version before, and the fields of the game that are others since."""

    answers: dict[Any, Any]
    changed: frozenset[str]


LEGACY = "legacy"
"""Where it lies among what is worked out."""


_READ: dict[frozenset[str], frozenset[str]] = {}
"""The same fields are read by many: each set of them is kept once. There are few, as a function reads what it reads."""


class Reading:
    """A game that notes what is looked at, by keeping it; in all else the game itself."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._asked: dict[Question, Any] = {}

    def __getattr__(self, name: str) -> Any:
        value = self.__dict__[name] = getattr(self._game, name)
        return value

    @property
    def is_read(self) -> frozenset[str]:
        """The names that were looked up."""
        return frozenset(vars(self)) - {"_game", "_asked"}


def read_from(game: Game, function: Callable[Concatenate[Game, P], T], *args: P.args, **kwargs: P.kwargs) -> Answer:
    """The function's answer with what it was read from."""
    reading = Reading(game)
    value = function(cast(Game, reading), *args, **kwargs)
    reads = frozenset(vars(reading))  # its own two names among them: no field of a game is called so
    return Answer(value, _READ.setdefault(reads, reads), tuple(reading._asked.items()))


def once_a_version(function: Callable[Concatenate[Game, P], T]) -> Callable[Concatenate[Game, P], T]:
    """
    The function, which works each answer out once for every version of a game.

    It must be pure and its other arguments hashable and given by place; what it answers must not be changed.
    """

    @wraps(function)
    def answered(game: Game, *args: Any) -> Any:
        question = (function, args)
        if isinstance(game, Reading):
            value = game._asked[question] = _ask(game._game, question)
            return value
        return _ask(game, question)

    return cast(Callable[Concatenate[Game, P], T], answered)


def _ask(game: Game, question: Question) -> Any:
    answer: Answer = game.worked_out.get(question) or _work_out(game, question)
    return answer.value


def _work_out(game: Game, question: Question) -> Answer:
    answer = game.worked_out[question] = _inherited(game, question) or read_from(game, question[0], *question[1])
    return answer


def _inherited(game: Game, question: Question) -> Answer | None:
    legacy: Legacy | None = game.worked_out.get(LEGACY)
    answer = legacy.answers.get(question) if legacy else None
    return answer if legacy and answer and answer.holds(game, legacy.changed) else None


def inherit(before: Game, after: Game) -> frozenset[str]:
    """
    What was worked out for one version serves the next as far as it holds there; answers the fields that differ.

    The earlier version itself forgets it, since many versions are kept and only the newest is asked much.
    """
    if before is after:
        return frozenset()
    changed = frozenset(name for name in type(after).model_fields if getattr(before, name) is not getattr(after, name))
    answers = dict(before.worked_out)
    answers.pop(LEGACY, None)
    after.worked_out[LEGACY] = Legacy(answers, changed)
    before.worked_out.clear()
    return changed
