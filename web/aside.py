"""Work that takes a core for a while and touches nothing of ours is done aside, so that nobody's line waits for it."""

from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")


def _here(do: Callable[..., Any], given: tuple[Any, ...]) -> Any:
    return do(*given)


_way: list[Callable[[Callable[..., Any], tuple[Any, ...]], Any]] = [_here]


def use(way: Callable[[Callable[..., Any], tuple[Any, ...]], Any]) -> None:
    """From now on such work goes this way; without threads of its own a process does it at once."""
    _way[0] = way


def aside(do: Callable[..., Result], *given: Any) -> Result:
    """
    What ``do`` answers; meanwhile others are served.

    ``do`` may hold no lock and ask no database: under gevent it runs in a real thread beside the loop.
    """
    answer: Result = _way[0](do, given)
    return answer
