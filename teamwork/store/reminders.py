"""Who wants to be reminded by e-mail, at which address: beside the record, and gone with its person or its game."""

from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlalchemy import ColumnElement, delete, insert, select, update

from teamwork.frozen import Frozen
from teamwork.store.database import Database
from teamwork.store.moments import Moment
from teamwork.store.tables import mail_reminders
from teamwork.store.values import StoredText

UNCONFIRMED = timedelta(days=7)
"""How long an address lies here that nobody has said yes at."""
TRIES_MOST = 5
"""How often one mail is tried; a server that is away longer costs that one mail."""


class Reminder(Frozen):
    """
    A person's wish to be reminded at an address; nothing but the question goes there before ``confirmed_at``.

    ``day`` is the last that was seen to; ``again_at`` stands while a mail waits to be sent.
    """

    game_id: StoredText
    person_id: StoredText
    email: Annotated[StoredText, Field(repr=False)]
    lang: StoredText
    asked_at: Moment
    confirmed_at: Moment | None = None
    day: date | None = None
    tries: int = 0
    again_at: Moment | None = None


_ROW = select(*(mail_reminders.c[field] for field in Reminder.model_fields))


class Reminders:
    """Everybody's wishes; a row is taken by whoever first changes what it was, so that of many processes one sends."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, game_id: str, person_id: str, email: str, lang: str, at: datetime) -> None:
        """The person's one wish, in the place of any before; the question whether it is theirs waits to be sent."""
        wish = Reminder(game_id=game_id, person_id=person_id, email=email, lang=lang, asked_at=at, again_at=at)
        with self._database.write() as connection:
            connection.execute(delete(mail_reminders).where(_theirs(game_id, person_id)))
            connection.execute(insert(mail_reminders), wish.model_dump())
        self._database.note_traces()

    def find(self, game_id: str, person_id: str) -> Reminder | None:
        """The person's wish, if there is one."""
        with self._database.read() as connection:
            row = connection.execute(_ROW.where(_theirs(game_id, person_id))).mappings().first()
        return None if row is None else Reminder(**row)

    def confirm(self, game_id: str, person_id: str, at: datetime, *, asked_by: datetime) -> bool:
        """
        The address is theirs, and the first reminder may come on the next day; answers whether there was a wish.

        ``asked_by`` is when the question left: an address that was named later was not asked.
        """
        values = {"confirmed_at": at, "day": at.date(), "tries": 0, "again_at": None}
        same = _theirs(game_id, person_id) & (mail_reminders.c.asked_at <= asked_by)
        with self._database.write() as connection:
            return connection.execute(update(mail_reminders).where(same).values(**values)).rowcount == 1

    def forget(self, game_id: str, person_id: str) -> bool:
        """No wish, no address, of an earlier one neither; answers whether there was one."""
        return self._delete(_theirs(game_id, person_id)) == 1

    def forget_all(self, game_id: str) -> int:
        """Nobody of the game is reminded any more; answers how many were."""
        return self._delete(mail_reminders.c.game_id == game_id)

    def everybodys(self) -> tuple[Reminder, ...]:
        """Every wish, of all games."""
        with self._database.read() as connection:
            rows = connection.execute(_ROW).mappings().all()
        return tuple(Reminder(**row) for row in rows)

    def waiting(self, at: datetime, day: date) -> tuple[Reminder, ...]:
        """Those with a mail that waits, the confirmed whose ``day`` was not seen to, and who never said yes in time."""
        kept = mail_reminders.c
        is_new_day = kept.confirmed_at.is_not(None) & (kept.day < day)
        is_stale = kept.confirmed_at.is_(None) & (kept.asked_at <= at - UNCONFIRMED)
        with self._database.read() as connection:
            rows = connection.execute(_ROW.where((kept.again_at <= at) | is_new_day | is_stale)).mappings().all()
        found = (Reminder(**row) for row in rows)
        return tuple(sorted(found, key=lambda reminder: (reminder.asked_at, reminder.person_id)))

    def claim(self, found: Reminder, day: date) -> Reminder | None:
        """
        The reminder as it is now that this caller alone sees to it for ``day``; ``None`` when another was first.

        Whoever dies afterwards sends nothing, and nobody else does: a mail may be lost, and never comes twice.
        """
        tries = found.tries + 1 if found.day == day or found.confirmed_at is None else 1
        taken = found.model_copy(update={"day": day, "tries": tries, "again_at": None})
        return taken if self._change(found, day=day, tries=tries, again_at=None) else None

    def put_off(self, taken: Reminder, until: datetime) -> bool:
        """The mail was surely not sent, and is tried again; no more than a few times. Answers whether it will be."""
        return taken.tries < TRIES_MOST and self._change(taken, again_at=until)

    def _delete(self, which: ColumnElement[bool]) -> int:
        with self._database.write() as connection:
            number = connection.execute(delete(mail_reminders).where(which)).rowcount
        if number:
            self._database.note_traces()
        return number

    def _change(self, found: Reminder, **values: object) -> bool:
        kept = mail_reminders.c
        same = _theirs(found.game_id, found.person_id) & (kept.asked_at == found.asked_at) & (kept.tries == found.tries)
        for column, value in ((kept.day, found.day), (kept.again_at, found.again_at)):
            same &= column.is_(None) if value is None else column == value
        with self._database.write() as connection:
            return connection.execute(update(mail_reminders).where(same).values(**values)).rowcount == 1


def _theirs(game_id: str, person_id: str) -> ColumnElement[bool]:
    return (mail_reminders.c.game_id == game_id) & (mail_reminders.c.person_id == person_id)
