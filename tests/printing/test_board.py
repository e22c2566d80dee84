"""The board as a poster: the town of the hall screen on white paper (rulebook 3)."""

from itertools import combinations
from math import hypot

import pytest

from teamwork.edition import Edition
from teamwork.printing import PosterSize, board_pdf
from teamwork.printing.town_curve import Curve, Point
from teamwork.printing.town_map import STONE_X, STONE_Y, TEAMS_MOST, Box, TownMap, town_map
from teamwork.printing.town_sites import SHEET, sites_for
from tests.printing.paper import AT, Paper, squeezed

STONES = 7
DOORS = 60


@pytest.mark.parametrize(("size", "millimetres"), [("a3", (420.0, 297.0)), ("a2", (594.0, 420.0))])
def test_it_is_one_page_of_its_size(
    house: Edition, lang: str, size: PosterSize, millimetres: tuple[float, float]
) -> None:
    paper = Paper(board_pdf(house, lang, size, at=AT))
    assert len(paper.pdf) == 1
    assert paper.millimetres(0) == millimetres
    assert paper.is_accepted()


def test_every_street_names_every_stage_once(house: Edition, lang: str) -> None:
    text = squeezed(Paper(board_pdf(house, lang, "a2", at=AT)).texts[0])
    names = [squeezed(stage.names[lang]) for stage in house.stages]
    for name in names[:8]:
        longer = [other for other in names if name in other and other != name]
        assert text.count(name) - sum(text.count(other) for other in longer) >= house.sizes.teams
    assert all(name in text for name in names[8:])


def test_the_board_bears_the_edition_s_own_name(lille: Edition) -> None:
    assert squeezed(lille.names["da"]) in squeezed(Paper(board_pdf(lille, "da", "a3", at=AT)).texts[0])


def test_no_word_of_the_board_reaches_the_edge_or_is_too_small(house: Edition, lang: str) -> None:
    for letter in Paper(board_pdf(house, lang, "a3", at=AT)).letters(0):
        assert 5 < letter.left < letter.right < 415
        assert 3 < letter.top < letter.bottom < 294
        assert letter.size >= 5.9


def box_of(stone: Point, size: float) -> Box:
    return Box(stone.x - STONE_X * size, stone.y - STONE_Y * size, stone.x + STONE_X * size, stone.y + STONE_Y * size)


def towns() -> list[TownMap]:
    return [town_map(teams, STONES) for teams in range(1, TEAMS_MOST + 1)]


@pytest.mark.parametrize("town", towns(), ids=lambda town: f"{len(town.homes)} teams")
def test_no_two_stones_touch_and_each_street_has_its_own(town: TownMap) -> None:
    stones = [(stone, home.stone_size) for home in town.homes for stone in home.stones]
    assert len(stones) == STONES * len(town.homes)
    for (a, size), (b, other) in combinations(stones, 2):
        reach = (size + other) / 2
        assert hypot((a.x - b.x) / STONE_X, (a.y - b.y) / STONE_Y) > 2 * reach * 0.99
    assert min(home.stone_size for home in town.homes) > 0.5


@pytest.mark.parametrize("town", towns(), ids=lambda town: f"{len(town.homes)} teams")
def test_there_is_a_house_for_every_door_of_the_wall_and_none_on_anything_else(town: TownMap) -> None:
    sites = sites_for(town, DOORS)
    assert len(sites) == DOORS
    boxes = [site.box() for site in sites]
    assert all(SHEET.holds(box) for box in boxes)
    assert not any(a.is_over(b) for a, b in combinations(boxes, 2))
    kept_free = [town.text, town.legend, *(home.sign for home in town.homes)]
    kept_free += [box_of(stone, home.stone_size) for home in town.homes for stone in home.stones]
    assert not any(box.is_over(other) for box in boxes for other in kept_free)


def test_what_is_over_the_words_is_nothing(house: Edition) -> None:
    """No stone lies on the title or the legend, for any number of teams."""
    for town in towns():
        for home in town.homes:
            for stone in home.stones:
                assert not box_of(stone, home.stone_size).is_over(town.text)
                assert not box_of(stone, home.stone_size).is_over(town.legend)


def test_more_teams_than_a_sheet_holds_get_the_sheet_for_most(house: Edition) -> None:
    assert len(town_map(TEAMS_MOST + 3, STONES).homes) == TEAMS_MOST


def test_a_curve_goes_through_its_points_and_is_as_long_as_it_looks() -> None:
    straight = Curve([Point(0, 0), Point(30, 40), Point(60, 80)])
    assert straight.length == pytest.approx(100, rel=0.001)
    assert straight.at(50) == pytest.approx(Point(30, 40), abs=0.1)
    assert straight.at(0) == Point(0, 0)
    assert straight.at(1000) == pytest.approx(Point(60, 80), abs=0.01)
    assert straight.path.startswith("M0 0C")
