"""What is built once for all who see alike is what each of them alone would be shown."""

from typing import Any, cast

import pytest

from teamwork.audiences import DIVIDED_BY, DIVIDING, audience
from teamwork.entities.base import look_at
from teamwork.live_game import LiveGame, Version
from teamwork.model import Game
from teamwork.options import Offers, options
from teamwork.seen import Seen, read, thing_of
from teamwork.sights import Sights
from teamwork.views import all_keys, view
from teamwork.worked_out import Reading
from tests.engine.seeds import seeds
from tests.engine.walking import Walk, walk_in
from tests.engine.watching import changes
from tests.rules.playing_tables import play
from tests.world import world_in

PHASES = ("setup", "camp_1", "first_half", "camp_3", "extra_time")


@pytest.mark.parametrize("seed", seeds(1))
@pytest.mark.parametrize("phase", PHASES)
def test_whoever_looks_first_the_next_sees_what_is_theirs(phase: str, seed: int) -> None:
    """Everybody at the same things, in two orders: an entity shared too widely would show one what is another's."""
    walk = walk_in(phase, seed)
    for place, _ in enumerate(walk.wander(90)):
        if place % 30 == 29:
            everybody_sees_their_own(walk)


def everybody_sees_their_own(walk: Walk) -> None:
    seats = list(walk.seats().values())
    alone = {seat: view(walk.game, walk.words, seat) for seat in seats}
    for order in (seats, seats[::-1]):
        together = Sights(walk.game, walk.words)
        for seat in order:
            assert together.look(seat) == alone[seat], f"v{walk.game.v}: {seat.role} {seat.actor}"


def test_whoever_leaves_while_the_others_are_told_keeps_nothing_from_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line may break at any moment, and what was stored is told to everybody else all the same."""
    world = world_in("camp_1")
    card_id = play(world, "ana", "challenge", shown={"ask": {"level": "table"}})
    live = LiveGame(game=world.game, words=dict(world.words))
    seats = [world.seat(name) for name in ("ana", "bo", "carl", "kim", "omar", "pia")]
    for seat in seats:
        live.watch(seat)

    def leaving(*given: Any) -> Seen:
        live.unwatch(seats[1])
        return read(*given)

    monkeypatch.setattr("teamwork.sights.read", leaving)
    acting = world.copy()
    acting.do("ana", "revise_card", card_id=card_id, fields={"ask": "En anden hjælp"})
    step = live.take(Version(acting.game, changes(world.words, acting.words)))
    assert seats[1] not in live.sights.news()
    assert {seat.person_id for seat in live.sights.news()} == {"ana", "carl", "kim", "omar", "pia"}
    assert seats[1] in live.news(step, seats), "who is asked for without watching is told as from the two views"


JUDGED_BY_STRUCTURE = frozenset({"edition", "last_camp_closed_on", "phase", "today"})


@pytest.mark.parametrize("seed", seeds(1))
@pytest.mark.parametrize("phase", PHASES)
def test_a_division_reads_the_thing_and_the_fields_it_names(phase: str, seed: int) -> None:
    """A thing is passed over when these are as they were; one read in secret would leave a viewer with another's."""
    walk = walk_in(phase, seed)
    for place, _ in enumerate(walk.wander(60)):
        if place % 30 == 29:
            nothing_is_read_in_secret(walk)


def nothing_is_read_in_secret(walk: Walk) -> None:
    for seat in walk.seats().values():
        look = look_at(walk.game, walk.words, seat)
        for key in all_keys(walk.game):
            reading, thing = Reading(walk.game), Reading(thing_of(walk.game, key))
            audience(look._replace(game=cast(Game, reading)), key[0], reading if key[0] == "game" else thing)
            assert reading.is_read <= DIVIDED_BY[key[0]] | JUDGED_BY_STRUCTURE, f"{key}: {reading.is_read}"
            assert thing.is_read <= set(DIVIDING[key[0]]), f"{key}: {thing.is_read}"
            assert not reading._asked


@pytest.mark.parametrize("seed", seeds(1))
def test_what_is_offered_is_the_same_when_only_what_changed_is_asked_again(seed: int) -> None:
    """An answer that was read from nothing that changed is kept, and must be the one that would be given now."""
    walk = Walk(seed).set_board()
    before = walk.game
    kept = {seat: Offers(before, seat) for seat in walk.seats().values()}
    for place, _ in enumerate(walk.season(8)):
        if place % 25:
            continue
        changed = frozenset(name for name in Game.model_fields if getattr(before, name) is not getattr(walk.game, name))
        for seat, offers in kept.items():
            offers.bring_to(walk.game, changed)
            assert tuple(offers) == options(walk.game, seat), f"v{walk.game.v}: {seat.role} {seat.actor}"
        before = walk.game
    assert before.v > 100
