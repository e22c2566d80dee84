"""Substitution: somebody leaves a seat, somebody else may take it (rule 2.3, decision 13)."""

import pytest

from teamwork.events import HandRaised, PersonLeftSeat, PersonSeated, TextsOpenedToCoach
from tests.given import given
from tests.rules.helping_tables import ask, claim, give_key, held_key, release_door
from tests.rules.playing_tables import play
from tests.world import World, world_in


@pytest.fixture
def world() -> World:
    return world_in("first_half")


def test_who_comes_sits_on_the_same_chair_with_an_empty_hand(world: World) -> None:
    held_key(world, "ana")
    decision = world.replace("office", "ana", "ida")
    left, seated = decision.events[-2:]
    assert left == PersonLeftSeat(person_id="ana", replaced_by="ida")
    assert seated == PersonSeated(person_id="ida", role="graduate", team_id="north", seat_no=1)
    assert world.word("ida", "name") == "Ida"
    assert [key for key in world.game.keys.values() if key.holder_id == "ida"] == []


def test_without_a_name_the_chair_stays_empty(world: World) -> None:
    world.do("office", "substitute_person", person_id="ana")
    assert not world.person("ana").is_seated
    assert world.person("ana").replaced_by is None


def test_a_coach_substitutes_at_the_own_table_only(world: World) -> None:
    world.replace("kim", "omar", "quan")
    assert world.person("omar").replaced_by == "quan"
    world.refused("kim", "not_found", kind="substitute_person", person_id="frode", name="Ida")
    world.refused("ana", "not_your_role", kind="substitute_person", person_id="bo", name="Ida")


def test_who_left_can_neither_act_nor_be_substituted_again(world: World) -> None:
    ana = world.seat("ana")
    world.replace("office", "ana", "ida")
    world.refused(ana, "seat_taken_away", kind="rename_person", person_id="ana", name="A")
    assert world.options(ana) == ()
    world.refused("office", "not_found", kind="substitute_person", person_id="ana")


def test_open_cards_leave_play_and_finished_ones_stay_history(world: World) -> None:
    """Decision 13: a replaced graduate's open actions become withdrawn."""
    dream, action = play(world, "ana", "dream"), play(world, "ana", "action")
    finished = play(world, "ana", "action")
    world.do("ana", "finish_action", card_id=finished, result="done")
    others = play(world, "bo", "action")
    world.replace("office", "ana", "ida")
    states = {card_id: world.card(card_id).state for card_id in (dream, action, finished, others)}
    assert states == {dream: "withdrawn", action: "withdrawn", finished: "done", others: "open"}


def test_an_offer_is_laid_back(world: World) -> None:
    world.do("ana", "draw_cards", card_kind="dream")
    offered = world.game.offers["ana"]["dream"]
    world.replace("office", "ana", "ida")
    assert not world.game.offers.get("ana")
    assert set(offered) <= set(world.game.teams["north"].discards["dream"])


def test_keys_in_hand_return_and_keys_given_stay(world: World) -> None:
    """Rule 2.3: keys return to the pool."""
    held = held_key(world, "ana", giver="omar")
    given_by_ana = give_key(world, "ana", "south")
    world.replace("office", "ana", "ida")
    assert (world.game.keys[held].state, world.game.keys[held].holder_id) == ("in_pool", None)
    assert world.game.keys[given_by_ana].state == "in_pool"


def test_asks_that_were_taken_are_open_again(world: World) -> None:
    """Rule 2.3: open claims reopen."""
    asked_by_bo, asked_by_ana = ask(world, "bo"), ask(world, "ana")
    taken_by_ana, taken_from_ana = claim(world, "ana", asked_by_bo), claim(world, "frode", asked_by_ana)
    world.replace("office", "ana", "ida")
    assert world.game.claims[taken_by_ana].state != "open"
    assert world.game.claims[taken_from_ana].state != "open"
    assert world.can("gry", "claim_ask", card_id=asked_by_bo)
    assert not world.can("gry", "claim_ask", card_id=asked_by_ana)


def test_doors_come_down_with_their_words(world: World) -> None:
    door = release_door(world, "ana")
    world.replace("office", "ana", "ida")
    assert world.game.doors[door].is_down
    assert world.word(door, "workplace") is None


@pytest.mark.parametrize("leaver", ["ana", "kim"])
def test_a_raised_hand_is_down_when_either_of_the_two_leaves(world: World, leaver: str) -> None:
    world.happened("ana", HandRaised(hand_id="hand-1", person_id="ana", told_id="kim"))
    world.do("office", "substitute_person", person_id=leaver)
    assert world.game.hands["hand-1"].is_lowered


def test_who_leaves_in_the_middle_of_a_meeting_is_neither_here_nor_in_turn() -> None:
    world = world_in("camp_1")
    camp = world.meeting("camp").id
    world.start_step(camp, "dreams_aloud")
    assert world.game.meetings[camp].turns["north"] == "ana"
    world.do("kim", "substitute_person", person_id="ana")
    assert world.game.meetings[camp].present["ana"] is False
    assert world.game.meetings[camp].turns["north"] == "bo"


def test_when_the_host_leaves_another_coach_takes_the_hat() -> None:
    """Rule 2.6: by hand, never by itself."""
    world = world_in("camp_1")
    camp = world.meeting("camp").id
    world.replace("office", "kim", "mette")
    assert world.game.meetings[camp].host_id == "kim"
    world.refused("mette", "host_only", kind="start_step", meeting_id=camp, step_id="wall")
    world.do("mette", "take_hat", meeting_id=camp)
    world.do("mette", "start_step", meeting_id=camp, step_id="wall")
    assert world.game.meetings[camp].step_id == "wall"


def test_a_new_helper_promises_anew(world: World) -> None:
    world.replace("kim", "omar", "quan")
    assert world.person("quan").helper_kind == "mentor"
    world.refused("quan", "promise_first", kind="give_key", team_id="north", text="Jeg kender en")


def test_a_graduate_opens_texts_to_the_coach_who_sits_there_now(world: World) -> None:
    """Decision 13: texts after each graduate's tap."""
    world.replace("office", "kim", "mette")
    assert world.person("ana").texts_open_to_coach is None
    opened = given(on=world).when("open_texts_to_coach", by="ana")
    opened.then(TextsOpenedToCoach(person_id="ana", coach_id="mette"))
    assert opened.world.do("ana", "open_texts_to_coach").events == ()
    closed = opened.world.do("ana", "open_texts_to_coach", is_open=False)
    assert closed.events == (TextsOpenedToCoach(person_id="ana", coach_id=None),)


def test_texts_are_opened_to_no_empty_chair(world: World) -> None:
    world.do("office", "substitute_person", person_id="kim")
    world.refused("ana", "no_coach_seated", kind="open_texts_to_coach")
