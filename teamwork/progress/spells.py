"""Unbroken runs of days on which a person counted as in a job."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from teamwork.model import Game, Person, Status
from teamwork.progress.chronicle import local_day
from teamwork.rules.activity import has_left, is_counting_kind

DAY = timedelta(days=1)


class Spell(NamedTuple):
    """From its first to its last counting day; ``last`` is None while nothing ends it."""

    first: date
    last: date | None

    def lasts_until(self, today: date) -> date:
        """The last day of it that has been reached."""
        return today if self.last is None else min(self.last, today)


class _Settled(NamedTuple):
    """A status in its right form, and when it was first heard of."""

    status: Status
    heard_on: date


def spells(game: Game, person: Person) -> tuple[Spell, ...]:
    """Every run of counting days, oldest first, by the game's own table and what it knows today."""
    found: list[Spell] = []
    for spell in _single(game, person):
        if found and found[-1].last is not None and spell.first > found[-1].last + DAY:
            found.append(spell)
        elif found:
            found[-1] = Spell(found[-1].first, _later(found[-1].last, spell.last))
        else:
            found.append(spell)
    return tuple(found)


def first_counting_day(game: Game, person: Person) -> date | None:
    """The first day on which the person counted as in a job, if it has come."""
    first = next((spell.first for spell in spells(game, person)), None)
    return first if first is not None and first <= game.today else None


def _single(game: Game, person: Person) -> Iterator[Spell]:
    settled = tuple(_settled(game, person))
    for place, (status, heard_on) in enumerate(settled):
        first = _first_day(game, status, heard_on)
        ends = [_first_day(game, *following) - DAY for following in settled[place + 1 : place + 2]]
        ends += [] if status.to_date is None else [status.to_date]
        ends += [person.exit.from_date - DAY] if person.exit is not None and has_left(game, person) else []
        last = min(ends, default=None)
        if is_counting_kind(game, status) and (last is None or last >= first):
            yield Spell(first, last)


def _settled(game: Game, person: Person) -> Iterator[_Settled]:
    """Statuses without reports that the office then put in their right form, which keep the day they were heard of."""
    told = (*person.history, *(() if person.status is None else (person.status,)))
    heard_on: date | None = None
    for place, status in enumerate(told):
        heard_on = heard_on or local_day(game, status.reported_at)
        following = told[place + 1] if place + 1 < len(told) else None
        if following is not None and following.is_confirmed and not status.is_confirmed:
            continue
        yield _Settled(status, heard_on)
        heard_on = None


def _first_day(game: Game, status: Status, heard_on: date) -> date:
    """A job told of ahead of its start counts from that day, as far ahead as the rules let it (rule 8)."""
    ahead = timedelta(weeks=game.edition.limits.signed_weeks_ahead)
    return min(status.from_date, max(heard_on, status.from_date - ahead))


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
