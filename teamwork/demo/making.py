"""The demonstration game comes about: its season lies so that the camp asked for is today, now."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from teamwork.edition import Edition
from teamwork.model import Meeting
from teamwork.rules.calendar import first_monday
from teamwork.season.beat import Beat
from teamwork.season.chance import seeded_chance
from teamwork.season.clock import SeasonClock
from teamwork.season.playing import Season, new_season, play_until, signature_of
from teamwork.season.voices import voices_of
from teamwork.service import GameService
from teamwork.store import Store

SETUP_DAYS = 7
"""How long before the season its chairs were filled."""
INTO_STEP = timedelta(minutes=3)
"""How long the signature step has lasted when the demonstration begins."""


class CampNotReachedError(Exception):
    """The edition has no such camp, or its season ended before it."""


class Demo(NamedTuple):
    """A season at a camp, and what is still to come of it."""

    season: Season
    beats: Iterator[Beat]


def make_demo(store: Store, edition: Edition, seed: int, camp: int, lang: str = "da") -> Demo:
    """
    A game in the middle of a camp that is open now, every seat a bot's.

    Raises:
        CampNotReachedError: the edition has fewer camps.
        GameExistsError: the store already holds the demonstration game of this seed.
    """
    if not 1 <= camp <= len(edition.season.camp_weeks):
        raise CampNotReachedError(camp)
    now = datetime.now(UTC)
    now = now.replace(microsecond=now.microsecond // 1000 * 1000)
    weeks_ago = edition.season.camp_weeks[camp - 1] - 1
    started_on = first_monday(now.date()) - timedelta(weeks=weeks_ago)
    clock = SeasonClock(now - timedelta(weeks=weeks_ago, days=SETUP_DAYS), limit=now)
    service = GameService(store, clock=clock, chance=seeded_chance(seed))
    season = new_season(service, edition, seed, clock, voices=voices_of(edition, lang), started_on=started_on)
    _move_camp_to(season, camp, now - _time_to_signature(edition, camp))
    beats = season.play()
    if not play_until(season, beats, camp):
        raise CampNotReachedError(camp)
    clock.let_go()
    return Demo(season, beats)


def _time_to_signature(edition: Edition, camp: int) -> timedelta:
    """How long the camp has lasted when its signature step has begun."""
    wanted = signature_of(edition, camp).round
    passed = timedelta()
    for step in edition.camp_agenda(camp).steps:
        if step.round == wanted or not wanted:
            break
        passed += timedelta(minutes=step.minutes)
    return passed + INTO_STEP


def _move_camp_to(season: Season, camp: int, starts_at: datetime) -> None:
    """The office moves the camp to this day and hour, and whatever was planned after it but would come before."""
    meetings = season.table.game.meetings.values()
    found = next(meeting for meeting in meetings if meeting.kind == "camp" and meeting.number == camp)
    for meeting in sorted(meetings, key=lambda meeting: meeting.starts_at):
        if meeting.id == found.id:
            season.table.office(_moved(meeting, starts_at))


def _moved(meeting: Meeting, starts_at: datetime) -> dict[str, str]:
    return {"kind": "move_meeting", "meeting_id": meeting.id, "starts_at": starts_at.isoformat()}
