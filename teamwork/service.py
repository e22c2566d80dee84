"""
The game service: wait for the game, decide, append, evolve, tell; those who wait together are served together.

Nothing is told before it is stored; a refusal goes to the asker alone. The service knows no web: who
listens registers with `on_step` and gets all that is stored of every game, in order.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from teamwork.chance import Chance, system_chance
from teamwork.commands import SYSTEM_COMMANDS, BeginDay, Command, StartGame, parse_command
from teamwork.context import Context
from teamwork.decide import decide
from teamwork.decision import Decision
from teamwork.edition import Edition
from teamwork.errors import NotPermittedError, TeamworkError
from teamwork.following import FollowedGames
from teamwork.forgetting import erasures_in, forget
from teamwork.library import edition_to_json
from teamwork.live_game import LiveGame, Version
from teamwork.model import Game
from teamwork.orders import Accepted, Draft, Order, Proposed, append_of, record_of
from teamwork.rules.spark import spark_week_to_close, sparks_of
from teamwork.seats import SYSTEM_SEAT, Role, Seat
from teamwork.store import Append, Appended, GameRow, NewGame, Store
from teamwork.store.errors import (
    GameReadOnlyError,
    StoreDamagedError,
    StoreError,
    StoreUnavailableError,
    VersionConflictError,
)
from teamwork.store.moments import now
from teamwork.words import WordChange, Words

MOST_TOGETHER = 64
"""Commands in one transaction: a hall's worth, and no more than a phone may wait for."""


