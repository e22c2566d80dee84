"""Missions: drawn, voted on, chosen, lit one light at a time, judged at the next camp (rule 6.7)."""

from teamwork.edition import Need
from teamwork.events import MissionJudged, MissionVoted
from teamwork.rules import missions
from teamwork.seats import OFFICE_SEAT
from teamwork.views import view
from tests.rules.helping_tables import (
    do_deed,
    draw_missions,
    get_a_job,
    go_on_pause,
    mission,
    run_mission,
    with_mission,
)
from tests.rules.playing_tables import leave, tables
from tests.world import World

NORTH = ("ana", "bo", "carl")


# ---- choosing -------------------------------------------------------------------------------------


def test_three_missions_are_drawn_for_each_team() -> None:
    """Rule 6.7: one of 3 missions drawn from the edition."""
    world = draw_missions(tables())
    assert [(m.team_id, m.camp, len(m.drawn)) for m in world.game.missions.values()] == [
        ("north", 1, 3),
        ("south", 1, 3),
    ]
    assert set(mission(world).drawn) <= set(world.edition.missions)


def test_missions_are_drawn_once_a_camp() -> None:
    world = draw_missions(tables())
    assert missions.draw_events(world.game, world.context("system"), 1) == ()


def test_a_mission_that_the_team_has_chosen_is_not_drawn_again() -> None:
    world = tables()
    for camp in range(1, 3):
        run_mission(world, f"M0{camp}", camp=camp)
    draw_missions(world, camp=3)
    assert set(mission(world, "north").drawn) == {"M03", "M04", "M05"}


def test_each_graduate_has_one_vote_that_may_move() -> None:
    """Rule 6.7: by vote and talk."""
    world = draw_missions(tables())
    own = mission(world)
    first, second, _ = own.drawn
    world.do("ana", "vote_mission", mission_id=own.id, choice=first)
    assert world.do("ana", "vote_mission", mission_id=own.id, choice=second).events == (
        MissionVoted(mission_id=own.id, person_id="ana", choice=second),
    )
    assert mission(world).votes == {"ana": second}
    assert world.do("ana", "vote_mission", mission_id=own.id, choice=second).events == ()


def test_the_coach_settles_the_mission_once() -> None:
    world = draw_missions(tables())
    own = mission(world)
    assert missions.running(world.game, "north") is None
    world.do("kim", "choose_mission", mission_id=own.id, choice=own.drawn[1])
    assert missions.running(world.game, "north") == mission(world)
    assert mission(world).chosen == own.drawn[1]
    world.refused("kim", "already_chosen", "choose_mission", mission_id=own.id, choice=own.drawn[0])
    world.refused("ana", "already_chosen", "vote_mission", mission_id=own.id, choice=own.drawn[0])


def test_only_what_was_drawn_can_be_chosen() -> None:
    world = draw_missions(tables())
    own = mission(world)
    (other, *_) = set(world.edition.missions) - set(own.drawn)
    world.refused("kim", "mission_not_drawn", "choose_mission", mission_id=own.id, choice=other)
    world.refused("bo", "mission_not_drawn", "vote_mission", mission_id=own.id, choice=other)
    offered = {option["choice"] for option in world.options("bo", "vote_mission")}
    assert offered == set(own.drawn)


def test_every_team_chooses_its_own_mission() -> None:
    """Rule 6.7: each team chooses; helpers and other tables do not."""
    world = draw_missions(tables())
    own = mission(world)
    choice = own.drawn[0]
    world.refused("frode", "not_found", "vote_mission", mission_id=own.id, choice=choice)
    world.refused("lone", "not_found", "choose_mission", mission_id=own.id, choice=choice)
    world.refused("omar", "not_your_role", "vote_mission", mission_id=own.id, choice=choice)
    world.refused("ana", "not_your_role", "choose_mission", mission_id=own.id, choice=choice)


# ---- lights ---------------------------------------------------------------------------------------


