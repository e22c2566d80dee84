"""Check-ins: the week's twist, looking at open actions, rest, closing early (rule 6.5, decision 10)."""

import pytest

from teamwork.events import ExitSet, MeetingClosed, RestTaken, StatusSet, TwistDrawn
from teamwork.model import Meeting, Status, Told
from teamwork.rules.check_in import Readiness, readiness
from tests.given import given
from tests.rules.playing_tables import play
from tests.world import World, world_in


@pytest.fixture
def world() -> World:
    return world_in("first_half")


@pytest.fixture
def check_in(world: World) -> Meeting:
    return world.open_team_meeting("check_in")


def how_ready(world: World) -> Readiness:
    return readiness(world.game, world.meeting("check_in"))


def rest(world: World, *names: str) -> None:
    for name in names:
        world.do(name, "rest_until_next", meeting_id=world.meeting("check_in").id)


# The twist


def test_a_check_in_opens_with_one_twist_and_all_teams_have_the_same_that_week(world: World) -> None:
    """Rule 6.5."""
    pile = world.game.twist_pile
    north = world.open_team_meeting("check_in")
    south = world.open_team_meeting("check_in", team_id="south")
    assert north.twist_id == south.twist_id == pile[0]
    assert world.game.twists == {"2026-W07": pile[0]}
    assert world.game.twist_pile == pile[1:]


def test_another_week_brings_another_twist(world: World) -> None:
    first = world.open_team_meeting("check_in", 1)
    world.do("kim", "close_meeting", meeting_id=first.id, reason="Vi mødes igen")
    second = world.open_team_meeting("check_in", 2)
    assert second.twist_id != first.twist_id
    assert list(world.game.twists) == ["2026-W07", "2026-W09"]


def test_a_used_up_pile_is_shuffled_anew(world: World) -> None:
    world.happened("system", TwistDrawn(week="2026-W06", twist_id="T01", pile=()))
    meeting = world.open_team_meeting("check_in")
    assert {meeting.twist_id, *world.game.twist_pile} == set(world.edition.twists)


# Ready to close


def test_each_present_graduate_is_asked_and_nobody_else(world: World, check_in: Meeting) -> None:
    """Rule 6.5: present, active, still searching."""
    assert how_ready(world) == Readiness(ready=0, of=3, missing=("ana", "bo", "carl"))
    world.do("kim", "tick_presence", meeting_id=check_in.id, person_id="carl", is_present=False)
    assert how_ready(world).missing == ("ana", "bo")


def test_a_new_action_with_a_date_is_enough(world: World, check_in: Meeting) -> None:
    play(world, "ana", "action")
    assert how_ready(world).missing == ("bo", "carl")


@pytest.mark.parametrize("kind", ["keep_action", "move_action"])
def test_an_open_action_is_looked_at_by_keeping_or_moving_it(world: World, kind: str) -> None:
    """Decision 10: "looked at" means one of them since the meeting's opening."""
    card_id = play(world, "ana", "action")
    world.open_team_meeting("check_in")
    assert "ana" in how_ready(world).missing
    world.do("ana", kind, card_id=card_id, **({"due": world.today} if kind == "move_action" else {}))
    assert "ana" not in how_ready(world).missing


def test_all_open_actions_are_looked_at(world: World) -> None:
    first, second = play(world, "ana", "action"), play(world, "ana", "action")
    world.open_team_meeting("check_in")
    world.do("ana", "keep_action", card_id=first)
    assert "ana" in how_ready(world).missing
    world.do("ana", "finish_action", card_id=second, result="not_done")
    assert "ana" not in how_ready(world).missing


def test_finishing_the_only_action_asks_for_a_new_one_or_rest(world: World) -> None:
    card_id = play(world, "ana", "action")
    world.open_team_meeting("check_in")
    world.do("ana", "finish_action", card_id=card_id, result="done")
    assert "ana" in how_ready(world).missing
    rest(world, "ana")
    assert "ana" not in how_ready(world).missing


