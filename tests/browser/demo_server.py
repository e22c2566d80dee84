"""
A real server for the browser: the house edition, everyone of the cast seated, and the test at every seat.

`demo` is a new game on a server that all tests of this folder share:

    demo.do("ana", "play_dream", work="…", why="…", workplaces=["…"])
    demo.come_in(page, "ana")          # by a personal link, as on the phone
    demo.url + "/screen/" + demo.game_id
"""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from teamwork.edition import Edition
from teamwork.library import edition_folder, load_edition
from teamwork.model import Game, Meeting
from teamwork.seats import OFFICE_SEAT, SYSTEM_SEAT, Seat
from teamwork.service import GameService
from teamwork.store import Holder, open_store
from tests.people import COACHES, TEAM_NAMES, TEAMS, cast
from tests.processes import free_port
from tests.wsgi_server import answering
from web import create_app
from web.config import Config
from web.downloads import stop_copying

STARTED_ON = date(2026, 2, 2)
BEGINS_AT = datetime(2026, 2, 2, 7, tzinfo=UTC)
"""A Monday morning in Copenhagen; from here the clock of the game goes as fast as everybody's."""


class GameClock:
    """The server's time: it passes by itself, and it can be moved on."""

    def __init__(self) -> None:
        self._at = BEGINS_AT
        self._since = time.monotonic()

    def __call__(self) -> datetime:
        at = self._at + timedelta(seconds=time.monotonic() - self._since)
        return at.replace(microsecond=at.microsecond // 1000 * 1000)

    def move_to(self, moment: datetime) -> None:
        """Later; never back, since the days of a game only go on."""
        self._at = max(self(), moment)
        self._since = time.monotonic()

    def move(self, **distance: float) -> None:
        """As much later as said: ``days=3``."""
        self.move_to(self() + timedelta(**distance))


class DemoServer:
    """The server and its clock; games come and go on it."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.clock = GameClock()
        self.service = GameService(open_store("memory://"), clock=self.clock)
        self.app = create_app(Config(database="memory://", base_urls=(self.url,)), self.service)


class Demo:
    """One game on the server, and what a test may do in it from any seat."""

    def __init__(self, server: DemoServer) -> None:
        self.url = server.url
        self.clock = server.clock
        self.service = server.service
        self.app = server.app
        names = [TEAM_NAMES[team_id] for team_id in TEAMS]
        started = max(STARTED_ON, self.clock().date())
        self.game_id = self.service.create_game(house_edition(), "Demospil", started, names)
        self.teams: Mapping[str, str] = dict(zip(TEAMS, self.game.teams, strict=True))
        self.people = {member.name: self._sit(member.name, member) for member in cast(house_edition())}

    def _sit(self, name: str, member: Any) -> str:
        fields = {"name": name.capitalize(), "role": member.role, "team_id": self.teams[member.team_id]}
        self.do("office", "seat_person", **fields, helper_kind=member.helper_kind)
        return list(self.game.people)[-1]

    # ---- asking and doing -------------------------------------------------------------------------

    @property
    def game(self) -> Game:
        """The game as it stands."""
        return self.service.game(self.game_id)

    def seat(self, name: str) -> Seat:
        """The seat of someone of the cast, of the office or of the system."""
        if name in ("office", "system"):
            return OFFICE_SEAT if name == "office" else SYSTEM_SEAT
        return self.service.seat_of(self.game_id, self.people[name])

    def do(self, name: str, kind: str, /, **fields: Any) -> None:
        """A command from someone's seat, through the service as from the wire; a refusal is raised."""
        body = {"kind": kind, **{field: value for field, value in fields.items() if value is not None}}
        self.service.handle(self.game_id, self.seat(name), json.dumps(body, default=str).encode())

    def view(self, name: str) -> dict[str, Any]:
        """What the seat sees now."""
        return self.service.live(self.game_id).view(self.seat(name))

    def newest(self, map_name: str) -> Any:
        """The last thing that came into one of the game's maps."""
        return list(getattr(self.game, map_name).values())[-1]

    def meeting(self, kind: str, number: int = 1, team: str = TEAMS[0]) -> Meeting:
        """A meeting by its kind and number; of a team unless it is a camp."""
        team_id = None if kind == "camp" else self.teams[team]
        meetings = self.game.meetings.values()
        return next(m for m in meetings if (m.kind, m.number, m.team_id) == (kind, number, team_id))

    # ---- well-known places ------------------------------------------------------------------------

    def promise_all(self) -> None:
        """Every helper is under the promise of silence."""
        for member in cast(house_edition()):
            if member.role == "helper":
                self.do(member.name, "promise_silence", version="2026-1")

    def open_camp(self, number: int, host: str = COACHES[TEAMS[0]]) -> Meeting:
        """On its day; earlier camps are opened and closed on theirs."""
        for earlier in range(1, number):
            if self.meeting("camp", earlier).state == "planned":
                self.open_camp(earlier, host)
            if self.meeting("camp", earlier).state == "open":
                self.close_camp(earlier, host)
        camp = self.meeting("camp", number)
        self.clock.move_to(camp.starts_at)
        self.do(host, "open_meeting", meeting_id=camp.id)
        return self.meeting("camp", number)

    def close_camp(self, number: int, host: str = COACHES[TEAMS[0]]) -> None:
        """By its host."""
        self.do(host, "close_meeting", meeting_id=self.meeting("camp", number).id)

    def start_step(self, meeting: Meeting, step_id: str) -> None:
        """The meeting at a step, by whoever leads it."""
        host = self.game.meetings[meeting.id].host_id
        name = next(name for name, person_id in self.people.items() if person_id == host)
        self.do(name, "start_step", meeting_id=meeting.id, step_id=step_id)

    # ---- ways in ----------------------------------------------------------------------------------

    def join_url(self, name: str) -> str:
        """A personal link, to be used once."""
        return f"{self.url}/join#{self._mint('join', self.people[name])}"

    def screen_url(self) -> str:
        """The hall screen, its token in the fragment."""
        return f"{self.url}/screen/{self.game_id}#{self._mint('screen', None)}"

    def _mint(self, kind: Any, person_id: str | None) -> str:
        holder = Holder(game_id=self.game_id, person_id=person_id)
        at = self.clock()
        minted = self.service.store.credentials.mint(
            kind, holder, purpose="test", at=at, expires_at=at + timedelta(days=400)
        )
        return minted.secret

    def come_in(self, page: Page, name: str, lang: str = "da") -> None:
        """The page is signed in as someone of the cast and shows their first page."""
        page.goto(f"{self.url}/?lang={lang}")
        page.goto(self.join_url(name))
        page.get_by_role("button").first.click()
        page.wait_for_url(lambda url: "/join" not in url)


@cache
def house_edition() -> Edition:
    """The edition that comes with the program."""
    return load_edition(edition_folder("teamwork"))


@contextmanager
def serving(port: int | None = None) -> Iterator[DemoServer]:
    """Within, a server answers on a port of this machine."""
    port = port or free_port()
    demo = DemoServer(port)
    try:
        with answering(demo.app, port):
            yield demo
    finally:
        stop_copying(demo.app)


@pytest.fixture(scope="package")
def demo_server() -> Iterator[DemoServer]:
    """The server that all tests of this folder share."""
    with serving() as server:
        yield server


@pytest.fixture
def demo(demo_server: DemoServer) -> Demo:
    """A new game, everyone seated, before its first camp."""
    return Demo(demo_server)
