"""A file of all games (O2): on its way while others play, seen by whoever asked for it, and gone in time."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from teamwork.errors import NotFoundError, TeamworkError
from teamwork.seats import OFFICE_SEAT
from teamwork.store import Holder
from tests.sign_in.staff import account
from tests.web.desks import DeskOfTests, office
from tests.web.rooms import ADDRESS, Rooms, furnish
from web.callers import Caller
from web.downloads import Wish, stop_copying
from web.office.file_jobs import KEPT_SECONDS, OF_ONE_MOST, WAITING_MOST, FileJob, FileJobs

PATIENCE_SECONDS = 60


@pytest.fixture
def rooms() -> Iterator[Rooms]:
    made = furnish()
    edition = made.service.game(made.game_id).edition
    made.service.create_game(edition, "Det andet", date(2026, 2, 3), ("Øst", "Vest"))
    yield made
    stop_copying(made.app)


def test_what_is_forgotten_while_it_is_made_is_held_by_nobody(rooms: Rooms, tmp_path: Path) -> None:
    """As when somebody who stands in it is forgotten, or the process ends, before the copyist is through."""
    caller, wish = Caller(seat=OFFICE_SEAT, game_id=None, source_id="x"), Wish("intern", "da", None, None)
    job = FileJob("j", caller, "x", (rooms.game_id,), "csv", wish, "x.csv", rooms.service.clock())
    made = tmp_path / "made"
    made.write_bytes(b"Ana")
    job.forget()
    job.keep(made)
    assert not made.exists()
    assert job._file is None
    with pytest.raises(NotFoundError):
        job.pieces()


@pytest.fixture
def desk(rooms: Rooms) -> DeskOfTests:
    return office(rooms, of_all=True)


def begun(desk: DeskOfTests, profile: str = "intern", format: str = "csv") -> str:
    answer = desk.post("/office/files", on="/office", profile=profile, format=format)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return str(answer.headers["Location"])


def over(desk: DeskOfTests, place: str) -> dict[str, Any]:
    """What is said of it when nothing more happens."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        told: dict[str, Any] = desk.get(f"{place}/state").get_json()
        if told["state"] in ("ready", "failed"):
            return told
        time.sleep(0.02)
    raise AssertionError("it is still being made")


def test_it_is_made_and_fetched_and_says_how_far_it_is(desk: DeskOfTests) -> None:
    place = begun(desk)
    assert over(desk, place) == {"state": "ready", "done": 2, "of": 2, "said": "Filen er klar."}
    assert "Hent filen" in desk.read(place)
    answer = desk.get(f"{place}/file")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="teamwork-2-games-intern-')
    assert len(answer.data) == int(answer.headers["Content-Length"])
    assert answer.data.startswith(b"\xef\xbb\xbfIndhold;Spil;")


def test_it_is_there_again_after_a_reload_and_from_the_overview(desk: DeskOfTests) -> None:
    place = begun(desk)
    over(desk, place)
    assert desk.read(place) == desk.read(place)
    assert f'href="{place}"' in desk.read("/office")
    assert desk.get(f"{place}/file").data == desk.get(f"{place}/file").data


def test_it_has_a_line_in_both_logs_when_it_is_made(desk: DeskOfTests) -> None:
    """Before it is fetched: two files of almost the same games must not both slip through (decision 26)."""
    rooms = desk.rooms
    over(desk, begun(desk))
    for row in rooms.service.store.games():
        assert [(line.what, line.profile) for line in rooms.service.store.exports.of(row.game_id)] == [
            ("csv", "intern")
        ]
    rooms.house.access_book.write()
    lines = rooms.service.store.access_log(rooms.game_id, rooms.people["Ana"])
    assert [(line.viewer, line.kind) for line in lines] == [("office", "status")]
    assert rooms.service.store.access_log(rooms.game_id, rooms.people["Kim"]) == (), "a coach has no status"


def test_a_profile_without_names_leaves_no_line_with_people(desk: DeskOfTests) -> None:
    over(desk, begun(desk, "ledelse", "xlsx"))
    desk.rooms.house.access_book.write()
    assert desk.rooms.service.store.access_log(desk.rooms.game_id, desk.rooms.people["Ana"]) == ()


def test_rehearsals_stay_out(desk: DeskOfTests) -> None:
    service = desk.rooms.service
    edition = service.game(desk.rooms.game_id).edition
    practice = service.create_game(edition, "Øvelse", date(2026, 2, 3), ("A", "B"), is_rehearsal=True)
    place = begun(desk)
    over(desk, place)
    assert "Øvelse" not in desk.get(f"{place}/file").get_data(as_text=True)
    assert service.store.exports.of(practice) == ()


def test_what_cannot_be_made_says_why(desk: DeskOfTests, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: Any) -> Any:
        raise TeamworkError("export_editions_differ")

    monkeypatch.setattr("web.office.file_jobs.laid_at", refuse)
    place = begun(desk)
    assert over(desk, place)["state"] == "failed"
    assert "forskellige udgaver" in desk.read(place)
    assert desk.get(f"{place}/file").status_code == 404


