"""What leaves the house tells of nobody: every hidden cell keeps several possible values (programme 3.4, decision 26).

The reader of these tests is a strong one: they know the program, have every table of a profile and of the
profiles that tell less, at every fixed date, and think of every game that could have made them. For such a
reader two games that make the same tables cannot be told apart, so a hidden cell is safe when the games
behind each set of tables differ in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

import pytest

from teamwork.progress.cells import Cell
from teamwork.progress.definitions import DEFINITIONS, MeasureId
from teamwork.progress.disclosure import LIMITS, Limit, Profile, told_cells
from teamwork.progress.figures import Figure, Figures

LEDELSE, OFFENTLIG = LIMITS[Profile.LEDELSE], LIMITS[Profile.OFFENTLIG]


class People(NamedTuple):
    """The people of one date: every one of them is in exactly one of four situations."""

    firm: int
    """In a job and self-supporting."""
    other_job: int
    on_the_way: int
    searching: int
    kept: int = 0
    kept_of: int = 0

    @property
    def number(self) -> int:
        return self.firm + self.other_job + self.on_the_way + self.searching

    @property
    def in_job(self) -> int:
        return self.firm + self.other_job


def figures_of(people: People, **deeds: tuple[int, int]) -> Figures:
    """The figures of a date; deeds are ``(how many, by how many people)``."""
    n = people.number
    found: dict[MeasureId, Figure] = {measure: Figure(measure=measure, value=0) for measure in DEFINITIONS}
    numbers: dict[MeasureId, tuple[int, int | None]] = {
        "people": (n, None), "in_job": (people.in_job, n), "self_supporting": (people.firm, n),
        "on_the_way": (people.on_the_way, n), "kept_of": (people.kept_of, n), "kept": (people.kept, people.kept_of),
    }  # fmt: skip
    for measure, (value, of) in numbers.items():
        found[measure] = Figure(measure=measure, value=value, of=of)
    for measure in DEFINITIONS:
        if measure in deeds:
            found[measure] = Figure(measure=measure, value=deeds[measure][0], people=deeds[measure][1])
    return found


def everyone(number: int) -> Iterator[People]:
    """Every way in which so many people can be in the four situations."""
    for firm, other in product(range(number + 1), repeat=2):
        for way in range(number + 1 - firm - other):
            yield People(firm, other, way, number - firm - other - way)


Told = Sequence[dict[MeasureId, Cell]]


def tables_of(dates: Sequence[People], *limits: Limit) -> tuple[tuple[dict[MeasureId, Cell], ...], ...]:
    return tuple(tuple(dict(t) for t in told_cells([figures_of(date) for date in dates], limit)) for limit in limits)


def as_read(tables: Iterable[Told]) -> str:
    return repr([[sorted(table.items()) for table in told] for told in tables])


ATOMS = {
    "people": lambda p: p.number,
    "in_job": lambda p: p.in_job,
    "not in a job": lambda p: p.number - p.in_job,
    "self_supporting": lambda p: p.firm,
    "in a job, not self-supporting": lambda p: p.other_job,
    "on_the_way": lambda p: p.on_the_way,
    "neither in a job nor on the way": lambda p: p.searching,
    "kept_of": lambda p: p.kept_of,
    "kept": lambda p: p.kept,
    "not kept": lambda p: p.kept_of - p.kept,
    "not in time to tell": lambda p: p.number - p.kept_of,
}
"""Every cell of the table and every complement, whether it stands in the table or not."""


def small_cells_found_out(games: Iterable[Sequence[People]], limits: Sequence[Limit]) -> list[str]:
    """Cells below the limit whose exact number follows from the tables of these profiles at all dates."""
    k = limits[0].cell
    possible: defaultdict[str, list[Sequence[People]]] = defaultdict(list)
    for dates in games:
        possible[as_read(tables_of(dates, *limits))].append(dates)
    known_before = _numbers([dates for alike in possible.values() for dates in alike])
    found = []
    for alike in possible.values():
        for (place, name), values in _numbers(alike).items():
            is_found_out = len(values) == 1 and len(known_before[place, name]) > 1
            if is_found_out and min(values) < k and name != "people":
                found.append(f"{name} = {values} at date {place} of {alike[0]}")
    return found


def _numbers(games: Sequence[Sequence[People]]) -> dict[tuple[int, str], set[int]]:
    """Every number that a cell has in any of these games."""
    return {
        (place, name): {count(dates[place]) for dates in games}
        for place in range(len(games[0]))
        for name, count in ATOMS.items()
    }


@pytest.mark.parametrize("number", [10, 11, 12, 13, 16])
@pytest.mark.parametrize(
    "limits",
    [
        pytest.param((LEDELSE, OFFENTLIG), id="who has both tables"),
        pytest.param((OFFENTLIG,), id="who has the public table"),
    ],
)
def test_no_small_cell_or_complement_follows_from_one_date(number: int, limits: tuple[Limit, ...]) -> None:
    """Tried on every way in which 10 to 16 people can be spread over the four situations."""
    assert small_cells_found_out(([people] for people in everyone(number)), limits) == []


@pytest.mark.parametrize("limits", [(LEDELSE, OFFENTLIG), (OFFENTLIG,)], ids=["both", "public"])
def test_no_small_cell_follows_from_a_number_of_people_that_moved(limits: tuple[Limit, ...]) -> None:
    """
    The first date told of, then a second with some more or fewer people.

    Chairs are no more than 20, and readers know it. In the first date nobody is in a job yet.
    """
    games = ([People(0, 0, 0, 20), later] for number in range(13, 21) for later in everyone(number))
    assert small_cells_found_out(games, limits) == []


@pytest.mark.parametrize("limits", [(LEDELSE, OFFENTLIG), (OFFENTLIG,)], ids=["both", "public"])
def test_how_many_people_is_not_found_out_either_when_it_moved_by_few(limits: tuple[Limit, ...]) -> None:
    """One who paused or moved away is a cell of one: the difference of two dates must not show them."""
    k = limits[0].cell
    possible: defaultdict[str, set[int]] = defaultdict(set)
    for number in range(13, 21):
        for people in everyone(number):
            dates = [People(0, 0, 0, 20), people]
            possible[as_read(tables_of(dates, *limits))].add(20 - number)
    exact = [gone for gone in possible.values() if len(gone) == 1]
    assert exact, "some numbers are told, or this test shows nothing"
    assert [gone for gone in exact if 0 < min(gone) < k] == []


@pytest.mark.parametrize("limits", [(LEDELSE, OFFENTLIG), (OFFENTLIG,)], ids=["both", "public"])
def test_nothing_follows_from_who_kept_their_job(limits: tuple[Limit, ...]) -> None:
    """
    Who was in a job at camp 3 got it in time to tell at the date 13 weeks later.

    So a small number that hides at the first date must not come out of the second.
    """
    n = 12
    games = [
        [People(0, in_job, 0, n - in_job), People(0, 0, 0, n, kept=kept, kept_of=kept_of)]
        for in_job in range(n + 1)
        for kept_of in range(in_job, n + 1)
        for kept in range(kept_of + 1)
    ]
    assert small_cells_found_out(games, limits) == []


def test_what_management_reads_as_hidden_the_public_reads_as_hidden_too() -> None:
    for people in everyone(13):
        [[narrow], [wide]] = tables_of([people], LEDELSE, OFFENTLIG)
        told = {measure for measure, cell in wide.items() if cell.shown == "number"}
        assert told <= {measure for measure, cell in narrow.items() if cell.shown == "number"}


@pytest.mark.parametrize("limit", [LEDELSE, OFFENTLIG])
def test_no_told_cell_nor_what_it_leaves_is_below_the_limit(limit: Limit) -> None:
    for people in everyone(14):
        [[table]] = tables_of([people], limit)
        for measure in ("in_job", "self_supporting", "on_the_way"):
            if table[measure].shown == "number":
                value = table[measure].value or 0
                assert value >= limit.cell
                assert people.number - value >= limit.cell
        if table["self_supporting"].shown == "number":
            assert people.other_job >= limit.cell
        if table["on_the_way"].shown == "number":
            assert people.searching >= limit.cell or table["in_job"].shown == "under"


def test_a_team_of_five_is_never_told_of() -> None:
    """Programme 3.4: with five people no split can be told, neither at 3 nor at 5."""
    for people in everyone(5):
        for [table] in tables_of([people], LEDELSE, OFFENTLIG):
            assert {cell.shown for measure, cell in table.items() if measure in ("in_job", "kept")} == {"hidden"}


@pytest.mark.parametrize(
    ("number", "k", "told"),
    [
        (10, 3, range(3, 8)),
        (10, 5, [5]),
        (20, 3, range(3, 18)),
        (20, 5, range(5, 16)),
        (40, 3, range(3, 38)),
        (40, 5, range(5, 36)),
    ],
)
def test_the_splits_that_may_be_told_are_those_of_the_programmes_table(
    number: int, k: int, told: Iterable[int]
) -> None:
    found = []
    for in_job in range(number + 1):
        [[table]] = tables_of([People(in_job, 0, 0, number - in_job)], Limit(k, 3))
        found += [in_job] if table["in_job"].shown == "number" else []
    assert found == list(told)


def test_fewer_than_ten_people_are_never_told_of_in_public() -> None:
    [[table]] = tables_of([People(3, 1, 1, 4)], OFFENTLIG)
    assert (table["people"].shown, table["people"].least) == ("under", 10)
    assert {cell.shown for measure, cell in table.items() if measure != "people"} == {"hidden"}


def test_deeds_that_too_few_people_did_are_not_told() -> None:
    """A volume can tell of one: thirty actions by two people are two people's actions."""
    [table] = told_cells([figures_of(People(0, 0, 0, 20), outward_actions=(30, 2), keys_used=(30, 3))], LEDELSE)
    assert table["outward_actions"].shown == "hidden"
    assert table["keys_used"].value == 30


def test_when_all_but_few_are_in_a_job_it_says_so_without_the_number() -> None:
    """Everyone in a job tells something of everyone (programme 3.4)."""
    for in_job in (18, 19, 20):
        [[table]] = tables_of([People(in_job, 0, 0, 20 - in_job)], LEDELSE)
        assert (table["in_job"].shown, table["in_job"].value) == ("all_but_under", None)
