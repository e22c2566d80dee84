"""Binding an account to somebody of another house: by an invitation, on one's own page, never by itself."""

import re

import pytest

from teamwork.keeping.staff import add_account, disable_account, give_chair, invite_account
from tests.sign_in.oidc_provider import NAME, asked_of
from tests.sign_in.staff import PASSWORD, Visitor, account, pass_time, read, secret_shown
from tests.sign_in.traveller import SUBJECT, Traveller, bound_account, leads_to
from tests.web.rooms import Rooms

provider_decides = pytest.mark.parametrize("second_factor", ["provider"], indirect=True)


def invited(rooms: Rooms, name: str = "Kirsten") -> str:
    return str(add_account(rooms.service, {"account": name, "role": "office"})["ticket"])


def accept(traveller: Traveller, ticket: str, subject: str = SUBJECT) -> object:
    """The invitation, the button, the page before the other house, and back from there."""
    page = traveller.post("/sign-in/begin/elsewhere", "/sign-in/begin", ticket=ticket)
    assert page.status_code == 200, read(page)
    return traveller.come_back(traveller.provider.sign_in(leads_to(page), subject))


def subject_of(rooms: Rooms, name: str = "Kirsten") -> str | None:
    account = rooms.service.store.accounts.find_by_name(name)
    binding = rooms.service.store.accounts.bindings.of(account.account_id) if account else None
    return binding.subject if binding else None


# ---- by an invitation -------------------------------------------------------------------------------


def test_an_invitation_offers_the_other_house_instead_of_a_password(traveller: Traveller) -> None:
    page = read(traveller.post("/sign-in/begin", "/sign-in/begin", ticket=invited(traveller.rooms)))
    assert f"Videre til {NAME}" in page
    assert "Eller vælg en adgangskode" in page


@provider_decides
def test_who_takes_it_comes_in_and_from_then_on_by_the_other_house_alone(traveller: Traveller) -> None:
    ticket = invited(traveller.rooms)
    page = traveller.post("/sign-in/begin/elsewhere", "/sign-in/begin", ticket=ticket)
    asked = asked_of(leads_to(page))
    assert asked["prompt"] == "login", "who is at a shared machine binds nobody else by mistake"
    assert ticket not in leads_to(page)
    assert subject_of(traveller.rooms) is None, "nothing is bound before they come back"
    assert traveller.come_back(traveller.provider.sign_in(leads_to(page))).location == "/office"
    assert traveller.is_in
    assert subject_of(traveller.rooms) == SUBJECT
    other = traveller.another()
    assert other.go_and_come_back().location == "/office"
    assert traveller.sign_in("Kirsten", PASSWORD).status_code == 403


@provider_decides
def test_the_invitation_is_used_up_on_the_way_back_and_not_before(traveller: Traveller) -> None:
    ticket = invited(traveller.rooms)
    traveller.provider.sign = lambda *_: "nonsense"
    assert accept(traveller, ticket).status_code == 403
    traveller.provider.begin_anew()
    assert accept(traveller, ticket).location == "/office"
    again = traveller.another()
    assert again.post("/sign-in/begin/elsewhere", "/sign-in/begin", ticket=ticket).status_code == 403


def test_without_trust_in_the_other_houses_second_factor_an_app_is_set_up_first(traveller: Traveller) -> None:
    assert accept(traveller, invited(traveller.rooms)).location == "/sign-in/elsewhere/code"
    assert not traveller.is_in
    page = traveller.get("/sign-in/elsewhere/code")
    assert 'name="password"' not in page.text
    assert NAME not in read(page), "it is chosen already"
    ticket = re.search(r'name="ticket"[^>]*value="([^"]+)"', page.text)
    assert ticket
    code = traveller.code(secret_shown(page))
    done = traveller.post("/sign-in/begin/done", "/sign-in/elsewhere/code", ticket=ticket[1], code=code)
    assert done.location == "/office"
    assert subject_of(traveller.rooms) == SUBJECT, "and it is still bound"


