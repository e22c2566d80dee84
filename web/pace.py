"""How fast one line or one program may ask: a burst, and then so many a second."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from teamwork.errors import TeamworkError


class TooManyRequestsError(TeamworkError):
    """Nothing was done; the same request may come again after ``retry_ms``."""

    status = 429

    def __init__(self, retry_ms: int) -> None:
        super().__init__("too_many_requests", retry_ms=retry_ms)


@dataclass
class Allowance:
    """What one asker may still ask; full at the beginning, and filled again evenly."""

    per_s: float
    burst: float
    clock: Callable[[], float] = time.monotonic
    _left: float = field(init=False)
    _at: float = field(init=False)

    def __post_init__(self) -> None:
        self._left, self._at = self.burst, self.clock()

    def require(self, cost: float = 1.0) -> None:
        """
        Raises:
            TooManyRequestsError: what was asked goes beyond what is left; it costs nothing.
        """
        now = self.clock()
        self._left = min(self.burst, self._left + (now - self._at) * self.per_s)
        self._at = now
        if self._left < cost:
            raise TooManyRequestsError(retry_ms=int((cost - self._left) / self.per_s * 1000) + 1)
        self._left -= cost

    @property
    def is_full(self) -> bool:
        """Whether enough time has passed to forget this asker."""
        return self._left + (self.clock() - self._at) * self.per_s >= self.burst


class Allowances:
    """An allowance for each asker, forgotten when it is full again."""

    KEPT_MOST = 5000

    def __init__(self, per_s: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = (per_s, burst, clock)
        self._known: dict[str, Allowance] = {}
        self._sweep_at = self.KEPT_MOST
        self._lock = Lock()

    def require(self, asker: str, cost: float = 1.0) -> None:
        """
        Raises:
            TooManyRequestsError: this asker asks too fast.
        """
        with self._lock:
            if asker not in self._known and len(self._known) >= self._sweep_at:
                self._known = {who: kept for who, kept in self._known.items() if not kept.is_full}
                # a crowd of strangers is not looked through again for each of them
                self._sweep_at = max(self.KEPT_MOST, 2 * len(self._known))
            allowance = self._known.setdefault(asker, Allowance(*self._rate))
            allowance.require(cost)
