"""Asks taken by one and told to be helpful by the other (rule 5.5)."""

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from teamwork.events import AskClaimed, ClaimReleased
from teamwork.rules import asks, threads
from tests.rules.helping_tables import ask, claim, get_a_job, helped_claim
from tests.rules.playing_tables import days_pass, leave, play, seat, tables, turn_to


@pytest.mark.parametrize("taker", ["bo", "kim", "omar", "frode", "lone", "tina"])
def test_everybody_may_take_an_ask_of_the_hall_that_is_not_their_own(taker: str) -> None:
    """Rule 5.5: everyone present, coach and helpers included, claims one that is not their own."""
    world = tables()
    card = ask(world, "ana", "hall")
    decision = world.do(taker, "claim_ask", card_id=card)
    (claimed,) = (event for event in decision.events if isinstance(event, AskClaimed))
    assert (claimed.card_id, claimed.asker_id, claimed.claimer_id) == (card, "ana", taker)
    assert world.newest("claims").state == "open"


def test_nobody_takes_their_own_ask() -> None:
    world = tables()
    card = ask(world, "ana")
    world.refused("ana", "own_ask", "claim_ask", card_id=card)
    assert not world.can("ana", "claim_ask")


@pytest.mark.parametrize(
    ("level", "takers"),
    [
        ("me", set()),
        ("team", {"bo"}),
        ("table", {"bo", "kim", "omar"}),
        ("hall", {"bo", "kim", "omar", "frode", "lone", "tina"}),
    ],
)
def test_an_ask_is_taken_by_those_it_is_shown_to(level: str, takers: set[str]) -> None:
    """Rule 5.5: an ask lies open to whom it is shared with; decision 15: to others it does not exist."""
    world = tables()
    card = ask(world, "ana", level)
    everybody = {"bo", "kim", "omar", "frode", "lone", "tina"}
    assert {name for name in everybody if world.can(name, "claim_ask", card_id=card)} == takers
    for name in everybody - takers:
        world.refused(name, "not_found", "claim_ask", card_id=card)


def test_who_sees_only_the_story_takes_no_ask() -> None:
    """Decision 8: the two parts of a challenge have a level each."""
    world = tables()
    card = play(world, "ana", "challenge", shown={"story": {"level": "team"}, "ask": {"level": "me"}})
    world.refused("bo", "not_found", "claim_ask", card_id=card)


def test_other_kinds_of_cards_are_no_asks() -> None:
    world = tables()
    card = play(world, "ana", "action")
    world.refused("bo", "not_found", "claim_ask", card_id=card)


def test_an_ask_has_one_taker_at_a_time() -> None:
    world = tables()
    card = ask(world, "ana")
    first = claim(world, "bo", card)
    world.refused("frode", "ask_taken", "claim_ask", card_id=card)
    world.do("bo", "release_claim", claim_id=first)
    assert world.game.claims[first].state == "released"
    world.do("frode", "claim_ask", card_id=card)


def test_a_challenge_that_has_ended_asks_no_more() -> None:
    world = tables()
    card = ask(world, "ana")
    world.do("ana", "end_challenge", card_id=card, outcome="overcome")
    world.refused("bo", "ask_closed", "claim_ask", card_id=card)


def test_nobody_takes_a_second_ask_while_one_has_no_taker() -> None:
    """Rule 5.5: nobody takes a second while one has no taker."""
    world = tables()
    first, second = ask(world, "ana"), ask(world, "carl")
    claim(world, "bo", first)
    world.refused("bo", "others_wait", "claim_ask", card_id=second)
    assert not world.can("bo", "claim_ask")
    assert world.can("frode", "claim_ask", card_id=second)


def test_who_helped_or_let_go_may_take_another() -> None:
    world = tables()
    first, second, third = ask(world, "ana"), ask(world, "carl"), ask(world, "ana")
    helping = claim(world, "bo", first)
    world.do("ana", "mark_helped", claim_id=helping)
    letting_go = claim(world, "bo", second)
    world.do("bo", "release_claim", claim_id=letting_go)
    world.do("bo", "claim_ask", card_id=third)


def test_an_ask_that_ended_no_longer_fills_the_hand_of_its_taker() -> None:
    world = tables()
    first, second = ask(world, "ana"), ask(world, "carl")
    claim(world, "bo", first)
    world.do("ana", "end_challenge", card_id=first, outcome="parked")
    world.do("bo", "claim_ask", card_id=second)


def test_asks_that_one_may_not_see_or_that_are_ones_own_keep_nobody_waiting() -> None:
    """Decision 15: a refusal tells nothing of what the asker may not see."""
    world = tables()
    first, among_graduates = ask(world, "frode", "hall"), ask(world, "ana", "team")
    ask(world, "gry", "table")
    ask(world, "bo", "hall")
    claim(world, "bo", first)
    world.do("bo", "claim_ask", card_id=among_graduates)


def test_a_player_in_a_job_takes_asks() -> None:
    """Rule 5.8: a player in a job claims asks."""
    world = tables()
    card = ask(world, "ana")
    get_a_job(world, "bo")
    assert world.can("bo", "claim_ask", card_id=card)


