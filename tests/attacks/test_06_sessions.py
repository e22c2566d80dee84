"""Attacks 6 and 9: sessions that should be over, and permissions that have changed while the line is open."""

import uuid
from datetime import timedelta
from typing import Any, get_args

import pytest

from teamwork.service import GameService
from teamwork.store import Account, CredentialKind, Holder, open_store
from tests.web.rooms import ADDRESS, Rooms, furnish
from web.eviction import send_away_ended

DREAM = {"kind": "play_dream", "work": "Arkivar", "why": "Jeg finder ting", "workplaces": ["Rigsarkivet"]}


def sign_in(rooms: Rooms, name: str) -> Any:
    """A browser that came in by a personal link."""
    holder = Holder(game_id=rooms.game_id, person_id=rooms.people[name])
    link = rooms.service.store.credentials.mint(
        "join", holder, purpose="t", at=rooms.service.clock(), expires_at=rooms.service.clock() + timedelta(days=1)
    )
    browser = rooms.browser()
    assert browser.post("/join", json={"secret": link.secret}, base_url=ADDRESS).status_code == 200
    return browser


def cookie(browser: Any, name: str = "tw_person") -> str:
    found = browser.get_cookie(name, domain="localhost")
    assert found is not None
    return str(found.value)


def line_with(rooms: Rooms, secret: str) -> Any:
    client = rooms.house.socketio.test_client(rooms.app, auth={"token": secret})
    if client.is_connected():
        client.emit("sync", {"game_id": rooms.game_id, "since": None}, callback=True)
    return client


def goodbyes(line: Any) -> list[str]:
    return [message["args"][0]["code"] for message in line.queue if message["name"] == "bye"]


def test_06_a_cookie_that_was_set_before_coming_in_is_not_the_one_that_opens(rooms: Rooms) -> None:
    """Fixation: whoever planted a value holds nothing afterwards."""
    browser = rooms.browser()
    browser.set_cookie("tw_person", "planted", domain="localhost")
    holder = Holder(game_id=rooms.game_id, person_id=rooms.people["Ana"])
    at = rooms.service.clock()
    link = rooms.service.store.credentials.mint("join", holder, purpose="t", at=at, expires_at=None)
    browser.post("/join", json={"secret": link.secret}, base_url=ADDRESS)
    assert cookie(browser) != "planted"
    assert len(cookie(browser)) >= 43
    stranger = rooms.browser()
    stranger.set_cookie("tw_person", "planted", domain="localhost")
    assert stranger.get("/api/v1/games", base_url=ADDRESS).status_code == 401


def test_06_a_copied_cookie_opens_nothing_after_logout(rooms: Rooms) -> None:
    browser = sign_in(rooms, "Ana")
    secret = cookie(browser)
    answer = browser.post("/out", base_url=ADDRESS)
    assert '"storage"' in answer.headers["Clear-Site-Data"]
    thief = rooms.browser()
    thief.set_cookie("tw_person", secret, domain="localhost")
    assert thief.get("/me", base_url=ADDRESS).status_code == 401
    assert not line_with(rooms, secret).is_connected()


def test_06_logout_cuts_every_line_of_that_session_and_no_other(rooms: Rooms) -> None:
    browser, other_device = sign_in(rooms, "Ana"), sign_in(rooms, "Ana")
    mine, other = line_with(rooms, cookie(browser)), line_with(rooms, cookie(other_device))
    browser.post("/out", base_url=ADDRESS)
    assert not mine.is_connected()
    assert goodbyes(mine) == ["signed_out"]
    assert other.is_connected()


def test_06_each_coming_in_has_a_new_secret(rooms: Rooms) -> None:
    assert len({cookie(sign_in(rooms, "Ana")) for _ in range(5)}) == 5


def test_06_a_screens_cookie_is_no_persons(rooms: Rooms) -> None:
    for secret in (rooms.tokens["screen"], rooms.tokens["office"]):
        thief = rooms.browser()
        thief.set_cookie("tw_person", secret, domain="localhost")
        answer = thief.post(
            f"/api/v1/games/{rooms.game_id}/commands",
            json={"command_id": str(uuid.uuid4()), **DREAM},
            base_url=ADDRESS,
        )
        assert answer.status_code == 403
        assert thief.get("/api/v1/people/me/data", base_url=ADDRESS).status_code == 404


def test_06_a_session_ended_by_another_process_is_cut_within_a_second(tmp_path: Any) -> None:
    """Another process has the same database and nothing else in common."""
    url = f"sqlite:///{tmp_path / 'house.db'}"
    here = furnish(url)
    browser = sign_in(here, "Ana")
    line, other = line_with(here, cookie(browser)), here.line("Bo")
    assert send_away_ended(here.house) == 0
    elsewhere = GameService(open_store(url))
    holder = Holder(game_id=here.game_id, person_id=here.people["Ana"])
    elsewhere.store.sessions.revoke_held(holder, here.service.clock())
    assert send_away_ended(here.house) == 1
    assert not line.is_connected()
    assert goodbyes(line) == ["seat_taken_away"]
    assert other.is_connected()


