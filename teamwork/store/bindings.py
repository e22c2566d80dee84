"""By which sign-in of another house an account comes in: one an account, and each for one account alone."""

from datetime import datetime
from typing import Annotated

from pydantic import Field
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from teamwork.frozen import Frozen
from teamwork.store.database import Database
from teamwork.store.moments import Moment
from teamwork.store.tables import bindings
from teamwork.store.values import StoredText


class Binding(Frozen):
    """An account, and who it is there: ``subject`` is the issuer's own id of a person, never a name or an address."""

    account_id: StoredText
    issuer: StoredText
    subject: Annotated[StoredText, Field(repr=False)]
    bound_at: Moment


_ROW = select(*(bindings.c[field] for field in Binding.model_fields))


class Bindings:
    """Who of the staff comes in by another house's sign-in."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def bind(self, account_id: str, issuer: str, subject: str, at: datetime) -> bool:
        """
        The account comes in by this subject and by no other; answers whether no other account does.

        :raises NotFoundError: when there is no such account.
        """
        binding = Binding(account_id=account_id, issuer=issuer, subject=subject, bound_at=at)
        holder = self.find(issuer, subject)
        if holder is not None and holder.account_id != account_id:
            return False
        try:
            with self._database.write() as connection:
                connection.execute(delete(bindings).where(bindings.c.account_id == account_id))
                connection.execute(insert(bindings), binding.model_dump())
        except IntegrityError:  # another account came first, between the look and the writing
            return False
        return True

    def find(self, issuer: str, subject: str) -> Binding | None:
        """Whose this subject is."""
        with self._database.read() as connection:
            asked = _ROW.where(bindings.c.issuer == issuer, bindings.c.subject == subject)
            row = connection.execute(asked).mappings().first()
        return None if row is None else Binding(**row)

    def of(self, account_id: str) -> Binding | None:
        """The account's own, if it has one."""
        with self._database.read() as connection:
            row = connection.execute(_ROW.where(bindings.c.account_id == account_id)).mappings().first()
        return None if row is None else Binding(**row)

    def bound(self, issuer: str) -> frozenset[str]:
        """Every account that comes in by this issuer."""
        asked = select(bindings.c.account_id).where(bindings.c.issuer == issuer)
        with self._database.read() as connection:
            return frozenset(connection.execute(asked).scalars())

    def unbind(self, account_id: str) -> bool:
        """The account comes in by no other house's sign-in; answers whether it did."""
        with self._database.write() as connection:
            return connection.execute(delete(bindings).where(bindings.c.account_id == account_id)).rowcount == 1