class GameService(FollowedGames):
    """Plays every game of one store."""

    def __init__(self, store: Store, *, clock: Callable[[], datetime] = now, chance: Chance | None = None) -> None:
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
        order = Order(seat, command, command_id, body)
        live.waiting.append(order)
        try:
            with live.turn:
                while order.outcome is None:
                    self._serve(live)
        finally:
            if order.outcome is None:  # of one who was torn away from here nothing is left to be served
                with suppress(ValueError):
                    live.waiting.remove(order)
        return order.answer()

    def order(self, game_id: str, command: Command, seat: Seat = SYSTEM_SEAT) -> Accepted:
        """A command that the program itself gives, by default as the system."""
        live = self.live(game_id)
        with live.turn:
            return self._obey(live, Order(seat, command))

    def _serve(self, live: LiveGame) -> None:
        """
        Everyone who waits for the game is served: as many as can be are stored and told as one, the others alone.

        While one commit waits for the disk a hall may send forty commands; one by one, the last would wait for
        forty commits and every screen would be told forty times.
        """
        waiting = [live.waiting.popleft() for _ in range(min(len(live.waiting), MOST_TOGETHER))]
        try:
            for order in self._store_together(live, waiting):
                try:
                    order.outcome = self._obey(live, order)
                except Exception as refusal:
                    order.outcome = refusal
        finally:
            live.waiting.extendleft(order for order in reversed(waiting) if order.outcome is None)

    def _store_together(self, live: LiveGame, orders: Sequence[Order]) -> Sequence[Order]:
        """Those of the orders that can be are stored in one transaction, or none of them; answers who is left."""
        if len(orders) < 2 or live.read_only is not None:
            return orders
        try:
            draft = self._draft(live, orders)
        except Exception:
            return orders  # whoever it stumbled over is answered alone, and fails nobody else's command
        if len(draft.drafted) < 2:
            return orders
        try:
            appended = self.store.append_all(tuple(drafted.append for drafted in draft.drafted))
        except StoreUnavailableError as away:
            for drafted in draft.drafted:
                drafted.order.outcome = away  # one by one they would wait for it one after another
            return draft.left
        except TeamworkError:
            return orders  # each hears its own refusal
        for drafted, stored in zip(draft.drafted, appended, strict=True):
            drafted.order.outcome = Accepted(stored.v)
        self._take(live, *(Version(drafted.game, drafted.append.words) for drafted in draft.drafted))
        self._tell_stored(live.game.id, live.game.v)
        return draft.left

    def _draft(self, live: LiveGame, orders: Iterable[Order]) -> Draft:
        self._begin_day(live)
        draft = Draft(live.game, dict(live.words))
        for order in orders:
            draft.take(order, self._context(order.seat, draft.words))
        return draft

    def _obey(self, live: LiveGame, order: Order) -> Accepted:
        if not _is_system(order.seat):
            self._begin_day(live)
        try:
            return self._decide_and_store(live, order)
        except StoreUnavailableError:
            raise
        except TeamworkError:
            # A command that comes again is mostly refused by now, as it was obeyed the first time.
            earlier = self._earlier(live, order)
            if earlier is None:
                raise
            return earlier

    def _earlier(self, live: LiveGame, order: Order) -> Accepted | None:
        """The answer that the order got before, if it had been accepted; the store asks itself before it appends."""
        if order.command_id is None or order.body is None:
            return None
        v = self.store.find_command(live.game.id, order.seat.actor, order.command_id, order.body)
        return None if v is None else Accepted(v, is_repeat=True)

    def _decide_and_store(self, live: LiveGame, order: Order) -> Accepted:
        """
        Judged by the game as this process knows it; if another has stored more, once again with nobody else at it.

        A second try beside the others would be one behind again, as long as they play without a pause.
        """
        if live.read_only is not None:
            raise GameReadOnlyError(live.read_only)
        try:
            return self._store(live, self._proposed(live, order, self.store.append))
        except TeamworkError as refusal:
            if not self._may_be_behind(live, refusal):
                raise
        with self.store.alone_with(live.game.id) as append:
            self.catch_up(live)
            proposed = self._proposed(live, order, append)
        return self._store(live, proposed)

    def _may_be_behind(self, live: LiveGame, refusal: TeamworkError) -> bool:
        match refusal:
            case VersionConflictError():
                return True
            case StoreError():
                return False
            case _:
                return self._is_behind(live)

    def _proposed(self, live: LiveGame, order: Order, append: Callable[[Append], Appended]) -> Proposed:
        context = self._context(order.seat, live.words)
        decision = decide(live.game, order.command, context)
        words = self._all_words(live.game, decision)
        appended = append(append_of(live.game, context, order, decision, words)) if decision.events else None
        return Proposed(order, context, decision, words, appended)

    def _context(self, seat: Seat, words: Words) -> Context:
        return Context(
            seat=seat, at=self.clock(), new_id=self._chance.new_id, shuffle=self._chance.shuffle, words=words
        )

    def _store(self, live: LiveGame, proposed: Proposed) -> Accepted:
        """What the record took is taken here too, and told; words without a version are written now (decision 4)."""
        game, (order, context, decision, words, appended) = live.game, proposed
        if appended is None:
            earlier = self._earlier(live, order)
            if earlier is not None:
                return earlier
            self.store.write_words(game.id, words)
            self._change_words(live, words)
            self._tell_stored(game.id, game.v)
            return Accepted(game.v)
        if appended.is_repeat:
            return Accepted(appended.v, is_repeat=True)
        record = record_of(game, context, order, decision)
        for event in erasures_in(record):
            forget(self.store, game, event, context.at, words)
        self._take_record(live, record, words)
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
        """One game knows what day it is, if it is open, and is written down if much has happened in it since."""
        live = self.live(game_id)
        with live.turn:
            self._begin_day(live)
        self.write_down(live)

    def _begin_day(self, live: LiveGame) -> None:
        game = live.game
        today = self._context(SYSTEM_SEAT, live.words).local_date(game.edition.season.time_zone)
        if today <= game.today or game.v == 0 or live.read_only is not None:
            return
        week = spark_week_to_close(game, today)
        if week is not None:
            self._refresh_words(live)  # pulses make no version, and may have been given by way of another process
        command = BeginDay(date=today, spark_week=week, sparks=sparks_of(game, live.words, week) if week else {})
        self._decide_and_store(live, Order(SYSTEM_SEAT, command))


def _is_system(seat: Seat) -> bool:
    return seat.role is Role.SYSTEM


def refusal(error: TeamworkError) -> dict[str, Any]:
    """The refusal as the wire has it, its sentence in Danish."""
    return {"code": error.code, "message": error.message, "params": dict(error.params)}
