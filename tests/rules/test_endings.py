"""How a season ends, and what is asked afterwards (rule 8.5)."""

from datetime import timedelta
from functools import cache

import pytest

from teamwork.events import Celebrated, MissionChosen, MissionJudged, MissionsDrawn, SeasonEnded
from teamwork.rules import endings, follow_ups
from teamwork.seats import SCREEN_SEAT
from tests.rules.helping_tables import turn_day
from tests.rules.job_tables import report
from tests.rules.playing_tables import leave, tables
from tests.world import World

NORTH = ("ana", "bo", "carl")


def judge(world: World, team_id: str, camp: int, is_held: bool) -> None:
    """A team's mission of a camp, as the next camp judged it."""
    mission_id = f"{team_id}-{camp}"
    world.happened(
        "system",
        MissionsDrawn(mission_id=mission_id, team_id=team_id, camp=camp, drawn=("M01",)),
        MissionChosen(mission_id=mission_id, choice="M01"),
        MissionJudged(mission_id=mission_id, is_held=is_held),
    )


@cache
def _last_camp() -> World:
    return World().start().open_camp(3)


def last_camp() -> World:
    """Camp 3 is open."""
    return _last_camp().copy()


def ended(world: World) -> SeasonEnded:
    """What the newest decision says of the season."""
    return next(event for event in world.decisions[-1].events if isinstance(event, SeasonEnded))


# ---- endings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "in_job", "expected"),
    [
        ((True, True), True, ("team_held", "all_in_job")),
        ((True, True), False, ("team_held",)),
        ((True, False), True, ("all_in_job",)),
        ((True, False), False, ("playing_on",)),
        ((False, True), False, ("playing_on",)),
    ],
)
def test_a_season_ends_in_one_of_four_ways(held: tuple[bool, bool], in_job: bool, expected: tuple[str, ...]) -> None:
    """Rule 8.5: both missions held, all in a job, both, or playing on; none is a loss."""
    world = tables()
    for camp, is_held in enumerate(held, start=1):
        judge(world, "north", camp, is_held)
    for name in NORTH if in_job else ():
        report(world, name)
    assert endings.of_team(world.game, "north") == expected
    assert endings.of_team(world.game, "south") == ("playing_on",)


def test_the_hall_is_shown_at_the_last_camp_how_the_seasons_end_and_never_a_job_that_was_not_told() -> None:
    """Rules 8.4 and 8.5: presented in the camp, written down at its closing."""
    world = last_camp()
    for camp in (1, 2):
        judge(world, "north", camp, is_held=True)
    for name in NORTH:
        report(world, name, tell="team")
    assert endings.told(world.game, "north", SCREEN_SEAT) == ("team_held",)
    assert endings.told(world.game, "south", SCREEN_SEAT) == ("playing_on",)
    assert endings.told(world.game, "south", world.seat("frode")) == ()
    for name in NORTH:
        world.do(name, "agree_team_success", is_agreed=True)
    assert endings.told(world.game, "north", SCREEN_SEAT) == ("team_held", "all_in_job")


def test_one_mission_alone_is_not_both() -> None:
    """Rule 8.5: both missions."""
    world = tables()
    judge(world, "north", 2, True)
    assert endings.of_team(world.game, "north") == ("playing_on",)


def test_the_last_camp_s_closing_ends_the_season_for_every_team() -> None:
    """Rule 8.5: at camp 3 a team's season ends."""
    world = last_camp()
    for name in NORTH:
        report(world, name)
    assert world.game.teams["north"].endings == ()
    world.close_camp(3)
    assert ended(world).endings == {"north": ("all_in_job",), "south": ("playing_on",)}
    assert world.game.teams["north"].endings == ("all_in_job",)
    report(world, "ana", "searching")
    assert world.game.teams["north"].endings == ("all_in_job",)


def test_no_earlier_closing_does() -> None:
    world = World().start().open_camp(1).close_camp(1)
    assert not any(isinstance(event, SeasonEnded) for event in world.decisions[-1].events)
    assert world.game.follow_ups == {}


