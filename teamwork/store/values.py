"""The record's own values: a game, one stored command, what an append asks and answers."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from teamwork.frozen import Frozen
from teamwork.store.errors import StoreError
from teamwork.store.moments import Moment
from teamwork.words import WordChange


def _require_storable(text: str) -> str:
    """PostgreSQL keeps no NUL, and half a surrogate pair is no text: refuse both in every database."""
    try:
        is_storable = b"\x00" not in text.encode()
    except UnicodeEncodeError:
        is_storable = False
    if not is_storable:
        raise StoreError("text_not_storable")
    return text


def require_storable_words(changes: Iterable[WordChange]) -> None:
    """:raises StoreError: ``text_not_storable`` for a NUL or half a surrogate pair in any of the words."""
    for change in changes:
        _require_storable(change.key)
        _require_storable(change.person_id)
        _require_storable(change.body or "")


StoredText = Annotated[str, AfterValidator(_require_storable)]
"""A text that every database gives back as it was: no NUL, no half surrogate pair."""


class NewGame(Frozen):
    """A game about to begin, at version 0."""

    game_id: StoredText
    name: StoredText
    edition_hash: StoredText
    created_at: Moment
    is_rehearsal: bool = False


class GameRow(Frozen):
    """A game as the record knows it: how far it has come, and whether it takes commands."""

    game_id: str
    name: str
    edition_hash: str
    v: int
    chain: str
    is_rehearsal: bool
    is_read_only: bool
    read_only_reason: str | None
    created_at: Moment
    closed_at: Moment | None


class StoredRecord(NamedTuple):
    """
    One accepted command: one version, one row, one link of the chain.

    ``events`` is canonical JSON, a list, and never holds words; ``at`` is in UTC with milliseconds. A plain tuple,
    because a season of them is read at once, and the chain says more about a row than a validation could.
    """

    game_id: str
    v: int
    at: datetime
    actor: str
    command_kind: str
    command_id: str | None
    events: str
    schema_version: int
    chain: str


class Append(Frozen):
    """
    A decided command on its way into the record.

    ``actor`` is a person's id, ``office:<account>`` or ``system``. ``body`` is what the client sent; only
    a salted HMAC of it is kept. Of two changes of one key the last one holds. What ``words`` overwrite
    is kept for ``former_words_kept`` so that undo can bring it back.
    """

    game_id: StoredText
    expected_v: Annotated[int, Field(ge=0)]
    at: Moment
    actor: StoredText
    command_kind: StoredText
    command_id: StoredText | None = None
    body: Annotated[bytes | None, Field(repr=False)] = None
    events: StoredText
    schema_version: int = 1
    words: Annotated[tuple[WordChange, ...], Field(repr=False)] = ()
    former_words_kept: timedelta = timedelta(minutes=15)

    @property
    def last_words(self) -> tuple[WordChange, ...]:
        """One change a key: the last."""
        return tuple({change.key: change for change in self.words}.values())


class Appended(Frozen):
    """The answer to an append; ``is_repeat`` when the command had been accepted before, with that ``v``."""

    v: int
    chain: str
    is_repeat: bool


class Fault(Frozen):
    """
    Something in a game's record is not as it was written.

    Codes: ``chain_broken``, ``version_missing``, ``head_differs``, ``command_lost``, ``unreadable``.
    ``v`` is the version at fault, if it is one.
    """

    game_id: str
    v: int | None
    code: str


class WholeRecord(NamedTuple):
    """A game's record as of one moment."""

    records: tuple[StoredRecord, ...]
    """Every record in order, up to the first that cannot be read."""
    faults: tuple[Fault, ...]
    """Wherever it is not as it was written."""


class WrittenGame(NamedTuple):
    """A game written down as it stood at a version, whole or not at all: the store does not know what it says."""

    v: int
    seal: str
    """By which whoever reads it knows whether it is of this program and this record."""
    text: str


class Erasure(Frozen):
    """A line of the erasure ledger, to be replayed after every restore: ids and a moment, no content."""

    game_id: str
    person_id: str
    erased_at: Moment
    is_all: bool = True
    """Whether name, contact and ways in went too, or the texts alone."""
