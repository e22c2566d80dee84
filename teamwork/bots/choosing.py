"""
A bot's choice: it thinks of what it would like to do, and takes what the engine offers its seat of that.

Only the kinds it thinks of are looked up among the options, one after another, so that choosing is quick.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from teamwork.bots.fields import fill
from teamwork.bots.scene import Dice, Scene
from teamwork.bots.small_voices import SMALL_VOICES
from teamwork.bots.tempers import Temper
from teamwork.bots.wishes import PRESENT, wishes_of
from teamwork.model import Game
from teamwork.options import Option, options_of
from teamwork.seats import Seat
from teamwork.voices import Voices
from teamwork.words import Words

NOTHING = ""
NOTHING_WEIGHT = 1.5
"""How often a bot has no wish at all, beside the weights of its wishes."""
THOUGHTS = 4
"""How many kinds of move a bot thinks of before it lets the turn pass."""
LOOKS = 6
"""How many of the things offered for one kind it looks at."""


def choose(
    game: Game, words: Words, seat: Seat, temper: Temper, dice: Dice, voices: Voices = SMALL_VOICES
) -> dict[str, Any] | None:
    """The body of a command that this seat would give now, or None when it rests."""
    scene = Scene(game=game, words=words, seat=seat, temper=temper, dice=dice, voices=voices)
    wished = wishes_of(scene)
    is_first = any(kind in PRESENT for kind in wished)
    if not wished or (not is_first and scene.happens(scene.habits.rests)):
        return None
    for kind in _thoughts(wished, dice):
        for option in _offered(game, seat, kind, dice):
            fields = fill(scene, kind, option)
            if fields is not None:
                return {**option, **fields}
    return None


def _thoughts(wished: Mapping[str, float], dice: Dice) -> Iterator[str]:
    """A few kinds, the heavier ones sooner, until the bot thinks of nothing."""
    left = {**wished, NOTHING: NOTHING_WEIGHT}
    for _ in range(min(THOUGHTS, len(wished))):
        kind = _heaviest_by_chance(left, dice)
        if kind == NOTHING:
            return
        del left[kind]
        yield kind


def _heaviest_by_chance(weights: Mapping[str, float], dice: Dice) -> str:
    mark = dice.random() * sum(weights.values())
    chosen = NOTHING
    for kind, weight in weights.items():
        chosen, mark = kind, mark - weight
        if mark <= 0:
            break
    return chosen


def _offered(game: Game, seat: Seat, kind: str, dice: Dice) -> Iterator[Option]:
    """A few things that could be done of this kind, whichever chance puts first."""
    return islice(options_of(game, seat, kind, lambda ids: dice.sample(ids, len(ids))), LOOKS)
