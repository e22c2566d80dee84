"""Coming in: a personal link is used once, a device is remembered, everything else hears the same neutral words."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from teamwork.store import Holder
from tests.web.rooms import ADDRESS, Rooms


def link(rooms: Rooms, name: str, hours: int = 1) -> str:
    at = rooms.service.clock()
    holder = Holder(game_id=rooms.game_id, person_id=rooms.people[name])
    credentials = rooms.service.store.credentials
    return credentials.mint("join", holder, purpose="slip", at=at, expires_at=at + timedelta(hours=hours)).secret


def enter(browser: FlaskClient, secret: str) -> int:
    return browser.post("/join", json={"secret": secret}, base_url=ADDRESS).status_code


def test_opening_a_link_consumes_nothing(rooms: Rooms) -> None:
    """A preview robot opens links; the secret is in the fragment and never reaches the server by GET."""
    secret, browser = link(rooms, "Ana"), rooms.browser()
    for _ in range(3):
        assert browser.get("/join", base_url=ADDRESS).status_code == 200
    assert enter(browser, secret) == 200


def test_a_link_opens_the_page_of_its_person_and_the_device_is_remembered(rooms: Rooms) -> None:
    browser = rooms.browser()
    assert enter(browser, link(rooms, "Ana")) == 200
    page = browser.get("/me", base_url=ADDRESS)
    assert page.status_code == 200
    assert rooms.game_id.encode() in page.data


def test_a_coach_comes_to_the_coachs_page(rooms: Rooms) -> None:
    browser = rooms.browser()
    answer = browser.post("/join", json={"secret": link(rooms, "Kim")}, base_url=ADDRESS)
    assert answer.get_json()["to"] == "/coach"
    assert browser.get("/coach", base_url=ADDRESS).status_code == 200


def test_a_used_link_opens_nothing_on_another_device(rooms: Rooms) -> None:
    secret = link(rooms, "Ana")
    assert enter(rooms.browser(), secret) == 200
    assert enter(rooms.browser(), secret) == 401


@pytest.mark.parametrize("secret", ["", "x", "x" * 500, "æøå", "../../etc"])
def test_a_made_up_link_hears_the_neutral_words(rooms: Rooms, secret: str) -> None:
    answer = rooms.browser().post("/join", json={"secret": secret}, base_url=ADDRESS)
    assert answer.status_code == 401
    assert answer.get_json()["code"] == "not_signed_in"


def test_an_expired_link_opens_nothing(rooms: Rooms) -> None:
    assert enter(rooms.browser(), link(rooms, "Ana", hours=-1)) == 401


def test_the_cookie_cannot_be_read_by_a_script_and_stays_on_our_pages(rooms: Rooms) -> None:
    answer = rooms.browser().post("/join", json={"secret": link(rooms, "Ana")}, base_url=ADDRESS)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_going_out_ends_the_session_at_once(rooms: Rooms) -> None:
    browser = rooms.browser()
    enter(browser, link(rooms, "Ana"))
    kept = browser.get_cookie("tw_person")
    assert kept is not None
    browser.post("/out", data={"purpose": "person"}, base_url=ADDRESS)
    browser.set_cookie("tw_person", kept.value)
    assert browser.get("/me", base_url=ADDRESS).status_code == 401


def test_the_screens_key_opens_the_screen_and_nothing_else(rooms: Rooms) -> None:
    """Decision 17: the screen sends nothing, and its key is no person's."""
    browser = rooms.browser()
    opened = browser.post(f"/screen/{rooms.game_id}/open", json={"secret": rooms.tokens["screen"]}, base_url=ADDRESS)
    assert opened.status_code == 200
    assert browser.get(f"/screen/{rooms.game_id}", base_url=ADDRESS).status_code == 200
    assert browser.get("/me", base_url=ADDRESS).status_code == 401
    assert rooms.do("screen", "open_meeting", meeting_id="m")["code"] == "not_your_role"


def test_one_persons_token_opens_no_other_persons_game(rooms: Rooms) -> None:
    answer = rooms.browser().get("/api/v1/games/g-other", headers=rooms.bearer("Ana"), base_url=ADDRESS)
    assert answer.status_code == 404
