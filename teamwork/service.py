"""
The game service: lock, look up the command id, decide, append, evolve, tell.

Nothing is told before it is stored; a refusal goes to the asker alone. The service knows no web: who
listens registers with `on_step` and gets every version of every game in order.
"""

import secrets
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from teamwork.commands import SYSTEM_COMMANDS, BeginDay, Command, StartGame, parse_command
from teamwork.context import Context
from teamwork.decide import decide
from teamwork.decision import Decision
from teamwork.edition import Edition
from teamwork.errors import NotPermittedError, TeamworkError
from teamwork.events import Record, dump_events
from teamwork.following import FollowedGames
from teamwork.forgetting import erasures_in, forget
from teamwork.library import edition_to_json
from teamwork.live_game import LiveGame
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
from teamwork.upcasts import SCHEMA_VERSION
from teamwork.words import WordChange

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


class GameService(FollowedGames):
    """Plays every game of one store."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime] = _now, chance: Chance | None = None) -> None:
        super().__init__(store, clock)
        self._chance = chance or system_chance()
        self._begun: dict[str, date] = {}
        """By game the day that it knows, so that nobody has to be woken to be asked."""

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
            if not _is_system(seat):
                self._begin_day(live)
            try:
                return self._decide_and_store(live, seat, command, command_id, body)
            except StoreUnavailableError:
                raise
            except TeamworkError:
                # A command that comes again is mostly refused by now, as it was obeyed the first time.
                earlier = self._earlier(game_id, seat, command_id, body)
                if earlier is None:
                    raise
                return earlier

    def _earlier(self, game_id: str, seat: Seat, command_id: str | None, body: bytes | None) -> Accepted | None:
        """The answer that the command got before, if it had been accepted; the store asks itself before it appends."""
        if command_id is None or body is None:
            return None
        v = self.store.find_command(game_id, seat.actor, command_id, body)
        return None if v is None else Accepted(v, is_repeat=True)

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
            earlier = self._earlier(game.id, context.seat, command_id, body)
            if earlier is not None:
                return earlier
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

    def _all_words(self, game: Game, decision: Decision) -> tuple[WordChange, ...]:
        if decision.restores_words_of is None:
            return decision.words
        return (*self.store.former_words(game.id, decision.restores_words_of), *decision.words)

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


def _is_system(seat: Seat) -> bool:
    return seat.role is Role.SYSTEM


def refusal(error: TeamworkError) -> dict[str, Any]:
    """The refusal as the wire has it, its sentence in Danish."""
    return {"code": error.code, "message": error.message, "params": dict(error.params)}
