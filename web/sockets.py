"""The live line: connect, sync, command, clock, writing. The seat comes from the session, never from a message."""

import json
import uuid
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

import structlog
from flask import request
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError as Refused

from teamwork.commands import COMMANDS
from teamwork.errors import InvalidCommandError, NotFoundError, TeamworkError
from teamwork.live_game import LiveGame
from teamwork.seats import Seat
from teamwork.service import GameService
from teamwork.store import StoreUnavailableError
from web import language
from web.broadcast import Audience, Broadcast, frame_on_wire, now_on_wire
from web.callers import Caller, Callers, NotSignedInError, Purpose
from web.config import Config
from web.crowd import Crowd
from web.eviction import why_ended
from web.gate import address_of
from web.pace import Allowance

log = structlog.get_logger()

Answer: TypeAlias = Callable[[str, Caller, Mapping[str, Any]], dict[str, Any]]
"""To a socket, whoever came in by it, and what they sent."""

COSTS: Mapping[str, float] = {"sync": 4.0, "command": 1.0, "clock": 0.5, "writing": 1.0}
"""What each message takes of a line's allowance; a whole view is made for a sync."""


class Knock(NamedTuple):
    """What a socket came in by: its secret, looked up again at every message, its language, what it may still send."""

    secret: str
    is_token: bool
    lang: str
    allowance: Allowance


class Sockets:
    """Everyone connected to this process, each with the secret they came in by."""

    def __init__(
        self,
        socketio: SocketIO,
        service: GameService,
        callers: Callers,
        broadcast: Broadcast,
        config: Config,
        crowd: Crowd,
    ) -> None:
        self._service = service
        self._callers = callers
        self._broadcast = broadcast
        self._config = config
        self._crowd = crowd
        self._server: Any = socketio.server  # type: ignore[attr-defined]
        self._socketio = socketio
        self._knocks: dict[str, Knock] = {}
        socketio.on_event("connect", self.connect)
        socketio.on_event("disconnect", self.disconnect)
        for name, answer in self._events().items():
            # Past Flask, which would open a request for each message: nothing of a request is needed here any more.
            self._server.on(name, self._answering(answer, COSTS[name]))

    def _events(self) -> Mapping[str, Answer]:
        return {"sync": self.sync, "command": self.command, "clock": self.clock, "writing": self.writing}

    # ---- coming and going -----------------------------------------------------------------------

    def connect(self, auth: object = None) -> None:
        """Refuses whoever has no secret that opens a seat; the words are the same for every reason."""
        sid = request.sid  # type: ignore[attr-defined]
        try:
            secret, is_token = self._secret(auth)
            caller = self._callers.of_secret(secret, is_token=is_token)
        except StoreUnavailableError:
            raise  # says nothing about who comes: the line is closed, and its client knocks again by itself
        except TeamworkError:
            raise Refused("not_signed_in") from None
        allowance = Allowance(self._config.requests_per_s, self._config.requests_burst)
        self._knocks[sid] = Knock(secret, is_token, language.choose(request, self._config.languages), allowance)
        self._broadcast.came(sid, caller)
        self._make_room(caller)
        self._crowd.said_who(address_of(request.environ))

    def _make_room(self, caller: Caller) -> None:
        """Of too many lines of one browser session the oldest goes; it is most likely dead already."""
        if caller.is_session and caller.seat.person_id is not None:
            for sid in self._broadcast.lines_of(caller.source_id)[: -self._config.lines_a_session]:
                self._broadcast.send_away(sid, "opened_elsewhere")

    def _secret(self, auth: object) -> tuple[str, bool]:
        """The secret of whoever knocks, and whether it was handed over as a token."""
        given = auth if isinstance(auth, Mapping) else {}
        token = given.get("token")
        if isinstance(token, str) and token:
            return token, True
        wish = given.get("as")
        purposes: tuple[Purpose, ...] = (
            (wish,) if wish in ("person", "screen", "staff") else ("person", "staff", "screen")
        )
        for purpose in purposes:
            secret = request.cookies.get(self._callers.cookie_name(purpose))
            if secret:
                return secret, False
        raise NotSignedInError

    def disconnect(self, reason: object = None) -> None:
        """The socket is forgotten; presence in a meeting is a matter of the game, not of a line."""
        sid = request.sid  # type: ignore[attr-defined]
        self._knocks.pop(sid, None)
        self._broadcast.left(sid)

    # ---- answering ------------------------------------------------------------------------------

    def _answering(self, answer: Answer, cost: float) -> Callable[..., dict[str, Any]]:
        def answered(sid: str, payload: object = None, *_: object) -> dict[str, Any]:
            knock = self._knocks.get(sid)
            lang = knock.lang if knock else language.DANISH
            try:
                if knock is None:
                    raise NotSignedInError
                knock.allowance.require(cost)
                caller = self._callers.of_secret(knock.secret, is_token=knock.is_token)
                if not isinstance(payload, Mapping):
                    raise InvalidCommandError("invalid_field", field="payload", problem="dict_type")
                return {"ok": True, **answer(sid, caller, payload)}
            except NotSignedInError as error:
                self._send_away(sid)
                return {"ok": False, "error": language.refusal(error, lang)}
            except TeamworkError as error:
                return {"ok": False, "error": language.refusal(error, lang)}
            except Exception:
                log.exception("message_failed")
                return {"ok": False, "error": language.refusal(TeamworkError("internal_error"), lang)}

        return answered

    def _send_away(self, sid: str) -> None:
        caller = self._broadcast.present().get(sid)
        self._broadcast.send_away(sid, why_ended(self._service, caller.source_id) if caller else "not_signed_in")

    def sync(self, sid: str, caller: Caller, payload: Mapping[str, Any]) -> dict[str, Any]:
        """What was missed since a version, or a whole view; from now on every version comes by itself."""
        live = self._live(caller, payload)
        since = payload.get("since")
        if type(since) is int and since > live.game.v:
            self._service.catch_up(live)  # a process that is gone told more than this one has heard of
        with live.lock:
            # Join before reading: the other order would lose what happens in between.
            self._server.enter_room(sid, Audience(live.game.id, caller.seat).room)
            self._broadcast.watches(sid, live, caller)
            at = now_on_wire(self._service)
            answer = synced(live, caller.seat, since if type(since) is int and since >= 0 else None, at)
            self._broadcast.access_book.note(live.game.id, caller.seat, shown_in(answer))
            return answer

    def command(self, sid: str, caller: Caller, payload: Mapping[str, Any]) -> dict[str, Any]:
        """One command, answered after it is stored."""
        live = self._live(caller, payload)
        self._socketio.sleep(0)  # whoever else has been heard by now is served in the same wave
        accepted = self._service.handle(live.game.id, caller.seat, *command_of(payload))
        return {"v": accepted.v}

    def clock(self, sid: str, caller: Caller, payload: Mapping[str, Any]) -> dict[str, Any]:
        """The server's time, for a client to learn how far off its own is."""
        return {"now": now_on_wire(self._service)}

    def writing(self, sid: str, caller: Caller, payload: Mapping[str, Any]) -> dict[str, Any]:
        """A signal, never a record: the table's coach and the host see how many write (decision 19)."""
        live = self._live(caller, payload)
        self._broadcast.writes(live, caller)
        return {}

    def _live(self, caller: Caller, payload: Mapping[str, Any]) -> LiveGame:
        game_id = payload.get("game_id", caller.game_id)
        if not isinstance(game_id, str):
            raise NotFoundError(field="game_id")
        caller.require_game(game_id)
        return self._service.live(game_id)


