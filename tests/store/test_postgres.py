"""PostgreSQL keeps the same promise, and the program outlives its connections."""

import psycopg
import pytest
from sqlalchemy import text

from teamwork.store import StoreError, StoreUnavailableError, open_store
from teamwork.store.moments import now
from teamwork.store.sql_store import SqlStore
from tests.store.examples import append_of, begin_game, play


@pytest.fixture
def store(postgres_url: str) -> SqlStore:
    store = open_store(postgres_url)
    assert isinstance(store, SqlStore)
    return store


def test_a_commit_answers_only_when_it_is_flushed(store: SqlStore) -> None:
    with store._database.write() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar_one() == "on"
    store.close()


def test_either_way_of_naming_the_driver_opens_the_same_database(store: SqlStore, postgres_url: str) -> None:
    game_id = begin_game(store)
    other = open_store(postgres_url.replace("postgresql://", "postgresql+psycopg://"))
    assert other.game(game_id).v == 0
    other.close()
    store.close()


def test_after_its_connections_were_ended_the_store_goes_on(store: SqlStore) -> None:
    game_id = begin_game(store)
    play(store, game_id, 2)
    with store._database.read() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        connection.execute(text(f"{others} AND pid <> pg_backend_pid()"))
    for v in range(2, 8):
        assert store.append(append_of(game_id, v)).v == v + 1
    assert store.verify(game_id) == ()
    store.close()


def test_a_connection_ended_within_a_command_is_a_refusal_and_nothing_is_half_done(store: SqlStore) -> None:
    game_id = begin_game(store)
    asked = append_of(game_id, 0)
    with pytest.raises(StoreUnavailableError) as refusal:
        _move_and_break(store, game_id)
    assert refusal.value.code == "store_unreachable"
    assert store.append(asked).v == 1
    store.close()


def test_a_game_locked_elsewhere_is_a_refusal_with_a_sentence(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(postgres_url)
    game_id, other_game = begin_game(store), begin_game(store)
    monkeypatch.setattr("teamwork.store.postgres._SESSION", "-c lock_timeout=50ms")
    impatient, holder = open_store(postgres_url), open_store(postgres_url)
    assert isinstance(holder, SqlStore)
    with holder._database.write() as connection:
        connection.execute(text("SELECT v FROM games WHERE game_id = :id FOR UPDATE"), {"id": game_id})
        with pytest.raises(StoreUnavailableError) as refusal:
            impatient.append(append_of(game_id, 0))
        assert refusal.value.code == "store_locked"
        assert impatient.append(append_of(other_game, 0)).v == 1
    assert impatient.append(append_of(game_id, 0)).v == 1
    for each in (store, impatient, holder):
        each.close()


def test_a_server_that_is_not_there_is_a_refusal_with_a_sentence() -> None:
    with pytest.raises(StoreUnavailableError) as refusal:
        open_store("postgresql://nobody:secret@127.0.0.1:1/nothing")
    assert refusal.value.code == "store_unreachable"
    assert "secret" not in str(refusal.value)


def test_whoever_asks_while_the_server_is_away_hears_that_and_comes_in_when_it_is_back(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked with every command goes to the driver itself, whose own words nobody would understand."""

    def away() -> None:
        raise psycopg.OperationalError("connection refused")

    with monkeypatch.context() as patched:
        patched.setattr(store._database.reader, "raw_connection", away)
        for find in (store.sessions.find, store.credentials.find):
            with pytest.raises(StoreUnavailableError) as refusal:
                find("secret", now())
            assert refusal.value.code == "store_unreachable"
    assert store.sessions.find("secret", now()) is None
    store.close()


def test_a_server_that_answers_too_early_is_refused(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teamwork.store.postgres._SESSION", "-c synchronous_commit=off")
    with pytest.raises(StoreError) as refusal:
        open_store(postgres_url)
    assert refusal.value.params == {"setting": "synchronous_commit", "found": "off", "wanted": "on"}


def _move_and_break(store: SqlStore, game_id: str) -> None:
    with store._database.write() as connection:
        connection.execute(text("UPDATE games SET v = 1 WHERE game_id = :id"), {"id": game_id})
        connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
