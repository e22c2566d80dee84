"""Moments as the record keeps them: UTC, milliseconds, one text of 24 characters in every database."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator
from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator

from teamwork.store.errors import StoreDamagedError


def to_millisecond(moment: datetime) -> datetime:
    """
    The same moment in UTC, cut to the millisecond.

    :raises ValueError: for a naive datetime, whose moment nobody knows.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    moment = moment.astimezone(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


Moment = Annotated[datetime, AfterValidator(to_millisecond)]
"""A datetime in UTC with milliseconds."""


def moment_text(moment: datetime) -> str:
    """The moment as ISO 8601, as on the wire: ``2026-11-21T08:00:00.000Z``."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def moment_of(text: str) -> datetime:
    """
    The moment that `moment_text` wrote.

    :raises StoreDamagedError: when it is another text.
    """
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise StoreDamagedError() from None
    if moment.tzinfo is not UTC:
        raise StoreDamagedError()
    return moment


def now() -> datetime:
    """The server's present moment, for what has no command to take its moment from."""
    return to_millisecond(datetime.now(UTC))


class UtcText(TypeDecorator[datetime]):
    """
    A moment stored as its ISO text.

    Text, because SQLite forgets time zones and the hash chain must cover every stored byte; of fixed
    length, because texts then sort as their moments do, in every collation.
    """

    impl = String(24)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The text to store."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """
        The moment read back.

        :raises StoreDamagedError: when the stored text is no moment.
        """
        return None if value is None else moment_of(value)
