"""What others built on a command keeps it from being taken back, and is named (rule 10.2)."""

from typing import Any

import pytest

from teamwork.events import ThanksSaid
from tests.rules.helping_tables import (
    ask,
    claim,
    draw_missions,
    give_key,
    hang_key,
    held_key,
    mission,
    release_door,
    used_key,
)
from tests.rules.job_tables import confirm, report
from tests.rules.playing_tables import play, tables
from tests.world import World


def door_then_key(world: World) -> str:
    door_id = release_door(world, "ana")
    return f"key:{hang_key(world, 'frode', door_id)}"


def ask_then_claim(world: World) -> str:
    return f"claim:{claim(world, 'frode', ask(world, 'ana'))}"


def key_then_taken(world: World) -> str:
    key_id = give_key(world, "ana", "north")
    world.do("bo", "take_key", key_id=key_id)
    return f"key:{key_id}"


def passed_then_used(world: World) -> str:
    key_id = held_key(world, "ana")
    world.do("ana", "pass_key", key_id=key_id, person_id="bo")
    world.do("bo", "use_key", key_id=key_id)
    return f"key:{key_id}"


def strength_then_taken(world: World) -> str:
    card_id = play(world, "ana", "strength", person_id="bo")
    world.do("bo", "take_strength", card_id=card_id)
    return f"card:{card_id}"


def hand_then_answered(world: World) -> str:
    world.do("ana", "raise_hand")
    hand_id = world.newest("hands").id
    world.do("kim", "answer_hand", hand_id=hand_id)
    return f"hand:{hand_id}"


def status_then_confirmed(world: World) -> str:
    report(world, "ana")
    confirm(world, "ana", "permanent")
    return "person:ana"


def vote_then_chosen(world: World) -> str:
    draw_missions(world)
    own = mission(world)
    world.do("ana", "vote_mission", mission_id=own.id, choice=own.drawn[0])
    world.do("kim", "choose_mission", mission_id=own.id, choice=own.drawn[1])
    return f"mission:{own.id}"


def laid_back_then_taken(world: World) -> str:
    key_id = held_key(world, "ana")
    world.do("ana", "lay_back_key", key_id=key_id)
    world.do("bo", "take_key", key_id=key_id)
    return f"key:{key_id}"


def released_then_claimed_by_another(world: World) -> str:
    card_id = ask(world, "frode")
    claim_id = claim(world, "ana", card_id)
    world.do("ana", "release_claim", claim_id=claim_id)
    claim(world, "bo", card_id)
    return f"claim:{claim_id}"


def helped_then_taken_again(world: World) -> str:
    card_id = ask(world, "ana")
    claim_id = claim(world, "frode", card_id)
    world.do("ana", "mark_helped", claim_id=claim_id)
    claim(world, "gry", card_id)
    return f"claim:{claim_id}"


def passed_then_hand_filled(world: World) -> str:
    keys = [held_key(world, "ana"), held_key(world, "ana")]
    world.do("ana", "pass_key", key_id=keys[0], person_id="bo")
    third = held_key(world, "carl")
    world.do("carl", "pass_key", key_id=third, person_id="ana")
    return f"key:{keys[0]}"


@pytest.mark.parametrize(
    "story",
    [
        door_then_key,
        ask_then_claim,
        key_then_taken,
        passed_then_used,
        strength_then_taken,
        hand_then_answered,
        status_then_confirmed,
        vote_then_chosen,
        laid_back_then_taken,
        released_then_claimed_by_another,
        helped_then_taken_again,
        passed_then_hand_filled,
    ],
)
def test_what_was_built_on_it_is_named(story: Any) -> None:
    """Rule 10.2: if nothing was built on it (else what was built is named)."""
    world = tables()
    built = story(world)
    refusal = world.refused("ana", "built_upon", "undo")
    assert refusal.params["built"] == built
    assert refusal.params["what"] in refusal.message
    assert not world.can("ana", "undo")


def test_what_was_thanked_for_is_not_taken_back() -> None:
    """Rule 5.4: thanks for a used key rest on its use."""
    world = tables()
    key_id = used_key(world, "ana", "bo")
    said = ThanksSaid(thanks_id="t1", from_id="ana", to_id="bo", about=key_id, is_named=False, length=0)
    world.happened("system", said)
    assert world.refused("ana", "built_upon", "undo").params["built"] == "thanks:t1"


def test_declining_stays_silent() -> None:
    """Rule 4.4: declining is silent, also to a giver who takes it back."""
    world = tables()
    card_id = play(world, "ana", "strength", person_id="bo")
    world.do("bo", "decline_strength", card_id=card_id)
    world.do("ana", "undo")
    assert card_id not in world.game.cards


def test_a_card_that_was_only_hidden_is_not_built_on() -> None:
    world = tables()
    card_id = play(world, "ana", "dream", shown={"work": {"level": "hall"}})
    world.do("kim", "hide_card", card_id=card_id)
    world.do("ana", "undo")
    assert card_id not in world.game.cards
