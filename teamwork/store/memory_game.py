"""One game held in memory: its record, its commands, its words."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from teamwork.store.chain import first_link_of, is_proved, new_salt, proof, sealed
from teamwork.store.errors import CommandIdReusedError, GameReadOnlyError, VersionConflictError
from teamwork.store.moments import moment_text
from teamwork.store.values import Append, Appended, GameRow, NewGame, StoredRecord, WholeRecord, WrittenGame
from teamwork.store.verify import Walk
from teamwork.words import WordChange


class _Accepted(NamedTuple):
    v: int
    salt: bytes | None
    proof: bytes | None
    about: frozenset[str]


class _Former(NamedTuple):
    changes: tuple[WordChange, ...]
    kept_until: datetime


class MemoryGame:
    """A game's record, for one thread at a time."""

    def __init__(self, game: NewGame) -> None:
        self.born = game
        self._first = first_link_of(game)
        self.row = GameRow(
            **game.model_dump(),
            v=0,
            chain=self._first,
            is_read_only=False,
            read_only_reason=None,
            closed_at=None,
        )
        self.records: list[StoredRecord] = []
        self.written_game: WrittenGame | None = None
        self.words: dict[str, WordChange] = {}
        self._accepted: dict[tuple[str, str], _Accepted] = {}
        self._former: dict[int, _Former] = {}

    def append(self, append: Append) -> Appended:
        """The command is the next version and its words hold, or it is refused as the store promises."""
        if append.command_id is not None:
            v = self.find_command(append.actor, append.command_id, append.body)
            if v is not None:
                return Appended(v=v, chain=self.records[v - 1].chain, is_repeat=True)
        self.require_writable()
        if self.row.v != append.expected_v:
            raise VersionConflictError(append.expected_v, self.row.v)
        record = sealed(append, self.row.v + 1, self.row.chain)
        self.records.append(record)
        self._remember(append, record.v)
        self._replace_words(append, record.v)
        self.change(v=record.v, chain=record.chain)
        return Appended(v=record.v, chain=record.chain, is_repeat=False)

    def append_next(self, append: Append) -> Appended:
        """As `append`, of a command that must be new."""
        appended = self.append(append)
        if appended.is_repeat:
            raise VersionConflictError(append.expected_v, appended.v)
        return appended

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """What is appended within holds, or nothing of it when it is left by an error."""
        kept = (list(self.records), dict(self.words), dict(self._accepted), dict(self._former), self.row)
        try:
            yield
        except BaseException:
            self.records, self.words, self._accepted, self._former, self.row = kept
            raise

    def find_command(self, actor: str, command_id: str, body: bytes | None) -> int | None:
        """The version of an earlier acceptance."""
        earlier = self._accepted.get((actor, command_id))
        if earlier is None:
            return None
        if not is_proved(earlier.salt, earlier.proof, body):
            raise CommandIdReusedError()
        return earlier.v

    def require_writable(self) -> None:
        """:raises GameReadOnlyError: when the game takes no commands."""
        if self.row.read_only_reason is not None:
            raise GameReadOnlyError(self.row.read_only_reason)

    def change(self, **values: object) -> None:
        """The game's row holds these values."""
        self.row = self.row.model_copy(update=values)

    def write_words(self, changes: Iterable[WordChange]) -> None:
        """Each key holds its new body, or is gone."""
        for change in changes:
            if change.body is None:
                self.words.pop(change.key, None)
            else:
                self.words[change.key] = change

    def former_words(self, v: int) -> tuple[WordChange, ...]:
        """What would take the words of ``v`` back."""
        former = self._former.get(v)
        return former.changes if former else ()

    def purge_former_words(self, before: datetime) -> int:
        """Former words kept until ``before`` are gone; answers how many."""
        over = [v for v, former in self._former.items() if former.kept_until <= before]
        return sum(len(self._former.pop(v).changes) for v in over)

    def erase(self, person_id: str, keys: frozenset[str] = frozenset(), is_all: bool = True) -> None:
        """No word of the person or under these keys is left, and no proof of one."""

        def stays(word: WordChange) -> bool:
            return word.person_id != person_id and word.key not in keys

        self.words = {key: word for key, word in self.words.items() if stays(word) or (not is_all and key not in keys)}
        self._former = {
            v: _Former(tuple(filter(stays, former.changes)), former.kept_until) for v, former in self._former.items()
        }
        for (actor, command_id), known in self._accepted.items():
            if person_id == actor or person_id in known.about:
                self._accepted[actor, command_id] = _Accepted(known.v, None, None, frozenset())

    def whole_record(self) -> WholeRecord:
        """All of it, each link looked at."""
        walk = Walk(self.row.game_id)
        walk.set_out(self._first)
        for record in self.records:
            walk.pass_by((*record[:2], moment_text(record.at), *record[3:]))  # as it would lie in a table
        walk.arrive(self.row.v, self.row.chain)
        return walk.whole

    def _remember(self, append: Append, v: int) -> None:
        if append.command_id is None:
            return
        salt = None if append.body is None else new_salt()
        kept = None if salt is None or append.body is None else proof(salt, append.body)
        about = frozenset(change.person_id for change in append.words) - {append.actor}
        self._accepted[append.actor, append.command_id] = _Accepted(v, salt, kept, about)

    def _replace_words(self, append: Append, v: int) -> None:
        if not append.words:
            return
        before = (self._before(change) for change in append.last_words)
        changes = tuple(sorted(before, key=lambda change: change.key))
        self._former[v] = _Former(changes, append.at + append.former_words_kept)
        self.write_words(append.words)

    def _before(self, change: WordChange) -> WordChange:
        absent = WordChange(key=change.key, person_id=change.person_id, body=None)
        return self.words.get(change.key, absent)
