"""The server goes down and comes back: everyone is told, everyone is let go, everyone returns by themselves."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import socketio

from tests.processes import end, free_port, is_listening, start, wait_until
from tests.web.transport.polling_client import PollingClient
from tests.web.transport.raw_client import PATIENCE_SECONDS, RawClient
from tests.web.transport.servers import TRANSPORTS, command_of, facts_of


@contextmanager
def started(transport: str, port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A production server on that port, its process in hand."""
    log = folder / "server.log"
    process = start([sys.executable, *command_of("gevent", transport, port, folder)], log)
    try:
        wait_until(lambda: is_listening(port), process, log)
        yield process
    finally:
        end(process)


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_everyone_is_told_and_let_go_and_the_server_ends_well(transport: str, tmp_path: Path) -> None:
    port = free_port()
    with started(transport, port, tmp_path) as server:
        tokens = facts_of(tmp_path)["tokens"]
        polling = PollingClient(port).come_in(tokens["Bo"])
        poll = polling.open_poll()
        with RawClient(port).come_in(tokens["Ana"]) as client, RawClient(port) as silent:
            os.kill(server.pid, signal.SIGTERM)
            assert client.event() == ["bye", {"code": "going_down"}]
            assert client.goodbye() == (1001 if transport == "own" else 1000)
            assert client.is_gone()
            assert silent.is_gone()
        assert '42["bye",{"code":"going_down"}]' in poll.answer()
        assert server.wait(PATIENCE_SECONDS) == 0


def test_clients_come_back_by_themselves(tmp_path: Path) -> None:
    """Closing below Socket.IO is what makes them; a `disconnect` would have told them to stay away."""
    port = free_port()
    returned = threading.Event()
    client = socketio.Client(reconnection_delay=0.1, reconnection_delay_max=0.5)
    lines: list[Any] = []  # python-engineio leaves their closing to whoever collects the garbage
    try:
        with started("own", port, tmp_path) as server:
            client.connect(
                f"http://127.0.0.1:{port}",
                auth=lambda: {"token": facts_of(tmp_path)["tokens"]["Bo"]},
                transports=["websocket"],
                wait_timeout=PATIENCE_SECONDS,
            )
            lines.append(client.eio.ws)
            client.on("connect", returned.set)
            os.kill(server.pid, signal.SIGTERM)
            assert server.wait(PATIENCE_SECONDS) == 0
        with started("own", port, tmp_path):
            assert returned.wait(PATIENCE_SECONDS)
            lines.append(client.eio.ws)
            assert client.call("echo", "back", timeout=PATIENCE_SECONDS) == "back"
    finally:
        client.shutdown()
        for line in lines:
            line.shutdown()
