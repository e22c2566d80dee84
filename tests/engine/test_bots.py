"""Bots pick among the moves their seat is offered, each with a temper, and know no more than it (rulebook 11)."""

import contextlib
import json
import random

import pytest

from teamwork.bots import TEMPERS, Temper, choose
from teamwork.chance import system_chance
from teamwork.commands import parse_command
from teamwork.context import Context
from teamwork.decide import decide
from teamwork.errors import TeamworkError
from teamwork.live_game import LiveGame
from teamwork.options import options
from teamwork.season import Beat, play_until
from teamwork.seats import OFFICE_SEAT, SCREEN_SEAT, Role, Seat
from teamwork.views import view
from tests.engine.seasons import Played, season_of

TRIES = 30


@pytest.fixture(scope="module", params=[1, 2, 3])
def camp(request: pytest.FixtureRequest) -> Played:
    """A season at the signature moment of each camp."""
    one = season_of(request.param)
    assert play_until(one.season, one.season.play(), request.param)
    return one


def live_of(one: Played) -> LiveGame:
    return one.service.live(one.game_id)


def seats_of(one: Played) -> list[Seat]:
    return [one.season.table.seat(person.id) for person in one.season.table.bots()]


@pytest.mark.parametrize("temper", TEMPERS)
def test_every_move_of_every_temper_was_offered_and_is_accepted(camp: Played, temper: Temper) -> None:
    live = live_of(camp)
    moves = 0
    for seat in seats_of(camp):
        for number in range(TRIES):
            body = choose(live.game, live.words, seat, temper, random.Random(number))
            if body is None:
                continue
            moves += 1
            offered = [dict(option) for option in options(live.game, seat)]
            assert any(option.items() <= body.items() for option in offered), body
            is_accepted(camp, seat, body)
    assert moves > 0


def is_accepted(one: Played, seat: Seat, body: dict[str, object]) -> None:
    chance = system_chance()
    live = live_of(one)
    context = Context(seat=seat, at=live.game.at, new_id=chance.new_id, shuffle=chance.shuffle, words=live.words)
    is_late = body["kind"] == "undo"
    with contextlib.suppress(TeamworkError) if is_late else contextlib.nullcontext():
        decide(live.game, parse_command(json.dumps(body)), context)


def test_a_bot_writes_the_same_whatever_the_words_it_may_not_see_say(camp: Played) -> None:
    """What a seat cannot read cannot change what its bot does."""
    live = live_of(camp)
    for seat in seats_of(camp):
        seen = json.dumps(view(live.game, live.words, seat), ensure_ascii=False)
        own = f"{seat.person_id}/"
        veiled = {
            key: body if json.dumps(body, ensure_ascii=False)[1:-1] in seen or key.startswith(own) else "▒"
            for key, body in live.words.items()
        }
        for number in range(TRIES):
            plain = choose(live.game, live.words, seat, Temper.EAGER, random.Random(number))
            assert plain == choose(live.game, veiled, seat, Temper.EAGER, random.Random(number))


def test_the_same_dice_choose_the_same(camp: Played) -> None:
    live = live_of(camp)
    for seat in seats_of(camp):
        first, second = (choose(live.game, live.words, seat, Temper.GENEROUS, random.Random(9)) for _ in "ab")
        assert first == second


def test_the_office_and_the_screen_are_nobody_to_play(camp: Played) -> None:
    live = live_of(camp)
    people = {seat.role for seat in seats_of(camp)}
    assert people == {Role.GRADUATE, Role.COACH, Role.HELPER}
    assert not camp.season.table.is_played(OFFICE_SEAT.person_id)
    assert not camp.season.table.is_played(SCREEN_SEAT.person_id)
    assert live.game.people


def test_a_silent_bot_lets_more_turns_pass_than_an_eager_one(camp: Played) -> None:
    live = live_of(camp)

    def moves(temper: Temper) -> int:
        return sum(
            choose(live.game, live.words, seat, temper, random.Random(number)) is not None
            for seat in seats_of(camp)
            for number in range(TRIES)
        )

    assert moves(Temper.SILENT) < moves(Temper.EAGER)


# ---- seats that people take ---------------------------------------------------------------------


def test_bots_never_act_for_a_seat_that_a_person_has_taken() -> None:
    """Decision 16."""
    one = season_of(1)
    beats = one.season.play()
    assert play_until(one.season, beats, 1)
    taken = one.season.table.bots(role=Role.GRADUATE)[0].id
    one.season.table.clock.let_go()
    one.season.table.service.order(one.game_id, parse_command(json.dumps({"kind": "wake_seat", "person_id": taken})))
    woken_at = one.service.game(one.game_id).v
    for _, beat in zip(range(400), beats, strict=False):
        assert beat is not Beat.WAIT
    actors = [record.actor for record in one.service.records(one.game_id, after=woken_at)]
    assert len(actors) > 50
    assert taken not in actors


def test_bots_wait_when_a_person_wears_the_hat() -> None:
    """Rule 2.6: the agenda obeys the host, and no bot takes the hat by itself."""
    one = season_of(1)
    beats = one.season.play()
    assert play_until(one.season, beats, 1)
    camp = next(meeting for meeting in one.service.game(one.game_id).meetings.values() if meeting.state == "open")
    one.season.table.clock.let_go()
    body = json.dumps({"kind": "wake_seat", "person_id": camp.host_id})
    one.season.table.service.order(one.game_id, parse_command(body))
    seen = [beat for _, beat in zip(range(300), beats, strict=False)]
    now = one.service.game(one.game_id).meetings[camp.id]
    assert Beat.WAIT in seen
    assert (now.step_id, now.host_id) == (camp.step_id, camp.host_id)
