"""The agenda at work: steps, clock, turns, tables that are ready (rules 2.6, 6.3 and 6.4)."""

from datetime import timedelta

import pytest

from teamwork.events import ClockSet, MissionsDrawn, StepStarted, TableReported, TurnGiven
from teamwork.model import Clock
from tests.given import given
from tests.world import World, world_in


@pytest.fixture
def camp() -> World:
    return world_in("camp_1")


@pytest.fixture
def camp_id(camp: World) -> str:
    return camp.meeting("camp").id


def clock(world: World) -> Clock:
    return world.meeting("camp").clock


# Steps


def test_the_host_starts_a_step_and_its_clock(camp: World, camp_id: str) -> None:
    """Rule 6.3: planned minutes; the clock is a deadline."""
    given(on=camp).when("start_step", by="kim", meeting_id=camp_id, step_id="dreams").then(
        StepStarted(meeting_id=camp_id, step_id="dreams"),
        ClockSet(meeting_id=camp_id, clock=Clock(mode="running", ends_at=camp.at + timedelta(minutes=20))),
    )


def test_a_repeated_press_does_no_harm(camp: World, camp_id: str) -> None:
    """Decision 17: step commands are absolute."""
    camp.start_step(camp_id, "dreams")
    ends_at = clock(camp).ends_at
    assert camp.wait(minutes=5).do("kim", "start_step", meeting_id=camp_id, step_id="dreams").events == ()
    assert clock(camp).ends_at == ends_at
    assert not camp.can("kim", "start_step", step_id="dreams")


def test_the_host_goes_on_and_back_in_any_order(camp: World, camp_id: str) -> None:
    for step_id in ("wall", "dreams", "close", "arrive"):
        camp.start_step(camp_id, step_id)
        assert camp.meeting("camp").step_id == step_id


def test_another_coach_does_not_move_the_camp_on(camp: World, camp_id: str) -> None:
    """Rule 2.6: agenda and clock obey the host."""
    camp.refused("lone", "host_only", kind="start_step", meeting_id=camp_id, step_id="dreams")
    camp.refused("lone", "host_only", kind="set_clock", meeting_id=camp_id, action="pause")
    camp.refused("ana", "not_your_role", kind="start_step", meeting_id=camp_id, step_id="dreams")
    assert camp.options("lone", "start_step") == camp.options("lone", "set_clock") == ()


def test_a_coach_leads_the_own_teams_meeting() -> None:
    world = world_in("first_half")
    meeting = world.open_team_meeting("check_in")
    world.do("kim", "start_step", meeting_id=meeting.id, step_id="asks")
    world.refused("lone", "not_found", kind="start_step", meeting_id=meeting.id, step_id="learning")


def test_a_step_that_is_not_on_the_agenda_is_refused(camp: World, camp_id: str) -> None:
    camp.refused("kim", "unknown_step", kind="start_step", meeting_id=camp_id, step_id="film")


def test_a_meeting_that_is_not_open_has_no_steps(camp: World) -> None:
    later = camp.meeting("camp", 2).id
    camp.refused("kim", "meeting_not_open", kind="start_step", meeting_id=later, step_id="swap")


def test_a_new_step_finds_the_tables_at_work_and_shows_itself(camp: World, camp_id: str) -> None:
    camp.do("kim", "report_table_ready", meeting_id=camp_id)
    camp.do("kim", "set_screen", meeting_id=camp_id, screen="board")
    camp.start_step(camp_id, "dreams")
    meeting = camp.meeting("camp")
    assert (meeting.ready_tables, meeting.screen, meeting.spotlight) == ((), "step", None)


def test_a_vote_puts_three_missions_before_each_team_once(camp: World, camp_id: str) -> None:
    """Rule 6.7: one of 3 missions drawn from the edition."""
    first = camp.do("kim", "start_step", meeting_id=camp_id, step_id="mission")
    drawn = [event for event in first.events if isinstance(event, MissionsDrawn)]
    assert [(event.team_id, event.camp, len(event.drawn)) for event in drawn] == [("north", 1, 3), ("south", 1, 3)]
    camp.start_step(camp_id, "close")
    again = camp.do("kim", "start_step", meeting_id=camp_id, step_id="mission")
    assert [event.kind for event in again.events] == ["step_started", "clock_set"]


# Turns


def test_turns_begin_with_the_first_graduate_who_is_here(camp: World, camp_id: str) -> None:
    """Rule 6.4: the table's graduates one after another, seat order, at all tables at once."""
    camp.do("kim", "tick_presence", meeting_id=camp_id, person_id="ana", is_present=False)
    camp.start_step(camp_id, "dreams_aloud")
    assert camp.meeting("camp").turns == {"north": "bo", "south": "frode"}


def test_at_a_table_where_nobody_has_arrived_the_first_begins(camp: World, camp_id: str) -> None:
    for name in ("ana", "bo", "carl"):
        camp.do("kim", "tick_presence", meeting_id=camp_id, person_id=name, is_present=False)
    camp.start_step(camp_id, "dreams_aloud")
    assert camp.meeting("camp").turns["north"] == "ana"


