"""One server of each kind for all tests of this folder that want any, each test on each of them."""

from collections.abc import Iterator

import pytest

from tests.web.transport.servers import MODES, Server, running

OWN = [pytest.param((mode, "own"), id=f"{mode}-own") for mode in MODES]
STOCK = [pytest.param((mode, "stock"), id=f"{mode}-stock") for mode in MODES]


@pytest.fixture(scope="package", params=OWN + STOCK)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on either transport, under gevent and under threads."""
    mode, transport = request.param
    with running(mode, transport, tmp_path_factory.mktemp(f"{mode}-{transport}")) as found:
        yield found


@pytest.fixture(scope="package", params=OWN)
def own_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on our transport, under gevent and under threads."""
    mode, transport = request.param
    with running(mode, transport, tmp_path_factory.mktemp(f"{mode}-{transport}")) as found:
        yield found
