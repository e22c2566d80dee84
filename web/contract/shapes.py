"""What the interface answers, as models: the document is made of them, and tests hold every answer to them."""

from datetime import date, datetime
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, RootModel

Entities: TypeAlias = dict[str, dict[str, Any]]
"""By ``kind:id``; what the caller may not see is absent. Their fields are the README's and the rulebook's."""


class Answer(BaseModel):
    """An answer says what stands here and nothing else."""

    model_config = ConfigDict(extra="forbid")


class GameInList(Answer):
    """A game that the caller has business in; of one whose record cannot be read only the first four are told."""

    game_id: str
    name: str
    v: int = Field(ge=0, description="The number of accepted commands.")
    read_only: str | None = Field(description="Why it takes no commands, if it takes none.")
    phase: str = ""
    is_rehearsal: bool = False
    has_bots: bool = False


class Games(Answer):
    """Oldest first, never by result."""

    games: list[GameInList]


class Frame(Answer):
    """What one version changed for the caller; a bare number when there is nothing for them to see."""

    game_id: str
    v: int = Field(ge=0)
    at: datetime | None = None
    put: Entities = {}
    drop: list[str] = []


class Synced(Answer):
    """A whole view, or the frames since a version."""

    game_id: str
    v: int = Field(ge=0)
    now: datetime
    view: Entities | None = None
    frames: list[Frame] | None = None


class Accepted(Answer):
    """The command is stored; the same command id again gets the same answer."""

    ok: Literal[True]
    v: int = Field(ge=1)
    now: datetime


class Column(Answer):
    """What a column holds; its id never changes."""

    id: str
    kind: Literal["text", "day", "number", "share", "yes_no"]
    name: str
    meaning: str


class Table(Answer):
    """Rows of plain values by column id; a number that is not told is null, and the row says why."""

    title: str
    columns: list[Column]
    rows: list[dict[str, str | int | float | bool | None]]


class Tables(Answer):
    """An export as tables."""

    form: Literal["teamwork-export-1"]
    profile: Literal["intern", "ledelse", "offentlig"]
    lang: Literal["da", "en"]
    title: str
    notes: list[str] = Field(description="What must be read beside the figures.")
    tables: dict[str, Table]


class Progress(Tables):
    """The figures of a game in a profile."""

    game_id: str


class Seen(Answer):
    """Somebody was given something of the caller's."""

    game_id: str
    person_id: str
    viewer: str
    role: str
    kind: str
    day: date
    at: datetime


class ByMail(Answer):
    """Where the caller is reminded by e-mail, since they asked for it; confirmed once somebody there said yes."""

    email: str
    lang: str
    asked_at: datetime
    confirmed_at: datetime | None


class MyData(Answer):
    """Everything about the caller and nothing of others, with who has seen it."""

    person_id: str
    words: dict[str, str]
    entities: Entities
    reminded_by_mail: ByMail | None
    seen_by: list[Seen]


class EditionInLanguage(RootModel[dict[str, Any]]):
    """The printed side of an edition in one language."""


class Document(RootModel[dict[str, Any]]):
    """This document."""
