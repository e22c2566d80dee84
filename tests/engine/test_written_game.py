"""Rule 10.1: the record makes the game; what was written down of it spares the fold and changes nothing."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

import teamwork
from teamwork import loading
from teamwork.errors import NotFoundError
from teamwork.events import PersonErased, Record
from teamwork.evolve import empty_game, replay
from teamwork.library import load_edition
from teamwork.live_game import LiveGame
from teamwork.live_games import FOLDED_MOST
from teamwork.model import Game
from teamwork.service import GameService
from teamwork.store import Store, StoredRecord, WrittenGame
from teamwork.store.errors import StoreDamagedError, StoreUnavailableError
from teamwork.upcasts import SCHEMA_VERSION
from teamwork.written_game import FOLDING, game_of, written_game_of
from tests.cards.copies import LILLE_FOLDER
from tests.engine.seeds import seeds
from tests.engine.test_replay import empty, season, served
from tests.engine.walking import Walk

LINK = "et led"


def moments(walk: Walk) -> Iterator[Game]:
    """The game at some versions of a season, the first and the last among them."""
    yield from (step.after for step in (walk.steps[0], *walk.steps[::41], walk.steps[-1]))


@pytest.mark.parametrize("seed", seeds(2))
def test_a_game_that_was_written_down_is_the_same_game(seed: int) -> None:
    """All of it: each thing of each map, whatever can be taken back, and all that follows from there."""
    walk = season(seed)
    for game in moments(walk):
        found = game_of(written_game_of(game, LINK), empty(walk), LINK)
        assert found == game
        assert replay(found, walk.records[game.v :]) == walk.game


def test_what_can_be_taken_back_is_among_what_is_compared() -> None:
    """So that the test above says something: stacks of players and of meetings, things made and things changed."""
    points = [(stack, point) for game in moments(season(1)) for stack, points in game.undo.items() for point in points]
    assert {stack.startswith("meeting:") for stack, _ in points} == {True, False}
    assert {before is None for _, point in points for _, _, before in point.before} == {True, False}
    assert {"cards", "keys", "meetings", "teams"} <= {name for _, point in points for name, _, _ in point.after}


def test_another_records_game_and_a_changed_text_are_passed_over() -> None:
    game = season(1).steps[100].after
    kept, nothing = written_game_of(game, LINK), empty(season(1))
    assert game_of(kept, nothing, "et andet led") is None
    assert game_of(kept._replace(text=kept.text.replace("open", "held", 1)), nothing, LINK) is None
    assert game_of(kept._replace(seal="0" * 64), nothing, LINK) is None


def test_another_programs_game_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    game = season(1).steps[100].after
    kept = written_game_of(game, LINK)
    monkeypatch.setattr("teamwork.written_game._THIS_PROGRAM", "et andet program")
    assert game_of(kept, empty(season(1)), LINK) is None


def test_a_program_is_told_by_all_that_a_fold_goes_through() -> None:
    """Otherwise a game would be taken for what an earlier program had made of its record."""
    graph = grimp.build_graph("teamwork")
    folding = {module for begin in ("teamwork.evolve", "teamwork.upcasts") for module in _upstream(graph, begin)}
    here = Path(teamwork.__file__).parent
    told = {path for pattern in FOLDING for path in here.glob(pattern)}
    assert {module for module in folding if here.parent / f"{module.replace('.', '/')}.py" not in told} == set()
    assert all(list(here.glob(pattern)) for pattern in FOLDING)


def _upstream(graph: grimp.ImportGraph, module: str) -> set[str]:
    return {module, *graph.find_upstream_modules(module)}


# ---- loading ----------------------------------------------------------------------------------


@cache
def lille() -> Walk:
    """A season by an edition that a store can keep."""
    walk = Walk(1, load_edition(LILLE_FOLDER)).set_board()
    for _ in walk.season(30):
        pass
    return walk


def loaded(store: Store) -> LiveGame:
    """By a service that has just begun."""
    return GameService(store).live("game")


@pytest.fixture
def folds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The versions that a load has folded since the list was cleared."""
    seen: list[int] = []
    fold = loading.apply

    def counted(game: Game, *record: object) -> Game:
        after = fold(game, *record)  # type: ignore[arg-type]
        seen.append(after.v)
        return after

    monkeypatch.setattr(loading, "apply", counted)
    return seen


def written_down(service: GameService) -> GameService:
    """As a server does with the games that it has in memory."""
    service.live("game")
    service.write_down_all()
    return service


def test_what_was_folded_once_is_not_folded_again(folds: list[int]) -> None:
    walk = lille()
    service = written_down(served(walk))
    assert service.game("game") == walk.game
    assert len(folds) == walk.game.v > FOLDED_MOST
    folds.clear()
    assert loaded(service.store).game == walk.game
    assert folds == []


def test_whoever_only_looks_writes_nothing() -> None:
    """`verify` and the like look at a database beside the server that writes to it."""
    store = served(lille()).store
    assert loaded(store).game.v > FOLDED_MOST
    assert store.written_game("game") is None