@provider_decides
def test_whatever_was_before_an_invitation_is_over(traveller: Traveller) -> None:
    rooms = traveller.rooms
    bound_account(rooms, traveller.provider.issuer, subject="old@example")
    thief = traveller.another()
    thief.go_and_come_back("old@example")
    assert thief.is_in
    pass_time(rooms, minutes=2)
    ticket = str(invite_account(rooms.service, {"account": "Kirsten"})["ticket"])
    assert thief.is_in, "an invitation alone ends nothing"
    assert accept(traveller, ticket).location == "/office"
    assert not thief.is_in
    assert thief.go_and_come_back("old@example").status_code == 403
    assert thief.sign_in("Kirsten").status_code == 403, "the old password opens nothing"
    kirsten = rooms.service.store.accounts.find_by_name("Kirsten")
    assert kirsten is not None
    assert kirsten.totp_secret is None, "nor would the old app, where ours is asked for later"


@provider_decides
def test_an_invitation_taken_with_a_password_ends_the_other_houses_way_in(traveller: Traveller) -> None:
    rooms = traveller.rooms
    bound_account(rooms, traveller.provider.issuer)
    ticket = str(invite_account(rooms.service, {"account": "Kirsten"})["ticket"])
    page = traveller.post("/sign-in/begin", "/sign-in/begin", ticket=ticket)
    code = traveller.code(secret_shown(page))
    fields = {"ticket": ticket, "password": "et helt andet kodeord", "code": code}
    assert traveller.post("/sign-in/begin/done", "/sign-in/begin", **fields).status_code == 303
    assert subject_of(rooms) is None
    assert traveller.another().go_and_come_back().status_code == 403


def test_somebody_who_is_bound_to_another_account_is_told_and_the_invitation_still_holds(traveller: Traveller) -> None:
    bound_account(traveller.rooms, traveller.provider.issuer, "Rosa")
    ticket = invited(traveller.rooms)
    answer = accept(traveller, ticket)
    assert answer.status_code == 409
    assert "Du har allerede en anden adgang" in read(answer)
    assert subject_of(traveller.rooms) is None
    assert accept(traveller, ticket, "another@example").status_code == 303


