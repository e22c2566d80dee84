"""What the parts of the front share: one house an application, found from the request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

from flask import current_app
from flask_socketio import SocketIO

from teamwork.seats import Role
from teamwork.service import GameService
from web.access_book import AccessBook
from web.broadcast import Broadcast
from web.callers import Callers
from web.config import Config
from web.crowd import Crowd
from web.pace import Allowances
from web.rooms import Rooms
from web.tidings import Tidings


@dataclass
class House:
    """The service, who may come in, who listens."""

    config: Config
    service: GameService
    callers: Callers
    broadcast: Broadcast
    socketio: SocketIO
    access_book: AccessBook
    rooms: Rooms = field(default_factory=Rooms)
    counters: dict[str, int] = field(default_factory=dict)
    checks: Mapping[str, Callable[[], bool]] = field(default_factory=dict)
    allowances: Allowances = field(init=False)
    """What each program may ask over HTTP."""
    crowd: Crowd = field(init=False)
    tidings: Tidings | None = None
    """What other processes are told and heard of, where there are any."""

    def __post_init__(self) -> None:
        self.allowances = Allowances(self.config.requests_per_s, self.config.requests_burst)
        self.crowd = Crowd(self.config.lines_waiting_most)

    def signal(self, game_id: str, role: Role, name: str) -> None:
        """Everyone of a role in a game hears, in whichever process, that something waits to be fetched."""
        (self.tidings or self.broadcast).signal(game_id, role, name)

    def extra_checks(self) -> dict[str, bool]:
        """Whether what the house leans on beside the database, and can do without, is well."""
        return {name: check() for name, check in self.checks.items()}


def house() -> House:
    """The house of the application that answers."""
    return cast(House, current_app.extensions["teamwork"])
