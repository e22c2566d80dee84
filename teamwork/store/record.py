"""The record: what every store promises, whichever database it speaks to."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from teamwork.store.access_log import AccessEntry
from teamwork.store.accounts import Accounts
from teamwork.store.credentials import Credentials
from teamwork.store.exports_log import ExportsLog
from teamwork.store.reminders import Reminders
from teamwork.store.sessions import Sessions
from teamwork.store.settings import Settings
from teamwork.store.values import (
    Append,
    Appended,
    Erasure,
    Fault,
    GameRow,
    NewGame,
    StoredRecord,
    WholeRecord,
    WrittenGame,
)
from teamwork.words import WordChange

__all__ = [
    "Append",
    "Appended",
    "Erasure",
    "Fault",
    "GameRow",
    "NewGame",
    "Store",
    "StoredRecord",
    "WholeRecord",
    "WordChange",
    "WrittenGame",
]


class Store(Protocol):
    """
    Keeps games, their words, and who may come in; safe to call from several threads.

    Every method may raise ``StoreUnavailableError`` or ``StoreDamagedError``. What needs a game raises
    ``NotFoundError`` when there is none; lists of its records, words and logs are then empty. What was
    answered is on the disk.
    """

    @property
    def is_shared(self) -> bool:
        """Whether several processes may play the same games by it, so that each must look for what others stored."""

    @property
    def accounts(self) -> Accounts:
        """The staff."""

    @property
    def credentials(self) -> Credentials:
        """The secrets given out."""

    @property
    def sessions(self) -> Sessions:
        """The browsers that came in."""

    @property
    def reminders(self) -> Reminders:
        """Who wants to be reminded by e-mail."""

    @property
    def exports(self) -> ExportsLog:
        """What left the house."""

    @property
    def settings(self) -> Settings:
        """What the house was told about itself."""

    def create_game(self, game: NewGame) -> None:
        """
        The game stands at version 0.

        :raises GameExistsError: when its id is taken.
        """

    def games(self) -> tuple[GameRow, ...]:
        """Every game, oldest first; one that cannot be read is listed as read-only."""

    def game(self, game_id: str) -> GameRow:
        """One game."""

    def heads(self) -> dict[str, int]:
        """The version at which each game stands, by its id; cheap enough to be asked every second."""

    def set_read_only(self, game_id: str, reason: str | None) -> None:
        """The game takes no commands for this reason, or takes them again."""

    def close_game(self, game_id: str, at: datetime) -> None:
        """The game is marked as over."""

    def delete_game(self, game_id: str) -> None:
        """
        The game is gone with its record, words, secrets and logs, and has left no traces in the files.

        The erasure ledger and the log of exports stay.
        """

    def append(self, append: Append) -> Appended:
        """
        The command is the game's next version and its words hold, both or neither.

        The same command id with the same body again answers its first version, on a read-only game too.

        :raises CommandIdReusedError: when the id came before with another body.
        :raises VersionConflictError: when the game does not stand at the expected version.
        :raises GameReadOnlyError: when the game takes no commands.
        """

    def append_all(self, appends: Sequence[Append]) -> tuple[Appended, ...]:
        """
        The commands are their games' next versions, one upon the other, in one transaction: all of them or none.

        :raises CommandIdReusedError: as `append`.
        :raises VersionConflictError: as `append`, and when one of the commands was accepted before.
        :raises GameReadOnlyError: when a game takes no commands.
        """

    def alone_with(self, game_id: str) -> AbstractContextManager[Callable[[Append], Appended]]:
        """
        Within, nobody else appends to the game, in whichever process: what is read of it is the newest.

        It gives an `append`; what that appends is there when the end is reached, and not when it is left by an error.

        :raises NotFoundError: when there is no such game.
        """

    def find_command(self, game_id: str, actor: str, command_id: str, body: bytes) -> int | None:
        """
        The version at which this actor's command was accepted; nothing if it never was.

        :raises CommandIdReusedError: when it was accepted with another body.
        """

    def records(self, game_id: str, after: int = 0, until: int | None = None) -> Iterator[StoredRecord]:
        """
        The records of versions over ``after`` up to and including ``until``, in order.

        :raises StoreDamagedError: at the first record that cannot be read.
        """

    def whole_record(self, game_id: str) -> WholeRecord:
        """What `records` and `verify` tell, as of one moment and in one reading: a game that is loaded asks both."""

    def written_game(self, game_id: str) -> WrittenGame | None:
        """The game as it was last written down, if it was."""

    def keep_written_game(self, game_id: str, written: WrittenGame) -> None:
        """
        The game is written down so, and no longer as before.

        :raises NotFoundError: when there is no such game.
        """

    def words(self, game_id: str) -> dict[str, str]:
        """Every word of the game, by key."""

    def word_owners(self, game_id: str) -> dict[str, str]:
        """Whose each word is, a person's id by key."""

    def write_words(self, game_id: str, changes: Iterable[WordChange]) -> None:
        """
        The words hold without a version (pulses, contact data); what they overwrite is gone at once.

        :raises GameReadOnlyError: when the game takes no commands.
        """

    def former_words(self, game_id: str, v: int) -> tuple[WordChange, ...]:
        """The changes that would take version ``v``'s words back, by key, as far as they are still kept."""

    def purge_former_words(self, before: datetime) -> int:
        """
        Former words kept until ``before`` are gone; answers how many. To be called every minute.

        From an SQLite database's files they are gone too, as soon as no reader holds on to the log.
        """

    def edition(self, edition_hash: str) -> str | None:
        """The text of the edition with this hash."""

    def keep_edition(self, edition_hash: str, text: str) -> None:
        """
        The edition is kept under its hash; keeping it again changes nothing.

        :raises StoreError: ``edition_differs`` when another text is kept under that hash.
        """

    def verify(self, game_id: str) -> tuple[Fault, ...]:
        """Where the record is not as it was written; empty when every link, version and command holds."""

    def log_access(self, entries: Iterable[AccessEntry]) -> None:
        """Each viewer, person, kind and day has its line."""

    def access_log(self, game_id: str, person_id: str) -> tuple[AccessEntry, ...]:
        """Who saw this person's data, oldest first."""

    def purge_access_log(self, before: datetime) -> int:
        """Lines older than ``before`` are gone; answers how many."""

    def erase(
        self,
        game_id: str,
        person_id: str,
        at: datetime | None = None,
        *,
        keys: Collection[str] = (),
        is_all: bool = True,
    ) -> None:
        """
        Nothing the person wrote or was called is left: words, contact, proofs of commands, secrets, sessions.

        ``keys`` are words about the person that are others', and go too. Without ``is_all`` name, contact and
        ways in stay: gone are the words under ``keys`` and everything kept for undo.

        The record stays whole and the ledger has a line. Afterwards no byte of the words is in an SQLite
        database's files. May be repeated.

        :raises StoreUnavailableError: ``erasure_unfinished`` when all is deleted but traces in the files
            could not be cleared yet; repeat it.
        """

    def erase_texts(self, game_id: str, people: Collection[str], at: datetime, keys: Collection[str]) -> None:
        """
        As `erase` without ``is_all`` for each of the people, who share the ``keys``; all of them or none.

        :raises StoreUnavailableError: as `erase`.
        """

    def erasures(self) -> tuple[Erasure, ...]:
        """The ledger, oldest first: to be replayed with ``erase`` after every restore."""

    def healthy(self) -> bool:
        """Whether the database answers."""

    def close(self) -> None:
        """The connections are closed; the store is not used again."""
