"""Attack 23 at the staff's door: who comes in where, and that every reason for not coming in sounds the same."""

import re
from collections.abc import Callable

import pytest
from structlog.testing import capture_logs

from teamwork.keeping.staff import disable_account, give_chair
from tests.sign_in.staff import PASSWORD, SECRET, Visitor, account, pass_time, read
from tests.web.rooms import ADDRESS, Rooms
from web import create_app
from web.pace import TooManyRequestsError
from web.sign_in import pages
from web.sign_in.brakes import Brakes

WRONG: dict[str, Callable[[Visitor], object]] = {
    "a name that nobody has": lambda v: v.sign_in("Nobody", PASSWORD),
    "a wrong password": lambda v: v.sign_in("Kirsten", "another long one"),
    "a wrong code": lambda v: v.sign_in("Kirsten", PASSWORD, "000000"),
    "no code": lambda v: v.sign_in("Kirsten", PASSWORD, ""),
    "a shut account": lambda v: v.sign_in("Shut", PASSWORD),
    "an account that was never begun": lambda v: v.sign_in("Invited", PASSWORD),
    "nothing": lambda v: v.sign_in("", "", ""),
    "signs that no name has": lambda v: v.sign_in("Kir\x00sten", PASSWORD),
}


@pytest.fixture
def wrong(visitor: Visitor) -> Visitor:
    rooms = visitor.rooms
    account(rooms, "Kirsten")
    account(rooms, "Shut")
    disable_account(rooms.service, {"account": "Shut"})
    from teamwork.keeping.staff import add_account

    add_account(rooms.service, {"account": "Invited", "role": "office"})
    return visitor


def without_what_differs(text: str, name: str) -> str:
    """The name comes back as it was typed, and every form has a number of its own."""
    return re.sub(r'value="[^"]*"', "", text)


def test_every_reason_for_not_coming_in_sounds_the_same(wrong: Visitor) -> None:
    answers = [one(Visitor(wrong.rooms, address=f"10.0.1.{place}")) for place, one in enumerate(WRONG.values())]
    assert {answer.status_code for answer in answers} == {403}
    assert len({without_what_differs(answer.text, "") for answer in answers}) == 1
    assert all("Set-Cookie" not in answer.headers or "tw_staff" not in str(answer.headers) for answer in answers)


