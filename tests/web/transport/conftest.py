"""One server of each kind for all tests of this folder, started when the first of them asks for it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any

import pytest

from tests.web.transport.servers import MODES, Server, running

OWN = [pytest.param((mode, "own"), id=f"{mode}-own") for mode in MODES]
STOCK = [pytest.param((mode, "stock"), id=f"{mode}-stock") for mode in MODES]

Start = Callable[..., Server]
# as short as a test's own process, which is kept waiting by others, can still keep up with
TIGHT: dict[str, Any] = {"ping_seconds": (1, 4), "patience_seconds": 4}


@pytest.fixture(scope="package")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """A server of a kind, the same each time it is asked for; all are stopped in the end."""
    with ExitStack() as stack:

        @cache
        def started(mode: str, transport: str, **settings: Any) -> Server:
            folder = tmp_path_factory.mktemp(f"{mode}-{transport}")
            return stack.enter_context(running(mode, transport, folder, **settings))

        yield started


@pytest.fixture(params=OWN + STOCK)
def server(request: pytest.FixtureRequest, start: Start) -> Server:
    """A server on either transport, under gevent and under threads."""
    return start(*request.param)


@pytest.fixture(params=OWN)
def own_server(request: pytest.FixtureRequest, start: Start) -> Server:
    """A server on our transport, under gevent and under threads."""
    return start(*request.param)


@pytest.fixture(params=OWN)
def tight_server(request: pytest.FixtureRequest, start: Start) -> Server:
    """Our transport, where a ping comes each second and must be answered, and a request finished, in four."""
    return start(*request.param, **TIGHT)


@pytest.fixture(params=OWN)
def small_server(request: pytest.FixtureRequest, start: Start) -> Server:
    """Our transport for three clients at most."""
    return start(*request.param, max_lines=3)
