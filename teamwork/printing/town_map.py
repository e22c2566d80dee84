"""
Where everything of the printed town lies: homes, streets, stones, the square, and sites for houses.

The same composition as on the hall screen, seen from straight above, for one to eight teams. Lengths are
millimetres on an A2 sheet (594 × 420); a smaller sheet is the same drawing scaled.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import atan2, ceil, cos, hypot, pi, sin
from typing import NamedTuple

from teamwork.printing.town_curve import Curve, Point

WIDE, HIGH = 594.0, 420.0
TEAMS_MOST = 8
SQUARE = Point(WIDE / 2, HIGH / 2 + 2)
SQUARE_X, SQUARE_Y = 92.0, 64.0
STONE_X, STONE_Y = 17.0, 11.5
INNER_X, INNER_Y, INNER_DOWN = 0.5, 0.36, 13.0
"""The middle of the square, as shares of it, and how far below its centre it lies."""
STREET = 21.0
"""How wide a street is."""
YARD_X, YARD_Y = 37.0, 13.0
YARD_GAP = 58.0
SQUARE_GAP = 24.0

CORNER_WAY = (
    (0.35, -0.84), (0.53, -1.0), (0.68, -0.98), (0.73, -0.78), (0.63, -0.6), (0.47, -0.52), (0.4, -0.34),
    (0.5, -0.17), (0.64, -0.26),
)  # fmt: skip
"""From a corner home to the square as (across, down): across 0 is the edge, 1 the middle; down -1 is the top."""
ROUND_THE_HALL = ((0.325, -0.53), (0.335, -0.7))
"""At the top the hall stands above its yard, so the street first goes round it."""
CORNERS = ((1, 1), (-1, 1), (1, -1), (-1, -1))
"""Which side and which end: 1 is left and top."""
CORNERS_FOR = {1: (0,), 2: (0, 3), 3: (0, 1, 2), 4: (0, 1, 2, 3)}
LANES_FOR = {3: (-0.82, 0.06, 0.94), 4: (-0.9, -0.3, 0.32, 0.94)}


class Box(NamedTuple):
    """A rectangle of the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def is_over(self, other: "Box") -> bool:
        """Whether the two share any ground."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


class Home(NamedTuple):
    """A team's corner: its hall, the yard before it, the sign, and the street with its stones."""

    house: Point
    yard: Point
    sign: Box
    is_left: bool
    size: float
    street: Curve
    stones: tuple[Point, ...]
    stone_size: float
    """1, or less where stones would touch."""
    sector: float
    """The angle of the team's part of the square."""


class TownMap(NamedTuple):
    """The whole sheet; ``text`` and ``legend`` are left free for words."""

    homes: tuple[Home, ...]
    text: Box
    legend: Box


def town_map(teams: int, stones: int) -> TownMap:
    """The map for a number of teams (at most `TEAMS_MOST`) whose streets have so many stones."""
    homes = [_home(place, stones) for place in _places(min(TEAMS_MOST, max(1, teams)))]
    middle = WIDE / 2
    return TownMap(
        homes=tuple(_with_sectors(homes)),
        text=Box(middle - 62, 14, middle + 62, 72),
        legend=Box(middle - 56, HIGH - 100, middle + 56, HIGH - 18),
    )


class _Place(NamedTuple):
    right: int
    down: int
    way: tuple[tuple[float, float], ...]
    lane: float | None = None


def _places(count: int) -> tuple[_Place, ...]:
    if count <= len(CORNERS):
        chosen = (CORNERS[i] for i in CORNERS_FOR[count])
        return tuple(_Place(*c, (*ROUND_THE_HALL, *CORNER_WAY[1:]) if c[1] == 1 else CORNER_WAY) for c in chosen)
    lanes = LANES_FOR[ceil(count / 2)]
    swing = 0.42 / len(lanes)
    return tuple(_Place(side, 1, _lane_way(lane, swing), lane) for lane in lanes for side in (1, -1))[:count]


def _lane_way(lane: float, swing: float) -> tuple[tuple[float, float], ...]:
    """Bends up and down between its neighbours, and ends level with where it meets the square."""
    bends = ((0.27, -swing), (0.37, swing), (0.47, -swing), (0.57, swing * 0.7))
    inward = (lane * (1 - i * 0.13) for i in range(len(bends)))
    return (*((across, level + bend) for (across, bend), level in zip(bends, inward, strict=True)), (0.66, lane * 0.5))


def _spot(place: _Place, across: float, fall: float) -> Point:
    reach = 172.0
    return Point(WIDE / 2 - place.right * (1 - across) * WIDE / 2, SQUARE.y + fall * place.down * reach)


def _home(place: _Place, stones: int) -> Home:
    house, yard, sign, size = _corner(place)
    way = [_spot(place, *point) for point in place.way]
    angle = atan2((way[-1].y - SQUARE.y) / SQUARE_Y, (way[-1].x - SQUARE.x) / SQUARE_X)
    edge = Point(SQUARE.x + cos(angle) * SQUARE_X * 0.98, SQUARE.y + sin(angle) * SQUARE_Y * 0.98)
    street = Curve([yard, *way, edge])
    step = (street.length - YARD_GAP - SQUARE_GAP) / max(1, stones - 1)
    places = tuple(street.at(YARD_GAP + i * step) for i in range(stones))
    return Home(house, yard, sign, place.right == 1, size, street, places, _stone_size(places), angle)


def _stone_size(stones: Sequence[Point]) -> float:
    """The largest at which no two stones of a street touch."""
    apart = (hypot((a.x - b.x) / STONE_X, (a.y - b.y) / STONE_Y) / 2 for a, b in combinations(stones, 2))
    return min(1.0, min(apart, default=1.0) * 0.95)


def _corner(place: _Place) -> tuple[Point, Point, Box, float]:
    """House, yard, sign and size of a home, on the left or mirrored to the right."""

    def side(x: float) -> float:
        return x if place.right == 1 else WIDE - x

    if place.lane is not None:
        y = SQUARE.y + place.lane * 165
        house, yard, sign_y, size = Point(side(44), y - 4), Point(side(52), y + 14), y + 30, 0.62
    elif place.down == 1:
        house, yard, sign_y, size = Point(side(43), 106), Point(side(54), 130), 17.0, 0.9
    else:
        house, yard, sign_y, size = Point(side(43), 338), Point(side(54), 360), 386.0, 0.9
    left, right = sorted((side(14), side(104 if place.lane is None else 80)))
    return house, yard, Box(left, sign_y, right, sign_y + 16 * max(size, 0.75)), size


def _with_sectors(homes: Sequence[Home]) -> Iterator[Home]:
    """Every team has an equal part of the square, as near its own street as it can be."""
    part = 2 * pi / len(homes)
    turning = sorted(homes, key=lambda home: home.sector)
    offset = sum(home.sector - i * part for i, home in enumerate(turning)) / len(homes)
    sectors = {id(home): offset + i * part for i, home in enumerate(turning)}
    return (home._replace(sector=sectors[id(home)]) for home in homes)


def seats_in_square(home: Home, seats: int, teams: int) -> tuple[Point, ...]:
    """Where a team's graduates stand when they have a job: one place each, side by side in the team's part."""
    gap = min(0.3, 2 * pi / teams / (seats + 0.4))
    angles = (home.sector + (i - (seats - 1) / 2) * gap for i in range(seats))
    return tuple(Point(SQUARE.x + cos(a) * SQUARE_X * 0.84, SQUARE.y + sin(a) * SQUARE_Y * 0.8) for a in angles)
