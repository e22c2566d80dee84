"""
A browser's way to another house's sign-in and back: begun here, by this very browser, a few minutes ago.

One secret lies in a cookie of that browser. What the other house is given (state, nonce, the challenge of PKCE) is made
of it by one-way functions, of the moment and of the ticket too: so nothing lies on the server, beginning consumes
nothing, and a cookie with another moment or ticket fits no answer.
"""

import base64
import hashlib
import hmac
import re
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

LASTS = timedelta(minutes=10)
SECRET_BYTES = 32
_KEPT = re.compile(r"([\w-]{43})\.(\d{1,12})\.([\w-]{0,64})", re.ASCII)


class Trip(NamedTuple):
    """``ticket`` is what somebody wants to bind, where they have not only come to sign in."""

    secret: str
    begun: int
    ticket: str

    @property
    def kept(self) -> str:
        """What the cookie holds."""
        return f"{self.secret}.{self.begun}.{self.ticket}"

    @property
    def state(self) -> str:
        """By which the answer is known to belong to this browser."""
        return self._made_for("state")

    @property
    def nonce(self) -> str:
        """By which the token is known to be made for this trip."""
        return self._made_for("nonce")

    @property
    def verifier(self) -> str:
        """By which the code is worth nothing to whoever else reads it (RFC 7636)."""
        return self._made_for("verifier")

    def _made_for(self, what: str) -> str:
        message = f"{what} {self.begun} {self.ticket}"
        digest = hmac.new(self.secret.encode(), message.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def begin_trip(at: datetime, ticket: str = "") -> Trip:
    """A new one; to bind what the ticket is for, or to sign in."""
    return Trip(secrets.token_urlsafe(SECRET_BYTES), int(at.timestamp()), ticket)


def trip_from(cookie: str, at: datetime) -> Trip | None:
    """The trip that a cookie holds, unless it was begun too long ago."""
    found = _KEPT.fullmatch(cookie)
    if found is None:
        return None
    trip = Trip(found[1], int(found[2]), found[3])
    return trip if 0 <= int(at.timestamp()) - trip.begun < LASTS.total_seconds() else None
