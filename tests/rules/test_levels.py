"""Who sees a card, and its author's right to write it anew or take it back (rules 4.7 and 4.9)."""

from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from teamwork.events import AskClaimed, CardEnded, ClaimReleased, DoorReleased, DoorTakenDown, LevelSet
from teamwork.model import PARTS, Level, Shown
from teamwork.visibility import sees_door_owner, sees_part
from tests.rules.playing_tables import leave, play, seat, tables, turn_to
from tests.world import World

EVERYONE = ("ana", "bo", "carl", "kim", "omar", "frode", "lone", "tina", "screen", "office")


def who_sees(world: World, card_id: str, part: Any) -> set[str]:
    """Those beside its owner Ana who see a part."""
    card = world.card(card_id)
    return {name for name in EVERYONE[1:] if sees_part(world.game, world.seat(name), card, part)}


@pytest.mark.parametrize(
    ("level", "coach", "seen_by"),
    [
        ("me", False, set()),
        ("me", True, {"kim"}),
        ("team", False, {"bo", "carl"}),
        ("team", True, {"bo", "carl", "kim"}),
        ("table", False, {"bo", "carl", "kim", "omar"}),
        ("hall", False, {"bo", "carl", "kim", "omar", "frode", "lone", "tina", "screen"}),
    ],
)
def test_a_level_says_who_sees_it(level: str, coach: bool, seen_by: set[str]) -> None:
    """Rule 4.7, decision 8: levels nest; table and hall include the coach, me and team only with the tick."""
    world = tables()
    card_id = play(world, "ana", "dream")
    world.do("ana", "set_level", card_id=card_id, part="work", level=level, coach=coach)
    assert who_sees(world, card_id, "work") == seen_by


def test_parts_of_a_card_are_released_one_by_one() -> None:
    """Decision 8: parts with a level each."""
    world = tables()
    card_id = play(world, "ana", "dream")
    world.do("ana", "set_level", card_id=card_id, part="work", level="hall")
    assert "screen" in who_sees(world, card_id, "work")
    assert who_sees(world, card_id, "details") == {"bo", "carl"}
    world.refused("ana", "part_unknown", "set_level", card_id=card_id, part="story", level="me")
    world.refused("ana", "part_unknown", "set_level", card_id=card_id, part="owner", level="me")


def test_only_the_owner_sets_a_level() -> None:
    """Rule 4.7: only the author raises it; decision 15."""
    world = tables()
    card_id = play(world, "ana", "dream")
    world.refused("bo", "not_yours", "set_level", card_id=card_id, part="work", level="hall")
    world.refused("frode", "not_found", "set_level", card_id=card_id, part="work", level="hall")
    world.refused("kim", "not_your_role", "set_level", card_id=card_id, part="work", level="me")
    assert [name for name in ("ana", "bo", "frode", "kim") if world.can(name, "set_level")] == ["ana"]


@pytest.mark.parametrize("phase", ["setup", "first_half", "camp_2", "extra_time", "closed"])
def test_lowering_works_in_every_phase(phase: str) -> None:
    """Decision 14."""
    world = tables()
    card_id = play(world, "ana", "dream")
    turn_to(world, phase)
    assert world.can("ana", "set_level", card_id=card_id)
    world.do("ana", "set_level", card_id=card_id, part="work", level="me")
    assert who_sees(world, card_id, "work") == set()


@pytest.mark.parametrize("phase", ["setup", "closed"])
@pytest.mark.parametrize("wider", [{"level": "table"}, {"level": "me", "coach": True}, {"level": "team"}])
def test_nothing_is_shown_to_more_when_the_game_is_over(phase: str, wider: dict[str, Any]) -> None:
    """Rule 2.4: in ``closed`` nothing; sharing anew at the same level may reach a newcomer too."""
    world = tables()
    card_id = play(world, "ana", "dream")
    turn_to(world, phase)
    refusal = world.refused("ana", "phase_forbids", "set_level", card_id=card_id, part="work", **wider)
    assert refusal.params["field"] == "level"


def test_a_card_may_be_shown_to_more_in_extra_time() -> None:
    world = tables()
    card_id = play(world, "ana", "strength")
    turn_to(world, "extra_time")
    world.do("ana", "set_level", card_id=card_id, part="strength", level="hall")


