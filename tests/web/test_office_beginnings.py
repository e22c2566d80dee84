"""A new game and its join slips (journey C1)."""

import re
from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.web.desks import DeskOfTests, office
from tests.web.rooms import ADDRESS, Rooms

PEOPLE = """navn;hold;rolle;hjælpertype;e-mail
Ærø;Nord;dimittend;;
B;Nord;dimittend;;b@example.org
Kim;Nord;coach;;
Omar;Nord;hjælper;;
=1+1;Syd;dimittend;;
Gry;Syd;dimittend;;
Lone;Syd;coach;;
Tina;Syd;hjælper;;
"""


@pytest.fixture
def desk(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> DeskOfTests:
    """The office of every game; the one edition on offer is the small one."""
    from tests.cards.copies import LILLE_FOLDER

    monkeypatch.setattr("web.office.new_game.find_editions", lambda: {"lille": LILLE_FOLDER})
    monkeypatch.setattr("web.office.new_game.edition_folder", lambda name: LILLE_FOLDER)
    return office(rooms, of_all=True)


def make(desk: DeskOfTests, **fields: Any) -> TestResponse:
    given = {"name": "Efterår", "edition": "lille", "started_on": "2026-09-01", "people": PEOPLE, **fields}
    return desk.post("/office/new", on="/office/new", **given)


def games(desk: DeskOfTests) -> list[str]:
    return [row.name for row in desk.rooms.service.store.games()]


def test_a_game_is_made_with_everyone_on_a_chair(desk: DeskOfTests) -> None:
    answer = make(desk)
    assert answer.status_code == 303
    assert games(desk) == ["Prøvespil", "Efterår"]
    text = desk.read(answer.location.removeprefix(ADDRESS))
    for name in ("Ærø", "=1+1", "Omar"):
        assert f">{name}</a>" in text


def test_a_list_may_come_as_a_file(desk: DeskOfTests) -> None:
    assert make(desk, people="", file=(BytesIO(PEOPLE.encode("cp1252")), "liste.csv")).status_code == 303


def test_every_mistake_is_told_at_once_and_the_text_stays(desk: DeskOfTests) -> None:
    wrong = PEOPLE.replace("coach", "træner").replace("b@example.org", "b").replace("Gry", "Gry 010203-1234")
    answer = make(desk, people=wrong)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    for line in (3, 4, 7, 8):
        assert f"Linje {line}, kolonne" in text
    assert "Gry 010203-1234;Syd" in text
    assert 'value="2026-09-01"' in text
    assert games(desk) == ["Prøvespil"], "nothing half-made"


@pytest.mark.parametrize(("field", "given"), [("name", ""), ("started_on", "snart"), ("name", "x" * 500)])
def test_a_game_without_a_name_or_a_day_is_not_made(desk: DeskOfTests, field: str, given: str) -> None:
    answer = make(desk, **{field: given})
    assert answer.status_code == 422
    assert "field__fault" in answer.get_data(as_text=True)
    assert games(desk) == ["Prøvespil"]


def test_an_office_of_one_game_makes_no_others(rooms: Rooms) -> None:
    desk = office(rooms)
    assert desk.get("/office/new").status_code == 404
    assert desk.browser.post("/office/new", data={}, base_url=ADDRESS).status_code == 404
    assert "/office/new" not in desk.read("/office")


# ---- slips ------------------------------------------------------------------------------------------


def slips(desk: DeskOfTests, *names: str, **more: Any) -> TestResponse:
    people = [desk.rooms.people[name] for name in names]
    return desk.post(desk.path("/slips"), on=desk.path("/slips"), person_id=people, **more)


def test_a_slip_has_the_name_a_code_and_a_short_address_and_no_secret_in_words(rooms: Rooms) -> None:
    desk = office(rooms)
    text = slips(desk, "Ana", "Bo").get_data(as_text=True)
    assert text.count('class="join-slip"') == 2
    assert text.count('class="qr"') == 2
    assert "localhost/join" in text
    assert not re.search(r"join#\w", text), "the secret is in the code alone"


def test_each_slip_opens_one_seat_once(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []
    monkeypatch.setattr("web.office.slips.qr", lambda url, title: printed.append(url) or "")
    assert slips(office(rooms), "Ana", "Kim").status_code == 200
    assert len(set(printed)) == 2
    for url, home in zip(printed, ("/me", "/coach"), strict=True):
        secret = url.split("#")[1]
        answer = rooms.browser().post("/join", json={"secret": secret}, base_url=ADDRESS)
        assert answer.get_json()["to"] == home
        assert rooms.browser().post("/join", json={"secret": secret}, base_url=ADDRESS).status_code == 401


def test_a_new_slip_for_a_lost_phone_closes_the_old_one_at_once(rooms: Rooms) -> None:
    """Journey G1."""
    asked = f"/api/v1/games/{rooms.game_id}"
    slips(office(rooms), "Bo")
    assert rooms.browser().get(asked, base_url=ADDRESS, headers=rooms.bearer("Bo")).status_code == 200
    slips(office(rooms), "Bo", ends_devices="1")
    assert rooms.browser().get(asked, base_url=ADDRESS, headers=rooms.bearer("Bo")).status_code == 401
    assert rooms.browser().get(asked, base_url=ADDRESS, headers=rooms.bearer("Ana")).status_code == 200


def test_slips_for_nobody_or_a_stranger_are_refused(rooms: Rooms) -> None:
    desk = office(rooms)
    assert slips(desk).status_code == 422
    assert desk.post(desk.path("/slips"), on=desk.path("/slips"), person_id=["nobody"]).status_code == 404
