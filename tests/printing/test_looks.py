"""Printed and digital look the same: icons, colours and the forms of the town (programme 5.5)."""

import re
from itertools import combinations
from pathlib import Path

from teamwork.printing.kinds import ICONS, LOOKS
from teamwork.printing.town_houses import FORMS, GABLE, HALL, TEAM_COLOURS, TEAM_SHAPES

STATIC = Path(__file__).parents[2] / "web" / "static"
FOUR = ("dream", "strength", "challenge", "action")


def text_of(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def test_every_icon_has_the_strokes_of_the_screens() -> None:
    drawn = text_of("app/icons.js")
    for name, strokes in ICONS.items():
        assert f'"{strokes}"' in drawn, name


def test_the_kinds_have_the_colours_of_the_screens() -> None:
    tokens = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", text_of("style/tokens.css").split("[data-theme")[0]))
    names = {"dream": "dream", "strength": "strength", "challenge": "challenge", "action": "act", "blank": "blank"}
    assert {kind: LOOKS[kind].colour for kind in names} == {kind: tokens[name] for kind, name in names.items()}
    assert [tokens[f"team-{n}"] for n in range(4)] == list(TEAM_COLOURS)


def test_any_two_kinds_differ_in_icon_border_corner_and_colour() -> None:
    """Five cues: with the letter, no one needs the colour."""
    for a, b in combinations((LOOKS[kind] for kind in FOUR), 2):
        assert a.icon != b.icon
        assert a.border != b.border
        assert a.cuts != b.cuts
        assert a.colour != b.colour


def test_white_type_is_read_on_every_colour() -> None:
    """At least 4.5 to 1."""

    def light(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for look in LOOKS.values():
        assert 1.05 / (light(look.colour) + 0.05) >= 4.5


def test_houses_and_teams_have_the_shapes_of_the_town_on_screen() -> None:
    houses, home, shapes = (text_of(f"app/board/{name}.js") for name in ("house", "home", "shapes"))
    assert all(form.wall in houses and form.roof in houses for form in FORMS)
    assert all(part in home for part in (*HALL, GABLE))
    assert all(shape in shapes for shape in TEAM_SHAPES)
