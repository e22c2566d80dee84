"""Several games in one public table: nothing that hides in one of them comes out of the sum (decision 26)."""

from collections import defaultdict
from itertools import product

from teamwork.progress.disclosure import LIMITS, Profile
from teamwork.progress.pool import Measured, cells_of, pooled
from tests.export.test_disclosure import People, figures_of

PUBLIC = LIMITS[Profile.OFFENTLIG]


def season(number: int, in_job: int) -> list[Measured]:
    return [Measured(figures_of(People(0, in_job, 0, number - in_job)), ())]


def test_two_small_games_together_are_told_of() -> None:
    pool = pooled([season(6, 3), season(8, 4)], PUBLIC)
    assert (pool.tables[0]["people"].value, pool.tables[0]["in_job"].value) == (14, 7)


def test_a_small_game_beside_a_large_one_is_left_out_and_that_is_said() -> None:
    pool = pooled([season(20, 8), season(6, 3)], PUBLIC)
    assert (pool.games, pool.left_out, pool.tables[0]["in_job"].value) == (1, 1, 8)


def test_large_games_add_up_where_each_tells_its_number() -> None:
    pool = pooled([season(20, 8), season(12, 6)], PUBLIC)
    assert (pool.tables[0]["in_job"].value, pool.tables[0]["in_job"].of) == (14, 32)


def test_a_hidden_number_does_not_come_out_of_the_sum() -> None:
    pool = pooled([season(20, 8), season(12, 2)], PUBLIC)
    assert pool.tables[0]["in_job"].shown == "hidden"


def test_a_pool_stands_at_the_date_that_every_game_has_passed() -> None:
    assert len(pooled([season(20, 8) * 3, season(12, 6) * 2], PUBLIC).tables) == 2
    assert pooled([season(20, 8), []], PUBLIC).tables == ()


def test_who_has_every_games_table_and_the_pools_finds_no_small_cell() -> None:
    """Every way in which two games of 7 and 8 and two of 10 and 12 can have people in a job."""
    for numbers in ((7, 8), (10, 12)):
        alike = defaultdict(set)
        for in_jobs in product(*(range(number + 1) for number in numbers)):
            games = [season(number, in_job) for number, in_job in zip(numbers, in_jobs, strict=True)]
            read = repr([cells_of(game, PUBLIC) for game in games] + [pooled(games, PUBLIC)])
            alike[read].add(in_jobs)
        for worlds in alike.values():
            for place, number in enumerate(numbers):
                values = {in_jobs[place] for in_jobs in worlds}
                is_found_out = len(values) == 1
                assert not (is_found_out and min(values) < PUBLIC.cell)
                assert not (is_found_out and number - max(values) < PUBLIC.cell)
