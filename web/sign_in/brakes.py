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

    def require(self, address: str, name: str | None) -> None:
        """
        One more try; without a name, one that cannot guess at an account and counts for its address alone.

        Raises:
            TooManyRequestsError: from this address, or for this name, too much has been tried.
        """
        at, counted = self._clock(), [(f"address {address}", EACH_ADDRESS)]
        if name is not None:
            known = name.casefold()[:80]
            counted += [(f"pair {address} {known}", EACH_PAIR), (f"name {known}", EACH_NAME)]
        for key, rate in counted:
            wait = self._tries.spend(key, rate, at)
            if wait is not None:
                raise TooManyRequestsError(retry_ms=int(wait.total_seconds() * 1000) + 1)
