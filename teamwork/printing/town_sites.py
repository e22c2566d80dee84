"""Sites for houses: rows between the streets, never on a street, a yard, the square, a sign or the words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import ceil, floor, hypot
from typing import NamedTuple

from teamwork.printing.town_curve import Point
from teamwork.printing.town_map import (
    HIGH,
    SQUARE,
    SQUARE_X,
    SQUARE_Y,
    STONE_X,
    STONE_Y,
    STREET,
    WIDE,
    YARD_X,
    YARD_Y,
    Box,
    TownMap,
)

SHEET = Box(13, 13, WIDE - 13, HIGH - 13)
SIZES = (1.0, 0.95, 0.9, 0.86, 0.82, 0.78, 0.74, 0.7, 0.66, 0.62, 0.58, 0.54, 0.5)
HOUSE_WIDE, HOUSE_HIGH, PLATE_HIGH = 25.0, 30.0, 9.0
"""A house at size 1, and the plate below it on which the workplace is written."""
_COLUMNS, _ROWS = round(WIDE), round(HIGH)


class Site(NamedTuple):
    """Where a house stands: the middle of its doorstep."""

    x: float
    y: float
    size: float
    shape: int

    def box(self) -> Box:
        """The ground the house and its plate take."""
        half = HOUSE_WIDE / 2 * self.size
        return Box(self.x - half, self.y - HOUSE_HIGH * self.size, self.x + half, self.y + PLATE_HIGH * self.size)


class Ground:
    """Which millimetres of the sheet are taken, so that a free place is found without asking every box."""

    def __init__(self, taken: Iterable[Box]) -> None:
        edges = [[0] * (_COLUMNS + 1) for _ in range(_ROWS + 1)]
        for box in taken:
            left, top, right, bottom = _cells(box)
            for y, x, step in ((top, left, 1), (top, right, -1), (bottom, left, -1), (bottom, right, 1)):
                edges[y][x] += step
        covered = (map(bool, row) for row in _summed(edges))
        self._sums = [[0] * (_COLUMNS + 2), *([0, *row] for row in _summed(covered))]

    def is_free(self, box: Box) -> bool:
        """Whether the box lies inside the sheet's margin and on nothing."""
        left, top, right, bottom = _cells(box)
        rows = self._sums
        return SHEET.holds(box) and rows[bottom][right] - rows[top][right] == rows[bottom][left] - rows[top][left]


def sites_for(town: TownMap, wanted: int) -> tuple[Site, ...]:
    """As many sites as wanted if the sheet has room at any size, all of one size, from the square outwards."""
    ground = Ground(_taken(town))
    best: tuple[Site, ...] = ()
    for size in SIZES:
        best = max(best, *(_rows(size, start, ground) for start in range(14, 30, 2)), key=len)
        if len(best) >= wanted:
            break
    return tuple(sorted(best, key=_far_from_square)[:wanted])


def trees_for(town: TownMap, sites: Sequence[Site]) -> tuple[Point, ...]:
    """A tree where there is room left and nothing else will stand."""
    ground = Ground((*_taken(town), *(site.box() for site in sites)))
    groves: list[Box] = []
    trees = []
    for i in range(900):
        spot = Point(16 + (i * 97.31) % (WIDE - 32), 28 + (i * 61.77) % (HIGH - 44))
        box = Box(spot.x - 5.5, spot.y - 15, spot.x + 5.5, spot.y + 2)
        if ground.is_free(box) and not any(box.is_over(grove) for grove in groves):
            trees.append(spot)
            groves.append(Box(box.left - 9, box.top - 5, box.right + 9, box.bottom + 5))
    return tuple(trees)


def _cells(box: Box) -> tuple[int, int, int, int]:
    """Columns and rows that the box touches, the last ones excluded, within the sheet."""
    left, right = (min(_COLUMNS, max(0, x)) for x in (floor(box.left), ceil(box.right)))
    top, bottom = (min(_ROWS, max(0, y)) for y in (floor(box.top), ceil(box.bottom)))
    return left, top, right, bottom


def _summed(rows: Iterable[Iterable[int]]) -> list[list[int]]:
    """Each cell becomes the sum of all cells above and to the left of it, itself included."""
    sums: list[list[int]] = []
    for row in rows:
        line = list(accumulate(row))
        sums.append([a + b for a, b in zip(line, sums[-1], strict=True)] if sums else line)
    return sums


def _far_from_square(site: Site) -> float:
    return hypot((site.x - SQUARE.x) / 1.5, site.y - SQUARE.y)


def _rows(size: float, start: float, ground: Ground) -> tuple[Site, ...]:
    sites: list[Site] = []
    y = start + HOUSE_HIGH * size
    row = 0
    while y < HIGH:
        x = SHEET.left + HOUSE_WIDE * size * (0.5 + 0.5 * (row % 2))
        while x < WIDE:
            site = Site(x, y, size, (len(sites) * 7 + row) % 4)
            is_free = ground.is_free(site.box())
            if is_free:
                sites.append(site)
            x += (HOUSE_WIDE + 2) * size if is_free else 3
        y += (HOUSE_HIGH + PLATE_HIGH + 2) * size
        row += 1
    return tuple(sites)


def _taken(town: TownMap) -> Iterator[Box]:
    yield from (town.text, town.legend)
    for x, y in ((0.72, 1.04), (1.04, 0.72), (0.92, 0.9)):
        yield _around(SQUARE, SQUARE_X * x, SQUARE_Y * y)
    for home in town.homes:
        yield from (_around(dot, STREET / 2 + 1, STREET / 2 + 1) for dot in home.street.dots[::3])
        yield from (_around(stone, STONE_X + 1.5, STONE_Y + 1.5) for stone in home.stones)
        yield _around(home.yard, YARD_X * home.size + 3, YARD_Y + 3)
        yield Box(home.sign.left - 3, home.sign.top - 3, home.sign.right + 3, home.sign.bottom + 3)
        width = 40 * home.size
        yield Box(home.house.x - width, home.house.y - 62 * home.size, home.house.x + width, home.house.y + 4)


def _around(point: Point, x: float, y: float) -> Box:
    return Box(point.x - x, point.y - y, point.x + x, point.y + y)
