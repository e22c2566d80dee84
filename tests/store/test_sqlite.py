"""SQLite keeps its promise: flushed before it answers, one writer, and refusals that leave it able to go on."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from teamwork.store import Append, Store, StoreError, StoreUnavailableError, open_store
from teamwork.store.sql_store import SqlStore
from teamwork.store.sqlite import PROMISES, require_promises
from tests.store.examples import append_of, begin_game, play, word

SMALL_DISK_BYTES = 1024 * 1024


@pytest.mark.parametrize("pragma", PROMISES)
def test_writing_and_reading_connections_hold_each_pragma(sqlite_store: SqlStore, pragma: str) -> None:
    wanted = PROMISES[pragma][1]
    for connect in (sqlite_store._database.write, sqlite_store._database.read):
        with connect() as connection:
            assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == wanted


def test_the_promised_pragmas_are_those_an_acknowledged_command_needs() -> None:
    needed = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "trusted_schema": 0}
    assert needed.items() <= {pragma: answer for pragma, (_, answer) in PROMISES.items()}.items()


def test_a_database_that_did_not_take_a_pragma_is_refused(sqlite_store: SqlStore) -> None:
    with sqlite_store._database._outside_transaction() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("PRAGMA synchronous=NORMAL")
        with pytest.raises(StoreError) as refusal:
            require_promises(connection)
    assert refusal.value.code == "store_unfit"
    assert refusal.value.params == {"setting": "synchronous", "found": "1", "wanted": "FULL"}


def test_a_store_opens_only_where_the_promise_holds(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PROMISES, "journal_mode", ("MEMORY", "wal"))
    with pytest.raises(StoreError, match="journal_mode"):
        open_store(sqlite_url)


def test_a_reading_connection_cannot_write(sqlite_store: SqlStore) -> None:
    with pytest.raises(StoreUnavailableError), sqlite_store._database.read() as connection:
        connection.execute(text("DELETE FROM games"))


def test_the_file_is_its_owners_alone(sqlite_store: SqlStore, tmp_path: Path) -> None:
    play(sqlite_store, begin_game(sqlite_store), 1)
    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///:memory:", "sqlite:////nowhere/at/all.db", "mysql://here/db", "no address"]
)
def test_an_address_that_names_no_database_is_refused(url: str) -> None:
    with pytest.raises(StoreError) as refusal:
        open_store(url)
    assert refusal.value.code == "store_address"


def test_a_file_that_is_no_database_is_refused_and_left_alone(sqlite_url: str, tmp_path: Path) -> None:
    content = b"a letter, not a database\n" * 100
    (tmp_path / "teamwork.db").write_bytes(content)
    with pytest.raises(StoreError) as refusal:
        open_store(sqlite_url)
    assert refusal.value.code == "record_damaged"
    assert (tmp_path / "teamwork.db").read_bytes() == content


def test_what_was_appended_is_there_when_the_store_opens_again(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    game_id = begin_game(store)
    play(store, game_id, 3)
    written = list(store.records(game_id)), store.words(game_id), store.games()
    store.close()
    again = open_store(sqlite_url)
    assert (list(again.records(game_id)), again.words(game_id), again.games()) == written
    again.close()


def test_a_locked_database_refuses_with_a_sentence_and_takes_the_command_later(
    sqlite_store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    game_id = begin_game(sqlite_store)
    monkeypatch.setattr("teamwork.store.sqlite.BUSY_TIMEOUT_MS", 50)
    asked = append_of(game_id, 0)
    with closing(sqlite3.connect(tmp_path / "teamwork.db", isolation_level=None)) as backup_tool:
        backup_tool.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailableError) as refusal:
            sqlite_store.append(asked)
        assert refusal.value.code == "store_locked"
        assert sqlite_store.game(game_id).v == 0
    assert sqlite_store.append(asked).v == 1


def test_a_store_without_its_tables_is_not_healthy(sqlite_store: SqlStore) -> None:
    assert sqlite_store.healthy()
    with sqlite_store._database.write() as connection:
        connection.execute(text("DROP TABLE editions"))
    assert not sqlite_store.healthy()


def test_an_error_never_carries_what_somebody_wrote(sqlite_store: SqlStore) -> None:
    game_id = begin_game(sqlite_store)
    with sqlite_store._database.write() as connection:
        connection.execute(text("ALTER TABLE words RENAME COLUMN body TO other"))
    with pytest.raises(Exception, match="no column named body") as problem:
        sqlite_store.write_words(game_id, (word("c1/why", "hemmeligt"),))
    assert "hemmeligt" not in str(problem.value)
    assert "hemmeligt" not in repr(append_of(game_id, 0, words=(word("c1/why", "x"),), body=b"hemmeligt"))


def test_a_full_disk_refuses_with_a_sentence_and_resumes_when_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(SMALL_DISK_BYTES // 4))
        with closing(open_store(f"sqlite:///{disk / 'teamwork.db'}")) as store:
            game_id = begin_game(store)
            accepted, refusal = _fill(store, game_id)
            assert refusal.code == "store_full"
            assert [record.v for record in store.records(game_id)] == list(range(1, accepted + 1))
            assert store.healthy()
            ballast.unlink()
            assert store.append(_heavy(game_id, accepted)).v == accepted + 1
            play(store, game_id, 5)
            assert len(store.words(game_id)) == accepted + 6
            assert store.verify(game_id) == ()


def _fill(store: Store, game_id: str) -> tuple[int, StoreUnavailableError]:
    """Appends until the disk is full; answers how many were accepted and how the next was refused."""
    for accepted in range(10_000):
        try:
            store.append(_heavy(game_id, accepted))
        except StoreUnavailableError as refusal:
            return accepted, refusal
    raise AssertionError("the disk never filled")


def _heavy(game_id: str, v: int) -> Append:
    return append_of(game_id, v, command_id=f"heavy-{v}", words=(word(f"heavy{v}/why", "x" * 3000),))


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of a megabyte; skipped where this user or this machine cannot mount one."""
    folder.mkdir()
    options = f"size={SMALL_DISK_BYTES}"
    mount = ["mount", "-t", "tmpfs", "-o", options, "teamwork-test", str(folder)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by root on Linux: the full disk is not tried here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
