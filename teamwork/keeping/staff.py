"""Accounts of staff, given and shut by whoever runs the house."""

import uuid

from teamwork.errors import NotFoundError
from teamwork.keeping.hatch import Answer, Wish
from teamwork.service import GameService
from teamwork.store import Account, Holder


def add_account(service: GameService, wish: Wish) -> Answer:
    """
    Somebody of the staff may sign in; the wish holds a password's hash, never a password.

    :raises StoreError: ``account_exists``.
    """
    account = Account(
        account_id=uuid.uuid4().hex,
        name=wish["account"],
        role=wish["role"],
        password_hash=wish["password_hash"],
        created_at=service.clock(),
    )
    service.store.accounts.add(account)
    return {"account_id": account.account_id}


def disable_account(service: GameService, wish: Wish) -> Answer:
    """
    The door is shut to the account, and what came in by it is out.

    :raises NotFoundError: there is no account of that name.
    """
    account = service.store.accounts.find_by_name(wish["account"])
    if account is None:
        raise NotFoundError(field="account")
    at, holder = service.clock(), Holder(account_id=account.account_id)
    service.store.accounts.set_disabled(account.account_id, at)
    service.store.sessions.revoke_held(holder, at)
    service.store.credentials.revoke_held(holder, at)
    return {"account_id": account.account_id}