def test_what_was_nobodys_and_stays_nobodys_is_nothing_to_do() -> None:
    world = tables()
    card_id = play(world, "ana", "challenge")
    assert world.do("ana", "set_level", card_id=card_id, part="story", level="me").events == ()


def test_a_newcomer_sees_what_is_shared_anew_and_nothing_before() -> None:
    """Rule 2.3: sees nothing from before unless its author shares it anew."""
    world = tables()
    card_id = play(world, "ana", "dream")
    leave(world, "carl")
    seat(world, "dora", "graduate", "north")
    card = world.card(card_id)
    assert not sees_part(world.game, world.seat("dora"), card, "work")
    world.do("ana", "set_level", card_id=card_id, part="work", level="team")
    assert world.card(card_id).parts["work"].since_v == world.game.v
    assert sees_part(world.game, world.seat("dora"), world.card(card_id), "work")
    assert not sees_part(world.game, world.seat("dora"), world.card(card_id), "details")


def test_a_lowering_shows_a_newcomer_nothing() -> None:
    """Rules 2.3 and 4.7: taking something back from some is not sharing it anew with others."""
    world = tables()
    card_id = play(world, "ana", "dream", shown={"work": {"level": "hall"}})
    leave(world, "carl")
    seat(world, "dora", "graduate", "north")
    world.do("ana", "set_level", card_id=card_id, part="work", level="team")
    assert not sees_part(world.game, world.seat("dora"), world.card(card_id), "work")


shown = st.builds(Shown, level=st.sampled_from(Level), coach=st.booleans())


@for_all(shown, shown, st.sampled_from(["work", "details"]))
def test_a_lowering_never_shows_anybody_anything(before: Shown, after: Shown, part: str) -> None:
    """Rule 4.7, decision 12: what counts as lowering is judged by who sees it."""
    world = tables()
    card_id = play(world, "ana", "dream", shown={part: {"level": before.level, "coach": before.coach}})
    seen_before = who_sees(world, card_id, part)
    world.do("ana", "set_level", card_id=card_id, part=part, level=after.level, coach=after.coach)
    seen_after = who_sees(world, card_id, part)
    if after.is_below(before):
        assert seen_after <= seen_before
    if not seen_after <= seen_before:
        assert after.reaches_beyond(before)


# ---- whose door it is -------------------------------------------------------------------------


def with_door(world: World, level: Level = Level.ME) -> tuple[str, str]:
    """A dream of Ana's and the door she released from it."""
    dream = play(world, "ana", "dream")
    world.happened(
        "ana",
        DoorReleased(
            door_id="door-1",
            card_id=dream,
            workplace=1,
            owner_id="ana",
            team_id="north",
            owner_shown=Shown(level=level),
            length=13,
        ),
    )
    world.words["door-1/workplace"] = "Et renseanlæg"
    return dream, "door-1"


def test_the_owner_tells_whose_door_it_is() -> None:
    """Rule 5.1; visibility.md: whose door it is, as far as its owner released it."""
    world = tables()
    _, door_id = with_door(world)
    bo = world.seat("bo")
    assert not sees_door_owner(world.game, bo, world.game.doors[door_id])
    decision = world.do("ana", "set_level", card_id=door_id, part="owner", level="team")
    assert decision.events[0] == LevelSet(card_id=door_id, part="owner", level=Level.TEAM, coach=False)
    assert sees_door_owner(world.game, bo, world.game.doors[door_id])
    assert world.game.doors[door_id].owner_shown.since_v == world.game.v


def test_a_door_has_no_other_part_and_no_other_master() -> None:
    world = tables()
    _, door_id = with_door(world)
    world.refused("ana", "part_unknown", "set_level", card_id=door_id, part="work", level="team")
    world.refused("bo", "not_yours", "set_level", card_id=door_id, part="owner", level="me")
    assert world.can("ana", "set_level", card_id=door_id)
    assert not world.can("bo", "set_level")


