"""The first time: an invitation, used once, for a password of one's own and a second factor."""

import re
from typing import Any

import pytest

from teamwork.keeping.staff import add_account, disable_account, invite_account
from teamwork.keeping.staff_proof import secret_from
from tests.sign_in.staff import PASSWORD, SECRET, Visitor, account, pass_time, read, secret_shown
from tests.web.rooms import ADDRESS, Rooms


def invited(rooms: Rooms, name: str = "Kirsten", role: str = "office") -> str:
    return str(add_account(rooms.service, {"account": name, "role": role})["ticket"])


def begin(visitor: Visitor, ticket: str, password: str = PASSWORD, code: str | None = None) -> Any:
    page = visitor.post("/sign-in/begin", "/sign-in/begin", ticket=ticket)
    given = visitor.code(secret_shown(page)) if code is None else code
    return visitor.post("/sign-in/begin/done", "/sign-in/begin", ticket=ticket, password=password, code=given)


def test_an_invitation_leads_to_ones_own_password_and_second_factor(visitor: Visitor) -> None:
    ticket = invited(visitor.rooms)
    shown = visitor.post("/sign-in/begin", "/sign-in/begin", ticket=ticket)
    assert "Du logger ind som Kirsten." in read(shown)
    secret = secret_shown(shown)
    assert secret not in (SECRET, secret_from(ticket, "")), "an invitation alone makes no codes"
    done = begin(visitor, ticket)
    assert (done.status_code, done.location) == (303, "/office")
    pass_time(visitor.rooms, minutes=2)
    again = Visitor(visitor.rooms)
    assert again.sign_in("Kirsten", code=again.code(secret)).status_code == 303


def test_it_is_good_once_and_what_was_good_before_is_over(visitor: Visitor) -> None:
    first = invited(visitor.rooms)
    begin(visitor, first)
    second = str(invite_account(visitor.rooms.service, {"account": "Kirsten"})["ticket"])
    assert visitor.get("/office/new").status_code == 200, "an invitation alone ends nothing"
    pass_time(visitor.rooms, minutes=2)
    assert begin(Visitor(visitor.rooms), second, "et helt andet kodeord").status_code == 303
    assert visitor.get("/office/new").status_code == 401
    for ticket in (first, second):
        assert begin(Visitor(visitor.rooms), ticket).status_code == 404
        assert Visitor(visitor.rooms).post("/sign-in/begin", "/sign-in/begin", ticket=ticket).status_code == 403


