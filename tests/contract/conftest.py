"""A furnished house whose interface is tried, in which nobody is told to slow down."""

import pytest

from tests.web.rooms import Rooms, furnish
from web.pace import Allowances


@pytest.fixture(scope="module")
def rooms() -> Rooms:
    """One house for a whole file."""
    made = furnish()
    made.house.allowances = Allowances(1e12, 1e12)
    return made
