"""
All tables ever published of a game at two fixed dates in two profiles, read together by one who knows the program.

Eleven people at the first date; at the second some went, nobody moved, or some came (there are more chairs). In every
way in which they can be in the four situations, what hides must keep several possible values among the games that make
the same tables. `TEAMWORK_LONG=1` takes every first date; else some, always with all that a reader takes for the same.
"""

import os
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import product

import pytest

from teamwork.progress.disclosure import LIMITS, Limit, Profile, told_cells
from tests.export.test_disclosure import ATOMS, People, everyone, figures_of

LEDELSE, OFFENTLIG = LIMITS[Profile.LEDELSE], LIMITS[Profile.OFFENTLIG]
READERS = pytest.mark.parametrize("limits", [(LEDELSE, OFFENTLIG), (OFFENTLIG,)], ids=["both profiles", "public"])
IS_LONG = os.environ.get("TEAMWORK_LONG", "") not in ("", "0")
FIRST, LATER = 11, (7, 8, 10, 11, 13)
TRIED_LEAST = 5

Games = Mapping[str, list[tuple[People, People]]]


def read_of(dates: tuple[People, ...], limits: tuple[Limit, ...]) -> str:
    figures = [figures_of(people) for people in dates]
    return repr([[sorted(table.items()) for table in told_cells(figures, limit)] for limit in limits])


def first_dates(limits: tuple[Limit, ...]) -> list[People]:
    alike: defaultdict[str, list[People]] = defaultdict(list)
    for people in everyone(FIRST):
        alike[read_of((people,), limits)].append(people)
    sets = sorted(alike.values(), key=len)
    if IS_LONG:
        return [people for same in sets for people in same]
    chosen: list[People] = []
    for same in sets:
        chosen += same if len(chosen) < TRIED_LEAST else []
    return chosen


@cache
def read_alike(limits: tuple[Limit, ...]) -> Games:
    """Games by what is read of them; the second date may follow any first."""
    alike: defaultdict[str, list[tuple[People, People]]] = defaultdict(list)
    later = [people for number in LATER for people in everyone(number)]
    for dates in product(first_dates(limits), later):
        alike[read_of(dates, limits)].append(dates)
    return alike


@READERS
def test_two_dates_in_two_profiles_tell_no_hidden_number(limits: tuple[Limit, ...]) -> None:
    """Neither a cell nor what it leaves of its whole, nor how many came or went, if it is below the limit."""
    found = []
    for games in read_alike(limits).values():
        for place, (name, count) in product((0, 1), ATOMS.items()):
            values = {count(dates[place]) for dates in games}
            if len(values) == 1 and 0 < min(values) < limits[0].cell:
                found.append(f"{name} = {values} at date {place} of {games[0]}")
        moved = {abs(before.number - after.number) for before, after in games}
        if len(moved) == 1 and 0 < min(moved) < limits[0].cell:
            found.append(f"{moved} came or went in {games[0]}")
    assert found == []


@READERS
def test_nobodys_own_status_follows(limits: tuple[Limit, ...]) -> None:
    """Of no game can it be read that all of its people are in one situation, which would be everybody's own."""
    for games in read_alike(limits).values():
        for place, situation in product((0, 1), ("firm", "other_job", "on_the_way", "searching")):
            is_all = [getattr(dates[place], situation) == dates[place].number for dates in games]
            assert not all(is_all), games[0]
