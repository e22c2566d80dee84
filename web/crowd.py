"""Lines that have not yet said who they are, by address: a hall may come at once, ten thousand strangers may not."""

from collections import Counter
from collections.abc import Mapping
from threading import Lock


class Crowd:
    """Counts at the gate, corrected each second by whoever sees the lines themselves."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: Counter[str] = Counter()
        self._is_watched = False
        self._lock = Lock()

    def may_come(self, address: str) -> bool:
        """Whether one more line of this address may wait; it is counted if so. Always, while nobody recounts."""
        with self._lock:
            if not self._is_watched:
                return True
            if self._waiting[address] >= self._most:
                return False
            self._waiting[address] += 1
            return True

    def said_who(self, address: str) -> None:
        """A line of this address waits no more."""
        with self._lock:
            if self._waiting[address] > 0:
                self._waiting[address] -= 1

    def recount(self, waiting: Mapping[str, int]) -> None:
        """These are the lines that wait."""
        with self._lock:
            self._waiting = Counter(waiting)
            self._is_watched = True
