"""A game at a glance, as the office sees it in a list: where it is, what comes next, what waits (journey O1)."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from teamwork.model import Game, Meeting
from teamwork.seats import PLAYING_ROLES
from teamwork.words import Words, word_key


class Glance(NamedTuple):
    """One game at version ``v``; small enough to be kept of every game, so that a list of all fetches none."""

    game_id: str
    name: str
    v: int
    phase: str
    phase_names: Mapping[str, str]
    is_rehearsal: bool
    has_bots: bool
    next_meeting: Meeting | None
    empty_chairs: int
    missing_seats: int
    follow_ups_due: int
    to_confirm: int
    read_only: str | None


def glance_at(game: Game, words: Words, read_only: str | None) -> Glance:
    """The game as it stands; ``read_only`` is why it takes no commands, if it does not."""
    empty, missing = _chairs(game)
    return Glance(
        game_id=game.id,
        name=words.get(word_key(game.id, "name"), ""),
        v=game.v,
        phase=game.phase,
        phase_names=game.edition.phase(game.phase).names,
        is_rehearsal=game.is_rehearsal,
        has_bots=any(person.is_bot for person in game.people.values() if person.is_seated),
        next_meeting=_next_meeting(game),
        empty_chairs=empty,
        missing_seats=missing,
        follow_ups_due=sum(found.state == "due" and found.due <= game.today for found in game.follow_ups.values()),
        to_confirm=sum(1 for _ in waiting_for_confirmation(game)),
        read_only=read_only,
    )


def waiting_for_confirmation(game: Game) -> Iterator[tuple[str, str, datetime | None]]:
    """Person and ``status`` or ``exit`` of everything that the office has yet to confirm."""
    for person in game.people.values():
        if not person.is_seated:
            continue
        if person.status is not None and not person.status.is_confirmed and _needs_confirming(game, person.status.code):
            yield person.id, "status", person.status.reported_at
        if person.exit is not None and not person.exit.is_confirmed:
            yield person.id, "exit", None


def _next_meeting(game: Game) -> Meeting | None:
    """The open meeting, or the next one planned; camps first at the same hour."""
    coming = [meeting for meeting in game.meetings.values() if meeting.state != "held"]
    return min(coming, key=lambda m: (m.state != "open", m.starts_at, m.team_id is not None), default=None)


def _chairs(game: Game) -> tuple[int, int]:
    """Empty chairs, and those of them without which camp 1 cannot open (rule 2.1)."""
    sizes = game.edition.sizes
    most = {"graduate": sizes.graduates, "coach": sizes.coaches, "helper": sizes.helpers}
    least = {"graduate": sizes.min_graduates, "coach": sizes.min_coaches, "helper": sizes.min_helpers}
    empty = missing = 0
    for team_id in game.teams:
        seated = [p.role.value for p in game.people.values() if p.team_id == team_id and p.is_seated]
        empty += sum(max(0, most[role] - seated.count(role)) for role in PLAYING_ROLES)
        missing += sum(max(0, least[role] - seated.count(role)) for role in PLAYING_ROLES)
    return empty, missing


def _needs_confirming(game: Game, code: str) -> bool:
    row = game.counting.row(code)
    return row is not None and (row.counts == "yes" or row.on_the_way or code == "unknown")
