"""Several games in one table, so that the table tells nothing that hides in the games' own (decision 26)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from teamwork.progress.cells import Cell
from teamwork.progress.definitions import DEFINITIONS, MeasureId
from teamwork.progress.disclosure import Cells, Limit, told_cells, told_median
from teamwork.progress.figures import Figure, Figures
from teamwork.progress.survival import Wait, curve, median


class Measured(NamedTuple):
    """A game at one fixed date: its figures, and how long everybody waited for a job."""

    figures: Figures
    waits: tuple[Wait, ...]


Season = Sequence[Measured]
"""A game at its fixed dates, from the first, in order."""


class Pool(NamedTuple):
    """Cells by date as far as every game has come, how many games are in them, and how many are too small."""

    tables: tuple[Cells, ...]
    games: int
    left_out: int


def is_small(season: Season, limit: Limit) -> bool:
    """Whether a game has too few people to be told of by itself; it is told only together with others."""
    return bool(season) and (season[0].figures["people"].value or 0) < limit.people


def pooled(seasons: Sequence[Season], limit: Limit) -> Pool:
    """
    One table for several games.

    Games large enough for a table of their own add up only where each of them tells its number; small ones
    are first put together as if they were one game, and left out while they are still too few.
    """
    dates = min((len(season) for season in seasons), default=0)
    seasons = [season[:dates] for season in seasons]
    large = [season for season in seasons if not is_small(season, limit)]
    small = [season for season in seasons if is_small(season, limit)]
    together = [_together(small)] if small else []
    if together and large and is_small(together[0], limit):
        together = []
    parts = [*large, *together]
    left_out = 0 if together else len(small)
    tables = [told_cells([measured.figures for measured in part], limit) for part in parts]
    at_date = zip(*tables, strict=True)
    told = tuple(
        _sum(cells, [wait for part in parts for wait in part[place].waits], limit)
        for place, cells in enumerate(at_date)
    )
    return Pool(told, len(seasons) - left_out, left_out)


def _together(seasons: Sequence[Season]) -> Season:
    """Games added up as if they were one."""
    return [_added(measured) for measured in zip(*seasons, strict=True)]


def _added(measured: Sequence[Measured]) -> Measured:
    waits = tuple(wait for one in measured for wait in one.waits)
    found = {measure: _added_figure(measure, [one.figures[measure] for one in measured]) for measure in DEFINITIONS}
    found["median_days"] = Figure(measure="median_days", value=median(curve(waits)))
    return Measured(found, waits)


def _added_figure(measure: MeasureId, figures: Sequence[Figure]) -> Figure:
    def total(numbers: Sequence[int | None]) -> int | None:
        known = [number for number in numbers if number is not None]
        return sum(known) if known else None

    return Figure(
        measure=measure,
        value=total([figure.value for figure in figures]),
        of=total([figure.of for figure in figures]),
        people=total([figure.people for figure in figures]),
    )


def _sum(tables: Sequence[Cells], waits: Sequence[Wait], limit: Limit) -> Cells:
    if len(tables) == 1:
        return tables[0]
    found = {measure: _sum_cell([table[measure] for table in tables], limit) for measure in DEFINITIONS}
    half = Figure(measure="median_days", value=median(curve(waits)))
    return {**found, "median_days": told_median(half, found["in_job"], limit.cell)}


def _sum_cell(cells: Sequence[Cell], limit: Limit) -> Cell:
    measure = cells[0].measure
    values = [cell.value for cell in cells if cell.shown == "number" and cell.value is not None]
    if len(values) < len(cells):
        return Cell(measure=measure, shown="hidden", least=limit.cell)
    wholes = [cell.of for cell in cells if cell.of is not None]
    of = sum(wholes) if len(wholes) == len(cells) else None
    return Cell(measure=measure, shown="number", value=sum(values), of=of, least=limit.cell)


def cells_of(season: Season, limit: Limit) -> tuple[Mapping[MeasureId, Cell], ...]:
    """The cells of one game at its fixed dates."""
    return told_cells([measured.figures for measured in season], limit)
