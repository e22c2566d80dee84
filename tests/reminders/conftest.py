"""A furnished house for each test."""

import pytest

from tests.web.rooms import Rooms, furnish


@pytest.fixture
def rooms() -> Rooms:
    """A house of one's own, in camp 1."""
    return furnish()
