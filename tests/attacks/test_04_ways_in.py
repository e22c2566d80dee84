"""Attacks 4, 5 and 23: links and codes, forged, shared, guessed and raced for."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from teamwork.errors import RuleViolationError
from teamwork.store import Holder
from tests.figures import Figure
from tests.web.rooms import ADDRESS, Rooms, furnish
from web.rooms import FAILURES_MOST, LETTERS
from web.rooms import Rooms as Doors

GUESSES = 100_000
PHONES, ALL_IN_MOST_S = 50, 30


def mint(rooms: Rooms, kind: Any = "join", days: int | None = None) -> Any:
    at = rooms.service.clock()
    holder = Holder(game_id=rooms.game_id, person_id=rooms.people["Ana"])
    expires = None if days is None else at + timedelta(days=days)
    return rooms.service.store.credentials.mint(kind, holder, purpose="t", at=at, expires_at=expires)


def come(rooms: Rooms, secret: object) -> Any:
    return rooms.browser().post("/join", json={"secret": secret}, base_url=ADDRESS)


def test_04_every_link_that_opens_nothing_is_answered_alike(rooms: Rooms) -> None:
    """Forged, truncated, used, revoked, expired, of another kind: the same status, the same words."""
    used, revoked, expired = mint(rooms), mint(rooms), mint(rooms, days=-1)
    assert come(rooms, used.secret).status_code == 200
    rooms.service.store.credentials.revoke(revoked.credential_id, rooms.service.clock())
    good = mint(rooms).secret
    wrong = [
        "x" * 43, good[:-1], good + "A", good.swapcase(), used.secret, revoked.secret, expired.secret,
        rooms.tokens["screen"], rooms.tokens["office"], rooms.tokens["Ana"], "", 7, None, ["a"], {"a": 1}, "x" * 5000,
    ]  # fmt: skip
    answers = [come(rooms, secret) for secret in wrong]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.data for answer in answers}) == 1
    assert come(rooms, good).status_code == 200


def test_04_of_two_who_use_a_link_at_once_one_gets_in(tmp_path: Any) -> None:
    rooms = furnish(f"sqlite:///{tmp_path / 'house.db'}")
    for _ in range(5):
        secret = mint(rooms).secret
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _, secret=secret: come(rooms, secret).status_code, range(8)))  # type: ignore[misc]
        assert sorted(answers) == [200] + [401] * 7


def test_04_a_link_preview_consumes_nothing_and_the_secret_is_in_no_address(rooms: Rooms) -> None:
    secret = mint(rooms).secret
    for method in ("get", "head", "options"):
        getattr(rooms.browser(), method)("/join", base_url=ADDRESS)
        getattr(rooms.browser(), method)(f"/join?secret={secret}", base_url=ADDRESS)
    assert come(rooms, secret).status_code == 200


# ---- 5: room codes ------------------------------------------------------------------------------


def guesses(number: int) -> str:
    digits = []
    for _ in range(4):
        number, digit = divmod(number, len(LETTERS))
        digits.append(LETTERS[digit])
    return "".join(digits)


@pytest.mark.trust
def test_05_of_a_hundred_thousand_guesses_sixty_are_evaluated_in_ten_minutes(rooms: Rooms, figure: Figure) -> None:
    doors = Doors(clock=lambda: 0.0)
    room = doors.of(rooms.service.game(rooms.game_id))
    assert room is not None
    evaluated = resting = 0
    for number in range(GUESSES):
        guess = guesses(number * 7919)
        if guess == room.code:
            continue
        try:
            assert doors.find(guess) is None
            evaluated += 1
        except RuleViolationError:
            resting += 1
    assert evaluated == FAILURES_MOST
    assert resting >= GUESSES - FAILURES_MOST - 1
    assert doors.find(room.ticket) == room
    figure("room_code_guesses", evaluated + resting)
    figure("room_code_guesses_evaluated", evaluated, at_most=FAILURES_MOST)


@pytest.mark.trust
def test_05_another_address_in_a_header_brings_no_new_budget_and_fifty_phones_come_in_by_the_qr(
    rooms: Rooms, figure: Figure
) -> None:
    """A hall is one address: the budget is the room's, and the QR needs none."""
    room = rooms.house.rooms.of(rooms.service.game(rooms.game_id))
    assert room is not None
    statuses = []
    for number in range(FAILURES_MOST + 20):
        headers = {"X-Forwarded-For": f"10.0.0.{number}", "X-Real-IP": f"10.0.1.{number}"}
        way = guesses(number) if guesses(number) != room.code else "0000"
        statuses.append(rooms.browser().post("/join/room", json={"way": way}, headers=headers, base_url=ADDRESS))
    assert [answer.status_code for answer in statuses] == [404] * FAILURES_MOST + [409] * 20
    began = time.monotonic()
    for _ in range(PHONES):
        answer = rooms.browser().post("/join/room", json={"way": room.ticket}, base_url=ADDRESS)
        assert answer.status_code == 200
    figure("room_code_honest_phones", PHONES)
    figure("room_code_honest_phones_all_in_s", time.monotonic() - began, at_most=ALL_IN_MOST_S)


def test_05_a_code_alone_opens_no_page_and_a_knock_waits_for_the_coach(rooms: Rooms) -> None:
    room = rooms.house.rooms.of(rooms.service.game(rooms.game_id))
    assert room is not None
    browser = rooms.browser()
    knock = {"way": room.code, "person_id": rooms.people["Ana"]}
    secret = browser.post("/join/knock", json=knock, base_url=ADDRESS).get_json()["secret"]
    assert browser.post("/join/wait", json={"secret": secret}, base_url=ADDRESS).status_code == 202
    assert browser.get("/me", base_url=ADDRESS).status_code == 401


def test_05_nobody_fills_the_coachs_screen_with_knocks(rooms: Rooms) -> None:
    room = rooms.house.rooms.of(rooms.service.game(rooms.game_id))
    assert room is not None
    knock = {"way": room.ticket, "person_id": rooms.people["Ana"]}
    answers = [rooms.browser().post("/join/knock", json=knock, base_url=ADDRESS).status_code for _ in range(40)]
    assert answers.count(200) <= 5
    other = {"way": room.ticket, "person_id": rooms.people["Bo"]}
    assert rooms.browser().post("/join/knock", json=other, base_url=ADDRESS).status_code == 200


@pytest.mark.parametrize("path", ["/me", "/coach", "/api/v1/games", "/api/v1/people/me/data", "/coach/knocks"])
def test_23_whoever_is_not_known_is_answered_alike(rooms: Rooms, path: str) -> None:
    """No secret, a made-up one and one that is over cannot be told apart."""
    over = mint(rooms, "device", days=-1).secret
    headers: list[dict[str, str]] = [{}, {"Authorization": "Bearer x"}, {"Authorization": f"Bearer {over}"}]
    answers = [rooms.browser().get(path, headers=header, base_url=ADDRESS) for header in headers]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.data for answer in answers}) == 1


def test_23_a_game_of_others_and_no_game_at_all_are_answered_alike(rooms: Rooms) -> None:
    other = rooms.service.create_game(
        rooms.service.game(rooms.game_id).edition, "Andet", rooms.service.game(rooms.game_id).today, ("A", "B")
    )
    for path in ("/api/v1/games/{}", "/api/v1/games/{}/frames?since=0"):
        answers = [
            rooms.browser().get(path.format(game_id), headers=rooms.bearer("Ana"), base_url=ADDRESS)
            for game_id in (other, "g-none", "../x", "%00")
        ]
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.data for answer in answers[:2]}) == 1