def test_whose_door_it_is_may_be_kept_back_when_the_game_is_closed() -> None:
    """Decision 14."""
    world = tables()
    _, door_id = with_door(world, Level.TEAM)
    turn_to(world, "closed")
    world.refused("ana", "phase_forbids", "set_level", card_id=door_id, part="owner", level="table")
    world.do("ana", "set_level", card_id=door_id, part="owner", level="me")


# ---- new words --------------------------------------------------------------------------------


def test_an_author_writes_a_card_anew() -> None:
    """Rule 4.9: the record keeps that it happened, not what was said."""
    world = tables()
    card_id = play(world, "ana", "dream")
    decision = world.do("ana", "revise_card", card_id=card_id, fields={"work": "Vand og data", "sign": "Et opkald"})
    assert "Vand" not in str(decision.events)
    assert world.card(card_id).written == {"why": 16, "workplace_1": 13, "work": 12, "sign": 9}
    assert (world.word(card_id, "work"), world.word(card_id, "why")) == ("Vand og data", "Det giver mening")


def test_an_optional_answer_may_be_emptied_and_a_required_one_not() -> None:
    """Rule 4.2."""
    world = tables()
    card_id = play(world, "ana", "dream", sign="Et opkald")
    world.do("ana", "revise_card", card_id=card_id, fields={"sign": ""})
    assert "sign" not in world.card(card_id).written
    assert world.word(card_id, "sign") is None
    refusal = world.refused("ana", "text_empty", "revise_card", card_id=card_id, fields={"why": " "})
    assert refusal.params["field"] == "why"


def test_workplaces_are_written_anew_together() -> None:
    """Rule 4.3: one to three."""
    world = tables()
    card_id = play(world, "ana", "dream", workplaces=["a", "b", "c"])
    world.do("ana", "revise_card", card_id=card_id, fields={}, workplaces=["dd", "b"])
    assert {f: n for f, n in world.card(card_id).written.items() if "workplace" in f} == {
        "workplace_1": 2,
        "workplace_2": 1,
    }
    assert [world.word(card_id, f"workplace_{n}") for n in (1, 2, 3)] == ["dd", "b", None]
    world.refused("ana", "too_many_workplaces", "revise_card", card_id=card_id, fields={}, workplaces=list("abcd"))
    world.refused("ana", "workplaces_needed", "revise_card", card_id=card_id, fields={}, workplaces=[])


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("dream", {"ask": "x"}),
        ("dream", {"workplace_1": "x"}),
        ("action", {"learnt": "x"}),
        ("action", {"due": "2026-02-03"}),
        ("challenge", {"influence": "yes"}),
    ],
)
def test_only_the_words_of_that_kind_of_card_are_rewritten(kind: str, fields: dict[str, str]) -> None:
    world = tables()
    world.refused("ana", "field_unknown", "revise_card", card_id=play(world, "ana", kind), fields=fields)


def test_only_a_dream_has_workplaces() -> None:
    world = tables()
    card_id = play(world, "ana", "challenge")
    world.refused("ana", "field_unknown", "revise_card", card_id=card_id, fields={}, workplaces=["Novo"])


def test_new_words_obey_the_same_rules() -> None:
    """Rules 4.2 and 4.8."""
    world = tables()
    card_id = play(world, "ana", "action")
    world.refused("ana", "text_too_long", "revise_card", card_id=card_id, fields={"what": "x" * 401})
    world.refused("ana", "personal_number", "revise_card", card_id=card_id, fields={"if_it_fails": "010190 1234"})


def test_nothing_written_anew_is_nothing_to_do() -> None:
    world = tables()
    decision = world.do("ana", "revise_card", card_id=play(world, "ana", "dream"), fields={})
    assert (decision.events, decision.words) == ((), ())


def test_an_ended_card_is_not_rewritten() -> None:
    world = tables()
    card_id = play(world, "ana", "dream")
    world.do("ana", "close_dream", card_id=card_id)
    world.refused("ana", "card_not_open", "revise_card", card_id=card_id, fields={"why": "x"})
    assert not world.can("ana", "revise_card")


