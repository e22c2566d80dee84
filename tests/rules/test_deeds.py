"""Deeds that light a light of a mission, each way there is, the first time only (rule 6.7)."""

from typing import Any

import pytest

from teamwork.edition import Need
from teamwork.edition_check.vocabulary import DEEDS
from tests.rules.helping_tables import (
    ask,
    claim,
    draw_missions,
    give_key,
    held_key,
    helped_claim,
    mission,
    release_door,
    run_mission,
    used_key,
    with_mission,
)
from tests.rules.playing_tables import play, tables
from tests.world import World


def wish(deed: str) -> World:
    """A game in which both teams' missions ask for one deed."""
    world = with_mission(tables(), Need(deed=deed, times=1))
    for team in ("north", "south"):
        run_mission(world, "M99", team)
    return world


def finish(world: World, kind: str, result: str = "done") -> None:
    card = play(world, "ana", "action", action_kind=kind)
    world.do("ana", "finish_action", card_id=card, result=result)


def thank(world: World) -> None:
    world.do("ana", "say_thanks", about=used_key(world, "ana"))


def pass_on(world: World) -> None:
    key = held_key(world, "ana")
    world.do("ana", "pass_key", key_id=key, person_id="bo")


def end_challenge(world: World) -> None:
    world.do("ana", "end_challenge", card_id=ask(world, "ana"), outcome="parked")


WAYS: dict[str, Any] = {
    "key_used": lambda world: used_key(world, "ana"),
    "key_hung": lambda world: world.do("ana", "hang_key", door_id=release_door(world, "frode"), text="Jeg kender en"),
    "key_given": lambda world: give_key(world, "ana", "south"),
    "ask_claimed": lambda world: claim(world, "ana", ask(world, "frode")),
    "ask_helped": lambda world: helped_claim(world, "frode", "ana"),
    "strength_given": lambda world: play(world, "ana", "strength", person_id="bo"),
    "thanks_said": thank,
    "outward_action_done": lambda world: finish(world, "event", "partly"),
    "action_done": lambda world: finish(world, "linkedin"),
    "coffee_done": lambda world: finish(world, "coffee"),
    "weak_tie_done": lambda world: finish(world, "weak_tie"),
    "practice_done": lambda world: finish(world, "interview_practice"),
    "feedback_done": lambda world: finish(world, "feedback"),
    "asked": lambda world: ask(world, "ana", "team"),
    "door_released": lambda world: release_door(world, "ana"),
    "challenge_ended": end_challenge,
}


@pytest.mark.parametrize("deed", WAYS)
def test_a_deed_lights_the_light_of_who_did_it(deed: str) -> None:
    """Rule 6.7: such that every graduate can do their part."""
    world = wish(deed)
    WAYS[deed](world)
    assert (mission(world, "north").deeds, mission(world, "south").deeds) == ({"ana": {deed: 1}}, {})


def test_every_deed_that_an_edition_may_ask_for_can_be_done() -> None:
    assert set(WAYS) == set(DEEDS)


def test_a_key_passed_on_is_a_key_given() -> None:
    """Rule 5.8: a player in a job passes on the keys held, and takes part of the mission by it."""
    world = wish("key_given")
    pass_on(world)
    assert mission(world).deeds == {"ana": {"key_given": 1}}


def test_giver_and_holder_share_the_light_of_a_key() -> None:
    """Rule 5.4: giver and holder share the light."""
    world = wish("key_used")
    used_key(world, "ana", "gry")
    assert [mission(world, team).deeds for team in ("north", "south")] == [
        {"ana": {"key_used": 1}},
        {"gry": {"key_used": 1}},
    ]


@pytest.mark.parametrize(
    ("deed", "way"),
    [
        ("asked", lambda world: ask(world, "ana", "me")),
        ("strength_given", lambda world: play(world, "ana", "strength", person_id="ana")),
        ("action_done", lambda world: finish(world, "coffee", "not_done")),
        ("outward_action_done", lambda world: finish(world, "linkedin")),
        ("key_given", lambda world: give_key(world, "omar")),
        ("challenge_ended", lambda world: world.do("ana", "take_back_card", card_id=ask(world, "ana"))),
    ],
)
def test_what_only_looks_like_the_deed_lights_nothing(deed: str, way: Any) -> None:
    world = wish(deed)
    way(world)
    assert mission(world).deeds == {}


def test_an_ask_that_is_shared_later_is_asked_then() -> None:
    world = wish("asked")
    card = ask(world, "ana", "me")
    world.do("ana", "set_level", card_id=card, part="ask", level="table")
    assert mission(world).deeds == {"ana": {"asked": 1}}


def test_only_the_first_time_counts() -> None:
    """Rule 6.7: only a person's first time counts, as one light; rule 5.6: nobody carries a number."""
    world = with_mission(tables(), Need(deed="key_given", times=1))
    run_mission(world, "M99")
    for _ in range(2):
        give_key(world, "ana", "south")
    assert mission(world).deeds == {"ana": {"key_given": 1}}


def test_a_mission_keeps_only_the_deeds_it_asks_for() -> None:
    world = wish("asked")
    give_key(world, "ana", "south")
    assert mission(world).deeds == {}


def test_deeds_count_only_while_a_mission_runs() -> None:
    """Rule 6.7: since the mission was chosen."""
    world = draw_missions(tables())
    give_key(world, "ana", "south")
    assert mission(world).deeds == {}
