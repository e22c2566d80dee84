"""
Waiting for the disk, apart from everything else (decision 22).

In threads a commit waits where it is called: the others go on meanwhile. Under a loop it would hold everybody up, so
whoever runs the loop gives a way around: one writer thread beside it.
"""

from collections.abc import Callable
from typing import TypeAlias

Way: TypeAlias = Callable[[Callable[[], BaseException | None]], BaseException | None]
"""Does what it is given, waits for it without holding up others, and hands over how it ended."""

_way: list[Way] = [lambda do: do()]


def wait_apart_by(way: Way) -> None:
    """From now on this process waits for the disk this way; called once, by whoever runs its loop."""
    _way[0] = way


def apart(do: Callable[[], object]) -> None:
    """``do`` is done, by whichever thread; it may touch nothing but the database's own connection."""

    def done() -> BaseException | None:
        try:
            do()
        except BaseException as error:  # handed over, and raised where it is waited for
            return error
        return None

    error = _way[0](done)
    if error is not None:
        raise error
