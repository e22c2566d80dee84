"""Taking back: one's own last thing, or the meeting step by step (rule 10.2, decision 12)."""

from typing import Any

import pytest

from teamwork.model import Game
from tests.rules.helping_tables import (
    KEY_TEXT,
    ask,
    hang_key,
    mission,
    release_door,
    run_mission,
)
from tests.rules.job_tables import confirm, finished, interview, report
from tests.rules.playing_tables import ACTION, leave, play, tables
from tests.world import World

WORLDLY = ("v", "at", "actor", "touched", "undo")
"""What differs between two versions even if nothing else does."""


def board(game: Game) -> dict[str, Any]:
    """Everything of a game that players could notice."""
    return {name: getattr(game, name) for name in Game.model_fields if name not in WORLDLY}


def is_as_before(world: World, before: World) -> bool:
    """Whether the game and its words are as they were in another world."""
    return (board(world.game), world.words) == (board(before.game), before.words)


# ---- one's own last thing ---------------------------------------------------------------------


PLAYED: dict[str, tuple[str, dict[str, Any]]] = {
    "dream": ("play_dream", {"work": "Vand", "why": "Mening", "workplaces": ["Et vandværk"]}),
    "challenge": ("play_challenge", {"what": "At ringe", "influence": "yes", "ask": "En, der øver med mig"}),
    "strength": ("give_strength", {"person_id": "ana", "claim": "Rolig", "example": "Den dag, det gik galt"}),
    "key to a team": ("give_key", {"team_id": "south", "text": KEY_TEXT}),
    "hand": ("raise_hand", {}),
    "offer of a job": ("report_job_offer", {"tell": "team"}),
    "label": ("choose_label", {"label": "name", "shows_late_stages": True}),
    "name": ("rename_person", {"person_id": "ana", "name": "Ane"}),
    "cards to choose from": ("draw_cards", {"card_kind": "action"}),
}


@pytest.mark.parametrize("what", PLAYED)
def test_it_is_as_if_it_had_not_been(what: str) -> None:
    """Rule 10.2: a player reverses their own last command; its words are gone with it."""
    world = tables()
    before = world.copy()
    kind, fields = PLAYED[what]
    world.do("ana", kind, **fields)
    assert not is_as_before(world, before)
    assert world.can("ana", "undo")
    world.do("ana", "undo")
    assert is_as_before(world, before)


def test_it_is_a_new_record_and_nothing_disappears() -> None:
    """Rule 10.2: each is a new record."""
    world = tables()
    play(world, "ana", "dream")
    v = world.game.v
    decision = world.do("ana", "undo")
    assert [event.kind for event in decision.events] == ["command_undone"]
    assert (world.game.v, decision.restores_words_of) == (v + 1, v)


def test_only_the_newest_and_only_once() -> None:
    """Rule 10.2: their own last command."""
    world = tables()
    play(world, "ana", "dream")
    play(world, "ana", "dream")
    world.do("ana", "undo")
    assert len(world.game.cards) == 1
    world.refused("ana", "nothing_to_undo", "undo")
    assert not world.can("ana", "undo")
    world.refused("bo", "nothing_to_undo", "undo")


def test_within_a_quarter_of_an_hour() -> None:
    """Rule 10.2: within 15 minutes."""
    world = tables()
    play(world, "ana", "dream")
    in_time, too_late = world.copy(), world.copy()
    in_time.wait(minutes=14, seconds=59)
    in_time.do("ana", "undo")
    too_late.wait(minutes=15, seconds=1)
    refusal = too_late.refused("ana", "undo_too_late", "undo")
    assert refusal.params["minutes"] == 15


def test_a_finished_action_is_open_again_with_its_words() -> None:
    world = tables()
    card_id = play(world, "ana", "action")
    before = world.copy()
    world.do("ana", "finish_action", card_id=card_id, result="done", learnt="At det gik")
    world.do("ana", "undo")
    assert world.card(card_id).state == "open"
    assert is_as_before(world, before)


def test_revised_words_come_back() -> None:
    """Decision: overwritten words are kept for as long as undo lasts."""
    world = tables()
    card_id = play(world, "ana", "dream")
    old = world.word(card_id, "work")
    world.do("ana", "revise_card", card_id=card_id, fields={"work": "Noget helt andet"})
    assert world.word(card_id, "work") == "Noget helt andet"
    world.do("ana", "undo")
    assert world.word(card_id, "work") == old


def test_a_used_key_is_in_the_hand_again_and_its_door_dark() -> None:
    world = tables()
    door_id = release_door(world, "ana")
    key_id = hang_key(world, "omar", door_id)
    world.do("ana", "take_key", key_id=key_id)
    before = world.copy()
    world.do("ana", "use_key", key_id=key_id)
    assert world.game.doors[door_id].lit_at is not None
    world.do("ana", "undo")
    assert is_as_before(world, before)


def test_a_door_to_which_another_key_was_used_stays_lit() -> None:
    """Rule 5.4: lit for good."""
    world = tables()
    door_id = release_door(world, "ana")
    first, second = hang_key(world, "omar", door_id), hang_key(world, "pia", door_id)
    for key_id in (first, second):
        world.do("ana", "take_key", key_id=key_id)
    world.do("ana", "pass_key", key_id=second, person_id="bo")
    world.do("ana", "use_key", key_id=first)
    world.do("bo", "use_key", key_id=second)
    world.do("ana", "undo")
    assert world.game.keys[first].state == "in_hand"
    assert world.game.doors[door_id].lit_at is not None


