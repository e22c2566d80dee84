"""Somebody of the office at a browser: opens pages, fills in forms as they stand on the page, presses buttons."""

import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from itertools import count
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from teamwork.store import Holder
from tests.web.rooms import ADDRESS, Rooms

TOKEN = re.compile(r'name="form_token"[^>]*value="([0-9a-f]{64})"')


@dataclass
class DeskOfTests:
    """A signed-in browser of the office."""

    rooms: Rooms
    browser: FlaskClient

    def path(self, more: str = "") -> str:
        """A page of the one game."""
        return f"/office/games/{self.rooms.game_id}{more}"

    def get(self, path: str, lang: str = "da") -> TestResponse:
        joined = "&" if "?" in path else "?"
        return self.browser.get(f"{path}{joined}lang={lang}", base_url=ADDRESS)

    def read(self, path: str, lang: str = "da") -> str:
        """The text of a page, which must be there."""
        answer = self.get(path, lang)
        assert answer.status_code == 200, path
        return unescape(answer.get_data(as_text=True))

    def post(self, path: str, on: str, **fields: Any) -> TestResponse:
        """A form sent from the page it stands on; any fault of the form is in the answer."""
        token = TOKEN.search(self.browser.get(on, base_url=ADDRESS).get_data(as_text=True))
        assert token, f"no form stands on {on}"
        body = {"form_token": token[1], **fields}
        return self.browser.post(path, data=body, base_url=ADDRESS, headers={"Origin": ADDRESS})


def office(rooms: Rooms, *, of_all: bool = False) -> DeskOfTests:
    """The office of the one game, or of every game."""
    secret = rooms.tokens["office"]
    if of_all:
        holder = Holder()
        secret = rooms.service.store.credentials.mint(
            "office", holder, purpose="test", at=rooms.service.clock(), expires_at=None
        ).secret
    browser = rooms.browser()
    assert browser.post("/office/open", json={"secret": secret}, base_url=ADDRESS).status_code == 200
    return DeskOfTests(rooms, browser)


def later(rooms: Rooms, **time: float) -> None:
    """So much later, for everybody in the house."""
    moment, ticks = rooms.service.clock() + timedelta(**time), count()
    rooms.service.clock = lambda: moment + timedelta(milliseconds=250 * next(ticks))
    rooms.service.begin_days()


def to_extra_time(rooms: Rooms) -> None:
    """The season played to its end in the fewest moves: every camp opened and closed on its day."""
    for camp in [m for m in rooms.service.game(rooms.game_id).meetings.values() if m.kind == "camp"]:
        if camp.state == "planned":
            later(rooms, days=(camp.starts_at.date() - rooms.service.clock().date()).days)
            assert rooms.do("Kim", "open_meeting", meeting_id=camp.id)["status"] == 200
        assert rooms.do("Kim", "close_meeting", meeting_id=camp.id)["status"] == 200
