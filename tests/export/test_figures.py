"""The office's figures: by the game's own counting, on the day they are about (rule 8, journey O3)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from teamwork.model import Game
from tests.export.desk import figure, report_of, told, value
from tests.rules.helping_tables import helped_claim, used_key
from tests.rules.job_tables import confirm, finished, go_out, report
from tests.world import World, world_in

WEEK = timedelta(weeks=1)


@pytest.fixture
def world() -> World:
    """Two tables of three graduates in the first half; nobody has a job."""
    return world_in("first_half")


@pytest.mark.parametrize(
    ("code", "more", "is_counted"),
    [
        ("permanent", {}, True),
        ("part_time", {"hours_band": "20_to_31"}, True),
        ("part_time", {"hours_band": "under_20"}, False),
        ("small_job", {}, False),
        ("flex_job", {}, True),
        ("wage_subsidy_private", {}, False),
        ("course", {}, False),
    ],
)
def test_in_a_job_is_counted_by_the_table(world: World, code: str, more: dict[str, str], is_counted: bool) -> None:
    """Rule 8: the table of the edition, nothing else."""
    confirm(world, "ana", code, **more)
    found = figure(world, "in_job")
    assert (found.value, found.of) == (int(is_counted), 6)
    assert value(world, "in_job", "north") == int(is_counted)
    assert value(world, "in_job", "south") == 0


def test_a_fixed_term_counts_from_thirteen_weeks(world: World) -> None:
    confirm(world, "ana", "fixed_term", to_date=world.today + 13 * WEEK)
    confirm(world, "bo", "fixed_term", to_date=world.today + 12 * WEEK)
    assert value(world, "in_job") == 1


def test_who_is_on_the_way_is_not_in_a_job_yet(world: World) -> None:
    confirm(world, "ana", "work_trial")
    confirm(world, "bo", "small_job")
    confirm(world, "carl", "useful_effort")
    assert (value(world, "on_the_way"), value(world, "in_job")) == (2, 0)


def test_self_supporting_needs_a_job_that_has_begun_and_supports(world: World) -> None:
    """Signed does not support yet; an own company supports when the office says so."""
    confirm(world, "ana", "permanent")
    confirm(world, "bo", "permanent", from_date=world.today + 2 * WEEK)
    confirm(world, "carl", "own_company", is_self_supporting=True)
    confirm(world, "frode", "own_company", is_self_supporting=False)
    confirm(world, "gry", "signed", from_date=world.today + WEEK)
    assert value(world, "in_job") == 5
    assert value(world, "self_supporting") == 2


def test_who_left_stays_in_the_count_and_a_confirmed_way_out_leaves_it(world: World) -> None:
    """Rule 8.3."""
    confirm(world, "ana", "permanent")
    go_out(world, "ana", "left")
    go_out(world, "bo", "education")
    found = figure(world, "in_job")
    assert (found.value, found.of) == (0, 5)


def test_kept_asks_only_those_whose_job_began_long_enough_ago(world: World) -> None:
    """Thirteen weeks: one kept it, one lost it after ten, one got it last week and is not asked."""
    report(world, "ana")
    report(world, "bo")
    world.wait(days=70)
    report(world, "bo", "searching")
    world.wait(days=20)
    report(world, "carl")
    world.wait(days=7)
    found = figure(world, "kept")
    assert (found.value, found.of) == (1, 2)
    assert value(world, "in_job") == 2


def test_a_gap_between_two_jobs_ends_the_first_and_a_change_without_one_does_not(world: World) -> None:
    start = world.today
    confirm(world, "ana", "fixed_term", to_date=start + 14 * WEEK - timedelta(days=1))
    confirm(world, "bo", "permanent")
    world.wait(days=30)
    confirm(world, "bo", "part_time", hours_band="20_to_31")
    world.wait(days=70)
    assert (value(world, "kept"), value(world, "kept_of")) == (2, 2)


def test_the_median_waits_for_half_of_all_and_keeps_who_still_search(world: World) -> None:
    start = world.game.started_on
    for name, day in (("ana", 20), ("bo", 30), ("carl", 40)):
        world.wait_until_day(start + timedelta(days=day))
        report(world, name)
        assert value(world, "median_days") == (40 if name == "carl" else None)


def test_one_who_came_later_waits_from_their_own_first_day(world: World) -> None:
    world.wait(days=30)
    world.replace("office", "ana", "eva")
    world.wait(days=10)
    report(world, "eva")
    waits = sorted(report_of(world).waits)
    assert (waits[0].days, waits[0].has_ended) == (10, True)
    ana = [wait for wait in waits if not wait.has_ended and wait.days < (world.game.today - world.game.started_on).days]
    assert len(ana) == 1, "who gave up the seat waited until then, and is not dropped"


def test_deeds_are_counted_where_and_when_they_were_done(world: World) -> None:
    finished(world, "ana", "coffee")
    finished(world, "ana", "weak_tie", "partly")
    finished(world, "bo", "event", "not_done")
    finished(world, "carl", "week_plan")
    used_key(world, "ana", "tina")
    helped_claim(world, "frode", "omar")
    day = world.game.today
    world.wait(days=3)
    used_key(world, "bo", "tina")
    outward = figure(world, "outward_actions")
    assert (outward.value, outward.people) == (2, 1)
    assert [value(world, "keys_used", "north", on) for on in (day - WEEK, day, None)] == [0, 1, 2]
    assert [value(world, "asks_helped", team) for team in ("north", "south", None)] == [0, 1, 1]
    assert figure(world, "keys_given").people == 1


def test_meetings_learnings_missions_and_sparks_of_a_half_played_season() -> None:
    world = world_in("second_half")
    assert value(world, "meetings_held") == 2
    weeks = figure(world, "spark_weeks")
    assert weeks.of == 2 * 6, "six full weeks have gone, counted for each of two teams"
    world.do("kim", "open_meeting", meeting_id=(check_in := world.meeting("check_in", 4)).id)
    world.do("kim", "write_learning", meeting_id=check_in.id, text="Vi ringer først")
    world.do("kim", "close_meeting", meeting_id=check_in.id, reason="Vi er kun to")
    assert [value(world, "meetings_held", team) for team in ("north", "south")] == [3, 2]
    assert [value(world, "learnings", team) for team in ("north", "south")] == [1, 0]


# ---- days ---------------------------------------------------------------------------------------------


def test_a_job_told_of_afterwards_counts_from_its_own_first_day(world: World) -> None:
    began = world.today
    world.wait(days=10)
    report(world, "ana", from_date=began)
    assert value(world, "in_job", on=began) == 1
    assert value(world, "in_job", on=began - timedelta(days=1)) == 0


def test_a_job_told_of_ahead_counts_from_the_telling(world: World) -> None:
    """As the pot does: a start within eight weeks counts when it is known (rule 8)."""
    report(world, "ana", from_date=world.today + 6 * WEEK)
    assert value(world, "in_job") == 1
    assert min(report_of(world).waits).days == (world.today - world.game.started_on).days


def test_what_was_read_off_at_a_fixed_date_never_changes() -> None:
    """Programme 3.4: two tables of the same day must not differ by one person."""
    world = world_in("second_half")
    world.wait(days=1)
    before = report_of(world).dates
    assert [dated.fixed.id for dated in before] == ["camp_2"]
    report(world, "ana", from_date=before[0].day - WEEK)
    go_out(world, "bo", "moved", before[0].day - WEEK)
    world.replace("office", "carl", "eva")
    world.wait(days=20)
    assert report_of(world).dates == before


def test_a_camp_is_read_off_when_its_day_is_over() -> None:
    world = world_in("second_half")
    assert report_of(world).dates == ()
    world.wait(days=1)
    assert [dated.fixed.id for dated in report_of(world).dates] == ["camp_2"]


def test_a_follow_up_date_is_read_off_when_every_follow_up_is_answered() -> None:
    """Rule 8.5: what is told after it changes nothing."""
    world = world_in("extra_time")
    world.wait(days=(days := 13 * 7 + 1))
    waiting = [found.id for found in world.game.follow_ups.values() if found.weeks == 13]
    for follow_up_id in waiting[:-1]:
        world.do("office", "answer_follow_up", follow_up_id=follow_up_id, outcome="done")
    world.wait(days=2)
    assert [dated.fixed.id for dated in report_of(world).dates] == ["camp_2", "camp_3"]
    world.do("office", "answer_follow_up", follow_up_id=waiting[-1], outcome="waived")
    world.wait(days=1)
    dates = report_of(world).dates
    assert [dated.fixed.id for dated in dates] == ["camp_2", "camp_3", "plus_13"]
    assert (dates[-1].day - dates[-2].day).days == days - 1
    report(world, "ana", from_date=dates[-1].day)
    world.wait(days=1)
    assert report_of(world).dates == dates


def test_a_week_is_counted_by_the_table_that_held_in_it(world: World) -> None:
    """Rule 8.1: a change holds from its day on and raises the version; older weeks keep theirs."""
    confirm(world, "ana", "small_job")
    world.wait(days=14)
    rows = [row.model_dump(mode="json") for row in world.game.counting.rows]
    changed = [row | {"counts": "yes"} if row["code"] == "small_job" else row for row in rows]
    world.do("office", "adopt_counting_rules", valid_from=world.today, rows=changed)
    by_week = [row for row in report_of(world).team_weeks if row.team_id == "north"]
    assert [(row.counting.version, row.figures["in_job"].value) for row in by_week][-3:] == [(1, 0), (1, 0), (2, 1)]
    assert value(world, "in_job", on=world.today - WEEK) == 0


def test_weeks_are_named_right_over_new_year_and_week_53() -> None:
    """Programme 7.11: 2026 has a week 53; Monday comes first."""
    world = World(at=datetime(2026, 12, 20, 8, tzinfo=UTC)).start(date(2026, 12, 29))
    world.wait_until_day(date(2027, 1, 12))
    weeks = [(week.number, week.iso, week.day) for week in report_of(world).weeks]
    assert weeks == [
        (1, "2026-W53", date(2027, 1, 3)),
        (2, "2027-W01", date(2027, 1, 10)),
        (3, "2027-W02", date(2027, 1, 12)),
    ]


def test_the_record_alone_gives_the_figures(world: World) -> None:
    """The chronicle's newest state is the game's own."""
    fields = set(Game.model_fields) - {"edition"}
    newest = told(world).newest
    assert newest.model_dump(include=fields) == world.game.model_dump(include=fields)
