"""What all plays have in common: the card played on, who sees it, its words, and how it ends."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from teamwork.commands import Command, ShownChoice
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.edition import CardDefinition, CardKind
from teamwork.errors import InvalidCommandError, RuleViolationError
from teamwork.events import CardEnded, CardPlayed
from teamwork.ids import CardRef, PersonId
from teamwork.model import PARTS, Card, Game, Level, PartName, Shown
from teamwork.rules import find
from teamwork.rules.done_at import day_of
from teamwork.rules.texts import clean, optional_text, require_text
from teamwork.seats import Seat
from teamwork.words import WordChange, word_key

End: TypeAlias = Literal["declined", "done", "partly", "not_done", "overcome", "parked", "closed", "taken_back"]

DEFAULT_SHOWN: Mapping[PartName, Shown] = {
    "work": Shown(level=Level.TEAM),
    "details": Shown(level=Level.TEAM),
    "strength": Shown(level=Level.TEAM, coach=True),
    "story": Shown(level=Level.ME),
    "ask": Shown(level=Level.TEAM),
    "plan": Shown(level=Level.TEAM, coach=True),
    "learnt": Shown(level=Level.ME),
}
"""How far each part is shown unless its author chooses otherwise (rule 4.7)."""


class CardChoice(NamedTuple):
    """What a card is played on."""

    ref: CardRef | None
    """The printed card; none for own words."""
    action_kind: str | None = None
    """What the printed action is about."""
    offer_left: tuple[CardRef, ...] | None = None
    """The rest of the offer, if it was played from one; it is laid back at once (decision 9)."""


OWN_WORDS = CardChoice(ref=None)


def require_card_choice(game: Game, seat: Seat, kind: CardKind, ref: str | None) -> CardChoice:
    """
    The card of the player's offer, a printed card by its number in any case, or own words (rule 4.1).

    Raises:
        InvalidCommandError: ``card_unknown`` or ``card_other_kind`` with ``example``, a number of the kind.
    """
    if ref is None:
        return OWN_WORDS
    card = _printed(game, ref)
    example = next(iter(game.edition.deck(kind)), "")
    if card is None:
        raise InvalidCommandError("card_unknown", field="ref", example=example)
    if card.kind == "blank":
        return OWN_WORDS
    if card.kind != kind:
        raise InvalidCommandError("card_other_kind", field="ref", example=example)
    offer = game.offers.get(seat.person_id or "", {}).get(kind, ())
    left = tuple(other for other in offer if other != card.id) if card.id in offer else None
    return CardChoice(ref=card.id, action_kind=card.action_kind, offer_left=left)


def _printed(game: Game, ref: str) -> CardDefinition | None:
    number = "".join(ref.split()).casefold()
    return next((card for card in game.edition.cards.values() if card.id.casefold() == number), None)


def parts_shown(kind: CardKind, chosen: Mapping[PartName, ShownChoice]) -> Mapping[PartName, Shown]:
    """
    How far each part of a new card is shown: as chosen, else as rule 4.7 has it.

    Raises:
        InvalidCommandError: ``part_unknown`` with ``part``.
    """
    for part in chosen:
        if part not in PARTS[kind]:
            raise InvalidCommandError("part_unknown", field="shown", part=part)
    return {part: _shown(chosen[part]) if part in chosen else DEFAULT_SHOWN[part] for part in PARTS[kind]}


def _shown(choice: ShownChoice) -> Shown:
    return Shown(level=choice.level, coach=choice.coach)


def require_workplaces(game: Game, workplaces: Sequence[str]) -> Mapping[str, str]:
    """
    The workplaces of a dream as ``workplace_1`` onwards; empty lines are passed over (rule 4.3).

    Raises:
        InvalidCommandError: ``workplaces_needed``, ``too_many_workplaces`` with ``most``, or as
            `require_text` for one of them.
    """
    filled = [text for text in workplaces if clean(text)]
    most = game.edition.limits.workplaces_most
    if not filled:
        raise InvalidCommandError("workplaces_needed", field="workplaces")
    if len(filled) > most:
        raise InvalidCommandError("too_many_workplaces", field="workplaces", most=most)
    return {
        f"workplace_{number}": require_text(game, f"workplace_{number}", text, limit_name="workplace")
        for number, text in enumerate(filled, start=1)
    }


def lengths(bodies: Mapping[str, str]) -> Mapping[str, int]:
    """What an event may say of words: their length by field."""
    return {field: len(body) for field, body in bodies.items()}


def word_changes(subject_id: str, author_id: PersonId, bodies: Mapping[str, str]) -> tuple[WordChange, ...]:
    """The words of one card, to be kept as its author's."""
    return tuple(
        WordChange(key=word_key(subject_id, field), person_id=author_id, body=body) for field, body in bodies.items()
    )


def put_on_table(played: CardPlayed, bodies: Mapping[str, str]) -> Decision:
    """The card is played, with its words."""
    return Decision(events=(played,), words=word_changes(played.card_id, played.author_id, bodies))


def require_own_open(game: Game, seat: Seat, card_id: str, kind: CardKind) -> Card:
    """
    An own card of the kind that has not ended.

    Raises:
        NotFoundError: none such that the seat may see.
        NotPermittedError: ``not_yours``.
        RuleViolationError: ``card_not_open``.
    """
    card = find.own_card(game, seat, card_id, kind)
    if card.state != "open":
        raise RuleViolationError("card_not_open", field="card_id")
    return card


def own_open(game: Game, seat: Seat, kind: CardKind) -> tuple[Card, ...]:
    """The seat's open cards of a kind, oldest first."""
    return tuple(
        card
        for card in game.cards.values()
        if card.owner_id == seat.person_id and card.kind == kind and card.state == "open"
    )


def own_open_ids(game: Game, seat: Seat, kind: CardKind) -> tuple[Mapping[str, str], ...]:
    """The same, as candidates of an option."""
    return tuple({"card_id": card.id} for card in own_open(game, seat, kind))


def end_card(
    game: Game, command: Command, context: Context, card: Card, state: End, learnt: str | None = None
) -> Decision:
    """The card ends on the person's own day, with what was learnt if that was written (rules 4.5, 4.6)."""
    body = optional_text(game, "learnt", learnt)
    ended = CardEnded(
        card_id=card.id,
        state=state,
        ended_on=day_of(game, command, context),
        learnt_length=None if body is None else len(body),
    )
    words = () if body is None else word_changes(card.id, card.owner_id, {"learnt": body})
    return Decision(events=(ended,), words=words)
