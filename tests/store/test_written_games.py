"""A game is written down beside its record, at most once, and goes with it."""

import pytest

from teamwork.errors import NotFoundError
from teamwork.store import Store, WrittenGame
from teamwork.store.sql_store import SqlStore
from tests.store.examples import begin_game

FIRST, SECOND = WrittenGame(1, "segl", '{"v":1}'), WrittenGame(2, "andet segl", '{"v":2,"navn":"Ærø"}')


def test_the_last_that_was_written_down_is_what_is_found(store: Store) -> None:
    game_id, other = begin_game(store), begin_game(store)
    assert store.written_game(game_id) is None
    for written in (FIRST, SECOND):
        store.keep_written_game(game_id, written)
        assert store.written_game(game_id) == written
    assert store.written_game(other) is None


def test_there_is_none_of_a_game_that_is_not_there(store: Store) -> None:
    assert store.written_game("nowhere") is None
    with pytest.raises(NotFoundError):
        store.keep_written_game("nowhere", FIRST)


def test_it_goes_with_its_game(sql_store: SqlStore) -> None:
    game_id = begin_game(sql_store)
    sql_store.keep_written_game(game_id, FIRST)
    sql_store.delete_game(game_id)
    begin_game(sql_store, game_id=game_id)
    assert sql_store.written_game(game_id) is None


def test_one_that_is_no_text_is_none(sqlite_store: SqlStore) -> None:
    """SQLite keeps anything in any column, so a damaged file may give something else."""
    game_id = begin_game(sqlite_store)
    for damage in ({"text": b"\xff\xfe"}, {"seal": b"segl"}, {"v": "to"}):
        sqlite_store.keep_written_game(game_id, FIRST)
        with sqlite_store._database.write() as connection:
            connection.exec_driver_sql(f"UPDATE written_games SET {next(iter(damage))} = ?", tuple(damage.values()))
        assert sqlite_store.written_game(game_id) is None
