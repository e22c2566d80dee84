"""The weekly pulse, and the band that a team sees of it (rules 7.1 and 7.2)."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from teamwork.events import SparkWeekClosed
from teamwork.model import SparkBand
from teamwork.rules import spark
from tests.rules.job_tables import report
from tests.rules.playing_tables import leave, tables
from tests.world import World


def pulse(world: World, name: str, week: str = "2026-W05") -> dict[str, int] | None:
    """What somebody answered in a week."""
    body = world.word(name, f"pulse/{week}")
    return None if body is None else json.loads(body)


# ---- giving it --------------------------------------------------------------------------------


def test_a_pulse_is_words_alone_and_makes_no_version() -> None:
    """Decision 4; rule 7.2: nobody sees who answered."""
    world = tables()
    before = world.game
    decision = world.do("ana", "give_pulse", spark=7, next_step=0, team_help=10)
    assert decision.events == ()
    assert world.game is before
    assert pulse(world, "ana") == {"spark": 7, "next_step": 0, "team_help": 10}


def test_it_may_be_changed_within_its_week() -> None:
    """Rule 7.1: once an ISO week; may be changed within it."""
    world = tables()
    world.do("ana", "give_pulse", spark=7, clarity=3)
    world.do("ana", "give_pulse", spark=2)
    assert pulse(world, "ana") == {"spark": 2}


def test_every_answer_may_be_skipped_and_all_of_them_take_it_back() -> None:
    """Rule 7.1: each answer is skippable."""
    world = tables()
    assert world.do("ana", "give_pulse").words == ()
    world.do("ana", "give_pulse", spark=7)
    world.do("ana", "give_pulse")
    assert pulse(world, "ana") is None


@pytest.mark.parametrize("answer", [-1, 11, "5", 4.5, True])
def test_an_answer_is_a_whole_number_from_0_to_10(answer: object) -> None:
    """Rule 7.1."""
    world = tables()
    world.refused("ana", "invalid_field", "give_pulse", spark=answer)


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        (datetime(2026, 2, 1, 22, 59, tzinfo=UTC), "2026-W05"),
        (datetime(2026, 2, 1, 23, 1, tzinfo=UTC), "2026-W06"),
        (datetime(2025, 12, 29, 12, tzinfo=UTC), "2026-W01"),
        (datetime(2027, 1, 3, 12, tzinfo=UTC), "2026-W53"),
    ],
)
def test_the_week_turns_at_midnight_where_the_game_is_played(moment: datetime, week: str) -> None:
    """Rule 7.1: an ISO week in the municipality's time zone."""
    world = tables()
    world.at = moment
    world.game = world.game.model_copy(update={"today": world.today})
    world.do("ana", "give_pulse", spark=5)
    assert pulse(world, "ana", week) == {"spark": 5}


def test_a_phone_that_was_offline_answers_for_the_week_in_which_it_was_done() -> None:
    """Decision 3: ``done_at`` decides the pulse week."""
    world = tables()
    world.do("ana", "give_pulse", spark=5, done_at=world.at - timedelta(days=3))
    assert (pulse(world, "ana", "2026-W04"), pulse(world, "ana")) == ({"spark": 5}, None)


def test_a_player_in_a_job_still_has_a_pulse_and_coaches_and_helpers_have_none() -> None:
    world = tables()
    report(world, "ana")
    assert world.can("ana", "give_pulse")
    world.do("ana", "give_pulse", spark=9)
    for name in ("kim", "omar"):
        world.refused(name, "not_your_role", "give_pulse", spark=9)
        assert not world.can(name, "give_pulse")


# ---- the band ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "expected"),
    [((3, 4, 4, 4), "low"), ((4, 4, 4, 4), "middle"), ((6, 7, 7, 7), "middle"), ((7, 7, 7, 7), "high")],
)
def test_three_bands_by_the_mean(answers: tuple[int, ...], expected: str) -> None:
    """Rule 7.2: one of three bands."""
    found = spark.band(answers, (), 4)
    assert found is not None
    assert found.band == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ((5, 5, 5, 5), "level"),
        ((5, 5, 4, 4), "up"),
        ((5, 5, 5, 4), "level"),
        ((6, 6, 5, 5), "down"),
        ((6, 5, 5, 5), "level"),
    ],
)
def test_an_arrow_when_the_mean_moved_by_half_or_more(before: tuple[int, ...], expected: str) -> None:
    """Rule 7.2: and an arrow."""
    assert spark.band((5, 5, 5, 5), before, 4) == SparkBand(band="middle", arrow=expected)


def test_no_band_when_fewer_than_four_answered() -> None:
    """Rule 7.2: only when at least 4 answered."""
    assert spark.band((10, 10, 10), (1, 1, 1, 1), 4) is None
    assert spark.band((), (), 0) is None


def test_a_week_before_with_too_few_answers_moves_no_arrow() -> None:
    """Rule 7.2: nobody ever sees another's number, nor reads it off an arrow."""
    assert spark.band((9, 9, 9, 9), (0,), 4) == SparkBand(band="high", arrow="level")


def test_the_bands_of_a_week_come_from_those_who_answered_and_sit_at_the_table() -> None:
    """Rule 7.2 with an edition in which 2 answers are enough."""
    world = tables()
    world.do("ana", "give_pulse", spark=8, done_at=world.at - timedelta(days=7))
    world.do("bo", "give_pulse", spark=8, done_at=world.at - timedelta(days=7))
    world.do("ana", "give_pulse", spark=3)
    world.do("bo", "give_pulse", spark=2)
    world.do("carl", "give_pulse", clarity=9)
    world.do("frode", "give_pulse", spark=10)
    assert spark.answers(world.game, world.words, "north", "2026-W05") == (2, 3)
    assert spark.sparks_of(world.game, world.words, "2026-W05") == {"north": ("low", "down")}
    leave(world, "bo")
    assert spark.sparks_of(world.game, world.words, "2026-W05") == {}


def test_a_week_closes_when_the_day_is_in_another() -> None:
    """Decision 4: on Monday the system tells the bands."""
    world = tables()
    assert world.game.today.isoweekday() == 1
    assert spark.spark_week_to_close(world.game, world.today + timedelta(days=6)) is None
    assert spark.spark_week_to_close(world.game, world.today + timedelta(days=7)) == "2026-W05"


def test_a_published_band_stays_when_a_pulse_is_erased() -> None:
    """Decision 4."""
    world = tables()
    for name in ("ana", "bo"):
        world.do(name, "give_pulse", spark=8)
    band, arrow = spark.sparks_of(world.game, world.words, "2026-W05")["north"]
    closed = SparkWeekClosed(team_id="north", week="2026-W05", band=SparkBand(band=band, arrow=arrow))
    world.happened("system", closed)
    world.do("ana", "erase_person", person_id="ana")
    assert pulse(world, "ana") is None
    assert world.game.teams["north"].spark_bands == {"2026-W05": SparkBand(band="high", arrow="level")}
