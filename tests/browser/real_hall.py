"""A hall as it really stands: a camp of 44 people at the wall in a database, for the production server to play."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from teamwork.commands import WakeSeat, parse_command
from teamwork.demo import make_demo
from teamwork.entities.doors import door_state
from teamwork.model import Card, Game, Person
from teamwork.rules.doors import standing, unreleased_workplaces
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
    bare: dict[str, str]
    """Whose door each is that has no key yet."""
    devices: dict[str, str]
    """A token by person, as a phone keeps it."""
    host_link: str
    screen: str

    def open_screen(self, context: BrowserContext, url: str) -> Page:
        """The hall screen, let in by its token."""
        page = context.new_page()
        page.goto(f"{url}/screen/{self.game_id}#{self.screen}")
        expect(page.locator(".hall__head h1").first).to_be_visible()
        return page

    def open_host(self, context: BrowserContext, url: str) -> Page:
        """The page of the coach who wears the hat."""
        page = context.new_page()
        page.goto(f"{url}/join#{self.host_link}")
        page.get_by_role("button").first.click()
        expect(page.locator("#remote-step")).to_be_visible()
        return page


def furnish_hall(database: str, more_doors: int = 0) -> RealHall:
    """Camp 1 at the wall, people in every seat, their doors up and so many more each, no key hung by half of them."""
    store = open_store(database)
    demo = make_demo(store, house_edition(), SEED, 1)
    service, game_id = demo.season.table.service, demo.season.table.game_id
    for person in tuple(seated(service.game(game_id))):
        service.order(game_id, WakeSeat(person_id=person.id))
    _release_more(service, game_id, more_doors)
    game = service.game(game_id)
    camp = next(meeting for meeting in game.meetings.values() if meeting.state == "open")
    host = game.people[camp.host_id or ""]
    start = {"kind": "start_step", "meeting_id": camp.id, "step_id": "wall"}
    _order(service, game_id, seat_of(host), start)
    people = tuple(person.id for person in seated(game))
    hall = RealHall(
        game_id=game_id,
        meeting_id=camp.id,
        host_id=host.id,
        people=people,
        doors=tuple(door.id for door in standing(service.game(game_id))),
        bare=_bare(service.game(game_id)),
        devices={person_id: _mint(service, "device", game_id, person_id) for person_id in people},
        host_link=_mint(service, "join", game_id, host.id),
        screen=_mint(service, "screen", game_id, None),
    )
    store.close()
    return hall


def seat_of(person: Person) -> Seat:
    """The chair that somebody sits on."""
    return Seat(role=person.role, person_id=person.id, team_id=person.team_id)


def _release_more(service: GameService, game_id: str, count: int) -> None:
    for person in seated(service.game(game_id)):
        if person.role == "graduate":
            for card_id, workplace in _unreleased(service, game_id, person, count):
                release = {"kind": "release_door", "card_id": card_id, "workplace": workplace}
                _order(service, game_id, seat_of(person), release)


def _unreleased(service: GameService, game_id: str, person: Person, count: int) -> list[tuple[str, int]]:
    """So many workplaces that no door shows yet, of the dreams there are and of a new one if there is room for it."""
    game = service.game(game_id)
    most = game.edition.limits.open_dreams
    if len(open_dreams(game, person)) < most:
        workplaces = [f"En arbejdsplads, nummer {number}" for number in range(1, 4)]
        dream = {"kind": "play_dream", "work": "Noget med mennesker", "why": "Det nytter", "workplaces": workplaces}
        _order(service, game_id, seat_of(person), dream)
        game = service.game(game_id)
    found = [(dream.id, number) for dream in open_dreams(game, person) for number in unreleased_workplaces(game, dream)]
    return found[:count]


def open_dreams(game: Game, person: Person) -> list[Card]:
    """The person's dreams that lie open."""
    mine = (card for card in game.cards.values() if card.owner_id == person.id)
    return [card for card in mine if card.kind == "dream" and card.state == "open"]


def _order(service: GameService, game_id: str, seat: Seat, body: dict[str, Any]) -> None:
    service.order(game_id, parse_command(json.dumps(body).encode()), seat)


def _bare(game: Game) -> dict[str, str]:
    return {door.id: door.owner_id for door in standing(game) if door_state(game, door) == "bare"}


def _mint(service: GameService, kind: CredentialKind, game_id: str, person_id: str | None) -> str:
    holder = Holder(game_id=game_id, person_id=person_id)
    return service.store.credentials.mint(kind, holder, purpose="test", at=datetime.now(UTC), expires_at=None).secret
