"""Forgetting a person: what goes, and the ledger that remembers that it must be gone."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from teamwork.store.append import forget_proofs
from teamwork.store.holder import Holder, held_by
from teamwork.store.tables import credentials, erasures, sessions
from teamwork.store.values import Erasure
from teamwork.store.words import forget_person


def erase_person(connection: Connection, game_id: str, person_id: str, at: datetime) -> None:
    """The person's words, proofs, secrets and sessions in this game are deleted; the ledger says so once."""
    forget_person(connection, game_id, person_id)
    forget_proofs(connection, game_id, person_id)
    enter_ledger(connection, game_id, person_id, at)


def enter_ledger(connection: Connection, game_id: str, person_id: str, at: datetime) -> None:
    """The person's secrets and sessions are gone; the ledger has a line of the first erasure."""
    holder = Holder(game_id=game_id, person_id=person_id)
    for table in (credentials, sessions):
        connection.execute(delete(table).where(held_by(table, holder)))
    known = (erasures.c.game_id == game_id) & (erasures.c.person_id == person_id)
    if connection.execute(select(erasures.c.erased_at).where(known)).first() is None:
        line = Erasure(game_id=game_id, person_id=person_id, erased_at=at)
        connection.execute(insert(erasures), line.model_dump())


def ledger(connection: Connection) -> tuple[Erasure, ...]:
    """Every erasure, oldest first."""
    rows = connection.execute(select(erasures.c.game_id, erasures.c.person_id, erasures.c.erased_at))
    lines = (Erasure(**row) for row in rows.mappings())
    return tuple(sorted(lines, key=lambda line: (line.erased_at, line.game_id, line.person_id)))
