"""Time to a job with those still searching kept in: the Kaplan–Meier estimate, in plain Python."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Wait(NamedTuple):
    """How long one person has waited, and whether a job ended it; else they were still waiting when last seen."""

    days: int
    has_ended: bool


class Point(NamedTuple):
    """A day on which somebody got a job: how many waited until then, how many got one, what share waits on."""

    day: int
    waiting: int
    got_job: int
    share: float


def curve(waits: Iterable[Wait]) -> tuple[Point, ...]:
    """
    The share still waiting after each day on which somebody got a job, by rising day.

    Who was last seen on the very day of another's job still waited on that day.
    """
    known = sorted(waits)
    points: list[Point] = []
    share = 1.0
    for day in sorted({wait.days for wait in known if wait.has_ended}):
        waiting = sum(wait.days >= day for wait in known)
        got_job = sum(wait.days == day and wait.has_ended for wait in known)
        share *= 1 - got_job / waiting
        points.append(Point(day, waiting, got_job, share))
    return tuple(points)


ROUNDING = 1e-12
"""So that five tenths made of products of thirds is still a half."""


def median(points: Sequence[Point]) -> int | None:
    """The first day by which no more than half still wait; None while it has not come."""
    return next((point.day for point in points if point.share <= 0.5 + ROUNDING), None)