@pytest.mark.parametrize(("profile", "format"), [("alle", "csv"), ("intern", "doc"), ("", "")])
def test_a_wish_that_cannot_be_read_makes_nothing(desk: DeskOfTests, profile: str, format: str) -> None:
    answer = desk.post("/office/files", on="/office", profile=profile, format=format)
    assert answer.status_code == 422
    assert "/office/files/" not in desk.read("/office")


def test_another_of_the_staff_hears_what_one_hears_of_what_does_not_exist(desk: DeskOfTests) -> None:
    place = begun(desk)
    over(desk, place)
    other = office(desk.rooms, of_all=True)
    for more in ("", "/state", "/file"):
        theirs, nothing = other.get(f"{place}{more}"), other.get(f"/office/files/nothing{more}")
        assert (theirs.status_code, theirs.data) == (nothing.status_code, nothing.data)
        assert theirs.status_code == 404
    assert place not in other.read("/office")


def test_an_account_finds_its_file_from_another_browser(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    holder = Holder(account_id=account(rooms, "Else"))
    browsers = [browser_of(rooms, holder) for _ in range(2)]
    place = begun(browsers[0])
    assert over(browsers[1], place)["state"] == "ready"


def browser_of(rooms: Rooms, holder: Holder) -> DeskOfTests:
    at = rooms.service.clock()
    secret = rooms.service.store.credentials.mint("office", holder, purpose="t", at=at, expires_at=None).secret
    browser = rooms.browser()
    assert browser.post("/office/open", json={"secret": secret}, base_url=ADDRESS).status_code == 200
    return DeskOfTests(rooms, browser)


@pytest.mark.parametrize(("name", "status"), [(None, 401), ("Ana", 404), ("Kim", 404), ("screen", 404)])
def test_nobody_else_can_ask_or_look(desk: DeskOfTests, name: str | None, status: int) -> None:
    place = begun(desk)
    over(desk, place)
    headers = {} if name is None else desk.rooms.bearer(name)
    for method, path in (
        ("POST", "/office/files"),
        ("GET", place),
        ("GET", f"{place}/state"),
        ("GET", f"{place}/file"),
    ):
        answer = desk.rooms.browser().open(path, method=method, headers=headers, base_url=ADDRESS)
        assert answer.status_code == status, path


# ---- what is kept -----------------------------------------------------------------------------------


def test_it_is_gone_after_half_an_hour_and_leaves_no_name_on_the_disk(rooms: Rooms, desk: DeskOfTests) -> None:
    clock = [0.0]
    rooms.app.extensions["file_jobs"] = FileJobs(rooms.app, rooms.house, lambda: clock[0])
    place = begun(desk)
    over(desk, place)
    (job,) = rooms.app.extensions["file_jobs"]._jobs.values()
    assert job._file is not None
    held = job._file
    clock[0] = KEPT_SECONDS + 1
    assert desk.get(place).status_code == 404
    assert held.closed
    with pytest.raises(NotFoundError):
        job.pieces()


def test_it_is_gone_as_soon_as_somebody_who_stands_in_it_is_forgotten(desk: DeskOfTests) -> None:
    rooms = desk.rooms
    place = begun(desk)
    over(desk, place)
    rooms.service.store.erase(rooms.game_id, rooms.people["Ana"], rooms.service.clock())
    assert desk.get(f"{place}/file").status_code == 404
    assert desk.get(place).status_code == 404


def test_the_oldest_of_ones_own_gives_way_to_a_new_one_and_nobody_elses(rooms: Rooms, desk: DeskOfTests) -> None:
    other = browser_of(rooms, Holder())
    theirs, places = begun(other), list[str]()
    for _ in range(OF_ONE_MOST + 1):
        places.append(begun(desk, "intern", "json"))
        over(desk, places[-1])
    assert [desk.get(place).status_code for place in places] == [404] + [200] * OF_ONE_MOST
    assert other.get(theirs).status_code == 200


def test_what_is_still_being_made_gives_way_to_nothing(rooms: Rooms, desk: DeskOfTests) -> None:
    jobs = rooms.app.extensions["file_jobs"] = FileJobs(rooms.app, rooms.house)
    with jobs._turn:  # nothing is finished meanwhile
        wishes = [(profile, format) for profile in ("intern", "ledelse") for format in ("csv", "json", "xlsx")]
        places = [begun(desk, *wish) for wish in wishes[:OF_ONE_MOST]]
        refused = desk.post("/office/files", on="/office", profile=wishes[-1][0], format=wishes[-1][1])
        assert refused.status_code == 429
        again = begun(browser_of(rooms, Holder()))
    assert [over(desk, place)["state"] for place in places] == ["ready"] * OF_ONE_MOST
    assert again not in places


def test_too_many_at_once_are_refused(rooms: Rooms, desk: DeskOfTests) -> None:
    desks = [browser_of(rooms, Holder()) for _ in range(WAITING_MOST // OF_ONE_MOST)]
    for number in range(WAITING_MOST):
        one = desks[number % len(desks)]
        over(one, begun(one, ("intern", "ledelse", "offentlig")[number % 3], "json"))
    answer = desk.post("/office/files", on="/office", profile="intern", format="csv")
    assert "Der bliver lavet mange filer" in answer.get_data(as_text=True)
    assert answer.status_code == 429
