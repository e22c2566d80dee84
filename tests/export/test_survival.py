"""Days to a job with those still searching kept in (Kaplan–Meier), by hand and against a plain second way."""

import random
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


def by_redistribution(waits: list[Wait]) -> dict[int, Fraction]:
    """
    Efron's way to the same estimate (1967), which has no product in it.

    Everybody weighs the same. Whoever is lost from sight hands their weight, in equal parts, to all who waited longer;
    what is left after a day is the weight of all who got no job until then.
    """
    order = sorted(waits, key=lambda wait: (wait.days, not wait.has_ended))
    weights = [Fraction(1, len(order)) for _ in order]
    for place, wait in enumerate(order):
        later = range(place + 1, len(order))
        if not wait.has_ended and later:
            for other in later:
                weights[other] += weights[place] / len(later)
            weights[place] = Fraction(0)
    days = sorted({wait.days for wait in order if wait.has_ended})
    jobs = [(wait.days, weight) for wait, weight in zip(order, weights, strict=True) if wait.has_ended]
    return {day: 1 - sum(weight for ended, weight in jobs if ended <= day) for day in days}


def test_a_thousand_random_seasons_agree_with_efrons_redistribution() -> None:
    """Of 1 to 40 people over 26 weeks, with few and many jobs; the same seasons every time."""
    chance = random.Random(1967)
    for _ in range(1000):
        ends = chance.random()
        waits = [Wait(chance.randint(0, 182), chance.random() < ends) for _ in range(chance.randint(1, 40))]
        points, reference = curve(waits), by_redistribution(waits)
        assert [point.day for point in points] == list(reference)
        assert all(abs(point.share - float(reference[point.day])) < 1e-12 for point in points)
        assert median(points) == next((day for day, share in reference.items() if share <= Fraction(1, 2)), None)


@given(WAITS)
def test_without_anybody_lost_from_sight_it_is_the_plain_share(waits: list[Wait]) -> None:
    """When the last job came before anybody else was lost, the share is simply those left of all."""
    jobs = [Wait(wait.days, JOB) for wait in waits if wait.has_ended]
    others = [Wait(31, SEARCHING) for wait in waits if not wait.has_ended]
    for point in curve([*jobs, *others]):
        still = sum(wait.days > point.day for wait in (*jobs, *others))
        assert abs(point.share - still / len(waits)) < 1e-9
