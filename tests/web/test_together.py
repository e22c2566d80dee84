"""Commands that wait for the same game are stored and told as one, and each is answered as if it had come alone."""

import json
import uuid
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from teamwork.commands import Command
from teamwork.context import Context
from teamwork.decide import decide
from teamwork.decision import Decision
from teamwork.errors import TeamworkError
from teamwork.live_game import Step
from teamwork.model import Game
from teamwork.orders import Accepted
from teamwork.seats import Role
from teamwork.service import GameService
from teamwork.store import Append, Appended, StoreUnavailableError, VersionConflictError
from tests.web.rooms import Rooms, furnish


class Rush:
    """Everybody's commands come while the game is busy, and are let in at once."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms
        self.live = rooms.service.live(rooms.game_id)
        self.steps: list[Step] = []
        rooms.service.on_step(lambda _, step: self.steps.append(step))

    @property
    def camp(self) -> str:
        """The meeting that is open."""
        return next(meeting.id for meeting in self.live.game.meetings.values() if meeting.state == "open")

    def arrivals(self) -> list[tuple[str, dict[str, Any]]]:
        """Everyone but the coaches comes to the camp; who opened it is there."""
        names = [name for name in sorted(self.rooms.people) if self.rooms.seat(name).role is not Role.COACH]
        return [(name, {"kind": "arrive", "meeting_id": self.camp}) for name in names]

    def let_in(
        self, commands: list[tuple[str, dict[str, Any]]], ids: list[str] | None = None
    ) -> list[Accepted | BaseException | None]:
        """The commands wait in this order, then the game is free; answers what each came to."""
        ids = ids or [str(uuid.uuid4()) for _ in commands]
        with ThreadPoolExecutor(len(commands)) as pool:
            with self.live.turn:
                futures: list[Future[Accepted]] = []
                for (name, command), command_id in zip(commands, ids, strict=True):
                    futures.append(pool.submit(self.give, name, command, command_id))
                    while len(self.live.waiting) < len(futures):
                        pass
            return [future.exception() or future.result() for future in futures]

    def give(self, name: str, command: dict[str, Any], command_id: str) -> Accepted:
        """One command of one person."""
        return self.rooms.service.handle(
            self.rooms.game_id, self.rooms.seat(name), json.dumps(command).encode(), command_id
        )


@pytest.fixture(params=["memory", "sqlite"])
def rush(request: pytest.FixtureRequest, tmp_path: Path) -> Rush:
    return Rush(furnish("memory://" if request.param == "memory" else f"sqlite:///{tmp_path / 'teamwork.db'}"))


def test_all_are_stored_each_as_a_version_of_its_own_and_told_once(rush: Rush) -> None:
    v = rush.live.game.v
    commands = rush.arrivals()
    answers = rush.let_in(commands)
    assert answers == [Accepted(v + place) for place in range(1, len(commands) + 1)]
    assert [(step.before.v, step.after.v) for step in rush.steps] == [(v, v + len(commands))]
    records = list(rush.rooms.service.records(rush.rooms.game_id, after=v))
    assert [record.actor for record in records] == [rush.rooms.people[name] for name, _ in commands]
    assert not rush.rooms.service.store.verify(rush.rooms.game_id)


def test_a_line_hears_every_version_in_order_the_last_one_with_all_that_changed(rush: Rush) -> None:
    line = rush.rooms.line("screen")
    view, v = line.answer["view"], rush.live.game.v
    line.get_received()
    answers = rush.let_in(rush.arrivals())
    frames = [heard["args"][0] for heard in line.get_received() if heard["name"] == "frame"]
    assert [frame["v"] for frame in frames] == list(range(v + 1, v + len(answers) + 1))
    assert all(set(frame) == {"game_id", "v"} for frame in frames[:-1])
    for key in frames[-1].get("drop", ()):
        del view[key]
    screen = rush.live.view(rush.rooms.house.callers.of_secret(rush.rooms.tokens["screen"]).seat)
    assert {**view, **frames[-1].get("put", {})} == screen


def test_who_is_refused_hears_why_and_nobody_else_does(rush: Rush) -> None:
    commands = rush.arrivals()
    commands[2] = (commands[2][0], {"kind": "arrive", "meeting_id": "nowhere"})
    answers = rush.let_in(commands)
    refused = answers.pop(2)
    assert isinstance(refused, TeamworkError)
    assert refused.code == "not_found"
    assert all(isinstance(answer, Accepted) for answer in answers)


def test_a_command_that_comes_again_gets_its_first_answer_and_makes_no_version(rush: Rush) -> None:
    ids = [str(uuid.uuid4()) for _ in rush.arrivals()]
    first = rush.let_in(rush.arrivals(), ids)
    again = rush.let_in(rush.arrivals(), ids)
    assert [(answer.v, answer.is_repeat) for answer in again if isinstance(answer, Accepted)] == [
        (answer.v, True) for answer in first if isinstance(answer, Accepted)
    ]
    assert len(again) == len(first)


def test_the_same_command_twice_at_once_is_stored_once(rush: Rush) -> None:
    """A phone that was answered too late sends again while the first still waits."""
    name, command = rush.arrivals()[0]
    ids = [str(uuid.uuid4())] * 2
    v = rush.live.game.v
    answers = rush.let_in([(name, command)] * 2, ids)
    assert sorted(answer.is_repeat for answer in answers if isinstance(answer, Accepted)) == [False, True]
    assert rush.live.game.v == v + 1


def test_where_all_cannot_be_stored_as_one_each_is_tried_alone(rush: Rush, monkeypatch: pytest.MonkeyPatch) -> None:
    def conflict(appends: object) -> None:
        raise VersionConflictError(1, 2)

    monkeypatch.setattr(rush.rooms.service.store, "append_all", conflict)
    v = rush.live.game.v
    answers = rush.let_in(rush.arrivals())
    assert answers == [Accepted(v + place) for place in range(1, len(answers) + 1)]
    assert len(rush.steps) == len(answers)


def test_a_process_that_plays_without_a_pause_keeps_nobody_from_playing_by_another(
    rush: Rush, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A game moves to another process while the first still plays it: beside that one every try would be behind."""
    store, append = rush.rooms.service.store, rush.rooms.service.store.append
    other = GameService(store, clock=rush.rooms.service.clock)
    contact = json.dumps({"kind": "set_contact", "email": "a@example.org"}).encode()

    def append_after_the_other(ours: Append) -> Appended:
        monkeypatch.setattr(store, "append", append)
        other.handle(rush.rooms.game_id, rush.rooms.seat("Bo"), contact)
        monkeypatch.setattr(store, "append", append_after_the_other)
        return append(ours)

    v = rush.live.game.v
    monkeypatch.setattr(store, "append", append_after_the_other)
    name, command = rush.arrivals()[0]
    assert rush.give(name, command, str(uuid.uuid4())) == Accepted(v + 2)
    assert [step.after.v for step in rush.steps] == [v + 1, v + 2], "what the other stored is told first"


