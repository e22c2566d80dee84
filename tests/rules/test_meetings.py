"""Meetings open and close, people arrive, the hat goes round (rules 2.1, 2.6, 6.1, 6.2 and 6.6)."""

from typing import Any

import pytest

from teamwork.events import FactorsRated, HatTaken, LearningWritten, MissionChosen, PhaseOpened
from tests.editions import house_edition
from tests.given import given
from tests.world import World, world_in


@pytest.fixture
def setup() -> World:
    return world_in("setup")


@pytest.fixture
def camp() -> World:
    return world_in("camp_1")


@pytest.fixture
def half() -> World:
    return world_in("first_half")


def open_(world: World, by: str, kind: str, number: int = 1, team_id: str = "north") -> None:
    world.do(by, "open_meeting", meeting_id=world.meeting(kind, number, team_id).id)


def refused(world: World, by: str, code: str, kind: str, number: int = 1, team_id: str = "north") -> Any:
    meeting_id = world.meeting(kind, number, team_id).id
    assert not world.can(by, "open_meeting", meeting_id=meeting_id)
    return world.refused(by, code, kind="open_meeting", meeting_id=meeting_id)


# The fixed course


def test_the_course_is_fixed_and_camps_lead_through_it(setup: World) -> None:
    """Rule 2.1: opening a camp opens its phase, closing it opens the next."""
    phases = [setup.game.phase]
    for number in (1, 2, 3):
        phases.append(setup.open_camp(number).game.phase)
        phases.append(setup.close_camp(number).game.phase)
    assert [*phases, "closed"] == [phase.id for phase in setup.edition.phases]


def test_the_houses_own_edition_seats_44_and_is_played_to_extra_time() -> None:
    """Rulebook 1: 4 teams of 5 graduates, 1 coach and 5 helpers; 3 camps in 14 weeks."""
    world = World(house_edition()).start().play_to("extra_time")
    assert len(world.game.people) == 44
    assert world.options("office", "seat_person") == ()
    assert [meeting.state for meeting in world.game.meetings.values() if meeting.kind == "camp"] == ["held"] * 3


def test_no_camp_is_skipped(setup: World) -> None:
    """Rule 2.1: order is fixed, nothing is skipped."""
    assert refused(setup, "kim", "camps_in_order", "camp", 2).params["next"] == 1
    setup.play_to("first_half")
    assert refused(setup, "kim", "camps_in_order", "camp", 3).params["next"] == 2
    refused(setup, "kim", "meeting_has_begun", "camp", 1)


def test_a_camp_is_not_opened_twice(camp: World) -> None:
    refused(camp, "lone", "meeting_has_begun", "camp", 1)


@pytest.mark.parametrize("by", ["ana", "omar", "office"])
def test_only_coaches_open_meetings(setup: World, by: str) -> None:
    setup.refused(by, "not_your_role", kind="open_meeting", meeting_id=setup.meeting("camp").id)


def test_any_coach_opens_a_camp_and_is_its_host(setup: World) -> None:
    """Rule 2.6: in a camp one coach wears the host hat."""
    open_(setup, "lone", "camp")
    meeting = setup.meeting("camp")
    assert (meeting.host_id, meeting.state, meeting.step_id) == ("lone", "open", "arrive")
    assert meeting.present == {"lone": True}


def test_the_first_step_starts_with_the_meeting_and_its_clock(setup: World) -> None:
    """Rule 6.3."""
    opened_at = setup.at
    open_(setup, "kim", "camp")
    clock = setup.meeting("camp").clock
    assert clock.mode == "running"
    assert clock.ends_at is not None
    assert (clock.ends_at - opened_at).total_seconds() == 15 * 60


def test_a_camp_judges_the_missions_that_ran(setup: World) -> None:
    """Rule 6.7: a mission holds or not at the next camp."""
    setup.open_camp(1).start_step(setup.meeting("camp").id, "mission")
    mission = next(mission for mission in setup.game.missions.values() if mission.team_id == "north")
    setup.happened("kim", MissionChosen(mission_id=mission.id, choice=mission.drawn[0]))
    setup.open_camp(2)
    assert setup.game.missions[mission.id].is_held is False


def test_the_last_camp_is_remembered_by_its_day(setup: World) -> None:
    setup.open_camp(3)
    assert setup.game.last_camp_closed_on is None
    setup.close_camp(3)
    assert setup.game.last_camp_closed_on == setup.game.today


# Meetings of a team


def test_a_team_meets_after_camp_1(setup: World) -> None:
    refused(setup, "kim", "phase_forbids", "check_in")
    setup.play_to("first_half")
    open_(setup, "kim", "check_in")
    assert setup.meeting("check_in").state == "open"


