"""Who sees a card, and its author's right to write it anew or take it back (rules 4.7 and 4.9)."""

from collections.abc import Iterable, Mapping

from teamwork.commands import ReviseCard, SetLevel, TakeBackCard
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.edition import CardKind
from teamwork.errors import InvalidCommandError, NotPermittedError, RuleViolationError
from teamwork.events import CardRevised, ClaimReleased, LevelSet
from teamwork.model import Card, Door, Game, Level, PartName, Shown
from teamwork.rules import doors, find, playing
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.texts import optional_text, require_text
from teamwork.seats import Seat
from teamwork.visibility import state_for
from teamwork.words import WordChange, word_key

REQUIRED: Mapping[CardKind, tuple[str, ...]] = {
    "dream": ("work", "why"),
    "strength": ("claim", "example"),
    "challenge": ("what", "ask"),
    "action": ("what", "how"),
}
OPTIONAL: Mapping[CardKind, tuple[str, ...]] = {
    "dream": ("sign",),
    "strength": ("vouched_by",),
    "challenge": ("tried", "if_then"),
    "action": ("with_whom", "if_it_fails"),
}
"""Fields that may be written anew, beside a dream's workplaces; required ones can't be emptied."""

RAISING_PHASES = frozenset({"camp", "half", "extra_time"})
"""Kinds of phase in which something may be shown to more; lowering works in every phase (decision 14)."""


NOBODY = Shown(level=Level.ME)


# ---- who sees it ------------------------------------------------------------------------------


def set_level(game: Game, command: SetLevel, context: Context) -> Decision:
    """
    A part of a card, or whose door it is, is shown as far as this; the same level again shares it anew.

    Raises:
        InvalidCommandError: ``part_unknown`` with ``part``.
        RuleViolationError: ``phase_forbids`` when it would be shown to more.
    """
    thing = require_can_set_level(game, context.seat, command.card_id)
    before = _shown(thing, command.part)
    after = Shown(level=command.level, coach=command.coach)
    if not after.reaches_beyond(NOBODY) and not before.reaches_beyond(NOBODY):
        return Decision()
    if not after.is_below(before):
        _require_raising_phase(game)
    event = LevelSet(card_id=thing.id, part=command.part, level=command.level, coach=command.coach)
    return Decision(events=(event,))


def require_can_set_level(game: Game, seat: Seat, card_id: str) -> Card | Door:
    """
    An own card or door, whose parts can at least be shown to fewer; of a strength its receiver's.

    Raises:
        NotFoundError: none such that the seat may see.
        NotPermittedError: ``not_yours``.
        RuleViolationError: ``card_not_open`` when it was declined or withdrawn.
    """
    if card_id in game.doors:
        door = find.door(game, seat, card_id, "card_id")
        if door.owner_id != seat.person_id:
            raise NotPermittedError("not_yours", field="card_id")
        return door
    card = find.own_card(game, seat, card_id)
    if card.state in ("declined", "withdrawn"):
        raise RuleViolationError("card_not_open", field="card_id")
    return card


def _shown(thing: Card | Door, part: PartName) -> Shown:
    if isinstance(thing, Door) and part == "owner":
        return thing.owner_shown
    if isinstance(thing, Card) and part in thing.parts:
        return thing.parts[part]
    raise InvalidCommandError("part_unknown", field="part", part=part)


def _require_raising_phase(game: Game) -> None:
    phase = game.edition.phase(game.phase)
    if phase.kind not in RAISING_PHASES:
        raise RuleViolationError("phase_forbids", field="level", phase=phase.names["da"])


# ---- new words --------------------------------------------------------------------------------


def revise_card(game: Game, command: ReviseCard, context: Context) -> Decision:
    """
    An open card has new words; fields that are not named stay, an emptied optional one is gone.

    Raises:
        InvalidCommandError: ``field_unknown`` with the ``fields`` that there are; as `require_text`.
    """
    card = require_can_revise_card(game, context.seat, command.card_id)
    bodies = _new_bodies(game, card, command)
    written = {
        **{field: length for field, length in card.written.items() if field not in bodies},
        **{field: len(body) for field, body in bodies.items() if body is not None},
    }
    words = tuple(
        WordChange(key=word_key(card.id, field), person_id=card.author_id, body=body) for field, body in bodies.items()
    )
    return Decision(events=(CardRevised(card_id=card.id, written=written),), words=words) if words else Decision()


