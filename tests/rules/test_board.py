"""Where the pawns stand, in truth and as each has been told (rulebook 3)."""

import pytest

from teamwork.rules import board
from tests.rules.helping_tables import get_a_job, go_on_pause, turn_day, used_key
from tests.rules.job_tables import finished, interview, offer, report, strengthened
from tests.rules.playing_tables import leave, play, tables
from tests.world import World


def stage(world: World, name: str, viewer: str | None = None) -> str:
    """The id of the stage where somebody's pawn stands for a viewer."""
    number = board.stage(world.game, world.person(name), world.seat(viewer) if viewer else None)
    return world.edition.stages[number].id


# ---- what each stage asks ---------------------------------------------------------------------


def test_a_graduate_is_ready_as_soon_as_they_sit() -> None:
    """Rule 3, stage 0."""
    assert stage(tables(), "ana") == "start"


def test_a_dream_on_the_table_and_no_longer() -> None:
    """Rule 3, stage 1, and 3.1: the condition holds now."""
    world = tables()
    dream = play(world, "ana", "dream")
    assert stage(world, "ana") == "dream"
    world.do("ana", "close_dream", card_id=dream)
    assert stage(world, "ana") == "start"


@pytest.mark.parametrize(
    ("givers", "expected"),
    [
        (("bo", "ana"), "start"),
        (("ana", "ana", "ana"), "start"),
        (("ana", "ana", "bo"), "strength"),
        (("kim", "omar", "bo"), "strength"),
    ],
)
def test_three_strengths_one_of_them_given(givers: tuple[str, ...], expected: str) -> None:
    """Rule 3, stage 2: three strengths on the table, one of them given by somebody else."""
    world = tables()
    strengthened(world, "ana", givers)
    assert stage(world, "ana") == expected


def test_a_strength_that_lies_face_down_is_not_on_the_table() -> None:
    world = tables()
    strengthened(world, "ana", ("ana", "ana"))
    given = play(world, "bo", "strength", person_id="ana")
    assert stage(world, "ana") == "start"
    world.do("ana", "take_strength", card_id=given)
    assert stage(world, "ana") == "strength"


@pytest.mark.parametrize(
    ("action_kind", "expected"),
    [
        ("linkedin", "start"),
        ("weak_tie", "contact"),
        ("work_trial", "contact"),
        ("coffee", "conversation"),
        ("targeted_application", "bid"),
        ("unsolicited", "bid"),
    ],
)
def test_actions_that_are_done(action_kind: str, expected: str) -> None:
    """Rule 3, stages 3 to 5."""
    world = tables()
    finished(world, "ana", action_kind)
    assert stage(world, "ana") == expected


@pytest.mark.parametrize(("result", "expected"), [("done", "bid"), ("partly", "bid"), ("not_done", "start")])
def test_partly_counts_as_done(result: str, expected: str) -> None:
    """Rule 3.1: an action counts as done when its result is done or partly."""
    world = tables()
    finished(world, "ana", "unsolicited", result)
    assert stage(world, "ana") == expected


def test_an_open_action_moves_nobody() -> None:
    world = tables()
    play(world, "ana", "action", action_kind="coffee")
    assert stage(world, "ana") == "start"


def test_a_used_key_is_a_conversation_for_the_one_who_used_it() -> None:
    """Rule 3, stage 4; the giver's pawn stays."""
    world = tables()
    used_key(world, "ana", "bo")
    assert (stage(world, "ana"), stage(world, "bo")) == ("conversation", "start")


def test_any_stage_may_be_skipped_and_a_chance_that_ended_no_longer_holds() -> None:
    """Rule 3.1: none locks anything; ended interviews and offers simply no longer hold."""
    world = tables()
    interview_id = interview(world, "ana")
    assert stage(world, "ana") == "interview"
    offer_id = offer(world, "ana")
    assert stage(world, "ana") == "offer"
    world.do("ana", "end_chance", chance_id=offer_id, outcome="no")
    assert stage(world, "ana") == "interview"
    world.do("ana", "end_chance", chance_id=interview_id, outcome="let_go")
    assert stage(world, "ana") == "start"


def test_a_job_and_after_thirteen_weeks_a_foothold() -> None:
    """Rule 3, stages 8 and 9."""
    world = tables()
    report(world, "ana")
    assert stage(world, "ana") == "job"
    turn_day(world, 13 * 7 - 1)
    assert stage(world, "ana") == "job"
    turn_day(world, 1)
    assert stage(world, "ana") == "foothold"


def test_the_weeks_of_a_foothold_run_over_jobs_that_follow_one_another() -> None:
    """Stage 9: the status has counted for 13 weeks, across consecutive counting statuses."""
    world = tables()
    report(world, "ana")
    turn_day(world, 50)
    report(world, "ana", hours_band="20_to_31")
    turn_day(world, 41)
    assert stage(world, "ana") == "foothold"


