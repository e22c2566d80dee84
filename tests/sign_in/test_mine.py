"""One's own password and second factor: changed by oneself, after proving both once more."""

import pytest

from teamwork.keeping.staff import give_chair
from tests.sign_in.staff import PASSWORD, Visitor, account, pass_time, read, secret_shown
from tests.web.rooms import Rooms

NEW = "tre ord og en cykel"


@pytest.fixture
def inside(visitor: Visitor) -> Visitor:
    """Kirsten of the office, signed in a while ago."""
    account(visitor.rooms, "Kirsten")
    assert visitor.sign_in("Kirsten").status_code == 303
    pass_time(visitor.rooms, minutes=2)
    return visitor


def change(visitor: Visitor, password: str = PASSWORD, code: str | None = None, new: str = NEW) -> int:
    shown = visitor.code() if code is None else code
    fields = {"password": password, "code": shown, "new_password": new}
    return visitor.post("/sign-in/mine/password", "/sign-in/mine", **fields).status_code


def test_the_new_password_holds_and_the_old_one_does_not(inside: Visitor) -> None:
    assert change(inside) == 303
    pass_time(inside.rooms, minutes=2)
    assert Visitor(inside.rooms).sign_in("Kirsten").status_code == 403
    assert Visitor(inside.rooms).sign_in("Kirsten", NEW).status_code == 303


def test_who_changed_it_stays_in_and_everybody_else_is_out(inside: Visitor) -> None:
    other = Visitor(inside.rooms)
    assert other.sign_in("Kirsten").status_code == 303
    pass_time(inside.rooms, minutes=2)
    assert change(inside) == 303
    assert inside.get("/office/new").status_code == 200
    assert other.get("/office/new").status_code == 401


@pytest.mark.parametrize(
    ("password", "code", "new", "said"),
    [
        ("forkert kodeord her", None, NEW, "Det passede ikke"),
        (PASSWORD, "000000", NEW, "Det passede ikke"),
        (PASSWORD, "", NEW, "Det passede ikke"),
        (PASSWORD, None, "kort", "mindst 12 tegn"),
        (PASSWORD, None, "kirsten kirsten", "for let at gætte"),
        (PASSWORD, None, PASSWORD, "Det er den, du har"),
    ],
)
def test_nothing_changes_without_both_proofs_and_a_fit_password(
    inside: Visitor, password: str, code: str | None, new: str, said: str
) -> None:
    shown = inside.code() if code is None else code
    fields = {"password": password, "code": shown, "new_password": new}
    answer = inside.post("/sign-in/mine/password", "/sign-in/mine", **fields)
    assert answer.status_code == 422
    assert said in read(answer)
    assert new not in answer.text or new == PASSWORD
    pass_time(inside.rooms, minutes=2)
    assert Visitor(inside.rooms).sign_in("Kirsten").status_code == 303


def test_a_code_is_good_once_here_too(inside: Visitor) -> None:
    code = inside.code()
    assert change(inside, code=code) == 303
    assert change(inside, NEW, code, "endnu en helt ny") == 422


def test_whoever_guesses_is_braked_as_at_the_door(inside: Visitor) -> None:
    statuses = [change(inside, "forkert kodeord her") for _ in range(8)]
    assert set(statuses) == {422}
    answer = inside.post(
        "/sign-in/mine/password", "/sign-in/mine", password=PASSWORD, code=inside.code(), new_password=NEW
    )
    assert "for hurtigt" in read(answer), "right, and yet too soon"


def test_the_codes_move_to_a_new_phone(inside: Visitor) -> None:
    page = inside.post("/sign-in/mine/second-factor", "/sign-in/mine", password=PASSWORD, code=inside.code())
    assert page.status_code == 200
    secret = secret_shown(page)
    old = Visitor(inside.rooms)
    pass_time(inside.rooms, minutes=2)
    assert old.sign_in("Kirsten").status_code == 303, "until the new one has shown a code the old one holds"
    ticket = page.text.split('name="ticket"')[1].split('value="')[1].split('"')[0]
    pass_time(inside.rooms, minutes=2)
    done = inside.post("/sign-in/begin/done", "/sign-in/mine", ticket=ticket, code=inside.code(secret))
    assert done.status_code == 303
    assert old.get("/office/new").status_code == 401
    pass_time(inside.rooms, minutes=2)
    assert Visitor(inside.rooms).sign_in("Kirsten").status_code == 403
    again = Visitor(inside.rooms)
    assert again.sign_in("Kirsten", code=again.code(secret)).status_code == 303


def test_the_page_of_the_new_phone_asks_both_first(inside: Visitor) -> None:
    answer = inside.post("/sign-in/mine/second-factor", "/sign-in/mine", password=PASSWORD, code="123456")
    assert answer.status_code == 422
    assert "Skriv dette i appen" not in read(answer)


def test_a_coach_at_the_table_changes_it_too(visitor: Visitor) -> None:
    rooms = visitor.rooms
    account(rooms, "Kim", "coach")
    give_chair(rooms.service, {"account": "Kim", "game_id": rooms.game_id, "person_id": rooms.people["Kim"]})
    assert visitor.sign_in("Kim").location == "/coach"
    pass_time(rooms, minutes=2)
    assert change(visitor) == 303
    assert 'data-account="yes"' in visitor.get("/coach").text
    assert 'href="/coach"' in visitor.get("/sign-in/mine").text


def test_who_has_no_account_is_sent_to_the_door(rooms: Rooms) -> None:
    browser = rooms.browser()
    assert browser.post("/office/open", json={"secret": rooms.tokens["office"]}, base_url="http://localhost").is_json
    for path in ("/sign-in/mine", "/sign-in/mine/password", "/sign-in/mine/second-factor"):
        method = "GET" if path == "/sign-in/mine" else "POST"
        assert browser.open(path, method=method, base_url="http://localhost").location == "/sign-in"


@pytest.mark.parametrize(("lang", "said"), [("da", "Skift adgangskode"), ("en", "Change your password")])
def test_the_page_is_there_in_both_languages(inside: Visitor, lang: str, said: str) -> None:
    assert said in read(inside.get("/sign-in/mine", lang))
