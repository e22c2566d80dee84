"""
A rolling upgrade while a game is open (issue 7.6): one process after the other becomes the next program.

The first of them brings the database to a new shape while the other still plays by the old one; people notice a line
that comes back. A step may therefore only add what the program before it can leave alone.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.scale.crowd import playing
from tests.scale.newer import NEXT, next_program
from tests.scale.town import Process, Town, running_town

pytestmark = [pytest.mark.quiet, pytest.mark.timeout(600), pytest.mark.filterwarnings("ignore::ResourceWarning")]


def shape(town: Town) -> str:
    with town.service.store._database.read() as connection:  # type: ignore[attr-defined]
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def replaced(process: Process, program: Path) -> None:
    """The process stops well, and the next program takes its place."""
    process.end()
    process.program = program
    process.begin()


@pytest.fixture
def own_town(tmp_path: Path) -> Iterator[Town]:
    """Not the one that other tests share: its database becomes too new for them."""
    (tmp_path / "town").mkdir()
    with running_town(tmp_path / "town") as town:
        yield town


def test_people_play_on_while_one_process_after_the_other_becomes_the_next_program(
    own_town: Town, tmp_path: Path
) -> None:
    town = own_town
    program = next_program(tmp_path / "next")
    one, other = town.processes
    with playing(town, [town.nginx]) as crowd:
        crowd.wait_for_more(12)
        replaced(one, program)
        assert shape(town) == NEXT
        crowd.wait_for_more(12)
        answered = town.line("Kim", other)
        assert answered.ask("sync", {"game_id": town.game_id, "since": None})[0]["ok"], "the old program plays on"
        town.do("Bo", other, "set_contact", email="gammel@example.org")
        town.do("Bo", one, "set_contact", email="ny@example.org")
        answered.__exit__()
        replaced(other, program)
        crowd.wait_for_more(12)
    crowd.require_nothing_lost()
