"""What a figure is about: the whole game or one team, as it was on the game's today."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from teamwork.ids import PersonId, TeamId
from teamwork.model import Game, Meeting
from teamwork.progress.definitions import MeasureId


class Deed(NamedTuple):
    """Something done: on which day, at whose table, by whom."""

    day: date | None
    team_id: TeamId
    by: PersonId | None


DeedsByDay: TypeAlias = Mapping[TeamId | None, tuple[Deed, ...]]
"""By team, under None those of all teams, each in the order of the days."""


class Scope(NamedTuple):
    """A game that comes from `on_day`, all of it or one team."""

    game: Game
    team_id: TeamId | None = None
    done: Mapping[MeasureId, DeedsByDay] | None = None
    """The game's deeds where they have been gathered already; they are the same on every day."""
    closed: tuple[tuple[date, Meeting], ...] | None = None
    """Likewise its meetings that have closed, each with its day."""

    def has_team(self, team_id: TeamId | None) -> bool:
        """Whether a team's things belong to the scope; what is everybody's always does."""
        return self.team_id in (None, team_id) or team_id is None

    def has_come(self, day: date | None) -> bool:
        """Whether a day is no later than the scope's."""
        return day is not None and day <= self.game.today
