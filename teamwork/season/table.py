"""The people of a season: who plays whom, and how a command gets from a bot to the game."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from teamwork.bots import TEMPERS, Temper, choose
from teamwork.errors import TeamworkError
from teamwork.model import Game, Person
from teamwork.rules.tables import seated
from teamwork.season.clock import SeasonClock
from teamwork.seats import OFFICE_SEAT, PLAYING_ROLES, Role, Seat
from teamwork.service import GameService
from teamwork.voices import Voices

T = TypeVar("T")

MIXES = (
    TEMPERS,
    TEMPERS,
    (Temper.EAGER, Temper.GENEROUS, Temper.CAREFUL),
    (Temper.STUCK, Temper.SILENT, Temper.CAREFUL),
)
"""Which tempers the graduates of a season have; so no two seasons are alike."""
HELPER_TEMPERS = (Temper.GENEROUS, Temper.EAGER, Temper.CAREFUL, Temper.SILENT)
COACH_TEMPERS = (Temper.CAREFUL, Temper.GENEROUS, Temper.EAGER)

UNFORESEEN = frozenset({"undo_too_late"})
"""What no bot can know before it asks: how long ago the newest version was."""


class Table:
    """Everyone whom bots play in one game, their tempers and dice."""

    def __init__(self, service: GameService, game_id: str, seed: int, clock: SeasonClock, voices: Voices) -> None:
        self.service = service
        self.game_id = game_id
        self.clock = clock
        self.voices = voices
        self.dice = random.Random(f"bots/{seed}")
        self.mix = self.dice.choice(MIXES)
        self.tempers: dict[str, Temper] = {}
        self.newcomers: set[str] = set()
        """Who came by substitution: not marked as bots, but played by them all the same in a season of bots."""
        self.refusals: list[str] = []
        """Codes of what was refused; only people who play at the same time make any."""

    @property
    def game(self) -> Game:
        """The newest state."""
        return self.service.game(self.game_id)

    def seat(self, person_id: str) -> Seat:
        """The seat of a person."""
        person = self.game.people[person_id]
        return Seat(role=person.role, person_id=person.id, team_id=person.team_id)

    # ---- who plays ------------------------------------------------------------------------------

    def is_played(self, person_id: str | None) -> bool:
        """Whether a bot plays this seat now; never one that a person has taken (decision 16)."""
        person = self.game.people.get(person_id or "")
        if person is None or not person.is_seated or person.id not in self.tempers:
            return False
        return person.is_bot or (person.id in self.newcomers and not self.clock.is_real)

    def bots(self, team_id: str | None = None, role: Role | None = None) -> tuple[Person, ...]:
        """Everyone whom a bot plays, table by table in seat order."""
        return tuple(person for person in seated(self.game, team_id, role) if self.is_played(person.id))

    def take_seat(self, role: str, team_id: str, name: str, helper_kind: str | None = None) -> str:
        """The office puts a bot on an empty chair; answers its id."""
        known = set(self.game.people)
        body = {"kind": "seat_person", "role": role, "team_id": team_id, "name": name, "is_bot": True}
        self.office({**body, "helper_kind": helper_kind} if helper_kind else body)
        person_id = next(person_id for person_id in self.game.people if person_id not in known)
        self.tempers[person_id] = self.dice.choice(self._tempers_of(Role(role)))
        return person_id

    def know(self, person_id: str) -> None:
        """Somebody who came by substitution is played by a bot too."""
        self.tempers[person_id] = self.dice.choice(self._tempers_of(self.game.people[person_id].role))
        self.newcomers.add(person_id)

    def begin_day(self) -> None:
        """The game knows what day it is, before anybody chooses what to do on it."""
        self.service.begin_day(self.game_id)

    def _tempers_of(self, role: Role) -> tuple[Temper, ...]:
        return {Role.HELPER: HELPER_TEMPERS, Role.COACH: COACH_TEMPERS}.get(role, self.mix)

    # ---- what they do ---------------------------------------------------------------------------

    def office(self, body: Mapping[str, Any]) -> bool:
        """The office gives a command; answers whether it was accepted."""
        return self.give(OFFICE_SEAT, body)

    def act(self, person_id: str, body: Mapping[str, Any]) -> bool:
        """Somebody gives a command; answers whether it was accepted."""
        return self.give(self.seat(person_id), body)

    def give(self, seat: Seat, body: Mapping[str, Any]) -> bool:
        """
        A command goes the way that people's commands go.

        Raises:
            TeamworkError: it was refused though nobody else plays; in real time somebody may just have been faster.
        """
        try:
            self.service.handle(self.game_id, seat, json.dumps(body, ensure_ascii=False).encode())
        except TeamworkError as refusal:
            if not self.clock.is_real and refusal.code not in UNFORESEEN:
                raise
            self.refusals.append(refusal.code)
            return False
        self.clock.wait(self.dice.uniform(2, 9))
        return True

    def choose_and_act(self, person_id: str) -> bool:
        """One bot makes one move, if it wants to; answers whether it did."""
        if not self.is_played(person_id):
            return False
        self.begin_day()
        live = self.service.live(self.game_id)
        body = choose(live.game, live.words, self.seat(person_id), self.tempers[person_id], self.dice, self.voices)
        return body is not None and self.act(person_id, body)

    def sweeps(self, people: tuple[str, ...], most: int) -> Iterator[None]:
        """Rounds in which each may make a move, in an order of chance, until a round passes without any."""
        for _ in range(most):
            has_moved = False
            for person_id in self.dice.sample(people, len(people)):
                if self.choose_and_act(person_id):
                    has_moved = True
                    yield
            if not has_moved:
                return

    def in_any_order(self, things: Sequence[T]) -> Sequence[T]:
        """The same things as chance orders them."""
        return self.dice.sample(things, len(things))

    def name(self) -> str:
        """A first name that nobody in the game bears yet, as long as there are any."""
        words = self.service.live(self.game_id).words
        taken = {words.get(f"{person_id}/name") for person_id in self.game.people}
        free = [name for name in self.voices.first_names if name not in taken]
        return self.dice.choice(free or list(self.voices.first_names))

    def wait_hours(self, hours: float) -> None:
        """Later, where time is not real."""
        self.clock.wait(timedelta(hours=hours).total_seconds())


def fill_chairs(table: Table) -> Iterator[None]:
    """Every chair of every team is a bot's; helpers have promised silence."""
    sizes = table.game.edition.sizes
    kinds = tuple(table.game.edition.helper_kinds)
    counts = {Role.GRADUATE: sizes.graduates, Role.COACH: sizes.coaches, Role.HELPER: sizes.helpers}
    for team_id in table.game.teams:
        for role in PLAYING_ROLES:
            for _ in range(counts[role]):
                kind = table.dice.choice(kinds) if role is Role.HELPER and kinds else None
                person_id = table.take_seat(role.value, team_id, table.name(), kind)
                if role is Role.HELPER:
                    table.choose_and_act(person_id)
                yield
