"""Who an account is at another house's sign-in: one each, and never one for two; on every store."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import delete

from teamwork.errors import NotFoundError
from teamwork.store import Account, Store
from teamwork.store.sql_store import SqlStore
from teamwork.store.tables import accounts
from tests.store.examples import MONDAY, begin_game

ISSUER, LATER = "https://login.example.dk", MONDAY + timedelta(days=1)


def account(store: Store) -> str:
    account_id = f"account of {begin_game(store)}"
    store.accounts.add(Account(account_id=account_id, name=account_id, role="office", created_at=MONDAY))
    return account_id


def test_an_account_is_found_by_issuer_and_subject_together(store: Store) -> None:
    account_id, bindings = account(store), store.accounts.bindings
    assert bindings.bind(account_id, ISSUER, account_id, MONDAY)
    found = bindings.find(ISSUER, account_id)
    assert found is not None
    assert (found.account_id, found.bound_at) == (account_id, MONDAY)
    assert found == bindings.of(account_id)
    assert account_id in bindings.bound(ISSUER)
    assert bindings.bound("https://another.example.dk").isdisjoint({account_id})
    for issuer, subject in ((ISSUER + "/", account_id), (ISSUER, account_id + " "), (ISSUER, account_id.upper())):
        assert bindings.find(issuer, subject) is None


def test_what_another_house_calls_somebody_is_shown_to_no_log(store: Store) -> None:
    account_id = account(store)
    store.accounts.bindings.bind(account_id, ISSUER, f"secret {account_id}", MONDAY)
    assert "secret" not in repr(store.accounts.bindings.of(account_id))


def test_a_subject_is_for_one_account_alone(store: Store) -> None:
    first, second, bindings = account(store), account(store), store.accounts.bindings
    assert bindings.bind(first, ISSUER, first, MONDAY)
    assert bindings.bind(second, ISSUER, second, MONDAY)
    assert not bindings.bind(second, ISSUER, first, LATER)
    kept = bindings.of(second)
    assert kept is not None
    assert (kept.subject, kept.bound_at) == (second, MONDAY), "what it had before holds"
    assert bindings.bind(second, "https://another.example.dk", first, LATER), "the same subject of another issuer"


def test_a_new_binding_takes_the_place_of_the_one_before(store: Store) -> None:
    account_id, bindings = account(store), store.accounts.bindings
    for at, subject in ((MONDAY, f"{account_id} old"), (LATER, f"{account_id} new"), (LATER, f"{account_id} new")):
        assert bindings.bind(account_id, ISSUER, subject, at)
    assert bindings.find(ISSUER, f"{account_id} old") is None
    assert bindings.find(ISSUER, f"{account_id} new") == bindings.of(account_id)


def test_it_can_be_taken_away(store: Store) -> None:
    account_id, bindings = account(store), store.accounts.bindings
    bindings.bind(account_id, ISSUER, account_id, MONDAY)
    assert bindings.unbind(account_id)
    assert not bindings.unbind(account_id)
    assert bindings.find(ISSUER, account_id) is None
    assert account_id not in bindings.bound(ISSUER)


def test_of_many_accounts_that_want_a_subject_at_once_one_gets_it(store: Store) -> None:
    wanted = [account(store) for _ in range(8)]
    for each in wanted:
        store.accounts.bindings.bind(each, ISSUER, each, MONDAY)
    with ThreadPoolExecutor(8) as threads:
        got = list(
            threads.map(lambda each: store.accounts.bindings.bind(each, ISSUER, f"! {wanted[0]}", LATER), wanted)
        )
    assert sum(got) == 1
    subjects = [binding.subject for each in wanted if (binding := store.accounts.bindings.of(each))]
    assert len(subjects) == 8, "who came too late keeps what was bound before"


def test_nobody_is_bound_who_has_no_account(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.accounts.bindings.bind("nobody", ISSUER, "nobody", MONDAY)


def test_it_goes_with_its_account(sql_store: SqlStore) -> None:
    account_id = account(sql_store)
    sql_store.accounts.bindings.bind(account_id, ISSUER, account_id, MONDAY)
    with sql_store._database.write() as connection:
        connection.execute(delete(accounts).where(accounts.c.account_id == account_id))
    assert sql_store.accounts.bindings.find(ISSUER, account_id) is None
