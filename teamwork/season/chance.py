"""Ids and shuffles that follow from a seed alone (decision 16)."""

import random
from collections.abc import Sequence

from teamwork.chance import Chance


def seeded_chance(seed: int) -> Chance:
    """The same ids and shuffles for the same seed, in the order they are asked for."""
    dice = random.Random(f"chance/{seed}")

    def shuffle(things: Sequence[str]) -> tuple[str, ...]:
        return tuple(dice.sample(things, len(things)))

    return Chance(new_id=lambda noun: f"{noun[0]}{dice.getrandbits(60):015x}", shuffle=shuffle)
