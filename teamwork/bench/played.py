"""The games that are measured: played by bots, copied, made longer."""

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from teamwork.commands import WakeSeat, parse_command
from teamwork.demo import make_demo
from teamwork.edition import Edition
from teamwork.model import Game
from teamwork.rules.tables import seated
from teamwork.season import Season, before_season, new_season, seeded_chance
from teamwork.season.voices import voices_of
from teamwork.seats import Role, Seat
from teamwork.service import GameService
from teamwork.store import Append, NewGame, Store, StoredRecord, open_store
from teamwork.words import WordChange

SEED = 1
REVISED: Mapping[str, str] = {"dream": "why", "challenge": "what", "action": "how"}
"""The field that is rewritten when a card of this kind is revised over and over."""


@dataclass(frozen=True)
class PlayedGame:
    """A game in the memory of a service of its own."""

    service: GameService
    game_id: str

    @property
    def game(self) -> Game:
        """As it stands."""
        return self.service.game(self.game_id)

    @property
    def events(self) -> int:
        """How many its record holds."""
        return sum(len(record.events) for record in self.service.records(self.game_id))

    def seats(self) -> Iterator[Seat]:
        """Of everyone who sits in it."""
        for person in seated(self.game):
            yield self.service.seat_of(self.game_id, person.id)


def season_about_to_begin(edition: Edition) -> Season:
    """A season with its board set and nobody seated, in memory."""
    clock = before_season(edition)
    service = GameService(open_store("memory://"), clock=clock, chance=seeded_chance(SEED))
    return new_season(service, edition, SEED, clock, voices=voices_of(edition, edition.languages[0]))


def first_camp(edition: Edition) -> PlayedGame:
    """A game in the middle of its first camp, people in every seat, their cards on the wall."""
    table = make_demo(open_store("memory://"), edition, SEED, 1).season.table
    played = PlayedGame(table.service, table.game_id)
    for seat in tuple(played.seats()):
        table.service.order(table.game_id, WakeSeat(person_id=seat.person_id or ""))
    return played


def revisions(played: PlayedGame) -> dict[Seat, dict[str, Any]]:
    """For each seat with an open card a command that rewrites it; ``{n}`` in it is to be another number each time."""
    found: dict[Seat, dict[str, Any]] = {}
    people = {seat.person_id: seat for seat in played.seats() if seat.role is Role.GRADUATE}
    for card in played.game.cards.values():
        if card.author_id in people and card.kind in REVISED and card.state == "open":
            words = f"Jeg har skrevet det her {{n}} gange, og det er stadig rigtigt for mig ({card.kind})"
            fields = {REVISED[card.kind]: words}
            found.setdefault(people[card.author_id], {"kind": "revise_card", "card_id": card.id, "fields": fields})
    return found


def lengthen(played: PlayedGame, events: int) -> None:
    """The record holds at least so many events; the people revise their cards, one after another."""
    commands = tuple(revisions(played).items())
    missing = events - played.events
    for number in range(max(0, missing)):
        seat, template = commands[number % len(commands)]
        body = json.dumps(template).replace("{n}", str(number)).encode()
        played.service.order(played.game_id, parse_command(body), seat)


def copied(played: PlayedGame, store: Store, game_id: str, together: int = 1) -> None:
    """
    The same record as another game of another store.

    With ``together`` so many of its commands become one version, for when many copies are wanted soon.
    """
    edition_hash = played.game.edition.hash
    source = played.service.store
    store.keep_edition(edition_hash, source.edition(edition_hash) or "")
    row = source.game(played.game_id)
    store.create_game(NewGame(game_id=game_id, name=row.name, edition_hash=edition_hash, created_at=row.created_at))
    parts = list(batched(source.records(played.game_id), together))
    for v, part in enumerate(parts):
        store.append(
            Append(
                game_id=game_id,
                expected_v=v,
                at=part[-1].at,
                actor=part[-1].actor,
                command_kind=part[-1].command_kind,
                events=json.dumps([event for record in part for event in json.loads(record.events)]),
                schema_version=part[-1].schema_version,
                words=_all_words(played) if v == len(parts) - 1 else (),
            )
        )


def _all_words(played: PlayedGame) -> tuple[WordChange, ...]:
    owners = played.service.store.word_owners(played.game_id)
    words = played.service.store.words(played.game_id).items()
    return tuple(WordChange(key=key, person_id=owners.get(key, ""), body=body) for key, body in words)


def batched(records: Iterable[StoredRecord], size: int) -> Iterator[tuple[StoredRecord, ...]]:
    """So many at a time, in order."""
    left = iter(records)
    while part := tuple(islice(left, size)):
        yield part


def new_command_id() -> str:
    """As a phone makes one."""
    return str(uuid.uuid4())
