"""Each second: whoever's session has ended, in whichever process, is told goodbye and cut."""

from datetime import UTC, datetime

from teamwork.errors import TeamworkError
from teamwork.seats import PLAYING_ROLES
from teamwork.service import GameService
from teamwork.store import StoreUnavailableError
from web.callers import Caller
from web.house import House

LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""Before which nothing had expired: what is open then was not revoked."""


def send_away_ended(house: House) -> int:
    """
    Nobody is in whose session or token has expired or was revoked, or whose seat is another's; answers how many went.

    A logout, a new slip and an erasure cut their own lines at once; this finds those that another process, a
    command line or the clock has ended.
    """
    present = house.broadcast.present()
    open_still = _open(house.service, {caller.source_id for caller in present.values()}, house.service.clock())
    ended = [sid for sid, caller in present.items() if caller.source_id not in open_still]
    unseated = [sid for sid, caller in present.items() if caller.source_id in open_still and not _sits(house, caller)]
    for sid in ended:
        house.broadcast.send_away(sid, why_ended(house.service, present[sid].source_id))
    for sid in unseated:
        house.broadcast.send_away(sid, "seat_taken_away")
    return len(ended) + len(unseated)


def why_ended(service: GameService, source_id: str) -> str:
    """
    The code of the goodbye: ``not_signed_in`` when time alone ended it, else ``seat_taken_away``.

    A phone forgets what lies on it at the latter, and keeps its drafts at the former.
    """
    is_open_now = bool(_open(service, {source_id}, service.clock()))
    is_expired = not is_open_now and bool(_open(service, {source_id}, LONG_AGO))
    return "not_signed_in" if is_expired else "seat_taken_away"


def _open(service: GameService, sources: set[str], at: datetime) -> frozenset[str]:
    return service.store.sessions.open_of(sources, at) | service.store.credentials.open_of(sources, at)


def _sits(house: House, caller: Caller) -> bool:
    if caller.account_id is not None:
        account = house.service.store.accounts.find(caller.account_id)
        if account is None or account.is_disabled:
            return False
    if caller.seat.role not in PLAYING_ROLES:
        return True
    try:
        return house.service.seat_of(caller.game_id or "", caller.seat.person_id or "") == caller.seat
    except StoreUnavailableError:
        raise  # says nothing about who sits
    except TeamworkError:
        return False
