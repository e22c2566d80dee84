"""Plots as SVG: whole, readable without seeing them, on one axis, and nothing in them that could run."""

import re
import xml.etree.ElementTree as ET

import pytest

from teamwork import charts
from teamwork.charts import ACCENTS, SMALL, Axis, Told

SVG = "{http://www.w3.org/2000/svg}"
AXIS = Axis(1, 14, 5, ((1, "C1"), (7, "C2"), (14, "C3")))
TOLD = Told("Nord <3 & Søn: I job", "Nu 3. Tallene står i tabellen under.")


def pictures(axis: Axis = AXIS) -> list[str]:
    values = [(week, min(3, week // 3)) for week in range(1, 12)]
    return [
        charts.stairs(values, axis, ACCENTS[0], TOLD),
        charts.stairs([], axis, ACCENTS[0], TOLD),
        charts.bands([(1, 0), (3, 2)], ("lav", "middel", "høj"), axis, ACCENTS[1], TOLD),
        charts.survival([(20, 0.8), (40, 0.5)], 98, Axis(0, 98, 100, every=14), TOLD),
        charts.survival([], 1, Axis(0, 1, 100, every=7), TOLD),
    ]


@pytest.mark.parametrize("picture", pictures())
def test_a_picture_is_whole_and_says_what_it_shows(picture: str) -> None:
    root = ET.fromstring(picture)
    assert root.get("role") == "img"
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == (TOLD.title, TOLD.description)


@pytest.mark.parametrize("picture", pictures())
def test_a_picture_needs_no_style_no_script_and_no_other_address(picture: str) -> None:
    """The content policy allows no inline style, and the paper has no stylesheet."""
    assert not re.search(r"style=|<script|<style|href|url\(|on\w+=", picture)


@pytest.mark.parametrize("picture", pictures())
def test_everything_lies_inside_the_picture(picture: str) -> None:
    root = ET.fromstring(picture)
    _, _, width, height = (float(number) for number in root.attrib["viewBox"].split())
    for part in root.iter():
        for name, most in (("x", width), ("x1", width), ("x2", width), ("cx", width), ("y", height), ("cy", height)):
            assert 0 <= float(part.get(name, "0")) <= most


def test_the_same_value_lies_at_the_same_height_in_every_panel() -> None:
    """O4: one axis."""
    ends = set()
    for values in ([(1, 0), (11, 3)], [(1, 3), (11, 3)], [(1, 5), (11, 3)]):
        root = ET.fromstring(charts.stairs(values, AXIS, ACCENTS[2], TOLD))
        circle = root.find(f"{SVG}circle")
        assert circle is not None
        ends.add((circle.get("cx"), circle.get("cy")))
    assert len(ends) == 1


def test_more_is_higher_and_later_is_further_right() -> None:
    assert AXIS.y(0, SMALL) > AXIS.y(3, SMALL) > AXIS.y(5, SMALL) == SMALL.top
    assert AXIS.x(1, SMALL) < AXIS.x(7, SMALL) < AXIS.x(14, SMALL) == SMALL.width - SMALL.right


@pytest.mark.parametrize(("highest", "up_to"), [(0, 1), (1, 1), (5, 5), (6, 6), (21, 25), (49, 50), (153, 200)])
def test_the_axis_ends_on_a_line_no_lower_than_the_highest(highest: int, up_to: int) -> None:
    assert charts.round_up(highest) == up_to
    assert up_to / charts.step_for(up_to) <= 6


def test_the_teams_accents_are_those_of_the_screens() -> None:
    """`style/tokens.css` is where they are chosen."""
    from pathlib import Path

    tokens = (Path(charts.__file__).parents[1] / "web/static/style/tokens.css").read_text(encoding="utf-8")
    light = tokens.split("[data-theme")[0]
    for number, accent in enumerate(ACCENTS):
        assert f"--team-{number}: {accent.line};" in light
        assert f"--team-{number}-wash: {accent.wash};" in light
