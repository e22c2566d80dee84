"""Another house that is away, slow or talks nonsense: a kind page with what to do, no fault of ours, no long wait."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from flask import Response, jsonify
from joserfc import jwt
from joserfc.jwk import RSAKey
from structlog.testing import capture_logs

from tests.sign_in.oidc_provider import CLIENT_ID, CLIENT_SECRET, NAME, RSA
from tests.sign_in.staff import PASSWORD, pass_time, read
from tests.sign_in.test_oidc_binding import inside, invited
from tests.sign_in.traveller import Traveller, bound_account, leads_to
from web.sign_in import oidc, oidc_calls
from web.sign_in.elsewhere import ProviderAwayError, provider_elsewhere

__all__ = ["inside"]

AWAY = f"{NAME} svarer ikke lige nu."
KNOWN = "/.well-known/openid-configuration"
NONSENSE: dict[str, Callable[[], Response]] = {
    "a fault": lambda: Response("no", 500),
    "not there": lambda: Response("no", 404),
    "no JSON": lambda: Response("<html>Welcome to the guest network"),
    "a list": lambda: jsonify([]),
    "a word": lambda: jsonify("yes"),
    "an empty object": lambda: jsonify({}),
    "nothing": lambda: Response(""),
    "signs": lambda: Response(b"\xff\xfe\x00", content_type="application/json"),
    "somewhere else": lambda: Response("", 302, {"Location": "/keys"}),
    "packed nonsense": lambda: Response(b"\x1f\x8b no", headers={"Content-Encoding": "gzip"}),
    "without end": lambda: Response(iter(lambda: b" " * 65536, None)),
}
UNFIT: dict[str, tuple[dict[str, Any], str]] = {
    "another issuer": ({"issuer": "https://evil.example"}, "another_issuer"),
    "no issuer": ({"issuer": None}, "KeyError"),
    "no keys": ({"jwks_uri": None}, "KeyError"),
    "secrets alone": ({"id_token_signing_alg_values_supported": ["HS256", "none"]}, "no_algorithm"),
    "in the clear": ({"token_endpoint": "http://login.example.dk/token"}, "in_the_clear"),
    "a script": ({"authorization_endpoint": "javascript:alert(1)"}, "in_the_clear"),
    "a number": ({"authorization_endpoint": 7}, "AttributeError"),
}


@pytest.fixture
def bound(traveller: Traveller) -> Traveller:
    bound_account(traveller.rooms, traveller.provider.issuer)
    return traveller


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A house that does not come to an end is waited for less long than in earnest."""
    monkeypatch.setattr(oidc_calls, "SECONDS", 0.5)
    monkeypatch.setattr(oidc, "SECONDS", 0.5)


def is_kind(traveller: Traveller, answer: Any, code: str | None = None, lines: Any = ()) -> bool:
    """The form with what to do, and the reason in the log alone."""
    assert (answer.status_code, AWAY in read(answer)) == (503, True), read(answer)
    assert 'name="password"' in answer.text
    assert [line["event"] for line in lines] == ["provider_away"] * len(lines)
    assert code is None or [line["code"] for line in lines] == [code]
    return True


def test_the_door_itself_needs_nobody_else(bound: Traveller) -> None:
    bound.provider.answers[KNOWN] = Response("no", 500)
    assert f"Log ind med {NAME}" in read(bound.get("/sign-in"))
    assert bound.sign_in("Kirsten", PASSWORD).status_code == 303
    assert KNOWN not in bound.provider.asked


@pytest.mark.parametrize("how", sorted(NONSENSE))
def test_what_it_says_of_itself_may_be_nonsense(bound: Traveller, how: str) -> None:
    bound.provider.answers[KNOWN] = NONSENSE[how]
    with capture_logs() as lines:
        assert is_kind(bound, bound.get("/sign-in/elsewhere"), None, lines)


def test_an_answer_without_end_is_cut_by_its_size(bound: Traveller) -> None:
    """What was on its way is lost; a hundred times the most that is read is far more than any socket holds."""
    sent = count()
    piece = oidc_calls.BYTES_MOST // 4

    def endless() -> Iterator[bytes]:
        while next(sent) < 400:
            yield b" " * piece

    bound.provider.answers[KNOWN] = lambda: Response(endless())
    with capture_logs() as lines:
        assert is_kind(bound, bound.get("/sign-in/elsewhere"), "endless", lines)
    assert next(sent) < 400


