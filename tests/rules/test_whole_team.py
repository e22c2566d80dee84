"""Rule 1, the whole team in a job: when it is won, who knows, what is celebrated (rules 8.2 and 8.4)."""

import pytest

from teamwork.events import Celebrated, TeamSuccessAgreed, WinReached
from teamwork.model import Celebration
from teamwork.rules.whole_team import has_won
from tests.rules.helping_tables import turn_day
from tests.rules.job_tables import confirm, go_out, report
from tests.rules.playing_tables import tables
from tests.world import World

NORTH = ("ana", "bo", "carl")
SOUTH = ("frode", "gry", "hans")


def all_in_job(tell: str = "me", **fields: object) -> World:
    """The northern table when each of its graduates has a job."""
    world = tables()
    for name in NORTH:
        report(world, name, tell=tell, **fields)
    return world


def celebrations(world: World) -> list[Celebration]:
    """What the newest decision celebrates, in order."""
    return [event.celebration for event in world.decisions[-1].events if isinstance(event, Celebrated)]


# ---- won --------------------------------------------------------------------------------------


def test_nobody_wins_alone() -> None:
    """Rule 1.1: a team has won when every one of its graduates has a job."""
    world = tables()
    report(world, "ana")
    report(world, "bo")
    assert not has_won(world.game, "north")
    report(world, "carl", hours_band="under_20")
    assert not has_won(world.game, "north")
    confirm(world, "carl", "part_time", hours_band="20_to_31")
    assert has_won(world.game, "north")
    assert not has_won(world.game, "south")


def test_it_takes_enough_who_are_active() -> None:
    """Rule 8.2: at least so many graduates are active (2 in the small edition)."""
    world = tables()
    report(world, "ana")
    report(world, "bo")
    go_out(world, "carl", "education")
    assert has_won(world.game, "north")
    go_out(world, "bo", "pause")
    assert not has_won(world.game, "north")


def test_who_left_keeps_the_goal_from_being_reached_until_the_office_decides() -> None:
    """Rule 8.3."""
    world = all_in_job()
    world.do("carl", "request_exit", code="left", from_date=world.today)
    assert not has_won(world.game, "north")
    world.do("office", "decide_left", person_id="carl", is_counted=False, reason="Er flyttet")
    assert has_won(world.game, "north")


def test_the_first_time_is_kept_as_history_and_now_is_the_truth() -> None:
    """Rule 8.2: first_reached_at is kept as history, holds_now is the truth."""
    world = all_in_job()
    assert [event for event in world.decisions[-1].events if isinstance(event, WinReached)] == [
        WinReached(team_id="north")
    ]
    first = world.game.teams["north"].first_reached_at
    assert first is not None
    report(world, "carl", "searching")
    assert not has_won(world.game, "north")
    turn_day(world, 7)
    report(world, "carl")
    assert has_won(world.game, "north")
    assert WinReached(team_id="north") not in world.decisions[-1].events
    assert world.game.teams["north"].first_reached_at == first


def test_a_day_that_begins_can_be_the_one() -> None:
    """Decision 2: a contract counts from eight weeks before its start."""
    world = tables()
    report(world, "ana")
    report(world, "bo")
    confirm(world, "carl", "signed", from_date=world.today.replace(year=2026, month=4, day=1))
    assert not has_won(world.game, "north")
    world.wait(days=14)
    assert has_won(world.game, "north")
    assert world.game.teams["north"].first_reached_at is not None


# ---- who knows --------------------------------------------------------------------------------


def test_the_table_knows_what_it_was_told() -> None:
    """Decision 11."""
    world = all_in_job()
    assert has_won(world.game, "north")
    assert has_won(world.game, "north", world.seat("office"))
    for name in ("ana", "kim", "omar"):
        assert not has_won(world.game, "north", world.seat(name)), name
    for name in NORTH:
        world.do(name, "tell_status", tell="team", coach=True)
    for name in ("ana", "kim"):
        assert has_won(world.game, "north", world.seat(name)), name
    for name in ("omar", "frode", "screen"):
        assert not has_won(world.game, "north", world.seat(name)), name


