"""
Between processes: what one has stored the others hear of by Redis, as a game and a version, and read for themselves.

No word of anybody's travels so, and a forged or lost message does no harm: who hears of a version looks into the
record, and everyone looks there each second anyway (`runner.py`). Losing Redis delays, never loses.
"""

import contextlib
import json
import secrets
import time
from collections.abc import Callable
from threading import Event, Lock
from typing import Any

import redis
import structlog

from teamwork.seats import Role
from teamwork.service import GameService

CHANNEL = "teamwork"
PATIENCE_SECONDS = 2.0
AGAIN_SECONDS = 0.5
LISTEN_SECONDS = 1.0
MESSAGE_MOST_BYTES = 1000

log = structlog.get_logger()

Signal = Callable[[str, Role, str], None]


class Tidings:
    """What this process tells the others, and what it hears of them; nothing is told under a lock of a game."""

    def __init__(self, service: GameService, url: str, signal: Signal) -> None:
        self._service = service
        self._signal = signal
        self._client: Any = redis.Redis.from_url(
            url, socket_connect_timeout=PATIENCE_SECONDS, socket_timeout=PATIENCE_SECONDS
        )
        self._process = secrets.token_hex(8)
        self._waiting: dict[str, int] = {}
        self._signals: list[tuple[str, Role, str]] = []
        self._is_waiting = Event()
        self._lock = Lock()
        self.is_heard = False
        """Whether the others can be heard just now."""
        service.on_stored(self.stored)

    def start(self, spawn: Callable[[Callable[[], None]], object]) -> None:
        """From now on it tells and hears, in two tasks."""
        spawn(self._tell)
        spawn(self._hear)

    # ---- telling --------------------------------------------------------------------------------

    def stored(self, game_id: str, v: int) -> None:
        """The version is told soon; of several of one game only the newest."""
        with self._lock:
            self._waiting[game_id] = v
        self._is_waiting.set()

    def signal(self, game_id: str, role: Role, name: str) -> None:
        """Everyone of a role hears, in whichever process, that something waits to be fetched."""
        self._signal(game_id, role, name)
        with self._lock:
            self._signals.append((game_id, role, name))
        self._is_waiting.set()

    def _tell(self) -> None:
        while True:
            self._is_waiting.wait()
            self._is_waiting.clear()
            try:
                self._tell_what_waits()
            except redis.RedisError:
                time.sleep(AGAIN_SECONDS)  # what was not told is found in the record

    def _tell_what_waits(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, {}
            signals, self._signals = self._signals, []
        for game_id, v in waiting.items():
            self._say({"game": game_id, "v": v})
        for game_id, role, name in signals:
            self._say({"game": game_id, "role": role.value, "signal": name})

    def _say(self, message: dict[str, Any]) -> None:
        self._client.publish(CHANNEL, json.dumps({"from": self._process, **message}))

    # ---- hearing --------------------------------------------------------------------------------

    def _hear(self) -> None:
        while True:
            with contextlib.suppress(redis.RedisError, OSError), self._client.pubsub() as heard:
                heard.subscribe(CHANNEL)
                while True:
                    message = heard.get_message(timeout=LISTEN_SECONDS)
                    if message is not None:
                        self._take(message)
            self.is_heard = False
            time.sleep(AGAIN_SECONDS)

    def _take(self, message: dict[str, Any]) -> None:
        try:
            if message["type"] == "subscribe":
                self.is_heard = True
                self._service.follow_all()  # what was told while nobody listened
            elif message["type"] == "message":
                self._act(read(message["data"]))
        except Exception:  # one game's trouble, or a message that is none
            log.exception("tidings_failed")

    def _act(self, told: dict[str, Any]) -> None:
        match told:
            case {"from": self._process}:
                return
            case {"game": str(game_id), "v": int(v)}:
                self._service.follow(game_id, v)
            case {"game": str(game_id), "role": str(role), "signal": "knock"} if role in {r.value for r in Role}:
                self._signal(game_id, Role(role), "knock")


def read(data: bytes) -> dict[str, Any]:
    """A message as it was said; nothing for what is none."""
    with contextlib.suppress(ValueError, RecursionError):
        told = json.loads(data[:MESSAGE_MOST_BYTES])
        if isinstance(told, dict):
            return told
    return {}
