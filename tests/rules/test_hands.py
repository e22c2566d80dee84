"""Raising a hand: one is told, without a reason (rule 7.3)."""

import pytest

from tests.rules.playing_tables import leave, seat, tables
from tests.world import World


def hand_up(world: World, name: str = "ana", told: str | None = None) -> str:
    """The id of a hand that is up."""
    world.do(name, "raise_hand", **({"person_id": told} if told else {}))
    return str(world.newest("hands").id)


def test_it_tells_the_own_coach() -> None:
    """Rule 7.3."""
    world = tables()
    hand_up(world)
    hand = world.newest("hands")
    assert (hand.person_id, hand.told_id, hand.answered_at) == ("ana", "kim", None)


def test_or_a_helper_one_chooses() -> None:
    """Rule 7.3."""
    world = tables()
    hand_up(world, told="pia")
    assert world.newest("hands").told_id == "pia"


@pytest.mark.parametrize("told", ["bo", "lone", "tina", "ana", "nobody"])
def test_nobody_else_can_be_told(told: str) -> None:
    """Rule 7.3: the own coach or a helper of the own table."""
    world = tables()
    world.refused("ana", "not_found", "raise_hand", person_id=told)
    assert not world.can("ana", "raise_hand", person_id=told)


def test_a_helper_who_could_not_see_it_cannot_be_told() -> None:
    """Journey H1: nothing is shown before the promise of silence."""
    world = tables()
    leave(world, "pia")
    seat(world, "pil", "helper", "north")
    world.game = world.game.model_copy(
        update={"people": {**world.game.people, "pil": world.person("pil").model_copy(update={"promised_at": None})}}
    )
    world.refused("ana", "not_found", "raise_hand", person_id="pil")


def test_without_a_coach_a_helper_is_chosen() -> None:
    world = tables()
    leave(world, "kim")
    world.refused("ana", "nobody_to_tell", "raise_hand")
    assert hand_up(world, told="omar")


def test_the_same_person_is_not_told_twice_at_once() -> None:
    world = tables()
    hand_up(world)
    world.refused("ana", "hand_is_up", "raise_hand")
    assert not world.can("ana", "raise_hand", person_id="kim")
    assert hand_up(world, told="omar")


def test_who_was_told_answers_it_and_it_can_be_raised_again() -> None:
    """Rule 7.3: who was told answers it."""
    world = tables()
    hand_id = hand_up(world)
    assert world.can("kim", "answer_hand", hand_id=hand_id)
    world.do("kim", "answer_hand", hand_id=hand_id)
    assert world.newest("hands").answered_at is not None
    world.refused("kim", "hand_not_up", "answer_hand", hand_id=hand_id)
    world.refused("ana", "hand_not_up", "lower_hand", hand_id=hand_id)
    assert hand_up(world)


def test_who_raised_it_takes_it_down() -> None:
    world = tables()
    hand_id = hand_up(world)
    world.do("ana", "lower_hand", hand_id=hand_id)
    world.refused("kim", "hand_not_up", "answer_hand", hand_id=hand_id)


def test_nobody_but_the_two_knows_of_it() -> None:
    """visibility.md: raised hand; decision 15."""
    world = tables()
    hand_id = hand_up(world, told="omar")
    for name in ("kim", "pia", "lone"):
        world.refused(name, "not_found", "answer_hand", hand_id=hand_id)
    world.refused("bo", "not_found", "lower_hand", hand_id=hand_id)
    world.refused("omar", "not_your_role", "lower_hand", hand_id=hand_id)
    assert not world.can("kim", "answer_hand")
    assert world.can("omar", "answer_hand", hand_id=hand_id)
