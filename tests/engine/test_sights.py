"""What is built once for all who see alike is what each of them alone would be shown."""

import pytest

from teamwork.model import Game
from teamwork.options import Offers, options
from teamwork.sights import Sights
from teamwork.views import view
from tests.engine.seeds import seeds
from tests.engine.walking import Walk, walk_in

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
