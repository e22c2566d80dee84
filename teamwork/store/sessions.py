"""Sessions, kept by the server so that they can end: the browser holds a secret, the table its hash."""

from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import Field
from sqlalchemy import ColumnElement, bindparam, delete, insert, or_, select, update

from teamwork.frozen import Frozen
from teamwork.store.database import Database
from teamwork.store.holder import Holder, held_by, ids_where, is_live, new_secret, secret_hash
from teamwork.store.moments import Moment
from teamwork.store.prepared import Prepared
from teamwork.store.tables import sessions

SessionKind: TypeAlias = Literal["person", "screen", "staff"]


class Session(Frozen):
    """A browser that came in; ``session_id`` is the hash of its secret and safe to list."""

    session_id: str
    kind: SessionKind
    game_id: str | None
    person_id: str | None
    account_id: str | None
    created_at: Moment
    last_seen_at: Moment
    expires_at: Moment
    revoked_at: Moment | None

    @property
    def holder(self) -> Holder:
        """Whose it is."""
        return Holder(game_id=self.game_id, person_id=self.person_id, account_id=self.account_id)


class Opened(Frozen):
    """A new session: the secret for the cookie, and the id by which it can be revoked."""

    session_id: str
    secret: Annotated[str, Field(repr=False)]


_ROW = select(*(sessions.c[field] for field in Session.model_fields))
_LIVE = Prepared(
    _ROW.where(
        sessions.c.session_id == bindparam("hash"),
        is_live(sessions, bindparam("now", type_=sessions.c.expires_at.type)),
    )
)


class Sessions:
    """Every browser that came in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, kind: SessionKind, holder: Holder, *, at: datetime, expires_at: datetime) -> Opened:
        """A new session, with a secret nobody had before."""
        secret = new_secret()
        opened = Opened(session_id=secret_hash(secret), secret=secret)
        row = {
            **holder.model_dump(),
            "session_id": opened.session_id,
            "kind": kind,
            "created_at": at,
            "last_seen_at": at,
            "expires_at": expires_at,
        }
        with self._database.write() as connection:
            connection.execute(insert(sessions), row)
        return opened

    def find(self, secret: str, at: datetime) -> Session | None:
        """The session that ``secret`` opens, if it is neither expired nor revoked at ``at``."""
        row = self._database.ask(_LIVE, {"hash": secret_hash(secret), "now": at})
        return None if row is None else Session(**row)

    def open_of(self, session_ids: Collection[str], at: datetime) -> frozenset[str]:
        """Those of the ids whose sessions are neither expired nor revoked at ``at``."""
        with self._database.read() as connection:
            return ids_where(connection, sessions.c.session_id, session_ids, is_live(sessions, at))

    def touch(self, session_id: str, at: datetime, expires_at: datetime) -> None:
        """A live session was seen now and holds until ``expires_at``; a revoked one stays so."""
        same = (sessions.c.session_id == session_id) & is_live(sessions, at)
        with self._database.write() as connection:
            connection.execute(update(sessions).where(same).values(last_seen_at=at, expires_at=expires_at))

    def revoke(self, session_id: str, at: datetime) -> bool:
        """The session is over; answers whether it was live."""
        return self._revoke(sessions.c.session_id == session_id, at) == 1

    def revoke_held(self, holder: Holder, at: datetime, but_not: str | None = None) -> int:
        """Every session of the holder is over, but for one when named; answers how many were live."""
        theirs = held_by(sessions, holder)
        return self._revoke(theirs if but_not is None else theirs & (sessions.c.session_id != but_not), at)

    def held(self, holder: Holder, at: datetime) -> tuple[Session, ...]:
        """The holder's live sessions, oldest first."""
        asked = _ROW.where(held_by(sessions, holder) & is_live(sessions, at))
        with self._database.read() as connection:
            rows = connection.execute(asked).mappings().all()
        found = (Session(**row) for row in rows)
        return tuple(sorted(found, key=lambda session: (session.created_at, session.session_id)))

    def purge(self, before: datetime) -> int:
        """What was over by ``before`` is gone; answers how many."""
        over = or_(sessions.c.expires_at <= before, sessions.c.revoked_at <= before)
        with self._database.write() as connection:
            return connection.execute(delete(sessions).where(over)).rowcount

    def _revoke(self, which: ColumnElement[bool], at: datetime) -> int:
        live = is_live(sessions, at)
        with self._database.write() as connection:
            return connection.execute(update(sessions).where(which, live).values(revoked_at=at)).rowcount
