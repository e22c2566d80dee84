"""Whose a secret or a session is: a seat of a game, a game's screen, or an account of the staff."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Connection, FromClause, select

from teamwork.frozen import Frozen

SECRET_BYTES = 32
IDS_ASKED = 500


class Holder(Frozen):
    """Exactly what a secret opens: a person's seat (game and person), a screen (game), or staff (account)."""

    game_id: str | None = None
    person_id: str | None = None
    account_id: str | None = None


def new_secret() -> str:
    """256 random bits, safe in a URL's fragment and in a header."""
    return secrets.token_urlsafe(SECRET_BYTES)


def secret_hash(secret: str) -> str:
    """What is stored of a secret: enough to know it again, not to use it."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def held_by(table: FromClause, holder: Holder) -> ColumnElement[bool]:
    """
    The rows of a holder: an account's, a person's in a game, or a whole game's.

    :raises ValueError: for a holder who is nobody, so that nobody's absence never means everyone.
    """
    if holder.account_id is not None:
        return table.c.account_id == holder.account_id
    if holder.game_id is None:
        raise ValueError("a holder needs an account or a game")
    in_game: ColumnElement[bool] = table.c.game_id == holder.game_id
    return in_game if holder.person_id is None else in_game & (table.c.person_id == holder.person_id)


def is_live(table: FromClause, at: "datetime | BindParameter[datetime]") -> ColumnElement[bool]:
    """Neither revoked nor expired at ``at``."""
    unexpired = table.c.expires_at.is_(None) | (table.c.expires_at > at)
    return table.c.revoked_at.is_(None) & unexpired


def ids_where(
    connection: Connection, column: ColumnElement[str], ids: Collection[str], which: ColumnElement[bool]
) -> frozenset[str]:
    """Those of the ids that stand in the column in a row of that kind; asked in as many questions as needed."""
    asked = sorted(ids)
    found: set[str] = set()
    for first in range(0, len(asked), IDS_ASKED):
        some = column.in_(asked[first : first + IDS_ASKED])
        found.update(connection.execute(select(column).where(some, which)).scalars())
    return frozenset(found)
