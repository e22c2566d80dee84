"""
Small plots as SVG, the same for page and paper: one axis for all panels, text as text, a title for those who listen.

Colours stand in the picture itself, so that it looks the same where no stylesheet reaches.
"""

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil
from typing import NamedTuple

INK, SOFT, LINE, PAPER = "#16233f", "#46536d", "#d9d1c0", "#ffffff"
FONT = "'IBM Plex Sans', system-ui, sans-serif"


class Accent(NamedTuple):
    """A team's colour, and the wash of it that fills."""

    line: str
    wash: str


ACCENTS = (
    Accent("#a9481c", "#fbe8dd"),
    Accent("#00564d", "#dcefea"),
    Accent("#6b4bb8", "#ece6f8"),
    Accent("#5b6700", "#eef1d3"),
)
"""By the teams' fixed order, as in `style/tokens.css`; more teams begin anew."""

BLUE = Accent("#1f4e8c", "#e6eef8")


class Box(NamedTuple):
    """The picture and the room around the plot."""

    width: int = 250
    height: int = 136
    left: int = 26
    right: int = 26
    top: int = 12
    bottom: int = 24

    @property
    def across(self) -> float:
        return self.width - self.left - self.right

    @property
    def down(self) -> float:
        return self.height - self.top - self.bottom


SMALL = Box()
LABELLED = Box(left=48)
WIDE = Box(width=960, height=260, left=44, right=48, bottom=28)


class Axis(NamedTuple):
    """What all panels share: the first and last place along, the highest value, and marks with a word each."""

    first: float
    last: float
    highest: float
    marks: tuple[tuple[float, str], ...] = ()
    every: int = 2
    """How far apart the numbers along stand."""

    def x(self, at: float, box: Box) -> float:
        """Where a place along lies."""
        return box.left + box.across * (at - self.first) / max(1, self.last - self.first)

    def y(self, value: float, box: Box) -> float:
        """Where a value lies."""
        return box.top + box.down * (1 - value / (self.highest or 1))


class Told(NamedTuple):
    """What a picture says to those who do not see it."""

    title: str
    description: str


def stairs(values: Sequence[tuple[float, float]], axis: Axis, accent: Accent, told: Told, box: Box = SMALL) -> str:
    """A count over weeks as a staircase over its wash, the newest value written at its end."""
    if not values:
        return _svg(_frame(axis, box), told, box)
    base = axis.y(0, box)
    points = [(axis.x(at, box), axis.y(value, box)) for at, value in values]
    path = f"M{_n(points[0][0])} {_n(points[0][1])}"
    path += "".join(f" H{_n(x)} V{_n(y)}" for x, y in points[1:])
    area = f"{path} V{_n(base)} H{_n(points[0][0])} Z"
    parts = [
        f'<path d="{area}" fill="{accent.wash}"/>',
        *_frame(axis, box),
        f'<path d="{path}" fill="none" stroke="{accent.line}" stroke-width="2.5" stroke-linejoin="round"/>',
        *_end(points[-1], f"{values[-1][1]:g}", accent),
    ]
    return _svg(parts, told, box)


def bands(values: Sequence[tuple[float, int]], rows: Sequence[str], axis: Axis, accent: Accent, told: Told,
          box: Box = LABELLED) -> str:  # fmt: skip
    """A dot a week in one of the named rows, lowest first; weeks without a dot have none."""
    lanes = [f'<line x1="{box.left}" x2="{_n(box.width - box.right)}" y1="{_n(y)}" y2="{_n(y)}" stroke="{LINE}"/>'
             f"{_text(box.left - 8, y + 4, name, 'end')}"
             for name, y in ((name, _lane(row, rows, box)) for row, name in enumerate(rows))]  # fmt: skip
    dots = [f'<circle cx="{_n(axis.x(at, box))}" cy="{_n(_lane(row, rows, box))}" r="4.5" fill="{accent.line}"/>'
            for at, row in values]  # fmt: skip
    return _svg([*lanes, *_along(axis, box), *dots], told, box)


def _lane(row: int, rows: Sequence[str], box: Box) -> float:
    return box.top + box.down * (1 - (row + 0.5) / len(rows))