def test_a_time_of_searching_begins_them_anew() -> None:
    world = tables()
    report(world, "ana")
    turn_day(world, 50)
    report(world, "ana", "searching")
    turn_day(world, 1)
    report(world, "ana")
    turn_day(world, 90)
    assert stage(world, "ana") == "job"


def test_what_the_office_corrects_begins_on_the_day_that_the_office_says() -> None:
    world = tables()
    began = world.today
    report(world, "ana")
    turn_day(world, 20)
    world.do("office", "confirm_status", person_id="ana", code="permanent", from_date=world.today)
    turn_day(world, 13 * 7 - 20)
    assert (world.today - began).days == 13 * 7
    assert stage(world, "ana") == "job"
    turn_day(world, 20)
    assert stage(world, "ana") == "foothold"


# ---- as told ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tell", "coach", "knowing"),
    [
        ("me", False, {"ana"}),
        ("me", True, {"ana", "kim"}),
        ("team", False, {"ana", "bo"}),
        ("team", True, {"ana", "bo", "kim"}),
        ("hall", False, {"ana", "bo", "kim", "omar"}),
    ],
)
def test_a_late_stage_is_known_to_those_who_were_told(tell: str, coach: bool, knowing: set[str]) -> None:
    """visibility.md: pawn's stage 6 to 9; decision 11."""
    world = tables()
    finished(world, "ana", "coffee")
    interview(world, "ana", tell=tell, coach=coach)
    for viewer in ("ana", "bo", "kim", "omar"):
        assert stage(world, "ana", viewer) == ("interview" if viewer in knowing else "conversation"), viewer


@pytest.mark.parametrize("viewer", ["frode", "lone", "screen"])
def test_outside_the_team_the_pawn_waits_until_its_owner_says_yes_to_both(viewer: str) -> None:
    """Rule 3.3: stages 6 to 9 are shown outside the team only when the owner said yes to that."""
    world = tables()
    finished(world, "ana", "unsolicited")
    report(world, "ana", tell="hall")
    assert stage(world, "ana", viewer) == "bid"
    world.do("ana", "choose_label", label="none", shows_late_stages=True)
    assert stage(world, "ana", viewer) == "job"
    world.do("ana", "tell_status", tell="team")
    assert stage(world, "ana", viewer) == "bid"


def test_waiting_is_no_promotion() -> None:
    """Rule 3.3: it waits at the bid at most."""
    world = tables()
    report(world, "ana", tell="hall")
    assert stage(world, "ana", "screen") == "start"


def test_the_office_knows_of_jobs_and_never_of_chances() -> None:
    """visibility.md: pawn's stage 6 to 9, office: status only."""
    world = tables()
    interview(world, "ana", tell="hall")
    assert stage(world, "ana", "office") == "start"
    report(world, "ana", tell="me")
    assert stage(world, "ana", "office") == "job"


def test_who_lost_their_seat_is_told_nothing() -> None:
    world = tables()
    interview(world, "ana", tell="team")
    seat = world.seat("bo")
    leave(world, "bo")
    assert board.stage(world.game, world.person("ana"), seat) == 0


# ---- marker and pot ---------------------------------------------------------------------------


def test_the_marker_stands_with_the_rearmost_active_graduate() -> None:
    """Rule 3.2: helping the last one is what moves the team."""
    world = tables()
    for name in ("ana", "bo"):
        finished(world, name, "coffee")
    assert board.marker(world.game, "north") == 0
    play(world, "carl", "dream")
    assert board.marker(world.game, "north") == 1
    go_on_pause(world, "carl")
    assert board.marker(world.game, "north") == 4


def test_the_marker_of_a_table_knows_what_the_table_knows() -> None:
    """Decision 11."""
    world = tables()
    for name in ("ana", "bo", "carl"):
        report(world, name, tell="me")
    assert board.marker(world.game, "north") == 8
    assert board.marker(world.game, "north", world.seat("ana")) == 0


def test_there_is_no_marker_without_anybody_active() -> None:
    world = tables()
    for name in ("ana", "bo", "carl"):
        go_on_pause(world, name)
    assert board.marker(world.game, "north") is None


def test_the_pot_counts_as_each_was_told_and_the_office_by_the_truth() -> None:
    """Rule 3.3, decision 11: how many of all are in a job."""
    world = tables()
    report(world, "ana", tell="me")
    report(world, "bo", tell="team", coach=True)
    report(world, "frode", tell="hall")
    pots = {name: board.pot(world.game, world.seat(name)) for name in ("ana", "carl", "kim", "omar", "hans", "screen")}
    assert pots == {"ana": (3, 6), "carl": (2, 6), "kim": (2, 6), "omar": (1, 6), "hans": (1, 6), "screen": (1, 6)}
    assert board.pot(world.game, world.seat("office")) == board.pot(world.game) == (3, 6)


def test_a_pause_takes_one_out_of_the_pot() -> None:
    """Rule 2.5."""
    world = tables()
    get_a_job(world, "ana")
    go_on_pause(world, "ana")
    assert board.pot(world.game) == (0, 5)
