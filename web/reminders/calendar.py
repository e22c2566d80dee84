"""A person's own calendar: meetings and days chosen for steps, as iCalendar, without a word of what they are about."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from teamwork.edition import Edition
from web.language import t

DAY_BEFORE = timedelta(days=-1)
MORNING = timedelta(hours=9)
QUIET_FROM, QUIET_TO = time(21), time(8)
"""Nothing rings from nine in the evening to eight in the morning."""
UPDATE_EVERY = timedelta(hours=6)


def calendar_of(view: Mapping[str, Any], edition: Edition, at: datetime) -> bytes:
    """What a person sees of the game as a calendar file in the reader's language; meetings at the place's own time."""
    calendar = Calendar()
    calendar.add("prodid", "-//calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("refresh-interval", UPDATE_EVERY, parameters={"VALUE": "DURATION"})
    zone = ZoneInfo(edition.season.time_zone)
    for key, meeting in meetings_of(view):
        calendar.add_component(_meeting(key, meeting, edition, zone, at))
    for key, card in steps_of(view):
        calendar.add_component(_step(key, date.fromisoformat(card["due"]), at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def meetings_of(view: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The meetings ahead that concern whoever sees this, by their keys."""
    mine = {entity.get("team_id") for key, entity in view.items() if key == _my_key(view)}
    for key, entity in view.items():
        if key.startswith("meeting:") and entity["state"] != "held" and entity.get("team_id") in (None, *mine):
            yield key, entity


def steps_of(view: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The own open steps with a day, by their keys."""
    for key, entity in view.items():
        is_open_step = key.startswith("card:") and entity.get("kind") == "action" and entity.get("state") == "open"
        if is_open_step and entity.get("is_mine") and entity.get("due"):
            yield key, entity


def _my_key(view: Mapping[str, Any]) -> str:
    own = next(key for key in view if key.startswith("options:"))
    return own.replace("options:", "person:", 1)


def _meeting(key: str, meeting: Mapping[str, Any], edition: Edition, zone: ZoneInfo, at: datetime) -> Event:
    agenda = edition.agendas[meeting["agenda_id"]]
    starts = datetime.fromisoformat(meeting["starts_at"]).astimezone(zone)
    event = _event(key, t("Aftale"), at)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=sum(step.minutes for step in agenda.steps)))
    if QUIET_TO <= starts.time() < QUIET_FROM:
        event.add_component(_alarm(DAY_BEFORE, event))
    return event


def _step(key: str, due: date, at: datetime) -> Event:
    event = _event(key, t("Det, du har sat dig for i dag"), at)
    event.add("dtstart", due)
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(MORNING, event))
    return event


def _event(key: str, summary: str, at: datetime) -> Event:
    event = Event()
    event.add("uid", hashlib.sha256(key.encode()).hexdigest()[:32])
    event.add("dtstamp", at)
    event.add("class", "PRIVATE")
    event.add("summary", summary)
    return event


def _alarm(when: timedelta, event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", str(event["summary"]))
    alarm.add("trigger", when)
    return alarm
