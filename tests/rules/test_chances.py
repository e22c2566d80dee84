"""Interviews and offers: live, told to whom one chooses, and ended without being counted (decision 11)."""

from datetime import timedelta

import pytest

from teamwork.model import Level
from teamwork.rules.told import is_told_chance
from tests.rules.job_tables import interview, offer, report
from tests.rules.playing_tables import tables


def test_an_interview_has_a_day_and_is_one_s_own_until_it_is_told() -> None:
    """Rule 4.7's spirit for chances: closed by default; no employer is stored."""
    world = tables()
    interview(world, "ana")
    chance = world.newest("chances")
    assert (chance.kind, chance.on, chance.state) == ("interview", world.today + timedelta(days=3), "live")
    assert (chance.told.level, chance.told.coach) == (Level.ME, False)
    assert not {"employer", "workplace"} & set(type(chance).model_fields)
    world.refused("ana", "missing_field", "report_interview")


def test_an_offer_needs_no_day() -> None:
    world = tables()
    offer(world, "ana", tell="team", coach=True)
    chance = world.newest("chances")
    assert (chance.kind, chance.on) == ("offer", None)
    assert (chance.told.level, chance.told.coach) == (Level.TEAM, True)


def test_only_graduates_have_chances_and_those_in_a_job_may_too() -> None:
    world = tables()
    for name in ("kim", "omar"):
        world.refused(name, "not_your_role", "report_interview", date=world.today)
        world.refused(name, "not_your_role", "report_job_offer")
    report(world, "ana")
    assert interview(world, "ana")


@pytest.mark.parametrize("outcome", ["job", "no", "let_go"])
def test_it_ends_with_one_of_three_words_and_once(outcome: str) -> None:
    """Rule 3.1: nothing is counted, nothing is lost."""
    world = tables()
    chance_id = interview(world, "ana")
    assert world.can("ana", "end_chance", chance_id=chance_id)
    world.do("ana", "end_chance", chance_id=chance_id, outcome=outcome)
    assert (world.newest("chances").state, world.newest("chances").outcome) == ("ended", outcome)
    assert world.person("ana").status is None
    world.refused("ana", "chance_ended", "end_chance", chance_id=chance_id, outcome="no")
    assert not world.can("ana", "end_chance")


def test_nobody_ends_another_s_and_who_was_not_told_does_not_learn_of_it() -> None:
    """Decision 15."""
    world = tables()
    chance_id = interview(world, "ana", tell="team")
    world.refused("bo", "not_yours", "end_chance", chance_id=chance_id, outcome="no")
    world.refused("frode", "not_found", "end_chance", chance_id=chance_id, outcome="no")
    world.refused("ana", "not_found", "end_chance", chance_id="chance-9", outcome="no")


def test_a_chance_told_to_the_hall_is_still_not_the_office_s() -> None:
    """visibility.md: the office sees status only."""
    world = tables()
    interview(world, "ana", tell="hall")
    chance = world.newest("chances")
    told = {
        name: is_told_chance(world.game, world.seat(name), chance) for name in ("frode", "screen", "office", "admin")
    }
    assert told == {"frode": True, "screen": True, "office": False, "admin": False}