def test_two_people_are_a_meeting(half: World) -> None:
    """Rule 6.1: no quorum."""
    open_(half, "kim", "check_in")
    half.do("ana", "arrive", meeting_id=half.meeting("check_in").id)
    assert sum(half.meeting("check_in").present.values()) == 2


def test_another_teams_meeting_is_unknown(half: World) -> None:
    """Decision 15."""
    refused(half, "lone", "not_found", "check_in")
    half.refused("lone", "not_found", kind="open_meeting", meeting_id="meeting-99")


def test_a_team_has_one_open_meeting_at_a_time(half: World) -> None:
    """Rule 6.2; another team may meet meanwhile."""
    open_(half, "kim", "check_in")
    refused(half, "kim", "already_in_meeting", "check_in", 2)
    open_(half, "lone", "check_in", team_id="south")


def test_no_team_meets_during_a_camp(half: World) -> None:
    half.open_camp(2)
    refused(half, "kim", "camp_is_open", "check_in")


def test_a_camp_waits_for_open_meetings_and_names_the_tables(half: World) -> None:
    """Rule 6.2: a team has one open meeting at a time."""
    open_(half, "lone", "check_in", team_id="south")
    assert refused(half, "kim", "tables_in_meeting", "camp", 2).params["tables"] == "hold 2"
    half.do("lone", "close_meeting", meeting_id=half.meeting("check_in", 1, "south").id, reason="Camp")
    open_(half, "kim", "camp", 2)


def test_a_mentor_meeting_has_a_helper_and_a_graduate(half: World) -> None:
    """Rule 6: at least one helper and one graduate."""
    for helper in ("omar", "pia"):
        half.do("office", "substitute_person", person_id=helper)
    refused(half, "kim", "mentor_meeting_needs_both", "mentor_meeting")
    half.sit("quan", "helper", "north")
    for graduate in ("ana", "bo", "carl"):
        half.do("office", "substitute_person", person_id=graduate)
    refused(half, "kim", "mentor_meeting_needs_both", "mentor_meeting")


def test_a_mentor_meeting_has_no_twist(half: World) -> None:
    meeting = half.open_team_meeting("mentor_meeting")
    assert (meeting.twist_id, half.game.twists) == (None, {})


def test_no_meeting_can_be_cancelled() -> None:
    """Rule 6.1: no cancel command exists."""
    from teamwork.commands import COMMANDS

    assert [kind for kind in COMMANDS if "cancel" in kind] == []


# Closing


def test_only_the_host_closes_a_camp(camp: World) -> None:
    camp_id = camp.meeting("camp").id
    camp.refused("lone", "host_only", kind="close_meeting", meeting_id=camp_id)
    assert not camp.can("lone", "close_meeting")
    camp.do("kim", "close_meeting", meeting_id=camp_id)
    camp.refused("kim", "meeting_not_open", kind="close_meeting", meeting_id=camp_id)


def test_closing_stops_the_clock_and_opens_the_half(camp: World) -> None:
    closing = camp.do("kim", "close_meeting", meeting_id=camp.meeting("camp").id)
    assert closing.events[1] == PhaseOpened(phase="first_half")
    meeting = camp.meeting("camp")
    assert (meeting.state, meeting.clock.mode, meeting.spotlight) == ("held", "off", None)


def test_a_new_coach_goes_on_with_the_teams_meeting(half: World) -> None:
    open_(half, "kim", "mentor_meeting")
    half.replace("office", "kim", "mette")
    half.do("mette", "close_meeting", meeting_id=half.meeting("mentor_meeting").id)


# Presence


def test_presence_is_taken_by_arriving_and_twice_changes_nothing(camp: World) -> None:
    """Rule 6.2."""
    camp_id = camp.meeting("camp").id
    assert set(camp.meeting("camp").present) == set(camp.game.people)
    assert camp.do("ana", "arrive", meeting_id=camp_id).events == ()
    assert not camp.can("ana", "arrive")


def test_nobody_arrives_where_nothing_is_open_or_at_another_table(half: World) -> None:
    half.refused("ana", "meeting_not_open", kind="arrive", meeting_id=half.meeting("check_in").id)
    open_(half, "kim", "check_in")
    half.refused("frode", "not_found", kind="arrive", meeting_id=half.meeting("check_in").id)


def test_a_coach_ticks_the_own_table_and_the_host_all(camp: World) -> None:
    camp_id = camp.meeting("camp").id
    camp.do("lone", "tick_presence", meeting_id=camp_id, person_id="frode", is_present=False)
    camp.refused("lone", "not_yours", kind="tick_presence", meeting_id=camp_id, person_id="ana", is_present=False)
    camp.do("kim", "tick_presence", meeting_id=camp_id, person_id="gry", is_present=False)
    away = [person_id for person_id, is_here in camp.meeting("camp").present.items() if not is_here]
    assert away == ["frode", "gry"]


