"""A database copied whole, as it stood at one moment, into an SQLite file or out of one into an empty database."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, func, insert, make_url, select

from teamwork.store import StoreError, migrate, open_database
from teamwork.store.tables import games, metadata, written_games

ROWS = 500


def copy_out(url: str, file: Path) -> None:
    """
    ``file`` is an SQLite database of everything in the one at ``url``, which is written to meanwhile.

    Of an SQLite database it is made by SQLite itself and holds no page that was freed.
    """
    address = make_url(url)
    file.touch(mode=0o600)
    if address.get_backend_name() == "sqlite":
        _copy_sqlite(Path(address.database or ""), file)
    else:
        _copy_rows(url, f"sqlite:///{file}", is_target_new=True)


def copy_in(file: Path, url: str) -> None:
    """
    Everything in the SQLite ``file`` is in the database at ``url``, which must hold no game.

    An SQLite database is put in place in one step, its former log gone with it.

    :raises StoreError: ``restore_occupied`` when there are games already.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        _put_in_place(file, Path(address.database or ""))
    else:
        _copy_rows(f"sqlite:///{file}", url, is_target_new=False)


def _copy_sqlite(source: Path, target: Path) -> None:
    if not source.is_file():
        raise StoreError("store_address", problem=str(source))
    with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as database:
        database.execute("VACUUM INTO ?", (str(target),))
    _flush(target)


def _put_in_place(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    for suffix in ("-wal", "-shm"):
        Path(f"{target}{suffix}").unlink(missing_ok=True)
    _flush(file)
    os.chmod(file, 0o600)
    os.replace(file, target)
    if os.name == "posix":
        _flush(target.parent)


def _flush(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _copy_rows(source_url: str, target_url: str, is_target_new: bool) -> None:
    source, target = open_database(source_url), open_database(target_url)
    try:
        migrate(target)
        with source.snapshot() as reading, target.write() as writing:
            if not is_target_new and writing.execute(select(func.count()).select_from(games)).scalar():
                raise StoreError("restore_occupied")
            for table in metadata.sorted_tables:
                if table is not written_games:  # what the records make again, and large
                    _copy_table(table.name, reading, writing)
    finally:
        source.close()
        target.close()


def _copy_table(name: str, reading: Connection, writing: Connection) -> None:
    table = metadata.tables[name]
    rows = reading.execution_options(yield_per=ROWS).execute(select(table)).mappings()
    for some in rows.partitions(ROWS):
        writing.execute(insert(table), [dict(row) for row in some])
