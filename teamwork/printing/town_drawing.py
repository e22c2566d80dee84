"""The printed town as one drawing: little ink, white windows to colour when a light is lit."""

from collections.abc import Iterator, Sequence

from teamwork.printing.kinds import INK
from teamwork.printing.town_curve import Point, mm
from teamwork.printing.town_houses import (
    EDGE,
    TEAM_COLOURS,
    ellipse,
    hall_svg,
    house_svg,
    stroke,
    team_shape_svg,
    tree_svg,
)
from teamwork.printing.town_map import (
    HIGH,
    INNER_DOWN,
    INNER_X,
    INNER_Y,
    SQUARE,
    SQUARE_X,
    SQUARE_Y,
    STONE_X,
    STONE_Y,
    STREET,
    WIDE,
    YARD_X,
    YARD_Y,
    Home,
    TownMap,
    seats_in_square,
)
from teamwork.printing.town_sites import HOUSE_WIDE, PLATE_HIGH, Site

PAVING = "#f6f1e5"
SEAT = 5.2
"""How large the round place of a pawn is at most."""


def town_svg(town: TownMap, sites: Sequence[Site], trees: Sequence[Point], seats: int) -> str:
    """The whole drawing, without a single word in it; ``seats`` is how many graduates a team has."""
    parts = [
        *_ways(town, EDGE, 0.5),
        *_ways(town, PAVING, 0),
        *_square(),
        *(tree_svg(spot, i) for i, spot in enumerate(trees)),
        *(_house(site) for site in sites),
        *(part for i, home in enumerate(town.homes) for part in _home(home, i, seats, len(town.homes))),
    ]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {mm(WIDE)} {mm(HIGH)}">{"".join(parts)}</svg>'


def _ways(town: TownMap, colour: str, out: float) -> Iterator[str]:
    """Streets and yards in one colour, a little wider for their edge."""
    for home in town.homes:
        yield f'<path d="{home.street.path}" {stroke(colour, STREET + 2 * out)}/>'
        yield ellipse(home.yard, YARD_X * home.size + out, YARD_Y + out, f'fill="{colour}"')


def _square() -> Iterator[str]:
    yield ellipse(SQUARE, SQUARE_X, SQUARE_Y, f'fill="{PAVING}" stroke="{EDGE}" stroke-width="0.5"')
    yield ellipse(SQUARE, SQUARE_X * 0.94, SQUARE_Y * 0.92, f'{stroke(EDGE, 0.35)} stroke-dasharray="5 2.2"')
    inner = Point(SQUARE.x, SQUARE.y + INNER_DOWN)
    yield ellipse(inner, SQUARE_X * INNER_X, SQUARE_Y * INNER_Y, _white(INK, 0.6))


def _home(home: Home, team: int, seats: int, teams: int) -> Iterator[str]:
    colour = TEAM_COLOURS[team % len(TEAM_COLOURS)]
    for stone in home.stones:
        yield ellipse(stone, STONE_X * home.stone_size, STONE_Y * home.stone_size, _white(INK, 0.55))
    place = min(SEAT * home.size, YARD_X * home.size * 0.8 / seats)
    for i in range(seats):
        along = (i - (seats - 1) / 2) * 2 * YARD_X * home.size * 0.84 / seats
        yield ellipse(Point(home.yard.x + along, home.yard.y), place, place, _white(colour, 0.5))
    seat = min(SEAT, 100 / (seats * teams))
    for spot in seats_in_square(home, seats, teams):
        yield ellipse(spot, seat, seat, _white(colour, 0.6))
        yield team_shape_svg(team, spot, 0.046 * seat, is_outline=True)
    yield hall_svg(team, home.house, home.size, is_left=home.is_left)


def _white(colour: str, thick: float) -> str:
    return f'fill="#ffffff" stroke="{colour}" stroke-width="{thick}"'


def _house(site: Site) -> str:
    """A house above a plate on which its workplace is written."""
    half = HOUSE_WIDE / 2 * site.size - 0.6
    plate = (
        f'<rect x="{mm(site.x - half)}" y="{mm(site.y + 1.2 * site.size)}" width="{mm(2 * half)}" '
        f'height="{mm((PLATE_HIGH - 2.2) * site.size)}" rx="1.2" {_white(EDGE, 0.4)}/>'
    )
    return plate + house_svg(site.shape, Point(site.x, site.y), 0.325 * site.size)
