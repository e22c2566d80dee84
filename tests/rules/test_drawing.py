"""Drawing cards and laying them back (rule 4.1, decision 9)."""

from collections import Counter

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from teamwork.edition import CARD_KINDS
from teamwork.rules import draw
from tests.rules.playing_tables import DREAM, play, tables
from tests.world import World


def offer(world: World, name: str, kind: str = "dream") -> tuple[str, ...]:
    return world.game.offers.get(name, {}).get(kind, ())


def draw_and_play(world: World, name: str) -> str:
    """Draws dreams, plays the first of the offer and closes it again: one card more in the discards."""
    world.do(name, "draw_cards", card_kind="dream")
    return play(world, name, "dream", ref=offer(world, name)[0])


def test_a_graduate_is_offered_three_cards_of_a_kind() -> None:
    """Rule 4.1: a player is offered 3 cards of a kind."""
    world = tables()
    world.do("ana", "draw_cards", card_kind="dream")
    assert offer(world, "ana") == ("D01", "D02", "D03")
    assert world.game.teams["north"].piles["dream"] == ("D04", "D05", "D06", "D07", "D08", "D09")


def test_the_other_table_has_its_own_pile() -> None:
    """Rulebook 4: each team owns one set of the edition's deck."""
    world = tables()
    world.do("ana", "draw_cards", card_kind="dream")
    assert len(world.game.teams["south"].piles["dream"]) == 9


def test_drawing_again_lays_back_for_three_others() -> None:
    """Rule 4.1: lays them back for 3 others."""
    world = tables()
    world.do("ana", "draw_cards", card_kind="dream")
    world.do("ana", "draw_cards", card_kind="dream")
    assert offer(world, "ana") == ("D04", "D05", "D06")
    assert world.game.teams["north"].discards["dream"] == ("D01", "D02", "D03")


def test_offers_of_two_kinds_do_not_disturb_each_other() -> None:
    world = tables()
    world.do("ana", "draw_cards", card_kind="dream")
    world.do("ana", "draw_cards", card_kind="action")
    assert (len(offer(world, "ana", "dream")), len(offer(world, "ana", "action"))) == (3, 3)


def test_an_offer_can_be_laid_back_without_choosing() -> None:
    """Rule 4.1: chooses one or lays them back."""
    world = tables()
    world.do("ana", "draw_cards", card_kind="dream")
    world.do("ana", "lay_back_cards", card_kind="dream")
    assert "ana" not in world.game.offers
    assert world.game.teams["north"].discards["dream"] == ("D01", "D02", "D03")


def test_nothing_can_be_laid_back_when_nothing_was_drawn() -> None:
    world = tables()
    world.refused("ana", "nothing_drawn", "lay_back_cards", card_kind="dream")
    assert not world.can("ana", "lay_back_cards")


def test_an_empty_pile_is_refilled_from_what_was_laid_back() -> None:
    """Rule 4.1: an empty pile is refilled; what this person just laid back comes last."""
    world = tables()
    for _ in range(3):
        world.do("ana", "draw_cards", card_kind="dream")
    assert (offer(world, "ana"), world.game.teams["north"].piles["dream"]) == (("D07", "D08", "D09"), ())
    world.do("ana", "draw_cards", card_kind="dream")
    assert set(offer(world, "ana")) <= {"D01", "D02", "D03", "D04", "D05", "D06"}
    assert world.game.teams["north"].discards["dream"] == ("D07", "D08", "D09")


def test_an_empty_pile_is_refilled_from_what_is_finished() -> None:
    """Rule 4.1: and what is finished."""
    world = tables()
    card_id = draw_and_play(world, "ana")
    for name in ("ana", "bo", "carl"):
        world.do(name, "draw_cards", card_kind="dream")
    in_offers = {ref for name in ("ana", "bo", "carl") for ref in offer(world, name)}
    assert "D01" not in in_offers
    assert len(in_offers) == 8
    world.do("ana", "close_dream", card_id=card_id)
    world.do("carl", "draw_cards", card_kind="dream")
    assert "D01" in offer(world, "carl")


def test_a_pile_with_nothing_left_anywhere_says_so() -> None:
    """Decision 9: ``pile_empty`` if both are."""
    world = tables()
    for name in ("ana", "bo", "carl"):
        world.do(name, "draw_cards", card_kind="dream")
    for name in ("ana", "bo"):
        play(world, name, "dream", ref=offer(world, name)[0])
        play(world, name, "challenge")
    world.do("bo", "draw_cards", card_kind="dream")
    world.do("ana", "draw_cards", card_kind="dream")
    play(world, "ana", "dream", ref=offer(world, "ana")[0])
    assert world.game.teams["north"].piles["dream"] == ()
    assert world.game.teams["north"].discards["dream"] == ()
    world.refused("ana", "pile_empty", "draw_cards", card_kind="dream")
    assert not world.can("ana", "draw_cards", card_kind="dream")
    assert world.can("ana", "play_dream"), "a blank card is always possible"


def test_playing_one_of_the_offer_lays_the_others_back_at_once() -> None:
    """Decision 9: an offer of three is laid back at once when one is played; the card rests."""
    world = tables()
    world.do("ana", "draw_cards", card_kind="dream")
    card_id = play(world, "ana", "dream", ref="D02")
    assert world.card(card_id).ref == "D02"
    assert "ana" not in world.game.offers
    assert world.game.teams["north"].discards["dream"] == ("D01", "D03")