def test_the_taker_learns_whose_ask_it_is_when_the_owner_says_yes() -> None:
    """Rule 5.5: the taker sees whose it is when the owner says yes."""
    world = tables()
    taken = claim(world, "frode", ask(world, "ana"))
    assert not world.game.claims[taken].is_asker_known
    world.refused("frode", "not_yours", "reveal_asker", claim_id=taken)
    world.do("ana", "reveal_asker", claim_id=taken)
    assert world.game.claims[taken].is_asker_known
    world.refused("ana", "asker_known", "reveal_asker", claim_id=taken)


def test_the_owner_says_that_it_helped_and_a_thread_is_drawn() -> None:
    """Rules 5.5 and 3.5: from the table that gave the help to the one that used it."""
    world = tables()
    taken = claim(world, "tina", ask(world, "ana"))
    world.refused("tina", "not_your_role", "mark_helped", claim_id=taken)
    assert threads.threads(world.game) == {}
    world.do("ana", "mark_helped", claim_id=taken)
    assert world.game.claims[taken].state == "helped"
    assert threads.threads(world.game) == {("south", "north"): 1}
    world.refused("ana", "claim_not_open", "mark_helped", claim_id=taken)


def test_a_taker_does_not_say_that_it_helped() -> None:
    world = tables()
    taken = claim(world, "bo", ask(world, "ana"))
    world.refused("bo", "not_yours", "mark_helped", claim_id=taken)
    world.refused("ana", "not_yours", "release_claim", claim_id=taken)


def test_a_claim_is_known_to_the_two_alone() -> None:
    world = tables()
    taken = claim(world, "frode", ask(world, "ana"))
    for kind in ("release_claim", "mark_helped", "reveal_asker"):
        world.refused("bo", "not_found", kind, claim_id=taken)


def test_help_that_came_late_is_still_said() -> None:
    """Rule 2.4: asks are not taken in extra time; the helper may still be told that it helped."""
    world = tables()
    card, taken = ask(world, "carl"), claim(world, "bo", ask(world, "ana"))
    turn_to(world, "extra_time")
    world.refused("frode", "phase_forbids", "claim_ask", card_id=card)
    world.do("ana", "mark_helped", claim_id=taken)


def test_an_ask_waits_for_more_help_after_it_was_helped() -> None:
    world = tables()
    helped_claim(world, "ana", "bo")
    card = world.newest("claims").card_id
    assert asks.open_claim(world.game, card) is None
    assert world.can("frode", "claim_ask", card_id=card)


def test_claims_of_one_who_leaves_reopen() -> None:
    """Rule 2.3: open claims reopen, those taken and those on own asks."""
    world = tables()
    taken = claim(world, "ana", ask(world, "frode"))
    made = claim(world, "frode", ask(world, "ana"))
    others = claim(world, "gry", ask(world, "bo"))
    released = asks.reopened_from(world.game, "ana")
    assert released == tuple(ClaimReleased(claim_id=one, is_reopened=True) for one in (taken, made))
    world.happened("office", *released)
    assert [world.game.claims[one].state for one in (taken, made, others)] == ["reopened", "reopened", "open"]


def test_a_newcomer_takes_no_ask_from_before() -> None:
    """Rule 2.3: who comes sees nothing from before unless its author shares it anew."""
    world = tables()
    card = ask(world, "ana", "table")
    days_pass(world, 1)
    leave(world, "bo")
    seat(world, "nora", "graduate", "north")
    world.refused("nora", "not_found", "claim_ask", card_id=card)
    world.do("ana", "set_level", card_id=card, part="ask", level="hall")
    world.do("nora", "claim_ask", card_id=card)


PEOPLE = ("ana", "bo", "frode", "gry", "kim", "omar", "tina")
MOVES = st.tuples(
    st.sampled_from(("play", "claim_ask", "claim_ask", "release_claim", "mark_helped")),
    st.sampled_from(PEOPLE),
    st.sampled_from(("team", "table", "hall")),
    st.integers(0, 4),
)


@settings(max_examples=25)
@for_all(st.lists(MOVES, max_size=25))
def test_however_it_goes_nobody_takes_a_second_while_one_has_no_taker(
    moves: list[tuple[str, str, str, int]],
) -> None:
    """Rule 5.5, over random asks and claims at two tables; what is offered is accepted (decision 20)."""
    world = tables()
    for kind, name, level, pick in moves:
        before = world.game
        if kind == "play" and world.can(name, "play_challenge"):
            ask(world, name, level)
        elif offered := world.options(name, kind):
            world.do(name, **offered[pick % len(offered)])
            has_one = kind == "claim_ask" and asks.has_ask_in_hand(before, name)
            assert not has_one or not any(asks.waiting_asks(before, world.seat(name)))
        taken = [claim.card_id for claim in world.game.claims.values() if claim.state == "open"]
        assert len(taken) == len(set(taken)), "an ask has one taker"
