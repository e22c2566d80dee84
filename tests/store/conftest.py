"""Each store that keeps the contract, one after another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from teamwork.store import Store, open_store
from teamwork.store.sql_store import SqlStore


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'teamwork.db'}"


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    match request.param:
        case "memory":
            return "memory://"
        case "sqlite":
            return str(request.getfixturevalue("sqlite_url"))
        case _:
            return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """A store of each kind; PostgreSQL's is shared by the tests, so each begins games of its own."""
    store = open_store(store_url)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def sql_store(request: pytest.FixtureRequest) -> Iterator[SqlStore]:
    """A store of each kind that has a database."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    store = open_store(request.getfixturevalue(name))
    assert isinstance(store, SqlStore)
    yield store
    store.close()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[SqlStore]:
    store = open_store(sqlite_url)
    assert isinstance(store, SqlStore)
    yield store
    store.close()
