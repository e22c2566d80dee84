"""A furnished house, and whoever comes to its door."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from teamwork.keeping import staff_proof
from tests.sign_in.oidc_provider import CLIENT_ID, CLIENT_SECRET, NAME, Provider, another_house
from tests.sign_in.staff import QUICK, Visitor, pass_time
from tests.sign_in.traveller import BACK, Traveller
from tests.web.rooms import Rooms, furnish
from web import create_app
from web.config import Oidc


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


@pytest.fixture(scope="package")
def another_houses_server() -> Iterator[Provider]:
    """The provider that all tests of this folder share."""
    with another_house() as provider:
        yield provider


@pytest.fixture
def provider(another_houses_server: Provider, rooms: Rooms) -> Provider:
    """The provider, honest, with the clock of the house."""
    another_houses_server.begin_anew()
    another_houses_server.clock = lambda: rooms.service.clock()
    another_houses_server.client.redirect_uris = {BACK}
    return another_houses_server


@pytest.fixture(params=["ours"])
def second_factor(request: pytest.FixtureRequest) -> str:
    """Whose second factor counts; ours, where a test says nothing else."""
    return str(request.param)


@pytest.fixture
def traveller(rooms: Rooms, provider: Provider, second_factor: str) -> Traveller:
    """A browser at a house that has another house's sign-in."""
    oidc = Oidc(provider.issuer, CLIENT_ID, CLIENT_SECRET, NAME, second_factor)
    rooms.app = create_app(replace(rooms.house.config, oidc=oidc), rooms.service)
    return Traveller(rooms, provider)
