"""The shared screen: what it turns to, the spotlight, taking a card off (rules 4.7 and 6.4)."""

from datetime import timedelta

import pytest

from teamwork.events import CardHidden, SpotlightSet
from teamwork.model import Film, Meeting, Spotlight
from tests.given import given
from tests.rules.helping_tables import ask, release_door
from tests.rules.playing_tables import play
from tests.world import World, world_in

HALL = {"work": {"level": "hall"}}


@pytest.fixture
def camp() -> World:
    return world_in("camp_1")


@pytest.fixture
def camp_id(camp: World) -> str:
    return camp.meeting("camp").id


def spotlight(world: World) -> Spotlight | None:
    return world.meeting("camp").spotlight


# What the screen turns to


def test_the_screen_obeys_the_host(camp: World, camp_id: str) -> None:
    """Rule 2.6."""
    camp.do("kim", "set_screen", meeting_id=camp_id, screen="blank")
    assert camp.meeting("camp").screen == "blank"
    assert camp.do("kim", "set_screen", meeting_id=camp_id, screen="blank").events == ()
    camp.refused("lone", "host_only", kind="set_screen", meeting_id=camp_id, screen="board")
    assert [option["meeting_id"] for option in camp.options("kim", "set_screen")] == [camp_id]
    assert camp.options("lone", "set_screen") == ()


# The film


@pytest.fixture
def last_camp() -> World:
    world = world_in("camp_3")
    world.do("kim", "start_step", meeting_id=camp_3(world).id, step_id="film")
    return world


def camp_3(world: World) -> Meeting:
    return next(meeting for meeting in world.game.meetings.values() if meeting.kind == "camp" and meeting.number == 3)


def test_the_host_sets_the_film_to_a_day_to_run_on_or_to_rest(last_camp: World) -> None:
    """Rule 10.3: forwards and back, any day to stop at."""
    day = last_camp.game.started_on + timedelta(days=20)
    last_camp.do("kim", "set_film", meeting_id=camp_3(last_camp).id, at=day, is_running=True)
    assert camp_3(last_camp).film == Film(at=day, runs_since=last_camp.game.at)
    last_camp.do("kim", "set_film", meeting_id=camp_3(last_camp).id, at=day, is_running=False)
    assert camp_3(last_camp).film == Film(at=day, runs_since=None)
    last_camp.refused("lone", "host_only", kind="set_film", meeting_id=camp_3(last_camp).id, at=day, is_running=True)


@pytest.mark.parametrize("days", [-400, 400])
def test_the_film_shows_no_day_before_the_game_and_none_to_come(last_camp: World, days: int) -> None:
    game = last_camp.game
    at = game.today + timedelta(days=days)
    last_camp.do("kim", "set_film", meeting_id=camp_3(last_camp).id, at=at, is_running=False)
    film = camp_3(last_camp).film
    assert film is not None
    assert film.at == (game.started_on - timedelta(days=1) if days < 0 else game.today)


def test_the_film_is_offered_at_its_own_step_taken_back_and_begins_anew_with_the_next(last_camp: World) -> None:
    """Rule 10.2."""
    camp_id = camp_3(last_camp).id
    assert [option["meeting_id"] for option in last_camp.options("kim", "set_film")] == [camp_id]
    last_camp.do("kim", "set_film", meeting_id=camp_id, at=last_camp.game.today, is_running=False)
    last_camp.do("kim", "undo", meeting_id=camp_id)
    assert camp_3(last_camp).film is None
    last_camp.do("kim", "set_film", meeting_id=camp_id, at=last_camp.game.today, is_running=False)
    last_camp.do("kim", "start_step", meeting_id=camp_id, step_id=last_camp.game.edition.camp_agenda(3).steps[0].id)
    assert camp_3(last_camp).film is None
    assert last_camp.options("kim", "set_film") == ()


# The spotlight


def test_the_own_coach_asks_and_the_owner_says_yes(camp: World, camp_id: str) -> None:
    """Rule 6.4: only after that person said yes on the phone."""
    card_id = play(camp, "frode", "dream", shown=HALL)
    camp.do("lone", "ask_spotlight", meeting_id=camp_id, card_id=card_id)
    assert spotlight(camp) == Spotlight(card_id=card_id, asked_by="lone", is_agreed=False)
    assert camp.can("frode", "agree_spotlight", card_id=card_id)
    given(on=camp).when("agree_spotlight", by="frode", meeting_id=camp_id, card_id=card_id).then(
        SpotlightSet(meeting_id=camp_id, spotlight=Spotlight(card_id=card_id, asked_by="lone", is_agreed=True))
    )


