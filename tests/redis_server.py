"""A Redis of the test run's own: the one it is told of, else an installed one, else one written in Python."""

import contextlib
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import running_on_a_free_port


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a Redis that only this worker uses, or the one named in TEAMWORK_TEST_REDIS."""
    named = os.environ.get("TEAMWORK_TEST_REDIS")
    if named:
        yield named
        return
    with running_redis(tmp_path_factory.mktemp("redis")) as url:
        yield url


@contextlib.contextmanager
def running_redis(folder: Path) -> Iterator[str]:
    """Within, a Redis answers at the URL; a test that takes Redis away uses this and leaves it early."""
    server = shutil.which("redis-server") or shutil.which("valkey-server")
    with installed_redis(server, folder) if server else redis_in_python() as port:
        yield f"redis://127.0.0.1:{port}/0"


def installed_redis(server: str, folder: Path) -> contextlib.AbstractContextManager[int]:
    quiet: list[str | Path] = [
        "--bind",
        "127.0.0.1",
        "--dir",
        folder,
        "--save",
        "",
        "--appendonly",
        "no",
        "--daemonize",
        "no",
    ]
    return running_on_a_free_port(lambda port: [server, "--port", str(port), *quiet], log=folder / "redis.log")


@contextlib.contextmanager
def redis_in_python() -> Iterator[int]:
    from fakeredis import TcpFakeServer

    server = TcpFakeServer(("127.0.0.1", 0), server_type="redis")
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
