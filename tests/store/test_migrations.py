"""Migrations lead to the tables the program speaks to, once, whoever comes first."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from teamwork.store import StoreError, migrate, open_database, open_store
from teamwork.store.migrate import HEAD, revision
from teamwork.store.sql_store import SqlStore
from teamwork.store.tables import metadata
from tests.store.examples import begin_game, play

PROGRAMS = 4


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    make: Callable[[], str] = request.getfixturevalue("new_postgres_database")
    return make()


def test_migrated_tables_are_those_the_program_speaks_to(sql_store: SqlStore) -> None:
    with sql_store._database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_each_foreign_key_and_index_is_there_by_its_name(sql_store: SqlStore) -> None:
    with sql_store._database.read() as connection:
        found = inspect(connection)
        for table in metadata.sorted_tables:
            names = {str(index["name"]) for index in found.get_indexes(table.name)}
            assert {str(index.name) for index in table.indexes} <= names
            keys = {(key["name"], key["options"].get("ondelete")) for key in found.get_foreign_keys(table.name)}
            assert keys == {(key.name, key.ondelete) for key in table.foreign_key_constraints}


def test_head_is_the_newest_step() -> None:
    assert ScriptDirectory.from_config(_config()).get_heads() == [HEAD]


def test_a_database_can_go_down_and_up_again(empty_url: str) -> None:
    database = open_database(empty_url)
    migrate(database)
    with database.write() as connection:
        command.downgrade(_config(connection), "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
    migrate(database)
    with database.read() as connection:
        assert revision(connection) == HEAD
        assert set(metadata.tables) <= set(inspect(connection).get_table_names())
    database.close()


def test_opening_again_leaves_what_is_there(empty_url: str) -> None:
    store = open_store(empty_url)
    game_id = begin_game(store)
    play(store, game_id, 2)
    store.close()
    again = open_store(empty_url)
    assert again.game(game_id).v == 2
    again.close()


def test_programs_that_start_at_once_migrate_once(empty_url: str) -> None:
    start = threading.Barrier(PROGRAMS)

    def open_one(_: int) -> bool:
        start.wait()
        store = open_store(empty_url)
        try:
            return store.healthy()
        finally:
            store.close()

    with ThreadPoolExecutor(PROGRAMS) as programs:
        assert list(programs.map(open_one, range(PROGRAMS))) == [True] * PROGRAMS


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the power went")

    database = open_database(empty_url)
    with monkeypatch.context() as patch:
        patch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", fail)
        with pytest.raises(RuntimeError, match="power"):
            migrate(database)
    with database.read() as connection:
        assert inspect(connection).get_table_names() == []
    migrate(database)
    database.close()


def test_a_database_from_a_newer_program_is_refused(empty_url: str) -> None:
    database = open_database(empty_url)
    migrate(database)
    with database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreError) as refusal:
        open_store(empty_url)
    assert (refusal.value.code, refusal.value.params["revision"]) == ("store_newer", "9999")


def _config(connection: Any = None) -> Config:
    config = Config()
    config.set_main_option("script_location", "teamwork.store:migrations")
    config.attributes["connection"] = connection
    return config