def survival(
    points: Sequence[tuple[int, float]], last_day: int, axis: Axis, told: Told, unit: str = " %", box: Box = WIDE
) -> str:
    """The share still waiting, from all of them down, by days; a half is drawn as a line of its own."""
    corners = [(0, 1.0), *points, (last_day, points[-1][1] if points else 1.0)]
    path = f"M{_n(axis.x(0, box))} {_n(axis.y(100, box))}"
    path += "".join(f" H{_n(axis.x(day, box))} V{_n(axis.y(share * 100, box))}" for day, share in corners[1:])
    area = f"{path} V{_n(axis.y(0, box))} H{_n(axis.x(0, box))} Z"
    half = axis.y(50, box)
    end = (axis.x(last_day, box), axis.y(corners[-1][1] * 100, box))
    parts = [
        f'<path d="{area}" fill="{BLUE.wash}"/>',
        *_frame(axis, box, unit),
        f'<line x1="{box.left}" x2="{_n(box.width - box.right)}" y1="{_n(half)}" y2="{_n(half)}" '
        f'stroke="{SOFT}" stroke-dasharray="2 4"/>',
        f'<path d="{path}" fill="none" stroke="{BLUE.line}" stroke-width="2.5" stroke-linejoin="round"/>',
        *_end(end, f"{corners[-1][1] * 100:.0f}{unit}", BLUE),
    ]
    return _svg(parts, told, box)


def step_for(highest: float, most_lines: int = 5) -> int:
    """A round distance between lines, so that there are no more than so many."""
    for unit in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500):
        if highest / unit <= most_lines:
            return unit
    return 1000 * ceil(highest / 1000 / most_lines)


def round_up(highest: float) -> int:
    """The highest value brought up to a line, so that nothing touches the edge."""
    step = step_for(highest)
    return max(step, step * ceil(highest / step))


# ---- pieces ---------------------------------------------------------------------------------------


def _frame(axis: Axis, box: Box, unit: str = "") -> list[str]:
    step = step_for(axis.highest)
    lines = []
    for count in range(round(axis.highest / step) + 1):
        value, y = count * step, axis.y(count * step, box)
        stroke = SOFT if count == 0 else LINE
        lines.append(
            f'<line x1="{box.left}" x2="{_n(box.width - box.right)}" y1="{_n(y)}" y2="{_n(y)}" stroke="{stroke}"/>'
            f"{_text(box.left - 6, y + 4, f'{value}{unit}', 'end')}"
        )
    return [*lines, *_along(axis, box)]


def _along(axis: Axis, box: Box) -> Iterator[str]:
    """Numbers along the bottom, and a dotted line with its word for every mark."""
    at = axis.first
    while at <= axis.last:
        yield _text(axis.x(at, box), box.height - 8, f"{at:g}", "middle")
        at += axis.every
    for place, word in axis.marks:
        x = axis.x(place, box)
        yield (
            f'<line x1="{_n(x)}" x2="{_n(x)}" y1="{box.top}" y2="{_n(box.height - box.bottom)}" '
            f'stroke="{SOFT}" stroke-dasharray="1 4" stroke-linecap="round"/>'
        )
        if word:
            yield _text(x + 3, box.top + 9, word, "start")


def _end(at: tuple[float, float], word: str, accent: Accent) -> Iterator[str]:
    x, y = at
    yield f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4" fill="{accent.line}" stroke="{PAPER}" stroke-width="1.5"/>'
    yield _text(x + 7, y - 3, word, "start", f'fill="{accent.line}" font-weight="600"')


def _text(x: float, y: float, word: str, anchor: str, more: str = f'fill="{SOFT}"') -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" font-size="11" text-anchor="{anchor}" {more}>{escape(word)}</text>'


def _svg(parts: Sequence[str], told: Told, box: Box) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box.width} {box.height}" role="img" '
        f'font-family="{escape(FONT)}"><title>{escape(told.title)}</title><desc>{escape(told.description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _n(number: float) -> str:
    """A coordinate with no more digits than a screen has."""
    return f"{number:.1f}".removesuffix(".0")