def test_06_a_session_that_ran_out_is_cut_and_the_phone_may_keep_its_drafts(rooms: Rooms) -> None:
    at = rooms.service.clock()
    holder = Holder(game_id=rooms.game_id, person_id=rooms.people["Ana"])
    opened = rooms.service.store.sessions.open("person", holder, at=at, expires_at=at + timedelta(minutes=1))
    line = line_with(rooms, opened.secret)
    assert line.is_connected()
    later = at + timedelta(minutes=2)
    rooms.service.clock = lambda: later
    assert send_away_ended(rooms.house) == 1
    assert goodbyes(line) == ["not_signed_in"]


def test_06_of_too_many_lines_of_one_session_the_oldest_goes(rooms: Rooms) -> None:
    secret = cookie(sign_in(rooms, "Ana"))
    most = rooms.house.config.lines_a_session
    lines = [line_with(rooms, secret) for _ in range(most + 2)]
    assert [line.is_connected() for line in lines] == [False, False] + [True] * most


# ---- 9 ------------------------------------------------------------------------------------------


def send(rooms: Rooms, line: Any, **fields: Any) -> Any:
    body = {"game_id": rooms.game_id, "command_id": str(uuid.uuid4()), **fields}
    return line.emit("command", body, callback=True)


def test_09_one_who_is_replaced_hears_nothing_more_and_can_say_nothing(rooms: Rooms) -> None:
    bo = rooms.line("Bo")
    assert rooms.do("office", "substitute_person", person_id=rooms.people["Bo"])["ok"]
    assert not bo.is_connected()
    assert goodbyes(bo) == ["seat_taken_away"]
    assert rooms.do("Bo", "arrive")["status"] == 401
    assert not line_with(rooms, rooms.tokens["Bo"]).is_connected()


@pytest.mark.parametrize("name", ["Ana", "Kim", "Omar", "screen", "office"])
def test_09_a_revoked_token_sends_nothing_more_on_an_open_line(rooms: Rooms, name: str) -> None:
    """Looked up at every message, not only when the line opens."""
    line = rooms.line(name)
    found = rooms.service.store.credentials.find(rooms.tokens[name], rooms.service.clock())
    assert found is not None
    rooms.service.store.credentials.revoke(found.credential_id, rooms.service.clock())
    v = rooms.service.game(rooms.game_id).v
    assert not send(rooms, line, kind="arrive")["ok"]
    assert not line.is_connected()
    assert rooms.service.game(rooms.game_id).v == v


def test_09_an_account_that_is_disabled_is_out(rooms: Rooms) -> None:
    store, at = rooms.service.store, rooms.service.clock()
    store.accounts.add(Account(account_id="a1", name="Vera", role="office", created_at=at))
    opened = store.sessions.open("staff", Holder(account_id="a1"), at=at, expires_at=at + timedelta(days=1))
    line = line_with(rooms, opened.secret)
    assert line.is_connected()
    store.accounts.set_disabled("a1", at)
    assert send_away_ended(rooms.house) == 1
    assert not line.is_connected()


NO_LOGIN = sorted(set(get_args(CredentialKind)) - {"device", "screen", "office", "api"})


@pytest.mark.parametrize("kind", NO_LOGIN)
def test_06_what_was_given_out_for_one_thing_opens_no_other(rooms: Rooms, kind: Any) -> None:
    """A link in a mail stops mails; in the hands of whoever reads along it is no key to the person's seat."""
    store, at = rooms.service.store, rooms.service.clock()
    holder = Holder(game_id=rooms.game_id, person_id=rooms.people["Ana"])
    secret = store.credentials.mint(kind, holder, purpose="stop", at=at, expires_at=None).secret
    bearer, by_cookie = rooms.browser(), rooms.browser()
    for name in ("tw_person", "tw_screen", "tw_staff"):
        by_cookie.set_cookie(name, secret, domain="localhost")
    headers = {"Authorization": f"Bearer {secret}"}
    for path in ("/api/v1/people/me/data", f"/api/v1/games/{rooms.game_id}", "/me/mail"):
        assert bearer.get(path, headers=headers, base_url=ADDRESS).status_code == 401
        assert by_cookie.get(path, base_url=ADDRESS).status_code == 401
    command = {"game_id": rooms.game_id, "command_id": str(uuid.uuid4()), **DREAM}
    told = bearer.post(f"/api/v1/games/{rooms.game_id}/commands", json=command, headers=headers, base_url=ADDRESS)
    assert told.status_code == 401
    assert not line_with(rooms, secret).is_connected()
    for path in (f"/screen/{rooms.game_id}/open", "/office/open", *["/join"] * (kind != "join")):
        assert rooms.browser().post(path, json={"secret": secret}, base_url=ADDRESS).status_code == 401, path
    assert store.credentials.find(secret, at) is not None
