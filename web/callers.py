"""Who asks: a secret in a cookie, a header or a socket's handshake, and the seat it opens, looked up each time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from flask import Request
from werkzeug.wrappers import Response

from teamwork.commands import WakeSeat
from teamwork.errors import NotFoundError, NotPermittedError, TeamworkError
from teamwork.seats import OFFICE_SEAT, SCREEN_SEAT, Role, Seat
from teamwork.service import GameService
from teamwork.store import CredentialKind, Holder, StoreUnavailableError
from web.config import Config

Purpose: TypeAlias = Literal["person", "screen", "staff"]
PURPOSES: tuple[Purpose, ...] = ("person", "screen", "staff")
TOKENS: Mapping[CredentialKind, Purpose] = {"device": "person", "screen": "screen", "office": "staff", "api": "staff"}
"""What may be carried as a token, and whose seat it opens; links and a mail's ways on open their own page alone."""


class NotSignedInError(TeamworkError):
    """No secret, or one that opens nothing (any more); the same words for every reason."""

    status = 401

    def __init__(self) -> None:
        super().__init__("not_signed_in")


@dataclass(frozen=True)
class Caller:
    """One who came in: the seat, the one game it is for (none: every game), and what let them in."""

    seat: Seat
    game_id: str | None
    source_id: str
    """The session or credential; revoking it ends everything that came in by it."""
    is_session: bool = False
    """Whether it is a browser's session rather than a token that was handed out."""
    account_id: str | None = None
    may_write: bool = True
    """Whether it may give commands; a token for reporting only reads."""

    def require_writing(self) -> None:
        """
        Raises:
            NotPermittedError: ``only_reads``.
        """
        if not self.may_write:
            raise NotPermittedError("only_reads")

    def require_game(self, game_id: str) -> None:
        """
        Raises:
            NotFoundError: the caller has no business in that game, or there is none.
        """
        if self.game_id not in (None, game_id):
            raise NotFoundError(field="game_id")


class Callers:
    """Knows callers by their secrets, and opens and ends sessions."""

    def __init__(self, service: GameService, config: Config) -> None:
        self._service = service
        self._config = config

    # ---- finding --------------------------------------------------------------------------------

    def cookie_name(self, purpose: Purpose) -> str:
        """Each purpose has its own cookie, so that one browser can hold the screen and a coach."""
        return f"__Host-tw_{purpose}" if self._config.is_secure else f"tw_{purpose}"

    def of_request(self, request: Request, *purposes: Purpose) -> Caller:
        """
        The caller of an HTTP request: bearer token first, then the cookies of these purposes.

        Raises:
            NotSignedInError: nobody known.
        """
        header = request.headers.get("Authorization", "")
        if header.startswith("Bearer "):
            return self.of_secret(header.removeprefix("Bearer ").strip(), is_http=True)
        return self.of_cookies(request.cookies, *purposes)

    def of_cookies(self, cookies: Mapping[str, str], *purposes: Purpose) -> Caller:
        """The caller by the first of the cookies that opens something."""
        for purpose in purposes or PURPOSES:
            secret = cookies.get(self.cookie_name(purpose))
            if secret:
                try:
                    return self.of_secret(secret)
                except NotSignedInError:
                    continue
        raise NotSignedInError

    def of_secret(self, secret: str, *, is_http: bool = False, is_token: bool = False) -> Caller:
        """
        The caller whom a session's secret or a token opens a seat for; one for reporting opens HTTP alone.

        ``is_token`` says where it is likelier to be found; it opens the same either way.
        """
        at = self._service.clock()
        ways = (self._by_session, self._by_token)
        for way in reversed(ways) if is_token else ways:
            caller = way(secret, at, is_http)
            if caller is not None:
                return caller
        raise NotSignedInError

    def _by_session(self, secret: str, at: datetime, is_http: bool) -> Caller | None:
        session = self._service.store.sessions.find(secret, at)
        if session is None:
            return None
        return replace(self._caller(session.kind, session.holder, session.session_id), is_session=True)

    def _by_token(self, secret: str, at: datetime, is_http: bool) -> Caller | None:
        credential = self._service.store.credentials.find(secret, at)
        purpose = None if credential is None else TOKENS.get(credential.kind)
        if credential is None or purpose is None or (credential.kind == "api" and not is_http):
            return None
        caller = self._caller(purpose, credential.holder, credential.credential_id)
        if credential.kind == "api":
            return replace(caller, may_write=False)
        if purpose == "person":
            self._wake(caller)
        return caller

    def _wake(self, caller: Caller) -> None:
        """A bot leaves its seat at the first use of that seat, by a token too (decision 16)."""
        person = self._service.game(caller.game_id or "").people[caller.seat.person_id or ""]
        if person.is_bot:
            self._service.order(caller.game_id or "", WakeSeat(person_id=person.id))

    def _caller(self, purpose: Purpose, holder: Holder, source_id: str) -> Caller:
        if purpose == "screen":
            return Caller(SCREEN_SEAT, holder.game_id, source_id)
        if purpose == "staff":
            return Caller(self._staff_seat(holder), holder.game_id, source_id, account_id=holder.account_id)
        try:
            seat = self._service.seat_of(holder.game_id or "", holder.person_id or "")
        except StoreUnavailableError:
            raise  # says nothing about who asks
        except TeamworkError:
            raise NotSignedInError from None
        return Caller(seat, holder.game_id, source_id, account_id=holder.account_id)

    def _staff_seat(self, holder: Holder) -> Seat:
        if holder.account_id is None:
            return OFFICE_SEAT
        account = self._service.store.accounts.find(holder.account_id)
        role = {"admin": Role.ADMIN, "office": Role.OFFICE}.get(account.role) if account else None
        if account is None or account.is_disabled or role is None:
            raise NotSignedInError
        return Seat(role=role)

    # ---- coming and going -----------------------------------------------------------------------

    def come_in(self, response: Response, purpose: Purpose, holder: Holder, *, lasts: timedelta | None = None) -> None:
        """A new session for ``holder``, its secret in a cookie that scripts cannot read."""
        at = self._service.clock()
        if lasts is None:
            is_screen = purpose == "screen"
            lasts = (
                timedelta(hours=self._config.screen_hours) if is_screen else timedelta(days=self._config.session_days)
            )
        opened = self._service.store.sessions.open(purpose, holder, at=at, expires_at=at + lasts)
        response.set_cookie(
            self.cookie_name(purpose),
            opened.secret,
            max_age=int(lasts.total_seconds()),
            httponly=True,
            secure=self._config.is_secure,
            samesite="Lax",
            path="/",
        )

    def go_out(self, response: Response, request: Request, purpose: Purpose) -> str | None:
        """The session is over and its cookie gone; answers the session's id, for its sockets."""
        name = self.cookie_name(purpose)
        secret = request.cookies.get(name)
        response.delete_cookie(name, path="/", secure=self._config.is_secure, httponly=True, samesite="Lax")
        if not secret:
            return None
        session = self._service.store.sessions.find(secret, self._service.clock())
        if session is None:
            return None
        self._service.store.sessions.revoke(session.session_id, self._service.clock())
        return session.session_id


def require_role(caller: Caller, *roles: Role) -> Caller:
    """
    Raises:
        NotFoundError: it is for others, who alone may know that it is there (decision 15).
    """
    if caller.seat.role not in roles:
        raise NotFoundError
    return caller
