"""
The game service: lock, look up the command id, decide, append, evolve, tell.

Nothing is told before it is stored; a refusal goes to the asker alone. The service knows no web: who
listens registers with `on_step` and gets every version of every game in order.
"""

import secrets
import time
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from threading import RLock
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from teamwork.commands import SYSTEM_COMMANDS, BeginDay, Command, StartGame, parse_command
from teamwork.context import Context
from teamwork.decide import decide
from teamwork.decision import Decision
from teamwork.edition import Edition
from teamwork.errors import NotFoundError, NotPermittedError, TeamworkError
from teamwork.events import Record, dump_events
from teamwork.evolve import apply, empty_game, replay
from teamwork.forgetting import erasures_in, finish_erasures, forget
from teamwork.library import edition_from_json, edition_to_json
from teamwork.live_game import LiveGame, Step, read_back
from teamwork.model import Game
from teamwork.rules.spark import spark_week_to_close, sparks_of
from teamwork.seats import SYSTEM_SEAT, Role, Seat
from teamwork.store import Append, GameRow, NewGame, Store
from teamwork.store.errors import (
    GameReadOnlyError,
    StoreDamagedError,
    StoreError,
    StoreUnavailableError,
    VersionConflictError,
)
from teamwork.upcasts import SCHEMA_VERSION, stored_events
from teamwork.words import WordChange

IDLE_SECONDS = 1800.0
"""How long a game that nobody watches stays in memory."""
PAUSE_SECONDS = 0.02
TRIES_ON_CONFLICT = 20
"""How often a command is decided again when another process was first; each time that one has got on with its own."""


class Accepted(NamedTuple):
    """A command that is stored: its version, and whether it had been accepted before."""

    v: int
    is_repeat: bool = False


@dataclass(frozen=True)
class Chance:
    """Where ids and shuffles come from; the program's is the operating system's, a simulation's is seeded."""

    new_id: Callable[[str], str]
    shuffle: Callable[[Sequence[str]], tuple[str, ...]]


def system_chance() -> Chance:
    """Ids and shuffles that nobody can foresee."""
    dice = secrets.SystemRandom()

    def shuffle(things: Sequence[str]) -> tuple[str, ...]:
        return tuple(dice.sample(things, len(things)))

    return Chance(new_id=lambda noun: f"{noun[0]}{uuid.uuid4().hex[:15]}", shuffle=shuffle)


