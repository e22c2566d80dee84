"""Frames lead exactly from what a viewer saw to what the viewer may see, and tell nobody more (decision 1)."""

from collections.abc import Callable
from typing import Any

import pytest

from teamwork.live_game import LiveGame, Version
from teamwork.seats import Seat
from teamwork.views import Frame, frame, view
from teamwork.words import WordChange
from tests.engine.seeds import seeds
from tests.engine.walking import Walk
from tests.engine.watching import Watched, applied
from tests.rules.helping_tables import give_key, hang_key, helped_claim, release_door
from tests.rules.playing_tables import play
from tests.world import World, world_in

VIEWERS = 5


@pytest.mark.parametrize("seed", seeds(1))
@pytest.mark.parametrize("together", [1, 6])
def test_a_season_seen_by_frames_is_the_season_that_a_newcomer_sees(together: int, seed: int) -> None:
    """Whoever they are, whenever they came: view and frames, step by step, some at once and after any time away."""
    walk = Walk(seed).set_board()
    watched = Watched(walk, together)
    for place, _ in enumerate(walk.season(20)):
        if place % together:
            continue
        watched.follow()
        if place % 40 == 0:
            _others_watch(walk, watched)
        if place % 11 == 0:
            watched.go_away(walk.seat(walk.dice.choice([*walk.game.people, "office", "screen", "admin"])))
        if place % 37 == 0:
            watched.come_back()
    assert walk.game.phase == "closed"
    assert walk.game.v > 200


def _others_watch(walk: Walk, watched: Watched) -> None:
    """Other eyes now and then, whoever left among them."""
    seats = walk.seats()
    watched.views.clear()
    watched.live.sights.forget()
    for name in walk.dice.sample(sorted(seats), min(VIEWERS, len(seats))):
        watched.watch(seats[name])


# ---- who gets the bare number -----------------------------------------------------------------------------------


def told(world: World, seat: str, act: Callable[[World], Any]) -> Frame:
    """The frame that somebody gets of everything that ``act`` did."""
    live = LiveGame(game=world.game, words=dict(world.words))
    acting = world.copy()
    before = acting.game
    act(acting)
    former = {key: world.words.get(key) for key in {*world.words, *acting.words} if _changed(key, world, acting)}
    live.words = acting.words
    touched = acting.game.touched
    assert acting.game.v == before.v + 1
    return frame(before, acting.game, acting.words, world.seat(seat), former, touched)


def _changed(key: str, world: World, acting: World) -> bool:
    return world.words.get(key) != acting.words.get(key)


def hear_of(world: World, act: Callable[[World], Any]) -> set[str]:
    """Everyone who gets more than the bare number."""
    names = (*world.game.people, "office", "admin", "screen")
    return {name for name in names if not told(world, name, act).is_bare}


def test_contact_data_reaches_oneself_the_own_coach_and_the_office_alone() -> None:
    def change(world: World) -> None:
        world.do("ana", "set_contact", email="ana@example.dk")

    assert hear_of(world_in("camp_1"), change) == {"ana", "kim", "office", "admin"}


def test_a_helpers_contact_data_reaches_the_administrator_and_not_the_office() -> None:
    def change(world: World) -> None:
        world.do("omar", "set_contact", phone="12345678")

    assert hear_of(world_in("camp_1"), change) == {"omar", "kim", "admin"}


def test_a_story_written_anew_reaches_its_author_alone() -> None:
    """Rule 4.7: a story is for oneself unless its author shares it."""
    world = world_in("camp_1")
    card_id = play(world, "ana", "challenge", shown={"ask": {"level": "hall"}})
    assert hear_of(world, lambda w: w.do("ana", "revise_card", card_id=card_id, fields={"what": "Noget andet"})) == {
        "ana"
    }


def test_an_ask_written_anew_reaches_everyone_it_is_shown_to() -> None:
    world = world_in("camp_1")
    card_id = play(world, "ana", "challenge", shown={"ask": {"level": "table"}})
    changed = hear_of(world, lambda w: w.do("ana", "revise_card", card_id=card_id, fields={"ask": "En anden hjælp"}))
    assert changed == {"ana", "bo", "carl", "kim", "omar", "pia"}


