"""Logs, editions and settings, on every store."""

from datetime import timedelta

import pytest

from teamwork.store import AccessEntry, ExportEntry, Store, StoreError
from tests.store.examples import MONDAY, begin_game


def test_a_viewer_person_kind_and_day_has_one_line_at_first_delivery(store: Store) -> None:
    game_id = begin_game(store)
    first, again = _seen(game_id), _seen(game_id, minutes=5)
    tomorrow, by_other = _seen(game_id, minutes=24 * 60), _seen(game_id, minutes=1, viewer="coach-2")
    store.log_access([first, again, by_other])
    store.log_access([again, tomorrow])
    store.log_access([_seen(game_id, person_id="jonas")])
    store.log_access([])
    assert store.access_log(game_id, "mette") == (first, by_other, tomorrow)
    assert len(store.access_log(game_id, "jonas")) == 1


def test_old_lines_are_purged(store: Store) -> None:
    game_id = begin_game(store)
    old, new = _seen(game_id), _seen(game_id, minutes=24 * 60)
    store.log_access([old, new])
    assert store.purge_access_log(MONDAY + timedelta(minutes=1)) >= 1
    assert store.access_log(game_id, "mette") == (new,)


def test_every_export_is_remembered_even_when_its_game_is_gone(store: Store) -> None:
    game_id = begin_game(store)
    entries = tuple(
        ExportEntry(game_id=game_id, who="office:jens", what=what, profile="ledelse", at=MONDAY)
        for what in ("csv", "pdf")
    )
    for entry in entries:
        store.exports.log(entry)
    store.delete_game(game_id)
    assert store.exports.of(game_id) == entries


def test_an_edition_is_kept_once_under_its_hash(store: Store) -> None:
    edition_hash = begin_game(store)
    assert store.edition(edition_hash) is None
    store.keep_edition(edition_hash, "uger = 14")
    store.keep_edition(edition_hash, "uger = 14")
    assert store.edition(edition_hash) == "uger = 14"
    with pytest.raises(StoreError) as refusal:
        store.keep_edition(edition_hash, "uger = 15")
    assert refusal.value.code == "edition_differs"


def test_a_setting_holds_until_it_is_changed_or_taken_away(store: Store) -> None:
    key = begin_game(store)
    assert store.settings.get(key) is None
    store.settings.set(key, "Aarhus")
    store.settings.set(key, "Randers")
    assert store.settings.get(key) == "Randers"
    assert store.settings.all()[key] == "Randers"
    store.settings.set(key, None)
    assert store.settings.get(key) is None


def test_a_store_that_answers_is_healthy(store: Store) -> None:
    assert store.healthy()


def _seen(game_id: str, minutes: int = 0, **changes: str) -> AccessEntry:
    at = MONDAY + timedelta(minutes=minutes)
    given = {"person_id": "mette", "viewer": "coach-1", "role": "coach", "kind": "dream", **changes}
    return AccessEntry(game_id=game_id, day=at.date(), at=at, **given)