def test_asking_again_does_not_take_back_the_yes(camp: World, camp_id: str) -> None:
    card_id = play(camp, "frode", "dream", shown=HALL)
    camp.do("frode", "ask_spotlight", meeting_id=camp_id, card_id=card_id)
    assert camp.do("lone", "ask_spotlight", meeting_id=camp_id, card_id=card_id).events == ()
    assert spotlight(camp) == Spotlight(card_id=card_id, asked_by="frode", is_agreed=True)
    assert camp.do("frode", "agree_spotlight", meeting_id=camp_id, card_id=card_id).events == ()


def test_nobody_says_yes_for_another_or_without_being_asked(camp: World, camp_id: str) -> None:
    first, second = play(camp, "ana", "dream", shown=HALL), play(camp, "bo", "dream", shown=HALL)
    camp.do("kim", "ask_spotlight", meeting_id=camp_id, card_id=first)
    camp.refused("bo", "not_yours", kind="agree_spotlight", meeting_id=camp_id, card_id=first)
    camp.refused("bo", "not_found", kind="agree_spotlight", meeting_id=camp_id, card_id=second)
    camp.refused("kim", "not_your_role", kind="agree_spotlight", meeting_id=camp_id, card_id=first)


def test_the_host_asks_at_any_table_for_what_the_hall_may_see(camp: World, camp_id: str) -> None:
    shown, unshown = play(camp, "frode", "dream", shown=HALL), play(camp, "frode", "dream")
    camp.do("kim", "ask_spotlight", meeting_id=camp_id, card_id=shown)
    camp.refused("kim", "not_found", kind="ask_spotlight", meeting_id=camp_id, card_id=unshown)


def test_another_coach_asks_only_at_the_own_table(camp: World, camp_id: str) -> None:
    card_id = ask(camp, "ana")
    camp.refused("lone", "not_yours", kind="ask_spotlight", meeting_id=camp_id, card_id=card_id)
    camp.refused("gry", "not_yours", kind="ask_spotlight", meeting_id=camp_id, card_id=card_id)
    assert not camp.can("lone", "ask_spotlight")


def test_a_yes_raises_no_level(camp: World, camp_id: str) -> None:
    """Rule 4.7: only the author raises it, by choosing the level."""
    card_id = play(camp, "ana", "dream", shown={"work": {"level": "table"}})
    camp.refused("ana", "share_with_hall_first", kind="ask_spotlight", meeting_id=camp_id, card_id=card_id)
    camp.do("kim", "ask_spotlight", meeting_id=camp_id, card_id=card_id)
    camp.refused("ana", "share_with_hall_first", kind="agree_spotlight", meeting_id=camp_id, card_id=card_id)
    camp.do("ana", "set_level", card_id=card_id, part="work", level="hall")
    camp.do("ana", "agree_spotlight", meeting_id=camp_id, card_id=card_id)
    assert spotlight(camp) == Spotlight(card_id=card_id, asked_by="kim", is_agreed=True)


def test_an_action_is_never_for_the_hall(camp: World, camp_id: str) -> None:
    """visibility.md: plan and result have no cell for the hall."""
    card_id = play(camp, "ana", "action")
    camp.refused("ana", "not_for_hall", kind="ask_spotlight", meeting_id=camp_id, card_id=card_id)
    assert not camp.can("ana", "ask_spotlight")


def test_a_card_that_is_finished_or_hidden_is_not_shown(camp: World, camp_id: str) -> None:
    closed, hidden = play(camp, "ana", "dream", shown=HALL), play(camp, "ana", "dream", shown=HALL)
    camp.do("ana", "close_dream", card_id=closed)
    camp.do("kim", "hide_card", card_id=hidden)
    camp.refused("ana", "card_not_open", kind="ask_spotlight", meeting_id=camp_id, card_id=closed)
    camp.refused("ana", "card_is_hidden", kind="ask_spotlight", meeting_id=camp_id, card_id=hidden)


@pytest.mark.parametrize("by", ["frode", "lone", "kim"])
def test_take_me_off(camp: World, camp_id: str, by: str) -> None:
    """Rule 6.4: by the owner, the own coach or the host, at once."""
    card_id = play(camp, "frode", "dream", shown=HALL)
    camp.do("frode", "ask_spotlight", meeting_id=camp_id, card_id=card_id)
    assert camp.can(by, "clear_spotlight")
    camp.do(by, "clear_spotlight", meeting_id=camp_id)
    assert spotlight(camp) is None
    assert camp.do(by, "clear_spotlight", meeting_id=camp_id).events == ()


def test_others_do_not_take_a_card_off(camp: World, camp_id: str) -> None:
    card_id = play(camp, "ana", "dream", shown=HALL)
    camp.do("ana", "ask_spotlight", meeting_id=camp_id, card_id=card_id)
    for by in ("bo", "lone"):
        camp.refused(by, "not_yours", kind="clear_spotlight", meeting_id=camp_id)


