"""
Fuzz (trust.md R16): bodies made from the models and spoilt, frames with any byte changed, every route with any body.

Nothing of it may be an error of ours, change a version when it is refused, or stop the house from answering.
`TEAMWORK_LONG=1` tries a hundred and sixty thousand.
"""

import contextlib
import json
import os
import uuid
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamwork.commands import COMMANDS
from tests.figures import Figure
from tests.web.rooms import ADDRESS, Rooms, furnish
from web.pace import Allowance, Allowances

IS_LONG = os.environ.get("TEAMWORK_LONG", "") not in ("", "0")
pytestmark = [pytest.mark.trust, pytest.mark.timeout(7200 if IS_LONG else 300)]

tried = partial(settings, deadline=None, suppress_health_check=list(HealthCheck), database=None)
FEW, MANY = (200, 150) if not IS_LONG else (60_000, 20_000)
WHO = ("Ana", "Kim", "Omar", "screen", "office")

simple = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=60),
    st.sampled_from(["", "me", "team", "hall", "2026-02-03", "2026-02-03T08:00:00Z", "010203-1234", "\u202e\u0000"]),
)  # fmt: skip
anything = st.recursive(
    simple,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


class House:
    """One house for all tries: lines that stay open, and what must not change."""

    def __init__(self) -> None:
        self.rooms: Rooms = furnish()
        self.rooms.house.allowances = Allowances(1e12, 1e12)
        self.lines = {name: self.rooms.line(name) for name in WHO}
        ids = [self.rooms.game_id, *self.rooms.people.values()]
        game = self.rooms.service.game(self.rooms.game_id)
        self.ids = st.sampled_from([*ids, *game.teams, *game.meetings, "none"])

    @property
    def v(self) -> int:
        return self.rooms.service.game(self.rooms.game_id).v

    def line(self, name: str) -> Any:
        """An open line of that person; a new one if the last was ended."""
        if not self.lines[name].is_connected():
            self.lines[name] = self.rooms.line(name)
        return self.lines[name]


@pytest.fixture(scope="module")
def house() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("web.sockets.Allowance", lambda *_: Allowance(1e12, 1e12))
        yield House()


def test_spoilt_commands_are_refused_with_a_code_and_change_nothing(house: House, figure: Figure) -> None:
    @given(st.data())
    @tried(max_examples=FEW)
    def give(data: Any) -> None:
        give_spoilt_command(house, data)

    give()
    figure("spoilt_commands_tried", FEW)


def give_spoilt_command(house: House, data: Any) -> None:
    """It is refused with a code and changes nothing, or was a command after all."""
    kind = data.draw(st.sampled_from(sorted(COMMANDS)))
    names = [*COMMANDS[kind].model_fields, "game_id", "command_id", "extra"]
    body: dict[str, Any] = {"kind": kind, "game_id": house.rooms.game_id, "command_id": str(uuid.uuid4())}
    for name in data.draw(st.lists(st.sampled_from(names), max_size=6, unique=True)):
        body[name] = data.draw(st.one_of(house.ids, anything))
    name, v = data.draw(st.sampled_from(WHO)), house.v
    answer = house.line(name).emit("command", body, callback=True)
    assert answer["ok"] or answer["error"]["code"] != "internal_error", body
    assert answer["ok"] or house.v == v
    if name == "screen":
        assert not answer["ok"]


def test_messages_of_any_shape_are_answered(house: House, figure: Figure) -> None:
    @given(st.sampled_from(["sync", "command", "clock", "writing"]), anything)
    @tried(max_examples=MANY)
    def send(event: str, payload: Any) -> None:
        send_message(house, event, payload)

    send()
    figure("spoilt_messages_tried", MANY)


def send_message(house: House, event: str, payload: Any) -> None:
    """It is answered and changes nothing."""
    v = house.v
    answer = house.line("Bo" if "Bo" in house.lines else "Ana").emit(event, payload, callback=True)
    assert answer["ok"] or answer["error"]["code"] != "internal_error"
    assert house.v == v


PACKETS = (
    '42["command",{"kind":"give_pulse","spark":7,"command_id":"x"}]', '427["sync",{"since":null}]', '42["clock",{}]',
    '40{"token":"x"}', "41", "43", '451-["command",{"_placeholder":true,"num":0}]', '42/x,["sync",{}]',
)  # fmt: skip


def test_frames_with_any_change_break_nothing(house: House, figure: Figure) -> None:
    @given(st.data())
    @tried(max_examples=FEW)
    def send(data: Any) -> None:
        send_changed_frame(house, data)

    send()
    figure("changed_frames_tried", FEW)


def send_changed_frame(house: House, data: Any) -> None:
    """It changes nothing, and the others are answered."""
    text = list(data.draw(st.sampled_from(PACKETS)))[1:]
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, max(len(text) - 1, 0)))
        sign = data.draw(st.sampled_from('0123456789[]{}",:-/\\\x00eE.nulltrue\ud800') | st.characters())
        match data.draw(st.sampled_from(["change", "insert", "drop"])):
            case "change" if text:
                text[place] = sign
            case "drop" if text:
                del text[place]
            case _:
                text.insert(place, sign)
    v, line = house.v, house.line("Kim")
    # the transport cuts whoever sends what cannot be read; here nothing but that may come of it
    with contextlib.suppress(ValueError):
        house.rooms.house.socketio.server._handle_eio_message(line.eio_sid, "".join(text))
    assert house.v == v
    assert house.line("Omar").emit("clock", {}, callback=True)["ok"]


def test_any_body_to_any_route_is_no_error_of_ours(house: House, figure: Figure) -> None:
    @given(st.data())
    @tried(max_examples=MANY)
    def ask(data: Any) -> None:
        ask_any_route(house, data)

    ask()
    figure("any_bodies_to_any_route_tried", MANY)


def ask_any_route(house: House, data: Any) -> None:
    """Whatever comes of it, it is no error of ours."""
    rules = [rule for rule in house.rooms.app.url_map.iter_rules() if rule.endpoint != "static"]
    rule = data.draw(st.sampled_from(sorted(rules, key=lambda rule: rule.rule)))
    path, _ = rule.build({name: data.draw(house.ids) for name in rule.arguments}) or (rule.rule, "")
    method = data.draw(st.sampled_from(sorted(rule.methods or ())))
    query = data.draw(
        st.dictionaries(
            st.sampled_from(["since", "lang", "profile", "from", "to", "next"]), st.text(max_size=20), max_size=3
        )
    )
    kind, body = data.draw(
        st.one_of(
            st.tuples(st.just("application/json"), anything.map(lambda value: json.dumps(value).encode())),
            st.tuples(st.just("application/json"), st.binary(max_size=200)),
            st.tuples(st.just("application/x-www-form-urlencoded"), st.binary(max_size=200)),
            st.tuples(
                st.just("multipart/form-data; boundary=x"), st.binary(max_size=200).map(lambda b: b"--x\r\n" + b)
            ),
            st.tuples(st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30), st.binary(max_size=50)),
        )
    )
    headers = house.rooms.bearer(data.draw(st.sampled_from(WHO)))
    with house.rooms.browser().open(
        path, method=method, query_string=query, data=body, content_type=kind, headers=headers, base_url=ADDRESS
    ) as answer:
        assert answer.status_code < 500, (method, path, answer.status_code)