def test_whatever_is_no_invitation_is_answered_alike(traveller: Traveller) -> None:
    rooms = traveller.rooms
    shut, old = invited(rooms, "Shut"), invited(rooms, "Old")
    disable_account(rooms.service, {"account": "Shut"})
    invite_account(rooms.service, {"account": "Old"})
    answers = [
        traveller.post("/sign-in/begin/elsewhere", "/sign-in/begin", ticket=ticket)
        for ticket in (shut, old, rooms.tokens["office"], "", "x" * 43, "\x00", "æ")
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert len({re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}) == 1


def test_another_browser_cannot_finish_what_an_invitation_began(traveller: Traveller) -> None:
    """The attacker's own subject would be bound to somebody else's account."""
    page = traveller.post("/sign-in/begin/elsewhere", "/sign-in/begin", ticket=invited(traveller.rooms))
    thief = traveller.another()
    own = thief.provider.sign_in(leads_to(page), "thief")
    assert thief.come_back(own).status_code == 403
    thief.set_out()
    assert thief.come_back(own).status_code == 403
    assert subject_of(traveller.rooms) is None


def test_a_trip_cannot_be_given_another_ticket(traveller: Traveller) -> None:
    """A cookie with another ticket in it fits no answer."""
    ticket = invited(traveller.rooms)
    address = traveller.provider.sign_in(traveller.set_out())
    kept = traveller.browser.get_cookie("tw_trip", domain="localhost")
    assert kept is not None
    traveller.browser.set_cookie("tw_trip", f"{kept.value}{ticket}", domain="localhost")
    assert traveller.come_back(address).status_code == 403
    assert subject_of(traveller.rooms) is None


# ---- on one's own page ------------------------------------------------------------------------------


@pytest.fixture
def inside(traveller: Traveller) -> Traveller:
    """Kirsten of the office, signed in with name and password a while ago."""
    account(traveller.rooms, "Kirsten")
    assert traveller.sign_in("Kirsten").status_code == 303
    pass_time(traveller.rooms, minutes=2)
    return traveller


def test_who_is_in_binds_and_signs_in_so_from_then_on(inside: Traveller) -> None:
    page = inside.prove_mine("bind")
    assert asked_of(leads_to(page))["prompt"] == "login"
    back = inside.come_back(inside.provider.sign_in(leads_to(page)))
    assert back.location == "/sign-in/mine?done=bound"
    assert f"Fra nu af kan du logge ind med {NAME}." in read(inside.follow(back))
    assert inside.is_in
    pass_time(inside.rooms, minutes=2)
    other = inside.another()
    other.go_and_come_back()
    assert other.show_code().location == "/office"
    pass_time(inside.rooms, minutes=2)
    assert Visitor(inside.rooms).sign_in("Kirsten").status_code == 303, "the password still holds"


@pytest.mark.parametrize(("password", "code"), [("forkert kodeord", None), (PASSWORD, "000000"), (PASSWORD, "")])
@pytest.mark.parametrize("action", ["bind", "unbind"])
def test_both_proofs_are_asked_for_first(inside: Traveller, action: str, password: str, code: str | None) -> None:
    rooms, [kirsten] = inside.rooms, inside.rooms.service.store.accounts.all()
    bindings = rooms.service.store.accounts.bindings
    bindings.bind(kirsten.account_id, inside.provider.issuer, SUBJECT, rooms.service.clock())
    answer = inside.prove_mine(action, password, code)
    assert answer.status_code == 422
    assert "Det passede ikke" in read(answer)
    assert f"{inside.provider.issuer}/authorize" not in answer.text
    assert subject_of(rooms) == SUBJECT


def test_a_proof_binds_once(inside: Traveller) -> None:
    """The same page again, with its trip kept, and somebody else at the provider."""
    address = leads_to(inside.prove_mine("bind"))
    first, second = inside.provider.sign_in(address), inside.provider.sign_in(address, "somebody else")
    kept = inside.browser.get_cookie("tw_trip", domain="localhost")
    assert kept is not None
    assert inside.come_back(first).location == "/sign-in/mine?done=bound"
    inside.browser.set_cookie("tw_trip", kept.value, domain="localhost")
    inside.come_back(second)
    assert subject_of(inside.rooms) == SUBJECT


def test_a_ticket_for_a_new_phone_binds_nothing(inside: Traveller) -> None:
    page = inside.post("/sign-in/mine/second-factor", "/sign-in/mine", password=PASSWORD, code=inside.code())
    ticket = re.search(r'name="ticket"[^>]*value="([^"]+)"', page.text)
    assert ticket
    answer = inside.post("/sign-in/begin/elsewhere", "/sign-in/mine", ticket=ticket[1])
    assert f"{inside.provider.issuer}/authorize" not in answer.text


def test_who_unbinds_comes_in_with_the_password_alone_and_is_out_everywhere_else(inside: Traveller) -> None:
    inside.come_back(inside.provider.sign_in(leads_to(inside.prove_mine("bind"))))
    pass_time(inside.rooms, minutes=2)
    other = inside.another()
    other.go_and_come_back()
    other.show_code()
    assert other.is_in
    pass_time(inside.rooms, minutes=2)
    assert inside.prove_mine("unbind").location == "/sign-in/mine?done=unbound"
    assert subject_of(inside.rooms) is None
    assert inside.is_in
    assert not other.is_in
    assert other.go_and_come_back().status_code == 403


def test_a_subject_of_another_account_is_not_taken_from_it(inside: Traveller) -> None:
    bound_account(inside.rooms, inside.provider.issuer, "Rosa")
    back = inside.come_back(inside.provider.sign_in(leads_to(inside.prove_mine("bind"))))
    assert back.location == "/sign-in/mine?failed=taken"
    assert "Du har allerede en anden adgang" in read(inside.follow(back))
    assert (subject_of(inside.rooms), subject_of(inside.rooms, "Rosa")) == (None, SUBJECT)


def test_what_fails_on_the_way_leads_back_to_the_own_page(inside: Traveller) -> None:
    inside.provider.sign = lambda *_: "nonsense"
    back = inside.come_back(inside.provider.sign_in(leads_to(inside.prove_mine("bind"))))
    assert back.location == "/sign-in/mine?failed=not_bound"
    assert "Det lykkedes ikke." in read(inside.follow(back))
    assert subject_of(inside.rooms) is None


def test_who_signs_out_on_the_way_or_in_as_somebody_else_binds_nothing(inside: Traveller) -> None:
    account(inside.rooms, "Rosa")
    for name in ("", "Rosa"):
        address = inside.provider.sign_in(leads_to(inside.prove_mine("bind")))
        inside.send("/out", purpose="staff")
        if name:
            pass_time(inside.rooms, minutes=2)
            assert inside.sign_in(name).status_code == 303
        inside.come_back(address)
        assert (subject_of(inside.rooms), subject_of(inside.rooms, "Rosa")) == (None, None)
        pass_time(inside.rooms, minutes=2)
        inside.sign_in("Kirsten")
        pass_time(inside.rooms, minutes=2)


@provider_decides
def test_who_has_no_password_is_offered_none_to_change_and_cannot_lock_themselves_out(traveller: Traveller) -> None:
    accept(traveller, invited(traveller.rooms))
    page = read(traveller.get("/sign-in/mine"))
    assert "Du har ingen adgangskode her." in page
    assert 'type="password"' not in page
    for action in ("unbind", "bind", "password", "second-factor"):
        answer = traveller.post(f"/sign-in/mine/{action}", "/sign-in/mine", password="", code="", new_password="x" * 20)
        assert answer.status_code == 422
    assert subject_of(traveller.rooms) == SUBJECT


@pytest.mark.parametrize("name", ["office", "Ana", "Kim", "screen"])
def test_who_has_no_account_binds_nothing(traveller: Traveller, name: str) -> None:
    """A link of the office, a graduate, a coach by a personal link, the hall's screen."""
    for purpose in ("person", "screen", "staff"):
        traveller.browser.set_cookie(f"tw_{purpose}", traveller.rooms.tokens[name], domain="localhost")
    for action in ("bind", "unbind"):
        assert traveller.send(f"/sign-in/mine/{action}", password=PASSWORD, code="1").location == "/sign-in"
    assert traveller.go_and_come_back().status_code == 403


def test_a_coach_at_the_table_binds_too(traveller: Traveller) -> None:
    rooms = traveller.rooms
    account(rooms, "Coach Kim", "coach")
    give_chair(rooms.service, {"account": "Coach Kim", "game_id": rooms.game_id, "person_id": rooms.people["Kim"]})
    assert traveller.sign_in("Coach Kim").location == "/coach"
    pass_time(rooms, minutes=2)
    back = traveller.come_back(traveller.provider.sign_in(leads_to(traveller.prove_mine("bind"))))
    assert back.location == "/sign-in/mine?done=bound"
    assert traveller.get("/coach").status_code == 200
    assert subject_of(rooms, "Coach Kim") == SUBJECT


def test_a_binding_to_another_issuer_than_todays_opens_nothing_and_is_not_shown(inside: Traveller) -> None:
    [kirsten] = inside.rooms.service.store.accounts.all()
    bindings = inside.rooms.service.store.accounts.bindings
    bindings.bind(kirsten.account_id, "https://former.example.dk", SUBJECT, inside.rooms.service.clock())
    assert inside.another().go_and_come_back().status_code == 403
    assert "Begynd at logge ind med" in read(inside.get("/sign-in/mine"))


@pytest.mark.parametrize(
    ("lang", "said"), [("da", f"Begynd at logge ind med {NAME}"), ("en", f"Begin signing in with {NAME}")]
)
def test_the_page_is_there_in_both_languages(inside: Traveller, lang: str, said: str) -> None:
    assert said in read(inside.get("/sign-in/mine", lang))


@provider_decides
def test_an_administrator_sees_who_has_begun_and_by_which_way(traveller: Traveller) -> None:
    bound_account(traveller.rooms, traveller.provider.issuer, "Rosa", "rosa@example", "admin")
    traveller.go_and_come_back("rosa@example")
    ticket = invited(traveller.rooms)
    assert "Ikke begyndt endnu" in read(traveller.get("/office/accounts"))
    accept(traveller.another(), ticket)
    page = read(traveller.get("/office/accounts"))
    assert "Ikke begyndt endnu" not in page
    assert page.count(f'<span class="chip">{NAME}</span>') == 2
    assert "example" not in page.split("<main")[1], "whoever they are there is nobody's business"