def test_no_ending_tells_of_a_job_that_was_not_told() -> None:
    """Decision 11: an ending is computed from what the viewer has been told."""
    world = last_camp()
    for name in NORTH:
        report(world, name, tell="team", coach=True)
    world.close_camp(3)

    def seen_by(name: str) -> tuple[str, ...]:
        return endings.told(world.game, "north", world.seat(name))

    assert {name: seen_by(name) for name in ("ana", "kim", "office")} == {
        "ana": ("all_in_job",),
        "kim": ("all_in_job",),
        "office": ("all_in_job",),
    }
    assert {seen_by(name) for name in ("omar", "frode", "screen")} == {("playing_on",)}
    for name in NORTH:
        world.do(name, "agree_team_success")
    assert seen_by("screen") == ("all_in_job",)
    world.do("carl", "tell_status", tell="me")
    assert seen_by("ana") == ("playing_on",)


def test_a_mission_that_held_is_celebrated_without_putting_one_team_first() -> None:
    """Rules 3.4 and 6.7: a mission is judged at the next camp, for all teams at once."""
    world = World().start().open_camp(1)
    camp = world.meeting("camp", 1)
    world.start_step(camp.id, "mission")
    for team_id, coach in (("north", "kim"), ("south", "lone")):
        mission = next(mission for mission in world.game.missions.values() if mission.team_id == team_id)
        world.happened("system", MissionChosen(mission_id=mission.id, choice=mission.drawn[0]))
        assert coach
    held = {
        mission.id: mission.model_copy(update={"deeds": {name: all_deeds() for name in world.game.people}})
        for mission in world.game.missions.values()
    }
    world.game = world.game.model_copy(update={"missions": held})
    world.close_camp(1).open_camp(2)
    opened = next(
        decision for decision in world.decisions if any(isinstance(e, MissionJudged) for e in decision.events)
    )
    [shown] = [event.celebration for event in opened.events if isinstance(event, Celebrated)]
    assert (shown.kind, shown.team_id) == ("mission", None)


def all_deeds() -> dict[str, int]:
    """Enough of everything that a mission of the small edition asks for."""
    return {
        deed: 2
        for deed in (
            "key_used", "key_given", "key_hung", "outward_action_done", "ask_claimed", "asked", "ask_helped",
            "strength_given",
        )
    }  # fmt: skip


# ---- follow-ups -------------------------------------------------------------------------------


def test_follow_ups_fall_due_at_13_and_26_weeks_for_each_graduate() -> None:
    """Rule 8.5."""
    world = last_camp()
    leave(world, "hans")
    world.close_camp(3)
    day = world.game.last_camp_closed_on
    assert day is not None
    assert set(ended(world).follow_ups) == {"ana", "bo", "carl", "frode", "gry"}
    assert ended(world).follow_ups["ana"] == {13: day + timedelta(weeks=13), 26: day + timedelta(weeks=26)}
    assert world.game.follow_ups["ana:13"].due == day + timedelta(weeks=13)


def test_a_follow_up_is_done_from_its_day_on_or_waived_before() -> None:
    """Decision 14: done or waived."""
    world = last_camp().close_camp(3)
    asked = {"follow_up_id": "ana:13"}
    refusal = world.refused("office", "follow_up_not_due", "answer_follow_up", **asked, outcome="done")
    assert refusal.params["day"] == world.game.follow_ups["ana:13"].due.isoformat()
    assert world.can("office", "answer_follow_up", **asked)
    world.do("office", "answer_follow_up", follow_up_id="bo:13", outcome="waived")
    turn_day(world, 13 * 7)
    world.do("office", "answer_follow_up", **asked, outcome="done")
    assert world.game.follow_ups["ana:13"].state == "done"
    world.refused("office", "follow_up_answered", "answer_follow_up", **asked, outcome="waived")
    assert not world.can("office", "answer_follow_up", **asked)
    world.refused("office", "not_found", "answer_follow_up", follow_up_id="ana:99", outcome="done")
    world.refused("kim", "not_your_role", "answer_follow_up", follow_up_id="ana:26", outcome="done")
    assert not follow_ups.are_all_answered(world.game)
    for found in world.game.follow_ups.values():
        if found.state == "due":
            world.do("office", "answer_follow_up", follow_up_id=found.id, outcome="waived")
    assert follow_ups.are_all_answered(world.game)
