"""
The room code: what hangs on the wall brings a phone as far as its name, and the coach's tap brings it in.

Four characters are an address, not a proof (trust.md 7): they show who sits in the room and let one knock.
The QR carries a ticket of 128 bits instead, so that only typed codes need a budget. Kept in the process
that plays the game; after a restart the screen simply shows a new code.
"""

import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock

from teamwork.errors import RuleViolationError
from teamwork.model import Game, Meeting

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No 0 and O, no 1 and I, so that a code can be read from the last row."""
CODE_LENGTH = 4
FAILURES_MOST = 60
FAILURE_SECONDS = 600
KNOCK_SECONDS = 600
KNOCKS_MOST = 5
"""Phones that may wait for a yes to the same name."""


@dataclass(frozen=True)
class Room:
    """One open meeting's way in."""

    game_id: str
    meeting_id: str
    code: str
    ticket: str


@dataclass
class Knock:
    """A phone that says whose it is and waits for a coach's yes; both see the same sign."""

    id: str
    game_id: str
    person_id: str
    secret: str
    sign: str
    at: float
    is_admitted: bool = False


@dataclass
class Rooms:
    """Every open room of this process and who knocks at it."""

    clock: Callable[[], float] = time.monotonic
    _rooms: dict[str, Room] = field(default_factory=dict)
    _knocks: dict[str, Knock] = field(default_factory=dict)
    _failures: deque[float] = field(default_factory=deque)
    _lock: RLock = field(default_factory=RLock)

    def of(self, game: Game) -> Room | None:
        """The room of the game's open camp, or of its one open meeting; a new one each meeting."""
        meeting = _open_meeting(game)
        with self._lock:
            known = self._rooms.get(game.id)
            if meeting is None:
                self._rooms.pop(game.id, None)
                return None
            if known is None or known.meeting_id != meeting.id:
                known = Room(game.id, meeting.id, self._new_code(), secrets.token_urlsafe(16))
                self._rooms[game.id] = known
            return known

    def _new_code(self) -> str:
        taken = {room.code for room in self._rooms.values()}
        while True:
            code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
            if code not in taken:
                return code

    def find(self, way: str) -> Room | None:
        """
        The room of a ticket or a typed code, however its letters are written.

        Raises:
            RuleViolationError: ``codes_resting`` when too many codes failed in a short while.
        """
        with self._lock:
            for room in self._rooms.values():
                if secrets.compare_digest(room.ticket.encode(), way.encode()):
                    return room
            self._require_budget()
            typed = way.strip().upper()
            found = next((room for room in self._rooms.values() if room.code == typed), None)
            if found is None:
                self._failures.append(self.clock())
            return found

    def _require_budget(self) -> None:
        while self._failures and self.clock() - self._failures[0] > FAILURE_SECONDS:
            self._failures.popleft()
        if len(self._failures) >= FAILURES_MOST:
            raise RuleViolationError("codes_resting")

    # ---- knocking -------------------------------------------------------------------------------

    def knock(self, room: Room, person_id: str) -> Knock:
        """A phone waits for a yes; a second knock for the same person takes the place of nobody else's.

        Raises:
            RuleViolationError: ``codes_resting`` when too many wait for a yes to this name.
        """
        knock = Knock(
            id=secrets.token_urlsafe(9),
            game_id=room.game_id,
            person_id=person_id,
            secret=secrets.token_urlsafe(32),
            sign=f"{secrets.randbelow(90) + 10}",
            at=self.clock(),
        )
        with self._lock:
            self._forget_old()
            if sum(waiting.person_id == person_id for waiting in self._knocks.values()) >= KNOCKS_MOST:
                raise RuleViolationError("codes_resting")
            self._knocks[knock.id] = knock
        return knock

    def knocks(self, game_id: str) -> tuple[Knock, ...]:
        """Who waits at a game's door, longest first."""
        with self._lock:
            self._forget_old()
            return tuple(knock for knock in self._knocks.values() if knock.game_id == game_id and not knock.is_admitted)

    def answer(self, knock_id: str, is_admitted: bool) -> None:
        """A coach has said yes, or no, which ends the knock without a word."""
        with self._lock:
            if is_admitted and knock_id in self._knocks:
                self._knocks[knock_id].is_admitted = True
            elif not is_admitted:
                self._knocks.pop(knock_id, None)

    def is_waiting(self, secret: str) -> bool:
        """Whether a knock still waits for its answer."""
        with self._lock:
            self._forget_old()
            return any(_is_same(knock.secret, secret) for knock in self._knocks.values())

    def collect(self, secret: str) -> Knock | None:
        """The knock that was answered with yes, once."""
        with self._lock:
            for knock in self._knocks.values():
                if knock.is_admitted and _is_same(knock.secret, secret):
                    return self._knocks.pop(knock.id)
            return None

    def _forget_old(self) -> None:
        for knock in [k for k in self._knocks.values() if self.clock() - k.at > KNOCK_SECONDS]:
            del self._knocks[knock.id]


def _is_same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode())


def hosts_camp(game: Game, person_id: str | None) -> bool:
    """Whether this is the host of the open camp, whom all tables concern; who leads a team's meeting has one table."""
    camps = (meeting for meeting in game.meetings.values() if meeting.kind == "camp" and meeting.state == "open")
    return any(camp.host_id == person_id for camp in camps)


def _open_meeting(game: Game) -> Meeting | None:
    is_open = [meeting for meeting in game.meetings.values() if meeting.state == "open"]
    return next((m for m in is_open if m.kind == "camp"), is_open[0] if len(is_open) == 1 else None)
