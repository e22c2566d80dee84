"""Accounts of staff, given and shut by whoever runs the house, and the chairs that coaches sign in to."""

import json
import uuid
from datetime import timedelta
from typing import NamedTuple

from teamwork.errors import InvalidCommandError, NotFoundError
from teamwork.keeping.hatch import Answer, Wish
from teamwork.seats import Role
from teamwork.service import GameService
from teamwork.store import Account, Holder

INVITATION = "begin"
"""The purpose of a ticket by which somebody chooses a password and a second factor."""
INVITATION_DAYS = 7
NAME_MOST = 60


class Chair(NamedTuple):
    """A coach's seat in a game."""

    game_id: str
    person_id: str


def add_account(service: GameService, wish: Wish) -> Answer:
    """
    Somebody of the staff may sign in; the wish holds a password's hash, never a password.

    Without a hash the answer holds a ``ticket`` instead, by which they choose one.

    :raises StoreError: ``account_exists``.
    :raises InvalidCommandError: ``text_empty`` or ``text_too_long`` for the name.
    """
    account = Account(
        account_id=uuid.uuid4().hex,
        name=_name_of(wish["account"]),
        role=wish["role"],
        password_hash=wish.get("password_hash"),
        created_at=service.clock(),
    )
    service.store.accounts.add(account)
    answer = {"account_id": account.account_id}
    return answer if account.password_hash else answer | {"ticket": invite(service, account)}


def _name_of(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise InvalidCommandError("text_empty", field="name")
    if len(name) > NAME_MOST:
        raise InvalidCommandError("text_too_long", field="name", length=len(name), limit=NAME_MOST)
    return name


def invite(service: GameService, account: Account) -> str:
    """A ticket for a new password and a new second factor; one given before opens nothing more."""
    at, holder = service.clock(), Holder(account_id=account.account_id)
    service.store.credentials.revoke_held(holder, at, "join")
    expires = at + timedelta(days=INVITATION_DAYS)
    return service.store.credentials.mint("join", holder, purpose=INVITATION, at=at, expires_at=expires).secret


def invite_account(service: GameService, wish: Wish) -> Answer:
    """:raises NotFoundError: there is no account of that name."""
    return {"ticket": invite(service, account_named(service, wish["account"]))}


def account_named(service: GameService, name: str) -> Account:
    """:raises NotFoundError: there is no account of that name."""
    account = service.store.accounts.find_by_name(name)
    if account is None:
        raise NotFoundError(field="account")
    return account


def disable_account(service: GameService, wish: Wish) -> Answer:
    """
    The door is shut to the account, and what came in by it is out.

    :raises NotFoundError: there is no account of that name.
    """
    account = account_named(service, wish["account"])
    service.store.accounts.set_disabled(account.account_id, service.clock())
    end_ways_in(service, account.account_id)
    return {"account_id": account.account_id}


def enable_account(service: GameService, wish: Wish) -> Answer:
    """
    The door is open to the account again.

    :raises NotFoundError: there is no account of that name.
    """
    account = account_named(service, wish["account"])
    service.store.accounts.set_disabled(account.account_id, None)
    return {"account_id": account.account_id}


def end_ways_in(service: GameService, account_id: str) -> None:
    """Whatever came in by this account so far opens nothing more."""
    at, holder = service.clock(), Holder(account_id=account_id)
    service.store.sessions.revoke_held(holder, at)
    service.store.credentials.revoke_held(holder, at)


# ---- the chairs of coaches --------------------------------------------------------------------------


def chairs_of(service: GameService, account_id: str) -> tuple[Chair, ...]:
    """Where this account signs in as a coach: chairs it was given and on which that coach still sits."""
    kept = json.loads(service.store.settings.get(_key(account_id)) or "[]")
    return tuple(chair for chair in (Chair(*each) for each in kept) if _is_coachs(service, chair))


def give_chair(service: GameService, wish: Wish) -> Answer:
    """
    The account signs in to a coach's seat too.

    :raises NotFoundError: no such account of a coach, or no coach of that id in that game.
    """
    account, chair = account_named(service, wish["account"]), Chair(wish["game_id"], wish["person_id"])
    if account.role != "coach":
        raise NotFoundError(field="account")
    if not _is_coachs(service, chair):
        raise NotFoundError(field="person_id")
    chairs = dict.fromkeys((*chairs_of(service, account.account_id), chair))
    service.store.settings.set(_key(account.account_id), json.dumps([list(each) for each in chairs]))
    return {"account_id": account.account_id}


def _is_coachs(service: GameService, chair: Chair) -> bool:
    try:
        person = service.game(chair.game_id).people.get(chair.person_id)
    except NotFoundError:
        return False
    return person is not None and person.is_seated and person.role is Role.COACH


def _key(account_id: str) -> str:
    return f"chairs/{account_id}"
