"""Attacks 3, 15 and 19 on the live line: events, shapes and fields that nobody should send."""

import contextlib
import io
import json
import uuid
from functools import partial
from typing import Any

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from teamwork.commands import COMMANDS
from tests.web.rooms import ADDRESS, Rooms, furnish
from web.pace import Allowance, Allowances

RESERVED = ("connect", "disconnect", "connect_error", "disconnecting", "newListener", "removeListener")
FORGED = {"actor": "kim", "team_id": "t1", "role": "admin", "at": "2026-01-01", "visibility": "hall", "version": 9}


@pytest.fixture(scope="module")
def calm() -> Rooms:
    """A house shared by attacks that must leave it as it was, and that takes any number of questions."""
    rooms = furnish()
    rooms.house.allowances = Allowances(1e9, 1e9)
    return rooms


def raw(rooms: Rooms, line: Any, packet: str) -> None:
    """A packet as it lies in a WebSocket frame, past what any client library would send."""
    with contextlib.suppress(ValueError):  # the transport cuts who sends what cannot be read
        rooms.house.socketio.server._handle_eio_message(line.eio_sid, packet)


def state(rooms: Rooms) -> tuple[int, int, int]:
    return rooms.service.game(rooms.game_id).v, rooms.house.broadcast.connected, len(rooms.service.store.games())


@pytest.mark.parametrize("name", RESERVED)
def test_03_a_reserved_name_runs_nothing_of_ours(calm: Rooms, name: str) -> None:
    ana, bo = calm.line("Ana"), calm.line("Bo")
    before = state(calm)
    raw(calm, ana, "2" + json.dumps([name, {"token": calm.tokens["Kim"]}]))
    assert state(calm) == before
    assert ana.is_connected()
    assert bo.is_connected()


@pytest.mark.parametrize(
    "packet",
    [
        '2["join",{"room":"x"}]', '2["__class__"]', '2["sync2"]', "2[7,{}]", '2[{"a":1},{}]', "2[null]", "2[]", "2{}",
        '2"command"', "2", "", "9", '2/other,["command",{}]', '0/other,{"token":"x"}', '51-["command",{"_placeholder":'
        'true,"num":0}]', "599999999-[]", '3["x"]', "4{}", '2abc["command"]', '21["command"', "2[" * 500,
    ],
)  # fmt: skip
def test_03_unknown_events_namespaces_and_broken_packets_are_dropped(calm: Rooms, packet: str) -> None:
    ana = calm.line("Ana")
    before = state(calm)
    raw(calm, ana, packet)
    assert state(calm) == before
    assert calm.line("Bo").answer["ok"]


@pytest.mark.parametrize(
    "payload",
    [
        '{"kind":"set_contact","email":"a@b.dk","email":"c@d.dk"}', '{"kind":"give_pulse","spark":NaN}',
        '{"kind":"give_pulse","spark":1e400}', '{"kind":"give_pulse","spark":-Infinity}',
        '{"kind":"give_pulse","spark":' + "9" * 5000 + "}", "[" * 20_000 + "]" * 20_000,
        '{"kind":' + '{"a":' * 20_000 + "1" + "}" * 20_000 + "}",
    ],
)  # fmt: skip
def test_15_json_that_means_two_things_or_nests_without_end_changes_nothing(calm: Rooms, payload: str) -> None:
    ana = calm.line("Ana")
    before = state(calm)
    raw(calm, ana, f'2["command",{payload}]')
    assert state(calm) == before
    for path in (f"/api/v1/games/{calm.game_id}/commands", "/join", "/join/room", "/join/knock", "/office/open"):
        answer = calm.browser().post(
            path, data=payload, content_type="application/json", headers=calm.bearer("Ana"), base_url=ADDRESS
        )
        assert 400 <= answer.status_code < 500, (path, answer.status_code)
    assert state(calm) == before


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "set_contact", "email": "x" * 200_000},
        {"kind": "play_dream", "work": "x", "why": "y", "workplaces": ["z"] * 10_000},
        {"kind": "play_dream", **{f"field{number}": 1 for number in range(5000)}},
        {"kind": "rename_person", "person_id": "x", "name": "\ud800"},
        {"kind": "rename_person", "person_id": "x", "name": 7},
        {"kind": ["play_dream"]},
        {"kind": "give_pulse", "spark": 10**39},
        {"kind": "give_pulse", "spark": True},
        {"kind": "give_pulse", "spark": "7"},
        {"kind": "give_pulse", "spark": 7.0},
    ],
)
def test_15_fields_beyond_measure_or_of_another_shape_are_refused(calm: Rooms, fields: dict[str, Any]) -> None:
    ana = calm.line("Ana")
    before = state(calm)
    body = {"game_id": calm.game_id, "command_id": str(uuid.uuid4()), **fields}
    answer = ana.emit("command", body, callback=True)
    assert not answer["ok"]
    assert state(calm) == before


