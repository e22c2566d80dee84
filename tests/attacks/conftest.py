"""A furnished house for each attack, and the mark for what takes long."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.rooms import Rooms, furnish
from tests.web.transport.servers import Server, running

LONG = "TEAMWORK_LONG"


@pytest.fixture
def rooms() -> Rooms:
    """A house of one's own, everyone seated, nobody in it yet."""
    return furnish()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A running server that holds nobody's pace back, so that what is thrown at it all arrives."""
    with running("gevent", "own", tmp_path, requests_per_s=1e9, requests_burst=1e9) as found:
        yield found


@pytest.fixture
def is_long() -> bool:
    """Whether the long counts of `TEAMWORK_LONG=1` are wanted."""
    return os.environ.get(LONG, "") not in ("", "0")
