"""Attack 25, at rest: after an erasure no byte of the person's words is anywhere that the program keeps anything."""

import gc
import uuid
from pathlib import Path
from typing import Any

import pytest

from teamwork.service import GameService
from teamwork.store import open_store
from tests.figures import Figure
from tests.web.rooms import ADDRESS, Rooms, furnish
from web.eviction import send_away_ended

CANARY = "kanariefugl"


def furnished(tmp_path: Path) -> Rooms:
    return furnish(f"sqlite:///{tmp_path / 'house.db'}")


def live_a_little(rooms: Rooms) -> list[str]:
    """Ana writes in every place she can, changes her mind, takes back; answers every word she wrote."""
    said: list[str] = []

    def word(about: str) -> str:
        said.append(f"{CANARY}-{about}-{uuid.uuid4().hex[:8]}")
        return said[-1]

    def do(kind: str, **fields: Any) -> dict[str, Any]:
        answer = rooms.do("Ana", kind, **fields)
        assert answer["status"] == 200, (kind, answer)
        return answer

    ana = rooms.people["Ana"]
    do("rename_person", person_id=ana, name=word("navn"))
    do("set_contact", email=f"{word('mail')}@example.org", phone="12345678")
    be_reminded_at(rooms, f"{word('paamindet')}@example.org")
    do("give_pulse", spark=7)
    do("play_dream", work=word("arbejde"), why=word("hvorfor"), workplaces=[word("sted")], sign=word("tegn"))
    dream = _card(rooms, "dream")
    do("revise_card", card_id=dream, fields={"why": word("hvorfor-igen")})
    for part in ("work", "details"):
        do("set_level", card_id=dream, part=part, level="hall", coach=True)
    do("play_challenge", what=word("hvad"), influence="partly", ask=word("bed"))
    do("play_challenge", what=word("fortrudt"), influence="partly", ask=word("f3"))
    rooms.do("Ana", "undo")
    rooms.do("Bo", "give_strength", person_id=ana, claim=word("bo-skrev"), example=word("eksempel"))
    return said


def be_reminded_at(rooms: Rooms, address: str) -> None:
    at = rooms.service.clock()
    rooms.service.store.reminders.ask(rooms.game_id, rooms.people["Ana"], address, "da", at)
    rooms.service.store.reminders.confirm(rooms.game_id, rooms.people["Ana"], at, asked_by=at)


def _card(rooms: Rooms, kind: str) -> str:
    return next(card.id for card in rooms.service.game(rooms.game_id).cards.values() if card.kind == kind)


def found_in_files(folder: Path) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and CANARY.encode() in file.read_bytes()]


def found_in_memory(rooms: Rooms) -> list[str]:
    """Words that anything still reachable holds; those of this test itself are its caller's to let go of."""
    gc.collect()
    live = rooms.service.live(rooms.game_id)
    kept = [*live.words.values()]
    kept += [body for step in live.steps for body in step.former.values() if body]
    kept += [repr(view) for view in live.sights.shown()]
    return [text for text in kept if CANARY in text]


@pytest.mark.trust
@pytest.mark.parametrize("way", ["office", "oneself"])
def test_25_after_an_erasure_no_byte_is_left_in_files_memory_or_views(way: str, tmp_path: Path, figure: Figure) -> None:
    rooms = furnished(tmp_path)
    lines = [rooms.line(name) for name in ("Ana", "Bo", "Kim", "Omar", "Frode", "screen")]
    live_a_little(rooms)
    if way == "oneself":  # name and contact are kept by one who plays on, and the address for reminders
        rooms.do("Ana", "rename_person", person_id=rooms.people["Ana"], name="Ana")
        rooms.do("Ana", "set_contact", email="ana@example.org", phone="12345678")
        be_reminded_at(rooms, "ana@example.org")
    assert found_in_files(tmp_path)
    assert found_in_memory(rooms)
    v = rooms.service.game(rooms.game_id).v
    who = "office" if way == "office" else "Ana"
    assert rooms.do(who, "erase_person", person_id=rooms.people["Ana"])["status"] == 200
    assert found_in_files(tmp_path) == []
    assert found_in_memory(rooms) == []
    for name in ("Bo", "Kim", "Omar", "Frode", "screen", "office"):
        answer = rooms.browser().get(
            f"/api/v1/games/{rooms.game_id}/frames?since={v - 5}", headers=rooms.bearer(name), base_url=ADDRESS
        )
        assert CANARY.encode() not in answer.data
    again = GameService(open_store(f"sqlite:///{tmp_path / 'house.db'}"))
    assert dict(again.live(rooms.game_id).words) == dict(rooms.service.live(rooms.game_id).words)
    assert again.game(rooms.game_id).v == v + 1
    assert again.store.verify(rooms.game_id) == ()
    assert [line.is_all for line in again.store.erasures()] == [way == "office"]
    assert len(again.store.reminders.everybodys()) == (way == "oneself")
    assert lines
    figure(f"erased_by_{way}_words_found", 0, at_most=0)


def test_25_one_whom_the_office_erased_is_out_within_a_second_and_their_phone_forgets(tmp_path: Path) -> None:
    rooms = furnished(tmp_path)
    ana, bo = rooms.line("Ana"), rooms.line("Bo")
    rooms.do("office", "erase_person", person_id=rooms.people["Ana"])
    send_away_ended(rooms.house)
    assert not ana.is_connected()
    assert [m["args"][0]["code"] for m in ana.queue if m["name"] == "bye"] == ["seat_taken_away"]
    assert bo.is_connected()
    assert rooms.do("Ana", "arrive")["status"] == 401


def test_25_an_erasure_cut_short_by_a_fall_of_power_is_finished_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms = furnished(tmp_path)
    live_a_little(rooms)
    monkeypatch.setattr("teamwork.service.forget", lambda *_: None)
    rooms.do("office", "erase_person", person_id=rooms.people["Ana"])
    assert rooms.service.store.erasures() == ()
    monkeypatch.undo()
    rooms.service.store.close()
    again = GameService(open_store(f"sqlite:///{tmp_path / 'house.db'}"))
    again.game(rooms.game_id)
    assert [line.person_id for line in again.store.erasures()] == [rooms.people["Ana"]]
    assert not [key for key, owner in again.store.word_owners(rooms.game_id).items() if owner == rooms.people["Ana"]]


def test_25_erasing_oneself_keeps_name_seat_and_ways_in(rooms: Rooms) -> None:
    live_a_little(rooms)
    name = rooms.service.live(rooms.game_id).words[f"{rooms.people['Ana']}/name"]
    assert rooms.do("Ana", "erase_person", person_id=rooms.people["Ana"])["status"] == 200
    assert rooms.service.live(rooms.game_id).words[f"{rooms.people['Ana']}/name"] == name
    assert rooms.do("Ana", "play_dream", work="Igen", why="x", workplaces=["y"])["status"] == 200


def test_25_nobody_but_the_office_and_oneself_erases(rooms: Rooms) -> None:
    for name in ("Bo", "Kim", "Omar", "screen"):
        assert rooms.do(name, "erase_person", person_id=rooms.people["Ana"])["status"] in (403, 404)
