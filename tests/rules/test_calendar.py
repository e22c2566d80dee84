"""Days, proposed dates, moving, and how a game ends (rules 2.1, 2.2, 6.1, decisions 2, 4 and 14)."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from teamwork.events import DayBegan, FollowUpAnswered, KeyReturned, MeetingPlanned, PhaseOpened, SparkWeekClosed
from teamwork.model import Game, Meeting, SparkBand
from teamwork.rules.calendar import kind_of_week, season_week, working_day
from teamwork.rules.spark import iso_week
from tests.given import given
from tests.rules.helping_tables import held_key
from tests.world import World, world_in


def meetings(game: Game, kind: str, team_id: str | None = None) -> list[Meeting]:
    return [m for m in game.meetings.values() if (m.kind, m.team_id) == (kind, team_id)]


def local_days(world: World, kind: str, team_id: str | None = None) -> list[date]:
    return [m.starts_at.astimezone(world.zone).date() for m in meetings(world.game, kind, team_id)]


# Proposed dates


def test_camps_lie_in_weeks_1_7_and_14_on_the_weekday_of_the_start() -> None:
    """Rule 2.2."""
    world = World().set_board(date(2026, 2, 3))
    assert local_days(world, "camp") == [date(2026, 2, 3), date(2026, 3, 17), date(2026, 5, 5)]


def test_between_camps_check_ins_and_mentor_meetings_take_turns() -> None:
    """Rule 2.2: a check-in every other week, a mentor meeting in the weeks between."""
    season = World().edition.season
    kinds = [kind_of_week(season, week)[:2] for week in range(1, 15)]
    assert " ".join(kinds) == "ca ch me ch me ch ca ch me ch me ch me ca"


def test_every_week_and_team_has_its_meeting_and_none_too_many() -> None:
    world = World().set_board()
    for team_id in ("north", "south"):
        days = local_days(world, "camp") + local_days(world, "check_in", team_id)
        days += local_days(world, "mentor_meeting", team_id)
        assert sorted(season_week(world.game, day) for day in days) == list(range(1, 15))
    assert [m.number for m in meetings(world.game, "check_in", "north")] == [1, 2, 3, 4, 5, 6]


def test_hours_are_local_on_both_sides_of_summer_time() -> None:
    """10:00 in Copenhagen is 9:00 UTC in winter and 8:00 in summer."""
    world = World().set_board(date(2026, 2, 3))
    hours = [m.starts_at.hour for m in meetings(world.game, "check_in", "north")]
    assert hours == [9, 9, 9, 9, 8, 8]
    assert all(m.starts_at.utcoffset() == timedelta(0) for m in world.game.meetings.values())


def test_no_meeting_lies_on_a_danish_public_holiday_or_a_weekend() -> None:
    """Rule 2.2: Maundy Thursday 2 April 2026 moves past Easter Monday to Tuesday the 7th."""
    world = World().set_board(date(2026, 2, 5))
    assert date(2026, 4, 7) in local_days(world, "mentor_meeting", "north") + local_days(world, "check_in", "north")
    for meeting in world.game.meetings.values():
        day = meeting.starts_at.astimezone(world.zone).date()
        assert working_day(day, "DK") == day


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 4, 2), date(2026, 4, 7)),  # Maundy Thursday, Good Friday, weekend, Easter Monday
        (date(2026, 5, 14), date(2026, 5, 15)),  # Ascension Day
        (date(2026, 12, 25), date(2026, 12, 28)),  # Christmas and a weekend
        (date(2026, 12, 31), date(2026, 12, 31)),  # New Year's Eve is none
        (date(2027, 1, 1), date(2027, 1, 4)),
        (date(2026, 2, 7), date(2026, 2, 9)),
    ],
)
def test_the_next_working_day(day: date, working: date) -> None:
    assert working_day(day, "DK") == working


def test_weeks_at_new_year_follow_the_iso_calendar() -> None:
    assert [iso_week(day) for day in (date(2026, 12, 31), date(2027, 1, 3), date(2027, 1, 4))] == [
        "2026-W53",
        "2026-W53",
        "2027-W01",
    ]


def test_the_season_is_counted_from_the_monday_of_the_first_week() -> None:
    world = World().set_board(date(2026, 2, 5))
    weeks = [season_week(world.game, day) for day in (date(2026, 2, 2), date(2026, 2, 8), date(2026, 2, 9))]
    assert weeks == [1, 1, 2]


# Moving and planning


def in_copenhagen(day: date, hour: int = 10) -> datetime:
    return World().at.astimezone(World().zone).replace(year=day.year, month=day.month, day=day.day, hour=hour)


@pytest.mark.parametrize("by", ["kim", "lone", "office"])
def test_a_camp_is_moved_by_any_coach_and_the_office(by: str) -> None:
    """Rule 6.1: never cancelled, only moved."""
    world = world_in("setup")
    camp = world.meeting("camp", 2)
    world.do(by, "move_meeting", meeting_id=camp.id, starts_at=in_copenhagen(date(2026, 3, 18)))
    moved = world.meeting("camp", 2)
    assert (moved.starts_at, moved.state) == (datetime(2026, 3, 18, 9, tzinfo=UTC), "planned")
    again = world.do(by, "move_meeting", meeting_id=camp.id, starts_at=moved.starts_at)
    assert again.events == ()


def test_a_teams_meeting_is_moved_by_its_own_coach_and_unknown_to_others() -> None:
    """Decision 15: what the caller may not see answers not found."""
    world = world_in("setup")
    fields: dict[str, Any] = {
        "meeting_id": world.meeting("check_in").id,
        "starts_at": in_copenhagen(date(2026, 2, 11)),
    }
    world.refused("lone", "not_found", kind="move_meeting", **fields)
    world.refused("ana", "not_your_role", kind="move_meeting", **fields)
    world.do("kim", "move_meeting", **fields)


def test_a_meeting_that_has_begun_is_not_moved() -> None:
    world = world_in("camp_1")
    fields: dict[str, Any] = {"meeting_id": world.meeting("camp").id, "starts_at": world.at}
    world.refused("kim", "meeting_has_begun", kind="move_meeting", **fields)
    world.close_camp(1)
    world.refused("office", "meeting_has_begun", kind="move_meeting", **fields)
    assert not world.can("kim", "move_meeting", meeting_id=fields["meeting_id"])


@pytest.mark.parametrize("starts_at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2025-12-01T10:00:00Z"])
def test_a_meeting_lies_in_the_season(starts_at: str) -> None:
    world = world_in("setup")
    meeting_id = world.meeting("check_in").id
    world.refused("kim", "meeting_out_of_season", kind="move_meeting", meeting_id=meeting_id, starts_at=starts_at)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    world = world_in("setup")
    meeting_id = world.meeting("check_in").id
    world.refused(
        "kim", "time_zone_missing", kind="move_meeting", meeting_id=meeting_id, starts_at="2026-02-11T10:00:00"
    )


def test_a_coach_plans_one_more_meeting_for_the_own_team() -> None:
    world = world_in("setup")
    starts_at = datetime(2026, 2, 12, 9, tzinfo=UTC)
    given(on=world).when("plan_meeting", by="kim", meeting_kind="check_in", starts_at=starts_at).then(
        MeetingPlanned(meeting_id="meeting-26", meeting_kind="check_in", team_id="north", number=7, starts_at=starts_at)
    )
    fields: dict[str, Any] = {"meeting_kind": "check_in", "starts_at": starts_at}
    world.refused("kim", "not_yours", kind="plan_meeting", team_id="south", **fields)
    world.refused("office", "missing_field", kind="plan_meeting", **fields)
    world.do("office", "plan_meeting", team_id="south", **fields)


def test_camps_are_moved_and_never_added() -> None:
    world = world_in("setup")
    world.refused("office", "camps_are_planned", kind="plan_meeting", meeting_kind="camp", starts_at=world.at)


def test_a_reunion_is_planned_and_held_in_extra_time() -> None:
    """Rule 8.5: follow-ups fall due at 13 and 26 weeks, reunions with them."""
    world = world_in("extra_time")
    starts_at = world.at + timedelta(weeks=13)
    world.do("kim", "plan_meeting", meeting_kind="mentor_meeting", starts_at=starts_at)
    reunion = world.newest("meetings")
    world.wait_until(starts_at)
    world.do("kim", "open_meeting", meeting_id=reunion.id)
    world.do("kim", "close_meeting", meeting_id=reunion.id)
    assert world.game.meetings[reunion.id].state == "held"


# Days


def test_missing_days_begin_one_after_another() -> None:
    """Decision 2: missing days included."""
    world = World().set_board()
    assert world.game.today == date(2026, 1, 26)
    decision = world.do("system", "begin_day", date=date(2026, 1, 29))
    assert decision.events == tuple(DayBegan(date=date(2026, 1, day)) for day in (27, 28, 29))
    assert world.game.today == date(2026, 1, 29)


@pytest.mark.parametrize("day", [date(2026, 1, 26), date(2026, 1, 20)])
def test_a_day_that_has_begun_begins_no_more(day: date) -> None:
    assert World().set_board().do("system", "begin_day", date=day).events == ()


def test_nobody_moves_the_games_day_by_hand() -> None:
    world_in("setup").refused("office", "not_your_role", kind="begin_day", date=date(2026, 3, 1))


def test_keys_cool_on_their_day() -> None:
    """Rule 5.3: a key unused for 14 days cools; between two days that begin together, on the right one."""
    world = world_in("first_half")
    held = held_key(world, "ana")
    cools_on = world.game.today + timedelta(days=14)
    decision = world.do("system", "begin_day", date=cools_on + timedelta(days=2))
    day = decision.events.index(DayBegan(date=cools_on))
    assert decision.events[day + 1] == KeyReturned(key_id=held, is_cold=True)
    assert [event.kind for event in decision.events].count("key_returned") == 1


def test_last_weeks_spark_is_closed_with_the_day() -> None:
    """Decision 4: on Monday the system appends the band of each team that gave enough answers."""
    world = world_in("setup")
    spark: dict[str, Any] = {"spark_week": "2026-W05", "sparks": {"north": ["middle", "up"], "nowhere": ["low", "up"]}}
    decision = world.do("system", "begin_day", date=date(2026, 2, 2), **spark)
    assert decision.events[-1] == SparkWeekClosed(
        team_id="north", week="2026-W05", band=SparkBand(band="middle", arrow="up")
    )
    assert set(world.game.teams["north"].spark_bands) == {"2026-W05"}
    assert world.game.teams["south"].spark_bands == {}
    assert world.do("system", "begin_day", date=date(2026, 2, 2), **spark).events == ()
    later = world.do("system", "begin_day", date=date(2026, 2, 3), **spark)
    assert later.events == (DayBegan(date=date(2026, 2, 3)),)


# The end


def after_last_camp() -> World:
    return world_in("extra_time")


def answer_all(world: World) -> World:
    for follow_up in list(world.game.follow_ups.values()):
        world.happened("office", FollowUpAnswered(follow_up_id=follow_up.id, outcome="waived"))
    return world


def test_the_office_closes_once_every_follow_up_is_done_or_waived() -> None:
    """Decision 14."""
    world = after_last_camp()
    refusal = world.refused("office", "follow_ups_open", kind="close_game")
    assert refusal.params["open"] == len(world.game.follow_ups) == 12
    assert not world.can("office", "close_game")
    answer_all(world)
    assert world.do("office", "close_game").events == (PhaseOpened(phase="closed"),)
    assert world.game.phase == "closed"


def test_nobody_else_closes_the_game_and_not_before_extra_time() -> None:
    answer_all(after_last_camp()).refused("kim", "not_your_role", kind="close_game")
    world_in("setup").refused("office", "phase_forbids", kind="close_game")


def test_the_game_closes_by_itself_in_week_30() -> None:
    """Decision 14: the office closes, by default in week 30."""
    world = answer_all(after_last_camp())
    last_camp = world.game.last_camp_closed_on
    assert last_camp is not None
    world.wait_until_day(last_camp + timedelta(weeks=30, days=-1))
    assert world.game.phase == "extra_time"
    world.wait(days=1)
    assert world.game.phase == "closed"


def test_the_game_waits_for_a_follow_up_however_late() -> None:
    """Decision 14: extra time lasts at least until the follow-ups are done or waived."""
    world = after_last_camp().wait(days=7 * 31)
    assert world.game.phase == "extra_time"
    answer_all(world).wait(days=1)
    assert world.game.phase == "closed"
    world.wait(days=1)
    assert world.game.phase == "closed"


def test_a_meeting_left_open_is_held_when_the_game_closes() -> None:
    world = answer_all(after_last_camp())
    meeting = world.open_team_meeting("mentor_meeting", 5)
    world.do("office", "close_game")
    assert world.game.meetings[meeting.id].state == "held"
