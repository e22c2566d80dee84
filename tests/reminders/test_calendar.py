"""The personal calendar: when something is, never what; by a secret address that can be taken back."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.web.rooms import ADDRESS, Rooms
from web.pace import Allowances
from web.reminders.calendar import QUIET_FROM, QUIET_TO, calendar_of

PLACE = ZoneInfo("Europe/Copenhagen")
WORDS = ("Ring til Mette på Rigsarkivet", "Efter frokost", "Prøvespil", "Nord", "Ana", "Teamwork", "Camp")


def ask(rooms: Rooms, name: str) -> dict[str, str]:
    answer = rooms.browser().post("/me/calendar", headers=rooms.bearer(name), base_url=ADDRESS)
    assert answer.status_code == 200
    return {key: url.removeprefix(ADDRESS) for key, url in answer.get_json().items()}


def fetch(rooms: Rooms, path: str) -> Any:
    return rooms.browser().get(path, base_url=ADDRESS)


def plan(rooms: Rooms, name: str) -> date:
    due = rooms.service.game(rooms.game_id).today + timedelta(days=3)
    answer = rooms.do(name, "play_action", what=WORDS[0], how=WORDS[1], due=due.isoformat(), action_kind="coffee")
    assert answer["ok"], answer
    return due


def events(rooms: Rooms, name: str = "Ana") -> list[Any]:
    answer = fetch(rooms, ask(rooms, name)["address"])
    assert answer.content_type == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def test_it_holds_the_meetings_ahead_at_the_places_own_time_and_the_days_of_ones_own_steps(rooms: Rooms) -> None:
    due = plan(rooms, "Ana")
    found = {event["dtstart"].dt for event in events(rooms)}
    game = rooms.service.game(rooms.game_id)
    team_id = game.people[rooms.people["Ana"]].team_id
    ahead = {m.starts_at for m in game.meetings.values() if m.state != "held" and m.team_id in (None, team_id)}
    assert found == ahead | {due}
    moments = [moment for moment in found if isinstance(moment, datetime)]
    assert {str(moment.tzinfo) for moment in moments} == {"Europe/Copenhagen"}
    assert "BEGIN:VTIMEZONE" in fetch(rooms, ask(rooms, "Ana")["address"]).text


def test_the_steps_of_others_are_in_nobody_elses(rooms: Rooms) -> None:
    due = plan(rooms, "Ana")
    assert due not in {event["dtstart"].dt for event in events(rooms, "Bo")}


@pytest.mark.parametrize("word", WORDS)
def test_no_word_of_the_game_leaves(rooms: Rooms, word: str) -> None:
    plan(rooms, "Ana")
    address = ask(rooms, "Ana")["address"]
    written = fetch(rooms, address).text.replace("\r\n ", "")
    assert word.lower() not in written.lower()
    for held in (rooms.game_id, *rooms.people.values(), *rooms.service.game(rooms.game_id).meetings):
        assert held not in written


def test_nothing_rings_between_nine_in_the_evening_and_eight_in_the_morning(rooms: Rooms) -> None:
    plan(rooms, "Ana")
    rings = 0
    for event in events(rooms):
        for alarm in event.walk("VALARM"):
            start = event["dtstart"].dt
            begins = start if isinstance(start, datetime) else datetime.combine(start, time(), PLACE)
            rings += 1
            assert QUIET_TO <= (begins + alarm["trigger"].dt).astimezone(PLACE).time() < QUIET_FROM
    assert rings > 1


def test_a_meeting_at_night_rings_not_at_all(rooms: Rooms) -> None:
    live, edition = rooms.service.live(rooms.game_id), rooms.service.game(rooms.game_id).edition
    view = dict(live.view(rooms.seat("Ana")))
    key = next(key for key, one in view.items() if key.startswith("meeting:") and one["state"] == "planned")
    view[key] = {**view[key], "starts_at": "2026-02-10T05:30:00+00:00"}
    with rooms.app.app_context():
        written = calendar_of(view, edition, rooms.service.clock())
    [event] = [
        event
        for event in Calendar.from_ical(written).walk("VEVENT")
        if event["dtstart"].dt == datetime(2026, 2, 10, 6, 30, tzinfo=PLACE)
    ]
    assert event.walk("VALARM") == []


def test_the_address_opens_nothing_else_and_a_new_one_ends_the_one_before(rooms: Rooms) -> None:
    first = ask(rooms, "Ana")["address"]
    secret = first.removeprefix("/calendar/").removesuffix(".ics")
    bearer = {"Authorization": f"Bearer {secret}"}
    assert rooms.browser().get("/api/v1/games", headers=bearer, base_url=ADDRESS).status_code == 401
    second = ask(rooms, "Ana")["address"]
    assert fetch(rooms, first).status_code == 404
    assert fetch(rooms, second).status_code == 200
    for other in ("/calendar/x.ics", f"/calendar/{rooms.tokens['Ana']}.ics", f"/calendar/{rooms.tokens['screen']}.ics"):
        assert fetch(rooms, other).data == fetch(rooms, first).data


def test_looking_at_the_way_to_stop_stops_nothing_and_one_tap_there_does_without_a_login(rooms: Rooms) -> None:
    given = ask(rooms, "Ana")
    for method in ("get", "head", "options"):
        getattr(rooms.browser(), method)(given["stop"], base_url=ADDRESS)
    assert "<form" in fetch(rooms, given["stop"]).text
    assert fetch(rooms, given["address"]).status_code == 200
    stopped = rooms.browser().post(given["stop"], base_url=ADDRESS)
    assert stopped.status_code == 200
    assert fetch(rooms, given["address"]).status_code == 404
    assert rooms.browser().post(given["stop"], base_url=ADDRESS).data == stopped.data


def test_it_is_stopped_from_the_phone_too_and_with_the_seat(rooms: Rooms) -> None:
    given = ask(rooms, "Ana")
    has = "/me/calendar"
    assert rooms.browser().get(has, headers=rooms.bearer("Ana"), base_url=ADDRESS).get_json() == {"has_address": True}
    rooms.browser().post("/me/calendar/stop", headers=rooms.bearer("Ana"), base_url=ADDRESS)
    assert rooms.browser().get(has, headers=rooms.bearer("Ana"), base_url=ADDRESS).get_json() == {"has_address": False}
    assert fetch(rooms, given["address"]).status_code == 404
    bo = ask(rooms, "Bo")["address"]
    rooms.do("office", "substitute_person", person_id=rooms.people["Bo"], name="Ny")
    assert fetch(rooms, bo).status_code == 404


def test_whoever_got_hold_of_an_address_holds_nobody_up_with_it(rooms: Rooms) -> None:
    config = rooms.house.config
    rooms.house.allowances = Allowances(config.requests_per_s, config.requests_burst, clock=lambda: 0.0)
    address, other = ask(rooms, "Ana")["address"], ask(rooms, "Bo")["address"]
    statuses = [fetch(rooms, address).status_code for _ in range(12)]
    assert (statuses[0], statuses[-1]) == (200, 429)
    assert fetch(rooms, other).status_code == 200
    assert rooms.do("Ana", "give_pulse", spark=7)["status"] == 200


def test_addresses_are_not_given_out_without_end(rooms: Rooms) -> None:
    config = rooms.house.config
    rooms.house.allowances = Allowances(config.requests_per_s, config.requests_burst, clock=lambda: 0.0)
    answers = [rooms.browser().post("/me/calendar", headers=rooms.bearer("Ana"), base_url=ADDRESS) for _ in range(40)]
    assert {answer.status_code for answer in answers} == {200, 429}
