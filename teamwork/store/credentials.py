"""Secrets that open a door: join links, devices, screens, programs, staff. Only hashes are kept."""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import Field
from sqlalchemy import ColumnElement, bindparam, delete, insert, select, update

from teamwork.frozen import Frozen
from teamwork.store.database import Database
from teamwork.store.holder import Holder, held_by, ids_where, is_live, new_secret, secret_hash
from teamwork.store.moments import Moment
from teamwork.store.prepared import Prepared
from teamwork.store.tables import credentials

CredentialKind: TypeAlias = Literal["join", "device", "screen", "api", "office", "coach", "calendar", "mail"]


class Credential(Frozen):
    """A secret given out, without the secret; ``expires_at`` is absent when it holds until revoked."""

    credential_id: str
    kind: CredentialKind
    game_id: str | None
    person_id: str | None
    account_id: str | None
    purpose: str
    created_at: Moment
    expires_at: Moment | None
    used_at: Moment | None
    revoked_at: Moment | None
    made_by: str | None = None
    """The account that gave it out, where it is somebody's."""

    @property
    def holder(self) -> Holder:
        """Whose it is."""
        return Holder(game_id=self.game_id, person_id=self.person_id, account_id=self.account_id)


class Minted(Frozen):
    """A new secret, to be shown once, and the id by which it can be revoked."""

    credential_id: str
    secret: Annotated[str, Field(repr=False)]


_ROW = select(*(credentials.c[field] for field in Credential.model_fields))
_is_usable = (
    (credentials.c.secret_hash == bindparam("hash"))
    & credentials.c.used_at.is_(None)
    & is_live(credentials, bindparam("now", type_=credentials.c.expires_at.type))
)
_USABLE = Prepared(_ROW.where(_is_usable))


class Credentials:
    """Every secret given out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mint(
        self,
        kind: CredentialKind,
        holder: Holder,
        *,
        purpose: str,
        at: datetime,
        expires_at: datetime | None,
        made_by: str | None = None,
    ) -> Minted:
        """A new secret of 256 bits opens what ``holder`` may open, until it expires or is revoked."""
        minted = Minted(credential_id=uuid.uuid4().hex, secret=new_secret())
        row = {
            **holder.model_dump(),
            "credential_id": minted.credential_id,
            "kind": kind,
            "secret_hash": secret_hash(minted.secret),
            "purpose": purpose,
            "created_at": at,
            "expires_at": expires_at,
            "made_by": made_by,
        }
        with self._database.write() as connection:
            connection.execute(insert(credentials), row)
        return minted

    def find(self, secret: str, at: datetime) -> Credential | None:
        """The credential that ``secret`` is, if it is neither used up, expired nor revoked at ``at``."""
        row = self._database.ask(_USABLE, {"hash": secret_hash(secret), "now": at})
        return None if row is None else Credential(**row)

    def open_of(self, credential_ids: Collection[str], at: datetime) -> frozenset[str]:
        """Those of the ids that are neither used up, expired nor revoked at ``at``."""
        usable = credentials.c.used_at.is_(None) & is_live(credentials, at)
        with self._database.read() as connection:
            return ids_where(connection, credentials.c.credential_id, credential_ids, usable)

    def consume(self, secret: str, at: datetime) -> Credential | None:
        """The same as ``find``, and the secret is used up: of two who come at once one gets it."""
        used = update(credentials).where(_is_usable).values(used_at=bindparam("now"))
        with self._database.write() as connection:
            if connection.execute(used, {"hash": secret_hash(secret), "now": at}).rowcount != 1:
                return None
            same = credentials.c.secret_hash == secret_hash(secret)
            return Credential(**connection.execute(_ROW.where(same)).mappings().one())

    def revoke(self, credential_id: str, at: datetime) -> bool:
        """The credential opens nothing more; answers whether it did until now."""
        return self._revoke(credentials.c.credential_id == credential_id, at) == 1

    def revoke_held(self, holder: Holder, at: datetime, kind: CredentialKind | None = None) -> int:
        """Everything the holder was given, or of one kind, opens nothing more; answers how many did."""
        theirs = held_by(credentials, holder)
        return self._revoke(theirs if kind is None else theirs & (credentials.c.kind == kind), at)

    def held(self, holder: Holder) -> tuple[Credential, ...]:
        """Everything the holder was given, oldest first, what is used up or revoked too."""
        with self._database.read() as connection:
            rows = connection.execute(_ROW.where(held_by(credentials, holder))).mappings().all()
        found = (Credential(**row) for row in rows)
        return tuple(sorted(found, key=lambda credential: (credential.created_at, credential.credential_id)))

    def purge(self, before: datetime) -> int:
        """What had ceased to open anything by ``before`` is gone; answers how many."""
        ended = [credentials.c.expires_at, credentials.c.used_at, credentials.c.revoked_at]
        with self._database.write() as connection:
            return sum(connection.execute(delete(credentials).where(end <= before)).rowcount for end in ended)

    def _revoke(self, which: ColumnElement[bool], at: datetime) -> int:
        live = credentials.c.revoked_at.is_(None)
        with self._database.write() as connection:
            return connection.execute(update(credentials).where(which, live).values(revoked_at=at)).rowcount
