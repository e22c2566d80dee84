"""The server as `run.py` starts it, met by clients of another make: socket.io-client in Node."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.missing import skip_or_fail
from tests.processes import free_port

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "web" / "static" / "vendor" / "socket.io-client.js"
KEY = "En underviser på Musikskolen, som svarer på alt"


@pytest.fixture(scope="module")
def node() -> str:
    """Node 20.10 or newer, which brings a WebSocket of its own."""
    path = shutil.which("node")
    if path is None:
        skip_or_fail("Node is not installed: apt install nodejs, or leave it; only clients of another make need it")
    return str(path)


@pytest.fixture(scope="module")
def demonstration() -> Iterator[dict[str, Any]]:
    """What `python3 run.py demo --json` says in its one line; it serves meanwhile."""
    command = [sys.executable, str(ROOT / "run.py"), "demo", "--json", "--port", str(free_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())
        server.terminate()


def test_a_key_hung_from_node_reaches_the_hall_as_a_glow_and_nobody_there_as_words(
    node: str, demonstration: dict[str, Any]
) -> None:
    """Rules 5.1 and 5.2; every version reaches every viewer, as content or as a bare number."""
    person = next(person for person in demonstration["people"] if person["role"] == "helper")
    given = {
        "url": demonstration["url"],
        "game_id": demonstration["game_id"],
        "screen": demonstration["screen"]["token"],
        "person": person["token"],
        "text": KEY,
    }
    script = Path(__file__).with_name("hang_a_key.mjs")
    ran = subprocess.run(
        [node, "--experimental-websocket", "--no-warnings", str(script), str(CLIENT), json.dumps(given)],
        capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["answer"]["ok"]
    assert told["glows"]
    assert told["giver_reads_it"]
    assert not told["hall_reads_it"]
    assert told["gapless"]
