"""Games as they were last written down, each as one text that the store does not read."""

from sqlalchemy import Connection, delete, insert, select

from teamwork.store.games import locked_game
from teamwork.store.tables import standings
from teamwork.store.values import Standing

_TYPES = (int, str, str)
"""What a row consists of; SQLite keeps anything in any column."""


def standing_of(connection: Connection, game_id: str) -> Standing | None:
    """The game as it was last written down, if it was and can be read."""
    asked = select(standings.c.v, standings.c.seal, standings.c.text).where(standings.c.game_id == game_id)
    row = connection.execute(asked).first()
    if row is None or tuple(map(type, row)) != _TYPES:
        return None
    return Standing(*row)


def keep_standing(connection: Connection, game_id: str, standing: Standing) -> None:
    """
    The game is written down so, and no longer as before.

    :raises NotFoundError: when there is no such game.
    """
    locked_game(connection, game_id)  # of two programs that load it at once the second waits
    forget_standing(connection, game_id)
    connection.execute(insert(standings), {"game_id": game_id, **standing._asdict()})


def forget_standing(connection: Connection, game_id: str) -> None:
    """Nothing is written down of the game but its record."""
    connection.execute(delete(standings).where(standings.c.game_id == game_id))
