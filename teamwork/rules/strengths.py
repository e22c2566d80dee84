"""Strengths: given by anyone at the same table or to oneself, taken or silently declined (rule 4.4)."""

from collections.abc import Iterable, Mapping

from teamwork.commands import DeclineStrength, GiveStrength, TakeStrength
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import NotPermittedError, RuleViolationError
from teamwork.events import CardPlayed, StrengthTaken
from teamwork.model import Card, Game, PartName, Person, Shown
from teamwork.rules import find, playing
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.texts import require_texts
from teamwork.seats import Role, Seat


def give_strength(game: Game, command: GiveStrength, context: Context) -> Decision:
    """A strength to oneself lies open; to another it lies face down until its receiver takes it."""
    receiver = require_can_give_strength(game, context.seat, command.person_id)
    giver = find.me(game, context.seat)
    choice = playing.require_card_choice(game, context.seat, "strength", command.ref)
    parts = _parts_shown(command, is_own=giver.id == receiver.id)
    bodies = require_texts(
        game,
        {"claim": command.claim, "example": command.example, "vouched_by": command.vouched_by},
        optional=("vouched_by",),
    )
    played = CardPlayed(
        card_id=context.new_id("card"),
        card_kind="strength",
        ref=choice.ref,
        owner_id=receiver.id,
        author_id=giver.id,
        team_id=receiver.team_id,
        state="open" if giver.id == receiver.id else "face_down",
        parts=parts,
        written=playing.lengths(bodies),
        offer_left=choice.offer_left,
    )
    return playing.put_on_table(played, bodies)


def require_can_give_strength(game: Game, seat: Seat, person_id: str) -> Person:
    """
    Who receives it.

    Raises:
        NotFoundError: nobody such sits in the game.
        RuleViolationError: ``not_at_your_table``; ``strength_for_graduate`` when it is not a graduate.
    """
    receiver = find.person(game, seat, person_id)
    if receiver.team_id != find.me(game, seat).team_id:
        raise RuleViolationError("not_at_your_table", field="person_id")
    if receiver.role is not Role.GRADUATE:
        raise RuleViolationError("strength_for_graduate", field="person_id")
    return receiver


def _parts_shown(command: GiveStrength, is_own: bool) -> Mapping[PartName, Shown]:
    """
    Raises:
        NotPermittedError: ``level_is_receivers`` when the giver chooses who sees another's strength (rule 4.7).
    """
    if command.shown and not is_own:
        raise NotPermittedError("level_is_receivers", field="shown")
    return playing.parts_shown("strength", command.shown)


def take_strength(game: Game, command: TakeStrength, context: Context) -> Decision:
    """The receiver takes it: it lies open on the table."""
    card = require_can_take_strength(game, context.seat, command.card_id)
    return Decision(events=(StrengthTaken(card_id=card.id),))


def decline_strength(game: Game, command: DeclineStrength, context: Context) -> Decision:
    """The receiver lets it be; to its giver nothing has changed."""
    card = require_can_decline_strength(game, context.seat, command.card_id)
    return playing.end_card(game, command, context, card, "declined")


def require_can_take_strength(game: Game, seat: Seat, card_id: str) -> Card:
    """
    A strength that waits for this graduate.

    Raises:
        NotFoundError: none such that the seat may see.
        NotPermittedError: ``not_yours``, to its giver too.
        RuleViolationError: ``strength_not_waiting``.
    """
    card = find.own_card(game, seat, card_id, "strength")
    if card.state != "face_down":
        raise RuleViolationError("strength_not_waiting", field="card_id")
    return card


require_can_decline_strength = require_can_take_strength


def _graduates_at_table(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"person_id": person.id}
        for person in game.people.values()
        if person.team_id == seat.team_id and person.role is Role.GRADUATE and person.is_seated
    )


def _waiting(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"card_id": card.id}
        for card in game.cards.values()
        if card.owner_id == seat.person_id and card.state == "face_down"
    )


OPTIONS: tuple[OptionRule, ...] = (
    OptionRule("give_strength", _graduates_at_table, require_can_give_strength),
    OptionRule("take_strength", _waiting, require_can_take_strength),
    OptionRule("decline_strength", _waiting, require_can_decline_strength),
)
