"""Houses, halls, trees and team shapes as line drawing, the same forms as on the hall screen."""

from collections.abc import Sequence
from typing import NamedTuple

from teamwork.printing.town_curve import Point, mm

LINE = "#5b6580"
EDGE = "#c3b899"
LAMP = "#ffd27a"
TREE = "#a9b3a0"
TEAM_COLOURS = ("#a9481c", "#00564d", "#6b4bb8", "#5b6700")
TEAM_SHAPES = (
    "M0 -9a9 9 0 1 1 0 18a9 9 0 1 1 0 -18z",
    "M-8 -8h16v16h-16z",
    "M0 -10L9.5 7.5h-19z",
    "M0 -11L9 0L0 11L-9 0z",
)
"""Circle, square, triangle, diamond; teams five to eight wear them hollow."""


class Form(NamedTuple):
    """A house standing on the origin, in a box 74 wide and 108 high; windows as left, top, wide, high."""

    wall: str
    roof: str
    panes: tuple[tuple[int, int, int, int], ...]


FORMS = (
    Form(
        "M-30 0V-54L0 -84L30 -54V0z",
        "M-35 -50L0 -88L35 -50L30 -46L0 -78L-30 -46z",
        ((-22, -34, 13, 15), (9, -34, 13, 15), (-6, -66, 12, 13)),
    ),
    Form(
        "M-33 0V-48H33V0z",
        "M-37 -46L-27 -80H27L37 -46z",
        ((-27, -36, 13, 15), (14, -36, 13, 15), (-7, -70, 14, 14)),
    ),
    Form(
        "M-26 0V-66H-18V-75H-10V-84H10V-75H18V-66H26V0z",
        "M-29 -66V-70H-21V-79H-13V-88H13V-79H21V-70H29V-66H15V-75H7V-81H-7V-75H-15V-66z",
        ((-20, -36, 12, 14), (8, -36, 12, 14), (-18, -59, 11, 13), (7, -59, 11, 13)),
    ),
    Form(
        "M-31 0V-60L-20 -78H20L31 -60V0z",
        "M-36 -56L-22 -82H22L36 -56L30 -56L19 -76H-19L-30 -56z",
        ((-24, -35, 13, 14), (11, -35, 13, 14), (-20, -62, 12, 13), (8, -62, 12, 13)),
    ),
)
DOOR = "M-10 0V-26a10 10 0 0 1 20 0V0z"
HALL = (
    "M34 -112h12v26h-12z",
    "M0 0V-58H74V0z",
    "M-6 -56L-6 -60L22 -100H66L82 -56z",
    "M-46 0V-60L-8 -110L30 -60V0z",
)
"""Chimney, long wall, its roof, and the gabled front that stands before them."""
GABLE = "M-54 -54L-8 -116L38 -54L31 -49L-8 -101L-47 -49z"
HALL_PANES = ((42, -42, 12, 16), (58, -42, 12, 16), (-38, -42, 15, 18), (8, -42, 15, 18))
HALL_DOOR = "M-19 0V-32a11.5 11.5 0 0 1 23 0V0z"


def stroke(colour: str, wide: float) -> str:
    """The attributes of a line without filling."""
    return f'fill="none" stroke="{colour}" stroke-width="{mm(wide)}" stroke-linecap="round" stroke-linejoin="round"'


def ellipse(at: Point, rx: float, ry: float, look: str) -> str:
    """An ellipse around a point."""
    return f'<ellipse cx="{mm(at.x)}" cy="{mm(at.y)}" rx="{mm(rx)}" ry="{mm(ry)}" {look}/>'


class Look(NamedTuple):
    """The colours of a house: its lines, its wall, and its windows and door."""

    line: str = LINE
    wall: str = "#ffffff"
    lit: str = "#ffffff"
    thick: float = 1.1


