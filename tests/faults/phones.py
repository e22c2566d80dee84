"""Phones that send commands one after another and send again what was not answered, whatever becomes of the server."""

import json
import threading
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

from tests.web.transport.raw_client import PATH, RawClient, ServerGoneError

AGAIN_SECONDS = 0.01


@dataclass
class Phone:
    """One person's phone: what it sent, and the version each command was answered with."""

    port: int
    token: str
    game_id: str
    name: str
    answered: dict[str, int] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    resent_and_known: int = 0
    refused: list[str] = field(default_factory=list)
    path: str = PATH
    family: uuid.UUID = field(default_factory=uuid.uuid4)
    """What its command ids are made from."""
    is_over: threading.Event = field(default_factory=threading.Event)

    def play(self) -> None:
        """Until it is over; the last command is answered before it ends."""
        number, pending, was_sent = 0, self._next(0), False
        while not (self.is_over.is_set() and not was_sent):
            try:
                with RawClient(self.port, self.path) as line:
                    line.come_in(self.token)
                    while not (self.is_over.is_set() and not was_sent):
                        again, was_sent = was_sent, True
                        [answer] = line.ask("command", self._command(pending, number))
                        if not answer["ok"]:
                            self.refused.append(answer["error"]["code"])
                            time.sleep(AGAIN_SECONDS * 3)
                            continue
                        self.resent_and_known += again
                        self.answered[pending] = answer["v"]
                        number += 1
                        pending, was_sent = self._next(number), False
            except (OSError, ServerGoneError, AssertionError, ValueError):
                time.sleep(AGAIN_SECONDS)

    def _next(self, number: int) -> str:
        self.sent.append(str(uuid.uuid5(self.family, str(number))))
        return self.sent[-1]

    def _command(self, command_id: str, number: int) -> dict[str, Any]:
        email = f"{self.name.lower()}{number}@example.org"
        return {"game_id": self.game_id, "command_id": command_id, "kind": "set_contact", "email": email}


@dataclass
class Watcher:
    """A phone that only looks: every version it is told of, in the order it was told."""

    port: int
    token: str
    game_id: str
    since: int
    versions: list[int] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    """Between which versions it was told of none."""
    views: int = 0
    path: str = PATH
    is_over: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Comes back with the last version it knows, each time the line is lost."""
        while not self.is_over.is_set():
            try:
                with RawClient(self.port, self.path) as line:
                    line.come_in(self.token)
                    line._socket.settimeout(0.5)
                    line.emit("sync", {"game_id": self.game_id, "since": self.since}, ack=1)
                    while not self.is_over.is_set():
                        self._read(line.message())
            except (OSError, ServerGoneError, AssertionError, ValueError):
                time.sleep(AGAIN_SECONDS)

    def _read(self, text: str) -> None:
        if text.startswith("431["):
            [answer] = json.loads(text[3:])
            if "view" in answer:
                self.views += 1
                self.since = answer["v"]
            for frame in answer.get("frames", ()):
                self._take(frame["v"])
        elif text.startswith('42["frame"'):
            self._take(json.loads(text[2:])[1]["v"])

    def _take(self, v: int) -> None:
        if v > self.since:
            self.versions.append(v)
            if v != self.since + 1:
                self.gaps.append((self.since, v))
            self.since = v