def test_what_came_since_is_folded_upon_it(folds: list[int]) -> None:
    walk = lille()
    early = walk.steps[200].after
    store = served(walk).store
    store.keep_written_game("game", written_game_of(early, link_at(store, early.v)))
    assert loaded(store).game == walk.game
    assert folds == list(range(early.v + 1, walk.game.v + 1))


@pytest.mark.parametrize("wrong", ["of no version", "of a version to come", "sealed otherwise"])
def test_what_is_of_no_use_is_passed_over(folds: list[int], wrong: str) -> None:
    walk = lille()
    store = served(walk).store
    kept = written_game_of(walk.game, link_at(store, walk.game.v))
    useless = {
        "of no version": kept._replace(v=0),
        "of a version to come": kept._replace(v=kept.v + 1),
        "sealed otherwise": kept._replace(seal=""),
    }
    store.keep_written_game("game", useless[wrong])
    assert loaded(store).game == walk.game
    assert len(folds) == walk.game.v
    written_down(GameService(store))
    again = store.written_game("game")
    assert isinstance(again, WrittenGame)
    assert game_of(again, empty(walk), link_at(store, walk.game.v)) == walk.game


def test_a_game_that_is_played_on_is_written_down_when_a_day_begins() -> None:
    """A round of all games writes down those that it does not keep in memory, too."""
    walk = lille()
    service = served(walk)
    live = service.live("game")
    store = service.store
    store.keep_written_game("game", written_game_of(walk.steps[0].after, link_at(store, 1)))
    live.written_v = walk.game.v - FOLDED_MOST
    service.clock = lambda: walk.at
    service.begin_day("game")
    assert written_v(store) == 1
    live.written_v -= 1
    service.begin_day("game")
    assert written_v(store) == live.written_v == walk.game.v


def test_a_short_game_is_not_written_down() -> None:
    walk = Walk(1, load_edition(LILLE_FOLDER)).set_board()
    service = written_down(served(walk))
    assert service.game("game") == walk.game
    assert service.store.written_game("game") is None


def test_a_game_that_cannot_be_read_to_its_end_is_not_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    service = served(lille())
    poisonous = lille().game.v - 1

    def poisoned(game: Game, *record: object) -> Game:
        if game.v == poisonous - 1:
            raise ArithmeticError
        return Game.model_copy(game, update={"v": game.v + 1})

    monkeypatch.setattr(loading, "apply", poisoned)
    written_down(service)
    assert service.live("game").read_only == "record_damaged"
    assert service.store.written_game("game") is None


@pytest.mark.parametrize("error", [StoreUnavailableError("store_locked"), StoreDamagedError(), NotFoundError()])
def test_what_cannot_be_written_down_now_is_written_down_another_time(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    service = served(lille())

    def refuse(*_: object) -> None:
        raise error

    with monkeypatch.context() as away:
        away.setattr(service.store, "keep_written_game", refuse)
        written_down(service)
    assert (written_v(service.store), service.live("game").written_v) == (0, 0)
    written_down(service)
    assert written_v(service.store) == service.live("game").written_v == lille().game.v


def test_erasures_of_an_earlier_shape_are_finished_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an event was called once is not known here: every record of another shape is read for them."""
    walk = lille()
    stored = tuple(served(walk).store.records("game"))
    old = stored[40]._replace(schema_version=SCHEMA_VERSION - 1)
    gone = PersonErased(person_id="ana", all=True)
    read = loading.in_todays_shape

    def in_todays_shape(record: StoredRecord) -> Record:
        return read(stored[40])._replace(events=(gone,)) if record == old else read(record)

    monkeypatch.setattr(loading, "in_todays_shape", in_todays_shape)
    _, erased, is_damaged = loading.read_back(walk.game, (*stored[:40], old, *stored[41:]))
    assert (erased["ana"], is_damaged) == ((old.at, gone), False)


def written_v(store: Store) -> int:
    kept = store.written_game("game")
    return kept.v if kept else 0


def link_at(store: Store, v: int) -> str:
    return next(iter(store.records("game", v - 1, v))).chain


def test_what_is_written_down_holds_no_word_that_anybody_wrote() -> None:
    """Words live outside the record (visibility.md), and outside of what is made of it."""
    walk = lille()
    kept = written_down(served(walk)).store.written_game("game")
    assert isinstance(kept, WrittenGame)
    written = {body for words in walk.words_at.values() for body in words.values() if body.startswith("ord ")}
    assert len(written) > 50
    assert [body for body in written if body.removeprefix("ord ") in kept.text] == []


def test_the_empty_game_is_no_part_of_what_is_kept() -> None:
    """It brings the edition, which the store keeps once for all its games."""
    walk = lille()
    other = empty_game("game", walk.edition, walk.at)
    assert game_of(written_game_of(walk.game, LINK), other, LINK) == walk.game
    assert "edition" not in written_game_of(walk.game, LINK).text