@pytest.mark.parametrize("how", sorted(UNFIT))
def test_what_it_says_of_itself_may_be_unfit(bound: Traveller, how: str) -> None:
    bound.provider.discovery, why = UNFIT[how]
    with capture_logs() as lines:
        assert is_kind(bound, bound.get("/sign-in/elsewhere"), why, lines)


@pytest.mark.parametrize("path", ["/token", "/keys"])
@pytest.mark.parametrize("how", sorted(set(NONSENSE) - {"an empty object"}))
def test_what_it_answers_on_the_way_back_may_be_nonsense(bound: Traveller, path: str, how: str) -> None:
    address = bound.provider.sign_in(bound.set_out())
    bound.provider.answers[path] = NONSENSE[how]
    with capture_logs() as lines:
        assert is_kind(bound, bound.come_back(address), None, lines)
    assert not bound.is_in


@pytest.mark.parametrize(
    "keys", [[], None, ["x"], [{}], [{"kty": "RSA"}], [{"kty": "oct", "k": "eA"}], [{"kty": "EC", "crv": "P-1"}]]
)
def test_keys_may_be_unfit(bound: Traveller, keys: Any) -> None:
    address = bound.provider.sign_in(bound.set_out())
    bound.provider.answers["/keys"] = lambda: jsonify(keys=keys)
    assert is_kind(bound, bound.come_back(address))
    assert not bound.is_in


def test_keys_that_nobody_can_read_do_the_others_no_harm(bound: Traveller) -> None:
    address = bound.provider.sign_in(bound.set_out())
    own = RSA.as_dict(private=False, x5c=["MIIB"], issuer="https://login.example.dk")
    strange = [{"kty": "LMS", "kid": "rsa"}, {"kty": "EC", "crv": "P-1", "kid": "rsa"}, {"kty": "oct", "k": "eA"}]
    bound.provider.answers["/keys"] = lambda: jsonify(keys=[*strange, own])
    assert bound.come_back(address).location == "/sign-in/elsewhere/code"


def test_a_token_may_be_missing(bound: Traveller) -> None:
    for answer in ({}, {"access_token": "x", "token_type": "bearer"}, {"id_token": 7}, {"id_token": None}):
        address = bound.provider.sign_in(bound.set_out())
        bound.provider.answers["/token"] = lambda answer=answer: jsonify(answer)
        assert bound.come_back(address).status_code == 403


def test_a_secret_that_is_not_good_any_more_is_the_houses_fault_and_not_the_persons(bound: Traveller) -> None:
    address = bound.provider.sign_in(bound.set_out())
    bound.provider.answers["/token"] = lambda: Response('{"error": "invalid_client"}', 401)
    with capture_logs() as lines:
        assert is_kind(bound, bound.come_back(address), "refuses_us", lines)


@pytest.mark.parametrize("error", ["server_error", "temporarily_unavailable"])
def test_it_may_say_so_itself(bound: Traveller, error: str) -> None:
    address = bound.provider.sign_in(bound.set_out())
    assert is_kind(bound, bound.come_back(address, code=None, error=error))


