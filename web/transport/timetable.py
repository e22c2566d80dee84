"""What is due later: every ping and every deadline of all lines, in one task."""

import heapq
import itertools
import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Any

LONGEST_SLEEP_SECONDS = 0.5
TURN = 100
"""After so many acts in a row the others get a turn."""

log = logging.getLogger("web.transport")


class Timetable:
    """Runs while anything is due, in a task that the engine starts in its own way."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._lock = Lock()
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._number = itertools.count()
        self._is_running = False

    def after(self, seconds: float, act: Callable[[], None]) -> None:
        """``act`` is called once, that much later or up to half a second after; it must not wait for anything."""
        with self._lock:
            heapq.heappush(self._due, (time.monotonic() + seconds, next(self._number), act))
            if self._is_running:
                return
            self._is_running = True
        self._engine.start_background_task(self._run)

    def _run(self) -> None:
        acts = 0
        while (wait := self._seconds_to_next()) is not None:
            if wait > 0 or acts % TURN == 0:
                self._engine.sleep(min(max(wait, 0.0), LONGEST_SLEEP_SECONDS))
            if wait <= 0:
                acts += 1
                self._act()

    def _seconds_to_next(self) -> float | None:
        with self._lock:
            if not self._due:
                self._is_running = False
                return None
            return self._due[0][0] - time.monotonic()

    def _act(self) -> None:
        with self._lock:
            _, _, act = heapq.heappop(self._due)
        try:
            act()
        except Exception:
            log.exception("due_act_failed")
