"""A furnished house for each attack, and the mark for what takes long."""

import os

import pytest

from tests.web.rooms import Rooms, furnish

LONG = "TEAMWORK_LONG"


@pytest.fixture
def rooms() -> Rooms:
    """A house of one's own, everyone seated, nobody in it yet."""
    return furnish()


@pytest.fixture
def is_long() -> bool:
    """Whether the long counts of `TEAMWORK_LONG=1` are wanted."""
    return os.environ.get(LONG, "") not in ("", "0")
