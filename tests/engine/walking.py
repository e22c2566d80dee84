"""A game played by chance: somebody does something that is offered to them, again and again, through every phase."""

import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from teamwork.decision import Decision
from teamwork.edition import Edition
from teamwork.events import Event, Record, dump_events, parse_events
from teamwork.evolve import apply
from teamwork.live_game import Step
from teamwork.rules.spark import spark_week_to_close, sparks_of
from teamwork.seats import SYSTEM_SEAT, Seat
from teamwork.views import View, view
from tests.acting import TICK
from tests.engine.plausible import filled
from tests.people import COACHES, TEAMS
from tests.world import World, world_in

RARE = frozenset({"substitute_person", "erase_person", "request_exit", "confirm_exit"})
"""What would leave nobody at the tables if it were as common as the rest."""


def walk_in(phase: str, seed: int) -> "Walk":
    """A walk that begins in a phase, everyone seated."""
    walk = Walk(seed)
    vars(walk).update(vars(world_in(phase)))
    return walk


class Walk(World):
    """
    A world in which chance acts; nothing is checked on the way, so that long walks are quick.

    ``steps`` are the versions with the game before and after, as a server keeps them; ``words_at`` the words by
    version.
    """

    def __init__(self, seed: int = 1, edition: Edition | None = None) -> None:
        super().__init__(edition, seed=seed)
        self.dice = random.Random(seed)
        self.steps: list[Step] = []
        self.words_at: dict[int, dict[str, str]] = {}
        self.offered: Counter[str] = Counter()
        self.accepted: Counter[str] = Counter()

    # ---- what chance does -----------------------------------------------------------------------

    def actors(self) -> tuple[str, ...]:
        """Everyone who may act now."""
        return ("office", *(person.id for person in self.game.people.values() if person.is_seated))

    def move(self, kinds: Collection[str] | None = None) -> Decision | None:
        """Somebody does something that is offered, of these kinds if any are named; None when nobody can."""
        self._begin_day_if_due()
        for seat in self.dice.sample(self.actors(), len(self.actors())):
            offered = self.offers(seat)
            self.offered.update({option["kind"] for option in offered})
            wanted = [option for option in offered if self._is_wanted(option, kinds)]
            if wanted:
                names = sorted({option["kind"] for option in wanted})
                kind = self.dice.choices(names, [1 / (1 + self.accepted[name]) for name in names])[0]
                return self.take(seat, self.dice.choice([o for o in wanted if o["kind"] == kind]))
        return None

    def offers(self, seat: str) -> list[Mapping[str, str]]:
        """What the seat may do at this moment."""
        return [option for option in self.options(seat) if self._is_in_time(seat, option)]

    def _is_in_time(self, seat: str, option: Mapping[str, str]) -> bool:
        """Options know the time of the newest version and no other; an own undo may be too late since then."""
        if dict(option) != {"kind": "undo"}:
            return True
        newest = self.game.undo[self.seat(seat).actor][-1]
        return self.at - newest.at <= timedelta(minutes=self.edition.limits.undo_minutes)

    def take(self, seat: str, option: Any) -> Decision:
        """An offered command, filled in and given."""
        decision = self.do(seat, **filled(self, seat, option, self.dice))
        self.accepted[option["kind"]] += 1
        return decision

    def _is_wanted(self, option: Mapping[str, str], kinds: Collection[str] | None) -> bool:
        kind = option["kind"]
        if kinds is not None:
            return kind in kinds
        return not self._moves_phase(option) and (kind not in RARE or self.dice.random() < 0.03)

    def _moves_phase(self, option: Mapping[str, str]) -> bool:
        """What a walk leaves to its plan, or every season would be over in a hundred moves."""
        if option["kind"] in ("open_meeting", "close_meeting"):
            return self.game.meetings[option["meeting_id"]].kind == "camp"
        return option["kind"] == "close_game"

    def wander(self, moves: int, kinds: Collection[str] | None = None) -> Iterator[None]:
        """That many moves, with a pause between them that is mostly short; yields after each."""
        for _ in range(moves):
            self.move(kinds)
            self.at += timedelta(seconds=self.dice.choice((1, 5, 60, 400)))
            yield

    # ---- the plan -------------------------------------------------------------------------------

    def season(self, moves: int) -> Iterator[None]:
        """A season from its empty board to its end, ``moves`` by chance in each phase; yields after each move."""
        yield from self.wander(moves // 2)
        self._fill_chairs()
        for camp in range(1, len(self.edition.season.camp_weeks) + 1):
            yield from self._camp(camp, moves)
            yield from self._weeks_between(moves)
        yield from self._extra_time(moves)

    def _fill_chairs(self) -> None:
        while any(option["kind"] == "seat_person" for option in self.options("office")):
            self.move({"seat_person"})
        for person in list(self.game.people.values()):
            if person.role == "helper" and person.is_seated:
                self.do(person.id, "promise_silence", version="1")
        self._bots_wake()

    def _bots_wake(self) -> None:
        """A person takes the first bot's seat (decision 16)."""
        bots = [person.id for person in self.game.people.values() if person.is_bot and person.is_seated]
        for person_id in bots[:1]:
            self.do("system", "wake_seat", person_id=person_id)

    def _camp(self, number: int, moves: int) -> Iterator[None]:
        self._close_open_meetings()
        if any(o["kind"] == "seat_person" for o in self.options("office")):
            self._fill_chairs()
        camp = self.meeting("camp", number)
        self.wait_until(camp.starts_at)
        if camp.state == "planned":
            self.do(self._coach(), "open_meeting", meeting_id=camp.id)
        while self.move({"arrive"}):
            yield
        agenda = self.edition.camp_agenda(number)
        for step in agenda.steps:
            host = self.game.meetings[camp.id].host_id or ""
            if self.person(host).is_seated:
                self.do(host, "start_step", meeting_id=camp.id, step_id=step.id)
            yield from self.wander(moves // len(agenda.steps) + 1)
            yield from self._spotlight()

    def _spotlight(self) -> Iterator[None]:
        """A coach asks to show a card, and its owner says yes before somebody else asks."""
        yield from self.wander(1, {"ask_spotlight"})
        yield from self.wander(1, {"agree_spotlight"})

    def _weeks_between(self, moves: int) -> Iterator[None]:
        self._close_open_meetings()
        yield
        for _ in range(3):
            self._pulses()
            self.wait(days=self.dice.randint(3, 12))
            yield from self.wander(moves // 3)
        self._close_open_meetings()

    def _whole_team_in_a_job(self) -> Iterator[None]:
        """Rule 1, which chance alone would hardly reach."""
        team = [p for p in self.game.people.values() if (p.team_id, p.role) == (TEAMS[1], "graduate") and p.is_seated]
        for person in team:
            if person.exit is None:
                job = {"code4": "job", "from_date": self.game.today, "hours_band": tuple(self.edition.hours_bands)[-1]}
                told = {"tell": "hall", "celebrate": self.dice.random() < 0.5, "done_at": self.at}
                self.do(person.id, "report_status", **job, **told)
                yield
        yield from self.wander(3, {"agree_team_success"})

    def _pulses(self) -> None:
        """The graduates answer in the same week, so that there may be a band (rule 7.2)."""
        for person in self.game.people.values():
            if person.is_seated and person.role == "graduate":
                self.do(person.id, "give_pulse", spark=self.dice.randint(0, 10))

    def _extra_time(self, moves: int) -> Iterator[None]:
        yield from self._whole_team_in_a_job()
        for _ in range(5):
            self.wait(days=30)
            yield from self.wander(moves // 5)
        self._close_open_meetings()
        while self.move({"answer_follow_up"}):
            yield
        self.take("office", {"kind": "close_game"})
        yield from self.wander(moves // 4)

    def _close_open_meetings(self) -> None:
        for meeting in list(self.game.meetings.values()):
            if meeting.state == "open":
                leader = meeting.host_id if meeting.team_id is None else self._coach(meeting.team_id)
                if leader is None or not self.person(leader).is_seated:
                    leader = self._coach()
                    self.do(leader, "take_hat", meeting_id=meeting.id)
                self.do(leader, "close_meeting", meeting_id=meeting.id, reason="tiden er gået")

    def _coach(self, team_id: str | None = None) -> str:
        """A coach who sits at a table, put there if there is none."""
        wanted = team_id or TEAMS[0]
        coaches = [p.id for p in self.game.people.values() if p.is_seated and (p.team_id, p.role) == (wanted, "coach")]
        if not coaches:
            self.do("office", "seat_person", name=COACHES[wanted], role="coach", team_id=wanted)
            return self._coach(wanted)
        return coaches[0]

    # ---- kept as a server keeps it --------------------------------------------------------------

    def _store(self, actor: str, kind: str, events: Sequence[Event]) -> None:
        stored = parse_events(dump_events(tuple(events)))
        record = Record(v=self.game.v + 1, at=self.at, actor=actor, command_kind=kind, events=stored)
        before, self.game = self.game, apply(self.game, record)
        self.records = (*self.records, record)
        self.steps.append(Step(before, self.game, self._forgotten.get(self.game.v, {}), self.game.touched))
        self.words_at[self.game.v] = dict(self.words)
        self.at += TICK

    def _begin_day_if_due(self) -> None:
        if self.today <= self.game.today:
            return
        week = spark_week_to_close(self.game, self.today)
        sparks = sparks_of(self.game, self.words, week) if week else {}
        self._do(SYSTEM_SEAT, "begin_day", {"date": self.today, "spark_week": week, "sparks": sparks})

    def view(self, name: str) -> View:
        """All that somebody sees now."""
        return view(self.game, self.words, self.seat(name))

    def seats(self) -> dict[str, Seat]:
        """Every place from which the game is looked at, by name: people who sit or sat, and those without a chair."""
        return {name: self.seat(name) for name in (*self.game.people, "office", "admin", "screen")}