def test_the_next_step_and_the_end_put_the_spotlight_out(camp: World, camp_id: str) -> None:
    card_id = play(camp, "ana", "dream", shown=HALL)
    camp.do("ana", "ask_spotlight", meeting_id=camp_id, card_id=card_id)
    camp.start_step(camp_id, "wall")
    assert spotlight(camp) is None


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("set_level", {"part": "work", "level": "table"}),
        ("close_dream", {}),
        ("take_back_card", {}),
    ],
)
def test_lowering_closing_and_taking_back_put_the_spotlight_out(
    camp: World, camp_id: str, kind: str, fields: dict[str, str]
) -> None:
    """Rule 4.7: lowering works at once on every open screen."""
    card_id = play(camp, "ana", "dream", shown=HALL)
    camp.do("ana", "ask_spotlight", meeting_id=camp_id, card_id=card_id)
    camp.do("ana", kind, card_id=card_id, **fields)
    assert spotlight(camp) is None


def test_the_spotlight_goes_out_when_its_owner_leaves(camp: World, camp_id: str) -> None:
    """Rule 2.3."""
    card_id = play(camp, "ana", "dream", shown=HALL)
    camp.do("ana", "ask_spotlight", meeting_id=camp_id, card_id=card_id)
    camp.do("kim", "substitute_person", person_id="ana")
    assert spotlight(camp) is None


def test_stepping_back_asks_the_owner_anew_and_shows_nothing_by_itself(camp: World, camp_id: str) -> None:
    """Rule 10.2, decision 12: undo never raises what is shown."""
    card_id = play(camp, "ana", "dream", shown=HALL)
    camp.do("ana", "ask_spotlight", meeting_id=camp_id, card_id=card_id)
    camp.do("ana", "clear_spotlight", meeting_id=camp_id)
    camp.do("kim", "undo", meeting_id=camp_id)
    assert spotlight(camp) == Spotlight(card_id=card_id, asked_by="ana", is_agreed=False)


# Hiding


def test_the_own_coach_hides_a_card_at_once_and_restores_it(camp: World, camp_id: str) -> None:
    """Rule 4.7: from shared screens; journey C6."""
    card_id = play(camp, "frode", "dream", shown=HALL)
    given(on=camp).when("hide_card", by="lone", card_id=card_id).then(
        CardHidden(card_id=card_id, is_hidden=True, meeting_id=camp_id)
    )
    camp.do("lone", "hide_card", card_id=card_id)
    assert camp.do("lone", "hide_card", card_id=card_id).events == ()
    assert camp.can("lone", "restore_card", card_id=card_id)
    assert not camp.can("lone", "hide_card", card_id=card_id)
    camp.do("lone", "restore_card", card_id=card_id)
    assert not camp.card(card_id).is_hidden


def test_hiding_puts_out_the_cards_spotlight(camp: World, camp_id: str) -> None:
    card_id = play(camp, "ana", "dream", shown=HALL)
    camp.do("ana", "ask_spotlight", meeting_id=camp_id, card_id=card_id)
    camp.do("kim", "hide_card", card_id=card_id)
    assert spotlight(camp) is None
    assert camp.card(card_id).is_hidden


def test_the_host_hides_any_card_or_door_and_others_only_their_own(camp: World) -> None:
    card_id = play(camp, "frode", "dream", shown=HALL)
    norths, souths = release_door(camp, "ana"), release_door(camp, "frode")
    for thing_id in (card_id, norths, souths):
        camp.do("kim", "hide_card", card_id=thing_id)
    assert camp.game.doors[souths].is_hidden
    camp.refused("lone", "not_yours", kind="restore_card", card_id=norths)
    camp.do("lone", "restore_card", card_id=souths)
    assert not camp.game.doors[souths].is_hidden


def test_what_a_coach_may_not_see_cannot_be_hidden_and_need_not_be(camp: World) -> None:
    """Decision 15."""
    card_id = play(camp, "ana", "dream", shown={"work": {"level": "me"}, "details": {"level": "me"}})
    camp.refused("kim", "not_found", kind="hide_card", card_id=card_id)


def test_between_meetings_the_own_coach_still_hides(camp: World) -> None:
    card_id = play(camp, "ana", "dream", shown=HALL)
    camp.close_camp(1)
    given(on=camp).when("hide_card", by="kim", card_id=card_id).then(CardHidden(card_id=card_id, is_hidden=True))
    camp.refused("lone", "not_yours", kind="hide_card", card_id=card_id)
    camp.refused("ana", "not_your_role", kind="hide_card", card_id=card_id)
