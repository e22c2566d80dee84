"""Ways out: nobody can be pushed, and whoever left is still counted (rules 2.5 and 8.3)."""

from datetime import timedelta

import pytest

from teamwork.rules.activity import active_graduates, has_left, is_active, is_in_a_job
from tests.rules.helping_tables import turn_day
from tests.rules.job_tables import go_out, report
from tests.rules.playing_tables import leave, tables
from tests.world import World


def active(world: World) -> list[str]:
    """Who of the northern table is in the count, in seat order."""
    return [person.id for person in active_graduates(world.game, "north")]


def test_a_graduate_is_active_from_being_seated() -> None:
    """Rule 2.5; helpers and coaches are never in the count."""
    world = tables()
    assert active(world) == ["ana", "bo", "carl"]
    assert not any(is_active(world.game, world.person(name)) for name in ("kim", "omar"))


def test_one_who_was_replaced_is_not() -> None:
    """Decision 13."""
    world = tables()
    leave(world, "bo")
    assert active(world) == ["ana", "carl"]


@pytest.mark.parametrize("code", ["education", "moved", "pause"])
def test_a_neutral_way_out_needs_the_office(code: str) -> None:
    """Rule 8.3: a neutral exit needs the office to confirm."""
    world = tables()
    world.do("bo", "request_exit", code=code, from_date=world.today)
    assert active(world) == ["ana", "bo", "carl"]
    world.do("office", "confirm_exit", person_id="bo", code=code, from_date=world.today)
    assert active(world) == ["ana", "carl"]
    assert world.person("bo").is_seated


def test_a_way_out_holds_from_its_day() -> None:
    """Decision 2."""
    world = tables()
    go_out(world, "bo", "moved", world.today + timedelta(days=3))
    assert active(world) == ["ana", "bo", "carl"]
    turn_day(world, 3)
    assert active(world) == ["ana", "carl"]


@pytest.mark.parametrize("code", ["education", "moved", "pause"])
def test_nobody_is_taken_out_who_did_not_ask_for_it(code: str) -> None:
    """Rule 8.3: nobody can be pushed out."""
    world = tables()
    told = {"person_id": "bo", "code": code, "from_date": world.today}
    world.refused("office", "exit_not_requested", "confirm_exit", **told)
    asked_for = "moved" if code == "education" else "education"
    world.do("bo", "request_exit", code=asked_for, from_date=world.today)
    world.refused("office", "exit_not_requested", "confirm_exit", **told)


def test_who_left_stays_in_the_count_and_not_in_a_job() -> None:
    """Rule 8.3: left stays in the count; the office may find it by itself."""
    world = tables()
    report(world, "bo")
    world.do("office", "confirm_exit", person_id="bo", code="left", from_date=world.today)
    assert active(world) == ["ana", "bo", "carl"]
    assert has_left(world.game, world.person("bo"))
    assert not is_in_a_job(world.game, world.person("bo"))


def test_unless_the_office_decides_otherwise_with_a_reason() -> None:
    """Rule 8.3: unless the office decides otherwise, with a reason in the log."""
    world = tables()
    world.do("bo", "request_exit", code="left", from_date=world.today)
    world.refused("office", "text_empty", "decide_left", person_id="bo", is_counted=False, reason=" ")
    world.do("office", "decide_left", person_id="bo", is_counted=False, reason="Svarer ikke mere")
    assert active(world) == ["ana", "carl"]
    assert world.word("bo", "left_reason") == "Svarer ikke mere"
    world.do("office", "decide_left", person_id="bo", is_counted=True, reason="Er tilbage")
    assert active(world) == ["ana", "bo", "carl"]


def test_only_of_one_who_left_can_it_be_decided() -> None:
    world = tables()
    decided = {"person_id": "bo", "is_counted": False, "reason": "…"}
    world.refused("office", "has_not_left", "decide_left", **decided)
    go_out(world, "bo", "education")
    world.refused("office", "has_not_left", "decide_left", **decided)
    assert not world.can("office", "decide_left")


def test_a_pause_is_ended_by_whoever_takes_it() -> None:
    """Rule 2.5: on pause they keep their seat; rule 8: neutral, returns."""
    world = tables()
    go_out(world, "bo", "pause")
    world.refused("ana", "not_yours", "end_pause", person_id="bo")
    assert world.can("bo", "end_pause", person_id="bo")
    world.do("bo", "end_pause", person_id="bo")
    assert active(world) == ["ana", "bo", "carl"]
    world.refused("bo", "not_out", "end_pause", person_id="bo")


def test_what_was_asked_for_can_be_taken_back_until_it_is_confirmed() -> None:
    world = tables()
    world.do("bo", "request_exit", code="moved", from_date=world.today)
    world.do("bo", "request_exit", code="education", from_date=world.today)
    world.do("bo", "end_pause", person_id="bo")
    assert world.person("bo").exit is None
    go_out(world, "bo", "education")
    world.refused("bo", "exit_confirmed", "end_pause", person_id="bo")
    world.refused("bo", "exit_confirmed", "request_exit", code="moved", from_date=world.today)
    world.refused("office", "exit_confirmed", "confirm_exit", person_id="bo", code="left", from_date=world.today)
    assert not world.can("bo", "request_exit")
    world.do("office", "end_pause", person_id="bo")
    assert active(world) == ["ana", "bo", "carl"]


def test_no_reason_is_stored_for_a_pause() -> None:
    """Rule 8, the table: no reason is stored; visibility.md: does not exist."""
    world = tables()
    asked = {"code": "pause", "from_date": world.today}
    world.refused("bo", "invalid_field", "request_exit", **asked, reason="Syg")
    before = dict(world.words)
    go_out(world, "bo", "pause")
    assert world.words == before


def test_a_status_is_no_way_out() -> None:
    world = tables()
    world.refused("bo", "exit_unknown", "request_exit", code="permanent", from_date=world.today)
    world.refused("bo", "exit_unknown", "request_exit", code="nowhere", from_date=world.today)
    world.refused("office", "exit_unknown", "confirm_exit", person_id="bo", code="course", from_date=world.today)
    world.refused("office", "not_found", "confirm_exit", person_id="kim", code="left", from_date=world.today)
