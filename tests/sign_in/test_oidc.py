"""Signing in by another house (OpenID Connect): who comes in where, and what is asked of them, at a real provider."""

import re
from dataclasses import replace

import pytest
from joserfc import jwt
from structlog.testing import capture_logs

from teamwork.keeping.staff import disable_account, give_chair
from tests.sign_in.oidc_provider import EC, NAME, asked_of, sign
from tests.sign_in.staff import Visitor, account, pass_time, read, secret_shown
from tests.sign_in.traveller import BACK, SUBJECT, Traveller, bound_account
from web.sign_in.leaving import back_address

provider_decides = pytest.mark.parametrize("second_factor", ["provider"], indirect=True)


def test_the_door_shows_the_other_house_only_where_there_is_one(visitor: Visitor, traveller: Traveller) -> None:
    assert f"Log ind med {NAME}" in read(traveller.get("/sign-in"))
    assert f"Sign in with {NAME}" in read(traveller.get("/sign-in", "en"))
    house = traveller.rooms.house
    house.config = replace(house.config, oidc=None)
    assert NAME not in read(traveller.get("/sign-in"))
    for path in ("/sign-in/elsewhere", "/sign-in/elsewhere/back", "/sign-in/elsewhere/code"):
        assert traveller.get(path).status_code == 404
    for path in ("/sign-in/elsewhere/code", "/sign-in/begin/elsewhere", "/sign-in/mine/bind", "/sign-in/mine/unbind"):
        assert traveller.send(path).status_code == 404


def test_the_provider_is_asked_for_a_code_with_pkce_state_and_nonce_and_for_nothing_about_the_person(
    traveller: Traveller,
) -> None:
    asked = [asked_of(traveller.set_out()) for _ in range(2)]
    for each in asked:
        assert (each["response_type"], each["scope"], each["code_challenge_method"]) == ("code", "openid", "S256")
        assert each["redirect_uri"] == BACK
        assert min(len(each[name]) for name in ("state", "nonce", "code_challenge")) == 43
        assert len({each["state"], each["nonce"], each["code_challenge"]}) == 3
    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name]


def test_the_trip_lies_in_a_cookie_that_no_script_reads_and_that_ends_with_it(traveller: Traveller) -> None:
    address = traveller.set_out()
    kept = traveller.browser.get_cookie("tw_trip", domain="localhost")
    assert kept is not None
    assert (kept.http_only, kept.same_site, kept.max_age) == (True, "Lax", 600)
    assert not [value for value in asked_of(address).values() if value in kept.value]
    traveller.come_back(traveller.provider.sign_in(address))
    assert traveller.browser.get_cookie("tw_trip", domain="localhost") is None


