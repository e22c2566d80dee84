"""All that a decision needs and the state does not hold: who asks, when, new ids, chance, the words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from teamwork.seats import Seat
from teamwork.words import Words


@dataclass(frozen=True)
class Context:
    """
    Time, ids and chance come in here and go out inside events, so that a replay is exact for ever.

    ``at`` is the server's time in UTC; ``new_id("card")`` gives an id that was never used;
    ``shuffle`` answers the same things in an order that chance chose.
    """

    seat: Seat
    at: datetime
    new_id: Callable[[str], str]
    shuffle: Callable[[Sequence[str]], tuple[str, ...]]
    words: Words

    def local_date(self, time_zone: str) -> date:
        """The calendar day of ``at`` where the game is played."""
        return self.at.astimezone(ZoneInfo(time_zone)).date()
