"""Attacks on signing in by another house: what is forged, replayed or swapped opens nothing, and sounds the same."""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from teamwork.keeping.staff import disable_account
from tests.sign_in.oidc_provider import CLIENT_ID, CLIENT_SECRET, RSA, asked_of, sign
from tests.sign_in.staff import pass_time, read
from tests.sign_in.traveller import BACK, Traveller, bound_account

ANOTHER = RSAKey.generate_key(2048, {"kid": "rsa"})
"""A key of nobody, under the name of the provider's."""
Signing = Callable[[dict[str, Any], dict[str, Any]], str]

pytestmark = pytest.mark.parametrize("second_factor", ["provider"], indirect=True)


def part(of: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(of).encode()).decode().rstrip("=")


def by_public_key(claims: dict[str, Any], header: dict[str, Any]) -> str:
    """HS256 by hand, its secret the key that everybody can read; joserfc would not make such a one."""
    signed = f"{part({'alg': 'HS256', 'kid': 'rsa'})}.{part(claims)}"
    digest = hmac.new(RSA.as_pem(private=False), signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def by_client_secret(claims: dict[str, Any], header: dict[str, Any]) -> str:
    """HS256 as OpenID allows it, and this house does not."""
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(CLIENT_SECRET), ["HS256"])


def by_own_key_in_header(claims: dict[str, Any], header: dict[str, Any]) -> str:
    """The key comes with the token."""
    return jwt.encode({"alg": "RS256", "kid": "rsa", "jwk": ANOTHER.as_dict(private=False)}, claims, ANOTHER)


def by_another_key(name: str) -> Signing:
    return lambda claims, header: jwt.encode({"alg": "RS256", "kid": name}, claims, ANOTHER)


def with_swapped_claims(claims: dict[str, Any], header: dict[str, Any]) -> str:
    """Somebody's good token with other words in the middle."""
    head, _, signature = sign({**claims, "sub": "somebody else"}, header).split(".")
    return f"{head}.{part(claims)}.{signature}"


def changed(**claims: Any) -> Signing:
    """Well signed, and not right."""
    return lambda own, header: sign({k: v for k, v in {**own, **claims}.items() if v is not None}, header)


def moved(**seconds: int) -> Signing:
    return lambda own, header: sign({**own, **{name: own["iat"] + by for name, by in seconds.items()}}, header)


FORGED: dict[str, tuple[Signing, str]] = {
    "no signature": (lambda c, _: f"{part({'alg': 'none'})}.{part(c)}.", "UnsupportedAlgorithmError"),
    "no algorithm, in capitals": (lambda c, _: f"{part({'alg': 'NONE'})}.{part(c)}.", "UnsupportedAlgorithmError"),
    "HS256 by the public key": (by_public_key, "UnsupportedAlgorithmError"),
    "HS256 by the client's secret": (by_client_secret, "UnsupportedAlgorithmError"),
    "another key of the same name": (by_another_key("rsa"), "BadSignature"),
    "a key in the token": (by_own_key_in_header, ""),
    "a key that is not there": (by_another_key("new"), "InvalidKeyIdError"),
    "claims swapped": (with_swapped_claims, "BadSignature"),
    "another issuer": (changed(iss="https://evil.example"), "claim_iss"),
    "the issuer and a slash": (lambda c, h: sign({**c, "iss": c["iss"] + "/"}, h), "claim_iss"),
    "no issuer": (changed(iss=None), "claim_iss"),
    "another audience": (changed(aud="another client"), "claim_aud"),
    "no audience": (changed(aud=None), "claim_aud"),
    "two audiences and nobody's": (changed(aud=[CLIENT_ID, "another client"]), "claim_azp"),
    "two audiences and another's": (changed(aud=[CLIENT_ID, "another client"], azp="another client"), "claim_azp"),
    "another's": (changed(azp="another client"), "claim_azp"),
    "another nonce": (changed(nonce="x" * 43), "claim_nonce"),
    "no nonce": (changed(nonce=None), "claim_nonce"),
    "expired": (moved(exp=-61), "claim_exp"),
    "never expiring": (changed(exp=None), "claim_exp"),
    "expiring in words": (changed(exp="tomorrow"), "claim_exp"),
    "from the future": (moved(iat=90), "claim_iat"),
    "from long ago": (moved(iat=-700), "old"),
    "made at no time": (changed(iat=None), "claim_iat"),
    "not yet": (moved(nbf=90), "claim_nbf"),
    "nobody": (changed(sub=None), "claim_sub"),
    "an empty name": (changed(sub=""), "claim_sub"),
    "a number": (changed(sub=7), "claim_sub"),
    "a name without end": (changed(sub="x" * 300), "subject"),
    "a name with signs": (changed(sub="kirsten\x00"), "subject"),
    "a list": (lambda c, _: jwt.encode({"alg": "RS256"}, {}, RSA).replace(".", "..", 1), ""),
    "no token of three parts": (lambda *_: "abc", ""),
    "signs": (lambda *_: "æ.ø.å", ""),
    "nothing": (lambda *_: "", ""),
}  # fmt: skip