def test_nobody_answers_there(bound: Traveller) -> None:
    """Whoever comes at the same time hears it too, and the next soon after is not made to wait again."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        point_elsewhere(bound, f"http://127.0.0.1:{taken.getsockname()[1]}")
        with capture_logs() as lines:
            for _ in range(3):
                assert bound.get("/sign-in/elsewhere").status_code == 503
    assert [line["code"] for line in lines] == ["ConnectionError", "away_just_now", "away_just_now"]


def point_elsewhere(traveller: Traveller, issuer: str) -> None:
    house = traveller.rooms.house
    assert house.config.oidc is not None
    house.config = replace(house.config, oidc=replace(house.config.oidc, issuer=issuer))


def test_it_comes_back_and_is_asked_again(bound: Traveller, monkeypatch: pytest.MonkeyPatch) -> None:
    bound.provider.answers[KNOWN] = Response("no", 500)
    assert bound.get("/sign-in/elsewhere").status_code == 503
    bound.provider.begin_anew()
    monkeypatch.setattr(oidc.time, "monotonic", later(oidc.AWAY_SECONDS))
    assert bound.get("/sign-in/elsewhere").status_code == 303


def later(seconds: float) -> Callable[[], float]:
    real = time.monotonic
    return lambda: real() + seconds


@pytest.mark.usefixtures("quick")
def test_a_house_that_takes_its_time_is_not_waited_for(bound: Traveller) -> None:
    """It sends a byte now and then, so that no socket ever loses its patience."""
    gone = threading.Event()

    def slowly() -> Iterator[bytes]:
        while not gone.wait(0.1):
            yield b" "

    bound.provider.answers[KNOWN] = lambda: Response(slowly())
    with capture_logs() as lines:
        answer = bound.get("/sign-in/elsewhere")
    gone.set()
    assert is_kind(bound, answer, "slow", lines)


@pytest.mark.usefixtures("quick")
def test_others_are_served_meanwhile_and_one_asks_for_all(bound: Traveller) -> None:
    gone = threading.Event()

    def never() -> Response:
        gone.wait(60)
        return Response("no", 500)

    bound.provider.answers[KNOWN] = never
    with ThreadPoolExecutor(8) as threads:
        waiting = [threads.submit(bound.another().get, "/sign-in/elsewhere") for _ in range(7)]
        assert bound.another().get("/sign-in").status_code == 200
        assert {each.result().status_code for each in waiting} == {503}
    gone.set()
    assert bound.provider.asked.count(KNOWN) == 1


@pytest.mark.usefixtures("quick")
def test_a_house_that_never_answers_holds_no_more_than_a_few_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    gone, most = threading.Event(), 3
    monkeypatch.setattr(oidc_calls, "_under_way", threading.BoundedSemaphore(most))
    whys = []
    for _ in range(most + 2):
        with pytest.raises(ProviderAwayError) as away:
            oidc_calls.in_time(lambda: gone.wait(60))
        whys.append(away.value.why)
    gone.set()
    assert whys == ["slow"] * most + ["crowded"] * 2


# ---- on the way to a binding ------------------------------------------------------------------------


def test_an_invitation_offers_a_password_meanwhile_and_still_holds(traveller: Traveller) -> None:
    ticket = invited(traveller.rooms)
    traveller.provider.answers[KNOWN] = Response("no", 500)
    page = traveller.post("/sign-in/begin/elsewhere", "/sign-in/begin", ticket=ticket)
    assert (page.status_code, AWAY in read(page)) == (503, True)
    assert f'value="{ticket}"' in page.text
    assert "Gem, og log ind" in read(page)


def test_the_own_page_says_so_before_and_after(inside: Traveller) -> None:
    page = inside.prove_mine("bind")
    address = inside.provider.sign_in(leads_to(page))
    inside.provider.answers["/token"] = Response("no", 500)
    back = inside.come_back(address)
    assert back.location == "/sign-in/mine?failed=away"
    assert AWAY in read(inside.follow(back))
    inside.rooms.app.extensions.pop("teamwork_oidc")
    inside.provider.answers[KNOWN] = Response("no", 500)
    pass_time(inside.rooms, minutes=2)
    before = inside.prove_mine("bind")
    assert (before.status_code, AWAY in read(before)) == (503, True)


def test_a_key_that_nobody_has_seen_is_asked_for_once_a_minute(
    bound: Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or anybody with bad tokens could make us knock there without end."""
    new = RSAKey.generate_key(2048, {"kid": "new"})
    bound.provider.sign = lambda claims, header: jwt.encode({"alg": "RS256", "kid": "new"}, claims, new)
    assert [bound.go_and_come_back().status_code for _ in range(3)] == [403] * 3
    assert bound.provider.asked.count("/keys") == 1
    bound.provider.keys = [new]
    monkeypatch.setattr(oidc.time, "monotonic", later(oidc.KEYS_AGAIN_SECONDS + 1))
    assert bound.go_and_come_back().location == "/sign-in/elsewhere/code"
    assert bound.provider.asked.count("/keys") == 2


def test_the_client_is_known_by_its_secret(bound: Traveller) -> None:
    """The test's own provider is no open door."""
    with bound.rooms.app.app_context():
        assert provider_elsewhere().settings.client_secret == CLIENT_SECRET
        assert CLIENT_SECRET not in repr(provider_elsewhere().settings)
    house = bound.rooms.house
    assert house.config.oidc is not None
    bound.rooms.app.extensions.pop("teamwork_oidc", None)
    house.config = replace(house.config, oidc=replace(house.config.oidc, client_secret="another"))
    assert house.config.oidc is not None
    assert house.config.oidc.client_id == CLIENT_ID
    assert is_kind(bound, bound.go_and_come_back())
