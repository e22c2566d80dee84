"""A person can be forgotten and the record stays whole (visibility: words outside the record)."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from teamwork.store import CommandIdReusedError, Erasure, Holder, Store, StoreUnavailableError, open_store
from teamwork.store.sql_store import SqlStore
from tests.figures import Figure
from tests.store.examples import MONDAY, append_of, begin_game, play, word

CANARY = "kanariefugl-i-minen"
LATER = MONDAY + timedelta(hours=1)


def test_erasing_forgets_the_persons_words_and_nobody_elses(store: Store) -> None:
    game_id, other_game = begin_game(store), begin_game(store)
    mine, theirs = word("c1/why", CANARY), word("c2/why", "andres", "jonas")
    store.append(append_of(game_id, 0, words=(mine, theirs)))
    store.append(append_of(game_id, 1, words=(word("c1/why", CANARY + "2"), word("c2/why", "nyt", "jonas"))))
    store.write_words(game_id, (word("person:mette/email", CANARY),))
    store.append(append_of(other_game, 0, words=(mine,)))
    store.erase(game_id, "mette", LATER)
    assert store.words(game_id) == {"c2/why": "nyt"}
    assert store.former_words(game_id, 2) == (theirs,)
    assert store.words(other_game) == {"c1/why": CANARY}


def test_the_record_stays_whole_after_an_erasure(store: Store) -> None:
    game_id = begin_game(store)
    play(store, game_id, 3)
    before = list(store.records(game_id))
    store.erase(game_id, "mette", LATER)
    assert list(store.records(game_id)) == before
    assert store.verify(game_id) == ()
    assert store.append(append_of(game_id, 3, actor="jonas")).v == 4


def test_no_command_by_or_about_the_person_can_be_tested_for_what_it_said(store: Store) -> None:
    game_id = begin_game(store)
    by_person = append_of(game_id, 0, command_id="by", body=b"said")
    about_person = append_of(game_id, 1, command_id="about", body=b"said", actor="jonas", words=(word("c/1", "x"),))
    by_other = append_of(game_id, 2, command_id="other", body=b"said", actor="jonas")
    for asked in (by_person, about_person, by_other):
        store.append(asked)
    store.erase(game_id, "mette", LATER)
    assert store.find_command(game_id, "mette", "by", b"guess") == 1
    assert store.find_command(game_id, "jonas", "about", b"guess") == 2
    with pytest.raises(CommandIdReusedError):
        store.find_command(game_id, "jonas", "other", b"guess")


def test_a_name_that_is_part_of_anothers_erases_only_its_own_proofs(store: Store) -> None:
    game_id = begin_game(store)
    for v, owner in enumerate(("mette", "mett_", "met%")):
        asked = append_of(game_id, v, command_id=owner, actor="jonas", words=(word(f"c{v}/x", "x", owner),))
        store.append(asked)
    store.erase(game_id, "mett_", LATER)
    assert store.find_command(game_id, "jonas", "mett_", b"guess") == 2
    for other in ("mette", "met%"):
        with pytest.raises(CommandIdReusedError):
            store.find_command(game_id, "jonas", other, b"guess")


def test_the_persons_secrets_and_sessions_are_gone(store: Store) -> None:
    game_id = begin_game(store)
    mette, jonas = (Holder(game_id=game_id, person_id=person) for person in ("mette", "jonas"))
    secrets = [
        store.credentials.mint("join", who, purpose="join", at=MONDAY, expires_at=None) for who in (mette, jonas)
    ]
    sessions = [
        store.sessions.open("person", who, at=MONDAY, expires_at=LATER + timedelta(days=1)) for who in (mette, jonas)
    ]
    store.erase(game_id, "mette", LATER)
    assert [store.credentials.find(each.secret, LATER) is None for each in secrets] == [True, False]
    assert [store.sessions.find(each.secret, LATER) is None for each in sessions] == [True, False]
    assert store.credentials.held(mette) == ()


def test_the_ledger_remembers_the_first_erasure_and_may_be_replayed(store: Store) -> None:
    game_id = begin_game(store)
    store.erase(game_id, "mette", LATER)
    store.erase(game_id, "mette", LATER + timedelta(days=1))
    store.delete_game(game_id)
    mine = [line for line in store.erasures() if line.game_id == game_id]
    assert mine == [Erasure(game_id=game_id, person_id="mette", erased_at=LATER)]
    store.erase(game_id, "mette")


def test_the_texts_of_many_go_together_and_names_and_ways_in_stay(store: Store) -> None:
    game_id = begin_game(store)
    both = {who: Holder(game_id=game_id, person_id=who) for who in ("mette", "jonas")}
    secrets = [store.credentials.mint("join", who, purpose="join", at=MONDAY, expires_at=None) for who in both.values()]
    for v, who in enumerate(both):
        asked = append_of(game_id, v, actor=who, command_id=who, body=b"said", words=(word(f"c{v}/why", CANARY, who),))
        store.append(asked)
        store.write_words(game_id, (word(f"{who}/name", who, who),))
    store.erase_texts(game_id, both, LATER, keys={"c0/why", "c1/why"})
    assert store.words(game_id) == {"mette/name": "mette", "jonas/name": "jonas"}
    assert [store.former_words(game_id, v) for v in (1, 2)] == [(), ()]
    assert [store.find_command(game_id, who, who, b"guess") for who in both] == [1, 2]
    assert all(store.credentials.find(each.secret, LATER) for each in secrets)
    mine = [line for line in store.erasures() if line.game_id == game_id]
    assert [(line.person_id, line.is_all, line.erased_at) for line in mine] == [
        ("jonas", False, LATER), ("mette", False, LATER)
    ]  # fmt: skip


def test_a_deleted_game_takes_everything_along(store: Store) -> None:
    game_id, other_game = begin_game(store), begin_game(store)
    play(store, game_id, 2)
    play(store, other_game, 2)
    secret = store.credentials.mint(
        "screen", Holder(game_id=game_id), purpose="hall", at=MONDAY, expires_at=None
    ).secret
    store.delete_game(game_id)
    assert game_id not in {row.game_id for row in store.games()}
    assert (list(store.records(game_id)), store.words(game_id)) == ([], {})
    assert store.credentials.find(secret, MONDAY) is None
    assert (store.game(other_game).v, len(store.words(other_game))) == (2, 2)


@pytest.mark.parametrize("way", ["erase", "delete_game", "purge"])
def test_no_byte_of_the_words_is_left_in_the_files(way: str, sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    game_id = begin_game(store)
    for v in range(40):
        # revised, forgotten, long and short, so that pages are split, freed and overwritten
        body = None if v % 7 == 6 else CANARY * (1 + v % 5 * 40)
        store.append(append_of(game_id, v, words=(word(f"c{v % 9}/why", body),)))
    assert _canaries(tmp_path)
    match way:
        case "erase":
            store.erase(game_id, "mette", LATER)
        case "delete_game":
            store.delete_game(game_id)
        case _:
            store.write_words(game_id, tuple(word(key, None) for key in store.words(game_id)))
            assert store.purge_former_words(LATER) == 40
    assert _canaries(tmp_path) == []
    store.close()
    assert _canaries(tmp_path) == []


def test_an_erasure_that_cannot_clear_the_log_yet_says_so_and_may_be_repeated(
    sqlite_store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    game_id = begin_game(sqlite_store)
    sqlite_store.append(append_of(game_id, 0, words=(word("c1/why", CANARY),)))
    monkeypatch.setattr("teamwork.store.sqlite.BUSY_TIMEOUT_MS", 50)
    with sqlite_store._database.read() as reader:
        reader.execute(text("SELECT v FROM games")).all()
        with pytest.raises(StoreUnavailableError) as problem:
            sqlite_store.erase(game_id, "mette", LATER)
    assert problem.value.code == "erasure_unfinished"
    assert sqlite_store.words(game_id) == {}
    sqlite_store.erase(game_id, "mette", LATER)
    assert _canaries(tmp_path) == []


@pytest.mark.trust
def test_no_byte_of_the_words_is_left_in_postgresqls_tables(
    new_postgres_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    monkeypatch.setattr("teamwork.store.postgres.LOCK_TIMEOUT_MS", 100)
    store = open_store(new_postgres_database())
    assert isinstance(store, SqlStore)
    game_id = begin_game(store)
    for v in range(10):
        store.append(append_of(game_id, v, words=(word(f"c{v % 4}/why", CANARY + str(v)),)))
    assert _postgres_canaries(store)
    with store._database.snapshot() as reader:
        reader.execute(text("SELECT v FROM games")).all()
        with pytest.raises(StoreUnavailableError) as problem:
            store.erase(game_id, "mette", LATER)
    assert problem.value.code == "erasure_unfinished"
    assert store.words(game_id) == {}
    store.purge_former_words(MONDAY)  # as each minute
    assert not _postgres_canaries(store)
    figure("erased_in_postgres_words_found", 0, at_most=0)
    store.close()


@pytest.fixture
def words_in_postgres(new_postgres_database: Callable[[], str]) -> Iterator[tuple[SqlStore, str]]:
    """A store of its own with a game in which a canary was written."""
    store = open_store(new_postgres_database())
    assert isinstance(store, SqlStore)
    game_id = begin_game(store)
    store.append(append_of(game_id, 0, words=(word("c1/why", CANARY),)))
    yield store, game_id
    store.close()


@pytest.mark.parametrize("hour", [2, 4])
def test_large_tables_of_words_are_rewritten_in_the_quiet_hours(
    words_in_postgres: tuple[SqlStore, str], monkeypatch: pytest.MonkeyPatch, hour: int
) -> None:
    """Nobody reads a table that is rewritten: a game that is played does not wait for a country's words."""
    store, game_id = words_in_postgres
    monkeypatch.setattr("teamwork.store.postgres.AT_ONCE_MOST_BYTES", 0)
    _it_is(monkeypatch, hour=14)
    store.erase(game_id, "mette", LATER)
    store.purge_former_words(MONDAY)
    assert store.words(game_id) == {}
    assert _postgres_canaries(store)
    _it_is(monkeypatch, hour=hour)
    store.purge_former_words(MONDAY)
    assert not _postgres_canaries(store)


