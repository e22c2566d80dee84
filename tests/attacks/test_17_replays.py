"""Attacks 17 and 18: commands sent again, late, by others and all at once, through two programs on one database."""

import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from teamwork.errors import TeamworkError
from teamwork.service import GameService
from teamwork.store import open_store
from tests.web.rooms import Rooms, furnish

DREAM = {"kind": "play_dream", "work": "Arkivar", "why": "Jeg finder ting", "workplaces": ["Rigsarkivet"]}


def ask(rooms: Rooms, line: Any, command_id: str, **fields: Any) -> Any:
    return line.emit("command", {"game_id": rooms.game_id, "command_id": command_id, **fields}, callback=True)


def test_17_the_same_command_from_two_devices_and_after_undo_happens_once(rooms: Rooms) -> None:
    phone, tablet, command_id = rooms.line("Ana"), rooms.line("Ana"), str(uuid.uuid4())
    first = ask(rooms, phone, command_id, **DREAM)
    assert first["ok"]
    assert ask(rooms, tablet, command_id, **DREAM) == first
    assert ask(rooms, phone, str(uuid.uuid4()), kind="undo")["ok"]
    v = rooms.service.game(rooms.game_id).v
    assert ask(rooms, tablet, command_id, **DREAM) == first
    assert rooms.service.game(rooms.game_id).v == v
    assert ask(rooms, tablet, command_id, **{**DREAM, "work": "Noget andet"})["error"]["code"] == "command_id_reused"


def test_17_another_persons_command_id_is_ones_own_command(rooms: Rooms) -> None:
    """It neither replays theirs nor tells whether it exists."""
    ana, bo, command_id = rooms.line("Ana"), rooms.line("Bo"), str(uuid.uuid4())
    assert ask(rooms, ana, command_id, **DREAM)["ok"]
    own = ask(rooms, bo, command_id, **DREAM)
    assert own["ok"]
    cards = rooms.service.game(rooms.game_id).cards.values()
    assert sorted(card.owner_id for card in cards) == sorted((rooms.people["Ana"], rooms.people["Bo"]))


def test_17_what_waited_offline_is_stored_in_order_once(rooms: Rooms) -> None:
    ana = rooms.line("Ana")
    queue = [(str(uuid.uuid4()), f"ana{number}@example.org") for number in range(60)]
    before = rooms.service.game(rooms.game_id).v
    for _ in range(2):
        answers = [ask(rooms, ana, command_id, kind="set_contact", email=email) for command_id, email in queue[:50]]
        assert [answer["v"] for answer in answers] == list(range(before + 1, before + 51))
    assert rooms.service.live(rooms.game_id).words[f"{rooms.people['Ana']}/email"] == "ana49@example.org"


def test_17_a_command_that_says_it_was_done_ahead_or_long_ago_is_refused(rooms: Rooms) -> None:
    ana, v = rooms.line("Ana"), rooms.service.game(rooms.game_id).v
    for done_at in ("2030-01-01T00:00:00Z", "2020-01-01T00:00:00Z", "yesterday", 7):
        assert not ask(rooms, ana, str(uuid.uuid4()), done_at=done_at, **DREAM)["ok"]
    assert rooms.service.game(rooms.game_id).v == v


def test_18_two_programs_on_one_database_take_each_command_once(tmp_path: Path) -> None:
    """A race between processes: the version decides, and whoever was second decides again."""
    url = f"sqlite:///{tmp_path / 'house.db'}"
    rooms = furnish(url)
    services = [rooms.service, GameService(open_store(url), clock=rooms.service.clock)]
    before = rooms.service.game(rooms.game_id).v
    ids = [str(uuid.uuid4()) for _ in range(24)]

    def send(number: int) -> int:
        """Each command twice, by both programs at once."""
        body = json.dumps({"kind": "set_contact", "email": f"ana{number // 2}@example.org"}).encode()
        service = services[number % 2]
        return service.handle(rooms.game_id, rooms.seat("Ana"), body, ids[number // 2]).v

    with ThreadPoolExecutor(8) as pool:
        answered = list(pool.map(send, range(48)))
    assert answered[::2] == answered[1::2]
    assert sorted(answered[::2]) == list(range(before + 1, before + 25))
    assert rooms.service.store.verify(rooms.game_id) == ()


def test_18_of_many_who_reach_for_the_last_thing_one_gets_it(tmp_path: Path) -> None:
    """The last place of a hand: twenty dreams at once, through two programs, and never more than the rules allow."""
    url = f"sqlite:///{tmp_path / 'house.db'}"
    rooms = furnish(url)
    services = [rooms.service, GameService(open_store(url), clock=rooms.service.clock)]

    def play(number: int) -> bool:
        body = json.dumps({**DREAM, "work": f"Arkivar {number}"}).encode()
        try:
            services[number % 2].handle(rooms.game_id, rooms.seat("Ana"), body, str(uuid.uuid4()))
        except TeamworkError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        taken = sum(pool.map(play, range(20)))
    for service in services:
        service.catch_up(service.live(rooms.game_id))
        game = service.game(rooms.game_id)
        open_dreams = [c for c in game.cards.values() if c.kind == "dream" and c.state == "open"]
        assert len(open_dreams) == taken == game.edition.limits.open_dreams
