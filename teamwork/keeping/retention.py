"""
What goes when its time is over, class by class (`visibility.md`, trust 4.2).

Terms are ISO 8601 durations in the house's settings (``retention_texts`` …), by default three months for texts, a year
for the game with status and names, half a year for the access log, thirty days for ways in that are over.
"""

import re
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, TypeAlias

from teamwork.errors import TeamworkError
from teamwork.events import PhaseOpened, Record
from teamwork.frozen import Frozen
from teamwork.live_games import PAUSE_SECONDS
from teamwork.rules.erasure import KEPT_BY_ONESELF
from teamwork.service import GameService
from teamwork.store import Store, StoreError, StoreUnavailableError

Kind: TypeAlias = Literal["texts", "game", "access_log", "ways_in"]

DEFAULTS: dict[Kind, str] = {"texts": "P90D", "game": "P365D", "access_log": "P180D", "ways_in": "P30D"}
_DURATION = re.compile(r"P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?")


def days_of(duration: str) -> timedelta:
    """
    The time of an ISO 8601 duration in years, months, weeks and days; a month counts 30 days, a year 365.

    :raises StoreError: ``duration_unreadable``.
    """
    found = _DURATION.fullmatch(duration.strip())
    if found is None:
        raise StoreError("duration_unreadable", text=duration[:20])
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    return timedelta(days=years * 365 + months * 30 + weeks * 7 + days)


class Terms(Frozen):
    """How long each class is kept: after the game's end, or after the line was written."""

    texts: timedelta
    game: timedelta
    access_log: timedelta
    ways_in: timedelta

    @classmethod
    def of(cls, store: Store) -> "Terms":
        """
        The house's own terms.

        :raises StoreError: ``duration_unreadable``.
        """
        told = store.settings.all()
        return cls(**{kind: days_of(told.get(f"retention_{kind}", usual)) for kind, usual in DEFAULTS.items()})


class Gone(NamedTuple):
    """What went, or in a dry run would go: so many of a kind, of a game where it belongs to one."""

    kind: Kind
    game_id: str | None
    number: int


def let_go(
    service: GameService, terms: Terms, at: datetime | None = None, is_dry_run: bool = False
) -> tuple[Gone, ...]:
    """Whatever has passed its term is gone, from the files too; may be repeated. A dry run only tells."""
    moment = at or service.clock()
    return tuple(gone for gone in _each(service, terms, moment, is_dry_run) if gone.number)


class Due(NamedTuple):
    """A game that has ended, and when its texts and the game itself go."""

    game_id: str
    ended_at: datetime
    texts_go_at: datetime
    game_goes_at: datetime


def due_of(service: GameService, terms: Terms) -> tuple[Due, ...]:
    """Every game that has ended, oldest first; those that still run have no date yet."""
    ended = ((row.game_id, _ended_at(service, row.game_id)) for row in service.store.games())
    return tuple(Due(game_id, at, at + terms.texts, at + terms.game) for game_id, at in ended if at is not None)


def distrust_damaged(service: GameService) -> tuple[str, ...]:
    """Every game whose record is not as it was written is read-only; answers which became so now."""
    damaged: list[str] = []
    for row in service.store.games():
        if not row.is_read_only and service.store.verify(row.game_id):
            service.distrust(row.game_id)
            damaged.append(row.game_id)
        time.sleep(PAUSE_SECONDS)  # whoever plays gets a turn between two games
    return tuple(damaged)


def _each(service: GameService, terms: Terms, at: datetime, is_dry_run: bool) -> Iterator[Gone]:
    for row in service.store.games():
        with service.in_passing(row.game_id):
            ended = _ended_at(service, row.game_id)
        if ended is None:
            continue
        if not is_dry_run:
            service.store.reminders.forget_all(row.game_id)  # of a game that is over there is nothing to be reminded
        if ended + terms.game <= at:
            yield Gone("game", row.game_id, 1)
            if not is_dry_run:
                service.delete_game(row.game_id)
        elif ended + terms.texts <= at:
            yield Gone("texts", row.game_id, _let_texts_go(service, row.game_id, at, is_dry_run))
    if not is_dry_run:
        yield Gone("access_log", None, service.store.purge_access_log(at - terms.access_log))
        over = at - terms.ways_in
        yield Gone("ways_in", None, service.store.sessions.purge(over) + service.store.credentials.purge(over))


def _ended_at(service: GameService, game_id: str) -> datetime | None:
    """When the game closed; a game that still runs, or cannot be read, has not ended."""
    try:
        game = service.game(game_id)
        if game.edition.phase(game.phase).kind != "closed":
            return None
        return max((record.at for record in service.records(game_id) if _opens(record, game.phase)), default=None)
    except TeamworkError:
        return None


def _opens(record: Record, phase: str) -> bool:
    return any(isinstance(event, PhaseOpened) and event.phase == phase for event in record.events)


def _let_texts_go(service: GameService, game_id: str, at: datetime, is_dry_run: bool) -> int:
    """Everything anybody wrote, and what commands could be tested for; names and contact stay until the game goes."""
    live = service.live(game_id)
    with live.turn:
        keys = frozenset(key for key in service.store.words(game_id) if not is_kept(key, live.game.people))
        if keys and not is_dry_run:
            with _unfinished_is_enough():
                service.store.erase_texts(game_id, tuple(live.game.people), at, keys)
            kept = service.store.words(game_id)
            with live.lock:
                live.forget(kept)
                live.sights.forget()
    return len(keys)


@contextmanager
def _unfinished_is_enough() -> Iterator[None]:
    """That a reader holds on to what was deleted keeps no other game's from going: it is cleared within a minute."""
    try:
        yield
    except StoreUnavailableError as error:
        if error.code != "erasure_unfinished":
            raise


def is_kept(key: str, people: Container[str]) -> bool:
    """Whether a word is a name or somebody's contact, which stay as long as the game."""
    subject, _, field = key.partition("/")
    return field == "name" or (field in KEPT_BY_ONESELF and subject in people)
