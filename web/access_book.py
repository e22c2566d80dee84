"""The access log's desk: each first delivery of a day is noted at once and written in batches (decision 25)."""

from collections.abc import Mapping
from datetime import date
from threading import Lock
from typing import Any

from teamwork.accesses import accesses
from teamwork.seats import Seat
from teamwork.service import GameService
from teamwork.store import AccessEntry


class AccessBook:
    """Who was shown whose data today, in this process."""

    def __init__(self, service: GameService) -> None:
        self._service = service
        self._day = date.min
        self._known: set[tuple[str, str, str, str]] = set()
        self._waiting: list[AccessEntry] = []
        self._lock = Lock()

    def note(self, game_id: str, viewer: Seat, entities: Mapping[str, Mapping[str, Any]]) -> None:
        """These entities were delivered to ``viewer``."""
        at = self._service.clock()
        with self._lock:
            if at.date() != self._day:
                self._day, self._known = at.date(), set()
            for access in accesses(entities, viewer):
                line = (game_id, viewer.actor, access.person_id, access.kind)
                if line not in self._known:
                    self._known.add(line)
                    self._waiting.append(
                        AccessEntry(
                            game_id=game_id,
                            person_id=access.person_id,
                            viewer=viewer.actor,
                            role=viewer.role.value,
                            kind=access.kind,
                            day=at.date(),
                            at=at,
                        )
                    )

    def write(self) -> None:
        """What waits is in the log."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        if waiting:
            self._service.store.log_access(waiting)
