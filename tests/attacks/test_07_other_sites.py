"""Attacks 7, 8, 11, 22 and 24: what other sites, other hosts and other servers could make us do, route by route."""

import re
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask

from teamwork.store import Holder
from tests.web.rooms import ADDRESS, Rooms, furnish

EVIL = "http://evil.example"
ORIGINS = (
    EVIL,
    "null",
    "http://sub.localhost",
    "http://localhost.evil.example",
    "https://localhost",
    "http://localhost:81",
)
NEXT = ("//evil.example", "/\\evil.example", "%5cevil.example", "https://evil.example", "http://localhost@evil.example")
APP: Flask = furnish().app


@pytest.fixture(scope="module")
def rooms() -> Rooms:
    """One house for all of these attacks: each must leave it as it was."""
    return furnish()


def routes(method: str) -> list[str]:
    """Every route of the application by its own registry, so that a new one is tried too."""
    return sorted({rule.rule for rule in APP.url_map.iter_rules() if method in (rule.methods or ())})


def filled(rule: str, rooms: Rooms) -> str:
    values = {"game_id": rooms.game_id, "person_id": rooms.people["Ana"], "lang": "da", "filename": "style/base.css"}
    return re.sub(r"<(?:[^:>]+:)?([^>]+)>", lambda found: values.get(found[1], "x"), rule)


def persons(rooms: Rooms) -> tuple[str, ...]:
    return ("Ana", "Kim", "Omar", "screen", "office")


def state(rooms: Rooms) -> Any:
    store, service = rooms.service.store, rooms.service
    held = [store.sessions.held(h, service.clock()) for h in _holders(rooms)]
    return service.game(rooms.game_id).v, [[s.session_id for s in one] for one in held], store.settings.all()


def _holders(rooms: Rooms) -> Iterator[Any]:
    for person_id in rooms.people.values():
        yield Holder(game_id=rooms.game_id, person_id=person_id)


def signed(rooms: Rooms, name: str) -> Any:
    """A browser whose every cookie is the token of one person."""
    browser = rooms.browser()
    for purpose in ("person", "screen", "staff"):
        browser.set_cookie(f"tw_{purpose}", rooms.tokens[name], domain="localhost")
    return browser


@pytest.mark.parametrize("rule", routes("POST"))
def test_07_no_form_or_script_of_another_site_gets_past_the_gate(rooms: Rooms, rule: str) -> None:
    path, before = filled(rule, rooms), state(rooms)
    for kind, body in (
        ("application/json", b"{}"),
        ("text/plain", b'{"secret":"x"}'),
        ("application/x-www-form-urlencoded", b"purpose=person"),
        ("multipart/form-data; boundary=x", b"--x--"),
    ):
        for headers in [{"Origin": origin} for origin in ORIGINS] + [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
        ]:
            answer = signed(rooms, "Ana").post(path, data=body, content_type=kind, headers=headers, base_url=ADDRESS)
            assert answer.status_code == 403, (rule, kind, headers)
    assert state(rooms) == before


@pytest.mark.parametrize("rule", ["/join", "/office/open", "/join/room", "/join/knock", "/join/wait"])
def test_07_a_body_that_a_plain_form_can_send_is_not_read_as_json(rooms: Rooms, rule: str) -> None:
    """Coming in is guarded too: nobody is signed in as somebody else by a foreign page."""
    secret = rooms.tokens["office"]
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        answer = rooms.browser().post(rule, data=f'{{"secret":"{secret}"}}', content_type=kind, base_url=ADDRESS)
        assert 400 <= answer.status_code < 500
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("rule", routes("GET"))
def test_07_reading_changes_nothing_and_11_no_page_can_be_framed_and_22_no_page_sends_elsewhere(
    rooms: Rooms, rule: str
) -> None:
    path, before = filled(rule, rooms), state(rooms)
    for name in persons(rooms):
        for wish in NEXT:
            with signed(rooms, name).get(f"{path}?next={wish}&url={wish}&to={wish}", base_url=ADDRESS) as answer:
                assert answer.status_code < 500, (rule, name)
                assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["X-Frame-Options"] == "DENY"
                assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                _require_own(answer.headers.get("Location", "/"))
    assert state(rooms) == before


def _require_own(location: str) -> None:
    parts = urlsplit(location)
    assert parts.netloc in ("", "localhost"), location
    assert not location.startswith(("//", "/\\")), location


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace", "options"])
def test_07_other_methods_change_nothing(rooms: Rooms, method: str) -> None:
    before = state(rooms)
    for rule in routes("POST"):
        answer = signed(rooms, "Ana").open(filled(rule, rooms), method=method.upper(), base_url=ADDRESS)
        assert answer.status_code in (200, 401, 403, 404, 405), (rule, method)
    assert state(rooms) == before


@pytest.mark.parametrize("origin", ORIGINS)
def test_08_a_live_line_of_another_site_is_refused_before_it_begins(rooms: Rooms, origin: str) -> None:
    lines = len(rooms.house.socketio.server.eio.sockets)
    for transport in ("polling", "websocket", "polling&j=1"):
        path = f"/socket.io/?EIO=4&transport={transport}"
        answer = signed(rooms, "Ana").get(path, headers={"Origin": origin}, base_url=ADDRESS)
        assert answer.status_code == 403
    assert len(rooms.house.socketio.server.eio.sockets) == lines


def test_08_no_answer_is_made_to_be_run_by_another_site(rooms: Rooms) -> None:
    answer = signed(rooms, "Ana").get("/socket.io/?EIO=4&transport=polling&j=0", base_url=ADDRESS)
    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost:81", "", "127.0.0.1"])
def test_22_no_link_is_made_of_a_host_that_somebody_sent(rooms: Rooms, host: str) -> None:
    headers = {"Host": host, "X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    slip = f"/coach/slips/{rooms.people['Ana']}"
    refused = signed(rooms, "Kim").post(slip, headers=headers, base_url=ADDRESS)
    assert refused.status_code == 400


def test_22_a_slip_leads_to_our_own_address_whatever_host_was_said() -> None:
    rooms = furnish()
    slip = f"/coach/slips/{rooms.people['Ana']}"
    made = signed(rooms, "Kim").post(slip, headers={"X-Forwarded-Host": "evil.example"}, base_url=ADDRESS)
    assert made.get_json()["url"].startswith(f"{ADDRESS}/join#")


def test_24_the_server_calls_nobody(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link in a text is text: no page, no preview and no import makes an outbound request."""
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, address: asked.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *where, **_: asked.append(where) or [])
    for link in ("http://169.254.169.254/latest", "file:///etc/passwd", "http://127.0.0.1:22/", "gopher://x"):
        rooms.do("Ana", "play_dream", work=link, why=link, workplaces=[link[:40]])
    for rule in routes("GET"):
        for name in persons(rooms):
            with signed(rooms, name).get(filled(rule, rooms), base_url=ADDRESS):
                pass
    assert asked == []
