"""Telling: each audience gets its frame of every version, in order, after it is stored."""

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping
from datetime import UTC, datetime
from threading import RLock
from typing import Any, NamedTuple

from flask_socketio import SocketIO

from teamwork.entities.base import moment
from teamwork.live_game import LiveGame, Step
from teamwork.model import Game
from teamwork.seats import Role, Seat
from teamwork.service import GameService
from teamwork.views import Frame
from web.access_book import AccessBook
from web.callers import Caller
from web.rooms import hosts_camp
from web.transport import held_together

WRITING_SECONDS = 10
BARE = Frame()


class Audience(NamedTuple):
    """Everyone who looks at one game from one seat; they all get the same bytes."""

    game_id: str
    seat: Seat

    @property
    def room(self) -> str:
        """The Socket.IO room of this audience."""
        return f"{self.game_id}/{self.seat.actor}"


def now_on_wire(service: GameService | None = None) -> str:
    """The server's time with milliseconds."""
    return moment(service.clock() if service else datetime.now(UTC))


def frame_on_wire(game: Game, frame: Frame) -> dict[str, Any]:
    """A frame as it is sent; a bare number when there is nothing to see."""
    if frame.is_bare:
        return {"game_id": game.id, "v": game.v}
    return {"game_id": game.id, "v": game.v, "at": moment(game.at), "put": frame.put, "drop": list(frame.drop)}


def content_of(frame: Frame) -> Hashable:
    """The same for frames that put the very same entities: those are encoded once for all who get them."""
    return tuple((name, id(entity)) for name, entity in frame.put.items()), frame.drop