def synced(live: LiveGame, seat: Seat, since: int | None, at: str) -> dict[str, Any]:
    """The answer to a sync under the game's lock: frames from ``since`` on when they can be had, else a view."""
    v = live.game.v
    answer: dict[str, Any] = {"v": v, "now": at}
    if since is None or not live.can_bridge(since):
        return {**answer, "view": live.look(seat)}
    frames: list[dict[str, Any]] = [{"game_id": live.game.id, "v": number} for number in range(since + 1, v)]
    if since < v:
        frames.append(frame_on_wire(live.game, live.bridge(since, seat)))
    return {**answer, "frames": frames}


def shown_in(answer: Mapping[str, Any]) -> dict[str, Any]:
    """The entities that an answer to a sync shows."""
    shown = dict(answer.get("view", {}))
    for frame in answer.get("frames", ()):
        shown.update(frame.get("put", {}))
    return shown


def command_of(payload: Mapping[str, Any]) -> tuple[bytes, str]:
    """
    The command's own JSON and its id, taken out of the envelope.

    Raises:
        InvalidCommandError: ``missing_field`` or ``invalid_field`` for ``command_id`` or ``kind``.
    """
    command_id, kind = payload.get("command_id"), payload.get("kind")
    if not isinstance(command_id, str):
        raise InvalidCommandError("missing_field", field="command_id")
    try:
        uuid.UUID(command_id)
    except ValueError:
        raise InvalidCommandError("invalid_field", field="command_id", problem="uuid") from None
    if not isinstance(kind, str) or kind not in COMMANDS:
        raise InvalidCommandError("unknown_command", kind=str(kind)[:40])
    body = {name: value for name, value in payload.items() if name not in ("game_id", "command_id")}
    try:
        return json.dumps(body, ensure_ascii=False, sort_keys=True, allow_nan=False).encode(), command_id
    except (TypeError, ValueError, RecursionError):
        raise InvalidCommandError("invalid_field", field="payload", problem="json") from None
