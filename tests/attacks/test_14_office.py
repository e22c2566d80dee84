"""Attacks 1 and 14 at the office's door: figures, files and forms of a game, for whoever has no business there."""

from datetime import timedelta
from typing import Any

import pytest

from teamwork.store import Holder
from tests.sign_in.staff import account
from tests.web.desks import DeskOfTests
from tests.web.rooms import ADDRESS, Rooms, furnish

OFFICE_ALONE = sorted(
    {
        (rule.rule, method)
        for rule in furnish().app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
        if rule.rule.startswith("/office/") or "/exports/" in rule.rule or rule.rule.endswith("/progress")
        if rule.rule != "/office/open"
    }
)
VALUES = {
    "format": "csv",
    "kind": "confirm",
    "follow_up_id": "x",
    "meeting_id": "x",
    "account_id": "x",
    "job_id": "x",
    "credential_id": "x",
}


@pytest.fixture(scope="module")
def rooms() -> Rooms:
    """One house: every try must leave it as it was. A second game stands beside the first."""
    made = furnish()
    game = made.service.game(made.game_id)
    made.tokens["other_game"] = made.service.create_game(game.edition, "Det andet", game.today, ("Øst", "Vest"))
    holder = Holder(game_id=made.tokens["other_game"])
    minted = made.service.store.credentials.mint(
        "office", holder, purpose="t", at=made.service.clock(), expires_at=None
    )
    made.tokens["other office"] = minted.secret
    return made


def knock(rooms: Rooms, rule: str, method: str, name: str | None) -> Any:
    team_id = next(iter(rooms.service.game(rooms.game_id).teams))
    known = {**VALUES, "game_id": rooms.game_id, "person_id": rooms.people["Ana"], "team_id": team_id}
    path = rule
    for argument, value in known.items():
        path = path.replace(f"<{argument}>", value)
    assert "<" not in path, f"{path} needs a value here"
    headers = {} if name is None else rooms.bearer(name)
    query = "?profile=intern"
    return rooms.browser().open(path + query, method=method, data={"name": "x"}, headers=headers, base_url=ADDRESS)


@pytest.mark.parametrize(("rule", "method"), OFFICE_ALONE)
@pytest.mark.parametrize("name", [None, "Ana", "Kim", "Omar", "screen"])
def test_14_nobody_but_the_office_gets_a_figure_a_file_or_a_form(
    rooms: Rooms, name: str | None, rule: str, method: str
) -> None:
    """Generated from the registry of routes: a new one is tried too."""
    v, exports = rooms.service.game(rooms.game_id).v, rooms.service.store.exports.of(rooms.game_id)
    with knock(rooms, rule, method, name) as answer:
        assert answer.status_code in (400, 401, 403, 404), (rule, answer.status_code)
        for person in ("Ana", "Frode"):
            assert f">{person}<" not in answer.text
    assert rooms.service.game(rooms.game_id).v == v
    assert rooms.service.store.exports.of(rooms.game_id) == exports


def test_14_the_office_itself_gets_them(rooms: Rooms) -> None:
    """So that the refusals of the others mean something."""
    for rule in ("/api/v1/games/<game_id>/progress", "/office/games/<game_id>", "/office/games/<game_id>/people"):
        with knock(rooms, rule, "GET", "office") as answer:
            assert answer.status_code == 200, rule


@pytest.mark.parametrize(("rule", "method"), [one for one in OFFICE_ALONE if "<game_id>" in one[0]])
def test_14_the_office_of_one_game_learns_nothing_of_another(rooms: Rooms, rule: str, method: str) -> None:
    v, exports = rooms.service.game(rooms.game_id).v, rooms.service.store.exports.of(rooms.game_id)
    with knock(rooms, rule, method, "other office") as answer:
        assert answer.status_code in (400, 403, 404), (rule, answer.status_code)
        assert "Frode" not in answer.text
    assert rooms.service.game(rooms.game_id).v == v
    assert rooms.service.store.exports.of(rooms.game_id) == exports


def test_14_an_administrator_looks_on_and_makes_nobodys_way_in(rooms: Rooms) -> None:
    """Visibility: what only a person and those they chose may see is on no screen of the administrator."""
    account_id, at = account(rooms, "Rosa", "admin"), rooms.service.clock()
    opened = rooms.service.store.sessions.open(
        "staff", Holder(account_id=account_id), at=at, expires_at=at + timedelta(hours=1)
    )
    browser = rooms.browser()
    browser.set_cookie("tw_staff", opened.secret, domain="localhost")
    rosa = DeskOfTests(rooms, browser)
    ana = Holder(game_id=rooms.game_id, person_id=rooms.people["Ana"])
    before = rooms.service.store.credentials.held(ana)
    for page in ("/people", f"/people/{rooms.people['Ana']}"):
        assert "/slips" not in rosa.read(rosa.path(page))
    assert rosa.get(rosa.path("/slips")).status_code == 404
    sent = rosa.post(rosa.path("/slips"), on="/office/tokens", person_id=rooms.people["Ana"], ends_devices="1")
    assert sent.status_code == 404
    assert rooms.service.store.credentials.held(ana) == before
