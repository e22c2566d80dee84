"""The hash chain over the record, and the salted proof of what a command's body was."""

import hashlib
import hmac
import json
import secrets
from json.encoder import encode_basestring_ascii as _json
from types import NoneType
from typing import Any, TypeAlias

from teamwork.store.moments import moment_text
from teamwork.store.values import Append, NewGame, StoredRecord

StoredRow: TypeAlias = tuple[object, ...]
"""``game_id, v, at, actor, command_kind, command_id, events, schema_version`` as in the table, the link after."""

SALT_BYTES = 16


_TYPES = frozenset((str, int, str, str, str, command_id, str, int) for command_id in (str, NoneType))
"""What nearly every row consists of."""


def _canonical(values: StoredRow) -> str:
    """ASCII JSON: one text for one row, whatever a damaged row may hold."""
    if tuple(map(type, values)) in _TYPES:
        return _canonical_row(*values)
    return json.dumps(list(values), ensure_ascii=True, separators=(",", ":"), default=repr)


def _canonical_row(
    game_id: Any, v: Any, at: Any, actor: Any, kind: Any, command_id: Any, events: Any, schema_version: Any
) -> str:
    """The same text, for a fraction of the time: a whole season is hashed when it is loaded."""
    id = "null" if command_id is None else _json(command_id)
    return f"[{_json(game_id)},{v},{_json(at)},{_json(actor)},{_json(kind)},{id},{_json(events)},{schema_version}]"


def first_link(game_id: str, edition_hash: str, created_at: str, is_rehearsal: bool) -> str:
    """The chain at version 0: what must never change about a game itself."""
    return hashlib.sha256(_canonical((game_id, edition_hash, created_at, is_rehearsal)).encode("ascii")).hexdigest()


def first_link_of(game: NewGame) -> str:
    """The chain of a game about to begin."""
    return first_link(game.game_id, game.edition_hash, moment_text(game.created_at), game.is_rehearsal)


def next_link(previous: str, row: StoredRow) -> str:
    """The hex SHA-256 over the previous link and the row."""
    return hashlib.sha256(f"{previous}\n{_canonical(row)}".encode("ascii", "replace")).hexdigest()


def sealed(append: Append, v: int, previous: str) -> StoredRecord:
    """The record that ``append`` becomes as version ``v`` after the link ``previous``."""
    row = (append.game_id, v, moment_text(append.at), append.actor, append.command_kind, append.command_id)
    return StoredRecord(
        game_id=append.game_id,
        v=v,
        at=append.at,
        actor=append.actor,
        command_kind=append.command_kind,
        command_id=append.command_id,
        events=append.events,
        schema_version=append.schema_version,
        chain=next_link(previous, (*row, append.events, append.schema_version)),
    )


def new_salt() -> bytes:
    """128 random bits; deleting them makes the proof say nothing."""
    return secrets.token_bytes(SALT_BYTES)


def proof(salt: bytes, body: bytes) -> bytes:
    """The HMAC-SHA-256 of a command's body."""
    return hmac.digest(salt, body, "sha256")


def is_proved(salt: bytes | None, kept: bytes | None, body: bytes | None) -> bool:
    """Whether ``body`` is the one that was accepted; without a salt nothing can be said against it."""
    if salt is None or kept is None:
        return True
    return body is not None and hmac.compare_digest(kept, proof(salt, body))
