"""
What leaves the house at a fixed date without telling of single people (decision 26).

Every decision to hide rests on what is told anyway, so that hiding itself tells nothing: a number is split
only where both sides could be large enough, and then a small side reads "fewer than k", a large one "all
but fewer than k". A number of people that moved by fewer than k since it was last told is not told; what
depends on it is judged by the least it can be.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from teamwork.progress.cells import Cell
from teamwork.progress.definitions import DEFINITIONS, MeasureId
from teamwork.progress.figures import Figure, Figures


class Profile(StrEnum):
    """Who a table is for."""

    INTERN = "intern"
    LEDELSE = "ledelse"
    OFFENTLIG = "offentlig"


class Limit(NamedTuple):
    """The smallest cell a profile tells, and the smallest number of people it tells anything of."""

    cell: int
    people: int


LIMITS: Mapping[Profile, Limit] = {
    Profile.LEDELSE: Limit(cell=3, people=3),
    Profile.OFFENTLIG: Limit(cell=5, people=10),
}

Cells = Mapping[MeasureId, Cell]


class _Whole(NamedTuple):
    """What a figure is out of as far as readers know it: exactly, or the least it can be."""

    least: int
    is_exact: bool


NOBODY = _Whole(0, is_exact=False)
"""A whole of which readers know nothing: nothing out of it is told."""


def told_cells(dates: Sequence[Figures], limit: Limit) -> tuple[Cells, ...]:
    """The cells of one game at its fixed dates, which must all be given from the first, in order."""
    told: list[int] = []
    tables = []
    for figures in dates:
        people = _people(figures, told, limit)
        told += [people.value] if people.value is not None else []
        tables.append(_cells(figures, people, told, limit))
    return tuple(tables)


def _people(figures: Figures, told: Sequence[int], limit: Limit) -> Cell:
    """The number in the count: told at first, and again when it is the same or has moved enough."""
    number = figures["people"].value or 0
    if number < limit.people:
        return Cell(measure="people", shown="under", least=limit.people)
    if any(0 < abs(number - earlier) < limit.cell for earlier in told):
        return Cell(measure="people", shown="hidden", least=limit.cell)
    return Cell(measure="people", shown="number", value=number, least=limit.cell)


def _cells(figures: Figures, people: Cell, told: Sequence[int], limit: Limit) -> Cells:
    whole = _whole_of(people, told, limit)
    if whole.least < limit.people:
        silent = {measure: Cell(measure=measure, shown="hidden", least=limit.cell) for measure in DEFINITIONS}
        return {**silent, "people": people}
    return {
        measure: people if measure == "people" else cell
        for measure, cell in _split_cells(figures, whole, limit.cell).items()
    }


def _whole_of(people: Cell, told: Sequence[int], limit: Limit) -> _Whole:
    match people.shown:
        case "number":
            return _Whole(people.value or 0, is_exact=True)
        case "hidden":
            return _Whole(min(told) - limit.cell + 1, is_exact=False)
        case _:
            return NOBODY


def _split_cells(figures: Figures, people: _Whole, k: int) -> Cells:
    in_job = _split(figures["in_job"], people, k)
    others = _Whole(people.least - _most(in_job, people, k), people.is_exact and in_job.shown == "number")
    kept_of = _split(figures["kept_of"], people, k)
    found: dict[MeasureId, Cell] = {
        "in_job": in_job,
        "self_supporting": _without_whole(_split(figures["self_supporting"], _part(in_job, people, k), k), people),
        "on_the_way": _without_whole(_split(figures["on_the_way"], others, k), people),
        "kept_of": kept_of,
        "kept": _split(figures["kept"], _part(kept_of, people, k), k),
        "median_days": told_median(figures["median_days"], in_job, k),
    }
    for measure, figure in figures.items():
        if measure not in found:
            found[measure] = _deeds(figure, k) if figure.of is None else _split(figure, _Whole(figure.of, True), k)
    return {measure: found[measure] for measure in DEFINITIONS}


def _split(figure: Figure, whole: _Whole, k: int) -> Cell:
    """A part of a whole: told if it and what is left are each at least k, whatever the whole may be."""
    value = figure.value or 0
    of = whole.least if whole.is_exact else None
    if whole.least < 2 * k:
        return Cell(measure=figure.measure, shown="hidden", least=k)
    if value < k:
        return Cell(measure=figure.measure, shown="under", of=of, least=k)
    if value > whole.least - k:
        return Cell(measure=figure.measure, shown="all_but_under" if whole.is_exact else "hidden", of=of, least=k)
    return Cell(measure=figure.measure, shown="number", value=value, of=of, least=k)


def _part(cell: Cell, whole: _Whole, k: int) -> _Whole:
    """A told part as a whole of its own."""
    match cell.shown:
        case "number":
            return _Whole(cell.value or 0, is_exact=True)
        case "all_but_under":
            return _Whole(whole.least - k + 1, is_exact=False)
        case _:
            return NOBODY


def _most(cell: Cell, whole: _Whole, k: int) -> int:
    """The most that a part can be, as far as readers know."""
    match cell.shown:
        case "number":
            return cell.value or 0
        case "under":
            return k - 1
        case _:
            return whole.least


def _without_whole(cell: Cell, people: _Whole) -> Cell:
    """Judged by a part of the people, and yet told as out of all of them."""
    shown = "hidden" if cell.shown == "all_but_under" else cell.shown
    of = people.least if people.is_exact and cell.shown in ("number", "under") else None
    return cell.model_copy(update={"shown": shown, "of": of})


def told_median(figure: Figure, in_job: Cell, k: int) -> Cell:
    """Half of the people: told only where how many have a job is told."""
    if in_job.shown not in ("number", "all_but_under"):
        return Cell(measure=figure.measure, shown="hidden", least=k)
    if figure.value is None:
        return Cell(measure=figure.measure, shown="not_yet", least=k)
    return Cell(measure=figure.measure, shown="number", value=_whole_weeks(figure.value), least=k)


def _whole_weeks(days: int) -> int:
    """Days rounded up to whole weeks, so that no single day of somebody's is told."""
    return -(-days // 7) * 7


def _deeds(figure: Figure, k: int) -> Cell:
    """A count of deeds: told if there are at least k, and at least k people did them."""
    value = figure.value or 0
    if value < k:
        return Cell(measure=figure.measure, shown="under", least=k)
    if figure.people is not None and figure.people < k:
        return Cell(measure=figure.measure, shown="hidden", least=k)
    return Cell(measure=figure.measure, shown="number", value=value, least=k)