class Broadcast:
    """Who listens in this process, and what they are told."""

    def __init__(self, socketio: SocketIO, service: GameService, access_book: AccessBook) -> None:
        self._socketio = socketio
        self._service = service
        self.access_book = access_book
        self._lock = RLock()
        self._callers: dict[str, Caller] = {}
        self._watching: dict[str, Audience] = {}
        self._audiences: dict[str, dict[Audience, int]] = defaultdict(dict)
        """By game, how many sockets each audience has."""
        self._writing: dict[str, dict[str, float]] = defaultdict(dict)
        service.on_step(self.tell)

    # ---- who listens ----------------------------------------------------------------------------

    def came(self, sid: str, caller: Caller) -> None:
        """A socket has come in."""
        with self._lock:
            self._callers[sid] = caller

    def watches(self, sid: str, live: LiveGame, caller: Caller) -> None:
        """The socket now looks at a game; called under the game's lock."""
        game_id = live.game.id
        audience = Audience(game_id, caller.seat)
        with self._lock:
            if self._watching.get(sid) == audience:
                return
            self._stop_watching(sid)
            self._callers[sid] = caller
            self._watching[sid] = audience
            self._audiences[game_id][audience] = self._audiences[game_id].get(audience, 0) + 1
            live.watch(caller.seat)

    def left(self, sid: str) -> None:
        """The socket is gone."""
        with self._lock:
            self._callers.pop(sid, None)
            self._stop_watching(sid)

    def _stop_watching(self, sid: str) -> None:
        audience = self._watching.pop(sid, None)
        if audience is None:
            return
        counts = self._audiences[audience.game_id]
        counts[audience] -= 1
        if not counts[audience]:
            del counts[audience]
            self._service.unwatch(audience.game_id, audience.seat)

    def present(self) -> dict[str, Caller]:
        """Everyone who is in, by socket, in the order they came."""
        with self._lock:
            return dict(self._callers)

    def lines_of(self, source_id: str) -> tuple[str, ...]:
        """The sockets that came in by one session or token, oldest first."""
        with self._lock:
            return tuple(sid for sid, caller in self._callers.items() if caller.source_id == source_id)

    def watched(self) -> frozenset[str]:
        """The games that somebody looks at."""
        with self._lock:
            return frozenset(audience.game_id for audience in self._watching.values())

    @property
    def connected(self) -> int:
        """How many sockets are in."""
        return len(self._callers)

    # ---- telling --------------------------------------------------------------------------------

    def tell(self, live: LiveGame, step: Step) -> None:
        """
        Every audience of the game gets what was stored; called under the game's lock, so numbers stay in order.

        Of versions that were stored together all but the last come as bare numbers.
        """
        with self._lock:
            audiences = tuple(self._audiences.get(live.game.id, ()))
        with held_together():
            self._tell_numbers(live, step, audiences)
            self._tell_news(live, step, audiences)
        self._send_away_who_left(step)

    def _tell_numbers(self, live: LiveGame, step: Step, audiences: Collection[Audience]) -> None:
        everyone = [audience.room for audience in audiences]
        for v in range(step.before.v + 1, step.after.v) if everyone else ():
            self._socketio.emit("frame", {"game_id": live.game.id, "v": v}, to=everyone)  # type: ignore[arg-type]

    def _tell_news(self, live: LiveGame, step: Step, audiences: Collection[Audience]) -> None:
        rooms: dict[Hashable, list[str]] = {}
        frames: dict[Hashable, Frame] = {}
        news = live.news(step, [audience.seat for audience in audiences])
        for audience in audiences:
            frame = news.get(audience.seat, BARE)
            if not frame.is_bare:
                self.access_book.note(live.game.id, audience.seat, frame.put)
            content = content_of(frame)
            rooms.setdefault(content, []).append(audience.room)
            frames[content] = frame
        for content, frame in frames.items():
            self._socketio.emit("frame", frame_on_wire(live.game, frame), to=rooms[content])  # type: ignore[arg-type]

    def _send_away_who_left(self, step: Step) -> None:
        for name, person_id in step.touched:
            if name == "people" and not step.after.people[person_id].is_seated:
                self.end(lambda caller, gone=person_id: caller.seat.person_id == gone, "seat_taken_away")  # type: ignore[misc]
        if step.before.phase != step.after.phase and step.after.edition.phase(step.after.phase).kind == "closed":
            game_id = step.after.id
            self.end(lambda caller: caller.seat.role is Role.HELPER and caller.game_id == game_id, "game_closed")

    def end(self, concerns: Callable[[Caller], bool], code: str) -> None:
        """Every socket that it concerns is told goodbye and cut."""
        with self._lock:
            sids = tuple(sid for sid, caller in self._callers.items() if concerns(caller))
        for sid in sids:
            self.send_away(sid, code)

    def send_away(self, sid: str, code: str) -> None:
        """One socket is told why and cut; it may not come back by itself."""
        self._socketio.emit("bye", {"code": code}, to=sid)
        self._socketio.server.disconnect(sid)  # type: ignore[attr-defined]

    # ---- signals --------------------------------------------------------------------------------

    def signal(self, game_id: str, role: Role, name: str) -> None:
        """Everyone of a role in a game hears that something waits to be fetched; the signal says nothing itself."""
        for audience in tuple(self._audiences.get(game_id, ())):
            if audience.seat.role is role:
                self._socketio.emit(name, {"game_id": game_id}, to=audience.room)

    def writes(self, live: LiveGame, caller: Caller) -> None:
        """Counts who wrote in the last seconds at each table, for the coaches and the host alone."""
        game = live.game
        person = game.people.get(caller.seat.person_id or "")
        if person is None:
            return
        now = time.monotonic()
        writing = self._writing[game.id]
        writing[person.id] = now
        for person_id in [who for who, at in writing.items() if now - at > WRITING_SECONDS]:
            del writing[person_id]
        tables = self._tables(game, writing)
        for audience in tuple(self._audiences.get(game.id, ())):
            if audience.seat.role is Role.COACH:
                seen = tables if hosts_camp(game, audience.seat.person_id) else {
                    team: count for team, count in tables.items() if team == audience.seat.team_id
                }  # fmt: skip
                self._socketio.emit("writing", {"game_id": game.id, "by_team": seen}, to=audience.room)

    def _tables(self, game: Game, writing: Mapping[str, float]) -> dict[str, int]:
        teams = [game.people[person_id].team_id for person_id in writing if person_id in game.people]
        return {team: teams.count(team) for team in game.teams if team in teams}
