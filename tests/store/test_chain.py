"""The chain over a record covers every field of every row, and every bit of it."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from teamwork.errors import NotFoundError
from teamwork.store import Append, Fault, NewGame, Store, StoreDamagedError, StoredRecord, open_store
from teamwork.store.chain import first_link_of, next_link, sealed
from teamwork.store.sql_store import SqlStore
from tests.store.examples import MONDAY, append_of, begin_game, events, play

FILE_FLIPS = 150
TEXTS = ("game_id", "at", "actor", "command_kind", "command_id", "events", "chain")


def test_every_field_of_a_record_changes_its_link() -> None:
    asked = append_of("g1", 0, command_id="same")
    changes: dict[str, object] = {
        "game_id": "g2",
        "at": MONDAY + timedelta(milliseconds=1),
        "actor": "jonas",
        "command_kind": "keep_action",
        "command_id": "other",
        "events": events("other"),
        "schema_version": 2,
    }
    assert changes.keys() == Append.model_fields.keys() - {
        "expected_v",
        "body",
        "words",
        "former_words_kept",
    }
    variants = [asked.model_copy(update={field: value}) for field, value in changes.items()]
    links = {sealed(variant, 1, "0" * 64).chain for variant in (asked, *variants)}
    links |= {sealed(asked, 2, "0" * 64).chain, sealed(asked, 1, "1" * 64).chain}
    assert len(links) == len(changes) + 3


def test_the_first_link_holds_what_never_changes_about_a_game() -> None:
    game = NewGame(game_id="g1", name="Efterår", edition_hash="e1", created_at=MONDAY)
    others = (
        game.model_copy(update={"game_id": "g2"}),
        game.model_copy(update={"edition_hash": "e2"}),
        game.model_copy(update={"created_at": MONDAY + timedelta(seconds=1)}),
        game.model_copy(update={"is_rehearsal": True}),
    )
    assert len({first_link_of(each) for each in (game, *others)}) == 5
    assert first_link_of(game.model_copy(update={"name": "Forår"})) == first_link_of(game)


@given(st.text(), st.tuples(*[st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()] * 8))
def test_a_link_is_a_hash_over_the_link_before_and_the_row_as_ascii_json(
    previous: str, row: tuple[object, ...]
) -> None:
    """Whatever a damaged row may hold; records written years ago are still read by it."""
    plain = json.dumps(row, ensure_ascii=True, separators=(",", ":"), default=repr)
    hashed = hashlib.sha256(previous.encode("ascii", "replace") + b"\n" + plain.encode("ascii"))
    assert next_link(previous, row) == hashed.hexdigest()


def test_a_link_written_by_the_first_program_is_still_the_same() -> None:
    row = ("g1", 1, "2026-11-23T08:00:00.123Z", "mette", "finish_action", None, '[{"kind":"æ","n":"\\""}]', 1)
    assert next_link("0" * 64, row) == "8ef4075224575cab812559dd1dd9622abd23a11853630cf54534bb9dfeed4d98"


def test_a_record_as_written_has_no_fault(store: Store) -> None:
    game_id = begin_game(store)
    assert store.verify(game_id) == ()
    play(store, game_id, 4)
    assert store.verify(game_id) == ()


def test_each_flipped_bit_of_a_stored_row_is_found(sqlite_store: SqlStore, tmp_path: Path) -> None:
    game_id = begin_game(sqlite_store, game_id="g1")
    play(sqlite_store, game_id, 3)
    intruder = sqlite3.connect(tmp_path / "teamwork.db", isolation_level=None)
    intruder.execute("PRAGMA synchronous=OFF")  # an intruder need not wait for the disk
    missed = []
    for column in TEXTS:
        change = f"UPDATE records SET {column} = CAST(? AS TEXT) WHERE rowid = 2"
        stored = intruder.execute(f"SELECT CAST({column} AS BLOB) FROM records WHERE rowid = 2").fetchone()[0]
        for flipped in _flips(stored):
            intruder.execute(change, (flipped,))
            if not sqlite_store.verify(game_id):
                missed.append((column, flipped))
        intruder.execute(change, (stored,))
    intruder.close()
    assert missed == []
    assert sqlite_store.verify(game_id) == ()


@pytest.mark.parametrize(("column", "value"), [("v", 7), ("v", 0), ("schema_version", 2), ("events", "[]")])
def test_a_changed_value_is_found_in_either_database(sql_store: SqlStore, column: str, value: object) -> None:
    game_id = begin_game(sql_store)
    play(sql_store, game_id, 3)
    _change(sql_store, f"UPDATE records SET {column} = :value WHERE game_id = :game AND v = 2", game_id, value)
    faults = sql_store.verify(game_id)
    assert faults
    assert {fault.game_id for fault in faults} == {game_id}


def test_a_damaged_row_is_named_and_those_around_it_are_not(sql_store: SqlStore) -> None:
    game_id = begin_game(sql_store)
    play(sql_store, game_id, 5)
    _change(sql_store, "UPDATE records SET events = :value WHERE game_id = :game AND v = 3", game_id, "[]")
    assert sql_store.verify(game_id) == (Fault(game_id=game_id, v=3, code="chain_broken"),)


def test_a_missing_version_is_named(sql_store: SqlStore) -> None:
    game_id = begin_game(sql_store)
    play(sql_store, game_id, 5)
    _change(sql_store, "DELETE FROM records WHERE game_id = :game AND v = :value", game_id, 3)
    assert Fault(game_id=game_id, v=3, code="version_missing") in sql_store.verify(game_id)


def test_a_record_cut_short_is_found_by_its_head(sql_store: SqlStore) -> None:
    game_id = begin_game(sql_store)
    play(sql_store, game_id, 5)
    _change(sql_store, "DELETE FROM records WHERE game_id = :game AND v > :value", game_id, 3)
    _change(sql_store, "DELETE FROM commands WHERE game_id = :game AND v > :value", game_id, 3)
    assert sql_store.verify(game_id) == (Fault(game_id=game_id, v=3, code="head_differs"),)


def test_a_forgotten_command_id_is_found(sql_store: SqlStore) -> None:
    game_id = begin_game(sql_store)
    play(sql_store, game_id, 3)
    _change(sql_store, "UPDATE commands SET command_id = :value WHERE game_id = :game AND v = 2", game_id, "x")
    assert sql_store.verify(game_id) == (Fault(game_id=game_id, v=2, code="command_lost"),)


def test_a_game_whose_row_is_damaged_is_listed_read_only_beside_the_others(sqlite_store: SqlStore) -> None:
    damaged, sound = begin_game(sqlite_store), begin_game(sqlite_store)
    _change(sqlite_store, "UPDATE games SET created_at = :value WHERE game_id = :game", damaged, "2o26")
    listed = {row.game_id: row.is_read_only for row in sqlite_store.games()}
    assert listed == {damaged: True, sound: False}
    assert sqlite_store.verify(damaged) != ()


def test_a_whole_record_is_what_reading_and_verifying_tell(store: Store) -> None:
    game_id = begin_game(store)
    assert store.whole_record(game_id) == ((), ())
    play(store, game_id, 4)
    assert store.whole_record(game_id) == (tuple(store.records(game_id)), ())
    with pytest.raises(NotFoundError):
        store.whole_record("nowhere")


def test_a_whole_record_tells_where_it_is_damaged_and_is_read_all_the_same(sql_store: SqlStore) -> None:
    game_id = begin_game(sql_store)
    play(sql_store, game_id, 4)
    _change(sql_store, "UPDATE records SET events = :value WHERE game_id = :game AND v = 3", game_id, "[]")
    records, faults = sql_store.whole_record(game_id)
    assert [(record.v, record.events == "[]") for record in records] == [(1, False), (2, False), (3, True), (4, False)]
    assert faults == (Fault(game_id=game_id, v=3, code="chain_broken"),)


@pytest.mark.parametrize("value", ["never", "2026-11-23T08:00:00.123", "2026-11-23T09:00+01:00"])
def test_a_whole_record_ends_before_what_cannot_be_read(sql_store: SqlStore, value: str) -> None:
    """A moment is one only in UTC; what follows is still looked at."""
    game_id = begin_game(sql_store)
    play(sql_store, game_id, 4)
    _change(sql_store, "UPDATE records SET at = :value WHERE game_id = :game AND v = 2", game_id, value)
    _change(sql_store, "UPDATE records SET events = :value WHERE game_id = :game AND v = 4", game_id, "[]")
    records, faults = sql_store.whole_record(game_id)
    assert [record.v for record in records] == [1]
    assert [(fault.v, fault.code) for fault in faults] == [(2, "chain_broken"), (2, "unreadable"), (4, "chain_broken")]


@pytest.mark.parametrize("column", ["v", "events", "schema_version", "actor"])
def test_a_column_that_holds_another_type_cannot_be_read(sqlite_store: SqlStore, column: str) -> None:
    """SQLite keeps anything in any column."""
    game_id = begin_game(sqlite_store)
    play(sqlite_store, game_id, 2)
    change = f"UPDATE records SET {column} = CAST(:value AS BLOB) WHERE game_id = :game AND v = 2"
    _change(sqlite_store, change, game_id, "x")
    with pytest.raises(StoreDamagedError):
        list(sqlite_store.records(game_id))
    assert "unreadable" in {fault.code for fault in sqlite_store.verify(game_id)}


def test_a_record_that_cannot_be_read_is_called_damaged(sqlite_store: SqlStore) -> None:
    game_id = begin_game(sqlite_store)
    play(sqlite_store, game_id, 2)
    _change(sqlite_store, "UPDATE records SET at = :value WHERE game_id = :game AND v = 2", game_id, "never")
    with pytest.raises(StoreDamagedError):
        list(sqlite_store.records(game_id))


def test_no_bit_flipped_in_the_file_changes_a_record_unnoticed(tmp_path: Path) -> None:
    sound = tmp_path / "sound.db"
    store = open_store(f"sqlite:///{sound}")
    game_id = begin_game(store)
    play(store, game_id, 12)
    written = list(store.records(game_id))
    store.close()
    chance, found = Random(300), 0
    for _ in range(FILE_FLIPS):
        has_fault, is_as_written = _read_flipped(sound, chance, game_id, written)
        assert has_fault or is_as_written
        found += has_fault
    assert found > 0


def _read_flipped(sound: Path, chance: Random, game_id: str, written: list[StoredRecord]) -> tuple[bool, bool]:
    """Whether verifying a copy with one bit flipped finds a fault, and whether it reads as written."""
    damaged = sound.with_name("damaged.db")
    content = bytearray(sound.read_bytes())
    # where it matters: from just before the game is named to the end of a row
    places = [found.start() for found in re.finditer(game_id.encode(), content)]
    place = chance.choice(places) + chance.randrange(-8, 400)
    content[min(place, len(content) - 1)] ^= 1 << chance.randrange(8)
    damaged.write_bytes(content)
    store = open_store(f"sqlite:///{damaged}")
    try:
        return _reads(store, game_id, written)
    finally:
        store.close()
        for suffix in ("", "-wal", "-shm"):
            damaged.with_name(f"damaged.db{suffix}").unlink(missing_ok=True)


def _reads(store: Store, game_id: str, written: list[StoredRecord]) -> tuple[bool, bool]:
    try:
        has_fault = bool(store.verify(game_id))
        return has_fault, list(store.records(game_id)) == written
    except (StoreDamagedError, NotFoundError):
        return True, False


def _flips(stored: bytes) -> Iterator[bytes]:
    """The bytes with one bit changed, each bit in turn."""
    for bit in range(len(stored) * 8):
        flipped = bytearray(stored)
        flipped[bit // 8] ^= 1 << (bit % 8)
        yield bytes(flipped)


def _change(store: SqlStore, statement: str, game_id: str, value: object) -> None:
    with store._database.write() as connection:
        assert connection.execute(text(statement), {"game": game_id, "value": value}).rowcount
