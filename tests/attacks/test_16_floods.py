"""
Attack 16: thousands who never say who they are, while people play.

`TEAMWORK_LONG=1` sends ten thousand; what the people noticed of it is noted.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.people_inside import p95_ms, people_inside
from tests.figures import Figure
from tests.processes import die_with_the_tests
from tests.web.transport.servers import Server, running

IS_LONG = os.environ.get("TEAMWORK_LONG", "") not in ("", "0")
STRANGERS = 10_000 if IS_LONG else 1_500
WAITING_MOST = 100
PEOPLE_MOST_MS, GONE_MOST_S = 300, 10

pytestmark = [
    pytest.mark.quiet,
    pytest.mark.trust,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="what a process holds open is read from /proc"),
]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    # so few may wait that also a slow machine's strangers are too many at once
    settings = {} if IS_LONG else {"lines_waiting_most": WAITING_MOST}
    with running("gevent", "own", tmp_path, **settings) as found:
        yield found


def files_open(server: Server) -> int:
    return len(os.listdir(f"/proc/{server.pid}/fd"))


def test_16_strangers_who_say_nothing_are_let_go_and_nobody_who_plays_is(server: Server, figure: Figure) -> None:
    words = [sys.executable, "-m", "tests.attacks.flood", str(server.port), str(STRANGERS)]
    with (
        people_inside(server) as people,
        subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=die_with_the_tests
        ) as strangers,
    ):
        before, began = files_open(server), time.monotonic()
        assert strangers.stdout is not None
        assert strangers.stdin is not None
        assert json.loads(strangers.stdout.readline())["knocked"] == STRANGERS
        knocked_s = time.monotonic() - began
        most = files_open(server) - before
        while files_open(server) > before + 5:
            assert time.monotonic() < began + 500, "strangers are still in"
            time.sleep(0.1)
        gone_s = time.monotonic() - began - knocked_s
        strangers.stdin.close()
        told = json.loads(strangers.stdout.readline())
    assert told.get("101", 0) > 0
    assert told.get("503", 0) > 0, "nobody was told to come later"
    assert set(told) <= {"101", "503", "none"}
    figure("strangers", STRANGERS)
    figure("strangers_open_at_once", most)
    figure("strangers_gone_after_s", gone_s, at_most=GONE_MOST_S)
    figure("strangers_people_asked", sum(len(person.took) for person in people))
    figure("strangers_people_p95_ms", p95_ms(people), at_most=PEOPLE_MOST_MS)
    figure("strangers_memory_at_most_mb", server.memory_peak_bytes() / 2**20)
