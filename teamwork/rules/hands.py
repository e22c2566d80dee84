"""A raised hand: told to one person, without a reason (rule 7.3)."""

from collections.abc import Iterable, Mapping

from teamwork.commands import AnswerHand, LowerHand, RaiseHand
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import NotFoundError, NotPermittedError, RuleViolationError
from teamwork.events import HandAnswered, HandLowered, HandRaised
from teamwork.model import Game, Hand, Person
from teamwork.rules import find
from teamwork.rules.option_rule import OptionRule
from teamwork.seats import Role, Seat
from teamwork.visibility import may_look
from teamwork.worked_out import once_a_version


def is_up(hand: Hand) -> bool:
    """Whether a hand waits for an answer."""
    return hand.answered_at is None and not hand.is_lowered


@once_a_version
def tellable(game: Game, team_id: str | None) -> tuple[Person, ...]:
    """Whom a team's graduates may tell: their coach first, then their helpers who take part."""
    table = (person for person in game.people.values() if person.team_id == team_id and person.is_seated)
    found = (person for person in table if person.role in (Role.COACH, Role.HELPER) and may_look(game, person))
    return tuple(sorted(found, key=lambda person: (person.role is not Role.COACH, person.seat_no)))


def require_can_raise_hand(game: Game, seat: Seat, person_id: str | None = None) -> Person:
    """
    Who is told: by default the own coach.

    Raises:
        NotFoundError: no coach or helper of the own table who can see it.
        RuleViolationError: ``nobody_to_tell`` while the coach's chair is empty; ``hand_is_up``.
    """
    people = tellable(game, seat.team_id)
    if person_id is None:
        told = next((person for person in people if person.role is Role.COACH), None)
        if told is None:
            raise RuleViolationError("nobody_to_tell", field="person_id")
    else:
        told = next((person for person in people if person.id == person_id), None)
        if told is None:
            raise NotFoundError(field="person_id")
    mine = (hand for hand in game.hands.values() if hand.person_id == seat.person_id and is_up(hand))
    if any(hand.told_id == told.id for hand in mine):
        raise RuleViolationError("hand_is_up", field="person_id")
    return told


def raise_hand(game: Game, command: RaiseHand, context: Context) -> Decision:
    """One person is told; nobody else sees it, and no reason exists."""
    told = require_can_raise_hand(game, context.seat, command.person_id)
    raised = HandRaised(hand_id=context.new_id("hand"), person_id=find.me(game, context.seat).id, told_id=told.id)
    return Decision(events=(raised,))


def _hand(game: Game, seat: Seat, hand_id: str) -> Hand:
    hand = game.hands.get(hand_id)
    if hand is None or seat.person_id not in (hand.person_id, hand.told_id):
        raise NotFoundError(field="hand_id")
    return hand


def require_can_lower_hand(game: Game, seat: Seat, hand_id: str) -> Hand:
    """
    Raises:
        NotFoundError: to everyone but the two.
        NotPermittedError: ``not_yours`` to the one who was told.
        RuleViolationError: ``hand_not_up``.
    """
    hand = _hand(game, seat, hand_id)
    if hand.person_id != seat.person_id:
        raise NotPermittedError("not_yours", field="hand_id")
    return _require_up(hand)


def lower_hand(game: Game, command: LowerHand, context: Context) -> Decision:
    """The hand is down again, unanswered."""
    hand = require_can_lower_hand(game, context.seat, command.hand_id)
    return Decision(events=(HandLowered(hand_id=hand.id),))


def require_can_answer_hand(game: Game, seat: Seat, hand_id: str) -> Hand:
    """
    Raises:
        NotFoundError: to everyone but the two.
        NotPermittedError: ``not_yours`` to the one who raised it.
        RuleViolationError: ``hand_not_up``.
    """
    hand = _hand(game, seat, hand_id)
    if hand.told_id != seat.person_id:
        raise NotPermittedError("not_yours", field="hand_id")
    return _require_up(hand)


def answer_hand(game: Game, command: AnswerHand, context: Context) -> Decision:
    """The one who was told has seen to it."""
    hand = require_can_answer_hand(game, context.seat, command.hand_id)
    return Decision(events=(HandAnswered(hand_id=hand.id),))


def _require_up(hand: Hand) -> Hand:
    if not is_up(hand):
        raise RuleViolationError("hand_not_up", field="hand_id")
    return hand


def _whom(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"person_id": person.id} for person in tellable(game, seat.team_id))


def _hands(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"hand_id": hand.id} for hand in game.hands.values() if is_up(hand))


OPTIONS: tuple[OptionRule, ...] = (
    OptionRule("raise_hand", _whom, require_can_raise_hand),
    OptionRule("lower_hand", _hands, require_can_lower_hand),
    OptionRule("answer_hand", _hands, require_can_answer_hand),
)
