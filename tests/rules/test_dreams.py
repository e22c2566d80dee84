"""Dreams (rule 4.3), and what every play has in common: answers, limits, levels (rules 4.2, 4.7, 4.8)."""

from typing import Any

import pytest

from teamwork.events import CardEnded, CardPlayed, DoneEarlier
from teamwork.model import Level, Shown
from teamwork.seats import Role
from tests.given import given
from tests.rules.playing_tables import DREAM, days_pass, play, tables


def test_a_dream_lies_open_with_its_words_outside_the_record() -> None:
    """Rule 4.3; visibility.md: events carry lengths, never words."""
    outcome = given(on=tables()).when("play_dream", by="ana", **DREAM, sign="Jeg har talt med en")
    outcome.then_words(
        work="Arbejde med vand",
        why="Det giver mening",
        workplace_1="Et renseanlæg",
        sign="Jeg har talt med en",
    )
    outcome.then_among_others(
        CardPlayed(
            card_id="card-1",
            card_kind="dream",
            ref=None,
            owner_id="ana",
            author_id="ana",
            team_id="north",
            state="open",
            parts={"work": Shown(level=Level.TEAM), "details": Shown(level=Level.TEAM)},
            written={"work": 16, "why": 16, "workplace_1": 13, "sign": 19},
        )
    )


def test_what_a_dream_shows_counts_from_the_version_it_was_played_in() -> None:
    """Rule 2.3: who is seated later sees it only if it is set anew."""
    world = tables()
    card = world.card(play(world, "ana", "dream"))
    assert {shown.since_v for shown in card.parts.values()} == {world.game.v} == {card.played_v}


def test_at_most_three_dreams_are_open() -> None:
    """Rule 4.3: at most 3 open."""
    world = tables()
    first, *_ = [play(world, "ana", "dream") for _ in range(3)]
    assert world.refused("ana", "too_many_dreams", "play_dream", **DREAM).params["most"] == 3
    assert not world.can("ana", "play_dream")
    world.do("ana", "close_dream", card_id=first)
    assert world.can("ana", "play_dream")
    play(world, "ana", "dream")


def test_the_dreams_of_others_do_not_count() -> None:
    world = tables()
    for _ in range(3):
        play(world, "bo", "dream")
    assert world.can("ana", "play_dream")


@pytest.mark.parametrize("field", ["work", "why"])
def test_a_refusal_names_the_empty_field(field: str) -> None:
    """Rule 4.2: answers are required unless marked optional; a refusal names the field."""
    refusal = tables().refused("ana", "text_empty", "play_dream", **{**DREAM, field: "  \n "})
    assert refusal.params["field"] == field


def test_an_optional_answer_of_blanks_is_left_out() -> None:
    """Rule 4.2."""
    world = tables()
    card_id = play(world, "ana", "dream", sign="   ")
    assert "sign" not in world.card(card_id).written
    assert world.word(card_id, "sign") is None


def test_a_text_has_a_limit() -> None:
    """Rule 4.2: texts have length limits, and the refusal says both numbers."""
    world = tables()
    refusal = world.refused("ana", "text_too_long", "play_dream", **{**DREAM, "work": "x" * 201})
    assert refusal.params == {"field": "work", "length": 201, "limit": 200}
    play(world, "ana", "dream", work="x" * 200)


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"why": "Som i 010190-1234"}, "why"), ({"workplaces": ["Novo", "0101901234"]}, "workplace_2")],
)
def test_a_personal_number_is_refused(fields: dict[str, Any], field: str) -> None:
    """Rule 4.8."""
    refusal = tables().refused("ana", "personal_number", "play_dream", **{**DREAM, **fields})
    assert refusal.params["field"] == field


def test_a_phone_number_passes() -> None:
    """Rule 4.8: an eight-digit phone number passes."""
    play(tables(), "ana", "dream", why="Ring 12 34 56 78 eller 01019012")


@pytest.mark.parametrize("workplaces", [[], ["", "  "]])
def test_a_dream_names_a_workplace(workplaces: list[str]) -> None:
    """Rule 4.3: one to three."""
    tables().refused("ana", "workplaces_needed", "play_dream", **{**DREAM, "workplaces": workplaces})


def test_a_dream_names_at_most_three_workplaces() -> None:
    """Rule 4.3: one to three."""
    world = tables()
    refusal = world.refused("ana", "too_many_workplaces", "play_dream", **{**DREAM, "workplaces": list("abcd")})
    assert refusal.params["most"] == 3
    card_id = play(world, "ana", "dream", workplaces=["a", "", "b", "c"])
    assert [world.word(card_id, f"workplace_{n}") for n in (1, 2, 3)] == ["a", "b", "c"]


def test_the_author_chooses_who_sees_a_part() -> None:
    """Rule 4.7: who sees it is chosen per card; decision 8: per part."""
    world = tables()
    card_id = play(world, "ana", "dream", shown={"work": {"level": "hall"}, "details": {"level": "me", "coach": True}})
    parts = world.card(card_id).parts
    assert (parts["work"].level, parts["work"].coach) == (Level.HALL, False)
    assert (parts["details"].level, parts["details"].coach) == (Level.ME, True)


def test_a_card_has_only_its_own_parts() -> None:
    """Decision 8."""
    refusal = tables().refused("ana", "part_unknown", "play_dream", **DREAM, shown={"story": {"level": "team"}})
    assert refusal.params["part"] == "story"


def test_a_dream_is_closed_on_the_persons_own_day() -> None:
    """Rule 10.4: facts carry the person's time beside the server's."""
    world = tables()
    card_id = play(world, "ana", "dream")
    yesterday = world.at
    days_pass(world, 1)
    decision = world.do("ana", "close_dream", card_id=card_id, done_at=yesterday)
    assert decision.events[:2] == (
        DoneEarlier(done_at=yesterday),
        CardEnded(card_id=card_id, state="closed", ended_on=yesterday.date()),
    )
    card = world.card(card_id)
    assert (card.state, card.ended_on) == ("closed", yesterday.date())
    assert card.ended_at is not None
    assert card.ended_at > yesterday
    world.refused("ana", "card_not_open", "close_dream", card_id=card_id)
    assert not world.can("ana", "close_dream")


def test_a_dream_that_one_cannot_see_is_not_found() -> None:
    """Decision 15: what the caller may not see answers not found, what they may see but not do not theirs."""
    world = tables()
    hidden = play(world, "bo", "dream", shown={"work": {"level": "me"}, "details": {"level": "me"}})
    shared = play(world, "bo", "dream")
    world.refused("ana", "not_found", "close_dream", card_id=hidden)
    world.refused("ana", "not_found", "close_dream", card_id="card-99")
    world.refused("ana", "not_yours", "close_dream", card_id=shared)
    world.refused("bo", "not_found", "finish_action", card_id=shared, result="done")


@pytest.mark.parametrize(("name", "role"), [("kim", Role.COACH), ("omar", Role.HELPER)])
def test_only_a_graduate_plays_a_dream(name: str, role: Role) -> None:
    """Rule 4.3, rule 5.7."""
    world = tables()
    assert world.person(name).role is role
    world.refused(name, "not_your_role", "play_dream", **DREAM)
    world.refused(name, "not_your_role", "close_dream", card_id=play(world, "ana", "dream"))
