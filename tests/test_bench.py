"""The benchmark measures what it says: its load sees every version, its copies are the same game."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from teamwork.bench import engine, played, sockets
from teamwork.bench.processes import BenchError, Talking, node_server, own_server, served
from teamwork.library import edition_folder, load_edition
from teamwork.service import GameService
from teamwork.store import open_store

FRAME_BYTES = 300
SEATS = [{"game_id": "floor", "token": "none", "command": {"kind": "floor", "n": "{n}"}}] * 5


@pytest.fixture(scope="module")
def camp() -> played.PlayedGame:
    """A game in its first camp."""
    return played.first_camp(load_edition(edition_folder("teamwork")))


@pytest.fixture
def load(tmp_path: Path) -> Iterator[Talking]:
    """Five viewers of the floor, who have joined."""
    words = own_server("floor", str(tmp_path / "floor.sqlite"), FRAME_BYTES)
    with served(words, SEATS, tmp_path / "log") as (_, found, _):
        assert found.ask({"do": "join", "viewers": 5})["viewers"] == 5
        yield found


def test_every_viewer_sees_every_command_at_a_steady_rate(load: Talking) -> None:
    result = load.ask({"do": "rate", "per_s": 20, "seconds": 1})
    assert len(result["seconds_to_all"]) == len(result["seconds_to_ack"]) == 20
    assert (result["gaps"], result["unfinished"], result["refused"]) == (0, 0, [])
    assert abs(result["bytes_per_frame"] - FRAME_BYTES) < 10


def test_every_viewer_sees_every_command_as_fast_as_it_goes(load: Talking) -> None:
    result = load.ask({"do": "closed", "inflight": 4, "seconds": 0.5})
    assert result["seconds_to_all"]
    assert (result["gaps"], result["unfinished"], result["refused"]) == (0, 0, [])


def test_everyone_at_once_is_answered_and_every_board_is_right(load: Talking) -> None:
    result = load.ask({"do": "together"})
    assert (result["people"], result["answered"], result["behind"], result["gaps"]) == (5, 5, 0, 0)
    assert result["seconds_to_last_screen"] > 0


def test_a_load_that_loses_its_server_says_so(tmp_path: Path) -> None:
    words = own_server("floor", str(tmp_path / "floor.sqlite"), FRAME_BYTES)
    with served(words, SEATS, tmp_path / "log") as (server, load, _):
        load.ask({"do": "join", "viewers": 1})
        server.end()
        with pytest.raises(BenchError):
            load.ask({"do": "rate", "per_s": 20, "seconds": 5})


@pytest.mark.parametrize("together", [1, 7])
def test_a_copied_game_is_the_same_to_everyone(camp: played.PlayedGame, together: int) -> None:
    store = open_store("memory://")
    played.copied(camp, store, camp.game_id, together)
    copy = GameService(store).live(camp.game_id)
    for seat in camp.seats():
        views = [json.loads(json.dumps(live.view(seat))) for live in (camp.service.live(camp.game_id), copy)]
        for view in views:
            view[f"game:{camp.game_id}"].pop("v", None)
        assert views[0].keys() == views[1].keys()
        if together == 1:
            assert views[0] == views[1]


def test_nobody_in_the_measured_game_is_a_bot(camp: played.PlayedGame) -> None:
    """A bot would leave its seat at the first use of it, and every join would be a command."""
    assert not any(person.is_bot for person in camp.game.people.values())


def test_every_repeated_command_is_taken(camp: played.PlayedGame) -> None:
    before = camp.events
    played.lengthen(camp, before + 50)
    assert camp.events >= before + 50


def test_each_viewer_has_a_way_in_of_its_own(camp: played.PlayedGame, tmp_path: Path) -> None:
    seats = sockets.seated_viewers(camp, f"sqlite:///{tmp_path / 'viewers.sqlite'}", 50)
    assert len({seat["token"] for seat in seats}) == 50
    assert len({seat["game_id"] for seat in seats}) == 2
    assert any(seat["command"] for seat in seats[:45])
    assert not any(seat["command"] for seat in seats[45:])


def test_percentiles_are_in_milliseconds() -> None:
    assert engine.percentiles([second / 1000 for second in range(1, 101)]) == {"p50": 51, "p95": 96, "p99": 100}
    assert engine.percentiles([]) == {"p50": None, "p95": None, "p99": None}


def test_without_nodes_packages_there_is_no_floor_in_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEAMWORK_BENCH_NODE", str(tmp_path))
    assert node_server(tmp_path / "node.sqlite", 100) is None
