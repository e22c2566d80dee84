"""Deciding changes nothing, folding never refuses, and the same seed plays the same game."""

import random
from contextlib import suppress
from copy import deepcopy

import pytest

from teamwork.commands import COMMANDS
from teamwork.decide import decide
from teamwork.errors import TeamworkError
from teamwork.events import dump_events
from teamwork.evolve import evolve
from teamwork.model import Game
from tests.acting import as_command
from tests.engine.foreign import a_command, filled_somehow
from tests.engine.plausible import filled
from tests.engine.seeds import seeds
from tests.engine.walking import Walk, walk_in

PHASES = ("setup", "camp_1", "first_half", "camp_3", "extra_time")


def snapshot(game: Game) -> object:
    """The state with nothing shared, so that what is changed within it is seen."""
    return deepcopy(game.model_dump(exclude={"edition", "counting"}))


@pytest.mark.parametrize("phase", PHASES)
def test_deciding_changes_neither_the_game_nor_the_words(phase: str) -> None:
    """Whatever is asked, accepted or refused; and the answer is the same when asked again."""
    walk = walk_in(phase, 7)
    for _ in walk.wander(30):
        pass
    walk._begin_day_if_due()
    game, state, words = walk.game, snapshot(walk.game), dict(walk.words)
    for seat in walk.actors():
        for option in walk.dice.sample(offers := walk.offers(seat), min(15, len(offers))):
            luck = walk.dice.random()
            assert _answer(walk, seat, luck, option) == _answer(walk, seat, luck, option)
        for kind in walk.dice.sample(sorted(COMMANDS), 15):
            _ask(walk, seat, a_command(walk.game, kind, walk.dice))
    assert walk.game is game
    assert snapshot(walk.game) == state
    assert walk.words == words


def _answer(walk: Walk, seat: str, luck: float, option: object) -> object:
    """The decision on an offered command, by the same chance each time."""
    copy = walk.copy()
    copy.dice = random.Random(luck)
    fields = filled(copy, seat, dict(option), copy.dice)  # type: ignore[call-overload]
    kind = fields.pop("kind")
    return decide(walk.game, as_command(kind, fields), copy.context(seat))


def _ask(walk: Walk, seat: str, command: dict[str, str]) -> None:
    fields = filled_somehow(walk, seat, command, walk.dice)
    kind = fields.pop("kind")
    with suppress(TeamworkError):
        decide(walk.game, as_command(kind, fields), walk.copy().context(seat))


@pytest.mark.parametrize("seed", seeds(2))
def test_every_recorded_event_folds_without_changing_what_it_was_folded_into(seed: int) -> None:
    """History needs no permission: each event by itself, on the game as it stood then."""
    walk = Walk(seed).set_board()
    for _ in walk.season(30):
        pass
    for step, record in zip(walk.steps, walk.records[-len(walk.steps) :], strict=True):
        game = step.before.model_copy(update={"v": record.v, "at": record.at, "actor": record.actor, "touched": ()})
        state = snapshot(step.before) if record.v % 20 == 0 else None
        for event in record.events:
            game = evolve(game, event)
        assert state is None or snapshot(step.before) == state


@pytest.mark.parametrize("seed", seeds(2))
def test_the_same_seed_plays_the_same_season(seed: int) -> None:
    """Decision 16: a seed fixes ids too; other seeds play other seasons."""
    first, again, other = (_bytes(one) for one in (seed, seed, seed + 1000))
    assert first == again
    assert first != other


def _bytes(seed: int) -> list[str]:
    walk = Walk(seed).set_board()
    for _ in walk.season(20):
        pass
    return [f"{record.v} {record.at} {record.actor} {dump_events(record.events)}" for record in walk.records]
