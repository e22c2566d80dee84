"""What a phone keeps of the program: all of it, named by what it is, and nothing of anybody's."""

import json
import re
from typing import Any

import pytest

from tests.web.rooms import ADDRESS, Rooms
from web import phone_shell
from web.doorstep import end_devices
from web.links import mint_link

PARTS = ("first", "rest")


def worker_of(rooms: Rooms) -> str:
    return rooms.browser().get("/worker.js", base_url=ADDRESS).text


def kept(rooms: Rooms) -> list[str]:
    found = re.search(r"^const FILES = (.*);$", worker_of(rooms), re.MULTILINE)
    assert found
    return list(json.loads(found[1]))


def test_every_file_that_the_phones_page_asks_for_is_kept(rooms: Rooms) -> None:
    page = rooms.browser().get("/me", headers=rooms.bearer("Ana"), base_url=ADDRESS).text
    asked = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page))
    assert asked
    assert asked - set(kept(rooms)) == set()


def test_every_module_that_a_kept_module_imports_is_kept_those_it_imports_later_too(rooms: Rooms) -> None:
    addresses = set(kept(rooms))
    names = {file.relative_to(phone_shell.STATIC).as_posix() for file in phone_shell.files()}
    assert {f"/static/{name}" for name in names} == addresses
    for file in phone_shell.files():
        if file.suffix == ".js":
            for name in re.findall(r"""from\s*["'](\.[^"']+)["']""", file.read_text(encoding="utf-8")):
                assert (file.parent / name).resolve() in phone_shell.files(), (file.name, name)
    assert {"app/phone/play_sheet.js", "app/phone/doors_page.js", "app/card/face.js"} <= names


def test_everything_that_is_kept_can_be_had(rooms: Rooms) -> None:
    for address in kept(rooms):
        with rooms.browser().get(address, base_url=ADDRESS) as answer:
            assert answer.status_code == 200, address


def test_the_version_changes_with_any_file_that_is_kept(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    before = worker_of(rooms)
    changed = tmp_path / "me.css"
    changed.write_text("p { color: red }", encoding="utf-8")
    files = phone_shell.files()
    monkeypatch.setattr(phone_shell, "files", lambda: (*files[:-1], changed))
    with rooms.app.app_context():
        assert phone_shell.version.__wrapped__() not in before


def test_the_worker_may_fetch_from_here_alone_and_is_asked_for_anew_each_time(rooms: Rooms) -> None:
    answer = rooms.browser().get("/worker.js", base_url=ADDRESS)
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "default-src 'none'; script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "worker-src 'self';" in answer.headers["Content-Security-Policy"]
    assert "Service-Worker-Allowed" not in answer.headers


def test_whoever_holds_the_cookie_of_a_seat_that_was_taken_away_is_told_so(rooms: Rooms) -> None:
    """A phone that slept forgets then; one that is not known, or whose time is over, keeps what was typed."""
    browser = rooms.browser()
    assert browser.get("/me/why", base_url=ADDRESS).get_json() == {"code": "not_signed_in"}
    with rooms.app.test_request_context(base_url=ADDRESS):
        secret = mint_link(rooms.house, rooms.game_id, rooms.people["Ana"]).split("#")[1]
    assert browser.post("/join", json={"secret": secret}, base_url=ADDRESS).status_code == 200
    assert browser.get("/me/why", base_url=ADDRESS).get_json() == {"code": None}
    with rooms.app.app_context():
        end_devices(rooms.game_id, rooms.service.game(rooms.game_id).people[rooms.people["Ana"]])
    assert browser.get("/me", base_url=ADDRESS).status_code == 401
    assert browser.get("/me/why", base_url=ADDRESS).get_json() == {"code": "seat_taken_away"}


def test_the_two_parts_of_the_edition_and_of_the_sentences_are_the_whole(rooms: Rooms) -> None:
    edition = rooms.service.game(rooms.game_id).edition.hash
    parts = [rooms.browser().get(f"/printed/{edition}/da/{part}.json", base_url=ADDRESS).get_json() for part in PARTS]
    whole = rooms.browser().get(f"/api/v1/editions/{edition}?lang=da", base_url=ADDRESS).get_json()
    assert {**parts[0], **parts[1]} == whole
    assert parts[0].keys() & parts[1].keys() == set()
    first, rest = (sentences(rooms, f"/language/en/{part}.js") for part in PARTS)
    assert first.keys() & rest.keys() == set()
    assert {**first, **rest}.items() <= sentences(rooms, "/language/en.js").items()


def test_no_sentence_of_the_phone_is_left_out(rooms: Rooms) -> None:
    both = sentences(rooms, "/language/en/first.js") | sentences(rooms, "/language/en/rest.js")
    said = re.compile(r'\btn?\(\s*"((?:[^"\\]|\\.)+)"')
    first = {file for file in phone_shell.first_modules()}
    for file in phone_shell.files():
        if file.suffix == ".js":
            for danish in said.findall(file.read_text(encoding="utf-8")):
                known = sentences(rooms, "/language/en/first.js") if file in first else both
                assert json.loads(f'"{danish}"') in known, (file.name, danish)


def sentences(rooms: Rooms, path: str) -> dict[str, Any]:
    module = rooms.browser().get(path, base_url=ADDRESS).text
    return dict(json.loads(module.split("sentences = ", 1)[1].rstrip().rstrip(";")))
