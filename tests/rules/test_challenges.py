"""Challenges (rule 4.5): a story and an ask, each with a level."""

import pytest

from teamwork.model import Level
from teamwork.visibility import sees_card, sees_part
from tests.rules.playing_tables import CHALLENGE, play, tables


def test_the_story_is_ones_own_and_the_ask_the_teams_unless_chosen_otherwise() -> None:
    """Rule 4.7: story me; ask team with the coach ticked off."""
    world = tables()
    parts = world.card(play(world, "ana", "challenge")).parts
    assert {part: (shown.level, shown.coach) for part, shown in parts.items()} == {
        "story": (Level.ME, False),
        "ask": (Level.TEAM, False),
    }


def test_the_optional_answers_are_kept_when_given() -> None:
    """Rule 4.5: tried and if-then are optional."""
    world = tables()
    bare = world.card(play(world, "ana", "challenge"))
    full = world.card(play(world, "ana", "challenge", tried="At skrive først", if_then="Hvis jeg fryser, så går jeg"))
    assert set(bare.written) == {"what", "ask"}
    assert set(full.written) == {"what", "tried", "if_then", "ask"}
    assert full.influence == "partly"


@pytest.mark.parametrize("field", ["what", "ask"])
def test_what_is_hard_and_what_would_help_must_be_answered(field: str) -> None:
    """Rule 4.2."""
    refusal = tables().refused("ana", "text_empty", "play_challenge", **{**CHALLENGE, field: ""})
    assert refusal.params["field"] == field


def test_any_number_of_challenges_may_lie_open() -> None:
    world = tables()
    for _ in range(5):
        play(world, "ana", "challenge")
    assert world.can("ana", "play_challenge")


@pytest.mark.parametrize("outcome", ["overcome", "parked"])
def test_a_challenge_ends_overcome_or_parked(outcome: str) -> None:
    """Rule 4.5: ends overcome or parked, what was learnt is optional."""
    world = tables()
    card_id = play(world, "ana", "challenge")
    world.do("ana", "end_challenge", card_id=card_id, outcome=outcome, learnt="Det er lettere med en ved siden af")
    assert world.card(card_id).state == outcome
    assert world.card(card_id).written["learnt"] == 34
    assert world.word(card_id, "learnt") == "Det er lettere med en ved siden af"
    world.refused("ana", "card_not_open", "end_challenge", card_id=card_id, outcome="parked")


def test_a_challenge_may_end_without_a_word() -> None:
    world = tables()
    card_id = play(world, "ana", "challenge")
    assert world.do("ana", "end_challenge", card_id=card_id, outcome="parked", learnt=" ").words == ()
    assert "learnt" not in world.card(card_id).written


def test_helpers_and_other_tables_only_ever_get_the_ask() -> None:
    """Rule 4.5: the story is the sensitive part; helpers and other teams only ever get the ask."""
    world = tables()
    everything = {"story": {"level": "hall", "coach": True}, "ask": {"level": "hall"}}
    card = world.card(play(world, "ana", "challenge", shown=everything))
    for name in ("omar", "frode", "lone", "tina", "screen"):
        assert sees_part(world.game, world.seat(name), card, "ask")
        assert not sees_part(world.game, world.seat(name), card, "story")


def test_a_story_kept_to_oneself_is_found_by_nobody() -> None:
    """Rule 4.7, decision 15."""
    world = tables()
    card_id = play(world, "ana", "challenge", shown={"ask": {"level": "me"}})
    for name in ("bo", "kim", "omar", "frode", "screen", "office"):
        assert not sees_card(world.game, world.seat(name), world.card(card_id))
    world.refused("bo", "not_found", "end_challenge", card_id=card_id, outcome="parked")


@pytest.mark.parametrize("name", ["kim", "omar"])
def test_nobody_else_plays_or_closes_a_graduates_challenge(name: str) -> None:
    """Rule 5.7."""
    world = tables()
    card_id = play(world, "ana", "challenge", shown={"ask": {"level": "hall"}})
    world.refused(name, "not_your_role", "play_challenge", **CHALLENGE)
    world.refused(name, "not_your_role", "end_challenge", card_id=card_id, outcome="overcome")


def test_someone_elses_challenge_is_not_ended() -> None:
    world = tables()
    card_id = play(world, "ana", "challenge")
    world.refused("bo", "not_yours", "end_challenge", card_id=card_id, outcome="overcome")
    assert world.can("ana", "end_challenge", card_id=card_id)
    assert not world.can("bo", "end_challenge", card_id=card_id)
