"""What goes when its time is over, with the clock moved on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from teamwork.events import PhaseOpened, dump_events
from teamwork.keeping.retention import Gone, Terms, days_of, let_go
from teamwork.seats import OFFICE_SEAT
from teamwork.store import AccessEntry, Append, Holder, StoreError, open_store
from teamwork.store.postgres import _rewrite
from teamwork.upcasts import SCHEMA_VERSION
from tests.store.test_erase import _postgres_canaries
from tests.web.rooms import Rooms, furnish

CANARY = "kanariefugl-i-minen"


def test_durations_are_read_as_iso_8601_has_them() -> None:
    assert days_of("P90D") == timedelta(days=90)
    assert days_of(" P1Y6M2W3D ") == timedelta(days=365 + 180 + 14 + 3)
    for wrong in ("90", "P", "P90", "PT90H", "-P1D", "P1D1M", "P99999999D", "p90d", ""):
        with pytest.raises(StoreError) as refusal:
            days_of(wrong)
        assert refusal.value.code == "duration_unreadable"


def ended(tmp_path: Path, url: str = "") -> tuple[Rooms, datetime]:
    """A game that has closed, in which Ana wrote and was seen."""
    rooms = furnish(url or f"sqlite:///{tmp_path / 'house.db'}")
    rooms.do("Ana", "play_dream", work=CANARY, why=CANARY, workplaces=[CANARY])
    rooms.do("Ana", "give_pulse", spark=7)
    at = rooms.service.clock()
    entry = AccessEntry(
        game_id=rooms.game_id, person_id=rooms.people["Ana"], viewer="kim", role="coach", kind="story",
        day=at.date(), at=at,
    )  # fmt: skip
    rooms.service.store.log_access([entry])
    camp = next(m for m in rooms.service.game(rooms.game_id).meetings.values() if m.state == "open")
    assert rooms.do("Kim", "close_meeting", meeting_id=camp.id)["ok"]
    _close(rooms)
    return rooms, at


def _close(rooms: Rooms) -> None:
    """The office closes the game, whatever phase it is in: the record says so, the rules were asked elsewhere."""
    game = rooms.service.game(rooms.game_id)
    closed = next(phase.id for phase in game.edition.phases if phase.kind == "closed")
    rooms.service.store.append(
        Append(
            game_id=game.id,
            expected_v=game.v,
            at=rooms.service.clock(),
            actor=OFFICE_SEAT.actor,
            command_kind="close_game",
            events=dump_events((PhaseOpened(phase=closed),)),
            schema_version=SCHEMA_VERSION,
        )
    )
    rooms.service.catch_up(rooms.service.live(game.id))


def in_files(folder: Path) -> bool:
    return any(CANARY.encode() in file.read_bytes() for file in folder.glob("house.db*"))


def go(rooms: Rooms, at: datetime, days: int, is_dry_run: bool = False) -> dict[str, Gone]:
    store = rooms.service.store
    gone = let_go(rooms.service, Terms.of(store), at + timedelta(days=days), is_dry_run)
    return {one.kind: one for one in gone}


def test_texts_go_ninety_days_after_the_end_names_and_record_stay(tmp_path: Path) -> None:
    rooms, at = ended(tmp_path)
    assert "texts" not in go(rooms, at, 89)
    records = list(rooms.service.store.records(rooms.game_id))
    would = go(rooms, at, 91, is_dry_run=True)
    assert would["texts"].number > 0
    assert in_files(tmp_path)
    assert go(rooms, at, 91)["texts"].number == would["texts"].number
    assert not in_files(tmp_path)
    words = rooms.service.store.words(rooms.game_id)
    assert words[f"{rooms.people['Ana']}/name"] == "Ana"
    assert f"{rooms.game_id}/name" in words or words
    assert CANARY not in str(rooms.service.live(rooms.game_id).words)
    assert list(rooms.service.store.records(rooms.game_id)) == records
    assert rooms.service.store.verify(rooms.game_id) == ()
    assert "texts" not in go(rooms, at, 92)


def test_of_a_game_that_is_over_no_address_for_reminders_is_kept(tmp_path: Path) -> None:
    rooms, at = ended(tmp_path)
    rooms.service.store.reminders.ask(rooms.game_id, rooms.people["Ana"], f"{CANARY}-ved@example.org", "da", at)
    go(rooms, at, 0, is_dry_run=True)
    assert len(rooms.service.store.reminders.everybodys()) == 1
    go(rooms, at, 0)
    assert rooms.service.store.reminders.everybodys() == ()
    assert not any(b"-ved@example.org" in file.read_bytes() for file in tmp_path.glob("house.db*"))


def test_postgresqls_tables_are_rewritten_once_for_all_of_a_game(
    new_postgres_database: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms, at = ended(tmp_path, new_postgres_database())
    store: Any = rooms.service.store
    rewritten: list[object] = []

    def rewrite(connection: Any) -> None:
        rewritten.append(connection)
        _rewrite(connection)

    monkeypatch.setattr("teamwork.store.postgres._rewrite", rewrite)
    assert _postgres_canaries(store)
    assert go(rooms, at, 91)["texts"].number
    assert len(rewritten) == 1
    assert not _postgres_canaries(store)
    assert {line.person_id for line in store.erasures()} == set(rooms.people.values())
    assert "texts" not in go(rooms, at, 92)
    store.close()


def test_a_reader_who_holds_on_to_the_log_keeps_nobodys_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are gone by then; were the round broken off there, the games after this one would wait a day."""
    rooms, at = ended(tmp_path)
    store: Any = rooms.service.store
    monkeypatch.setattr("teamwork.store.sqlite.BUSY_TIMEOUT_MS", 10)
    with store._database.read() as reader:
        reader.execute(text("SELECT v FROM games")).all()
        let_go(rooms.service, Terms.of(rooms.service.store), at + timedelta(days=91))
    assert {line.person_id for line in store.erasures()} == set(rooms.people.values())
    store.purge_former_words(at)  # as each minute
    assert not in_files(tmp_path)


