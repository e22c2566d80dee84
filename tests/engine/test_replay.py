"""Rule 10.1: the record makes the game, whenever it is played again, through the store and at any earlier moment."""

import json
from functools import cache

import pytest

from teamwork.events import EVENTS, Event, dump_events, parse_events
from teamwork.evolve import empty_game, replay
from teamwork.library import edition_to_json, load_edition
from teamwork.model import Game
from teamwork.service import GameService
from teamwork.store import Append, NewGame, open_store
from teamwork.upcasts import SCHEMA_VERSION, stored_events
from tests.cards.copies import LILLE_FOLDER
from tests.engine.seeds import seeds
from tests.engine.walking import Walk

SEEDS = seeds(2)


@cache
def season(seed: int) -> Walk:
    """A whole season, played once for all who ask; nobody plays on in it."""
    walk = Walk(seed).set_board()
    for _ in walk.season(60):
        pass
    return walk


@cache
def events_by_kind() -> dict[str, list[Event]]:
    """What happened in a few seasons; rare things may take another one."""
    found: dict[str, list[Event]] = {kind: [] for kind in EVENTS}
    for seed in range(1, 7):
        for record in season(seed).records:
            for event in record.events:
                found[event.kind].append(event)
        if seed >= len(SEEDS) and all(found.values()):
            break
    return found


def test_every_kind_of_event_happens_in_these_seasons() -> None:
    """So that what is said below is said of all of them."""
    assert [kind for kind, events in events_by_kind().items() if not events] == []


@pytest.mark.parametrize("kind", sorted(EVENTS))
def test_an_event_is_read_as_it_was_written(kind: str) -> None:
    """Byte for byte, too: what is read and written again is the same text."""
    for event in events_by_kind()[kind][:60]:
        text = dump_events((event,))
        assert parse_events(text) == (event,)
        assert stored_events(text, SCHEMA_VERSION) == (event,)
        assert dump_events(parse_events(text)) == text
        assert json.loads(text)[0]["kind"] == kind


def empty(walk: Walk) -> Game:
    first = Walk(1)
    return empty_game("game", walk.edition, first.at)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_record_replayed_is_the_game(seed: int) -> None:
    walk = season(seed)
    assert replay(empty(walk), walk.records) == walk.game


@pytest.mark.parametrize("seed", SEEDS)
def test_the_game_at_an_earlier_version_is_the_game_that_it_was(seed: int) -> None:
    """Rule 10.3; every so many versions, and the first and the last."""
    walk = season(seed)
    for step in (walk.steps[0], *walk.steps[::67], walk.steps[-1]):
        assert replay(empty(walk), walk.records[: step.after.v]) == step.after


def served(walk: Walk) -> GameService:
    """A service that finds the season in its store."""
    store = open_store("memory://")
    store.keep_edition(walk.edition.hash, edition_to_json(walk.edition))
    created = Walk(1).at
    store.create_game(NewGame(game_id="game", name="Spil", edition_hash=walk.edition.hash, created_at=created))
    for record in walk.records:
        store.append(
            Append(
                game_id="game",
                expected_v=record.v - 1,
                at=record.at,
                actor=record.actor,
                command_kind=record.command_kind,
                events=dump_events(record.events),
                schema_version=SCHEMA_VERSION,
            )
        )
    return GameService(store)


def test_a_stored_season_is_loaded_as_it_was_played_and_looks_the_same_to_everyone() -> None:
    """Cold from the store: the same state, the same bytes for every viewer, and any version before it."""
    walk = Walk(1, load_edition(LILLE_FOLDER)).set_board()
    for _ in walk.season(30):
        pass
    service = served(walk)
    live = service.live("game")
    assert live.game == walk.game
    live.words.update(walk.words)
    for name, seat in walk.seats().items():
        assert json.dumps(live.view(seat)) == json.dumps(walk.view(name)), name
    for step in walk.steps[100::150]:
        assert service.game_at("game", v=step.after.v) == step.after
        assert service.game_at("game", at=step.after.at) == step.after


def test_the_records_hold_no_word_that_anybody_wrote() -> None:
    """Words live outside the record (visibility.md)."""
    walk = season(1)
    written = {body for words in walk.words_at.values() for body in words.values() if body.startswith("ord ")}
    stored = "".join(dump_events(record.events) for record in walk.records)
    assert len(written) > 200
    assert [body for body in written if body.removeprefix("ord ") in stored] == []
