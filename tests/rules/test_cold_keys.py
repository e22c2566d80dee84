"""Keys that cool, are warmed once, chosen anew in extra time, or taken back by their giver (rule 5.3)."""

from teamwork.events import KeyReturned
from teamwork.rules import keys
from tests.rules.helping_tables import give_key, held_key, turn_day
from tests.rules.playing_tables import tables, turn_to
from tests.world import World


def test_a_key_unused_for_fourteen_days_cools_without_a_word_about_who_held_it() -> None:
    """Rule 5.3: it returns to the pool without a word about who held it."""
    world = tables()
    key = held_key(world, "ana")
    turn_day(world, 13)
    assert keys.cooled(world.game) == ()
    turn_day(world, 1)
    assert keys.cooled(world.game) == (KeyReturned(key_id=key, is_cold=True),)
    world.happened("system", *keys.cooled(world.game))
    cold = world.game.keys[key]
    assert (cold.state, cold.holder_id, cold.taken_on) == ("cold", None, None)


def test_a_day_that_begins_cools_what_lay_too_long() -> None:
    """Decision 2: time passes only by events; the days in between are begun too."""
    world = tables()
    key = held_key(world, "ana")
    world.wait(days=20)
    assert world.game.keys[key].state == "cold"


def test_a_key_in_the_pool_does_not_cool() -> None:
    world = tables()
    give_key(world)
    turn_day(world, 30)
    assert keys.cooled(world.game) == ()


def cold_key(phase: str = "first_half") -> tuple[World, str]:
    """A key of the helper Omar that cooled in Ana's hand."""
    world = tables()
    key = held_key(world, "ana", "omar")
    world.wait(days=14)
    return turn_to(world, phase), key


def test_a_cold_key_is_taken_again_once_its_giver_warmed_it() -> None:
    """Rule 5.3: its giver may warm it once."""
    world, key = cold_key()
    world.refused("bo", "key_is_cold", "take_key", key_id=key)
    world.refused("ana", "not_yours", "warm_key", key_id=key)
    world.do("omar", "warm_key", key_id=key)
    world.do("bo", "take_key", key_id=key)
    turn_day(world, 14)
    world.happened("system", *keys.cooled(world.game))
    world.refused("omar", "warmed_already", "warm_key", key_id=key)
    assert not world.can("omar", "warm_key")


def test_only_a_cold_key_is_warmed() -> None:
    world = tables()
    key = give_key(world, "omar")
    world.refused("omar", "key_not_cold", "warm_key", key_id=key)


def test_cold_keys_are_chosen_anew_in_extra_time() -> None:
    """Rulebook 2: reunions at 13 and 26 weeks where cold keys are chosen anew."""
    world, key = cold_key("extra_time")
    assert world.can("bo", "take_key", key_id=key)
    world.do("bo", "take_key", key_id=key)
    assert world.game.keys[key].state == "in_hand"


def test_a_giver_takes_back_a_key_that_nobody_used() -> None:
    world = tables()
    key = held_key(world, "ana", "gry")
    world.refused("bo", "not_yours", "withdraw_key", key_id=key)
    turn_to(world, "closed")
    world.do("gry", "withdraw_key", key_id=key)
    assert world.game.keys[key].state == "withdrawn"
    assert world.word(key, "text") is None


def test_a_key_taken_back_exists_for_nobody() -> None:
    world = tables()
    key = held_key(world, "ana", "omar")
    world.do("omar", "withdraw_key", key_id=key)
    assert keys.in_hand(world.game, "ana") == ()
    world.refused("ana", "not_found", "use_key", key_id=key)
    world.refused("omar", "not_found", "withdraw_key", key_id=key)
