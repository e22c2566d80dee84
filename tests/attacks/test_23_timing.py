"""
Attack 23: whether the time of an answer tells which names have an account.

The processor's time is compared, which a busy machine does not spoil, and nothing fails by it: that the same work is
done for both is a test in `tests/sign_in/`.
"""

import statistics
import time

import pytest

from teamwork.keeping.staff import add_account
from teamwork.keeping.staff_proof import hash_of
from tests.figures import Figure
from tests.sign_in.staff import PASSWORD, Visitor
from tests.web.rooms import Rooms

TRIES, TRIES_LONG = 20, 200
TRIES_A_NAME = 20
"""Fewer than the brake of a name lets through."""
MEDIANS_APART_MOST_MS = 10


@pytest.mark.trust
def test_23_a_name_that_nobody_has_is_refused_with_a_name_that_somebody_has(
    rooms: Rooms, is_long: bool, figure: Figure
) -> None:
    tries, hashed = TRIES_LONG if is_long else TRIES, hash_of(PASSWORD)
    for number in range(tries // TRIES_A_NAME):
        add_account(rooms.service, {"account": f"Kirsten {number}", "role": "office", "password_hash": hashed})
    took: dict[str, list[float]] = {"Kirsten": [], "Nobody": []}
    for number in range(tries):
        for known, spans in took.items():
            visitor = Visitor(rooms, address=f"10.{len(known)}.{number // 200}.{number % 200}")
            began = time.process_time()
            answer = visitor.sign_in(f"{known} {number // TRIES_A_NAME}", "another long one", "000000")
            spans.append(time.process_time() - began)
            assert answer.status_code == 403
    known_ms, unknown_ms = (statistics.median(spans) * 1000 for spans in took.values())
    figure("sign_in_tries", tries * 2)
    figure("sign_in_known_to_unknown_ratio", known_ms / unknown_ms)
    figure("sign_in_medians_apart_ms", abs(known_ms - unknown_ms), at_most=MEDIANS_APART_MOST_MS)