# The hat


def test_the_hat_is_taken_by_hand(camp: World) -> None:
    """Rule 2.6."""
    camp_id = camp.meeting("camp").id
    given(on=camp).when("take_hat", by="lone", meeting_id=camp_id).then(HatTaken(meeting_id=camp_id, host_id="lone"))
    assert camp.do("kim", "take_hat", meeting_id=camp_id).events == ()
    assert not camp.can("kim", "take_hat")


def test_the_hat_is_handed_from_coach_to_coach(camp: World) -> None:
    camp_id = camp.meeting("camp").id
    camp.refused("lone", "host_only", kind="hand_over_hat", meeting_id=camp_id, person_id="lone")
    camp.refused("kim", "hat_is_for_coaches", kind="hand_over_hat", meeting_id=camp_id, person_id="omar")
    assert camp.options("kim", "hand_over_hat") == (
        {"kind": "hand_over_hat", "meeting_id": camp_id, "person_id": "lone"},
    )
    camp.do("kim", "hand_over_hat", meeting_id=camp_id, person_id="lone")
    camp.refused("kim", "host_only", kind="close_meeting", meeting_id=camp_id)
    camp.do("lone", "start_step", meeting_id=camp_id, step_id="dreams")


def test_the_hat_is_only_for_camps(half: World) -> None:
    open_(half, "kim", "check_in")
    half.refused("kim", "only_camps_have_a_host", kind="take_hat", meeting_id=half.meeting("check_in").id)


# One learning, five factors


@pytest.mark.parametrize("by", ["ana", "kim"])
def test_each_table_ends_with_one_learning(camp: World, by: str) -> None:
    """Rule 6.6: one learning in a sentence; its words lie outside the record."""
    camp_id = camp.meeting("camp").id
    text = "Vi kender flere, end vi tror"
    written = given(on=camp).when("write_learning", by=by, meeting_id=camp_id, text=f" {text} ")
    written.then(LearningWritten(meeting_id=camp_id, team_id="north", length=len(text)))
    written.then_words(**{"learning/north": text})
    assert written.world.word(camp_id, "learning/north") == text


def test_a_learning_is_rewritten_until_the_meeting_closes(camp: World) -> None:
    camp_id = camp.meeting("camp").id
    for text in ("Vi ringer", "Vi ringer sammen"):
        camp.do("frode", "write_learning", meeting_id=camp_id, text=text)
    assert camp.word(camp_id, "learning/south") == "Vi ringer sammen"
    assert camp.meeting("camp").learnings == {"south": len("Vi ringer sammen")}
    camp.close_camp(1)
    camp.refused("frode", "meeting_not_open", kind="write_learning", meeting_id=camp_id, text="Vi venter")


def test_a_learning_is_one_sentence(camp: World) -> None:
    camp_id = camp.meeting("camp").id
    camp.refused("ana", "text_too_long", kind="write_learning", meeting_id=camp_id, text="a" * 201)
    camp.refused("ana", "text_empty", kind="write_learning", meeting_id=camp_id, text=" ")
    camp.refused("omar", "not_your_role", kind="write_learning", meeting_id=camp_id, text="Godt gået")


def test_the_five_factors_are_the_own_coachs_answers(camp: World) -> None:
    """Rule 6.6: after a camp, 1 to 5."""
    camp_id = camp.meeting("camp").id
    camp.do("kim", "rate_factors", meeting_id=camp_id, ratings=[1, 2, 3, 4, 5])
    camp.close_camp(1)
    given(on=camp).when("rate_factors", by="lone", meeting_id=camp_id, ratings=[5, 5, 4, 4, 3]).then(
        FactorsRated(meeting_id=camp_id, team_id="south", ratings=(5, 5, 4, 4, 3))
    )
    refusal = camp.refused("kim", "factors_differ", kind="rate_factors", meeting_id=camp_id, ratings=[1])
    assert refusal.params["wanted"] == 5
    camp.refused("kim", "invalid_field", kind="rate_factors", meeting_id=camp_id, ratings=[0, 1, 1, 1, 1])


def test_factors_are_not_for_other_meetings_or_camps_to_come(half: World) -> None:
    for meeting in (half.meeting("camp", 2), half.meeting("check_in")):
        half.refused("kim", "factors_after_camp", kind="rate_factors", meeting_id=meeting.id, ratings=[3, 3, 3, 3, 3])
