"""Tries at the door are counted once for all: threads, processes, and a house that was started again."""

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from teamwork.store import Rate, Store, Tries, open_store
from teamwork.store.sql_store import SqlStore
from teamwork.store.tables import tries

AT = datetime(2026, 2, 3, 8, tzinfo=UTC)
SIX = Rate(per_s=1 / 60, burst=6)


def spent(found: Tries, key: str, times: int, at: datetime = AT) -> int:
    """How many of so many tries were let through."""
    return sum(found.spend(key, SIX, at) is None for _ in range(times))


def test_a_burst_and_then_one_a_minute(store: Store) -> None:
    found = store.accounts.tries
    assert spent(found, "a burst", 20) == 6
    assert spent(found, "a burst", 20, AT + timedelta(seconds=59)) == 0
    assert spent(found, "a burst", 20, AT + timedelta(seconds=60)) == 1
    assert spent(found, "a burst", 20, AT + timedelta(minutes=3)) == 2
    assert spent(found, "a burst", 20, AT + timedelta(hours=1)) == 6


def test_who_is_refused_hears_how_long_and_has_spent_nothing(store: Store) -> None:
    found = store.accounts.tries
    assert spent(found, "how long", 6) == 6
    waits = {found.spend("how long", SIX, AT + timedelta(seconds=20)) for _ in range(5)}
    assert waits == {timedelta(seconds=40)}
    assert spent(found, "another", 6) == 6


def test_a_clock_that_goes_back_gives_nobody_more(store: Store) -> None:
    found = store.accounts.tries
    assert spent(found, "back", 6) == 6
    assert spent(found, "back", 6, AT - timedelta(hours=1)) == 0


def test_of_many_who_come_at_once_no_more_get_through(store: Store) -> None:
    with ThreadPoolExecutor(8) as threads:
        got = sum(threads.map(lambda _: spent(store.accounts.tries, "at once", 5), range(8)))
    assert got == 6


def test_a_house_that_was_started_again_remembers(sqlite_url: str) -> None:
    for expected in (6, 0):
        store = open_store(sqlite_url)
        assert spent(store.accounts.tries, "again", 10) == expected
        store.close()


PROCESS = """
import sys
from datetime import datetime
from teamwork.store import Rate, open_store
tries = open_store(sys.argv[1]).accounts.tries
at, six = datetime.fromisoformat(sys.argv[2]), Rate(1 / 60, 6)
print(sum(tries.spend("processes", six, at) is None for _ in range(10)))
"""


def test_several_processes_have_one_brake_between_them(sqlite_url: str, postgres_url: str) -> None:
    for url in (sqlite_url, postgres_url):
        open_store(url).close()
        assert sum(asked_by_processes(url, 3)) == 6


def asked_by_processes(url: str, number: int) -> Sequence[int]:
    command = [sys.executable, "-c", PROCESS, url, AT.isoformat()]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(number)]
    return [int(process.communicate()[0]) for process in running]


def test_neither_names_nor_addresses_lie_there_and_what_is_full_again_is_gone(sql_store: SqlStore) -> None:
    found = sql_store.accounts.tries
    spent(found, "pair 10.0.0.1 kirsten", 3)
    assert not any("kirsten" in key or "10.0" in key for key in keys(sql_store))
    before = keys(sql_store)
    spent(found, "somebody else", 1, AT + timedelta(days=1))
    assert len(keys(sql_store) & before) == 0


def keys(store: SqlStore) -> set[str]:
    with store._database.read() as connection:
        return set(connection.execute(select(tries.c.key)).scalars())