def test_a_pulse_makes_no_version_and_no_frame() -> None:
    """Decision 4."""
    world = world_in("camp_1")
    v = world.game.v
    assert world.do("ana", "give_pulse", spark=3).events == ()
    assert world.game.v == v


def test_a_hand_is_raised_before_the_one_who_is_told_alone() -> None:
    """Rule 7.3."""
    assert hear_of(world_in("camp_1"), lambda w: w.do("ana", "raise_hand", person_id="omar")) == {"ana", "omar"}


def test_a_chance_kept_to_oneself_is_told_to_nobody() -> None:
    """Decision 11: no pawn moves on anybody else's board."""
    world = world_in("camp_1")
    assert hear_of(world, lambda w: w.do("ana", "report_job_offer", tell="me")) == {"ana"}


def test_a_declined_strength_is_silent_to_its_giver() -> None:
    """Rule 4.4."""
    world = world_in("camp_1")
    card_id = play(world, "bo", "strength", person_id="ana")
    assert hear_of(world, lambda w: w.do("ana", "decline_strength", card_id=card_id)) == {"ana"}


def test_a_job_kept_to_oneself_reaches_the_office_alone() -> None:
    """Rule 8.4: not the pot, not the team, not the coach."""

    def say(world: World) -> None:
        job = {"code4": "job", "from_date": world.game.today, "hours_band": "32_and_over"}
        world.do("ana", "report_status", **job, tell="me")

    assert hear_of(world_in("first_half"), say) == {"ana", "office", "admin"}


# ---- what a frame must not forget -------------------------------------------------------------------------------


def test_erased_words_leave_every_open_screen_at_once() -> None:
    """Also of cards that had ended, which the erasure itself no longer changes."""
    world = world_in("camp_1")
    card_id = play(world, "ana", "action", what="Ringe til en ven", shown={"plan": {"level": "table"}})
    world.do("ana", "finish_action", card_id=card_id, result="done")
    claim_id = helped_claim(world, "ana", "frode")
    for name in ("bo", "kim", "omar"):
        put = told(world, name, lambda w: w.do("ana", "erase_person", person_id="ana")).put
        assert "what" not in put[f"card:{card_id}"]
    put = told(world, "frode", lambda w: w.do("ana", "erase_person", person_id="ana")).put
    assert "ask" not in put[f"claim:{claim_id}"]


def test_what_is_too_old_to_undo_is_no_longer_offered_when_others_play_on() -> None:
    """Rule 10.2: 15 minutes; the newest version's time is all that options know."""
    world = world_in("first_half")
    give_key(world, "frode", "south")
    assert {"kind": "undo"} in world.options("frode")
    world.wait(minutes=16)
    put = told(world, "frode", lambda w: w.do("ana", "choose_label", label="name")).put
    assert {"kind": "undo"} not in put["options:frode"]["commands"]


def test_a_meeting_of_another_table_takes_the_camp_from_every_coachs_options() -> None:
    """Rule 2.1: no camp opens while a table meets."""
    world = world_in("first_half")
    camp, meeting = world.meeting("camp", 2), world.meeting("check_in", 1)
    assert world.can("lone", "open_meeting", meeting_id=camp.id)
    put = told(world, "lone", lambda w: w.do("kim", "open_meeting", meeting_id=meeting.id)).put
    assert {"kind": "open_meeting", "meeting_id": camp.id} not in put["options:lone"]["commands"]


def test_hiding_by_another_coach_is_one_more_step_that_the_host_can_take_back() -> None:
    """Rule 10.2."""
    world = world_in("camp_1")
    card_id = play(world, "frode", "dream", shown={"work": {"level": "hall"}})
    camp = world.meeting("camp").id
    before = world.game.undo.get(f"meeting:{camp}", ())
    put = told(world, "kim", lambda w: w.do("lone", "hide_card", card_id=card_id)).put
    assert put[f"meeting:{camp}"]["undo_count"] == len(before) + 1


