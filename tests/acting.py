"""
How a test acts in a game: commands really decided, stored as they would be, and checked (see `world.py`).
"""

import json
import random
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

import pytest
from pydantic_core import to_jsonable_python

from teamwork.commands import Command, parse_command
from teamwork.context import Context
from teamwork.decide import decide
from teamwork.decision import Decision
from teamwork.edition import Edition
from teamwork.errors import TeamworkError
from teamwork.events import Event, Record, dump_events, parse_events
from teamwork.evolve import apply, empty_game
from teamwork.invariants import problems
from teamwork.model import Card, Game, Meeting, Person
from teamwork.options import options
from teamwork.seats import OFFICE_SEAT, SCREEN_SEAT, SYSTEM_SEAT, Role, Seat
from teamwork.words import WordChange, word_key
from tests.editions import small_edition
from tests.people import TEAMS

SEATS: Mapping[str, Seat] = {
    "system": SYSTEM_SEAT,
    "screen": SCREEN_SEAT,
    "office": OFFICE_SEAT,
    "admin": Seat(role=Role.ADMIN),
}
"""Who has no chair at a table; everyone else is named by their id, which is their name."""

TICK = timedelta(seconds=1)


class Acting:
    """One game with its words, its record and its clock; ids and shuffles follow from the seed alone."""

    def __init__(
        self, edition: Edition | None = None, *, seed: int = 1, at: datetime = datetime(2026, 1, 26, 8, tzinfo=UTC)
    ) -> None:
        self.edition = edition or small_edition()
        self.at = at
        self.game: Game = empty_game("game", self.edition, at)
        self.words: dict[str, str] = {}
        self.records: tuple[Record, ...] = ()
        self.decisions: tuple[Decision, ...] = ()
        self._forgotten: dict[int, dict[str, str | None]] = {}
        self._seed = seed
        self._counts: dict[str, int] = {}
        self._wanted_ids: tuple[str, ...] = ()

    def copy(self) -> Self:
        """Another world that goes on from here; what happens in one does not happen in the other."""
        other = copy(self)
        other.words, other._forgotten, other._counts = dict(self.words), dict(self._forgotten), dict(self._counts)
        return other

    # ---- doing ------------------------------------------------------------------------------------

    def do(self, seat: str | Seat, /, kind: str, **fields: Any) -> Decision:
        """The decision on a command, folded; a refusal is raised and changes nothing."""
        if kind != "begin_day":
            self._begin_day_if_due()
        return self._do(self.seat(seat), kind, fields)

    def refused(self, seat: str | Seat, code: str, /, kind: str, **fields: Any) -> TeamworkError:
        """The refusal that the command must meet, with this code; the game stays as it was."""
        self._begin_day_if_due()
        before, words, counts = self.game, dict(self.words), dict(self._counts)
        with pytest.raises(TeamworkError) as caught:
            self._do(self.seat(seat), kind, fields)
        assert caught.value.code == code, f"refused by {caught.value.code}: {caught.value.message}"
        assert "{" not in caught.value.message, f"the sentence of {code} is not filled: {caught.value.message}"
        assert (self.game, self.words) == (before, words)
        self._counts = counts
        return caught.value

    def happened(self, seat: str | Seat, /, *events: Event, kind: str = "given") -> Self:
        """The game after raw events, whether any rule would have made them or not."""
        self._store(self.seat(seat).actor, kind, events)
        return self

    def wait(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> Self:
        """Later; the game's day begins when the day has changed."""
        return self.wait_until(self.at + timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds))

    def wait_until(self, moment: datetime) -> Self:
        """At least as late as ``moment``."""
        self.at = max(self.at, moment)
        self._begin_day_if_due()
        return self

    def wait_until_day(self, day: date, hour: int = 8) -> Self:
        """An hour of a day, where the game is played."""
        return self.wait_until(datetime.combine(day, time(hour), self.zone).astimezone(UTC))

    # ---- asking -----------------------------------------------------------------------------------

    def seat(self, name: str | Seat) -> Seat:
        """The seat of someone of the cast, or of one without a chair (``office``, ``system``, ``screen``)."""
        if isinstance(name, Seat):
            return name
        if name in SEATS:
            return SEATS[name]
        person = self.game.people[name]
        return Seat(role=person.role, person_id=person.id, team_id=person.team_id)

    def options(self, seat: str | Seat, kind: str | None = None) -> tuple[Mapping[str, str], ...]:
        """What the seat may do now; of one kind, if one is named."""
        return tuple(o for o in options(self.game, self.seat(seat)) if kind in (None, o["kind"]))

    def can(self, seat: str | Seat, kind: str, **ids: str) -> bool:
        """Whether the seat is offered this kind of command, with these ids among its own."""
        return any(ids.items() <= option.items() for option in self.options(seat, kind))

    def word(self, subject_id: str, field: str) -> str | None:
        """What is written in a field, if it is still kept."""
        return self.words.get(word_key(subject_id, field))

    def person(self, person_id: str) -> Person:
        return self.game.people[person_id]

    def card(self, card_id: str) -> Card:
        return self.game.cards[card_id]

    def newest(self, map_name: str) -> Any:
        """The last thing that came into one of the game's maps."""
        return list(getattr(self.game, map_name).values())[-1]

    def meeting(self, kind: str, number: int = 1, team_id: str | None = None) -> Meeting:
        """A meeting by its kind and number; of a team unless it is a camp."""
        team = None if kind == "camp" else team_id or TEAMS[0]
        return next(m for m in self.game.meetings.values() if (m.kind, m.number, m.team_id) == (kind, number, team))

    def context(self, seat: str | Seat) -> Context:
        """All that a decision needs beside the game."""
        return Context(
            seat=self.seat(seat), at=self.at, new_id=self._new_id, shuffle=self._shuffle, words=dict(self.words)
        )

    @property
    def zone(self) -> ZoneInfo:
        """Where the game is played."""
        return ZoneInfo(self.edition.season.time_zone)

    @property
    def today(self) -> date:
        """The day on the wall calendar, where the game is played."""
        return self.at.astimezone(self.zone).date()

    # ---- inside -----------------------------------------------------------------------------------

    def _do(self, seat: Seat, kind: str, fields: Mapping[str, Any]) -> Decision:
        command = as_command(kind, fields)
        decision = decide(self.game, command, self.context(seat))
        self._keep_words(decision)
        if decision.events:
            self._store(seat.actor, kind, decision.events)
        self.decisions = (*self.decisions, decision)
        return decision

    def _store(self, actor: str, kind: str, events: Sequence[Event]) -> None:
        stored = parse_events(dump_events(tuple(events)))
        assert stored == tuple(events), "what was stored is not what happened"
        record = Record(v=self.game.v + 1, at=self.at, actor=actor, command_kind=kind, events=stored)
        self.game = apply(self.game, record)
        self.records = (*self.records, record)
        self.at += TICK
        check(self.game)

    def _keep_words(self, decision: Decision) -> None:
        before: dict[str, str | None] = {}
        for word in (*self._words_restored(decision), *decision.words):
            before.setdefault(word.key, self.words.get(word.key))
            if word.body is None:
                self.words.pop(word.key, None)
            else:
                self.words[word.key] = word.body
        if decision.events:
            self._forgotten[self.game.v + 1] = before

    def _words_restored(self, decision: Decision) -> tuple[WordChange, ...]:
        old = self._forgotten.get(decision.restores_words_of or 0, {})
        return tuple(WordChange(key=key, person_id="", body=body) for key, body in old.items())

    def _begin_day_if_due(self) -> None:
        if self.today > self.game.today:
            self._do(SYSTEM_SEAT, "begin_day", {"date": self.today})

    def _new_id(self, kind: str) -> str:
        if self._wanted_ids and kind in ("team", "person"):
            wanted, *rest = self._wanted_ids
            self._wanted_ids = tuple(rest)
            return wanted
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{kind}-{self._counts[kind]}"

    def _shuffle(self, things: Sequence[str]) -> tuple[str, ...]:
        chance = random.Random(f"{self._seed} {self.game.v} {' '.join(things)}")
        return tuple(chance.sample(things, len(things)))


def as_command(kind: str, fields: Mapping[str, Any]) -> Command:
    """A command as it would come over the wire."""
    return parse_command(json.dumps({"kind": kind, **to_jsonable_python(dict(fields))}))


def check(game: Game) -> None:
    """Fails when the game does not validate again, or breaks what must always hold."""
    fields = {name: getattr(game, name) for name in Game.model_fields if name not in ("edition", "undo")}
    plain = game.model_dump(include=set(fields))
    again = Game.model_validate({**plain, "edition": game.edition, "undo": game.undo})
    assert again == game, "the game is another when it is read again"
    assert problems(game) == ()
