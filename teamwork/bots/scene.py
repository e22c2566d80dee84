"""What a bot goes by: the game as far as its seat may know it, its temper, its dice and its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from teamwork.bots.tempers import HABITS, Habits, Temper
from teamwork.edition import CardKind, Step
from teamwork.model import Card, Game, Key, Meeting, Person
from teamwork.rules.keys import in_hand
from teamwork.rules.rounds import step_of
from teamwork.rules.tables import open_meeting_of
from teamwork.seats import Seat
from teamwork.voices import Voices
from teamwork.words import Words

T = TypeVar("T")


class Dice(Protocol):
    """Chance as `random.Random` has it; a seed makes it repeatable."""

    def random(self) -> float: ...
    def choice(self, seq: Sequence[T], /) -> T: ...
    def sample(self, population: Sequence[T], k: int) -> list[T]: ...
    def randint(self, a: int, b: int) -> int: ...


@dataclass(frozen=True)
class Scene:
    """One bot before one choice; whatever is read here is the seat's own or open to it."""

    game: Game
    words: Words
    seat: Seat
    temper: Temper
    dice: Dice
    voices: Voices

    @property
    def habits(self) -> Habits:
        """What the temper does to choices."""
        return HABITS[self.temper]

    @cached_property
    def me(self) -> Person:
        """Who sits in the seat."""
        return self.game.people[self.seat.person_id or ""]

    @cached_property
    def meeting(self) -> Meeting | None:
        """The open meeting in which the seat sits."""
        return open_meeting_of(self.game, self.seat.team_id)

    @cached_property
    def step(self) -> Step | None:
        """The step that the meeting is at."""
        return step_of(self.game, self.meeting) if self.meeting else None

    @cached_property
    def phase_kind(self) -> str:
        """The kind of the game's phase."""
        return self.game.edition.phase(self.game.phase).kind

    @cached_property
    def keys_held(self) -> tuple[Key, ...]:
        """The keys in the own hand."""
        return in_hand(self.game, self.me.id)

    @cached_property
    def mine(self) -> tuple[Card, ...]:
        """Every card that is the seat's own."""
        return tuple(card for card in self.game.cards.values() if card.owner_id == self.seat.person_id)

    def open_cards(self, kind: CardKind) -> tuple[Card, ...]:
        """The own open cards of a kind."""
        return tuple(card for card in self.mine if card.kind == kind and card.state == "open")

    def happens(self, chance: float) -> bool:
        """Whether something of this chance happens now."""
        return self.dice.random() < chance

    def one_of(self, things: Sequence[T]) -> T:
        """One of them by chance."""
        return self.dice.choice(things)

    def text(self, field: str, body: str) -> str:
        """The words cut to what the edition lets this field hold."""
        limits = self.game.edition.limits.text_lengths
        limit = limits.get(field, limits["other"])
        return body if len(body) <= limit else f"{body[: limit - 1].rstrip()}…"
