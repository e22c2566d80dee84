"""The days that figures are told of: the fixed ones of a season, and week by week."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from teamwork.edition import Edition, Names
from teamwork.model import Game
from teamwork.progress.chronicle import Chronicle, local_day
from teamwork.rules.calendar import first_monday
from teamwork.rules.spark import iso_week


class FixedDate(NamedTuple):
    """A day on which all games are measured: ``camp_2`` and later, ``plus_13`` weeks after the last camp …"""

    id: str
    names: Names


class Reading(NamedTuple):
    """A fixed date that has come: its day, and the game with all that was known when it was read off for good."""

    fixed: FixedDate
    day: date
    game: Game


def fixed_dates(edition: Edition) -> tuple[FixedDate, ...]:
    """Every fixed date of an edition in order: the camps but the first, then the follow-ups."""
    camps = range(2, len(edition.season.camp_weeks) + 1)
    return (
        *(FixedDate(f"camp_{n}", {"da": f"Camp {n}", "en": f"Camp {n}"}) for n in camps),
        *(
            FixedDate(f"plus_{n}", {"da": f"{n} uger efter", "en": f"{n} weeks after"})
            for n in edition.season.follow_up_weeks
        ),
    )


def readings(told: Chronicle) -> tuple[Reading, ...]:
    """
    The fixed dates that can be read off, in order; what is read never changes afterwards.

    A camp is read when its day is over. A follow-up date is read when that many weeks have gone and every
    follow-up of it is answered or waived; what is told later changes nothing.
    """
    found = (_reading(told, fixed) for fixed in fixed_dates(told.newest.edition))
    return tuple(reading for reading in found if reading is not None)


def _reading(told: Chronicle, fixed: FixedDate) -> Reading | None:
    kind, number = fixed.id.split("_")
    if kind == "camp":
        day = closing_day(told.newest, int(number))
        return Reading(fixed, day, told.end_of(day)) if day is not None and told.newest.today > day else None
    return _after_follow_up(told, fixed, int(number))


def closing_day(game: Game, camp: int) -> date | None:
    """The day on which a camp closed, the first being 1."""
    camps = (meeting for meeting in game.meetings.values() if meeting.kind == "camp" and meeting.number == camp)
    return next((local_day(game, meeting.closed_at) for meeting in camps if meeting.closed_at), None)


def _after_follow_up(told: Chronicle, fixed: FixedDate, weeks: int) -> Reading | None:
    ended = told.newest.last_camp_closed_on
    if ended is None:
        return None
    day = ended + timedelta(weeks=weeks)
    for on, game in told.days:
        if on >= day and told.newest.today > on and _is_answered(game, weeks):
            return Reading(fixed, day, game)
    return None


def _is_answered(game: Game, weeks: int) -> bool:
    return all(found.state != "due" for found in game.follow_ups.values() if found.weeks == weeks)


class Week(NamedTuple):
    """A week of the game: its number from the start, ISO name, Monday, and the last of its days that has come."""

    number: int
    iso: str
    monday: date
    day: date


def weeks(game: Game) -> tuple[Week, ...]:
    """The weeks from the start up to today; none before the start."""
    return tuple(_weeks(game))


def _weeks(game: Game) -> Iterator[Week]:
    monday, number = first_monday(game.started_on), 1
    while monday <= game.today and game.started_on <= game.today:
        yield Week(number, iso_week(monday), monday, min(monday + timedelta(days=6), game.today))
        monday, number = monday + timedelta(days=7), number + 1