@pytest.fixture
def bound(traveller: Traveller) -> Traveller:
    """Kirsten of the office, bound to the other house."""
    bound_account(traveller.rooms, traveller.provider.issuer)
    return traveller


def alike(answer: TestResponse) -> str:
    """The page without the numbers that each form has of its own."""
    return re.sub(r'value="[^"]*"', "", answer.text)


@pytest.fixture
def refused(bound: Traveller) -> str:
    """What anybody hears whom nobody knows."""
    answer = bound.go_and_come_back("nobody of ours")
    assert answer.status_code == 403
    assert "Det passede ikke." in read(answer)
    return alike(answer)


@pytest.mark.parametrize("how", sorted(FORGED))
def test_a_token_that_is_not_the_providers_for_us_for_this_trip_now_opens_nothing(
    bound: Traveller, refused: str, how: str
) -> None:
    bound.provider.sign, why = FORGED[how]
    with capture_logs() as lines:
        answer = bound.go_and_come_back()
    assert (answer.status_code, alike(answer)) == (403, refused)
    assert [line["event"] for line in lines] == ["sign_in_refused"]
    assert lines[0]["code"].startswith(why)
    assert not bound.is_in


RIGHT: dict[str, Signing] = {
    "expired a moment ago": moved(exp=-59),
    "made by a clock that is ahead": moved(iat=59, nbf=59),
    "for us by name": changed(azp=CLIENT_ID),
    "for us in a list": changed(aud=[CLIENT_ID]),
    "for us and others, by our name": changed(aud=["another client", CLIENT_ID], azp=CLIENT_ID),
}


@pytest.mark.parametrize("how", sorted(RIGHT))
def test_and_one_that_is_right_within_a_minute_opens_the_door(bound: Traveller, how: str) -> None:
    bound.provider.sign = RIGHT[how]
    assert bound.go_and_come_back().location == "/office"


def test_a_shut_account_sounds_as_one_that_nobody_has(bound: Traveller, refused: str) -> None:
    disable_account(bound.rooms.service, {"account": "Kirsten"})
    answer = bound.go_and_come_back()
    assert (answer.status_code, alike(answer)) == (403, refused)


@pytest.mark.parametrize("state", [None, "", "x", "x" * 43, "æ"])
def test_an_answer_to_another_question_is_refused_before_the_provider_is_asked(
    bound: Traveller, refused: str, state: str | None
) -> None:
    address = bound.provider.sign_in(bound.set_out())
    asked = len(bound.provider.asked)
    answer = bound.come_back(address, state=state)
    assert (answer.status_code, alike(answer)) == (403, refused)
    assert len(bound.provider.asked) == asked
    assert bound.come_back(address).status_code == 403, "and the trip is over"


def test_login_csrf_an_answer_in_another_browser_signs_nobody_in(bound: Traveller, refused: str) -> None:
    """The attacker's own code, brought to a victim by a link, with a trip of the victim's own and without."""
    address, victim = bound.provider.sign_in(bound.set_out()), bound.another()
    answer = victim.come_back(address)
    assert (answer.status_code, alike(answer)) == (403, refused)
    victim.set_out()
    assert victim.come_back(address).status_code == 403
    assert not victim.is_in


def test_a_code_is_worth_nothing_in_another_trip(bound: Traveller, refused: str) -> None:
    """PKCE: the provider itself refuses a code with another browser's verifier."""
    stolen = asked_of(bound.provider.sign_in(bound.set_out()))["code"]
    thief = bound.another()
    own = thief.provider.sign_in(thief.set_out(), "thief")
    answer = thief.come_back(own, code=stolen)
    assert (answer.status_code, alike(answer)) == (403, refused)
    assert not thief.is_in


