"""Whole seasons for tests: played by bots in memory, every version looked at as it comes."""

import json
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from teamwork.edition import Edition
from teamwork.edition_check import content_hash
from teamwork.library import edition_to_json
from teamwork.live_game import LiveGame, Step
from teamwork.season import Season, before_season, new_season, seeded_chance
from teamwork.season.voices import voices_of
from teamwork.service import GameService
from teamwork.store import MemoryStore
from tests.editions import house_edition, small_edition

Look = Callable[[Step], None]


@cache
def storable_edition() -> Edition:
    """The small edition under its true hash, as a store asks of what it gives back."""
    edition = small_edition()
    return edition.model_copy(update={"hash": content_hash(json.loads(edition_to_json(edition)))})


class Played(NamedTuple):
    """A season that was played to its end."""

    season: Season
    service: GameService

    @property
    def game_id(self) -> str:
        return self.season.table.game_id


def season_of(seed: int, edition: Edition | None = None, *looks: Look) -> Played:
    """A season that has not begun; each of ``looks`` is shown every version."""
    edition = edition or storable_edition()
    clock = before_season(edition)
    service = GameService(MemoryStore(), clock=clock, chance=seeded_chance(seed))

    def show(live: LiveGame, step: Step) -> None:
        for look in looks:
            look(step)

    service.on_step(show)
    return Played(new_season(service, edition, seed, clock, voices=voices_of(edition, "da")), service)


def played(seed: int, edition: Edition | None = None, *looks: Look) -> Played:
    """A season from its first chair to its last day."""
    one = season_of(seed, edition, *looks)
    for _ in one.season.play():
        pass
    return one


__all__ = ["Look", "Played", "house_edition", "played", "season_of", "storable_edition"]
