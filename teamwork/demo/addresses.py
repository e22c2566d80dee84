"""The ways into a game for each kind of person: links that work once, and secrets for scripts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from teamwork.model import Person
from teamwork.rules.tables import seated
from teamwork.service import GameService
from teamwork.store import Credentials, Holder


class Address(NamedTuple):
    """One person's two ways in."""

    person_id: str
    name: str
    role: str
    team_id: str
    join_url: str
    token: str


class Addresses(NamedTuple):
    """Everything that opens one game."""

    url: str
    game_id: str
    screen_token: str
    office_token: str
    people: tuple[Address, ...]

    @property
    def screen_url(self) -> str:
        """The hall screen."""
        return f"{self.url}/screen/{self.game_id}#{self.screen_token}"

    @property
    def office_url(self) -> str:
        """The office's desk."""
        return f"{self.url}/office#{self.office_token}"

    def as_json(self) -> Mapping[str, Any]:
        """What ``--json`` prints."""
        return {
            "url": self.url,
            "game_id": self.game_id,
            "screen": {"url": self.screen_url, "token": self.screen_token},
            "people": [person._asdict() for person in self.people],
            "office": {"url": self.office_url, "token": self.office_token},
        }


def hand_out(service: GameService, game_id: str, url: str) -> Addresses:
    """New ways into a game for everyone who sits in it, its screen and its office; shown once, then forgotten."""
    at = service.clock()
    doors = service.store.credentials
    live = service.live(game_id)
    game_holder = Holder(game_id=game_id)
    screen = doors.mint("screen", game_holder, purpose="screen", at=at, expires_at=None)
    office = doors.mint("office", game_holder, purpose="office", at=at, expires_at=None)
    people = tuple(
        _address(doors, person, live.words.get(f"{person.id}/name", ""), game_id, url, at)
        for person in seated(live.game)
    )
    return Addresses(url, game_id, screen.secret, office.secret, people)


def _address(doors: Credentials, person: Person, name: str, game_id: str, url: str, at: datetime) -> Address:
    holder = Holder(game_id=game_id, person_id=person.id)
    link = doors.mint("join", holder, purpose="join link", at=at, expires_at=None)
    token = doors.mint("device", holder, purpose="token", at=at, expires_at=None)
    return Address(
        person_id=person.id,
        name=name,
        role=person.role.value,
        team_id=person.team_id,
        join_url=f"{url}/join#{link.secret}",
        token=token.secret,
    )
