"""Days to a job with those still searching kept in (Kaplan–Meier), by hand and against a plain second way."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from teamwork.progress.survival import Wait, curve, median

JOB, SEARCHING = True, False


def test_a_worked_example_by_hand() -> None:
    """
    Seven people. Jobs on days 6, 6 and 10; one last seen on day 6, one on day 9, two still searching on day 20.

    Day 6: 7 wait, 2 get a job: 5/7. Day 10: 7 - 2 - 1 - 1 = 3 wait, 1 gets a job: 5/7 · 2/3 = 10/21, under a half.
    """
    waits = [
        Wait(6, JOB), Wait(6, JOB), Wait(6, SEARCHING), Wait(9, SEARCHING), Wait(10, JOB),
        Wait(20, SEARCHING), Wait(20, SEARCHING),
    ]  # fmt: skip
    points = curve(waits)
    assert [(point.day, point.waiting, point.got_job) for point in points] == [(6, 7, 2), (10, 3, 1)]
    assert [round(point.share, 9) for point in points] == [round(5 / 7, 9), round(10 / 21, 9)]
    assert median(points) == 10


def test_nobody_in_a_job_is_a_median_that_has_not_come() -> None:
    assert curve([Wait(98, SEARCHING)] * 5) == ()
    assert median(curve([Wait(98, SEARCHING)] * 5)) is None


def test_those_still_searching_move_the_median() -> None:
    """Dropping them would answer 10 days; kept in, half have not got a job yet."""
    waits = [Wait(5, JOB), Wait(10, JOB), *[Wait(98, SEARCHING)] * 3]
    assert median(curve(waits)) is None


def test_half_is_half_even_when_it_is_made_of_thirds() -> None:
    """2/3 · 3/4 = 1/2 exactly: the median is that day, whatever floating point thinks of it."""
    waits = [Wait(1, JOB), Wait(1, JOB), Wait(2, JOB), *[Wait(9, SEARCHING)] * 3]
    assert median(curve(waits)) == 2


WAITS = st.lists(st.builds(Wait, st.integers(0, 30), st.booleans()), max_size=25)


@given(WAITS)
def test_it_agrees_with_the_product_taken_day_by_day_in_fractions(waits: list[Wait]) -> None:
    """An independent way: walk every single day, keep who is left, multiply exact fractions."""
    left, share, naive = list(waits), Fraction(1), {}
    for day in range(31):
        jobs = [wait for wait in left if wait == Wait(day, JOB)]
        if jobs:
            share *= Fraction(len(left) - len(jobs), len(left))
            naive[day] = share
        left = [wait for wait in left if wait.days > day]
    points = curve(waits)
    assert [point.day for point in points] == list(naive)
    assert all(abs(point.share - float(naive[point.day])) < 1e-9 for point in points)
    assert median(points) == next((day for day, rest in naive.items() if rest <= Fraction(1, 2)), None)


@given(WAITS)
def test_without_anybody_lost_from_sight_it_is_the_plain_share(waits: list[Wait]) -> None:
    """When the last job came before anybody else was lost, the share is simply those left of all."""
    jobs = [Wait(wait.days, JOB) for wait in waits if wait.has_ended]
    others = [Wait(31, SEARCHING) for wait in waits if not wait.has_ended]
    for point in curve([*jobs, *others]):
        still = sum(wait.days > point.day for wait in (*jobs, *others))
        assert abs(point.share - still / len(waits)) < 1e-9