def test_what_was_looked_at_before_the_opening_does_not_count(world: World) -> None:
    card_id = play(world, "ana", "action")
    world.do("ana", "keep_action", card_id=card_id)
    world.open_team_meeting("check_in")
    assert "ana" in how_ready(world).missing


def test_rest_is_a_complete_answer_and_said_once(world: World, check_in: Meeting) -> None:
    """Rule 6.5: rest until next time."""
    rested = given(on=world).when("rest_until_next", by="ana", meeting_id=check_in.id)
    rested.then(RestTaken(meeting_id=check_in.id, person_id="ana"))
    assert rested.world.do("ana", "rest_until_next", meeting_id=check_in.id).events == ()
    assert not rested.world.can("ana", "rest_until_next")
    assert rested.world.meeting("check_in").rested == ("ana",)


def test_rest_is_said_in_check_ins(world: World) -> None:
    world.refused("ana", "meeting_not_open", kind="rest_until_next", meeting_id=world.meeting("check_in").id)
    meeting = world.open_team_meeting("mentor_meeting")
    world.refused("ana", "rest_in_check_in", kind="rest_until_next", meeting_id=meeting.id)


def test_who_is_on_pause_is_not_asked(world: World, check_in: Meeting) -> None:
    """Rule 2.5."""
    world.happened("office", ExitSet(person_id="ana", code="pause", from_date=world.today, is_confirmed=True))
    assert how_ready(world).missing == ("bo", "carl")


@pytest.mark.parametrize(("is_told", "missing"), [(True, ("bo", "carl")), (False, ("ana", "bo", "carl"))])
def test_a_player_in_a_job_is_not_asked_once_the_coach_has_been_told(
    world: World, check_in: Meeting, is_told: bool, missing: tuple[str, ...]
) -> None:
    """Rule 5.8: asked for no actions of their own; decision 11: an untold job shows in no number."""
    status = Status(code="permanent", from_date=world.today, reported_at=world.at, told=Told(coach=is_told))
    world.happened("ana", StatusSet(person_id="ana", status=status))
    assert how_ready(world).missing == missing


def test_in_extra_time_nobody_is_waited_for(world: World) -> None:
    """Rule 2.4: in extra time no actions are played."""
    world.play_to("extra_time")
    meeting = world.open_team_meeting("check_in")
    assert how_ready(world) == Readiness(0, 0, ())
    world.do("kim", "close_meeting", meeting_id=meeting.id)


# Closing


def test_a_check_in_closes_when_everyone_is_ready(world: World, check_in: Meeting) -> None:
    play(world, "ana", "action")
    rest(world, "bo", "carl")
    given(on=world).when("close_meeting", by="kim", meeting_id=check_in.id).then(MeetingClosed(meeting_id=check_in.id))


def test_closing_early_needs_a_reason_and_says_how_many_are_ready(world: World, check_in: Meeting) -> None:
    """Rule 6.5: closing early is allowed with a reason; names are not told."""
    rest(world, "ana")
    refusal = world.refused("kim", "not_ready_to_close", kind="close_meeting", meeting_id=check_in.id)
    assert refusal.params == {"field": "reason", "ready": 1, "of": 3}
    world.refused("kim", "not_ready_to_close", kind="close_meeting", meeting_id=check_in.id, reason="  ")
    closed = given(on=world).when("close_meeting", by="kim", meeting_id=check_in.id, reason="Brandøvelse")
    closed.then(MeetingClosed(meeting_id=check_in.id, reason_length=11)).then_words(reason="Brandøvelse")
    assert closed.world.meeting("check_in").state == "held"


def test_a_mentor_meeting_asks_nobody(world: World) -> None:
    meeting = world.open_team_meeting("mentor_meeting")
    world.do("kim", "close_meeting", meeting_id=meeting.id)