def test_when_the_store_is_away_everybody_hears_it_at_once_and_nothing_is_told(
    rush: Rush, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One by one they would wait for a locked database one after another."""
    asked: list[int] = []

    def away(appends: Sequence[object]) -> None:
        asked.append(len(appends))
        raise StoreUnavailableError("store_full")

    monkeypatch.setattr(rush.rooms.service.store, "append_all", away)
    game = rush.live.game
    answers = rush.let_in(rush.arrivals())
    assert {getattr(answer, "code", None) for answer in answers} == {"store_full"}
    assert asked == [len(answers)]
    assert rush.live.game is game
    assert not rush.steps


def test_a_command_that_breaks_us_breaks_nobody_elses(rush: Rush, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours in one command is answered to its sender; those who waited with it are served."""
    commands = rush.arrivals()
    poisoned = rush.rooms.seat(commands[3][0])

    def broken(game: Game, command: Command, context: Context) -> Decision:
        if context.seat == poisoned:
            raise ValueError("boom")
        return decide(game, command, context)

    for module in ("teamwork.orders", "teamwork.service"):
        monkeypatch.setattr(f"{module}.decide", broken)
    answers = rush.let_in(commands)
    assert isinstance(answers.pop(3), ValueError)
    assert all(isinstance(answer, Accepted) for answer in answers)
    assert not rush.live.waiting


def test_words_of_one_are_there_for_the_next_that_is_stored_with_it(rush: Rush) -> None:
    """A team's name is written twice in one rush: the last holds, and what undo would bring back is the first."""
    graduates = [name for name in sorted(rush.rooms.people) if rush.rooms.seat(name).role is Role.GRADUATE]
    team_id = rush.rooms.seat(graduates[0]).team_id
    mates = [name for name in graduates if rush.rooms.seat(name).team_id == team_id][:2]
    commands = [(name, {"kind": "rename_team", "team_id": team_id, "name": f"Hold {name}"}) for name in mates]
    before = dict(rush.live.words)
    rush.let_in(commands)
    changed = {key: body for key, body in rush.live.words.items() if before.get(key) != body}
    assert list(changed.values()) == [f"Hold {mates[1]}"]
    assert rush.rooms.service.store.words(rush.rooms.game_id) == rush.live.words


def test_one_who_was_torn_away_while_waiting_leaves_nothing_behind(rush: Rush, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(*_: object) -> None:
        raise KeyboardInterrupt

    v, (name, command) = rush.live.game.v, rush.arrivals()[0]
    with monkeypatch.context() as patch:
        patch.setattr(rush.rooms.service, "_obey", torn)
        with pytest.raises(KeyboardInterrupt):
            rush.give(name, command, str(uuid.uuid4()))
    assert not rush.live.waiting
    rush.let_in(rush.arrivals()[1:2])
    assert rush.live.game.v == v + 1
