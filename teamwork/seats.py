"""Who acts and who looks: a role, and for people of the game the person and the team."""

from enum import StrEnum
from typing import NamedTuple

from teamwork.ids import PersonId, TeamId


class Role(StrEnum):
    """Everyone who may come to a door of the program (rulebook 1, `visibility.md`)."""

    GRADUATE = "graduate"
    COACH = "coach"
    HELPER = "helper"
    SCREEN = "screen"
    OFFICE = "office"
    ADMIN = "admin"
    SYSTEM = "system"

    __hash__ = str.__hash__
    """An enum's own looks its name up each time; who looks is a key wherever things are told."""


PLAYING_ROLES = (Role.GRADUATE, Role.COACH, Role.HELPER)
"""The roles that sit at a table; the others stand around it."""


class Seat(NamedTuple):
    """A place from which commands are given and the game is looked at; a tuple, as it is a key wherever one looks."""

    role: Role
    person_id: PersonId | None = None
    team_id: TeamId | None = None

    @property
    def actor(self) -> str:
        """The name the record keeps for who asked: a person's id, or the role of one who has no seat."""
        return self.person_id or self.role.value


SYSTEM_SEAT = Seat(role=Role.SYSTEM)
SCREEN_SEAT = Seat(role=Role.SCREEN)
OFFICE_SEAT = Seat(role=Role.OFFICE)