def test_a_card_shown_to_the_hall_at_another_table_is_for_the_host_to_put_in_the_light() -> None:
    """Rule 6.4."""
    world = world_in("camp_1")
    camp = world.meeting("camp").id
    shown = {"work": {"level": "hall"}}
    dream: dict[str, Any] = {"work": "Arkivar", "why": "Ro", "workplaces": ["Et arkiv"], "shown": shown}
    put = told(world, "kim", lambda w: w.do("frode", "play_dream", **dream)).put
    [card_id] = [key.removeprefix("card:") for key in put if key.startswith("card:")]
    offered = {"kind": "ask_spotlight", "meeting_id": camp, "card_id": card_id}
    assert offered in put["options:kim"]["commands"]


def test_a_pulse_that_came_by_another_process_is_no_obstacle() -> None:
    """Words that were not there before are absent in what a viewer saw then, not empty."""
    world = world_in("camp_1")
    live = LiveGame(game=world.game, words=dict(world.words))
    seat = world.seat("ana")
    shown = live.watch(seat)
    world.do("ana", "give_pulse", spark=6)
    world.do("ana", "choose_label", label="name")
    changes = [WordChange(key=key, person_id="", body=body) for key, body in world.words.items()]
    step = live.take(Version(world.game, changes))
    assert applied(shown, live.news(step, [seat])[seat]) == live.view(seat)
    assert frame(step.before, step.after, live.words, seat, step.former).put["person:ana"]["pulse"]


def test_a_pulse_is_seen_by_oneself_on_the_next_device() -> None:
    """Decision 4: no version tells of it, so what was remembered of the first device must not hide it."""
    world = world_in("camp_1")
    live = LiveGame(game=world.game, words=dict(world.words))
    seats = [world.seat(name) for name in ("ana", "bo")]
    ana, bo = (live.watch(seat) for seat in seats)
    decision = world.do("ana", "give_pulse", spark=6)
    live.change_words(decision.words)
    assert live.watch(seats[0])["person:ana"]["pulse"] != ana["person:ana"]["pulse"]
    assert live.watch(seats[1]) == bo


@pytest.mark.parametrize("newcomer", ["ana", "kim", "omar"])
def test_a_phone_may_ask_for_all_that_was_before_its_person_sat_down(newcomer: str) -> None:
    """Frames since version 1: before the seat was taken nothing was to be seen and nothing to be done."""
    walk = Walk(1).start()
    live = LiveGame(game=walk.game, words=dict(walk.words))
    live.steps.extend(walk.steps)
    seat = walk.seat(newcomer)
    now = live.view(seat)
    for step in walk.steps[::3]:
        before = view(step.after, walk.words_at[step.after.v], seat)
        assert applied(before, live.bridge(step.after.v, seat)) == now


def test_a_frame_carries_whole_entities_and_drops_only_what_was_seen() -> None:
    world = world_in("camp_1")
    door_id = release_door(world, "ana")
    hang_key(world, "frode", door_id)
    taken = told(world, "screen", lambda w: w.do("ana", "take_down_door", door_id=door_id))
    assert taken.drop == (f"door:{door_id}",)
    assert set(taken.put) == {"game:game", f"meeting:{world.meeting('camp').id}"} & set(taken.put)
    seen_by_gry = told(world, "gry", lambda w: w.do("ana", "take_down_door", door_id=door_id))
    assert seen_by_gry.drop == (f"door:{door_id}",)
    assert not [key for key in seen_by_gry.put if key.startswith("key:")]


def test_one_who_leaves_is_told_to_forget_everything_but_the_games_name() -> None:
    world = world_in("camp_1")
    left = told(world, "bo", lambda w: w.do("office", "substitute_person", person_id="bo", name="Ny"))
    seat: Seat = world.seat("bo")
    live = LiveGame(game=world.game, words=dict(world.words))
    assert set(live.view(seat)) - {"game:game", "options:bo"} == set(left.drop)
    assert left.put["options:bo"] == {"commands": []}
