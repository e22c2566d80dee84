"""The table of games: creating, listing, locking one for a command, closing it to more."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, Row, Text, bindparam, delete, insert, select, type_coerce, update

from teamwork.errors import NotFoundError
from teamwork.store.chain import first_link_of
from teamwork.store.errors import GameExistsError, GameReadOnlyError
from teamwork.store.prepared import Prepared
from teamwork.store.tables import games
from teamwork.store.values import GameRow, NewGame

_UNREADABLE = "record_damaged"
_LONG_AGO = datetime.min.replace(tzinfo=UTC)

# read as text, so that one damaged moment does not hide all games
_ROW = select(
    games.c.game_id,
    games.c.name,
    games.c.edition_hash,
    games.c.v,
    games.c.chain,
    games.c.is_rehearsal,
    games.c.read_only_reason,
    type_coerce(games.c.created_at, Text).label("created_at"),
    type_coerce(games.c.closed_at, Text).label("closed_at"),
)
_HEADS = select(games.c.game_id, games.c.v)
_LOCK = Prepared(
    select(games.c.v, games.c.chain, games.c.read_only_reason)
    .where(games.c.game_id == bindparam("id"))
    .with_for_update()
)
_CHANGE = update(games).where(games.c.game_id == bindparam("id"))
_MOVE_HEAD = Prepared(_CHANGE.values(v=bindparam("new_v"), chain=bindparam("new_chain")))


class Head(NamedTuple):
    """Where a game stands."""

    v: int
    chain: str
    read_only_reason: str | None


def create_game(connection: Connection, game: NewGame) -> None:
    """:raises GameExistsError: when its id is taken."""
    if connection.execute(select(games.c.v).where(games.c.game_id == game.game_id)).first():
        raise GameExistsError(game.game_id)
    connection.execute(insert(games), {**game.model_dump(), "v": 0, "chain": first_link_of(game)})


def all_games(connection: Connection) -> tuple[GameRow, ...]:
    """Every game, oldest first; one that cannot be read is among them, read-only."""
    rows = tuple(_game_row(row) for row in connection.execute(_ROW))
    return tuple(sorted(rows, key=lambda row: (row.created_at, row.game_id)))


def one_game(connection: Connection, game_id: str) -> GameRow:
    """:raises NotFoundError: when there is none."""
    row = connection.execute(_ROW.where(games.c.game_id == game_id)).first()
    if row is None:
        raise NotFoundError(game_id=game_id)
    return _game_row(row)


def heads(connection: Connection) -> dict[str, int]:
    """Each game's id and ``v``."""
    return {game_id: v for game_id, v in connection.execute(_HEADS)}


def locked_game(connection: Connection, game_id: str) -> Head:
    """
    Where the game stands, which nobody else changes until this transaction ends.

    :raises NotFoundError: when there is none.
    """
    row = _LOCK.row_on(connection, {"id": game_id})
    if row is None:
        raise NotFoundError(game_id=game_id)
    return Head(**row)


def require_writable(read_only_reason: str | None) -> None:
    """:raises GameReadOnlyError: when there is a reason against."""
    if read_only_reason is not None:
        raise GameReadOnlyError(read_only_reason)


def move_head(connection: Connection, game_id: str, v: int, chain: str) -> None:
    """The game stands at ``v``."""
    _MOVE_HEAD.run_on(connection, [{"id": game_id, "new_v": v, "new_chain": chain}])


def set_read_only(connection: Connection, game_id: str, reason: str | None) -> None:
    """The game takes no commands, or takes them again when there is no ``reason``."""
    locked_game(connection, game_id)
    connection.execute(_CHANGE.values(read_only_reason=reason), {"id": game_id})


def close_game(connection: Connection, game_id: str, at: datetime) -> None:
    """The game is marked as over; whether that forbids a command is the rules' to say."""
    locked_game(connection, game_id)
    connection.execute(_CHANGE.values(closed_at=at), {"id": game_id})


def delete_game(connection: Connection, game_id: str) -> None:
    """The game and all that belongs to it is gone; ledger and log of exports stay."""
    connection.execute(delete(games).where(games.c.game_id == game_id))


def _game_row(row: Row[str, str, str, int, str, bool, str | None, str, str | None]) -> GameRow:
    created_at, closed_at = _moment(row.created_at), _moment(row.closed_at)
    is_damaged = created_at is None or (closed_at is None) != (row.closed_at is None)
    reason = row.read_only_reason or (_UNREADABLE if is_damaged else None)
    return GameRow(
        game_id=row.game_id,
        name=row.name,
        edition_hash=row.edition_hash,
        v=row.v,
        chain=row.chain,
        is_rehearsal=bool(row.is_rehearsal),
        is_read_only=reason is not None,
        read_only_reason=reason,
        created_at=created_at or _LONG_AGO,
        closed_at=closed_at,
    )


def _moment(stored: str | None) -> datetime | None:
    try:
        return None if stored is None else datetime.fromisoformat(stored)
    except ValueError:
        return None
