"""Who may come in: secrets, sessions and accounts, on every store."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import TypeVar

import pytest
from sqlalchemy import text

from teamwork.errors import NotFoundError
from teamwork.store import Account, CredentialKind, Holder, Store, StoreError
from teamwork.store.sql_store import SqlStore
from tests.store.examples import MONDAY, begin_game

LATER = MONDAY + timedelta(minutes=10)
RACERS = 8
Answer = TypeVar("Answer")


@pytest.fixture
def mette(store: Store) -> Holder:
    return Holder(game_id=begin_game(store), person_id="mette")


def test_a_secret_opens_what_it_was_minted_for(store: Store, mette: Holder) -> None:
    minted = store.credentials.mint("join", mette, purpose="invitation", at=MONDAY, expires_at=LATER)
    found = store.credentials.find(minted.secret, MONDAY)
    assert found is not None
    assert (found.credential_id, found.kind, found.holder) == (minted.credential_id, "join", mette)
    assert (found.purpose, found.expires_at, found.used_at) == ("invitation", LATER, None)
    assert store.credentials.find(minted.secret[:-1], MONDAY) is None
    assert store.credentials.find(minted.secret.swapcase(), MONDAY) is None
    assert store.credentials.find("\udc80", MONDAY) is None


def test_secrets_are_long_and_shown_once(store: Store, mette: Holder) -> None:
    minted = [store.credentials.mint("device", mette, purpose="phone", at=MONDAY, expires_at=None) for _ in range(3)]
    assert len({each.secret for each in minted}) == 3
    assert min(len(each.secret) for each in minted) >= 43  # 256 bits in base64
    assert all(each.secret not in repr(each) for each in minted)


def test_no_secret_is_stored(sql_store: SqlStore) -> None:
    mette = Holder(game_id=begin_game(sql_store), person_id="mette")
    secrets = [
        sql_store.credentials.mint("api", mette, purpose="script", at=MONDAY, expires_at=None).secret,
        sql_store.sessions.open("person", mette, at=MONDAY, expires_at=LATER).secret,
    ]
    with sql_store._database.read() as connection:
        for table in ("credentials", "sessions"):
            stored = str(connection.execute(text(f"SELECT * FROM {table}")).all())
            assert not [secret for secret in secrets if secret in stored]


def test_an_expired_or_revoked_secret_opens_nothing(store: Store, mette: Holder) -> None:
    expiring = store.credentials.mint("device", mette, purpose="phone", at=MONDAY, expires_at=LATER)
    revoked = store.credentials.mint("device", mette, purpose="phone", at=MONDAY, expires_at=None)
    assert store.credentials.revoke(revoked.credential_id, MONDAY)
    assert not store.credentials.revoke(revoked.credential_id, MONDAY)
    assert store.credentials.find(revoked.secret, MONDAY) is None
    assert store.credentials.consume(revoked.secret, MONDAY) is None
    assert store.credentials.find(expiring.secret, LATER - timedelta(milliseconds=1)) is not None
    assert store.credentials.find(expiring.secret, LATER) is None
    assert store.credentials.consume(expiring.secret, LATER) is None


def test_of_two_who_consume_a_join_link_at_once_one_gets_it(store: Store, mette: Holder) -> None:
    for _ in range(5):
        secret = store.credentials.mint("join", mette, purpose="join", at=MONDAY, expires_at=LATER).secret
        won = _race(partial(store.credentials.consume, secret, MONDAY))
        assert sum(found is not None for found in won) == 1
        assert store.credentials.find(secret, MONDAY) is None


def test_what_a_holder_was_given_is_revoked_together_or_by_kind(store: Store, mette: Holder) -> None:
    kinds: tuple[CredentialKind, ...] = ("join", "device")
    jonas = mette.model_copy(update={"person_id": "jonas"})
    secrets = {
        (who.person_id, kind): store.credentials.mint(kind, who, purpose="", at=MONDAY, expires_at=None).secret
        for who in (mette, jonas)
        for kind in kinds
    }

    def live() -> set[tuple[str | None, str]]:
        return {each for each, secret in secrets.items() if store.credentials.find(secret, MONDAY)}

    assert store.credentials.revoke_held(mette, MONDAY, kind="join") == 1
    assert live() == {("mette", "device"), ("jonas", "join"), ("jonas", "device")}
    assert store.credentials.revoke_held(mette, MONDAY) == 1
    assert live() == {("jonas", "join"), ("jonas", "device")}
    assert store.credentials.revoke_held(Holder(game_id=mette.game_id), MONDAY) == 2
    assert live() == set()


def test_nobody_is_not_everybody(store: Store) -> None:
    for ask in (
        lambda: store.credentials.revoke_held(Holder(), MONDAY),
        lambda: store.sessions.revoke_held(Holder(person_id="mette"), MONDAY),
    ):
        with pytest.raises(ValueError, match="holder"):
            ask()


def test_a_secret_for_a_game_or_account_that_is_not_there_is_refused(store: Store) -> None:
    for nobody in (Holder(game_id="nowhere"), Holder(account_id="nobody")):
        with pytest.raises(NotFoundError):
            store.credentials.mint("join", nobody, purpose="", at=MONDAY, expires_at=None)
        with pytest.raises(NotFoundError):
            store.sessions.open("staff", nobody, at=MONDAY, expires_at=LATER)


def test_secrets_long_over_are_purged_and_live_ones_stay(store: Store, mette: Holder) -> None:
    store.credentials.mint("join", mette, purpose="over", at=MONDAY, expires_at=MONDAY)
    store.credentials.mint("device", mette, purpose="live", at=MONDAY, expires_at=LATER)
    store.credentials.mint("device", mette, purpose="for good", at=MONDAY, expires_at=None)
    assert store.credentials.purge(MONDAY) >= 1
    assert {each.purpose for each in store.credentials.held(mette)} == {"live", "for good"}


def test_a_session_is_found_until_it_expires(store: Store, mette: Holder) -> None:
    opened = store.sessions.open("person", mette, at=MONDAY, expires_at=LATER)
    found = store.sessions.find(opened.secret, MONDAY)
    assert found is not None
    assert (found.session_id, found.kind, found.holder) == (opened.session_id, "person", mette)
    assert store.sessions.find(opened.session_id, MONDAY) is None
    assert store.sessions.find(opened.secret, LATER) is None


def test_a_session_seen_again_slides_and_a_revoked_one_does_not(store: Store, mette: Holder) -> None:
    opened = store.sessions.open("person", mette, at=MONDAY, expires_at=LATER)
    later = LATER + timedelta(hours=1)
    store.sessions.touch(opened.session_id, MONDAY + timedelta(minutes=1), later)
    found = store.sessions.find(opened.secret, LATER)
    assert found is not None
    assert (found.last_seen_at, found.expires_at) == (MONDAY + timedelta(minutes=1), later)
    assert store.sessions.revoke(opened.session_id, LATER)
    assert not store.sessions.revoke(opened.session_id, LATER)
    store.sessions.touch(opened.session_id, LATER, later)
    assert store.sessions.find(opened.secret, LATER) is None


def test_a_holders_sessions_end_together_but_for_the_one_that_asks(store: Store, mette: Holder) -> None:
    opened = [store.sessions.open("person", mette, at=MONDAY, expires_at=LATER) for _ in range(3)]
    kept = opened[1].session_id
    assert store.sessions.revoke_held(mette, MONDAY, but_not=kept) == 2
    assert [session.session_id for session in store.sessions.held(mette, MONDAY)] == [kept]
    assert store.sessions.revoke_held(mette, MONDAY) == 1
    assert store.sessions.held(mette, MONDAY) == ()
    assert store.sessions.purge(MONDAY) >= 3


def test_an_account_is_found_by_id_and_by_name(store: Store) -> None:
    account = _add_account(store)
    assert store.accounts.find(account.account_id) == account
    assert store.accounts.find_by_name(account.name) == account
    assert account in store.accounts.all()
    assert store.accounts.find_by_name("nobody") is None
    assert "argon2" not in repr(account)


def test_a_name_is_taken_once(store: Store) -> None:
    account = _add_account(store)
    with pytest.raises(StoreError) as refusal:
        store.accounts.add(account.model_copy(update={"account_id": "another"}))
    assert refusal.value.code == "account_exists"


def test_an_account_can_change_its_password_and_be_disabled(store: Store) -> None:
    account_id = _add_account(store).account_id
    store.accounts.set_password_hash(account_id, "$argon2id$new")
    store.accounts.set_disabled(account_id, LATER)
    changed = store.accounts.find(account_id)
    assert changed is not None
    assert (changed.password_hash, changed.disabled_at, changed.is_disabled) == ("$argon2id$new", LATER, True)
    store.accounts.set_disabled(account_id, None)
    again = store.accounts.find(account_id)
    assert again is not None
    assert not again.is_disabled
    with pytest.raises(NotFoundError):
        store.accounts.set_disabled("nobody", LATER)


def test_a_time_step_of_the_second_factor_is_used_once(store: Store) -> None:
    account_id = _add_account(store).account_id
    store.accounts.set_totp_secret(account_id, "JBSWY3DPEHPK3PXP")
    assert sum(_race(lambda: store.accounts.use_totp_step(account_id, 100))) == 1
    assert not store.accounts.use_totp_step(account_id, 99)
    assert store.accounts.use_totp_step(account_id, 101)
    store.accounts.set_totp_secret(account_id, "another")
    assert store.accounts.use_totp_step(account_id, 100)


def _add_account(store: Store) -> Account:
    name = f"jens-{begin_game(store)}"
    account = Account(
        account_id=f"id-{name}", name=name, role="office", password_hash="$argon2id$old", created_at=MONDAY
    )
    store.accounts.add(account)
    return account


def _race(work: Callable[[], Answer]) -> list[Answer]:
    start = threading.Barrier(RACERS)

    def run(_: int) -> Answer:
        start.wait()
        return work()

    with ThreadPoolExecutor(RACERS) as threads:
        return list(threads.map(run, range(RACERS)))
