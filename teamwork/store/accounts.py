"""The accounts of staff: coaches, the office, administrators. People of the game have none."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import Field
from sqlalchemy import ColumnElement, insert, or_, select, update

from teamwork.errors import NotFoundError
from teamwork.frozen import Frozen
from teamwork.store.bindings import Bindings
from teamwork.store.database import Database
from teamwork.store.errors import StoreError
from teamwork.store.moments import Moment
from teamwork.store.tables import accounts
from teamwork.store.tries import Tries
from teamwork.store.values import StoredText

StaffRole: TypeAlias = Literal["coach", "office", "admin"]


class Account(Frozen):
    """Somebody who signs in; ``password_hash`` is Argon2's, absent for who comes by another sign-in."""

    account_id: StoredText
    name: StoredText
    role: StaffRole
    password_hash: Annotated[str | None, Field(repr=False)] = None
    totp_secret: Annotated[str | None, Field(repr=False)] = None
    created_at: Moment
    disabled_at: Moment | None = None

    @property
    def is_disabled(self) -> bool:
        """Whether the door is shut to this account."""
        return self.disabled_at is not None


_ROW = select(*(accounts.c[field] for field in Account.model_fields))


class Accounts:
    """Who of the staff may come in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def tries(self) -> Tries:
        """How often somebody has tried to be one of them."""
        return Tries(self._database)

    @property
    def bindings(self) -> Bindings:
        """Which of them come in by another house's sign-in, and as whom."""
        return Bindings(self._database)

    def add(self, account: Account) -> None:
        """:raises StoreError: ``account_exists`` when the name is taken."""
        with self._database.write() as connection:
            if connection.execute(_ROW.where(accounts.c.name == account.name)).first():
                raise StoreError("account_exists", name=account.name)
            connection.execute(insert(accounts), account.model_dump())

    def find(self, account_id: str) -> Account | None:
        """The account with this id, a disabled one too."""
        return self._one(accounts.c.account_id == account_id)

    def find_by_name(self, name: str) -> Account | None:
        """The account with this name, a disabled one too."""
        return self._one(accounts.c.name == name)

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self._database.read() as connection:
            found = [Account(**row) for row in connection.execute(_ROW).mappings()]
        return tuple(sorted(found, key=lambda account: account.name))

    def set_password_hash(self, account_id: str, password_hash: str | None) -> None:
        """
        The password is the one of this hash, or there is none.

        :raises NotFoundError: when there is no such account.
        """
        self._change(account_id, {"password_hash": password_hash})

    def set_totp_secret(self, account_id: str, secret: str | None) -> None:
        """
        The second factor is this one, or none; steps used with another count no more.

        :raises NotFoundError: when there is no such account.
        """
        self._change(account_id, {"totp_secret": secret, "totp_step": None})

    def use_totp_step(self, account_id: str, step: int) -> bool:
        """Whether the code of this time step was still unused; from now on it and older ones are used."""
        is_new = or_(accounts.c.totp_step.is_(None), accounts.c.totp_step < step)
        used = update(accounts).where(accounts.c.account_id == account_id, is_new).values(totp_step=step)
        with self._database.write() as connection:
            return connection.execute(used).rowcount == 1

    def set_disabled(self, account_id: str, at: datetime | None) -> None:
        """
        The door is shut from ``at``, or open again; sessions and credentials are to be revoked beside it.

        :raises NotFoundError: when there is no such account.
        """
        self._change(account_id, {"disabled_at": at})

    def _one(self, which: ColumnElement[bool]) -> Account | None:
        with self._database.read() as connection:
            row = connection.execute(_ROW.where(which)).mappings().first()
        return None if row is None else Account(**row)

    def _change(self, account_id: str, values: Mapping[str, object]) -> None:
        with self._database.write() as connection:
            changed = update(accounts).where(accounts.c.account_id == account_id).values(**values)
            if connection.execute(changed).rowcount == 0:
                raise NotFoundError(account_id=account_id)
