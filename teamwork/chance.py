"""Where ids and shuffles come from."""

import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Chance:
    """Where ids and shuffles come from; the program's is the operating system's, a simulation's is seeded."""

    new_id: Callable[[str], str]
    shuffle: Callable[[Sequence[str]], tuple[str, ...]]


def system_chance() -> Chance:
    """Ids and shuffles that nobody can foresee."""
    dice = secrets.SystemRandom()

    def shuffle(things: Sequence[str]) -> tuple[str, ...]:
        return tuple(dice.sample(things, len(things)))

    return Chance(new_id=lambda noun: f"{noun[0]}{uuid.uuid4().hex[:15]}", shuffle=shuffle)