def test_a_given_strength_is_its_givers_words_while_it_lies_face_down() -> None:
    """Rules 4.4 and 4.9: by its author; once taken it lies as it was taken."""
    world = tables()
    card_id = play(world, "omar", "strength", person_id="ana")
    world.refused("ana", "words_of_giver", "revise_card", card_id=card_id, fields={"claim": "x"})
    world.do("omar", "revise_card", card_id=card_id, fields={"claim": "Du samler folk"})
    world.do("ana", "take_strength", card_id=card_id)
    world.refused("omar", "strength_is_theirs", "revise_card", card_id=card_id, fields={"claim": "x"})
    world.refused("ana", "words_of_giver", "revise_card", card_id=card_id, fields={"claim": "x"})
    world.refused("bo", "not_yours", "revise_card", card_id=card_id, fields={"claim": "x"})
    assert not world.can("omar", "revise_card")
    assert world.word(card_id, "claim") == "Du samler folk"


# ---- taken back -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(PARTS))
@pytest.mark.parametrize("phase", ["first_half", "extra_time", "closed"])
def test_an_own_card_is_taken_back_with_its_words_in_every_phase(kind: str, phase: str) -> None:
    """Rule 4.9, decision 14."""
    world = tables()
    card_id = play(world, "ana", kind)
    turn_to(world, phase)
    assert world.can("ana", "take_back_card", card_id=card_id)
    decision = world.do("ana", "take_back_card", card_id=card_id)
    assert decision.events[0] == CardEnded(card_id=card_id, state="taken_back", ended_on=world.today)
    assert [key for key in world.words if key.startswith(f"{card_id}/")] == []
    world.refused("ana", "not_found", "take_back_card", card_id=card_id)


def test_a_card_that_has_ended_may_be_taken_back_too() -> None:
    """Rule 4.9."""
    world = tables()
    card_id = play(world, "ana", "action")
    world.do("ana", "finish_action", card_id=card_id, result="done", learnt="Noget")
    world.do("ana", "take_back_card", card_id=card_id)
    assert world.word(card_id, "learnt") is None


def test_the_doors_of_a_dream_taken_back_come_down() -> None:
    """Rule 5.1: words and all."""
    world = tables()
    dream, door_id = with_door(world)
    decision = world.do("ana", "take_back_card", card_id=dream)
    assert DoorTakenDown(door_id=door_id) in decision.events
    assert world.game.doors[door_id].is_down
    assert world.word(door_id, "workplace") is None


def test_the_doors_of_other_dreams_stay() -> None:
    world = tables()
    _, door_id = with_door(world)
    world.do("ana", "take_back_card", card_id=play(world, "ana", "dream"))
    assert not world.game.doors[door_id].is_down


def test_whoever_took_its_ask_is_free_of_it() -> None:
    """Rule 5.5."""
    world = tables()
    card_id = play(world, "ana", "challenge")
    world.happened("bo", AskClaimed(claim_id="claim-1", card_id=card_id, asker_id="ana", claimer_id="bo"))
    decision = world.do("ana", "take_back_card", card_id=card_id)
    assert ClaimReleased(claim_id="claim-1") in decision.events
    assert world.game.claims["claim-1"].state == "released"


@pytest.mark.parametrize("giver", ["bo", "kim", "omar"])
def test_a_giver_takes_a_strength_back_while_it_lies_face_down(giver: str) -> None:
    """Rule 4.9."""
    world = tables()
    card_id = play(world, giver, "strength", person_id="ana")
    world.refused("ana", "take_or_decline", "take_back_card", card_id=card_id)
    assert world.can(giver, "take_back_card", card_id=card_id)
    world.do(giver, "take_back_card", card_id=card_id)
    world.refused("ana", "not_found", "take_strength", card_id=card_id)


def test_once_taken_a_strength_is_its_receivers_to_take_back() -> None:
    """Rule 4.9."""
    world = tables()
    card_id = play(world, "omar", "strength", person_id="ana")
    world.do("ana", "take_strength", card_id=card_id)
    world.refused("omar", "strength_is_theirs", "take_back_card", card_id=card_id)
    world.refused("bo", "not_yours", "take_back_card", card_id=card_id)
    assert not world.can("omar", "take_back_card")
    world.do("ana", "take_back_card", card_id=card_id)
    assert world.word(card_id, "claim") is None
