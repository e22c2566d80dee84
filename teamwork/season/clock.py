"""The clock of a season played faster than it happens, and of a demonstration that then goes on in real time."""

from datetime import UTC, datetime, timedelta


class SeasonClock:
    """
    Called, it answers the moment; it only ever goes forward, and never past ``limit``.

    After `let_go` it is the real clock.
    """

    def __init__(self, moment: datetime, limit: datetime | None = None) -> None:
        self._moment = moment
        self._limit = limit
        self._is_real = False

    def __call__(self) -> datetime:
        if self._is_real:
            now = datetime.now(UTC)
            return now.replace(microsecond=now.microsecond // 1000 * 1000)
        return self._moment

    @property
    def is_real(self) -> bool:
        """Whether time passes by itself."""
        return self._is_real

    def wait(self, seconds: float) -> None:
        """Later by so much."""
        self.wait_until(self._moment + timedelta(seconds=round(seconds, 3)))

    def wait_until(self, moment: datetime) -> None:
        """At least as late as ``moment``."""
        later = max(self._moment, moment)
        self._moment = min(later, self._limit) if self._limit else later

    def let_go(self) -> None:
        """From now on time is real."""
        self._is_real = True
