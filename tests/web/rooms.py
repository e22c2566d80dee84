"""A house to knock at: a real application over a small game in camp 1, and a key for each person."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from teamwork.commands import OpenMeeting, PromiseSilence, SeatPerson
from teamwork.library import load_edition
from teamwork.model import Person
from teamwork.seats import OFFICE_SEAT, Role, Seat
from teamwork.service import GameService
from teamwork.store import Holder, open_store
from tests.cards.copies import LILLE_FOLDER
from web import create_app
from web.config import Config
from web.house import House

ADDRESS = "http://localhost"
STARTS_ON = date(2026, 2, 3)


@dataclass
class Rooms:
    """The application, its one game, and a token by name; names are those of the people."""

    app: Flask
    game_id: str
    people: dict[str, str]
    """Person id by name."""
    tokens: dict[str, str]

    @property
    def house(self) -> House:
        """What the application is made of."""
        found: House = self.app.extensions["teamwork"]
        return found

    @property
    def service(self) -> GameService:
        """Who plays the game."""
        return self.house.service

    def seat(self, name: str) -> Seat:
        """A person's seat."""
        return self.service.seat_of(self.game_id, self.people[name])

    def browser(self) -> FlaskClient:
        """A browser that nobody knows yet."""
        return self.app.test_client()

    def bearer(self, name: str) -> dict[str, str]:
        """The header of a program that speaks for a person, the screen or the office."""
        return {"Authorization": f"Bearer {self.tokens[name]}"}

    def line(self, name: str) -> Any:
        """A live line of a person, the screen or the office, synced; its `view` is what it got."""
        client = self.house.socketio.test_client(self.app, auth={"token": self.tokens[name]})
        client.answer = client.emit("sync", {"game_id": self.game_id, "since": None}, callback=True)
        return client

    def do(self, name: str, kind: str, /, **fields: Any) -> dict[str, Any]:
        """The answer to a command over HTTP."""
        body = {"game_id": self.game_id, "command_id": str(uuid.uuid4()), "kind": kind, **fields}
        answer = self.browser().post(
            f"/api/v1/games/{self.game_id}/commands", json=body, headers=self.bearer(name), base_url=ADDRESS
        )
        return {"status": answer.status_code, **(answer.get_json() or {})}


def furnish(database: str = "memory://") -> Rooms:
    """A house with two tables in camp 1, everybody seated and every helper sworn to silence."""
    at = datetime(2026, 2, 3, 8, tzinfo=UTC)
    moments = iter(at + timedelta(milliseconds=250 * tick) for tick in range(10_000_000))
    service = GameService(open_store(database), clock=lambda: next(moments))
    game_id = service.create_game(load_edition(LILLE_FOLDER), "Prøvespil", STARTS_ON, ("Nord", "Syd"))
    _seat_all(service, game_id)
    app = create_app(Config(database=database, base_urls=(ADDRESS,)), service)
    app.testing = True
    rooms = Rooms(app, game_id, {}, {})
    for person in service.game(game_id).people.values():
        name = service.live(game_id).words[f"{person.id}/name"]
        rooms.people[name] = person.id
        rooms.tokens[name] = _mint(service, "device", Holder(game_id=game_id, person_id=person.id))
    rooms.tokens["screen"] = _mint(service, "screen", Holder(game_id=game_id))
    rooms.tokens["office"] = _mint(service, "office", Holder(game_id=game_id))
    return rooms


NAMES = {"graduate": ("Ana", "Bo", "Carl"), "coach": ("Kim",), "helper": ("Omar", "Pia")}
OTHERS = {"graduate": ("Frode", "Gry", "Hans"), "coach": ("Lone",), "helper": ("Tina", "Uffe")}


def _seat_all(service: GameService, game_id: str) -> None:
    for team_id, names in zip(service.game(game_id).teams, (NAMES, OTHERS), strict=True):
        for role, seated in names.items():
            for name in seated:
                kind = next(iter(service.game(game_id).edition.helper_kinds)) if role == "helper" else None
                command = SeatPerson(name=name, role=role, team_id=team_id, helper_kind=kind)  # type: ignore[arg-type]
                service.order(game_id, command, OFFICE_SEAT)
    game = service.game(game_id)
    for person in game.people.values():
        if person.role is Role.HELPER:
            service.order(game_id, PromiseSilence(version="1"), _seat(person))
    coach = next(person for person in game.people.values() if person.role is Role.COACH)
    camp = next(meeting for meeting in game.meetings.values() if meeting.kind == "camp")
    service.order(game_id, OpenMeeting(meeting_id=camp.id), _seat(coach))


def _seat(person: Person) -> Seat:
    return Seat(role=person.role, person_id=person.id, team_id=person.team_id)


def _mint(service: GameService, kind: Any, holder: Holder) -> str:
    return service.store.credentials.mint(kind, holder, purpose="test", at=service.clock(), expires_at=None).secret
