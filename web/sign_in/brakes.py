"""
How often one may try: each name from one address, each name at all, each address; known and unknown names alike.

Counted in the database, so that several processes have one brake between them and a restart lets nobody begin anew.
"""

from collections.abc import Callable
from datetime import datetime

from teamwork.store import Rate, Store
from web.pace import TooManyRequestsError

MINUTE = 1 / 60
EACH_ADDRESS = Rate(per_s=0.5, burst=60)
EACH_PAIR = Rate(per_s=MINUTE, burst=6)
EACH_NAME = Rate(per_s=2 * MINUTE, burst=30)


class Brakes:
    """Every try costs, right or wrong, so that the brake itself tells nothing."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._tries, self._clock = store.accounts.tries, clock

    def require(self, address: str, name: str) -> None:
        """
        Raises:
            TooManyRequestsError: from this address, or for this name, too much has been tried.
        """
        known, at = name.casefold()[:80], self._clock()
        for key, rate in (
            (f"address {address}", EACH_ADDRESS),
            (f"pair {address} {known}", EACH_PAIR),
            (f"name {known}", EACH_NAME),
        ):
            wait = self._tries.spend(key, rate, at)
            if wait is not None:
                raise TooManyRequestsError(retry_ms=int(wait.total_seconds() * 1000) + 1)
