"""Programs that read for the municipality (O6): made with a purpose and an end, shown once, ended here."""

import re
from datetime import date, timedelta

import pytest

from teamwork.store import Credential, Holder
from tests.sign_in.staff import account
from tests.web.desks import DeskOfTests, office
from tests.web.rooms import ADDRESS, Rooms, furnish

SECRET = re.compile(r'threshold__secret">([\w-]{43})<')


@pytest.fixture
def rooms() -> Rooms:
    return furnish()


@pytest.fixture
def desk(rooms: Rooms) -> DeskOfTests:
    return office(rooms)


def made(desk: DeskOfTests, purpose: str = "Powerbi", days: str = "30", game_id: str | None = None) -> str:
    """The secret that the page shows, or nothing."""
    fields = {"game_id": game_id or desk.rooms.game_id, "purpose": purpose, "days": days}
    answer = desk.post("/office/tokens", on="/office/tokens", **fields)
    found = SECRET.search(answer.get_data(as_text=True))
    return found[1] if found else ""


def status(rooms: Rooms, secret: str) -> int:
    path = f"/api/v1/games/{rooms.game_id}/progress?profile=ledelse"
    return rooms.browser().get(path, headers={"Authorization": f"Bearer {secret}"}, base_url=ADDRESS).status_code


def end_of(desk: DeskOfTests) -> str:
    """Where the button of the first one made leads."""
    found = re.findall(r"/office/tokens/\w+/end", desk.read("/office/tokens").split("Powerbi", 1)[1])
    return str(found[0])


def test_one_that_was_made_reads_until_it_is_ended(desk: DeskOfTests) -> None:
    secret = made(desk)
    assert status(desk.rooms, secret) == 200
    listed = desk.read("/office/tokens")
    assert "Powerbi" in listed
    assert secret not in listed, "it is shown once"
    answer = desk.post(end_of(desk), on="/office/tokens")
    assert answer.status_code == 303
    assert status(desk.rooms, secret) == 401
    assert "Powerbi" not in desk.read("/office/tokens")


def test_it_only_reads_and_its_page_is_not_its_own(desk: DeskOfTests) -> None:
    """A program cannot make itself another, nor see who else reads."""
    rooms, secret = desk.rooms, made(desk)
    headers = {"Authorization": f"Bearer {secret}"}
    body = {"command_id": "x", "kind": "rename_team", "team_id": next(iter(rooms.service.game(rooms.game_id).teams))}
    path = f"/api/v1/games/{rooms.game_id}/commands"
    answer = rooms.browser().post(path, json={**body, "name": "Nyt"}, headers=headers, base_url=ADDRESS)
    assert answer.status_code == 403
    for method in ("GET", "POST"):
        answer = rooms.browser().open("/office/tokens", method=method, headers=headers, base_url=ADDRESS)
        assert answer.status_code == 404


def test_it_ends_by_itself(desk: DeskOfTests) -> None:
    made(desk, days="30")
    (found,) = [each for each in held(desk.rooms) if each.kind == "api"]
    assert found.expires_at is not None
    assert found.expires_at - found.created_at == timedelta(days=30)
    assert found.person_id is found.account_id is None


def held(rooms: Rooms) -> tuple[Credential, ...]:
    return rooms.service.store.credentials.held(Holder(game_id=rooms.game_id))


@pytest.mark.parametrize(
    ("purpose", "days", "said"),
    [
        ("", "30", "er tomt"),
        ("x" * 61, "30", "for langt"),
        ("til 010190-1234", "30", "personnummer"),
        ("Powerbi", "0", "Vælg et antal dage"),
        ("Powerbi", "401", "Vælg et antal dage"),
        ("Powerbi", "-5", "Vælg et antal dage"),
        ("Powerbi", "snart", "Vælg et antal dage"),
    ],
)
def test_one_without_a_purpose_or_an_end_is_not_made(desk: DeskOfTests, purpose: str, days: str, said: str) -> None:
    before = held(desk.rooms)
    fields = {"game_id": desk.rooms.game_id, "purpose": purpose, "days": days}
    answer = desk.post("/office/tokens", on="/office/tokens", **fields)
    assert answer.status_code == 422
    assert said in answer.get_data(as_text=True)
    assert held(desk.rooms) == before


def test_an_office_of_one_game_has_no_business_with_those_of_another(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    edition = rooms.service.game(rooms.game_id).edition
    other = rooms.service.create_game(edition, "Det andet", date(2026, 2, 3), ("Øst", "Vest"))
    assert made(desk, game_id=other) == ""
    assert made(desk, game_id="nowhere") == ""
    everywhere = office(rooms, of_all=True)
    secret = made(everywhere, game_id=other)
    assert secret
    assert "Powerbi" not in desk.read("/office/tokens")
    answers = [desk.post(path, on="/office/tokens") for path in (end_of(everywhere), "/office/tokens/nothing/end")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.data for answer in answers}) == 1


def test_the_ways_in_of_people_are_not_listed_and_not_ended_here(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    ana = next(each for each in held(rooms) if each.person_id == rooms.people["Ana"])
    assert ana.credential_id not in desk.read("/office/tokens")
    assert desk.post(f"/office/tokens/{ana.credential_id}/end", on="/office/tokens").status_code == 404
    assert rooms.service.store.credentials.find(rooms.tokens["Ana"], rooms.service.clock())


def test_a_screen_that_is_ended_goes_dark(desk: DeskOfTests) -> None:
    line = desk.rooms.line("screen")
    (screen,) = [each for each in held(desk.rooms) if each.kind == "screen"]
    assert desk.post(f"/office/tokens/{screen.credential_id}/end", on="/office/tokens").status_code == 303
    assert not line.is_connected()


@pytest.mark.parametrize(("lang", "said"), [("da", "Nøgler til programmer"), ("en", "Keys for programs")])
def test_the_page_is_there_in_both_languages(desk: DeskOfTests, lang: str, said: str) -> None:
    assert said in desk.read("/office/tokens", lang)


def test_the_page_says_who_made_each_where_it_was_somebody(desk: DeskOfTests) -> None:
    """An office's link and the server's own command are nobody."""
    rooms = desk.rooms
    holder, at = Holder(account_id=account(rooms, "Else Vester")), rooms.service.clock()
    opened = rooms.service.store.sessions.open("staff", holder, at=at, expires_at=at + timedelta(hours=1))
    else_vester = DeskOfTests(rooms, rooms.browser())
    else_vester.browser.set_cookie("tw_staff", opened.secret, domain="localhost")
    assert made(desk, "Nobody's")
    assert made(else_vester, "Hers")
    rows = {purpose: row_of(desk, purpose) for purpose in ("Nobody's", "Hers")}
    assert "Else Vester" in rows["Hers"]
    assert "ikke noteret" in rows["Nobody's"]
    assert "Else Vester" not in rows["Nobody's"]


def row_of(desk: DeskOfTests, purpose: str) -> str:
    rows: list[str] = re.findall(r"<tr>(.*?)</tr>", desk.read("/office/tokens"), re.DOTALL)
    return next(row for row in rows if f">{purpose}<" in row)