def test_a_code_is_good_once(bound: Traveller, refused: str) -> None:
    address = bound.provider.sign_in(bound.set_out())
    kept = bound.browser.get_cookie("tw_trip", domain="localhost")
    assert kept is not None
    assert bound.come_back(address).location == "/office"
    bound.send("/out", purpose="staff")
    assert bound.come_back(address).status_code == 403
    bound.browser.set_cookie("tw_trip", kept.value, domain="localhost")
    answer = bound.come_back(address)
    assert (answer.status_code, alike(answer)) == (403, refused), "the provider knows its codes"
    assert not bound.is_in


def test_a_trip_is_over_after_ten_minutes_and_its_cookie_cannot_be_made_younger(bound: Traveller, refused: str) -> None:
    address = bound.provider.sign_in(bound.set_out())
    kept = bound.browser.get_cookie("tw_trip", domain="localhost")
    assert kept is not None
    pass_time(bound.rooms, minutes=11)
    secret, begun, ticket = kept.value.split(".")
    for value in (kept.value, f"{secret}.{int(begun) + 600}.{ticket}"):
        bound.browser.set_cookie("tw_trip", value, domain="localhost")
        answer = bound.come_back(address)
        assert (answer.status_code, alike(answer)) == (403, refused)


@pytest.mark.parametrize("cookie", ["", "x", "..", "a.b.c", f"{'x' * 43}.1.", f"{'x' * 43}.99999999999999.", "æ.1."])
def test_a_cookie_that_is_no_trip_leads_nowhere(bound: Traveller, refused: str, cookie: str) -> None:
    address = bound.provider.sign_in(bound.set_out())
    bound.browser.set_cookie("tw_trip", cookie, domain="localhost")
    answer = bound.come_back(address)
    assert (answer.status_code, alike(answer)) == (403, refused)


@pytest.mark.parametrize("changes", [{"code": None}, {"code": ""}, {"code": "x" * 3000}, {"error": "access_denied"},
                                     {"iss": "https://evil.example"}, {"error": "<script>"}])  # fmt: skip
def test_an_answer_without_a_code_or_of_another_issuer_is_refused(
    bound: Traveller, refused: str, changes: dict[str, str | None]
) -> None:
    answer = bound.come_back(bound.provider.sign_in(bound.set_out()), **changes)
    assert (answer.status_code, alike(answer)) == (403, refused)


def test_an_answer_that_names_its_issuer_is_taken(bound: Traveller) -> None:
    """RFC 9207."""
    answer = bound.come_back(bound.provider.sign_in(bound.set_out()), iss=bound.provider.issuer)
    assert answer.location == "/office"


@pytest.mark.parametrize("wish", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_no_address_leads_out_of_the_house_but_to_the_provider(bound: Traveller, wish: str) -> None:
    """Open redirects: wherever somebody would like to go afterwards, it is said nowhere."""
    asked = {name: wish for name in ("next", "to", "url", "redirect_uri", "return_to", "state_uri")}
    out = bound.browser.get("/sign-in/elsewhere", query_string=asked, base_url="http://localhost")
    assert str(out.location).startswith(f"{bound.provider.issuer}/authorize?")
    assert asked_of(str(out.location))["redirect_uri"] == BACK
    assert "evil" not in str(out.location)
    assert bound.come_back(bound.provider.sign_in(str(out.location)), **asked).location == "/office"


def test_a_request_with_another_address_to_come_back_to_is_refused_by_the_provider_too(bound: Traveller) -> None:
    import requests

    address = bound.set_out().replace("localhost%2F", "evil.example%2F")
    assert requests.get(address, timeout=30).status_code == 400


def test_another_site_cannot_spend_the_tries_of_whoever_looks_at_it(bound: Traveller) -> None:
    """Its pictures may ask for our addresses, and bring no cookie of ours; a whole town hall is one address."""
    for _ in range(100):
        assert bound.come_back(f"{BACK}?state=x&code=x").status_code == 403
    assert bound.go_and_come_back().location == "/office"


def test_setting_out_changes_nothing_and_coming_back_costs_a_try(bound: Traveller) -> None:
    statuses = [bound.browser.get("/sign-in/elsewhere", base_url="http://localhost").status_code for _ in range(80)]
    assert set(statuses) == {303}
    tries = []
    for _ in range(70):
        state = asked_of(bound.set_out())["state"]
        tries.append(bound.come_back(f"{BACK}?state={state}&code=x").status_code)
    assert tries == [403] * 60 + [429] * 10
    assert bound.go_and_come_back().status_code == 429
    assert bound.another().go_and_come_back().location == "/office", "another address is not held back"