def house_svg(shape: int, at: Point, scale: float, look: Look = Look()) -> str:  # noqa: B008 - nothing in it can change
    """One of the four houses, its doorstep at a point."""
    form = FORMS[shape % len(FORMS)]
    return (
        f'<g transform="translate({mm(at.x)} {mm(at.y)}) scale({mm(scale)})" fill="{look.wall}" stroke="{look.line}" '
        f'stroke-width="{look.thick}" stroke-linejoin="round"><path d="{form.wall}"/><path d="{form.roof}"/>'
        f'<g fill="{look.lit}">{_panes(form.panes)}<path d="{DOOR}"/></g></g>'
    )


def hall_svg(team: int, at: Point, size: float, *, is_left: bool) -> str:
    """A team's home with its shape on the gable, looking towards the middle of the sheet."""
    colour = TEAM_COLOURS[team % len(TEAM_COLOURS)]
    across = 0.5 * size * (1 if is_left else -1)
    emblem = Point(at.x - 8 * across, at.y - 35 * size)
    walls = "".join(f'<path d="{part}"/>' for part in HALL)
    return (
        f'<g transform="translate({mm(at.x)} {mm(at.y)}) scale({mm(across)} {mm(0.5 * size)})" fill="#ffffff" '
        f'stroke="{LINE}" stroke-width="1.1" stroke-linejoin="round">{walls}'
        f'<path fill="{colour}" stroke="{colour}" d="{GABLE}"/>{_panes(HALL_PANES)}<path d="{HALL_DOOR}"/></g>'
        f"{team_shape_svg(team, emblem, 0.46 * size)}"
    )


def team_shape_svg(team: int, at: Point, scale: float, *, is_outline: bool = False) -> str:
    """A team's shape around a point, filled unless it is an outline or the team wears it hollow."""
    colour = TEAM_COLOURS[team % len(TEAM_COLOURS)]
    fill = "none" if is_outline or team >= len(TEAM_SHAPES) else colour
    return (
        f'<path transform="translate({mm(at.x)} {mm(at.y)}) scale({mm(scale)})" fill="{fill}" stroke="{colour}" '
        f'stroke-width="2" stroke-linejoin="round" d="{TEAM_SHAPES[team % len(TEAM_SHAPES)]}"/>'
    )


def tree_svg(at: Point, number: int) -> str:
    """A spruce, or every third time a round tree."""
    look = stroke(TREE, 0.4)
    x, y = mm(at.x), mm(at.y)
    if number % 3:
        return f'<path d="M{x} {y}v-3M{mm(at.x - 4)} {mm(at.y - 3)}h8l-2.6 -4h1.6l-3 -6l-3 6h1.6z" {look}/>'
    return f'<path d="M{x} {y}v-6" {look}/>' + ellipse(Point(at.x, at.y - 8.5), 3.6, 4.2, look)


def row_of_houses_svg(count: int, look: Look, *, has_trees: bool = True) -> str:
    """A street of houses and trees seen from the front, 23 wide for each house and 52 high."""
    step = 23
    houses = (
        house_svg(i * 3 + i // 4, Point((i + 0.5) * step, 50), 0.25 + 0.03 * (i * 5 % 3), look)
        for i in range(count)
        if i % 5 != 3 or not has_trees
    )
    groves = range(3, count, 5) if has_trees else ()
    trees = (tree_svg(Point((i + 0.3 + 0.4 * n) * step, 50), i + n) for i in groves for n in (0, 1))
    ground = f'<path d="M-2 50h{count * step + 4}" {stroke(look.line, 0.5)}/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 {count * step + 4} 52">'
        f"{ground}{''.join((*trees, *houses))}</svg>"
    )


def _panes(panes: Sequence[tuple[int, int, int, int]]) -> str:
    return "".join(
        f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="1"/>'
        f'<path d="M{x + wide / 2:g} {y}v{high}M{x} {y + high * 0.45:g}h{wide}"/>'
        for x, y, wide, high in panes
    )
