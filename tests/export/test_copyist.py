"""Files are made in a process beside the server: the same bytes, the same refusals, and nobody waits meanwhile."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from teamwork.errors import TeamworkError
from teamwork.export import made
from teamwork.export.copyist import Copyist
from teamwork.export.gather import gather
from tests.web.rooms import Rooms, furnish

INTERN = ("intern", "da", None, None)


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Rooms:
    return furnish(f"sqlite:///{tmp_path_factory.mktemp('house') / 'house.db'}")


@pytest.fixture(scope="module")
def copyist(rooms: Rooms) -> Iterator[Copyist]:
    found = Copyist(rooms.house.config.database, rooms.service)
    yield found
    found.close()


@pytest.mark.parametrize("format", ["csv", "json", "xlsx", "pdf"])
def test_it_makes_the_same_bytes(rooms: Rooms, copyist: Copyist, format: str) -> None:
    here = made(rooms.service, [rooms.game_id], format, *INTERN)
    assert copyist.file([rooms.game_id], format, *INTERN).body == here.body


def test_it_counts_the_same_figures_and_hears_of_what_was_stored_since(rooms: Rooms, copyist: Copyist) -> None:
    assert copyist.report(rooms.game_id) == gather(rooms.service, rooms.game_id).report
    assert rooms.do("office", "rename_person", person_id=rooms.people["Ana"], name="Annette")["ok"]
    assert "Annette" in copyist.file([rooms.game_id], "csv", *INTERN).body.decode()


def test_a_refusal_comes_over_as_it_is_and_the_next_wish_is_granted(rooms: Rooms, copyist: Copyist) -> None:
    for game_ids, wish, code, status in (
        (["nowhere"], INTERN, "not_found", 404),
        ([], INTERN, "export_no_games", 422),
        ([rooms.game_id], ("secret", "da", None, None), "export_profile_unknown", 422),
    ):
        with pytest.raises(TeamworkError) as refused:
            copyist.file(game_ids, "csv", *wish)
        assert (refused.value.code, refused.value.status) == (code, status)
    assert copyist.file([rooms.game_id], "csv", *INTERN).body


def test_it_tells_how_far_it_is_and_writes_to_a_path(rooms: Rooms, copyist: Copyist, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    out = tmp_path / "all.csv"
    found = copyist.file([rooms.game_id], "csv", *INTERN, told=lambda done, of: told.append((done, of)), path=out)
    assert told == [(1, 1)]
    assert found.body == b""
    assert out.read_bytes() == copyist.file([rooms.game_id], "csv", *INTERN).body


def test_a_process_that_was_lost_is_replaced(rooms: Rooms) -> None:
    copyist = Copyist(rooms.house.config.database, rooms.service)
    assert copyist.file([rooms.game_id], "csv", *INTERN).body
    process = copyist._process
    assert process is not None
    process.kill()
    process.wait()
    assert copyist.file([rooms.game_id], "csv", *INTERN).body
    copyist.close()
    assert copyist._process is None


NOBODY_WAITS = """
from gevent import monkey
monkey.patch_all()
import sys
import gevent
from teamwork.export.copyist import Copyist
from teamwork.service import GameService
from teamwork.store import open_store

database, game_id = sys.argv[1:]
copyist = Copyist(database, GameService(open_store(database)))
turns = 0
def others():
    global turns
    while True:
        turns += 1
        gevent.sleep(0)
gevent.spawn(others)
body = copyist.file([game_id], "pdf", "intern", "da", None, None).body
copyist.close()
print(turns, len(body))
"""


def test_while_a_report_is_made_everybody_else_has_their_turns(rooms: Rooms) -> None:
    """Under gevent, as the server runs: made on the loop, the others would have had one turn or none."""
    command = [sys.executable, "-c", NOBODY_WAITS, rooms.house.config.database, rooms.game_id]
    turns, size = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert int(turns) > 100
    assert int(size) > 10_000