def test_over_tls_the_cookie_is_bound_to_this_host_and_never_leaves_it_in_the_clear(traveller: Traveller) -> None:
    house = traveller.rooms.house
    house.config = replace(house.config, base_urls=("https://localhost",))
    [kept] = traveller.get("/sign-in/elsewhere").headers.getlist("Set-Cookie")[:1]
    assert kept.startswith("__Host-tw_trip=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(kept.split("; "))
    assert "Domain" not in kept


@pytest.mark.parametrize("role", ["office", "admin"])
def test_who_is_bound_comes_in_after_showing_the_code_of_the_own_app(traveller: Traveller, role: str) -> None:
    bound_account(traveller.rooms, traveller.provider.issuer, role=role)
    answer = traveller.go_and_come_back()
    assert (answer.status_code, answer.location) == (303, "/sign-in/elsewhere/code")
    assert not traveller.is_in, "the other house alone opens nothing"
    assert "Du logger ind som Kirsten." in read(traveller.get("/sign-in/elsewhere/code"))
    done = traveller.show_code()
    assert (done.status_code, done.location) == (303, "/office")
    assert traveller.is_in
    assert (traveller.get("/office/accounts").status_code == 200) == (role == "admin")


@provider_decides
def test_where_the_municipality_says_so_the_providers_second_factor_is_enough(traveller: Traveller) -> None:
    bound_account(traveller.rooms, traveller.provider.issuer)
    assert traveller.go_and_come_back().location == "/office"
    assert traveller.is_in


@provider_decides
def test_the_session_lasts_a_working_day_and_ends_as_any_other(traveller: Traveller) -> None:
    bound_account(traveller.rooms, traveller.provider.issuer)
    traveller.browser.set_cookie("tw_staff", "planted", domain="localhost")
    traveller.go_and_come_back()
    pass_time(traveller.rooms, hours=11)
    assert traveller.is_in
    traveller.send("/out", purpose="staff")
    assert not traveller.is_in
    traveller.go_and_come_back()
    disable_account(traveller.rooms.service, {"account": "Kirsten"})
    assert not traveller.is_in


@provider_decides
def test_a_coach_comes_to_the_own_seat(traveller: Traveller) -> None:
    rooms = traveller.rooms
    bound_account(rooms, traveller.provider.issuer, "Coach Kim", role="coach")
    give_chair(rooms.service, {"account": "Coach Kim", "game_id": rooms.game_id, "person_id": rooms.people["Kim"]})
    assert traveller.go_and_come_back().location == "/coach"
    assert traveller.get("/coach").status_code == 200
    assert not traveller.is_in


def test_a_code_of_the_app_is_good_once_at_both_doors(traveller: Traveller) -> None:
    bound_account(traveller.rooms, traveller.provider.issuer)
    code = traveller.code()
    assert traveller.sign_in("Kirsten", code=code).status_code == 303
    other = traveller.another()
    other.go_and_come_back()
    assert other.show_code(code).status_code == 403
    assert not other.is_in


def test_a_wrong_code_is_said_and_the_right_one_still_works(traveller: Traveller) -> None:
    bound_account(traveller.rooms, traveller.provider.issuer)
    traveller.go_and_come_back()
    refused = traveller.show_code("000000")
    assert refused.status_code == 403
    assert "Koden passer ikke" in read(refused)
    assert traveller.show_code().status_code == 303


def test_whoever_guesses_codes_is_braked_as_at_the_door(traveller: Traveller) -> None:
    bound_account(traveller.rooms, traveller.provider.issuer)
    traveller.go_and_come_back()
    assert [traveller.show_code("000000").status_code for _ in range(8)] == [403] * 6 + [429] * 2
    assert traveller.show_code().status_code == 429, "right, and yet too soon"
    assert traveller.sign_in("Kirsten").status_code == 429, "the two doors have one brake"


def test_what_proves_somebody_to_us_is_no_ticket_for_a_new_app(traveller: Traveller) -> None:
    """Or a stolen sign-in elsewhere would put our own second factor in the place of the right one."""
    bound_account(traveller.rooms, traveller.provider.issuer)
    traveller.go_and_come_back()
    kept = traveller.browser.get_cookie("tw_proven", domain="localhost")
    assert kept is not None
    for path, fields in (
        ("/sign-in/begin", {}),
        ("/sign-in/begin/done", {"code": "1"}),
        ("/sign-in/begin/elsewhere", {}),
    ):
        assert traveller.post(path, "/sign-in/begin", ticket=kept.value, **fields).status_code in (403, 404)
    pass_time(traveller.rooms, minutes=16)
    assert traveller.show_code().location == "/sign-in", "and it is over after a quarter of an hour"


def test_what_proves_somebody_to_us_is_good_once(traveller: Traveller) -> None:
    """A fresh code does not make a used one good: a shared machine, an app that lies open."""
    bound_account(traveller.rooms, traveller.provider.issuer)
    traveller.go_and_come_back()
    kept = traveller.browser.get_cookie("tw_proven", domain="localhost")
    assert kept is not None
    assert traveller.show_code().location == "/office"
    assert traveller.browser.get_cookie("tw_proven", domain="localhost") is None
    traveller.send("/out", purpose="staff")
    pass_time(traveller.rooms, minutes=2)
    traveller.browser.set_cookie("tw_proven", kept.value, domain="localhost")
    assert traveller.show_code().location == "/sign-in"
    assert not traveller.is_in


def test_who_has_no_app_yet_begins_with_one_before_coming_in(traveller: Traveller) -> None:
    rooms = traveller.rooms
    account_id = bound_account(rooms, traveller.provider.issuer)
    rooms.service.store.accounts.set_totp_secret(account_id, None)
    assert traveller.go_and_come_back().location == "/sign-in/elsewhere/code"
    page = traveller.get("/sign-in/elsewhere/code")
    secret, ticket = secret_shown(page), re.search(r'name="ticket"[^>]*value="([^"]+)"', page.text)
    assert ticket
    assert not traveller.is_in
    done = traveller.post(
        "/sign-in/begin/done", "/sign-in/elsewhere/code", ticket=ticket[1], code=traveller.code(secret)
    )
    assert done.location == "/office"
    pass_time(rooms, minutes=2)
    other = traveller.another()
    other.go_and_come_back()
    assert other.show_code(other.code(secret)).status_code == 303


@provider_decides
@pytest.mark.parametrize("way", ["client_secret_basic", "client_secret_post"])
def test_the_secret_is_sent_as_the_provider_wants_it(traveller: Traveller, way: str) -> None:
    traveller.provider.discovery = {"token_endpoint_auth_methods_supported": [way]}
    bound_account(traveller.rooms, traveller.provider.issuer)
    assert traveller.go_and_come_back().location == "/office"


@provider_decides
def test_a_token_may_be_signed_with_an_elliptic_curve_and_a_key_may_be_new(traveller: Traveller) -> None:
    bound_account(traveller.rooms, traveller.provider.issuer)
    assert traveller.go_and_come_back().location == "/office"
    traveller.provider.sign = lambda claims, header: jwt.encode({"alg": "ES256", "kid": "ec"}, claims, EC)
    assert traveller.another().go_and_come_back().location == "/office"
    assert traveller.provider.asked.count("/.well-known/openid-configuration") == 1, "asked once, and kept"


@provider_decides
def test_a_second_address_of_the_house_comes_back_to_itself_and_the_host_makes_no_address(
    traveller: Traveller,
) -> None:
    house = traveller.rooms.house
    house.config = replace(house.config, base_urls=("https://teamwork.example.dk", "http://localhost"))
    assert asked_of(traveller.set_out())["redirect_uri"] == BACK
    evil = traveller.browser.get("/sign-in/elsewhere", base_url="http://localhost", headers={"Host": "evil.example"})
    assert evil.status_code == 400
    with traveller.rooms.app.test_request_context(base_url="http://evil.example"):
        assert back_address() == "https://teamwork.example.dk/sign-in/elsewhere/back", "past the gate it says nothing"


def test_the_log_has_its_lines_and_nobodys_id_of_the_other_house(traveller: Traveller) -> None:
    account_id = bound_account(traveller.rooms, traveller.provider.issuer)
    with capture_logs() as lines:
        traveller.go_and_come_back("somebody else")
        traveller.go_and_come_back()
        traveller.show_code("000000")
        traveller.show_code()
    told = [(line["event"], line.get("code") or line.get("account_id")) for line in lines]
    assert told == [
        ("sign_in_refused", "nobody_of_ours"),
        ("proven_elsewhere", account_id),
        ("sign_in_refused", "second_factor"),
        ("signed_in", account_id),
    ]
    assert SUBJECT not in str(lines)


def test_a_reader_may_change_language_on_the_way(traveller: Traveller) -> None:
    """The page's own link to the other language keeps the path and nothing else."""
    bound_account(traveller.rooms, traveller.provider.issuer)
    assert traveller.get("/sign-in/elsewhere/back", "en").location == "/sign-in"
    traveller.go_and_come_back()
    assert "A code from your phone" in read(traveller.get("/sign-in/elsewhere/code", "en"))
    assert traveller.show_code().status_code == 303


def test_nobody_is_known_by_a_name_or_an_address(traveller: Traveller) -> None:
    account(traveller.rooms, "Kirsten")
    account(traveller.rooms, "kirsten@example.dk")

    def with_names(claims: dict[str, object], header: dict[str, object]) -> str:
        more = {
            "email": "kirsten@example.dk",
            "email_verified": True,
            "name": "Kirsten",
            "preferred_username": "Kirsten",
        }
        return sign({**claims, **more}, header)

    traveller.provider.sign = with_names
    for subject in ("Kirsten", "kirsten@example.dk"):
        assert traveller.go_and_come_back(subject).status_code == 403
