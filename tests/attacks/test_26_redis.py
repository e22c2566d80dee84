"""An extra attack (trust.md 3.3): whoever reaches Redis forges messages to the processes, or listens to theirs."""

import json
from typing import Any

import pytest

from tests.web.rooms import Rooms, furnish
from web.tidings import MESSAGE_MOST_BYTES, Tidings, read

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
def rooms() -> Rooms:
    return furnish()


def tidings(rooms: Rooms) -> Tidings:
    return Tidings(rooms.service, NOBODY_LISTENS, rooms.house.broadcast.signal)


FORGED: list[Any] = [
    {"game": "GAME", "v": 10**12},
    {"game": "GAME", "v": -5},
    {"game": "GAME", "v": True},
    {"game": "GAME", "v": "7"},
    {"game": "none", "v": 3},
    {"game": ["GAME"], "v": 3},
    {"game": "GAME", "role": "coach", "signal": "frame"},
    {"game": "GAME", "role": "coach", "signal": "bye"},
    {"game": "GAME", "role": "king", "signal": "knock"},
    {"game": "GAME", "frame": {"put": {"person:x": {}}}},
    [],
    7,
    None,
    "x" * 100_000,
]


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_26_a_forged_message_makes_nobody_see_anything(rooms: Rooms, forged: Any) -> None:
    ana, kim = rooms.line("Ana"), rooms.line("Kim")
    heard = tidings(rooms)
    v = rooms.service.game(rooms.game_id).v
    said = json.dumps(forged).replace("GAME", rooms.game_id).encode()
    heard._take({"type": "message", "data": said})
    assert rooms.service.game(rooms.game_id).v == v
    assert [message["name"] for message in (*ana.queue, *kim.queue)] == []
    assert rooms.service.live(rooms.game_id).read_only is None


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{", b"[" * 5000, b"9" * 5000, b"null"])
def test_26_what_is_no_message_is_none(data: bytes) -> None:
    assert read(data[:MESSAGE_MOST_BYTES]) == {}


def test_26_a_true_signal_brings_no_content(rooms: Rooms) -> None:
    kim, ana = rooms.line("Kim"), rooms.line("Ana")
    said = json.dumps({"game": rooms.game_id, "role": "coach", "signal": "knock"}).encode()
    tidings(rooms)._take({"type": "message", "data": said})
    assert [(m["name"], m["args"]) for m in kim.queue] == [("knock", [{"game_id": rooms.game_id}])]
    assert ana.queue == []


def test_26_no_word_of_anybody_travels(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    heard = tidings(rooms)
    monkeypatch.setattr(heard._client, "publish", lambda _, message: told.append(message))
    rooms.do("Ana", "play_dream", work="kanariefugl", why="kanariefugl", workplaces=["kanariefugl"])
    rooms.do("Ana", "give_pulse", spark=7)
    assert heard._waiting == {rooms.game_id: rooms.service.game(rooms.game_id).v}
    heard._tell_what_waits()
    assert len(told) == 1
    assert set(json.loads(told[0])) == {"from", "game", "v"}
