"""Actions (rule 4.6, decision 10)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from teamwork.events import ActionKept, ActionMoved, CardEnded, KeyHung, KeyTaken, StatusSet
from teamwork.model import Level, Status
from tests.rules.playing_tables import ACTION, days_pass, play, tables
from tests.world import World


def in_days(world: World, days: int) -> date:
    return world.today + timedelta(days=days)


def test_an_action_lies_open_with_its_day_and_kind() -> None:
    """Rule 4.6; default level by rule 4.7: team, with the coach ticked on; what is learnt is one's own."""
    world = tables()
    card = world.card(play(world, "ana", "action", due=in_days(world, 3), with_whom="Bo"))
    assert (card.state, card.due, card.action_kind) == ("open", in_days(world, 3), "weak_tie")
    assert set(card.written) == {"what", "how", "with_whom"}
    assert {part: (shown.level, shown.coach) for part, shown in card.parts.items()} == {
        "plan": (Level.TEAM, True),
        "learnt": (Level.ME, False),
    }


@pytest.mark.parametrize("days", [0, 14])
def test_a_day_lies_between_today_and_a_fortnight_ahead(days: int) -> None:
    """Rule 4.6: at most 14 days ahead."""
    world = tables()
    play(world, "ana", "action", due=in_days(world, days))


@pytest.mark.parametrize("days", [-1, 15])
def test_another_day_is_refused_and_says_which_would_be_right(days: int) -> None:
    """Rule 4.6."""
    world = tables()
    refusal = world.refused("ana", "due_out_of_range", "play_action", **ACTION, due=in_days(world, days))
    assert refusal.params == {
        "field": "due",
        "days": 14,
        "first": world.today.isoformat(),
        "last": in_days(world, 14).isoformat(),
    }


def test_an_action_taken_down_offline_yesterday_may_be_due_yesterday() -> None:
    """Rule 10.4: a phone without a connection hands over what its owner did, with the time it was done."""
    world = tables()
    yesterday = world.at
    days_pass(world, 1)
    play(world, "ana", "action", due=yesterday.date(), done_at=yesterday)
    world.refused("ana", "due_out_of_range", "play_action", **ACTION, due=in_days(world, -2), done_at=yesterday)


def test_a_printed_card_brings_its_kind() -> None:
    """Rule 4.6: its action kind comes with the card."""
    world = tables()
    assert world.card(play(world, "ana", "action", ref="A05", action_kind=None)).action_kind == "targeted_application"
    assert world.card(play(world, "ana", "action", ref="A05", action_kind="recover")).action_kind == (
        "targeted_application"
    )


@pytest.mark.parametrize("ref", [None, "X2"])
def test_on_a_blank_card_the_player_picks_the_kind(ref: str | None) -> None:
    """Rule 4.6."""
    world = tables()
    world.refused(
        "ana", "action_kind_needed", "play_action", **{**ACTION, "action_kind": None}, ref=ref, due=world.today
    )
    world.refused(
        "ana", "action_kind_unknown", "play_action", **{**ACTION, "action_kind": "x"}, ref=ref, due=world.today
    )
    assert world.card(play(world, "ana", "action", ref=ref, action_kind="coffee")).action_kind == "coffee"


def test_an_action_may_serve_an_own_open_dream_or_challenge() -> None:
    """Rule 4.6: what it serves (dream, challenge, key)."""
    world = tables()
    for kind in ("dream", "challenge"):
        served = play(world, "ana", kind)
        assert world.card(play(world, "ana", "action", serves=served)).serves == served


def test_an_action_may_serve_a_key_in_hand() -> None:
    """Rule 4.6."""
    world = tables()
    hung = KeyHung(key_id="key-1", team_id="north", giver_id="omar", door_id=None, owner_first_until=None, length=9)
    world.happened("omar", hung)
    serving: dict[str, Any] = {**ACTION, "due": world.today, "serves": "key-1"}
    world.refused("ana", "serves_not_own", "play_action", **serving)
    world.happened("ana", KeyTaken(key_id="key-1", holder_id="ana"))
    play(world, "ana", "action", serves="key-1")
    world.refused("bo", "serves_not_own", "play_action", **serving)


def test_an_action_serves_nothing_that_is_not_ones_own_and_open() -> None:
    """Rule 4.6; decision 15: the same answer whatever the id is."""
    world = tables()
    closed = play(world, "ana", "dream")
    world.do("ana", "close_dream", card_id=closed)
    not_served = (play(world, "bo", "dream"), play(world, "ana", "action"), play(world, "ana", "strength"), closed, "x")
    for served in not_served:
        world.refused("ana", "serves_not_own", "play_action", **ACTION, due=world.today, serves=served)


@pytest.mark.parametrize("result", ["done", "partly", "not_done"])
def test_an_action_ends_in_one_of_three_complete_ways(result: Any) -> None:
    """Rule 4.6: three complete answers, none worth more."""
    world = tables()
    card_id = play(world, "ana", "action")
    decision = world.do("ana", "finish_action", card_id=card_id, result=result)
    assert decision.events[0] == CardEnded(card_id=card_id, state=result, ended_on=world.today)
    assert world.card(card_id).state == result
    world.refused("ana", "card_not_open", "finish_action", card_id=card_id, result="done")


def test_what_was_learnt_is_optional_and_kept() -> None:
    world = tables()
    card_id = play(world, "ana", "action")
    world.do("ana", "finish_action", card_id=card_id, result="partly", learnt="  Ring om formiddagen ")
    assert world.word(card_id, "learnt") == "Ring om formiddagen"
    assert world.card(card_id).written["learnt"] == 19