def test_outside_it_is_known_when_each_member_said_yes() -> None:
    """Rule 8.4: a whole team's success is shown outside the team after each of its members said yes."""
    world = all_in_job("team")
    for name in NORTH:
        assert not has_won(world.game, "north", world.seat("screen"))
        world.do(name, "agree_team_success")
    for name in ("screen", "frode", "lone", "tina"):
        assert has_won(world.game, "north", world.seat(name)), name
    world.do("bo", "agree_team_success", is_agreed=False)
    assert not has_won(world.game, "north", world.seat("screen"))


def test_no_button_tells_of_a_job_that_its_owner_keeps() -> None:
    """Decision 11: offered only to whom it is no news."""
    world = all_in_job("team")
    world.do("carl", "tell_status", tell="me")
    assert has_won(world.game, "north")
    for name in ("ana", "bo"):
        assert not world.can(name, "agree_team_success")
        world.refused(name, "team_not_in_job", "agree_team_success")
    assert world.can("carl", "agree_team_success")


def test_a_yes_can_be_taken_back_whatever_happened_since() -> None:
    world = all_in_job("team")
    world.do("ana", "agree_team_success")
    assert world.do("ana", "agree_team_success").events == ()
    report(world, "carl", "searching")
    world.do("ana", "agree_team_success", is_agreed=False)
    assert world.game.teams["north"].success_agreed_by == ()


# ---- celebrated -------------------------------------------------------------------------------


def test_a_job_is_celebrated_before_the_hall_when_its_owner_wants_it() -> None:
    """Rule 8.4: with or without celebration."""
    world = tables()
    report(world, "ana", tell="hall")
    assert celebrations(world) == []
    report(world, "bo", tell="hall", celebrate=True)
    [shown] = celebrations(world)
    assert (shown.kind, shown.team_id, shown.person_id) == ("job", "north", "bo")
    world.do("ana", "tell_status", tell="hall", celebrate=True)
    assert [shown.person_id for shown in celebrations(world)] == ["ana"]


def test_what_does_not_count_is_not_celebrated() -> None:
    world = tables()
    report(world, "ana", hours_band="under_20", tell="hall", celebrate=True)
    report(world, "bo", "on_the_way", tell="hall", celebrate=True)
    assert world.game.celebration is None


def test_the_office_celebrates_nothing_again() -> None:
    """Rule 8.4: asked each time, and answered once."""
    world = tables()
    report(world, "ana", tell="hall", celebrate=True)
    confirm(world, "ana", "permanent")
    assert celebrations(world) == []
    report(world, "ana", tell="hall", celebrate=True)
    assert [shown.person_id for shown in celebrations(world)] == ["ana"]


@pytest.mark.parametrize("how", ["tell_status", "report_status"])
def test_taking_it_from_the_hall_ends_the_celebration_at_once(how: str) -> None:
    """Rule 4.7: lowering works at once on every open screen."""
    world = tables()
    report(world, "ana", tell="hall", celebrate=True)
    assert world.game.celebration is not None
    if how == "tell_status":
        world.do("ana", "tell_status", tell="team")
    else:
        report(world, "ana", "searching")
    assert world.game.celebration is None


def test_the_whole_team_is_celebrated_when_the_last_one_says_yes() -> None:
    """Rule 8.4."""
    world = all_in_job("team")
    for name in NORTH[:2]:
        assert world.do(name, "agree_team_success").events == (
            TeamSuccessAgreed(team_id="north", person_id=name, is_agreed=True),
        )
    world.do("carl", "agree_team_success")
    [shown] = celebrations(world)
    assert (shown.kind, shown.team_id, shown.person_id) == ("whole_team", "north", None)
    world.do("ana", "agree_team_success", is_agreed=False)
    assert world.game.celebration is None


def test_the_whole_pot_is_celebrated_when_all_told_the_hall() -> None:
    """Rule 3.3: the common pot; decision 11: what was told, and nothing else."""
    world = all_in_job("hall")
    for name in SOUTH:
        report(world, name, tell="team")
    assert world.game.celebration is None
    for name in SOUTH:
        world.do(name, "tell_status", tell="hall")
    assert [shown.kind for shown in celebrations(world)] == ["whole_pot"]


def test_the_widest_comes_last() -> None:
    """One screen celebrates one thing."""
    world = all_in_job("hall")
    for name in (*SOUTH[:2],):
        report(world, name, tell="hall")
    report(world, SOUTH[2], tell="hall", celebrate=True)
    assert [shown.kind for shown in celebrations(world)] == ["job", "whole_pot"]
    assert world.game.celebration is not None
    assert world.game.celebration.kind == "whole_pot"
