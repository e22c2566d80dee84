"""Commands that wait for one game, and what becomes of those that can be stored as one."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from teamwork.commands import Command
from teamwork.context import Context
from teamwork.decide import decide
from teamwork.decision import Decision
from teamwork.errors import TeamworkError
from teamwork.events import PersonErased, Record, dump_events
from teamwork.evolve import apply
from teamwork.model import Game
from teamwork.seats import Seat
from teamwork.store import Append, Appended
from teamwork.upcasts import SCHEMA_VERSION
from teamwork.words import WordChange, keep


class Accepted(NamedTuple):
    """A command that is stored: its version, and whether it had been accepted before."""

    v: int
    is_repeat: bool = False


@dataclass(eq=False)
class Order:
    """One command of one seat, and what became of it once it has been served."""

    seat: Seat
    command: Command
    command_id: str | None = None
    body: bytes | None = None
    outcome: Accepted | Exception | None = None

    def answer(self) -> Accepted:
        """
        What the command came to.

        Raises:
            TeamworkError: the refusal.
        """
        match self.outcome:
            case Accepted():
                return self.outcome
            case Exception():
                raise self.outcome
            case None:
                raise AssertionError("nobody has served this order")


def append_of(game: Game, context: Context, order: Order, decision: Decision, words: tuple[WordChange, ...]) -> Append:
    """What is to be stored of an accepted command as the next version of ``game``."""
    return Append(
        game_id=game.id,
        expected_v=game.v,
        at=context.at,
        actor=order.seat.actor,
        command_kind=order.command.kind,
        command_id=order.command_id,
        body=order.body,
        events=dump_events(decision.events),
        schema_version=SCHEMA_VERSION,
        words=words,
        former_words_kept=timedelta(minutes=game.edition.limits.undo_minutes),
    )


def record_of(game: Game, context: Context, order: Order, decision: Decision) -> Record:
    """The version after ``game`` that an accepted command makes."""
    return Record(
        v=game.v + 1, at=context.at, actor=order.seat.actor, command_kind=order.command.kind, events=decision.events
    )


class Proposed(NamedTuple):
    """An order that was decided, and what the record said to it; nothing where it makes no version (decision 4)."""

    order: Order
    context: Context
    decision: Decision
    words: tuple[WordChange, ...]
    appended: Appended | None


class Drafted(NamedTuple):
    """An order that would be accepted after those before it, and what it would store."""

    order: Order
    append: Append
    game: Game


@dataclass
class Draft:
    """Several orders decided one upon the other, before any of them is stored."""

    game: Game
    words: dict[str, str]
    drafted: list[Drafted] = field(default_factory=list)
    left: list[Order] = field(default_factory=list)
    """To be served alone, afterwards: refused here, or with more to do than to be appended."""

    def take(self, order: Order, context: Context) -> None:
        """The order is drafted upon the others, or left; after one that is left its seat's next are left too."""
        decision = None if any(order.seat == other.seat for other in self.left) else _decided(self.game, order, context)
        if decision is None:
            self.left.append(order)
            return
        append = append_of(self.game, context, order, decision, decision.words)
        self.game = apply(self.game, record_of(self.game, context, order, decision))
        keep(self.words, decision.words)
        self.drafted.append(Drafted(order, append, self.game))


def _decided(game: Game, order: Order, context: Context) -> Decision | None:
    """The decision, if it is one that needs nothing but to be appended."""
    try:
        decision = decide(game, order.command, context)
    except TeamworkError:
        return None
    is_plain = bool(decision.events) and decision.restores_words_of is None
    return decision if is_plain and not any(isinstance(event, PersonErased) for event in decision.events) else None