def test_whatever_is_no_invitation_is_answered_alike(visitor: Visitor) -> None:
    shut, old, late = (invited(visitor.rooms, name) for name in ("Shut", "Old", "Late"))
    disable_account(visitor.rooms.service, {"account": "Shut"})
    invite_account(visitor.rooms.service, {"account": "Old"})
    pass_time(visitor.rooms, days=8)
    tokens = (visitor.rooms.tokens["office"], visitor.rooms.tokens["Ana"])
    answers = [
        visitor.post("/sign-in/begin", "/sign-in/begin", ticket=ticket)
        for ticket in (shut, old, late, *tokens, "", "x" * 43, "\x00", "æ")
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert len({re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}) == 1


def test_a_ticket_opens_nothing_else(visitor: Visitor) -> None:
    ticket = invited(visitor.rooms)
    for path in ("/join", "/office/open"):
        assert visitor.browser.post(path, json={"secret": ticket}, base_url=ADDRESS).status_code == 401
    bearer = {"Authorization": f"Bearer {ticket}"}
    assert visitor.browser.get("/api/v1/games", headers=bearer, base_url=ADDRESS).status_code == 401


@pytest.mark.parametrize(
    ("password", "code", "said"),
    [("kort", None, "mindst 12 tegn"), ("aaaaaaaaaaaaaaa", None, "for let"), (PASSWORD, "000000", "Koden passer ikke")],
)
def test_what_is_not_good_enough_is_said_and_the_invitation_still_holds(
    visitor: Visitor, password: str, code: str | None, said: str
) -> None:
    ticket = invited(visitor.rooms)
    refused = begin(visitor, ticket, password, code)
    assert refused.status_code == 422
    assert said in read(refused)
    assert password not in read(refused)
    assert begin(visitor, ticket).status_code == 303


def test_an_account_made_with_a_password_gets_its_second_factor_before_it_comes_in(visitor: Visitor) -> None:
    account(visitor.rooms, "Kirsten", has_second_factor=False)
    page = visitor.sign_in("Kirsten", code="")
    assert page.status_code == 200
    assert visitor.get("/office/new").status_code == 401
    assert 'name="password"' not in page.text
    ticket = re.search(r'name="ticket"[^>]*value="([^"]+)"', page.text)
    assert ticket
    assert begin(visitor, ticket[1], password="").status_code == 303
    assert visitor.get("/office/new").status_code == 200


# ---- the administrator's page -----------------------------------------------------------------------


@pytest.fixture
def admin(visitor: Visitor) -> Visitor:
    account(visitor.rooms, "Rosa", "admin")
    assert visitor.sign_in("Rosa").status_code == 303
    return visitor


def test_an_administrator_invites_somebody_who_then_comes_in(admin: Visitor) -> None:
    shown = admin.post("/office/accounts", "/office/accounts", name="Kirsten", role="office")
    ticket = re.search(r"/sign-in/begin#([\w-]{43})", shown.text)
    assert ticket
    assert "Ikke begyndt endnu" in read(admin.get("/office/accounts"))
    assert begin(Visitor(admin.rooms), ticket[1]).status_code == 303
    assert "Ikke begyndt endnu" not in read(admin.get("/office/accounts"))
    assert ticket[1] not in admin.get("/office/accounts").text


def test_a_name_is_taken_once_and_a_role_must_be_known(admin: Visitor) -> None:
    for fields in ({"name": "Rosa", "role": "office"}, {"name": " ", "role": "office"}, {"name": "X", "role": "king"}):
        assert admin.post("/office/accounts", "/office/accounts", **fields).status_code == 422
    assert len(admin.rooms.service.store.accounts.all()) == 1


def test_an_administrator_gives_a_coach_a_chair_and_shuts_and_opens_the_door(admin: Visitor) -> None:
    rooms = admin.rooms
    kim = account(rooms, "Coach Kim", "coach")
    chair = f"{rooms.game_id}/{rooms.people['Kim']}"
    admin.post(f"/office/accounts/{kim}/chair", "/office/accounts", chair=chair)
    assert "Prøvespil: Kim" in read(admin.get("/office/accounts"))
    graduate = f"{rooms.game_id}/{rooms.people['Ana']}"
    assert admin.post(f"/office/accounts/{kim}/chair", "/office/accounts", chair=graduate).status_code == 404
    coach = Visitor(rooms)
    coach.sign_in("Coach Kim")
    assert coach.get("/coach").status_code == 200
    admin.post(f"/office/accounts/{kim}/disable", "/office/accounts")
    assert coach.get("/coach").status_code == 401
    assert coach.sign_in("Coach Kim").status_code == 403
    admin.post(f"/office/accounts/{kim}/enable", "/office/accounts")
    pass_time(rooms, minutes=2)
    assert Visitor(rooms).sign_in("Coach Kim").status_code == 303


def test_an_administrator_does_not_shut_the_own_door(admin: Visitor) -> None:
    [rosa] = admin.rooms.service.store.accounts.all()
    admin.post(f"/office/accounts/{rosa.account_id}/disable", "/office/accounts")
    assert admin.get("/office/accounts").status_code == 200


def test_the_office_hears_of_accounts_what_it_hears_of_what_does_not_exist(admin: Visitor) -> None:
    account(admin.rooms, "Kirsten", "office")
    office = Visitor(admin.rooms)
    office.sign_in("Kirsten")
    nowhere = office.get("/office/games/nowhere")
    for path in ("/office/accounts",):
        assert (office.get(path).status_code, office.get(path).data) == (404, nowhere.data)
    assert office.post("/office/accounts", "/office/new", name="X", role="admin").status_code == 404
