"""How often one may try: each name from one address, each name at all, each address; known and unknown names alike."""

from collections.abc import Callable

from web.pace import Allowances

MINUTE = 1 / 60


class Brakes:
    """Every try costs, right or wrong, so that the brake itself tells nothing."""

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        more = {} if clock is None else {"clock": clock}
        self._addresses = Allowances(per_s=0.5, burst=60, **more)
        self._pairs = Allowances(per_s=MINUTE, burst=6, **more)
        self._names = Allowances(per_s=2 * MINUTE, burst=30, **more)

    def require(self, address: str, name: str) -> None:
        """
        Raises:
            TooManyRequestsError: from this address, or for this name, too much has been tried.
        """
        known = name.casefold()[:80]
        self._addresses.require(address)
        self._pairs.require(f"{address} {known}")
        self._names.require(known)
