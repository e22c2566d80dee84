"""A furnished house, and whoever comes to its door."""

from collections.abc import Iterator

import pytest

from teamwork.keeping import staff_proof
from tests.sign_in.staff import QUICK, Visitor, pass_time
from tests.web.rooms import Rooms, furnish


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program's own take a tenth of a second each."""
    monkeypatch.setattr(staff_proof, "_hasher", QUICK)
    staff_proof._nobodys.cache_clear()
    yield
    staff_proof._nobodys.cache_clear()


@pytest.fixture
def rooms() -> Rooms:
    made = furnish()
    pass_time(made)
    return made


@pytest.fixture
def visitor(rooms: Rooms) -> Visitor:
    return Visitor(rooms)
