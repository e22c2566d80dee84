"""Statuses, chances and ways out at the two playing tables, in few words."""

from datetime import date, timedelta
from typing import Any

from teamwork.model import Status
from tests.rules.playing_tables import play
from tests.world import World


def report(world: World, name: str, code4: str = "job", **fields: Any) -> Status:
    """What somebody says of themselves today; a full-time job unless something else is said."""
    hours = {"hours_band": "32_and_over"} if code4 == "job" else {}
    world.do(name, "report_status", **{"code4": code4, "from_date": world.today, **hours, **fields})
    return status(world, name)


def confirm(world: World, name: str, code: str, **fields: Any) -> Status:
    """What the office says of somebody, from today on unless another day is given."""
    world.do("office", "confirm_status", **{"person_id": name, "code": code, "from_date": world.today, **fields})
    return status(world, name)


def status(world: World, name: str) -> Status:
    """The present status of somebody who has one."""
    found = world.person(name).status
    assert found is not None
    return found


def interview(world: World, name: str, **fields: Any) -> str:
    """The id of a live interview in three days."""
    world.do(name, "report_interview", **{"date": world.today + timedelta(days=3), **fields})
    return str(world.newest("chances").id)


def offer(world: World, name: str, **fields: Any) -> str:
    """The id of a live job offer."""
    world.do(name, "report_job_offer", **fields)
    return str(world.newest("chances").id)


def go_out(world: World, name: str, code: str, from_date: date | None = None) -> None:
    """Somebody asks for a way out and the office confirms it."""
    day = from_date or world.today
    world.do(name, "request_exit", code=code, from_date=day)
    world.do("office", "confirm_exit", person_id=name, code=code, from_date=day)


def finished(world: World, name: str, action_kind: str, result: str = "done") -> str:
    """The id of an action of somebody's that has ended."""
    card_id = play(world, name, "action", action_kind=action_kind)
    world.do(name, "finish_action", card_id=card_id, result=result)
    return card_id


def strengthened(world: World, name: str, givers: tuple[str, ...]) -> None:
    """Somebody with a strength on the table from each of these, taken if it came from another."""
    for giver in givers:
        card_id = play(world, giver, "strength", person_id=name)
        if giver != name:
            world.do(name, "take_strength", card_id=card_id)