def _new_bodies(game: Game, card: Card, command: ReviseCard) -> Mapping[str, str | None]:
    known = (*REQUIRED[card.kind], *OPTIONAL[card.kind])
    if not set(command.fields) <= set(known) or (command.workplaces is not None and card.kind != "dream"):
        raise InvalidCommandError("field_unknown", field="fields", fields=", ".join(known))
    bodies = {
        field: optional_text(game, field, text) if field in OPTIONAL[card.kind] else require_text(game, field, text)
        for field, text in command.fields.items()
    }
    if command.workplaces is None:
        return bodies
    gone = {field: None for field in card.written if field.startswith("workplace_")}
    return {**bodies, **gone, **playing.require_workplaces(game, command.workplaces)}


def require_can_revise_card(game: Game, seat: Seat, card_id: str) -> Card:
    """
    An open card in own words; a given strength by its giver while it lies face down (rule 4.9).

    Raises:
        NotFoundError: none such that the seat may see.
        NotPermittedError: ``not_yours``; ``words_of_giver`` to the receiver of a strength, ``strength_is_theirs``
            to its giver once it was taken.
        RuleViolationError: ``card_not_open``.
    """
    card = find.card(game, seat, card_id)
    _require_author(seat, card)
    if state_for(seat, card) not in ("open", "face_down"):
        raise RuleViolationError("card_not_open", field="card_id")
    return card


def _require_author(seat: Seat, card: Card) -> None:
    if seat.person_id not in (card.author_id, card.owner_id):
        raise NotPermittedError("not_yours", field="card_id")
    if seat.person_id != card.author_id:
        raise NotPermittedError("words_of_giver", field="card_id")
    if seat.person_id != card.owner_id and state_for(seat, card) != "face_down":
        raise NotPermittedError("strength_is_theirs", field="card_id")


# ---- taken back -------------------------------------------------------------------------------


def take_back_card(game: Game, command: TakeBackCard, context: Context) -> Decision:
    """The card and its words are gone, its doors come down, and whoever took its ask is free of it."""
    card = require_can_take_back_card(game, context.seat, command.card_id)
    released = tuple(
        ClaimReleased(claim_id=claim.id)
        for claim in game.claims.values()
        if claim.card_id == card.id and claim.state == "open"
    )
    forgotten = tuple(
        WordChange(key=word_key(card.id, field), person_id=card.author_id, body=None) for field in card.written
    )
    ended = playing.end_card(game, command, context, card, "taken_back")
    down = doors.taken_down(doors.doors_of_dream(game, card.id))
    return ended.and_then(down).and_then(Decision(events=released, words=forgotten))


def require_can_take_back_card(game: Game, seat: Seat, card_id: str) -> Card:
    """
    An own card in any state; a given strength is its giver's while it lies face down, then its receiver's.

    Raises:
        NotFoundError: none such that the seat may see.
        NotPermittedError: ``not_yours``; ``strength_is_theirs`` to its giver once it was taken.
        RuleViolationError: ``take_or_decline`` to a receiver who has done neither; ``card_not_open`` for one
            that was declined or withdrawn.
    """
    card = find.card(game, seat, card_id)
    state = state_for(seat, card)
    if card.author_id == seat.person_id != card.owner_id:
        _require_author(seat, card)
        return card
    if card.owner_id != seat.person_id:
        raise NotPermittedError("not_yours", field="card_id")
    if state == "face_down":
        raise RuleViolationError("take_or_decline", field="card_id")
    if state in ("declined", "withdrawn"):
        raise RuleViolationError("card_not_open", field="card_id")
    return card


# ---- what is offered --------------------------------------------------------------------------


def _own_cards(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"card_id": card.id} for card in game.cards.values() if seat.person_id in (card.owner_id, card.author_id))


def _own_cards_and_doors(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    yield from _own_cards(game, seat)
    yield from ({"card_id": door.id} for door in game.doors.values() if door.owner_id == seat.person_id)


OPTIONS: tuple[OptionRule, ...] = (
    OptionRule("revise_card", _own_cards, require_can_revise_card),
    OptionRule("take_back_card", _own_cards, require_can_take_back_card),
    OptionRule("set_level", _own_cards_and_doors, require_can_set_level),
)
