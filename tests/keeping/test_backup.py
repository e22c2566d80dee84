"""A copy while the games go on, and its way back: whole, of nobody forgotten, or not at all."""

import re
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from teamwork.keeping.backup import back_up
from teamwork.keeping.restore import restore
from teamwork.keeping.sealing import new_keys
from teamwork.service import GameService
from teamwork.store import Holder, StoreError, WrittenGame, open_store
from tests.store.examples import append_of, begin_game, play
from tests.web.rooms import Rooms, furnish

CANARY = "kanariefugl-i-minen"


def house(folder: Path) -> tuple[Rooms, str]:
    url = f"sqlite:///{folder / 'house.db'}"
    return furnish(url), url


def written(service: GameService) -> list[object]:
    return [
        (row, list(service.store.records(row.game_id)), service.store.words(row.game_id))
        for row in service.store.games()
    ]


def open_again(folder: Path, name: str = "back.db") -> GameService:
    return GameService(open_store(f"sqlite:///{folder / name}"))


@pytest.mark.parametrize("is_sealed", [False, True])
def test_everything_comes_back_as_it_was(is_sealed: bool, tmp_path: Path) -> None:
    rooms, url = house(tmp_path)
    public, secret = new_keys()
    made = back_up(url, tmp_path / "copy.tw", public if is_sealed else None)
    assert [head.v for head in made.games] == [rooms.service.game(rooms.game_id).v]
    done = restore(tmp_path / "copy.tw", f"sqlite:///{tmp_path / 'back.db'}", secret_key=secret if is_sealed else None)
    assert done.forgotten == 0
    again = open_again(tmp_path)
    assert written(again) == written(rooms.service)
    assert again.live(rooms.game_id).view(rooms.seat("Ana")) == rooms.service.live(rooms.game_id).view(
        rooms.seat("Ana")
    )
    assert again.store.credentials.find(rooms.tokens["Ana"], rooms.service.clock())


def test_a_copy_is_its_owners_alone_and_a_sealed_one_shows_nothing(tmp_path: Path) -> None:
    rooms, url = house(tmp_path)
    rooms.do("Ana", "play_dream", work=CANARY, why=CANARY, workplaces=[CANARY])
    public, _ = new_keys()
    path = tmp_path / "copy.tw"
    back_up(url, path, public)
    assert path.stat().st_mode & 0o077 == 0
    content = path.read_bytes()
    assert CANARY.encode() not in content
    assert rooms.game_id.encode() not in content
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".teamwork-")] == []


def test_every_command_acknowledged_before_it_began_is_in_it_and_writers_go_on(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'house.db'}"
    store = open_store(url)
    game_id = begin_game(store)
    play(store, game_id, 50)
    stop, acknowledged = threading.Event(), [50]

    def write() -> None:
        while not stop.is_set():
            acknowledged[0] = store.append(append_of(game_id, acknowledged[0])).v

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            before = acknowledged[0]
            made = back_up(url, tmp_path / f"copy{number}.tw")
            assert made.games[0].v >= before
            give_up_at = time.monotonic() + 60
            while acknowledged[0] <= before:  # its turn may come only after the copy on a busy machine
                assert time.monotonic() < give_up_at, "the writer has stopped"
                time.sleep(0.01)
    finally:
        stop.set()
        writer.join()
    for number in range(3):
        restore(tmp_path / f"copy{number}.tw", f"sqlite:///{tmp_path / f'back{number}.db'}")
        again = open_store(f"sqlite:///{tmp_path / f'back{number}.db'}")
        assert again.verify(game_id) == ()


