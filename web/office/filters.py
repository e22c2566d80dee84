"""How the office's pages write numbers, days and moments in the reader's language."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal

from web import language
from web.office.desk import bp
from web.office.words import long_day


@bp.app_template_filter("day_of")
def day_of(text: str) -> str:
    """A day that stands as ``2026-02-03``, as people say it."""
    return long_day(date.fromisoformat(text))


@bp.app_template_filter("moment")
def moment(text: str) -> datetime:
    """A moment as the wire has it."""
    return datetime.fromisoformat(text)


@bp.app_template_filter("decimal")
def decimal(number: float) -> str:
    """A number with one decimal."""
    return str(format_decimal(round(number, 1), format="#,##0.0", locale=language.lang()))


@bp.app_template_filter("thousands")
def thousands(number: int) -> str:
    """A whole number, parted by thousands."""
    return str(format_decimal(number, format="#,##0", locale=language.lang()))


@bp.app_template_filter("as_day")
def as_day(text: str) -> date:
    """A day that stands as ``2026-02-03``."""
    return date.fromisoformat(text)


@bp.app_template_filter("hour_in")
def hour_in(at: datetime, zone: ZoneInfo) -> str:
    """An hour of the day where the game is played."""
    return language.clock(at, zone.key)