def test_an_action_is_moved_within_the_same_days() -> None:
    """Rule 4.6."""
    world = tables()
    card_id = play(world, "ana", "action")
    decision = world.do("ana", "move_action", card_id=card_id, due=in_days(world, 5))
    assert decision.events == (ActionMoved(card_id=card_id, due=in_days(world, 5)),)
    assert (world.card(card_id).due, world.card(card_id).times_moved) == (in_days(world, 5), 1)
    world.refused("ana", "due_out_of_range", "move_action", card_id=card_id, due=in_days(world, 15))
    world.refused("ana", "due_out_of_range", "move_action", card_id=card_id, due=in_days(world, -1))


def test_moving_to_the_same_day_is_a_look_and_no_move() -> None:
    world = tables()
    card_id = play(world, "ana", "action")
    assert world.do("ana", "move_action", card_id=card_id, due=world.today).events == (ActionKept(card_id=card_id),)
    assert world.card(card_id).times_moved == 0


def test_every_command_on_an_action_is_a_look_at_it() -> None:
    """Decision 10: looked at means one of them since the check-in's opening."""
    world = tables()

    def looked(card_id: str) -> datetime | None:
        return world.card(card_id).looked_at

    card_ids = [play(world, "ana", "action") for _ in range(4)]
    played = [looked(card_id) for card_id in card_ids]
    assert None not in played
    world.do("ana", "keep_action", card_id=card_ids[0])
    world.do("ana", "move_action", card_id=card_ids[1], due=in_days(world, 1))
    world.do("ana", "finish_action", card_id=card_ids[2], result="done")
    split(world, card_ids[3])
    for card_id, before in zip(card_ids, played, strict=True):
        after = looked(card_id)
        assert before is not None
        assert after is not None
        assert after > before


def split(world: World, card_id: str, count: int = 2, **fields: Any) -> None:
    part = {"what": "En mindre del", "how": "Ved køkkenbordet", "due": world.today, **fields}
    world.do("ana", "split_action", card_id=card_id, parts=[part] * count)


def test_the_parts_of_an_action_remember_their_whole() -> None:
    """Rule 4.6: the offer to split it (the parts remember their whole)."""
    world = tables()
    dream = play(world, "ana", "dream")
    shown = {"plan": {"level": "table"}, "learnt": {"level": "team"}}
    whole = play(world, "ana", "action", serves=dream, ref="A04", shown=shown)
    split(world, whole, count=3)
    parts = [card for card in world.game.cards.values() if card.whole_id == whole]
    assert world.card(whole).state == "closed"
    assert len(parts) == 3
    for part in parts:
        assert (part.state, part.action_kind, part.serves, part.ref) == ("open", "unsolicited", dream, None)
        assert (part.parts["plan"].level, part.parts["learnt"].level) == (Level.TABLE, Level.ME)
        assert world.word(part.id, "what") == "En mindre del"


def test_a_split_always_works_and_is_always_offered() -> None:
    """Rule 4.6; decision 20: an option lists what would be accepted."""
    world = tables()
    card_id = play(world, "ana", "action")
    assert world.can("ana", "split_action", card_id=card_id)
    assert world.card(card_id).times_moved == 0
    split(world, card_id)
    assert not world.can("ana", "split_action", card_id=card_id)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"what": ""}, "text_empty", "parts.1.what"),
        ({"how": "x" * 241}, "text_too_long", "parts.1.how"),
        ({"due": date(2020, 1, 1)}, "due_out_of_range", "parts.1.due"),
    ],
)
def test_a_fault_in_a_part_is_named(fields: dict[str, Any], code: str, field: str) -> None:
    """Rule 4.2: a refusal names the field."""
    world = tables()
    card_id = play(world, "ana", "action")
    part = {"what": "En mindre del", "how": "Ved køkkenbordet", "due": world.today, **fields}
    assert world.refused("ana", code, "split_action", card_id=card_id, parts=[part] * 2).params["field"] == field


@pytest.mark.parametrize("count", [1, 6])
def test_a_whole_has_two_to_five_parts(count: int) -> None:
    world = tables()
    part = {"what": "a", "how": "b", "due": world.today}
    world.refused("ana", "invalid_field", "split_action", card_id=play(world, "ana", "action"), parts=[part] * count)


def test_a_player_in_a_job_may_still_play_an_action() -> None:
    """Rule 5.8: asked for none of their own, which forbids none."""
    world = tables()
    status = Status(code="permanent", from_date=world.today, reported_at=world.at)
    world.happened("ana", StatusSet(person_id="ana", status=status))
    assert world.can("ana", "play_action")
    play(world, "ana", "action")


@pytest.mark.parametrize("name", ["kim", "omar"])
def test_coach_and_helpers_never_play_or_finish_an_action(name: str) -> None:
    """Rule 5.7."""
    world = tables()
    card_id = play(world, "ana", "action", shown={"plan": {"level": "table"}})
    world.refused(name, "not_your_role", "play_action", **ACTION, due=world.today)
    world.refused(name, "not_your_role", "finish_action", card_id=card_id, result="done")


def test_a_teammates_action_is_theirs() -> None:
    """Decision 15."""
    world = tables()
    card_id = play(world, "bo", "action")
    for kind, fields in {
        "finish_action": {"result": "done"},
        "move_action": {"due": world.today},
        "keep_action": {},
    }.items():
        world.refused("ana", "not_yours", kind, card_id=card_id, **fields)
        assert not world.can("ana", kind)
    world.refused("frode", "not_found", "keep_action", card_id=card_id)
