"""All games at a glance: where each is, what comes next, what waits. Oldest first, never a ranking (journey O1)."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from flask import render_template

from teamwork.errors import NotFoundError
from teamwork.export import PROFILES
from teamwork.model import Game
from teamwork.seats import PLAYING_ROLES
from web.callers import NotSignedInError
from web.house import house
from web.office.desk import bp, game_ids, office_caller, page
from web.office.file_jobs import file_jobs
from web.office.forms import AllFilesForm
from web.office.words import profile_name


class AtAGlance(NamedTuple):
    """One game in the overview."""

    game: Game
    name: str
    next_meeting: Any
    empty_chairs: int
    missing_seats: int
    follow_ups_due: int
    to_confirm: int
    has_bots: bool


@bp.get("")
def overview() -> str:
    """All games of the caller; without a session the page takes the key from its address's fragment."""
    try:
        caller = office_caller()
    except (NotSignedInError, NotFoundError):
        return render_template("office/key.html")
    form = AllFilesForm(formdata=None)
    form.profile.choices = {name: profile_name(name) for name in reversed(PROFILES)}
    form.format.choices = {name: name.upper() for name in ("xlsx", "csv", "pdf", "json")}
    games = [_glance(game_id) for game_id in game_ids(caller)]
    return page("overview", caller=caller, games=games, form=form, files=file_jobs().of(caller))


def _glance(game_id: str) -> AtAGlance:
    live = house().service.live(game_id)
    game = live.game
    empty, missing = _chairs(game)
    return AtAGlance(
        game=game,
        name=live.words.get(f"{game.id}/name", ""),
        next_meeting=next_meeting(game),
        empty_chairs=empty,
        missing_seats=missing,
        follow_ups_due=sum(found.state == "due" and found.due <= game.today for found in game.follow_ups.values()),
        to_confirm=sum(1 for _ in waiting_for_confirmation(game)),
        has_bots=any(person.is_bot for person in game.people.values() if person.is_seated),
    )


def next_meeting(game: Game) -> Any:
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


def waiting_for_confirmation(game: Game) -> Iterator[tuple[str, str, datetime | None]]:
    """Person and ``status`` or ``exit`` of everything that the office has yet to confirm."""
    for person in game.people.values():
        if not person.is_seated:
            continue
        if person.status is not None and not person.status.is_confirmed and _needs_confirming(game, person.status.code):
            yield person.id, "status", person.status.reported_at
        if person.exit is not None and not person.exit.is_confirmed:
            yield person.id, "exit", None


def _needs_confirming(game: Game, code: str) -> bool:
    row = game.counting.row(code)
    return row is not None and (row.counts == "yes" or row.on_the_way or code == "unknown")