def test_a_played_card_goes_to_the_discards_at_its_end() -> None:
    """Decision 9: played cards rest until their end, then go to the discards."""
    world = tables()
    card_id = draw_and_play(world, "ana")
    world.do("ana", "close_dream", card_id=card_id)
    assert world.game.teams["north"].discards["dream"] == ("D02", "D03", "D01")
    world.do("ana", "take_back_card", card_id=card_id)
    assert world.game.teams["north"].discards["dream"] == ("D02", "D03", "D01"), "once, not twice"


@pytest.mark.parametrize("number", ["D07", "d07", " d07 "])
def test_a_printed_card_is_entered_by_its_number(number: str) -> None:
    """Rule 4.1: a printed card on the table is entered by its number; decision 9: it leaves the piles alone."""
    world = tables()
    world.do("ana", "draw_cards", card_kind="dream")
    before = world.game.teams["north"]
    card_id = play(world, "ana", "dream", ref=number)
    assert world.card(card_id).ref == "D07"
    assert world.game.teams["north"] == before
    assert offer(world, "ana") == ("D01", "D02", "D03")
    world.do("ana", "close_dream", card_id=card_id)
    assert world.game.teams["north"] == before


def test_a_number_that_is_not_printed_is_refused() -> None:
    refusal = tables().refused("ana", "card_unknown", "play_dream", **DREAM, ref="D99")
    assert refusal.params == {"field": "ref", "example": "D01"}


def test_a_number_of_another_kind_is_refused() -> None:
    assert tables().refused("ana", "card_other_kind", "play_dream", **DREAM, ref="A07").params["example"] == "D01"


@pytest.mark.parametrize("blank", [None, "X1", "x3"])
def test_a_blank_card_is_own_words(blank: str | None) -> None:
    """Rule 4.1: a blank card (own words) is always possible."""
    world = tables()
    assert world.card(play(world, "ana", "dream", ref=blank)).ref is None


@pytest.mark.parametrize("name", ["kim", "omar"])
def test_only_graduates_draw(name: str) -> None:
    """Decision 9: only graduates draw."""
    world = tables()
    world.refused(name, "not_your_role", "draw_cards", card_kind="strength")
    assert not world.can(name, "draw_cards")


@pytest.mark.parametrize("phase", ["setup", "extra_time", "closed"])
def test_cards_are_drawn_only_while_they_can_be_played(phase: str) -> None:
    """Rule 2.4."""
    tables(phase).refused("ana", "phase_forbids", "draw_cards", card_kind="dream")


def test_whoever_leaves_lays_back_what_they_had_drawn() -> None:
    """Rule 2.3: who leaves takes no undrawn card along."""
    world = tables()
    world.do("ana", "draw_cards", card_kind="dream")
    world.do("ana", "draw_cards", card_kind="action")
    world.happened("office", *draw.lay_back_all(world.game, "ana"))
    assert world.game.offers == {}
    assert world.game.teams["north"].discards == {"dream": ("D01", "D02", "D03"), "action": ("A01", "A02", "A03")}


def test_an_offer_is_nobodys_but_ones_own() -> None:
    """Decision 18: offers of cards are only for oneself."""
    world = tables()
    world.do("ana", "draw_cards", card_kind="dream")
    world.refused("bo", "nothing_drawn", "lay_back_cards", card_kind="dream")
    play(world, "bo", "dream", ref="D01")
    assert offer(world, "ana") == ("D01", "D02", "D03")


steps = st.lists(
    st.tuples(
        st.sampled_from(["ana", "bo", "carl"]),
        st.sampled_from(["draw", "lay_back", "play", "play_printed", "close", "take_back"]),
    ),
    max_size=25,
)


@for_all(steps)
def test_no_card_of_a_pile_is_ever_lost_or_doubled(course: list[tuple[str, str]]) -> None:
    """Rule 4.1: pile, discards, offers and resting cards together are the deck."""
    world = tables()
    for name, step in course:
        _try(world, name, step)
    team = world.game.teams["north"]
    for kind in CARD_KINDS:
        offers = [ref for offered in world.game.offers.values() for ref in offered.get(kind, ())]
        resting = [c.ref for c in world.game.cards.values() if c.is_drawn and c.state == "open" and c.kind == kind]
        held = Counter([*team.piles[kind], *team.discards.get(kind, ()), *offers, *resting])
        assert held == Counter(world.edition.deck(kind))


def _try(world: World, name: str, step: str) -> None:
    own = [c.id for c in world.game.cards.values() if c.owner_id == name and c.state == "open"]
    match step:
        case "draw" if world.can(name, "draw_cards", card_kind="dream"):
            world.do(name, "draw_cards", card_kind="dream")
        case "lay_back" if offer(world, name):
            world.do(name, "lay_back_cards", card_kind="dream")
        case "play" if offer(world, name) and world.can(name, "play_dream"):
            play(world, name, "dream", ref=offer(world, name)[-1])
        case "play_printed" if world.can(name, "play_dream"):
            play(world, name, "dream", ref="D02")
        case "close" if own:
            world.do(name, "close_dream", card_id=own[0])
        case "take_back" if own:
            world.do(name, "take_back_card", card_id=own[-1])
