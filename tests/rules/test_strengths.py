"""Strengths (rule 4.4): given by anyone at the same table or to oneself, taken or silently declined."""

import pytest

from teamwork.model import Level
from teamwork.options import options
from teamwork.views import view
from teamwork.visibility import sees_card, sees_part
from tests.rules.playing_tables import STRENGTH, leave, play, seat, tables, turn_to
from tests.world import World


def seen(world: World, name: str, card_id: str) -> dict[str, object]:
    """The card as it is in somebody's view; nothing if it is not."""
    return view(world.game, world.words, world.seat(name)).get(f"card:{card_id}", {})


def test_a_strength_to_oneself_lies_open_at_once() -> None:
    """Rule 4.4; default level by rule 4.7: team, with the coach ticked on."""
    world = tables()
    card = world.card(play(world, "ana", "strength", vouched_by="Min vejleder"))
    assert (card.state, card.owner_id, card.author_id) == ("open", "ana", "ana")
    assert (card.parts["strength"].level, card.parts["strength"].coach) == (Level.TEAM, True)
    assert set(card.written) == {"claim", "example", "vouched_by"}


@pytest.mark.parametrize("giver", ["bo", "kim", "omar"])
def test_anyone_at_the_table_gives_one_and_it_lies_face_down(giver: str) -> None:
    """Rule 4.4: a given strength lies face down until its receiver takes it."""
    world = tables()
    card = world.card(play(world, giver, "strength", person_id="ana"))
    assert (card.state, card.owner_id, card.author_id) == ("face_down", "ana", giver)
    assert world.can(giver, "give_strength", person_id="ana")


def test_face_down_it_is_seen_by_giver_and_receiver_alone() -> None:
    """Rule 4.4."""
    world = tables()
    card = world.card(play(world, "bo", "strength", person_id="ana"))
    for name in ("ana", "bo"):
        assert sees_part(world.game, world.seat(name), card, "strength")
    for name in ("carl", "kim", "omar", "frode", "screen", "office"):
        assert not sees_card(world.game, world.seat(name), card)


def test_nobody_at_another_table_gives_one() -> None:
    """Rule 4.4: by anyone at the same table; outside a camp the others are not even known of (decision 15)."""
    world = tables()
    for giver in ("frode", "lone", "tina"):
        world.refused(giver, "not_found", "give_strength", **STRENGTH, person_id="ana")
        assert not world.can(giver, "give_strength", person_id="ana")


@pytest.mark.parametrize("receiver", ["kim", "omar"])
def test_strengths_are_given_to_graduates(receiver: str) -> None:
    """Rule 4.4: given to a graduate."""
    world = tables()
    world.refused("bo", "strength_for_graduate", "give_strength", **STRENGTH, person_id=receiver)
    world.refused(receiver, "strength_for_graduate", "give_strength", **STRENGTH, person_id=receiver)


def test_nobody_gives_to_an_empty_chair() -> None:
    world = tables()
    leave(world, "ana")
    world.refused("bo", "not_found", "give_strength", **STRENGTH, person_id="ana")
    world.refused("bo", "not_found", "give_strength", **STRENGTH, person_id="nobody")


def test_the_receiver_takes_it_onto_the_table() -> None:
    """Rule 4.4; rule 2.3: it is shown from the version in which it was taken."""
    world = tables()
    card_id = play(world, "bo", "strength", person_id="ana")
    leave(world, "carl")
    seat(world, "carl-2", "graduate", "north")
    world.do("ana", "take_strength", card_id=card_id)
    card = world.card(card_id)
    assert card.state == "open"
    for name in ("carl-2", "kim"):
        assert sees_part(world.game, world.seat(name), card, "strength")
    world.refused("ana", "strength_not_waiting", "take_strength", card_id=card_id)
    world.refused("ana", "strength_not_waiting", "decline_strength", card_id=card_id)


def test_only_its_receiver_takes_or_declines() -> None:
    """Rule 4.4, decision 15."""
    world = tables()
    card_id = play(world, "bo", "strength", person_id="ana")
    for kind in ("take_strength", "decline_strength"):
        world.refused("bo", "not_yours", kind, card_id=card_id)
        world.refused("carl", "not_found", kind, card_id=card_id)
        world.refused("kim", "not_your_role", kind, card_id=card_id)
        assert [name for name in ("ana", "bo", "carl", "kim") if world.can(name, kind)] == ["ana"]


