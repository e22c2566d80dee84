"""The room code brings a phone to its name and no further; the coach's tap brings it in (trust.md 7)."""

import pytest
from flask.testing import FlaskClient

from teamwork.errors import RuleViolationError
from tests.web.rooms import ADDRESS, Rooms
from web.rooms import FAILURE_SECONDS, FAILURES_MOST


def post(browser: FlaskClient, path: str, headers: dict[str, str] | None = None, **body: object) -> tuple[int, dict]:
    answer = browser.post(path, json=body, headers=headers, base_url=ADDRESS)
    return answer.status_code, answer.get_json()


def shown_on_screen(rooms: Rooms) -> dict:
    answer = rooms.browser().get(f"/screen/{rooms.game_id}/code", headers=rooms.bearer("screen"), base_url=ADDRESS)
    assert answer.status_code == 200
    return answer.get_json()


def test_the_screen_shows_a_code_without_look_alike_letters_and_a_qr(rooms: Rooms) -> None:
    shown = shown_on_screen(rooms)
    assert len(shown["code"]) == 4
    assert not set(shown["code"]) & set("0O1I")
    assert shown["svg"].startswith("<svg")
    assert shown_on_screen(rooms) == shown


def test_nobody_but_the_screen_is_shown_the_code(rooms: Rooms) -> None:
    path = f"/screen/{rooms.game_id}/code"
    assert rooms.browser().get(path, base_url=ADDRESS).status_code == 401


def test_the_code_shows_names_and_opens_no_page(rooms: Rooms) -> None:
    browser = rooms.browser()
    status, room = post(browser, "/join/room", way=shown_on_screen(rooms)["code"].lower())
    assert status == 200
    assert "Ana" in [person["name"] for person in room["tables"][0]["people"]]
    assert browser.get("/me", base_url=ADDRESS).status_code == 401


def test_only_the_tables_own_coach_lets_a_phone_in(rooms: Rooms) -> None:
    phone, code = rooms.browser(), shown_on_screen(rooms)["code"]
    _, knock = post(phone, "/join/knock", way=code, person_id=rooms.people["Frode"])
    assert post(phone, "/join/wait", secret=knock["secret"])[0] == 202
    [waiting] = (
        rooms.browser().get("/coach/knocks", headers=rooms.bearer("Lone"), base_url=ADDRESS).get_json()["knocks"]
    )
    assert (waiting["name"], waiting["sign"]) == ("Frode", knock["sign"])
    answer = f"/coach/knocks/{waiting['id']}"
    assert post(rooms.browser(), answer, rooms.bearer("Gry"), is_admitted=True)[0] == 404
    assert post(phone, "/join/wait", secret=knock["secret"])[0] == 202
    assert post(rooms.browser(), answer, rooms.bearer("Lone"), is_admitted=True)[0] == 200
    assert post(phone, "/join/wait", secret=knock["secret"]) == (200, {"to": "/me"})
    assert phone.get("/me", base_url=ADDRESS).status_code == 200
    assert post(rooms.browser(), "/join/wait", secret=knock["secret"])[0] == 401


def test_a_no_ends_the_knock(rooms: Rooms) -> None:
    phone = rooms.browser()
    _, knock = post(phone, "/join/knock", way=shown_on_screen(rooms)["code"], person_id=rooms.people["Ana"])
    [waiting] = rooms.browser().get("/coach/knocks", headers=rooms.bearer("Kim"), base_url=ADDRESS).get_json()["knocks"]
    post(rooms.browser(), f"/coach/knocks/{waiting['id']}", rooms.bearer("Kim"), is_admitted=False)
    assert post(phone, "/join/wait", secret=knock["secret"])[0] == 401


def test_guessing_codes_runs_out_while_the_qr_goes_on_opening(rooms: Rooms) -> None:
    """At most 60 guesses in ten minutes, from wherever they come; a hall is one address."""
    shown = shown_on_screen(rooms)
    house_rooms = rooms.house.rooms
    moments = iter(range(1_000_000))
    house_rooms.clock = lambda: next(moments) / 1000
    room = house_rooms.find(shown["code"])
    assert room is not None
    for _ in range(FAILURES_MOST):
        assert house_rooms.find("9999x") is None
    with pytest.raises(RuleViolationError, match="koder"):
        house_rooms.find(room.code)
    assert house_rooms.find(room.ticket) == room
    house_rooms.clock = lambda: 1000 + FAILURE_SECONDS
    assert house_rooms.find(room.code) == room


def test_a_new_slip_puts_the_old_device_out_at_once(rooms: Rooms) -> None:
    ana = rooms.line("Ana")
    status, slip = post(rooms.browser(), f"/coach/slips/{rooms.people['Ana']}", rooms.bearer("Kim"))
    assert status == 200
    assert not ana.is_connected()
    assert rooms.do("Ana", "give_pulse", spark=3)["status"] == 401
    phone = rooms.browser()
    assert post(phone, "/join", secret=slip["url"].split("#")[1])[0] == 200
    assert phone.get("/me", base_url=ADDRESS).status_code == 200


def test_a_coach_makes_no_slip_for_another_table(rooms: Rooms) -> None:
    assert post(rooms.browser(), f"/coach/slips/{rooms.people['Frode']}", rooms.bearer("Kim"))[0] == 404


def leads_own_check_in(rooms: Rooms) -> None:
    """Kim closes the camp, and opens the next check-in at her own table."""
    meetings = rooms.service.game(rooms.game_id).meetings.values()
    camp = next(meeting for meeting in meetings if meeting.state == "open")
    assert rooms.do("Kim", "close_meeting", meeting_id=camp.id)["ok"]
    own = next(m for m in meetings if m.team_id == rooms.seat("Kim").team_id and m.kind == "check_in")
    rooms.service.clock = lambda: own.starts_at  # type: ignore[method-assign]
    assert rooms.do("Kim", "open_meeting", meeting_id=own.id)["ok"]


def test_at_a_teams_own_meeting_its_room_is_that_teams_alone(rooms: Rooms) -> None:
    """Who leads the meeting of one table lets nobody in at another; only a camp's host does that."""
    leads_own_check_in(rooms)
    code = shown_on_screen(rooms)["code"]
    phone = rooms.browser()
    _, room = post(phone, "/join/room", way=code)
    [table] = room["tables"]
    assert {person["name"] for person in table["people"]} == {"Ana", "Bo", "Carl", "Kim", "Omar", "Pia"}
    assert post(phone, "/join/knock", way=code, person_id=rooms.people["Frode"])[0] == 404
    assert post(phone, "/join/knock", way=code, person_id=rooms.people["Ana"])[0] == 200


def test_a_knock_at_a_camp_is_answered_by_its_host_for_every_table_and_by_no_one_who_leads_less(rooms: Rooms) -> None:
    phone, code = rooms.browser(), shown_on_screen(rooms)["code"]
    post(phone, "/join/knock", way=code, person_id=rooms.people["Frode"])
    game = rooms.service.game(rooms.game_id)
    host = next(meeting.host_id for meeting in game.meetings.values() if meeting.state == "open")
    assert host == rooms.people["Kim"]

    def waiting(name: str) -> list[str]:
        told = rooms.browser().get("/coach/knocks", headers=rooms.bearer(name), base_url=ADDRESS).get_json()["knocks"]
        return [knock["name"] for knock in told]

    assert waiting("Kim") == waiting("Lone") == ["Frode"]
    leads_own_check_in(rooms)
    assert waiting("Kim") == []
    assert waiting("Lone") == ["Frode"]