def test_15_a_big_body_is_refused_whether_or_not_it_says_how_big_it_is(rooms: Rooms) -> None:
    with_length = rooms.browser().post("/join", data=b"x" * 10_000_000, base_url=ADDRESS)
    assert with_length.status_code == 413
    body = io.BytesIO(b"[" + b" " * 10_000_000)
    asked = EnvironBuilder(f"/api/v1/games/{rooms.game_id}/commands", ADDRESS, method="POST").get_environ()
    asked |= {
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "HTTP_TRANSFER_ENCODING": "chunked",
        "HTTP_AUTHORIZATION": rooms.bearer("Ana")["Authorization"],
        "CONTENT_TYPE": "application/json",
    }
    asked.pop("CONTENT_LENGTH", None)
    _, status, _ = run_wsgi_app(rooms.app.wsgi_app, asked)
    assert status[:3] in ("400", "413")
    assert body.tell() <= rooms.house.config.body_bytes


@pytest.mark.parametrize("kind", sorted(COMMANDS))
def test_19_no_command_lets_its_sender_say_who_where_or_when(calm: Rooms, kind: str) -> None:
    """Generated from the registry of commands: actor, team, role, time and version are the server's."""
    v = calm.service.game(calm.game_id).v
    for name, value in FORGED.items():
        if name in COMMANDS[kind].model_fields:
            continue
        answer = calm.do("Ana", kind, **{name: value})
        assert answer["status"] in (403, 422), (kind, name, answer)
    assert calm.service.game(calm.game_id).v == v


def test_16_a_line_that_asks_too_fast_is_told_to_wait_and_others_are_not(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.sockets.Allowance", partial(Allowance, clock=lambda: 0.0))
    ana, bo = rooms.line("Ana"), rooms.line("Bo")
    burst = int(rooms.house.config.requests_burst)
    answers = [ana.emit("clock", {}, callback=True) for _ in range(burst * 4)]
    told = [answer["error"] for answer in answers if not answer["ok"]]
    assert told
    assert {error["code"] for error in told} == {"too_many_requests"}
    assert all(error["params"]["retry_ms"] > 0 for error in told)
    assert bo.emit("clock", {}, callback=True)["ok"]


def test_16_a_program_that_asks_too_fast_over_http_is_told_to_wait(rooms: Rooms) -> None:
    config = rooms.house.config
    rooms.house.allowances = Allowances(config.requests_per_s, config.requests_burst, clock=lambda: 0.0)
    answers = [rooms.do("Ana", "give_pulse", spark=11) for _ in range(int(config.requests_burst) + 20)]
    assert {"too_many_requests"} < {answer["code"] for answer in answers}
    assert rooms.do("Bo", "give_pulse", spark=7)["status"] == 200


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Ana", "/api/v1/games/{game}"), ("Ana", "/api/v1/games/{game}/frames?since=0"),
        ("Ana", "/api/v1/people/me/data"), ("Kim", "/coach/film"), ("screen", "/screen/{game}/film"),
        ("office", "/api/v1/games/{game}/progress"), ("office", "/api/v1/games/{game}/exports/csv"),
    ],
)  # fmt: skip
def test_16_who_reads_too_fast_over_http_is_told_to_wait_and_others_are_not(rooms: Rooms, name: str, path: str) -> None:
    """A look at everything costs more than a command: one person at a hammer held everybody up for a second."""
    config = rooms.house.config
    rooms.house.allowances = Allowances(config.requests_per_s, config.requests_burst, clock=lambda: 0.0)

    def read(who: str) -> int:
        where = path.format(game=rooms.game_id)
        return rooms.browser().get(where, headers=rooms.bearer(who), base_url=ADDRESS).status_code

    statuses = [read(name) for _ in range(int(config.requests_burst) // 3)]
    assert (statuses[0], statuses[-1]) == (200, 429)
    assert rooms.do("Bo", "give_pulse", spark=7)["status"] == 200