def test_the_game_goes_after_a_year_and_its_erasures_stay_known(tmp_path: Path) -> None:
    rooms, at = ended(tmp_path)
    assert "game" not in go(rooms, at, 364)
    assert go(rooms, at, 366)["game"].game_id == rooms.game_id
    assert rooms.service.store.games() == ()
    assert rooms.service._glances == {}
    assert not in_files(tmp_path)
    assert rooms.service.store.erasures()


def test_the_access_log_goes_line_by_line_after_half_a_year(tmp_path: Path) -> None:
    rooms, at = ended(tmp_path)
    ana = rooms.people["Ana"]
    go(rooms, at, 179)
    assert rooms.service.store.access_log(rooms.game_id, ana)
    assert go(rooms, at, 181)["access_log"].number == 1
    assert not rooms.service.store.access_log(rooms.game_id, ana)


def test_ways_in_that_are_over_go_and_others_stay(tmp_path: Path) -> None:
    rooms, at = ended(tmp_path)
    store, ana = rooms.service.store, Holder(game_id=rooms.game_id, person_id=rooms.people["Ana"])
    over = store.sessions.open("person", ana, at=at, expires_at=at + timedelta(days=1))
    open_still = store.sessions.open("person", ana, at=at, expires_at=at + timedelta(days=300))
    assert go(rooms, at, 32)["ways_in"].number == 1
    assert store.sessions.find(over.secret, at) is None
    assert store.sessions.find(open_still.secret, at) is not None


def test_a_game_that_still_runs_loses_nothing(tmp_path: Path) -> None:
    rooms = furnish(f"sqlite:///{tmp_path / 'house.db'}")
    before = rooms.service.store.words(rooms.game_id)
    let_go(rooms.service, Terms.of(rooms.service.store), rooms.service.clock() + timedelta(days=4000))
    assert rooms.service.store.words(rooms.game_id) == before


def test_the_house_can_set_its_own_terms(tmp_path: Path) -> None:
    rooms, at = ended(tmp_path)
    rooms.service.store.settings.set("retention_texts", "P14D")
    assert go(rooms, at, 15)["texts"].number > 0
    rooms.service.store.settings.set("retention_game", "soon")
    with pytest.raises(StoreError):
        Terms.of(open_store(f"sqlite:///{tmp_path / 'house.db'}"))