def test_revised_words_leave_the_tables_by_the_next_morning(
    words_in_postgres: tuple[SqlStore, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, game_id = words_in_postgres
    store.write_words(game_id, (word("c1/why", "something else"),))
    _it_is(monkeypatch, hour=14)
    store.purge_former_words(LATER)
    assert _postgres_canaries(store)
    _it_is(monkeypatch, hour=3)
    store.purge_former_words(LATER)
    assert not _postgres_canaries(store)


def test_whoever_uses_the_words_is_not_kept_waiting_behind_an_erasure_for_long(
    words_in_postgres: tuple[SqlStore, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It gives up its place in the queue, and the minute's round takes another."""
    store, game_id = words_in_postgres
    with store._database.writer.connect() as busy:
        busy.execute(text("LOCK TABLE words IN SHARE MODE"))
        monkeypatch.setattr("teamwork.store.postgres._await_older_transactions", lambda _: None)
        with pytest.raises(StoreUnavailableError) as problem:
            store._database.clear_traces()
        assert problem.value.code == "store_locked"
        busy.rollback()
    store.erase(game_id, "mette", LATER)
    assert not _postgres_canaries(store)
    with store._database.write() as connection:
        assert connection.execute(text("SHOW lock_timeout")).scalar_one() == "5s"


def _it_is(monkeypatch: pytest.MonkeyPatch, hour: int) -> None:
    monkeypatch.setattr("teamwork.store.postgres.QUIET_CLOCK", text(f"SELECT timestamp '2026-03-02 {hour}:30'"))


def _canaries(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if CANARY.encode() in file.read_bytes()]


def _postgres_canaries(store: SqlStore) -> bool:
    """Whether the files of the tables that hold words hold the canary, dead rows included."""
    question = text("SELECT pg_read_binary_file(pg_relation_filepath(:name))")
    with store._database.write() as connection:
        connection.execute(text("CHECKPOINT"))
        names = ("words", "former_words", "commands", "records", "mail_reminders")
        return any(CANARY.encode() in connection.execute(question, {"name": name}).scalar_one() for name in names)
