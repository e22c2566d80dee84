"""The live line: versions in order, content or a bare number, refusals to the asker alone."""

import json
import uuid
from typing import Any

from tests.web.rooms import Rooms
from tests.web.test_doorstep import leads_own_check_in

DREAM = {"kind": "play_dream", "work": "Arkivar", "why": "Jeg finder ting", "workplaces": ["Rigsarkivet"]}
STRENGTH_TEXT = "Hun bliver, når det brænder"


def frames(line: Any) -> list[dict[str, Any]]:
    return [message["args"][0] for message in line.get_received() if message["name"] == "frame"]


def send(line: Any, rooms: Rooms, **fields: Any) -> Any:
    body = {"game_id": rooms.game_id, "command_id": str(uuid.uuid4()), **fields}
    return line.emit("command", body, callback=True)


def test_a_stranger_is_not_let_in(rooms: Rooms) -> None:
    client = rooms.house.socketio.test_client(rooms.app, auth={"token": "nothing"})
    assert not client.is_connected()


def test_the_first_sync_is_a_whole_view_at_the_newest_version(rooms: Rooms) -> None:
    answer = rooms.line("Ana").answer
    assert answer["ok"]
    assert answer["v"] == rooms.service.game(rooms.game_id).v
    assert answer["view"][f"person:{rooms.people['Ana']}"]["name"] == "Ana"


def test_a_command_is_acknowledged_with_its_version_and_reaches_the_table(rooms: Rooms) -> None:
    ana, bo = rooms.line("Ana"), rooms.line("Bo")
    answer = send(ana, rooms, **DREAM)
    assert answer["ok"], answer
    [told] = frames(bo)
    assert told["v"] == answer["v"]
    assert any(key.startswith("card:") and entity["work"] == "Arkivar" for key, entity in told["put"].items())


def test_who_may_not_see_it_gets_the_bare_number_and_counts_on(rooms: Rooms) -> None:
    """Decision 1 and visibility.md: no gap, no content."""
    ana, omar = rooms.line("Ana"), rooms.line("Omar")
    answer = send(ana, rooms, kind="give_pulse", spark=7)
    assert answer["ok"]
    assert frames(omar) == []
    answer = send(ana, rooms, kind="set_contact", email="ana@example.org")
    [told] = frames(omar)
    assert told == {"game_id": rooms.game_id, "v": answer["v"]}


def test_the_same_command_again_gets_the_first_answer_and_happens_once(rooms: Rooms) -> None:
    """Architecture 4: every command has an id from its client."""
    ana, bo = rooms.line("Ana"), rooms.line("Bo")
    body = {"game_id": rooms.game_id, "command_id": str(uuid.uuid4()), **DREAM}
    first = ana.emit("command", body, callback=True)
    again = ana.emit("command", body, callback=True)
    assert first == again
    assert len(frames(bo)) == 1


def test_the_same_id_with_another_body_is_refused(rooms: Rooms) -> None:
    ana = rooms.line("Ana")
    body = {"game_id": rooms.game_id, "command_id": str(uuid.uuid4()), **DREAM}
    ana.emit("command", body, callback=True)
    answer = ana.emit("command", {**body, "work": "Noget andet"}, callback=True)
    assert answer["error"]["code"] == "command_id_reused"


def test_a_refusal_reaches_the_asker_alone_and_changes_nothing(rooms: Rooms) -> None:
    ana, bo = rooms.line("Ana"), rooms.line("Bo")
    before = rooms.service.game(rooms.game_id)
    answer = send(ana, rooms, **{**DREAM, "work": "Ring 010203-1234"})
    assert answer["error"]["code"] == "personal_number"
    assert answer["error"]["params"]["field"] == "work"
    assert frames(bo) == []
    assert rooms.service.game(rooms.game_id) is before


def test_events_with_reserved_or_unknown_names_are_dropped(rooms: Rooms) -> None:
    """trust.md 3.1: a client must not be able to run our connect and disconnect by naming them."""
    ana = rooms.line("Ana")
    v = rooms.service.game(rooms.game_id).v
    for name in ("join", "message", "frame", "bye", "__import__"):
        ana.emit(name, {"game_id": rooms.game_id})
    assert ana.is_connected()
    assert rooms.service.game(rooms.game_id).v == v


