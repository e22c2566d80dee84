"""What every entity builder is given, and the small words they share."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple, TypeAlias

from teamwork.model import Game
from teamwork.seats import Role, Seat
from teamwork.visibility import has_access, is_camp_open
from teamwork.words import ReadWords, Words, word_key

Entity: TypeAlias = dict[str, Any]
EntityKey: TypeAlias = tuple[str, str]
"""Kind and id; ``"kind:id"`` on the wire."""


class Look(NamedTuple):
    """One viewer looking at one game with today's words."""

    game: Game
    words: Words | ReadWords
    viewer: Seat
    has_access: bool
    is_camp_open: bool

    def word(self, subject_id: str, field: str) -> str | None:
        """A written field, None when it was never written or has been forgotten."""
        return self.words.get(word_key(subject_id, field))

    def words_under(self, subject_id: str, field: str) -> dict[str, str]:
        """The written fields of a subject that begin so, by what follows."""
        words = self.words.of(subject_id) if isinstance(self.words, ReadWords) else self.words
        prefix = word_key(subject_id, field)
        return {key.removeprefix(prefix): body for key, body in words.items() if key.startswith(prefix)}

    @property
    def is_office(self) -> bool:
        """Whether the office or an administrator looks."""
        return self.viewer.role in (Role.OFFICE, Role.ADMIN)

    @property
    def is_admin(self) -> bool:
        """Whether an administrator looks, for whom the matrix has people and figures and nothing of the play."""
        return self.viewer.role is Role.ADMIN

    @property
    def is_screen(self) -> bool:
        """Whether this is the hall screen, the stranger in the room."""
        return self.viewer.role is Role.SCREEN

    def is_own_team(self, team_id: str | None) -> bool:
        """Whether the viewer sits at that table."""
        return self.has_access and self.viewer.team_id is not None and self.viewer.team_id == team_id

    def is_self(self, person_id: str | None) -> bool:
        """Whether the viewer is that person."""
        return self.viewer.person_id is not None and self.viewer.person_id == person_id


def look_at(game: Game, words: Words, viewer: Seat) -> Look:
    """The viewer's look, with what holds for every entity judged once."""
    return Look(game, words, viewer, has_access(game, viewer), is_camp_open(game))


def moment(at: datetime) -> str:
    """A time as the wire has it: UTC, milliseconds, ``Z``."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def present(**fields: Any) -> Entity:
    """The fields that are there: what a viewer may not see is absent, never null."""
    return {
        name: value if type(value) in _PLAIN_TYPES else _plain(value)
        for name, value in fields.items()
        if value is not None
    }


_PLAIN_TYPES = frozenset({str, bool, int, float})
"""What most fields are, and what the wire takes as it is."""


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items() if item is not None}
        case tuple() | list():
            return [_plain(item) for item in value]
        case _:
            return value


def only_if(condition: bool, value: Any) -> Any:
    """The value, or nothing for a viewer for whom the condition does not hold."""
    return value if condition else None
