"""Phones that play and watchers that look while a town is disturbed, and what must be true of it afterwards."""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.faults.phones import Phone, Watcher
from tests.scale.servers import Server, until
from tests.scale.town import Town
from tests.web.transport.raw_client import RawClient

PLAYERS = ("Ana", "Bo", "Carl", "Frode", "Gry", "Hans")
WATCHERS = ("Kim", "Lone", "screen", "Omar")


@dataclass
class Crowd:
    """Everyone who is in."""

    town: Town
    phones: list[Phone] = field(default_factory=list)
    watchers: list[Watcher] = field(default_factory=list)

    @property
    def answered(self) -> int:
        """How many commands were answered so far."""
        return sum(len(phone.answered) for phone in self.phones)

    def wait_for_more(self, commands: int, *lines: RawClient) -> None:
        """So many more are answered; the lines that look on meanwhile are not cut off."""
        before = self.answered

        def is_so() -> bool:
            for line in lines:
                line.keep_up()
            return self.answered >= before + commands

        until(is_so)

    def require_nothing_lost(self) -> None:
        """Every answered command is in the record once, where its answer said; everyone saw every version in order."""
        records = list(self.town.service.store.records(self.town.game_id))
        assert [record.v for record in records] == list(range(1, len(records) + 1))
        known = [(record.actor, record.command_id) for record in records if record.command_id]
        assert len(set(known)) == len(known), "doubled"
        kept = {record.command_id: record.v for record in records}
        for phone in self.phones:
            assert phone.answered.items() <= kept.items(), f"{phone.name} lost what was answered"
            sent = {id for actor, id in known if actor == self.town.people[phone.name]}
            assert set(phone.answered) <= sent
        for watcher in self.watchers:
            assert watcher.gaps == []
            assert watcher.versions == sorted(set(watcher.versions))
        assert self.town.service.store.verify(self.town.game_id) == ()


@contextlib.contextmanager
def playing(town: Town, at: Sequence[Server]) -> Iterator[Crowd]:
    """Within, people play and watch at each of the servers; afterwards all of them are answered and up to date."""
    crowd = Crowd(town)
    for number, name in enumerate(PLAYERS):
        port = at[number % len(at)].port
        crowd.phones.append(Phone(port, town.tokens[name], town.game_id, f"{name}", path=town.path))
    for name in WATCHERS:
        for server in at:
            crowd.watchers.append(Watcher(server.port, town.tokens[name], town.game_id, town.v, path=town.path))
    players = [threading.Thread(target=phone.play, daemon=True) for phone in crowd.phones]
    lookers = [threading.Thread(target=watcher.watch, daemon=True) for watcher in crowd.watchers]
    for thread in (*players, *lookers):
        thread.start()
    try:
        yield crowd
    finally:
        for phone in crowd.phones:
            phone.is_over.set()
        for thread in players:
            thread.join(150)
        with contextlib.suppress(AssertionError):
            until(lambda: all(watcher.since >= town.v for watcher in crowd.watchers), seconds=100)
        for watcher in crowd.watchers:
            watcher.is_over.set()
        for thread in lookers:
            thread.join(150)
    behind = [watcher.since - town.v for watcher in crowd.watchers if watcher.since < town.v]
    assert behind == [], "a viewer was left behind for good"