@pytest.mark.parametrize("why", sorted(WRONG))
def test_one_password_is_verified_whoever_asks(wrong: Visitor, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same work for a name that is known and one that is not, so that time tells nothing."""
    verified: list[bool] = []
    real = pages.is_password
    monkeypatch.setattr(pages, "is_password", lambda *given: verified.append(True) or real(*given))
    WRONG[why](wrong)
    assert verified == [True]


@pytest.mark.parametrize("role", ["office", "admin"])
def test_the_office_comes_in_with_name_password_and_code(visitor: Visitor, role: str) -> None:
    account(visitor.rooms, "Kirsten Holm", role)
    answer = visitor.sign_in("  Kirsten   Holm ")
    assert (answer.status_code, answer.location) == (303, "/office")
    assert "Prøvespil" in read(visitor.get("/office"))
    is_admin = visitor.get("/office/accounts").status_code == 200
    assert is_admin == (role == "admin")


def test_a_code_is_good_once(visitor: Visitor) -> None:
    account(visitor.rooms, "Kirsten")
    code = visitor.code()
    assert visitor.sign_in("Kirsten", code=code).status_code == 303
    assert Visitor(visitor.rooms).sign_in("Kirsten", code=code).status_code == 403
    pass_time(visitor.rooms, seconds=60)
    assert Visitor(visitor.rooms).sign_in("Kirsten").status_code == 303


def test_the_session_is_a_new_one_lasts_a_working_day_and_ends_everywhere_when_the_account_is_shut(
    visitor: Visitor,
) -> None:
    account(visitor.rooms, "Kirsten")
    visitor.browser.set_cookie("tw_staff", "planted", domain="localhost")
    visitor.sign_in("Kirsten")
    cookie = visitor.browser.get_cookie("tw_staff", domain="localhost")
    assert cookie is not None
    assert cookie.value != "planted"
    assert cookie.http_only
    pass_time(visitor.rooms, hours=11)
    assert visitor.get("/office/new").status_code == 200
    pass_time(visitor.rooms, hours=2)
    assert visitor.get("/office/new").status_code == 401
    visitor.sign_in("Kirsten")
    assert visitor.get("/office/new").status_code == 200
    disable_account(visitor.rooms.service, {"account": "Kirsten"})
    assert visitor.get("/office/new").status_code == 401


def test_a_coach_comes_to_the_own_seat_and_not_to_the_office(visitor: Visitor) -> None:
    rooms = visitor.rooms
    account(rooms, "Coach Kim", "coach")
    give_chair(rooms.service, {"account": "Coach Kim", "game_id": rooms.game_id, "person_id": rooms.people["Kim"]})
    answer = visitor.sign_in("Coach Kim")
    assert (answer.status_code, answer.location) == (303, "/coach")
    assert visitor.get("/coach").status_code == 200
    assert visitor.get("/office/new").status_code == 404
    assert visitor.get("/office/accounts").status_code == 404
    disable_account(rooms.service, {"account": "Coach Kim"})
    assert visitor.get("/coach").status_code == 401


def test_a_coach_of_two_games_chooses_and_takes_no_chair_of_others(visitor: Visitor) -> None:
    rooms = visitor.rooms
    account(rooms, "Kim", "coach")
    assert visitor.sign_in("Kim").location == "/sign-in/chairs"
    assert "endnu ikke en plads" in read(visitor.get("/sign-in/chairs"))
    for coach in ("Kim", "Lone"):
        give_chair(rooms.service, {"account": "Kim", "game_id": rooms.game_id, "person_id": rooms.people[coach]})
    page = read(visitor.get("/sign-in/chairs"))
    assert "Prøvespil: Nord" in page
    assert "Prøvespil: Syd" in page
    for stolen in (f"{rooms.game_id}/{rooms.people['Ana']}", "x", ""):
        assert visitor.post("/sign-in/chairs", "/sign-in/chairs", chair=stolen).status_code == 422
    assert visitor.get("/office/new").status_code == 401, "an account of a coach opens no office"
    taken = visitor.post("/sign-in/chairs", "/sign-in/chairs", chair=f"{rooms.game_id}/{rooms.people['Lone']}")
    assert taken.location == "/coach"
    assert visitor.get("/sign-in/chairs").location == "/sign-in", "what proved the account is over"


def test_whoever_tries_too_often_waits_known_or_not(visitor: Visitor) -> None:
    """ASVS 6.3.1: every try costs, so the brake tells nothing of a name."""
    account(visitor.rooms, "Kirsten")
    for name in ("Kirsten", "Nobody"):
        answers = [visitor.sign_in(name, "wrong and long", "1").status_code for _ in range(8)]
        assert answers == [403] * 6 + [429] * 2
    assert visitor.sign_in("kirsten").status_code == 429, "however it is spelt"
    visitor.address = "10.0.0.2"
    assert visitor.sign_in("Kirsten").status_code == 303, "nobody is locked out from another address at once"


def test_no_address_and_no_name_has_more_than_its_share(rooms: Rooms) -> None:
    at = rooms.service.clock()
    brakes = Brakes(rooms.service.store, lambda: at)

    def let_through(tries: list[tuple[str, str]]) -> int:
        done = 0
        for address, name in tries:
            try:
                brakes.require(address, name)
                done += 1
            except TooManyRequestsError:
                continue
        return done

    assert let_through([("a", f"name {number}") for number in range(500)]) == 60
    assert let_through([(f"address {number}", "Kirsten") for number in range(500)]) == 30


def test_another_process_of_the_house_has_the_same_brake(rooms: Rooms) -> None:
    """Two applications over one record; an address has no more tries for their being two."""
    other = Rooms(create_app(rooms.house.config, rooms.service), rooms.game_id, rooms.people, rooms.tokens)
    account(rooms, "Kirsten")
    answers = [Visitor(rooms).sign_in("Kirsten", "wrong and long", "1").status_code for _ in range(4)]
    answers += [Visitor(other).sign_in("Kirsten", "wrong and long", "1").status_code for _ in range(4)]
    assert answers == [403] * 6 + [429] * 2


@pytest.mark.parametrize(("lang", "head"), [("da", "Log ind"), ("en", "Sign in")])
def test_the_page_is_there_in_both_languages(visitor: Visitor, lang: str, head: str) -> None:
    assert f"<h1>{head}</h1>" in visitor.get("/sign-in", lang).text


def test_a_form_of_another_site_is_not_taken(visitor: Visitor) -> None:
    account(visitor.rooms, "Kirsten")
    body = {"name": "Kirsten", "password": PASSWORD, "code": visitor.code(SECRET)}
    answer = visitor.browser.post("/sign-in", data=body, base_url=ADDRESS, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert visitor.browser.get_cookie("tw_staff", domain="localhost") is None


def test_who_came_in_and_who_was_refused_is_logged_by_id_and_never_by_name(visitor: Visitor) -> None:
    """ASVS 16.3.1; what was typed may be a password in the wrong field."""
    account_id = account(visitor.rooms, "Kirsten")
    with capture_logs() as lines:
        visitor.sign_in("Nobody at all", "a secret in the wrong field")
        visitor.sign_in("Kirsten")
    events = [(line["event"], line.get("account_id")) for line in lines]
    assert events == [("sign_in_refused", None), ("signed_in", account_id)]
    assert not any("Nobody" in str(line) or "secret" in str(line) or "Kirsten" in str(line) for line in lines)