def test_declining_is_silent() -> None:
    """Rule 4.4: the giver's page and what the giver may do stay exactly as they were."""
    world = tables()
    card_id = play(world, "bo", "strength", person_id="ana")
    before = (view(world.game, world.words, world.seat("bo")), options(world.game, world.seat("bo")))
    world.do("ana", "decline_strength", card_id=card_id)
    assert (view(world.game, world.words, world.seat("bo")), options(world.game, world.seat("bo"))) == before
    assert seen(world, "bo", card_id)["state"] == "face_down"
    assert seen(world, "bo", card_id)["claim"] == STRENGTH["claim"]
    assert world.card(card_id).state == "declined"


def test_a_declined_strength_is_gone_for_all_but_the_two() -> None:
    world = tables()
    card_id = play(world, "bo", "strength", person_id="ana")
    world.do("ana", "decline_strength", card_id=card_id)
    assert not sees_part(world.game, world.seat("ana"), world.card(card_id), "strength")
    assert not any(seen(world, name, card_id) for name in ("carl", "kim", "omar", "frode"))
    world.refused("ana", "strength_not_waiting", "take_strength", card_id=card_id)
    world.refused("ana", "card_not_open", "set_level", card_id=card_id, part="strength", level="hall")
    world.refused("ana", "card_not_open", "take_back_card", card_id=card_id)


def test_the_giver_of_a_declined_strength_may_still_write_it_anew_or_take_it_back() -> None:
    """Rule 4.4: silent means that nothing the giver does tells."""
    world = tables()
    card_id = play(world, "bo", "strength", person_id="ana")
    world.do("ana", "decline_strength", card_id=card_id)
    world.do("bo", "revise_card", card_id=card_id, fields={"claim": "Du samler folk"})
    world.do("bo", "take_back_card", card_id=card_id)
    assert world.word(card_id, "claim") is None
    assert seen(world, "bo", card_id) == {}


def test_the_receiver_decides_who_sees_it() -> None:
    """Rule 4.7: only the author (of a strength: its receiver) raises it."""
    world = tables()
    shown = {"strength": {"level": "hall"}}
    world.refused("bo", "level_is_receivers", "give_strength", **STRENGTH, person_id="ana", shown=shown)
    card_id = play(world, "bo", "strength", person_id="ana")
    world.do("ana", "take_strength", card_id=card_id)
    world.refused("bo", "not_yours", "set_level", card_id=card_id, part="strength", level="hall")
    world.do("ana", "set_level", card_id=card_id, part="strength", level="hall")
    assert sees_part(world.game, world.seat("frode"), world.card(card_id), "strength")


def test_ones_own_strength_is_shown_as_one_chooses() -> None:
    world = tables()
    card = world.card(play(world, "ana", "strength", shown={"strength": {"level": "table"}}))
    assert card.parts["strength"].level is Level.TABLE


@pytest.mark.parametrize("field", ["claim", "example"])
def test_a_strength_comes_with_its_example(field: str) -> None:
    """Rule 4.4: claim and example are asked for, who vouches for it is optional."""
    refusal = tables().refused("bo", "text_empty", "give_strength", **{**STRENGTH, field: " "}, person_id="ana")
    assert refusal.params["field"] == field


@pytest.mark.parametrize("giver", ["kim", "omar"])
def test_others_give_on_a_printed_card(giver: str) -> None:
    """Decision 9: others give strengths in own words or by a printed number, which leaves piles alone."""
    world = tables()
    before = world.game.teams["north"]
    assert world.card(play(world, giver, "strength", person_id="ana", ref="s03")).ref == "S03"
    assert world.game.teams["north"] == before


def test_a_graduate_gives_on_a_drawn_card() -> None:
    """Decision 9: the rest of the giver's offer is laid back; declined, the card goes to the discards."""
    world = tables()
    world.do("bo", "draw_cards", card_kind="strength")
    card_id = play(world, "bo", "strength", person_id="ana", ref="S02")
    assert world.game.offers == {}
    assert world.game.teams["north"].discards["strength"] == ("S01", "S03")
    world.do("ana", "decline_strength", card_id=card_id)
    assert world.game.teams["north"].discards["strength"] == ("S01", "S03", "S02")


def test_a_strength_may_be_taken_in_extra_time_but_not_given() -> None:
    """Rule 2.4."""
    world = tables()
    card_id = play(world, "bo", "strength", person_id="ana")
    turn_to(world, "extra_time")
    world.refused("bo", "phase_forbids", "give_strength", **STRENGTH, person_id="ana")
    world.do("ana", "take_strength", card_id=card_id)