def test_the_coach_passes_and_repeats_turns_at_the_own_table(camp: World, camp_id: str) -> None:
    """Rule 6.4: the coach may pass or repeat."""
    camp.start_step(camp_id, "strengths")
    given(on=camp).when("give_turn", by="lone", meeting_id=camp_id, person_id="hans").then(
        TurnGiven(meeting_id=camp_id, team_id="south", person_id="hans")
    )
    camp.do("lone", "give_turn", meeting_id=camp_id, person_id="gry")
    camp.do("lone", "give_turn", meeting_id=camp_id, person_id="frode")
    assert camp.meeting("camp").turns == {"north": "ana", "south": "frode"}


def test_no_turn_is_given_at_another_table_or_to_a_helper(camp: World, camp_id: str) -> None:
    camp.start_step(camp_id, "strengths")
    camp.refused("kim", "not_yours", kind="give_turn", meeting_id=camp_id, person_id="frode")
    camp.refused("kim", "not_found", kind="give_turn", meeting_id=camp_id, person_id="omar")


def test_turns_are_only_given_where_turns_are_taken(camp: World, camp_id: str) -> None:
    camp.start_step(camp_id, "dreams")
    assert camp.meeting("camp").turns == {}
    camp.refused("kim", "not_a_turn_round", kind="give_turn", meeting_id=camp_id, person_id="bo")
    assert camp.options("kim", "give_turn") == ()


# Tables


def test_a_table_says_that_it_is_ready_or_not_any_more(camp: World, camp_id: str) -> None:
    """Rule 2.6: "our table is ready"; teams stand in a fixed order (rule 3.4)."""
    given(on=camp).when("report_table_ready", by="lone", meeting_id=camp_id).then(
        TableReported(meeting_id=camp_id, team_id="south", is_ready=True)
    )
    for coach in ("lone", "kim"):
        camp.do(coach, "report_table_ready", meeting_id=camp_id)
    assert camp.meeting("camp").ready_tables == ("north", "south")
    assert camp.do("kim", "report_table_ready", meeting_id=camp_id).events == ()
    camp.do("kim", "report_table_ready", meeting_id=camp_id, is_ready=False)
    assert camp.meeting("camp").ready_tables == ("south",)


# The clock


def test_the_clock_pauses_and_goes_on_with_what_was_left(camp: World, camp_id: str) -> None:
    """Rule 6.3: starts a step, goes on, goes back, extends, pauses."""
    camp.start_step(camp_id, "dreams")
    camp.wait_until((clock(camp).ends_at or camp.at) - timedelta(minutes=8))
    camp.do("kim", "set_clock", meeting_id=camp_id, action="pause")
    assert clock(camp) == Clock(mode="paused", seconds_left=8 * 60)
    assert camp.do("kim", "set_clock", meeting_id=camp_id, action="pause").events == ()
    resumed_at = camp.wait(hours=1).at
    camp.do("kim", "set_clock", meeting_id=camp_id, action="resume")
    assert clock(camp) == Clock(mode="running", ends_at=resumed_at + timedelta(minutes=8))
    assert camp.do("kim", "set_clock", meeting_id=camp_id, action="resume").events == ()


@pytest.mark.parametrize(("seconds", "left"), [(300, 25 * 60), (-300, 15 * 60), (-7200, 0)])
def test_the_clock_is_extended_and_shortened(camp: World, camp_id: str, seconds: int, left: int) -> None:
    asked_at = camp.at
    camp.do("kim", "start_step", meeting_id=camp_id, step_id="dreams")
    camp.at = asked_at
    camp.do("kim", "set_clock", meeting_id=camp_id, action="extend", seconds=seconds)
    assert clock(camp).ends_at == asked_at + timedelta(seconds=left)


def test_a_clock_that_ran_out_is_extended_from_now(camp: World, camp_id: str) -> None:
    """Rule 6.3: running out stops nobody."""
    camp.start_step(camp_id, "dreams")
    asked_at = camp.wait(minutes=45).at
    camp.do("kim", "set_clock", meeting_id=camp_id, action="extend", seconds=60)
    assert clock(camp).ends_at == asked_at + timedelta(seconds=60)


def test_a_paused_clock_is_extended_and_stays_paused(camp: World, camp_id: str) -> None:
    camp.do("kim", "set_clock", meeting_id=camp_id, action="pause")
    left = clock(camp).seconds_left or 0
    camp.do("kim", "set_clock", meeting_id=camp_id, action="extend", seconds=60)
    assert clock(camp) == Clock(mode="paused", seconds_left=left + 60)


def test_the_clock_is_switched_off_and_started_anew(camp: World, camp_id: str) -> None:
    """Rule 6.3: it can be switched off."""
    camp.start_step(camp_id, "wall")
    camp.do("kim", "set_clock", meeting_id=camp_id, action="off")
    assert clock(camp) == Clock()
    for action in ("pause", "resume", "extend"):
        camp.refused("kim", "clock_is_off", kind="set_clock", meeting_id=camp_id, action=action, seconds=60)
    started_at = camp.at
    camp.do("kim", "set_clock", meeting_id=camp_id, action="start")
    assert clock(camp).ends_at == started_at + timedelta(minutes=15)


def test_extending_says_by_how_much(camp: World, camp_id: str) -> None:
    camp.refused("kim", "missing_field", kind="set_clock", meeting_id=camp_id, action="extend")
    camp.refused("kim", "invalid_field", kind="set_clock", meeting_id=camp_id, action="extend", seconds=7201)