def test_another_game_is_not_found(rooms: Rooms) -> None:
    ana = rooms.line("Ana")
    answer = ana.emit("sync", {"game_id": "g-other", "since": None}, callback=True)
    assert answer["error"]["code"] == "not_found"


def test_payloads_of_every_wrong_shape_are_refused_with_the_field(rooms: Rooms) -> None:
    ana = rooms.line("Ana")
    known = {"game_id": rooms.game_id, "command_id": str(uuid.uuid4())}
    for payload, code, field in (
        ({**known}, "unknown_command", None),
        ({**known, "kind": "fly"}, "unknown_command", None),
        ({**known, "kind": "play_dream"}, "missing_field", "work"),
        ({**known, "kind": "finish_action", "card_id": "c", "result": "won"}, "invalid_field", "result"),
        ({**known, "kind": "begin_day", "date": "2026-02-04"}, "not_your_role", None),
        ({"game_id": rooms.game_id, "kind": "arrive"}, "missing_field", "command_id"),
        ({**known, "kind": "play_dream", "actor": "kim", **DREAM}, "invalid_field", "actor"),
    ):
        answer = ana.emit("command", payload, callback=True)
        assert answer["error"]["code"] == code, payload
        assert answer["error"]["params"].get("field") == field
    assert ana.emit("command", ["no", "map"], callback=True)["error"]["code"] == "invalid_field"


def test_frames_since_an_old_version_end_in_the_view_that_a_newcomer_gets(rooms: Rooms) -> None:
    """Decision 1: bare numbers, then one frame at the newest version."""
    bo = rooms.line("Bo")
    v, view = bo.answer["v"], bo.answer["view"]
    ana = rooms.line("Ana")
    for number in range(3):
        send(ana, rooms, **{**DREAM, "work": f"Arkivar {number}"})
    answer = bo.emit("sync", {"game_id": rooms.game_id, "since": v}, callback=True)
    assert [frame["v"] for frame in answer["frames"]] == list(range(v + 1, answer["v"] + 1))
    for frame in answer["frames"]:
        view.update(frame.get("put", {}))
        for key in frame.get("drop", ()):
            view.pop(key, None)
    assert json.dumps(view, sort_keys=True) == json.dumps(rooms.line("Bo").answer["view"], sort_keys=True)


def test_one_who_leaves_the_game_hears_goodbye_and_no_more(rooms: Rooms) -> None:
    bo = rooms.line("Bo")
    assert rooms.do("office", "substitute_person", person_id=rooms.people["Bo"])["ok"]
    assert [m["args"][0]["code"] for m in bo.queue if m["name"] == "bye"] == ["seat_taken_away"]
    assert not bo.is_connected()


def test_who_writes_is_a_count_for_the_coach_and_no_record(rooms: Rooms) -> None:
    """Decision 19."""
    kim, bo, ana = rooms.line("Kim"), rooms.line("Bo"), rooms.line("Ana")
    v = rooms.service.game(rooms.game_id).v
    ana.emit("writing", {"game_id": rooms.game_id, "card_kind": "dream"}, callback=True)
    [told] = [m["args"][0] for m in kim.get_received() if m["name"] == "writing"]
    assert list(told["by_team"].values()) == [1]
    assert [m for m in bo.get_received() if m["name"] == "writing"] == []
    assert rooms.service.game(rooms.game_id).v == v


def test_who_writes_at_other_tables_is_for_a_camps_host_and_not_for_who_leads_the_own_table(rooms: Rooms) -> None:
    def told_of_frode(kim: Any) -> list[Any]:
        kim.get_received()
        rooms.line("Frode").emit("writing", {"game_id": rooms.game_id}, callback=True)
        return [m["args"][0]["by_team"] for m in kim.get_received() if m["name"] == "writing"]

    kim = rooms.line("Kim")
    assert told_of_frode(kim) == [{rooms.seat("Frode").team_id: 1}]
    leads_own_check_in(rooms)
    assert told_of_frode(kim) == [{}]


def test_a_game_that_is_deleted_under_its_viewers_does_not_hold_their_lines(rooms: Rooms) -> None:
    """Leaving must not fetch it from the store to tell it so."""
    ana = rooms.line("Ana")
    assert rooms.house.broadcast.connected == 1
    rooms.service.forget(rooms.game_id)
    rooms.service.store.delete_game(rooms.game_id)
    ana.disconnect()
    assert rooms.house.broadcast.connected == 0
