"""Every game of a store as this process has it in memory: read from the record when asked for, let go when idle."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from threading import RLock

from teamwork.edition import Edition
from teamwork.errors import NotFoundError
from teamwork.events import Record
from teamwork.evolve import empty_game, replay
from teamwork.glance import Glance, glance_at
from teamwork.library import edition_from_json
from teamwork.live_game import LiveGame
from teamwork.loading import in_todays_shape, load
from teamwork.model import Game
from teamwork.seats import Seat
from teamwork.store import GameRow, Store
from teamwork.store.errors import StoreDamagedError, StoreError, StoreUnavailableError
from teamwork.written_game import written_game_of

IDLE_SECONDS = 1800.0
"""How long a game that nobody watches stays in memory."""
PAUSE_SECONDS = 0.02
FOLDED_MOST = 250
"""Versions that a load may have to fold before the game is written down anew: some five milliseconds of them."""


class LiveGames:
    """The games of one store, each replayed the first time that somebody asks for it."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.clock = clock
        self._live: dict[str, LiveGame] = {}
        self._editions: dict[str, Edition] = {}
        self._lock = RLock()
        self._used_at: dict[str, float] = {}
        self._glances: dict[str, Glance] = {}

    def game(self, game_id: str) -> Game:
        """The newest state of a game."""
        return self.live(game_id).game

    def live(self, game_id: str) -> LiveGame:
        """
        The game in memory, replayed from its record the first time.

        Raises:
            NotFoundError: there is no such game.
        """
        self._used_at[game_id] = time.monotonic()
        found = self._live.get(game_id)
        if found is not None:
            return found
        with self._lock:
            if game_id not in self._live:
                self._live[game_id] = self._load(game_id)
            return self._live[game_id]

    def unwatch(self, game_id: str, viewer: Seat) -> None:
        """Nobody looks at the game from that seat any more; one that has left memory is not fetched to be told."""
        live = self._live.get(game_id)
        if live is not None:
            live.unwatch(viewer)

    @property
    def live_count(self) -> int:
        """How many games are in memory."""
        return len(self._live)

    def glance(self, row: GameRow) -> Glance:
        """
        The game at a glance; one that is not in memory and stands where it stood is not fetched for it.

        Raises:
            StoreDamagedError: it cannot be read at all.
        """
        noted = self._glances.get(row.game_id)
        if row.game_id not in self._live and noted is not None and noted.v == row.v:
            return noted
        with self.in_passing(row.game_id, pause_s=0):
            return self._note(self.live(row.game_id))

    def _note(self, live: LiveGame) -> Glance:
        noted = self._glances[live.game.id] = glance_at(live.game, live.words, live.read_only)
        return noted

    def forget(self, game_id: str) -> None:
        """The game leaves memory; the next look loads it again."""
        with self._lock:
            live = self._live.pop(game_id, None)
            self._used_at.pop(game_id, None)
            if live is not None and live.game.v:
                self._note(live)

    def delete_game(self, game_id: str) -> None:
        """
        The game and all that belongs to it is gone, its name from memory too.

        Raises:
            StoreUnavailableError: ``erasure_unfinished``, as by the store; memory has let go of it.
        """
        try:
            self.store.delete_game(game_id)
        finally:
            self._forget_deleted(game_id)

    @property
    def _remembered(self) -> frozenset[str]:
        """The games of which this process knows anything without asking."""
        return frozenset(tuple(self._live) + tuple(self._glances))

    def _forget_deleted(self, game_id: str) -> None:
        """The game leaves memory, and its name too."""
        with self._lock:
            for kept in (self._live, self._used_at, self._glances):
                kept.pop(game_id, None)

    @contextmanager
    def in_passing(self, game_id: str, pause_s: float = PAUSE_SECONDS) -> Iterator[None]:
        """Within, a game is looked at on a round of all; it is not kept in memory unless somebody else wants it too."""
        was_live = game_id in self._live
        yield
        if was_live:
            return
        asked_at = self._used_at.get(game_id)
        time.sleep(pause_s)  # whoever plays gets a turn between two games that are read
        if self._used_at.get(game_id) == asked_at:
            self.forget(game_id)

    def let_go_idle(self, watched: Collection[str], idle_s: float = IDLE_SECONDS) -> int:
        """Games that nobody watches or has asked for in a while leave memory; answers how many."""
        now = time.monotonic()
        idle = [id for id in tuple(self._live) if id not in watched and now - self._used_at.get(id, now) > idle_s]
        for game_id in idle:
            self.forget(game_id)
        return len(idle)

    def _load(self, game_id: str) -> LiveGame:
        row = self.store.game(game_id)
        game, is_damaged, written_v = load(self.store, row, self.edition(row.edition_hash))
        reason = row.read_only_reason
        if reason is None and is_damaged:
            reason = self.distrust(game_id)
        if is_damaged and game.v == 0:
            raise StoreDamagedError(game_id=game_id)
        return LiveGame(game=game, words=self.store.words(game_id), read_only=reason, written_v=written_v)

    def write_down_all(self) -> None:
        """Every game in memory of which a load would have to fold much is written down: the server's, now and then."""
        for live in tuple(self._live.values()):
            self.write_down(live)

    def write_down(self, live: LiveGame) -> None:
        """
        The game is written down beside its record, if a load would have to fold much; not within its turn or lock.

        A help for the next load and no promise to anybody: where it cannot be done now, it is done another time.
        """
        game = live.game
        if live.read_only is not None or game.v - live.written_v <= FOLDED_MOST:
            return
        with suppress(StoreError, NotFoundError):
            for newest in self.store.records(game.id, game.v - 1, game.v):
                self.store.keep_written_game(game.id, written_game_of(game, newest.chain))
                live.written_v = game.v

    def distrust(self, game_id: str) -> str:
        """The game is read-only from now on, because its record is not as it was written; answers the reason."""
        reason = "record_damaged"
        with suppress(StoreUnavailableError):
            self.store.set_read_only(game_id, reason)
        if game_id in self._live:
            self._live[game_id].read_only = reason
        return reason

    def edition(self, edition_hash: str) -> Edition:
        """
        The edition of that hash, if a game was ever played by it.

        Raises:
            StoreDamagedError: the store does not hold it.
        """
        if edition_hash not in self._editions:
            text = self.store.edition(edition_hash)
            if text is None:
                raise StoreDamagedError(edition=edition_hash)
            self._editions[edition_hash] = edition_from_json(text)
        return self._editions[edition_hash]

    def records(self, game_id: str, after: int = 0, until: int | None = None) -> Iterable[Record]:
        """The record of a game in today's shape, in order."""
        return map(in_todays_shape, self.store.records(game_id, after, until))

    def game_at(self, game_id: str, *, v: int | None = None, at: datetime | None = None) -> Game:
        """The game as it stood at a version or a moment (rule 10.3)."""
        row = self.store.game(game_id)
        empty = empty_game(game_id, self.edition(row.edition_hash), row.created_at)
        records = (record for record in self.records(game_id, until=v) if at is None or record.at <= at)
        return replay(empty, records)

    def seat_of(self, game_id: str, person_id: str) -> Seat:
        """
        The seat a person has in a game now.

        Raises:
            NotFoundError: the person does not sit in it.
        """
        person = self.game(game_id).people.get(person_id)
        if person is None or not person.is_seated:
            raise NotFoundError(field="person_id")
        return Seat(role=person.role, person_id=person.id, team_id=person.team_id)
