"""Accepting commands: looked up, conflict found, written with their words, in one transaction."""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from teamwork.errors import TeamworkError
from teamwork.store.chain import is_proved, new_salt, proof, sealed
from teamwork.store.errors import CommandIdReusedError, VersionConflictError
from teamwork.store.games import locked_game, move_head, require_writable
from teamwork.store.prepared import Prepared
from teamwork.store.tables import commands, records
from teamwork.store.values import Append, Appended, StoredRecord
from teamwork.store.words import replace_words

_EARLIER = select(commands.c.v, commands.c.salt, commands.c.hmac).where(
    commands.c.game_id == bindparam("game_id"),
    commands.c.actor == bindparam("actor"),
    commands.c.command_id == bindparam("command_id"),
)
_CHAIN = select(records.c.chain).where(records.c.game_id == bindparam("game_id"), records.c.v == bindparam("v"))
_WRITE_RECORD = Prepared(insert(records))
_WRITE_COMMAND = Prepared(insert(commands))


def append_record(connection: Connection, append: Append) -> Appended:
    """
    The command is the game's next version, its words hold, its id is known.

    :raises NotFoundError: when there is no such game.
    :raises CommandIdReusedError: when the id came before with another body.
    :raises GameReadOnlyError: when the game takes no commands.
    :raises VersionConflictError: when the game does not stand at the expected version.
    """
    game = locked_game(connection, append.game_id)
    earlier = _earlier_answer(connection, append)
    if earlier is not None:
        return earlier
    return _write(connection, game.v, game.chain, (append,), game.read_only_reason)[0]


class NotTogetherError(Exception):
    """Something is in the way of one of several commands, and nothing of them was written that will stay."""


def append_new(connection: Connection, appends: Iterable[Append]) -> tuple[Appended, ...]:
    """
    As `append_next` of each, one upon the other; many cost little more than one.

    :raises NotTogetherError: the transaction must be given up, and each appended by itself to hear what is wrong.
    """
    appended: list[Appended] = []
    for game_id, own in groupby(appends, lambda append: append.game_id):
        game = locked_game(connection, game_id)
        try:
            appended += _write(connection, game.v, game.chain, tuple(own), game.read_only_reason)
        except (IntegrityError, TeamworkError) as error:  # known already, or not to be written
            raise NotTogetherError from error
    return tuple(appended)


def append_next(connection: Connection, append: Append) -> Appended:
    """
    As `append_record`, of a command that must be new.

    :raises VersionConflictError: also when it was accepted before, so that nothing may be built upon it.
    """
    appended = append_record(connection, append)
    if appended.is_repeat:
        raise VersionConflictError(append.expected_v, appended.v)
    return appended


def _write(
    connection: Connection, v: int, chain: str, appends: Sequence[Append], read_only_reason: str | None
) -> tuple[Appended, ...]:
    """The appends are the versions after ``v``, whose link is ``chain``; a table is written to once for all of them."""
    require_writable(read_only_reason)
    written: list[StoredRecord] = []
    for append in appends:
        if append.expected_v != v:
            raise VersionConflictError(append.expected_v, v)
        record = sealed(append, v + 1, chain)
        v, chain = record.v, record.chain
        written.append(record)
    _WRITE_RECORD.run_on(connection, [record._asdict() for record in written])
    remembered = [_remembered(append, record.v) for append, record in zip(appends, written, strict=True)]
    if any(remembered):
        _WRITE_COMMAND.run_on(connection, [row for row in remembered if row])
    replace_words(connection, [(append, record.v) for append, record in zip(appends, written, strict=True)])
    move_head(connection, appends[0].game_id, v, chain)
    return tuple(Appended(v=record.v, chain=record.chain, is_repeat=False) for record in written)


def find_command(connection: Connection, game_id: str, actor: str, command_id: str, body: bytes | None) -> int | None:
    """
    The version at which this actor's command was accepted; nothing if it never was.

    :raises CommandIdReusedError: when it was another body.
    """
    asked = {"game_id": game_id, "actor": actor, "command_id": command_id}
    row = connection.execute(_EARLIER, asked).first()
    if row is None:
        return None
    if not is_proved(row.salt, row.hmac, body):
        raise CommandIdReusedError()
    return int(row.v)


def forget_proofs(connection: Connection, game_id: str, person_id: str) -> None:
    """No command with words by or about the person can be tested for what it said."""
    quoted = json.dumps(person_id)
    theirs = or_(commands.c.actor == person_id, commands.c.about.contains(quoted, autoescape=True))
    forgotten = update(commands).where(commands.c.game_id == game_id, theirs)
    connection.execute(forgotten.values(salt=None, hmac=None, about=None))


def _earlier_answer(connection: Connection, append: Append) -> Appended | None:
    if append.command_id is None:
        return None
    v = find_command(connection, append.game_id, append.actor, append.command_id, append.body)
    if v is None:
        return None
    chain = connection.execute(_CHAIN, {"game_id": append.game_id, "v": v}).scalar_one()
    return Appended(v=v, chain=chain, is_repeat=True)


def _remembered(append: Append, v: int) -> dict[str, Any]:
    """The row of a command's id, empty when it has none."""
    if append.command_id is None:
        return {}
    salt = None if append.body is None else new_salt()
    others = sorted({change.person_id for change in append.words} - {append.actor})
    return {
        "game_id": append.game_id,
        "actor": append.actor,
        "command_id": append.command_id,
        "v": v,
        "salt": salt,
        "hmac": None if salt is None or append.body is None else proof(salt, append.body),
        "about": json.dumps(others) if others else None,
    }
