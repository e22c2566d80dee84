"""Winding lines through points: smooth to look at, measured along their length."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import hypot
from typing import NamedTuple

STEPS_PER_SPAN = 24


class Point(NamedTuple):
    """A place on the sheet, in millimetres from its top left corner."""

    x: float
    y: float


class Span(NamedTuple):
    """One cubic Bézier piece of a curve."""

    start: Point
    near: Point
    far: Point
    end: Point


class Curve:
    """The smooth line through some points (Catmull–Rom)."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._spans = tuple(_spans(points))
        self.dots = (points[0], *(dot for span in self._spans for dot in _sampled(span)))
        steps = (hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(self.dots))
        self._marks = tuple(accumulate(steps, initial=0.0))

    @property
    def length(self) -> float:
        """From end to end, in millimetres."""
        return self._marks[-1]

    def at(self, distance: float) -> Point:
        """The point so far along the line."""
        last = next((i for i, mark in enumerate(self._marks) if mark >= distance and i > 0), len(self._marks) - 1)
        before, after = self.dots[last - 1], self.dots[last]
        step = self._marks[last] - self._marks[last - 1]
        share = min(1.0, max(0.0, (distance - self._marks[last - 1]) / step)) if step else 0.0
        return Point(before.x + share * (after.x - before.x), before.y + share * (after.y - before.y))

    @property
    def path(self) -> str:
        """The line as SVG path data."""
        first = f"M{mm(self.dots[0].x)} {mm(self.dots[0].y)}"
        return first + "".join("C" + " ".join(f"{mm(p.x)} {mm(p.y)}" for p in span[1:]) for span in self._spans)


def mm(number: float) -> str:
    """A length as SVG writes it: hundredths of a millimetre are enough for paper."""
    return f"{round(number, 2):g}"


def _spans(points: Sequence[Point]) -> "list[Span]":
    spans = []
    for i, (start, end) in enumerate(pairwise(points)):
        before = points[i - 1] if i else start
        after = points[i + 2] if i + 2 < len(points) else end
        near = Point(start.x + (end.x - before.x) / 6, start.y + (end.y - before.y) / 6)
        far = Point(end.x - (after.x - start.x) / 6, end.y - (after.y - start.y) / 6)
        spans.append(Span(start, near, far, end))
    return spans


def _sampled(span: Span) -> "list[Point]":
    return [_on(span, (i + 1) / STEPS_PER_SPAN) for i in range(STEPS_PER_SPAN)]


def _on(span: Span, t: float) -> Point:
    shares = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    return Point(
        sum(share * point.x for share, point in zip(shares, span, strict=True)),
        sum(share * point.y for share, point in zip(shares, span, strict=True)),
    )