def _now() -> datetime:
    at = datetime.now(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


class GameService:
    """Plays every game of one store."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime] = _now, chance: Chance | None = None) -> None:
        self.store = store
        self.clock = clock
        self._chance = chance or system_chance()
        self._live: dict[str, LiveGame] = {}
        self._editions: dict[str, Edition] = {}
        self._lock = RLock()
        self._listeners: list[Callable[[LiveGame, Step], None]] = []
        self._used_at: dict[str, float] = {}
        self._begun: dict[str, date] = {}
        """By game the day that it knows, so that nobody has to be woken to be asked."""
        self._on_stored: list[Callable[[str, int], None]] = []

    def on_step(self, listener: Callable[[LiveGame, Step], None]) -> None:
        """``listener`` is called with every stored version, in order, under the game's lock."""
        self._listeners.append(listener)

    def on_stored(self, listener: Callable[[str, int], None]) -> None:
        """
        ``listener`` is called with game and version of all that this process itself has stored, under the game's lock.

        Words that hold without a version are told with the version at which the game stands.
        """
        self._on_stored.append(listener)

    # ---- games ----------------------------------------------------------------------------------

    def create_game(self, edition: Edition, name: str, started_on: date, team_names: Sequence[str],
                    is_rehearsal: bool = False) -> str:  # fmt: skip
        """A new game with its board set, at version 1; answers its id. A refused one leaves nothing behind."""
        game_id = self._chance.new_id("game")
        self.store.keep_edition(edition.hash, edition_to_json(edition))
        self.store.create_game(
            NewGame(
                game_id=game_id,
                name=name,
                edition_hash=edition.hash,
                created_at=self.clock(),
                is_rehearsal=is_rehearsal,
            )
        )
        start = StartGame(name=name, started_on=started_on, is_rehearsal=is_rehearsal, team_names=tuple(team_names))
        try:
            self.order(game_id, start)
        except BaseException:
            self.forget(game_id)
            self.store.delete_game(game_id)
            raise
        return game_id

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

    @property
    def live_count(self) -> int:
        """How many games are in memory."""
        return len(self._live)

    def forget(self, game_id: str) -> None:
        """The game leaves memory; the next look loads it again."""
        with self._lock:
            self._live.pop(game_id, None)
            self._used_at.pop(game_id, None)

    @contextmanager
    def in_passing(self, game_id: str) -> Iterator[None]:
        """Within, a game is looked at on a round of all; it is not kept in memory unless somebody else wants it too."""
        was_live = game_id in self._live
        yield
        if was_live:
            return
        asked_at = self._used_at.get(game_id)
        time.sleep(PAUSE_SECONDS)  # whoever plays gets a turn between two games that are read
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
        empty = empty_game(game_id, self.edition(row.edition_hash), row.created_at)
        game, erased, is_damaged = read_back(empty, self.records(game_id))
        reason = row.read_only_reason
        if reason is None and (is_damaged or self.store.verify(game_id)):
            reason = self.distrust(game_id)
        if is_damaged and game.v == 0:
            raise StoreDamagedError(game_id=game_id)
        finish_erasures(self.store, game, erased.values())
        return LiveGame(game=game, words=self.store.words(game_id), read_only=reason)

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
        for stored in self.store.records(game_id, after, until):
            yield Record(
                v=stored.v,
                at=stored.at,
                actor=stored.actor,
                command_kind=stored.command_kind,
                events=stored_events(stored.events, stored.schema_version),
            )

    def game_at(self, game_id: str, *, v: int | None = None, at: datetime | None = None) -> Game:
        """The game as it stood at a version or a moment (rule 10.3)."""
        row = self.store.game(game_id)
        empty = empty_game(game_id, self.edition(row.edition_hash), row.created_at)
        records = (record for record in self.records(game_id, until=v) if at is None or record.at <= at)
        return replay(empty, records)

    # ---- commands -------------------------------------------------------------------------------

    def handle(self, game_id: str, seat: Seat, body: bytes, command_id: str | None = None) -> Accepted:
        """
        One command of one seat, from JSON to the record.

        Raises:
            TeamworkError: the refusal; nothing was changed and nobody else was told.
        """
        command = parse_command(body)
        if command.kind in SYSTEM_COMMANDS and seat.role is not Role.SYSTEM:
            raise NotPermittedError("not_your_role")
        live = self.live(game_id)
        with live.lock:
            if command_id is not None:
                earlier = self.store.find_command(game_id, seat.actor, command_id, body)
                if earlier is not None:
                    return Accepted(earlier, is_repeat=True)
            if not _is_system(seat):
                self._begin_day(live)
            return self._decide_and_store(live, seat, command, command_id, body)

    def order(self, game_id: str, command: Command, seat: Seat = SYSTEM_SEAT) -> Accepted:
        """A command that the program itself gives, by default as the system."""
        live = self.live(game_id)
        with live.lock:
            if not _is_system(seat):
                self._begin_day(live)
            return self._decide_and_store(live, seat, command, None, None)

    def _decide_and_store(
        self, live: LiveGame, seat: Seat, command: Command, command_id: str | None, body: bytes | None
    ) -> Accepted:
        if live.read_only is not None:
            raise GameReadOnlyError(live.read_only)
        for tries_left in reversed(range(TRIES_ON_CONFLICT)):
            context = self._context(live, seat)
            try:
                decision = decide(live.game, command, context)
                return self._store(live, context, command, decision, command_id, body)
            except VersionConflictError:
                self.catch_up(live)
                if not tries_left:
                    raise
            except StoreError:
                raise
            except TeamworkError:
                if not tries_left or not self._is_behind(live):
                    raise
                self.catch_up(live)
        raise AssertionError("the last try answers or raises")

    def _context(self, live: LiveGame, seat: Seat) -> Context:
        return Context(
            seat=seat, at=self.clock(), new_id=self._chance.new_id, shuffle=self._chance.shuffle, words=live.words
        )

    def _store(
        self, live: LiveGame, context: Context, command: Command, decision: Decision, command_id: str | None,
        body: bytes | None,
    ) -> Accepted:  # fmt: skip
        game = live.game
        words = self._all_words(game, decision)
        if not decision.events:
            self.store.write_words(game.id, words)
            live.change_words(words)
            self._tell_stored(game.id, game.v)
            return Accepted(game.v)
        appended = self.store.append(
            Append(
                game_id=game.id,
                expected_v=game.v,
                at=context.at,
                actor=context.seat.actor,
                command_kind=command.kind,
                command_id=command_id,
                body=body,
                events=dump_events(decision.events),
                schema_version=SCHEMA_VERSION,
                words=words,
                former_words_kept=timedelta(minutes=game.edition.limits.undo_minutes),
            )
        )
        if appended.is_repeat:
            return Accepted(appended.v, is_repeat=True)
        record = Record(
            v=appended.v, at=context.at, actor=context.seat.actor, command_kind=command.kind, events=decision.events
        )
        for event in erasures_in(record):
            forget(self.store, game, event, context.at, words)
        self._take(live, record, words)
        self._tell_stored(game.id, appended.v)
        return Accepted(appended.v)

    def _tell_stored(self, game_id: str, v: int) -> None:
        for listener in self._on_stored:
            listener(game_id, v)

    def _all_words(self, game: Game, decision: Decision) -> tuple[WordChange, ...]:
        if decision.restores_words_of is None:
            return decision.words
        return (*self.store.former_words(game.id, decision.restores_words_of), *decision.words)

    def _take(self, live: LiveGame, record: Record, words: Iterable[WordChange]) -> None:
        step = live.take(apply(live.game, record), words)
        for listener in self._listeners:
            listener(live, step)
        if any(erasures_in(record)):
            live.forget(self.store.words(live.game.id))

    def catch_up(self, live: LiveGame) -> None:
        """Takes what other processes have stored since; their words come whole."""
        with live.lock:
            for record in tuple(self.records(live.game.id, after=live.game.v)):
                stored = self.store.words(live.game.id)
                self._take(live, record, _as_changes(live.words, stored))

    # ---- other processes ------------------------------------------------------------------------

    def _is_behind(self, live: LiveGame) -> bool:
        """Whether another process has stored more than this one has heard of: a refusal would judge by what was."""
        return self.store.is_shared and self.store.game(live.game.id).v > live.game.v

    def follow(self, game_id: str, v: int) -> None:
        """A game in memory stands at least at ``v``, which another process has stored, with the words that hold now."""
        live = self._live.get(game_id)
        if live is None:
            return
        with live.lock:
            if live.game.v < v:
                self.catch_up(live)
            else:
                self._refresh_words(live)

    def follow_all(self) -> None:
        """Every game in memory stands where the record stands; one that was deleted is forgotten."""
        heads = self.store.heads()
        for game_id, live in tuple(self._live.items()):
            if game_id not in heads:
                self.forget(game_id)
            elif live.game.v < heads[game_id]:
                self._follow_alone(live)

    def _follow_alone(self, live: LiveGame) -> None:
        """What cannot be followed is its own game's trouble and no other's."""
        try:
            self.catch_up(live)
        except StoreUnavailableError:
            raise
        except Exception:  # a poison event may fail in any way
            self.distrust(live.game.id)

    def _refresh_words(self, live: LiveGame) -> None:
        changes = _as_changes(live.words, self.store.words(live.game.id))
        if changes:
            live.change_words(changes)

    # ---- days -----------------------------------------------------------------------------------

    def begin_days(self) -> None:
        """Every open game knows what day it is; called at the start and once a day (decision 2)."""
        for row in self.store.games():
            if row.closed_at is None and not row.is_read_only:
                with suppress(StoreDamagedError, GameReadOnlyError):  # one game's damage is no other's
                    self._begin_day_once(row)

    def _begin_day_once(self, row: GameRow) -> None:
        """A game that is known to know the day is not woken for it."""
        zone = self.edition(row.edition_hash).season.time_zone
        if self._begun.get(row.game_id) == self.clock().astimezone(ZoneInfo(zone)).date():
            return
        with self.in_passing(row.game_id):
            self.begin_day(row.game_id)
            self._begun[row.game_id] = self.game(row.game_id).today

    def begin_day(self, game_id: str) -> None:
        """One game knows what day it is, if it is open."""
        live = self.live(game_id)
        with live.lock:
            self._begin_day(live)

    def _begin_day(self, live: LiveGame) -> None:
        game = live.game
        today = self._context(live, SYSTEM_SEAT).local_date(game.edition.season.time_zone)
        if today <= game.today or game.v == 0 or live.read_only is not None:
            return
        week = spark_week_to_close(game, today)
        if week is not None:
            self._refresh_words(live)  # pulses make no version, and may have been given by way of another process
        command = BeginDay(date=today, spark_week=week, sparks=sparks_of(game, live.words, week) if week else {})
        self._decide_and_store(live, SYSTEM_SEAT, command, None, None)

    # ---- looking --------------------------------------------------------------------------------

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


def _is_system(seat: Seat) -> bool:
    return seat.role is Role.SYSTEM


def _as_changes(mine: Mapping[str, str], stored: Mapping[str, str]) -> tuple[WordChange, ...]:
    keys = {key for key in (*mine, *stored) if mine.get(key) != stored.get(key)}
    return tuple(WordChange(key=key, person_id="", body=stored.get(key)) for key in sorted(keys))


def refusal(error: TeamworkError) -> dict[str, Any]:
    """The refusal as the wire has it, its sentence in Danish."""
    return {"code": error.code, "message": error.message, "params": dict(error.params)}
