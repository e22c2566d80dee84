"""Who wants to be reminded by e-mail: one wish a person, seen to once a day by one process."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from teamwork.store import Store, open_store
from teamwork.store.reminders import TRIES_MOST
from teamwork.store.sql_store import SqlStore
from tests.store.examples import MONDAY, begin_game
from tests.store.test_erase import CANARY, _canaries, _postgres_canaries

TODAY = MONDAY.date()
TOMORROW, LATER = TODAY + timedelta(days=1), MONDAY + timedelta(hours=1)


def waiting(store: Store, game_id: str, day: date = TODAY) -> list[str]:
    return [one.person_id for one in store.reminders.waiting(LATER, day) if one.game_id == game_id]


def asked(store: Store, person_id: str = "mette", *, is_confirmed: bool = True) -> str:
    game_id = begin_game(store)
    store.reminders.ask(game_id, person_id, "mette@example.org", "da", MONDAY)
    if is_confirmed:
        store.reminders.confirm(game_id, person_id, MONDAY, asked_by=MONDAY)
    return game_id


def test_a_wish_waits_for_its_question_and_once_confirmed_for_the_next_day(store: Store) -> None:
    game_id = asked(store, is_confirmed=False)
    assert waiting(store, game_id) == ["mette"]
    assert store.reminders.confirm(game_id, "mette", MONDAY, asked_by=MONDAY)
    assert waiting(store, game_id) == []
    assert waiting(store, game_id, TOMORROW) == ["mette"]
    assert not store.reminders.confirm(game_id, "nobody", MONDAY, asked_by=MONDAY)


def test_a_new_address_has_to_be_confirmed_anew(store: Store) -> None:
    game_id = asked(store)
    store.reminders.ask(game_id, "mette", "another@example.org", "en", LATER)
    assert not store.reminders.confirm(game_id, "mette", LATER, asked_by=MONDAY)
    found = store.reminders.find(game_id, "mette")
    assert found is not None
    assert (found.email, found.lang, found.confirmed_at) == ("another@example.org", "en", None)
    assert "another" not in repr(found)


def test_of_many_who_see_to_it_at_once_one_does(store: Store) -> None:
    game_id = asked(store)
    found = store.reminders.find(game_id, "mette")
    assert found is not None
    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(lambda _: store.reminders.claim(found, TOMORROW), range(8)))
    assert sum(one is not None for one in taken) == 1
    assert waiting(store, game_id, TOMORROW) == []


def test_what_was_not_sent_is_tried_again_and_given_up_at_last(store: Store) -> None:
    game_id = asked(store)
    tries = 0
    while waiting(store, game_id, TOMORROW):
        found = store.reminders.find(game_id, "mette")
        assert found is not None
        taken = store.reminders.claim(found, TOMORROW)
        assert taken is not None
        tries += 1
        assert store.reminders.put_off(taken, MONDAY) == (tries < TRIES_MOST)
    assert tries == TRIES_MOST
    assert waiting(store, game_id, TOMORROW + timedelta(days=1)) == ["mette"]


def test_it_goes_with_a_stop_with_its_person_and_with_its_game(store: Store) -> None:
    stopped, erased, texts_erased, deleted = asked(store), asked(store), asked(store), asked(store)
    assert store.reminders.forget(stopped, "mette")
    assert not store.reminders.forget(stopped, "mette")
    store.erase(erased, "mette", LATER)
    store.erase(texts_erased, "mette", LATER, is_all=False)
    for game_id in (stopped, erased):
        assert store.reminders.find(game_id, "mette") is None
    assert store.reminders.find(texts_erased, "mette") is not None
    store.delete_game(deleted)
    assert store.reminders.find(deleted, "mette") is None


@pytest.mark.parametrize("way", ["forget", "forget_all", "ask", "erase", "delete_game"])
def test_no_byte_of_an_address_for_reminders_is_left_in_the_files(way: str, sqlite_url: str, tmp_path: Path) -> None:
    store = open_store(sqlite_url)
    game_id = _reminded(store)
    assert _canaries(tmp_path)
    _let_address_go(store, game_id, way)
    assert _canaries(tmp_path) == []
    store.close()


@pytest.mark.parametrize("way", ["forget", "forget_all", "ask", "erase"])
def test_an_address_for_reminders_leaves_postgresqls_tables_within_a_minute(
    way: str, new_postgres_database: Callable[[], str]
) -> None:
    store = open_store(new_postgres_database())
    assert isinstance(store, SqlStore)
    game_id = _reminded(store)
    assert _postgres_canaries(store)
    _let_address_go(store, game_id, way)
    store.purge_former_words(MONDAY)  # as each minute
    assert not _postgres_canaries(store)
    store.close()


def _reminded(store: Store) -> str:
    game_id = begin_game(store)
    store.reminders.ask(game_id, "mette", f"{CANARY}@example.org", "da", MONDAY)
    store.reminders.confirm(game_id, "mette", MONDAY, asked_by=MONDAY)
    return game_id


def _let_address_go(store: Store, game_id: str, way: str) -> None:
    match way:
        case "forget":
            store.reminders.forget(game_id, "mette")
        case "forget_all":
            assert store.reminders.forget_all(game_id) == 1
        case "ask":
            store.reminders.ask(game_id, "mette", "elsewhere@example.org", "da", LATER)
        case "erase":
            store.erase(game_id, "mette", LATER)
        case _:
            store.delete_game(game_id)