@pytest.mark.parametrize("where", range(12))
@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_copy_of_which_one_bit_changed_is_refused_and_nothing_is_replaced(
    where: int, is_sealed: bool, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'house.db'}"
    store = open_store(url)
    play(store, begin_game(store), 5)
    public, secret = new_keys()
    path = tmp_path / "copy.tw"
    back_up(url, path, public if is_sealed else None)
    content = bytearray(path.read_bytes())
    content[where * (len(content) - 1) // 11] ^= 1 << where % 8
    path.write_bytes(content)
    before = (tmp_path / "house.db").read_bytes()
    with pytest.raises(StoreError) as refusal:
        restore(path, url, secret_key=secret, replaces=True)
    assert refusal.value.code in ("backup_damaged", "backup_unopened", "backup_unreadable")
    assert (tmp_path / "house.db").read_bytes() == before


def test_a_copy_cut_short_or_of_another_key_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'house.db'}"
    store = open_store(url)
    play(store, begin_game(store), 5)
    public, secret = new_keys()
    _, other = new_keys()
    back_up(url, tmp_path / "copy.tw", public)
    content = (tmp_path / "copy.tw").read_bytes()
    (tmp_path / "short.tw").write_bytes(content[: len(content) // 2])
    (tmp_path / "other.tw").write_bytes(b"SQLite format 3\x00" + content)
    back = f"sqlite:///{tmp_path / 'back.db'}"
    for name, key, code in (
        ("short.tw", secret, "backup_unopened"),
        ("copy.tw", other, "backup_unopened"),
        ("copy.tw", None, "backup_key_missing"),
        ("copy.tw", "tw-secret-x", "key_unreadable"),
        ("other.tw", secret, "backup_unreadable"),
        ("none.tw", secret, "backup_unreadable"),
    ):
        with pytest.raises(StoreError) as refusal:
            restore(tmp_path / name, back, secret_key=key)
        assert refusal.value.code == code
    assert not (tmp_path / "back.db").exists()


def test_games_that_are_there_are_replaced_only_when_that_is_said(tmp_path: Path) -> None:
    rooms, url = house(tmp_path)
    back_up(url, tmp_path / "copy.tw")
    v = rooms.service.game(rooms.game_id).v
    rooms.do("Ana", "play_dream", work="x", why="y", workplaces=["z"])
    rooms.service.store.close()
    with pytest.raises(StoreError) as refusal:
        restore(tmp_path / "copy.tw", url)
    assert refusal.value.code == "restore_occupied"
    restore(tmp_path / "copy.tw", url, replaces=True)
    assert open_again(tmp_path, "house.db").game(rooms.game_id).v == v


@pytest.mark.parametrize("who", ["office", "Ana"])
def test_whoever_was_erased_since_is_forgotten_again_before_anything_is_served(who: str, tmp_path: Path) -> None:
    rooms, url = house(tmp_path)
    ana = rooms.people["Ana"]
    rooms.do("Ana", "play_dream", work=CANARY, why=CANARY, workplaces=[CANARY])
    rooms.do("Bo", "give_strength", person_id=ana, claim=CANARY, example=CANARY)
    back_up(url, tmp_path / "copy.tw")
    assert rooms.do(who, "erase_person", person_id=ana)["ok"]
    rooms.service.store.close()
    done = restore(tmp_path / "copy.tw", url, replaces=True)
    assert done.forgotten == 1
    again = open_again(tmp_path, "house.db")
    assert CANARY not in str(again.store.words(rooms.game_id))
    assert again.store.verify(rooms.game_id) == ()
    assert again.game(rooms.game_id).people[ana].is_erased
    again.store.close()
    assert [file.name for file in tmp_path.glob("house.db*") if CANARY.encode() in file.read_bytes()] == []


def test_a_ledger_from_elsewhere_is_replayed_too_and_one_already_in_the_copy_is_not(tmp_path: Path) -> None:
    rooms, url = house(tmp_path)
    rooms.do("office", "erase_person", person_id=rooms.people["Bo"])
    back_up(url, tmp_path / "copy.tw")
    rooms.do("office", "erase_person", person_id=rooms.people["Ana"])
    back = f"sqlite:///{tmp_path / 'back.db'}"
    done = restore(tmp_path / "copy.tw", back, ledgers=rooms.service.store.erasures())
    assert done.forgotten == 1
    words = open_again(tmp_path).store.words(rooms.game_id)
    assert f"{rooms.people['Ana']}/name" not in words
    assert f"{rooms.people['Carl']}/name" in words


def test_what_was_revoked_since_opens_nothing_after_a_restore(tmp_path: Path) -> None:
    rooms, url = house(tmp_path)
    at = rooms.service.clock()
    holder = Holder(game_id=rooms.game_id, person_id=rooms.people["Ana"])
    opened = rooms.service.store.sessions.open("person", holder, at=at, expires_at=at + timedelta(days=9))
    back_up(url, tmp_path / "copy.tw")
    rooms.service.store.sessions.revoke(opened.session_id, at)
    rooms.service.store.credentials.revoke_held(holder, at)
    rooms.service.store.close()
    restore(tmp_path / "copy.tw", url, replaces=True)
    store = open_store(url)
    assert store.sessions.find(opened.secret, at) is None
    assert store.credentials.find(rooms.tokens["Ana"], at) is None
    assert store.credentials.find(rooms.tokens["Bo"], at) is not None


def test_who_stopped_reminders_since_gets_none_after_a_restore(tmp_path: Path) -> None:
    rooms, url = house(tmp_path)
    at, ana, bo, carl = rooms.service.clock(), *(rooms.people[name] for name in ("Ana", "Bo", "Carl"))
    reminders = rooms.service.store.reminders
    for person_id in (ana, bo, carl):
        reminders.ask(rooms.game_id, person_id, f"{person_id}@example.org", "da", at)
    back_up(url, tmp_path / "copy.tw")
    reminders.forget(rooms.game_id, ana)
    reminders.ask(rooms.game_id, bo, "elsewhere@example.org", "da", at + timedelta(hours=1))
    rooms.service.store.close()
    restore(tmp_path / "copy.tw", url, replaces=True)
    store = open_store(url)
    assert [wish.person_id for wish in store.reminders.everybodys()] == [carl]
    store.close()
    fresh = f"sqlite:///{tmp_path / 'fresh.db'}"
    restore(tmp_path / "copy.tw", fresh)
    assert len(open_store(fresh).reminders.everybodys()) == 3


def test_a_copy_of_postgresql_comes_back_in_sqlite_and_in_postgresql(new_postgres_database, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    url, other = new_postgres_database(), new_postgres_database()
    store = open_store(url)
    game_id = begin_game(store)
    play(store, game_id, 20)
    store.keep_written_game(game_id, WrittenGame(20, "segl", "hvad programmet selv laver igen"))
    back_up(url, tmp_path / "copy.tw")
    for back in (f"sqlite:///{tmp_path / 'back.db'}", other):
        restore(tmp_path / "copy.tw", back)
        again = open_store(back)
        assert list(again.records(game_id)) == list(store.records(game_id))
        assert again.words(game_id) == store.words(game_id)
        assert again.verify(game_id) == ()
        assert again.written_game(game_id) is None
        again.close()
    store.close()


def test_keys_are_a_line_of_text_each() -> None:
    public, secret = new_keys()
    assert re.fullmatch(r"tw-public-[\w-]{43}", public)
    assert re.fullmatch(r"tw-secret-[\w-]{43}", secret)
    assert new_keys() != (public, secret)
