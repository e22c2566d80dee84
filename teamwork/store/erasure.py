"""Forgetting a person: what goes, and the ledger that remembers that it must be gone."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select, update

from teamwork.store.append import forget_proofs
from teamwork.store.holder import Holder, held_by
from teamwork.store.tables import credentials, erasures, mail_reminders, sessions
from teamwork.store.values import Erasure
from teamwork.store.words import forget_person


def erase_person(connection: Connection, line: Erasure, keys: Collection[str]) -> None:
    """The words are deleted as the line says, with the proofs of what was said; the ledger has the line."""
    forget_person(connection, line.game_id, line.person_id, keys, line.is_all)
    forget_proofs(connection, line.game_id, line.person_id)
    enter_ledger(connection, line)


def enter_ledger(connection: Connection, line: Erasure) -> None:
    """
    The ledger has the line; of everything, the person's secrets, sessions and address for reminders are gone too.

    Of several erasures of everything the first stands, of the texts alone the last: more may have been written.
    """
    if line.is_all:
        holder = Holder(game_id=line.game_id, person_id=line.person_id)
        for table in (credentials, sessions):
            connection.execute(delete(table).where(held_by(table, holder)))
        theirs = (mail_reminders.c.game_id == line.game_id) & (mail_reminders.c.person_id == line.person_id)
        connection.execute(delete(mail_reminders).where(theirs))
    same = (erasures.c.game_id == line.game_id) & (erasures.c.person_id == line.person_id)
    known = connection.execute(select(erasures.c.is_all).where(same)).scalar()
    if known is None:
        connection.execute(insert(erasures), line.model_dump())
    elif not known:
        connection.execute(update(erasures).where(same).values(erased_at=line.erased_at, is_all=line.is_all))


def ledger(connection: Connection) -> tuple[Erasure, ...]:
    """Every erasure, oldest first."""
    asked = select(erasures.c.game_id, erasures.c.person_id, erasures.c.erased_at, erasures.c.is_all)
    lines = (Erasure(**row) for row in connection.execute(asked).mappings())
    return tuple(sorted(lines, key=lambda line: (line.erased_at, line.game_id, line.person_id)))
