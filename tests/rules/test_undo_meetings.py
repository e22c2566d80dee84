"""The host or coach goes back through an open meeting, one step after another (rule 10.2)."""

from functools import cache

from tests.rules.helping_tables import ask
from tests.world import World


@cache
def _camp() -> World:
    return World().start().open_camp(1)


def camp() -> tuple[World, str]:
    """Camp 1 is open with Kim as its host, everybody present; and its id."""
    world = _camp().copy()
    return world, world.meeting("camp", 1).id


def test_one_after_another_back_to_its_opening() -> None:
    """Rule 10.2."""
    world, meeting_id = camp()
    opened = world.game.meetings[meeting_id]
    for step_id in ("dreams", "dreams_aloud", "wall"):
        world.start_step(meeting_id, step_id)
    world.do("kim", "set_clock", meeting_id=meeting_id, action="pause")
    world.do("kim", "set_screen", meeting_id=meeting_id, screen="blank")
    for _ in range(5):
        world.do("kim", "undo", meeting_id=meeting_id)
    assert world.game.meetings[meeting_id] == opened
    world.refused("kim", "nothing_to_undo", "undo", meeting_id=meeting_id)


def test_those_who_came_meanwhile_stay() -> None:
    """What others did is not the host's to take back."""
    world, meeting_id = camp()
    world.do("kim", "tick_presence", meeting_id=meeting_id, person_id="ana", is_present=False)
    world.start_step(meeting_id, "dreams_aloud")
    world.do("lone", "report_table_ready", meeting_id=meeting_id)
    world.do("ana", "arrive", meeting_id=meeting_id)
    world.do("kim", "undo", meeting_id=meeting_id)
    meeting = world.game.meetings[meeting_id]
    assert meeting.step_id == "arrive"
    assert meeting.present["ana"]


def test_only_who_leads_goes_back() -> None:
    """Rule 10.2: the host or coach."""
    world, meeting_id = camp()
    world.start_step(meeting_id, "dreams")
    assert world.can("kim", "undo", meeting_id=meeting_id)
    for name in ("lone", "ana", "omar"):
        world.refused(name, "host_only", "undo", meeting_id=meeting_id)
        assert not world.can(name, "undo", meeting_id=meeting_id)
    world.do("lone", "take_hat", meeting_id=meeting_id)
    world.do("lone", "undo", meeting_id=meeting_id)
    assert world.game.meetings[meeting_id].step_id == "arrive"


def test_not_when_it_is_closed() -> None:
    """Rule 10.2: in an open meeting."""
    world, meeting_id = camp()
    world.start_step(meeting_id, "dreams")
    world.close_camp(1)
    world.refused("kim", "meeting_not_open", "undo", meeting_id=meeting_id)


def test_nor_is_anything_kept_for_it_then() -> None:
    """Rule 10.2: in an open meeting; what each step was before it is not carried along for the rest of the season."""
    world, meeting_id = camp()
    world.start_step(meeting_id, "dreams")
    world.start_step(meeting_id, "strengths")
    stack = f"meeting:{meeting_id}"
    assert len(world.game.undo[stack]) > 1
    world.close_camp(1)
    assert stack not in world.game.undo


def test_a_hidden_card_is_back() -> None:
    """Rule 10.2: spotlight, hiding."""
    world, meeting_id = camp()
    card_id = ask(world, "frode")
    world.do("kim", "hide_card", card_id=card_id)
    world.do("kim", "undo", meeting_id=meeting_id)
    assert not world.card(card_id).is_hidden


def test_nobody_comes_back_into_the_spotlight_without_a_new_yes() -> None:
    """Rule 6.4: only after that person said yes; "take me off" clears it."""
    world, meeting_id = camp()
    card_id = ask(world, "ana")
    world.do("ana", "ask_spotlight", meeting_id=meeting_id, card_id=card_id)
    assert world.game.meetings[meeting_id].spotlight is not None
    world.do("ana", "clear_spotlight", meeting_id=meeting_id)
    world.do("kim", "undo", meeting_id=meeting_id)
    spotlight = world.game.meetings[meeting_id].spotlight
    assert spotlight is not None
    assert not spotlight.is_agreed


def test_nor_a_card_that_is_gone() -> None:
    world, meeting_id = camp()
    card_id = ask(world, "ana")
    world.do("ana", "ask_spotlight", meeting_id=meeting_id, card_id=card_id)
    world.start_step(meeting_id, "dreams")
    world.do("ana", "take_back_card", card_id=card_id)
    world.do("kim", "undo", meeting_id=meeting_id)
    assert world.game.meetings[meeting_id].spotlight is None


def test_missions_once_drawn_stay_drawn() -> None:
    """Chance only shuffles; going back and forth never draws others."""
    world, meeting_id = camp()
    world.start_step(meeting_id, "mission")
    drawn = world.game.missions
    assert len(drawn) == 2
    world.do("kim", "undo", meeting_id=meeting_id)
    world.start_step(meeting_id, "mission")
    assert world.game.missions == drawn


def test_a_meeting_s_steps_do_not_hide_what_a_player_did_before() -> None:
    """Rule 10.2: two kinds of undo beside one another."""
    world, meeting_id = camp()
    world.do("kim", "give_key", team_id="north", text="Jeg kender en på et gartneri")
    world.start_step(meeting_id, "dreams")
    world.do("kim", "undo")
    assert world.game.keys == {}
    assert world.game.meetings[meeting_id].step_id == "dreams"
