"""What goes when, what would go now, and who took what, for an office of every game (journey O7)."""

from pathlib import Path

import pytest

from teamwork.export import log
from tests.web.desks import DeskOfTests, later, office, to_extra_time
from tests.web.rooms import Rooms
from web.downloads import FOLDER, write_week_when_due


@pytest.fixture
def desk(rooms: Rooms) -> DeskOfTests:
    return office(rooms, of_all=True)


def close(rooms: Rooms) -> None:
    """The season over and the game closed by the office."""
    to_extra_time(rooms)
    later(rooms, weeks=30)
    for found in rooms.service.game(rooms.game_id).follow_ups.values():
        rooms.do("office", "answer_follow_up", follow_up_id=found.id, outcome="waived")
    closed = rooms.do("office", "close_game")
    assert closed["status"] == 200, closed


@pytest.mark.parametrize(("lang", "head"), [("da", "Gemt og slettet"), ("en", "Kept and erased")])
def test_the_page_is_there_in_both_languages(desk: DeskOfTests, lang: str, head: str) -> None:
    page = desk.read("/office/keeping", lang)
    assert f"<h1>{head}</h1>" in page
    assert "365" in page


def test_an_office_of_one_game_hears_what_it_hears_of_what_does_not_exist(rooms: Rooms) -> None:
    of_one = office(rooms)
    assert of_one.get("/office/keeping").status_code == 404
    assert of_one.get("/office/keeping").data == of_one.get("/office/games/nowhere").data


def test_a_closed_game_has_its_dates_and_texts_go_when_their_time_is_over(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    assert "Intet spil er lukket endnu" in desk.read("/office/keeping")
    dream = {"work": "Bager", "why": "Duften", "workplaces": ["Et bageri"]}
    assert rooms.do("Ana", "play_dream", **dream)["ok"]
    close(rooms)
    desk = office(rooms, of_all=True)
    page = desk.read("/office/keeping")
    assert "Hent filerne først" in page
    assert "Slet det nu" not in page
    later(rooms, days=91)
    desk = office(rooms, of_all=True)
    assert "Det, folk har skrevet, Prøvespil" in desk.read("/office/keeping")
    assert desk.post("/office/keeping", "/office/keeping").status_code == 303
    assert "Det, folk har skrevet, Prøvespil" not in desk.read("/office/keeping")
    assert "Bager" not in str(rooms.service.store.words(rooms.game_id))


def test_everything_that_left_the_house_is_listed_by_whom(desk: DeskOfTests) -> None:
    for who, what in (("friday", "xlsx"), ("office", "pdf"), ("command line", "csv")):
        log(desk.rooms.service, [desk.rooms.game_id], what, "ledelse", who)
    page = desk.read("/office/keeping")
    for said in ("Fredagens filer", "Kontoret", "Fra kommandolinjen", "XLSX", "PDF", "CSV"):
        assert said in page


def test_the_servers_friday_writes_into_the_folder_that_was_named(
    desk: DeskOfTests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Ingen mappe er valgt" in desk.read("/office/keeping")
    monkeypatch.setenv(FOLDER, str(tmp_path))
    write_week_when_due(desk.rooms.house)
    assert list(tmp_path.iterdir()) == []
    later(desk.rooms, days=7)
    write_week_when_due(desk.rooms.house)
    assert len(list(tmp_path.glob("*.xlsx"))) == 1
    assert "teamwork-ledelse" in desk.read("/office/keeping")
