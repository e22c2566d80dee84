"""Keys hung, taken, passed on, used, cooled and warmed (rules 5.2 to 5.4, 5.7, 5.8)."""

from datetime import timedelta

import pytest

from teamwork.events import KeyReturned, KeyTaken, KeyUsed
from teamwork.model import Level
from teamwork.rules import keys
from teamwork.rules.key_texts import has_contact
from tests.rules.helping_tables import (
    KEY_TEXT,
    get_a_job,
    give_key,
    hang_key,
    held_key,
    release_door,
    turn_day,
    used_key,
)
from tests.rules.playing_tables import leave, tables

# ---- giving ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("giver", ["bo", "kim", "omar", "frode", "lone", "tina"])
def test_anybody_of_any_team_may_hang_a_key_on_any_door(giver: str) -> None:
    """Rule 5.2: any of the 44, of any team, may hang a key on any door."""
    world = tables()
    door = release_door(world, "ana")
    hang_key(world, giver, door)
    key = world.newest("keys")
    assert (key.giver_id, key.team_id, key.door_id, key.state) == (giver, "north", door, "in_pool")
    assert world.word(key.id, "text") == KEY_TEXT


def test_nobody_hangs_a_key_on_their_own_door() -> None:
    world = tables()
    door = release_door(world, "ana")
    world.refused("ana", "own_door", "hang_key", door_id=door, text=KEY_TEXT)
    assert not world.can("ana", "hang_key", door_id=door)
    assert world.can("bo", "hang_key", door_id=door)


def test_a_key_may_be_given_straight_to_any_team() -> None:
    """Rule 5.2: a key may also be given straight to a team's pool without a door."""
    world = tables()
    give_key(world, "tina", "north")
    key = world.newest("keys")
    assert (key.team_id, key.door_id, key.owner_first_until) == ("north", None, None)
    world.refused("tina", "not_found", "give_key", team_id="nowhere", text=KEY_TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Ring til lederen på 12 34 56 78",
        "Ring 12345678",
        "Ring +45 12-34-56-78",
        "Skriv til mette@firma.dk",
        "Skriv til mette＠firma.dk",
    ],
)
def test_no_third_persons_contact_data_stands_on_a_key(text: str) -> None:
    """Rule 5.2: no third person's name or contact data; those are given face to face."""
    world = tables()
    door = release_door(world)
    assert world.refused("bo", "contact_in_key", "hang_key", door_id=door, text=text).params["field"] == "text"
    world.refused("bo", "contact_in_key", "give_key", team_id="south", text=text)


@pytest.mark.parametrize("text", ["Afdeling 112 på anlægget fra 2019", "24 timer, 7 dage: vagtcentralen i 8000 Aarhus"])
def test_other_numbers_may_stand_on_a_key(text: str) -> None:
    assert not has_contact(text)


def test_a_key_says_something_and_not_too_much() -> None:
    """Rule 4.2: texts have length limits."""
    world = tables()
    world.refused("bo", "text_empty", "give_key", team_id="north", text="  ")
    world.refused("bo", "text_too_long", "give_key", team_id="north", text="ord " * 50)


# ---- taking ---------------------------------------------------------------------------------------


def test_the_owner_of_the_door_has_first_call_for_seven_days() -> None:
    """Rule 5.2: the owner has first call for 7 days."""
    world = tables()
    key = hang_key(world, "tina", release_door(world, "ana"))
    until = world.game.today + timedelta(days=7)
    assert world.game.keys[key].owner_first_until == until
    refusal = world.refused("bo", "first_call", "take_key", key_id=key)
    assert refusal.params["date"] == until.isoformat()
    assert "ana" not in refusal.message.casefold(), "whose door it is stays untold"
    assert world.can("ana", "take_key", key_id=key)
    turn_day(world, 6)
    world.refused("bo", "first_call", "take_key", key_id=key)
    turn_day(world, 1)
    assert world.can("bo", "take_key", key_id=key)


def test_first_call_ends_when_the_owner_has_left() -> None:
    """Rule 2.3: who leaves takes their keys out of play; their first call does not lock the pool."""
    world = tables()
    key = hang_key(world, "tina", release_door(world, "ana"))
    leave(world, "ana")
    assert world.can("bo", "take_key", key_id=key)


def test_a_key_of_the_pool_is_taken_by_a_graduate_of_the_team() -> None:
    world = tables()
    key = give_key(world)
    decision = world.do("bo", "take_key", key_id=key)
    assert decision.events == (KeyTaken(key_id=key, holder_id="bo"),)
    taken = world.game.keys[key]
    assert (taken.state, taken.holder_id, taken.taken_on) == ("in_hand", "bo", world.game.today)
    world.refused("carl", "key_not_in_pool", "take_key", key_id=key)


def test_coach_and_helpers_hold_no_keys() -> None:
    """Rule 5.7: coach and helpers never hold keys."""
    world = tables()
    key = give_key(world, "tina")
    for name in ("kim", "omar"):
        world.refused(name, "not_your_role", "take_key", key_id=key)
    held = held_key(world, "ana")
    world.refused("ana", "pass_to_teammate", "pass_key", key_id=held, person_id="omar")


def test_another_teams_pool_does_not_exist_for_who_did_not_give_to_it() -> None:
    """Decision 15: what the caller may not see answers not_found, what they may see but not do not_yours."""
    world = tables()
    key = give_key(world, "gry", "north")
    world.refused("frode", "not_found", "take_key", key_id=key)
    world.refused("gry", "not_yours", "take_key", key_id=key)