def test_a_deed_that_lit_a_light_goes_and_others_stay() -> None:
    """Rule 6.7: deeds are counted for each alone."""
    world = tables()
    run_mission(world, "M05")
    door_id = release_door(world, "carl")
    hang_key(world, "ana", door_id)
    hang_key(world, "bo", door_id)
    assert set(mission(world).deeds) == {"ana", "bo"}
    world.do("ana", "undo")
    assert dict(mission(world).deeds) == {"bo": {"key_hung": 1}}


def test_a_status_said_by_mistake() -> None:
    world = tables()
    report(world, "ana", "searching")
    before = world.copy()
    report(world, "ana", "job", tell="hall", celebrate=True)
    assert world.game.celebration is not None
    world.do("ana", "undo")
    assert world.game.celebration is None
    assert is_as_before(world, before)


def test_the_first_time_a_team_won_goes_with_the_mistake() -> None:
    world = tables()
    for name in ("ana", "bo", "carl"):
        report(world, name)
    assert world.game.teams["north"].first_reached_at is not None
    world.do("carl", "undo")
    assert world.game.teams["north"].first_reached_at is None


# ---- others have played on ----------------------------------------------------------------------


def lying(world: World, kind: str = "action") -> list[str]:
    """Every printed card of a kind at the northern table that is not in play, in order of number."""
    team = world.game.teams["north"]
    offered = (ref for offer in world.game.offers.values() for ref in offer.get(kind, ()))
    return sorted((*team.piles[kind], *team.discards[kind], *offered))


@pytest.mark.parametrize("turns", [("draw_cards",), ("draw_cards", "lay_back_cards"), ("draw_cards",) * 5])
def test_a_play_is_taken_back_though_others_have_drawn_since(turns: tuple[str, ...]) -> None:
    """Rule 10.2: drawing builds on nobody's card; rule 4.1: no printed card is lost or doubled."""
    world = tables()
    world.do("ana", "draw_cards", card_kind="action")
    ref = world.game.offers["ana"]["action"][0]
    world.do("ana", "play_action", **{**ACTION, "due": world.today}, ref=ref)
    for kind in turns:
        world.do("bo", kind, card_kind="action")
    world.do("ana", "undo")
    assert world.game.cards == {}
    assert lying(world) == sorted(world.edition.deck("action"))


def test_an_end_is_taken_back_though_others_have_drawn() -> None:
    world = tables()
    world.do("ana", "draw_cards", card_kind="action")
    ref = world.game.offers["ana"]["action"][0]
    world.do("ana", "play_action", **{**ACTION, "due": world.today}, ref=ref)
    card_id = world.newest("cards").id
    world.do("ana", "finish_action", card_id=card_id, result="done")
    world.do("bo", "draw_cards", card_kind="action")
    world.do("bo", "lay_back_cards", card_kind="action")
    world.do("ana", "undo")
    assert world.card(card_id).state == "open"
    assert lying(world) == sorted(set(world.edition.deck("action")) - {ref})


def test_a_draw_itself_is_not_when_the_pile_has_moved_on() -> None:
    world = tables()
    world.do("ana", "draw_cards", card_kind="action")
    world.do("bo", "draw_cards", card_kind="action")
    assert world.refused("ana", "built_upon", "undo").params["built"] == "team:north"


def test_what_others_did_to_the_same_table_stays() -> None:
    world = tables()
    for name in ("ana", "bo", "carl"):
        report(world, name, tell="team")
    world.do("ana", "agree_team_success")
    world.do("bo", "agree_team_success")
    world.do("ana", "undo")
    assert world.game.teams["north"].success_agreed_by == ("bo",)


# ---- whose ------------------------------------------------------------------------------------


def test_another_person_s_card_is_never_touched() -> None:
    """Decision 12: never touches another person's card."""
    world = tables()
    card_id = ask(world, "ana")
    world.do("kim", "hide_card", card_id=card_id)
    world.refused("kim", "not_undoable", "undo")
    assert world.card(card_id).is_hidden


def test_phases_and_seats_are_not_taken_back() -> None:
    """Rule 2.1: nothing of the course is skipped or turned."""
    world = World().start().open_camp(1).close_camp(1)
    world.refused("kim", "not_undoable", "undo")
    world.replace("kim", "ana", "anja")
    world.refused("kim", "not_undoable", "undo")
    world.do("kim", "rename_team", team_id="north", name="Nordpå")
    world.refused("kim", "not_undoable", "undo")


def test_who_has_left_takes_nothing_back() -> None:
    world = tables()
    play(world, "ana", "dream")
    seat = world.seat("ana")
    leave(world, "ana")
    world.refused(seat, "seat_taken_away", "undo")


def test_the_office_takes_nothing_back() -> None:
    world = tables()
    report(world, "ana")
    confirm(world, "ana", "permanent")
    world.refused("office", "not_your_role", "undo")


def test_chances_too() -> None:
    world = tables()
    before = world.copy()
    interview(world, "ana", tell="team")
    world.do("ana", "undo")
    assert is_as_before(world, before)


def test_a_split_is_whole_again() -> None:
    """Rule 4.6: the parts remember their whole."""
    world = tables()
    card_id = play(world, "ana", "action")
    before = world.copy()
    halves = [{"what": what, "due": world.today, "how": "I dag"} for what in ("Find to", "Ring til dem")]
    world.do("ana", "split_action", card_id=card_id, parts=halves)
    assert len(world.game.cards) == 3
    world.do("ana", "undo")
    assert is_as_before(world, before)


def test_a_finished_action_with_a_deed() -> None:
    world = tables()
    run_mission(world, "M02")
    finished(world, "ana", "coffee")
    assert mission(world).deeds["ana"] == {"outward_action_done": 1}
    world.do("ana", "undo")
    assert mission(world).deeds == {}
