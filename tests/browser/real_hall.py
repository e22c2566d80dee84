"""A hall as it really stands: a camp of 44 people at the wall in a database, for the production server to play."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from teamwork.commands import WakeSeat, parse_command
from teamwork.demo import make_demo
from teamwork.model import Game
from teamwork.rules.tables import seated
from teamwork.seats import Seat
from teamwork.service import GameService
from teamwork.store import CredentialKind, Holder, open_store
from tests.browser.demo_server import house_edition

SEED = 3


@dataclass(frozen=True)
class RealHall:
    """What a test needs to know of it; the database is the server's alone by then."""

    game_id: str
    meeting_id: str
    host_id: str
    people: tuple[str, ...]
    doors: tuple[str, ...]
    devices: dict[str, str]
    """A token by person, as a phone keeps it."""
    host_link: str
    screen: str

    def open_screen(self, context: BrowserContext, url: str) -> Page:
        """The hall screen, let in by its token."""
        page = context.new_page()
        page.goto(f"{url}/screen/{self.game_id}#{self.screen}")
        expect(page.locator(".hall__head h1").first).to_be_visible(timeout=30_000)
        return page

    def open_host(self, context: BrowserContext, url: str) -> Page:
        """The page of the coach who wears the hat."""
        page = context.new_page()
        page.goto(f"{url}/join#{self.host_link}")
        page.get_by_role("button").first.click()
        expect(page.locator("#remote-step")).to_be_visible(timeout=30_000)
        return page


def furnish_hall(database: str) -> RealHall:
    """Camp 1 at the wall, people in every seat, their doors up, no key hung by half of them."""
    store = open_store(database)
    demo = make_demo(store, house_edition(), SEED, 1)
    service, game_id = demo.season.table.service, demo.season.table.game_id
    for person in tuple(seated(service.game(game_id))):
        service.order(game_id, WakeSeat(person_id=person.id))
    game = service.game(game_id)
    camp = next(meeting for meeting in game.meetings.values() if meeting.state == "open")
    host = game.people[camp.host_id or ""]
    start = {"kind": "start_step", "meeting_id": camp.id, "step_id": "wall"}
    _order(service, game_id, Seat(role=host.role, person_id=host.id, team_id=host.team_id), start)
    people = tuple(person.id for person in seated(game))
    hall = RealHall(
        game_id=game_id,
        meeting_id=camp.id,
        host_id=host.id,
        people=people,
        doors=_standing(service.game(game_id)),
        devices={person_id: _mint(service, "device", game_id, person_id) for person_id in people},
        host_link=_mint(service, "join", game_id, host.id),
        screen=_mint(service, "screen", game_id, None),
    )
    store.close()
    return hall


def _order(service: GameService, game_id: str, seat: Seat, body: dict[str, Any]) -> None:
    import json

    service.order(game_id, parse_command(json.dumps(body).encode()), seat)


def _standing(game: Game) -> tuple[str, ...]:
    return tuple(door.id for door in game.doors.values() if not door.is_down)


def _mint(service: GameService, kind: CredentialKind, game_id: str, person_id: str | None) -> str:
    holder = Holder(game_id=game_id, person_id=person_id)
    return service.store.credentials.mint(kind, holder, purpose="test", at=datetime.now(UTC), expires_at=None).secret
