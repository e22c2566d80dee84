"""The board as a poster: the town on white paper, to be played with pawns and coloured with pencils."""

from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeAlias

from teamwork.edition import Edition
from teamwork.printing.pages import frame
from teamwork.printing.town_drawing import town_svg
from teamwork.printing.town_houses import TEAM_COLOURS, TEAM_SHAPES
from teamwork.printing.town_map import TownMap, town_map
from teamwork.printing.town_sites import sites_for, trees_for
from teamwork.printing.typesetting import typeset, write_whole
from teamwork.printing.words import words_of

PosterSize: TypeAlias = Literal["a3", "a2"]
WIDTHS_MM: dict[PosterSize, int] = {"a3": 420, "a2": 594}


def print_board(edition: Edition, lang: str, size: PosterSize, out: Path, *, at: datetime) -> None:
    """``out`` holds `board_pdf`."""
    write_whole(out, board_pdf(edition, lang, size, at=at))


def board_pdf(edition: Edition, lang: str, size: PosterSize, *, at: datetime) -> bytes:
    """One landscape page: home corners, streets of stages (rulebook 3), the square, houses to name and light."""
    words = words_of(lang)
    job = edition.stage_number("job")
    town = town_map(edition.sizes.teams, job - 1)
    sites = sites_for(town, edition.limits.doors_on_wall_most)
    svg = town_svg(town, sites, trees_for(town, sites), edition.sizes.graduates)
    stages = [stage.names[lang] for stage in edition.stages]
    content = {
        **frame(edition, words, words.say("board", "title", game=edition.names[lang])),
        "game": edition.names[lang],
        "size": size,
        "scale": WIDTHS_MM[size] / WIDTHS_MM["a2"],
        "svg": svg,
        "alt": words.say("board", "alt", teams=edition.sizes.teams, stages=", ".join(stages), houses=len(sites)),
        "words": words.part("board"),
        **_labels(town, stages, job),
    }
    return typeset("board", content, at)


def _labels(town: TownMap, stages: list[str], job: int) -> dict[str, Any]:
    stones = [
        {"x": stone.x, "y": stone.y, "size": home.stone_size, "name": name}
        for home in town.homes
        for stone, name in zip(home.stones, stages[1:job], strict=True)
    ]
    homes = [
        {
            "sign": home.sign._asdict(),
            "yard": home.yard._asdict(),
            "size": home.size,
            "colour": TEAM_COLOURS[i % len(TEAM_COLOURS)],
            "shape": TEAM_SHAPES[i % len(TEAM_SHAPES)],
            "is_hollow": i >= len(TEAM_SHAPES),
        }
        for i, home in enumerate(town.homes)
    ]
    return {
        "stones": stones,
        "homes": homes,
        "start": stages[0],
        "square": stages[job:],
        "stages": stages,
        "text": town.text._asdict(),
        "legend": town.legend._asdict(),
    }