def test_a_graduate_holds_two_keys_at_most() -> None:
    """Rule 5.3: to take a third, pass one to a teammate or lay it back."""
    world = tables()
    first, _ = held_key(world, "ana"), held_key(world, "ana")
    third = give_key(world)
    assert world.refused("ana", "two_in_hand", "take_key", key_id=third).params["count"] == 2
    assert not world.can("ana", "take_key", key_id=third)
    world.do("ana", "lay_back_key", key_id=first)
    assert world.game.keys[first].state == "in_pool"
    world.do("ana", "take_key", key_id=third)
    assert len(keys.in_hand(world.game, "ana")) == 2


def test_a_player_in_a_job_takes_no_keys_but_passes_on_those_held() -> None:
    """Rule 5.8: a player in a job gives keys and passes on the keys held."""
    world = tables()
    held, free = held_key(world, "ana"), give_key(world)
    get_a_job(world, "ana")
    world.refused("ana", "in_a_job_no_keys", "take_key", key_id=free)
    assert world.can("ana", "give_key")
    world.do("ana", "pass_key", key_id=held, person_id="bo")
    assert world.game.keys[held].holder_id == "bo"


def test_a_key_that_led_to_a_job_may_be_used_afterwards() -> None:
    """Rule 5.4: a key is used when its holder says so, whatever came of it."""
    world = tables()
    held = held_key(world, "ana")
    get_a_job(world, "ana")
    world.do("ana", "use_key", key_id=held)
    assert world.game.keys[held].state == "used"


# ---- passing --------------------------------------------------------------------------------------


def test_a_passed_key_begins_its_days_anew() -> None:
    """Rule 5.3: pass one to a teammate."""
    world = tables()
    key = held_key(world, "ana")
    turn_day(world, 5)
    world.do("ana", "pass_key", key_id=key, person_id="bo")
    passed = world.game.keys[key]
    assert (passed.holder_id, passed.taken_on) == ("bo", world.game.today)


@pytest.mark.parametrize(
    ("receiver", "code"), [("ana", "pass_to_teammate"), ("kim", "pass_to_teammate"), ("frode", "not_found")]
)
def test_a_key_is_passed_to_another_graduate_of_the_team(receiver: str, code: str) -> None:
    """Between camps another table's people are nobody's to know of (decision 15)."""
    world = tables()
    key = held_key(world, "ana")
    world.refused("ana", code, "pass_key", key_id=key, person_id=receiver)
    assert not world.can("ana", "pass_key", person_id=receiver)


def test_a_full_hand_is_not_filled_further_by_a_teammate() -> None:
    """Rule 5.3: a graduate holds at most 2 keys, however they come."""
    world = tables()
    held_key(world, "bo"), held_key(world, "bo")
    key = held_key(world, "ana")
    world.refused("ana", "no_room_in_hand", "pass_key", key_id=key, person_id="bo")
    assert [option["person_id"] for option in world.options("ana", "pass_key")] == ["carl"]


def test_a_teammate_known_to_be_in_a_job_is_handed_no_key() -> None:
    """Rule 5.8: a player in a job is asked for no actions of their own."""
    world = tables()
    key = held_key(world, "ana")
    get_a_job(world, "bo", told=Level.TEAM)
    world.refused("ana", "teammate_in_a_job", "pass_key", key_id=key, person_id="bo")


def test_a_job_that_was_not_told_is_not_betrayed_by_a_refusal() -> None:
    """Decision 11: whatever a viewer is shown is computed from what that viewer has been told."""
    world = tables()
    key = held_key(world, "ana")
    before = world.options("ana")
    get_a_job(world, "bo", told=Level.ME)
    assert world.options("ana") == before
    world.do("ana", "pass_key", key_id=key, person_id="bo")


def test_only_the_holder_passes_lays_back_and_uses() -> None:
    world = tables()
    key = held_key(world, "ana")
    for kind in ("lay_back_key", "use_key"):
        world.refused("bo", "not_yours", kind, key_id=key)
        world.refused("frode", "not_found", kind, key_id=key)
    world.refused("bo", "not_yours", "pass_key", key_id=key, person_id="carl")
    world.do("ana", "lay_back_key", key_id=key)
    world.refused("ana", "key_not_in_hand", "use_key", key_id=key)


# ---- using ----------------------------------------------------------------------------------------


def test_a_used_key_lights_its_door_for_good() -> None:
    """Rule 5.4: the door is lit for good."""
    world = tables()
    door = release_door(world, "ana")
    first, second = hang_key(world, "tina", door), hang_key(world, "omar", door)
    world.do("ana", "take_key", key_id=first)
    decision = world.do("ana", "use_key", key_id=first)
    assert decision.events[0] == KeyUsed(key_id=first, used_by="ana", door_id=door)
    used, lit = world.game.keys[first], world.game.doors[door]
    assert (used.state, used.used_by, used.holder_id) == ("used", "ana", None)
    assert lit.lit_at == used.used_at
    world.do("ana", "take_key", key_id=second)
    world.do("ana", "use_key", key_id=second)
    assert world.game.doors[door].lit_at == lit.lit_at, "a door keeps the moment it was first lit"


def test_a_used_key_is_gone_from_the_pool() -> None:
    world = tables()
    key = used_key(world, "ana")
    world.refused("bo", "key_not_in_pool", "take_key", key_id=key)
    world.refused("omar", "key_used_already", "withdraw_key", key_id=key)


def test_keys_in_the_hand_of_one_who_leaves_return_to_the_pool() -> None:
    """Rule 2.3: keys return to the pool."""
    world = tables()
    held, used = held_key(world, "ana"), used_key(world, "ana")
    other = held_key(world, "bo")
    assert keys.returned_from(world.game, "ana") == (KeyReturned(key_id=held),)
    assert {held, used, other} == set(world.game.keys)
