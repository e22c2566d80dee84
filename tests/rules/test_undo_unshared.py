"""Taking something back never shows anything to more people (rule 10.2, decision 12)."""

import pytest

from teamwork.model import Level, Told
from tests.rules.helping_tables import ask
from tests.rules.job_tables import report, status
from tests.rules.playing_tables import play, tables


def test_a_raised_level_is_lowered_again() -> None:
    world = tables()
    card_id = play(world, "ana", "challenge")
    world.do("ana", "set_level", card_id=card_id, part="ask", level="hall")
    world.do("ana", "undo")
    assert world.card(card_id).parts["ask"].level is Level.TEAM


def test_a_lowered_level_is_not_raised() -> None:
    """Decision 12: undo never raises a level."""
    world = tables()
    card_id = ask(world, "ana")
    world.do("ana", "set_level", card_id=card_id, part="ask", level="me")
    world.refused("ana", "undo_never_shares", "undo")
    assert not world.can("ana", "undo")


@pytest.mark.parametrize("tell", ["me", "team"])
def test_nor_is_somebody_told_again(tell: str) -> None:
    """Decision 12."""
    world = tables()
    report(world, "ana", tell="hall", coach=True, celebrate=True)
    world.do("ana", "tell_status", tell=tell)
    world.refused("ana", "undo_never_shares", "undo")


def test_an_older_status_comes_back_told_to_no_more_than_the_one_after_it() -> None:
    """Decision 12."""
    world = tables()
    report(world, "ana", tell="hall", coach=True, celebrate=True)
    report(world, "ana", "searching", tell="team", coach=True)
    world.do("ana", "undo")
    assert status(world, "ana").code == "permanent"
    assert status(world, "ana").told == Told(level=Level.TEAM, coach=True)


def test_a_card_that_was_taken_back_comes_back_to_its_owner_alone() -> None:
    """Decision 12."""
    world = tables()
    card_id = play(world, "ana", "dream", shown={"work": {"level": "hall"}, "details": {"level": "table"}})
    words = dict(world.words)
    world.do("ana", "take_back_card", card_id=card_id)
    assert world.words != words
    world.do("ana", "undo")
    assert world.card(card_id).state == "open"
    assert {shown.level for shown in world.card(card_id).parts.values()} == {Level.ME}
    assert not any(shown.coach for shown in world.card(card_id).parts.values())
    assert world.words == words


@pytest.mark.parametrize("label", ["initials", "none"])
def test_a_label_taken_off_the_pawn_is_not_put_on_again(label: str) -> None:
    world = tables()
    world.do("ana", "choose_label", label="name", shows_late_stages=True)
    world.do("ana", "choose_label", label=label)
    world.refused("ana", "undo_never_shares", "undo")
