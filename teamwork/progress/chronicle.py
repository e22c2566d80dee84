"""The game day by day: its state at the end of each day, and the status table that held on it."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from teamwork.edition import CountingRules
from teamwork.events import CountingRulesAdopted, Record
from teamwork.evolve import apply
from teamwork.model import Game


class Chronicle(NamedTuple):
    """What the record tells of each day on which something happened, oldest first; never empty."""

    days: tuple[tuple[date, Game], ...]
    """A day and the game as it stood when that day ended."""
    tables: tuple[tuple[int, CountingRules], ...]
    """Every status table with the version from which it was known; the edition's own is known from 0."""

    @property
    def newest(self) -> Game:
        """The game as the record leaves it."""
        return self.days[-1][1]

    def end_of(self, day: date) -> Game:
        """The game as it stood when a day ended; before the first day, as it began."""
        known = [game for on, game in self.days if on <= day]
        return known[-1] if known else self.days[0][1]

    def counting_on(self, day: date, known_by: int) -> CountingRules:
        """The status table that held on a day, of those known by a version (rule 8.1)."""
        held = [rules for v, rules in self.tables if v <= known_by and rules.valid_from <= day.isoformat()]
        return held[-1] if held else self.tables[0][1]


def chronicle(empty: Game, records: Iterable[Record]) -> Chronicle:
    """The record folded once, from the game before its first version."""
    game = empty
    days: dict[date, Game] = {local_day(game, game.at): game}
    tables = [(0, game.edition.counting)]
    for record in records:
        game = apply(game, record)
        days[local_day(game, game.at)] = game
        tables += [(record.v, event.rules) for event in record.events if isinstance(event, CountingRulesAdopted)]
    return Chronicle(tuple(days.items()), tuple(tables))


def local_day(game: Game, at: datetime) -> date:
    """The day of a moment where the game is played."""
    return _local_day(game.edition.season.time_zone, at)


@lru_cache(maxsize=2**16)
def _local_day(time_zone: str, at: datetime) -> date:
    """Asked of the same moments again for every week and team."""
    return at.astimezone(ZoneInfo(time_zone)).date()
