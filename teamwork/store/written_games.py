"""Games as they were last written down, each as one text that the store does not read."""

from sqlalchemy import Connection, delete, insert, select

from teamwork.store.games import locked_game
from teamwork.store.tables import written_games
from teamwork.store.values import WrittenGame

_TYPES = (int, str, str)
"""What a row consists of; SQLite keeps anything in any column."""


def written_game_of(connection: Connection, game_id: str) -> WrittenGame | None:
    """The game as it was last written down, if it was and can be read."""
    asked = select(written_games.c.v, written_games.c.seal, written_games.c.text).where(
        written_games.c.game_id == game_id
    )
    row = connection.execute(asked).first()
    if row is None or tuple(map(type, row)) != _TYPES:
        return None
    return WrittenGame(*row)


def keep_written_game(connection: Connection, game_id: str, written: WrittenGame) -> None:
    """
    The game is written down so, and no longer as before.

    :raises NotFoundError: when there is no such game.
    """
    locked_game(connection, game_id)  # of two programs that write it down at once the second waits
    connection.execute(delete(written_games).where(written_games.c.game_id == game_id))
    connection.execute(insert(written_games), {"game_id": game_id, **written._asdict()})