def test_a_light_is_on_when_every_need_is_met_one_way_or_the_other() -> None:
    """M01: one has used a key or given one, and has hung one on a door."""
    world = tables()
    run_mission(world, "M01")
    assert missions.lights(world.game, "north") == (0, 3)
    do_deed(world, "ana", "key_hung")
    assert not missions.has_light(world.game, mission(world), "ana")
    do_deed(world, "ana", "key_given")
    do_deed(world, "bo", "key_used")
    assert missions.has_light(world.game, mission(world), "ana")
    assert missions.lights(world.game, "north") == (1, 3)


def test_two_ways_add_up_to_the_times_that_are_asked() -> None:
    world = with_mission(tables(), Need(deed="key_used", times=2, or_deed="key_given"))
    run_mission(world, "M99")
    do_deed(world, "ana", "key_used")
    assert missions.lights(world.game, "north") == (0, 3)
    do_deed(world, "ana", "key_given")
    assert missions.lights(world.game, "north") == (1, 3)


def test_no_light_is_on_without_a_mission() -> None:
    world = draw_missions(tables())
    assert missions.lights(world.game, "north") == (0, 3)
    assert not missions.has_light(world.game, mission(world), "ana")


def test_lights_are_those_of_the_active() -> None:
    """Decision 13: wins, markers and missions use the active; a player in a job is one of them."""
    world = tables()
    run_mission(world, "M04")
    for name in ("ana", "bo"):
        do_deed(world, name, "strength_given")
    get_a_job(world, "ana")
    go_on_pause(world, "bo")
    assert missions.lights(world.game, "north") == (1, 2)
    leave(world, "carl")
    assert missions.lights(world.game, "north") == (1, 1)


# ---- judging --------------------------------------------------------------------------------------


def test_a_mission_holds_when_every_active_graduates_light_is_on() -> None:
    """Rule 6.7: rule 1 on a shorter string."""
    world = tables()
    held, missed = run_mission(world, "M04", "north"), run_mission(world, "M04", "south")
    for name in (*NORTH, "frode", "gry"):
        do_deed(world, name, "strength_given")
    judged = missions.judge_events(world.game)
    assert judged == (
        MissionJudged(mission_id=held.id, is_held=True),
        MissionJudged(mission_id=missed.id, is_held=False),
    )
    world.happened("system", *judged)
    assert missions.running(world.game, "north") is None
    assert mission(world).judged_at is not None
    assert missions.judge_events(world.game) == (), "a mission is judged once"


def test_what_nobody_chose_is_not_judged() -> None:
    world = draw_missions(tables())
    assert missions.judge_events(world.game) == ()


def test_a_table_without_active_graduates_has_not_held_anything() -> None:
    world = tables()
    own = run_mission(world, "M04")
    for name in NORTH:
        go_on_pause(world, name)
    assert missions.judge_events(world.game) == (MissionJudged(mission_id=own.id, is_held=False),)


def pooled(world: World) -> dict[str, int] | None:
    """How many lights of all are on, as everyone is shown it."""
    shown: dict[str, int] | None = view(world.game, world.words, OFFICE_SEAT)[f"game:{world.game.id}"].get("lights")
    return shown


def test_the_pooled_lights_stay_when_a_mission_is_judged_and_go_when_new_ones_are_drawn() -> None:
    """Rule 6.7: the hall sees the pooled lights of all, also in the step that looks back on them."""
    world = tables()
    run_mission(world, "M04", "north")
    do_deed(world, "ana", "strength_given")
    assert pooled(world) == {"on": 1, "of": 3}
    world.happened("system", *missions.judge_events(world.game))
    assert pooled(world) == {"on": 1, "of": 3}
    draw_missions(world, camp=2)
    assert pooled(world) is None
    world.do("kim", "choose_mission", mission_id=mission(world).id, choice=mission(world).drawn[0])
    assert pooled(world) == {"on": 0, "of": 3}
    world.happened("system", *missions.judge_events(world.game))
    assert pooled(world) == {"on": 1, "of": 6}, "in the end all lights of both"
