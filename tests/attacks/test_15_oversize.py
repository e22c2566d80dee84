"""
Attack 15 at a running server: bodies and frames far beyond measure, packed bombs, nesting without end.

Each is refused before it is held, and nobody who plays meanwhile is thrown out or kept waiting.
"""

import json
import subprocess
import sys

import pytest

from tests.attacks.people_inside import p95_ms, people_inside
from tests.figures import Figure
from tests.processes import die_with_the_tests
from tests.web.transport.servers import Server

TIMES, TIMES_LONG = 3, 30
REFUSED_MOST_MS, MEMORY_MOST_MB, PEOPLE_MOST_MS = 500, 20, 200
REFUSALS = {
    "body_that_says_its_length": {"413"},
    "body_in_chunks": {"400", "413"},
    "deep_json_body": {"400", "422"},
    "frame": {"1009", "cut"},
    "deflate_bomb": {"1002", "1009", "cut"},
    "deep_json_event": {"answered", "cut"},
}

pytestmark = [
    pytest.mark.quiet,
    pytest.mark.trust,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc"),
]


def test_15_what_is_too_much_is_refused_before_it_is_held_and_nobody_else_notices(
    server: Server, is_long: bool, figure: Figure
) -> None:
    words = [sys.executable, "-m", "tests.attacks.oversize", str(server.port), server.tokens["Ana"], server.game_id]
    with people_inside(server) as people:
        before = server.memory_peak_bytes()
        done = subprocess.run(
            [*words, str(TIMES_LONG if is_long else TIMES)], capture_output=True, text=True, check=True,
            preexec_fn=die_with_the_tests,
        )  # fmt: skip
        grown = server.memory_peak_bytes() - before
    told = json.loads(done.stdout)
    for attack, refused in REFUSALS.items():
        assert set(told[attack]["ended"]) <= refused, (attack, told[attack])
        figure(f"oversize_{attack}_refused_ms", told[attack]["slowest_s"] * 1000, at_most=REFUSED_MOST_MS)
    assert told.keys() == REFUSALS.keys()
    figure("oversize_memory_grown_mb", grown / 2**20, at_most=MEMORY_MOST_MB)
    figure("oversize_people_p95_ms", p95_ms(people), at_most=PEOPLE_MOST_MS)
