"""Drawing cards to choose from, and laying them back (rule 4.1)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from teamwork.commands import DrawCards, LayBackCards
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.edition import CARD_KINDS, CardKind
from teamwork.errors import RuleViolationError
from teamwork.events import CardsOffered
from teamwork.ids import CardRef, PersonId
from teamwork.model import Game
from teamwork.rules.option_rule import OptionRule
from teamwork.seats import Seat

Refs = tuple[CardRef, ...]


class Stock(NamedTuple):
    """All printed cards of a kind that one person could be offered."""

    pile: Refs
    discards: Refs
    offer: Refs
    """Already offered to this person; they come last when others are wanted."""


def draw_cards(game: Game, command: DrawCards, context: Context) -> Decision:
    """The person is offered cards of a kind; an offer they had is laid back for others."""
    stock = require_can_draw_cards(game, context.seat, command.card_kind)
    filled = _refilled(stock, game.edition.limits.cards_drawn, context)
    count = min(game.edition.limits.cards_drawn, len(filled.pile))
    return Decision(events=(_offered(game, context.seat, command.card_kind, filled, count),))


def require_can_draw_cards(game: Game, seat: Seat, card_kind: CardKind) -> Stock:
    """
    Raises:
        RuleViolationError: ``pile_empty`` when neither pile nor discards (nor the own offer) hold a card.
    """
    stock = _stock(game, seat.person_id or "", card_kind)
    if not any(stock):
        raise RuleViolationError("pile_empty", field="card_kind", card_kind=card_kind)
    return stock


def _refilled(stock: Stock, count: int, context: Context) -> Stock:
    """The pile filled up from what was discarded, and only then from what this person just laid back."""
    pile, discards, offer = stock
    if len(pile) < count:
        pile, discards = (*pile, *context.shuffle(discards)), ()
    if len(pile) < count:
        pile, offer = (*pile, *context.shuffle(offer)), ()
    return Stock(pile, discards, offer)


def _offered(game: Game, seat: Seat, card_kind: CardKind, stock: Stock, count: int) -> CardsOffered:
    person = game.people[seat.person_id or ""]
    return CardsOffered(
        person_id=person.id,
        team_id=person.team_id,
        card_kind=card_kind,
        offered=stock.pile[:count],
        pile=stock.pile[count:],
        discards=(*stock.discards, *stock.offer),
    )


def lay_back_cards(game: Game, command: LayBackCards, context: Context) -> Decision:
    """The offer goes to the discards; nothing is chosen."""
    stock = require_can_lay_back_cards(game, context.seat, command.card_kind)
    return Decision(events=(_offered(game, context.seat, command.card_kind, stock, 0),))


def require_can_lay_back_cards(game: Game, seat: Seat, card_kind: CardKind) -> Stock:
    """
    Raises:
        RuleViolationError: ``nothing_drawn``.
    """
    stock = _stock(game, seat.person_id or "", card_kind)
    if not stock.offer:
        raise RuleViolationError("nothing_drawn", field="card_kind", card_kind=card_kind)
    return stock


def lay_back_all(game: Game, person_id: PersonId) -> tuple[CardsOffered, ...]:
    """
    The events by which a person's offers of every kind go to the discards, as when they leave their seat.

    They hold whole piles: in a decision they come before any event that ends cards of the same team.
    """
    person = game.people[person_id]
    seat = Seat(role=person.role, person_id=person.id, team_id=person.team_id)
    offers = game.offers.get(person_id, {})
    return tuple(
        _offered(game, seat, kind, _stock(game, person_id, kind), 0) for kind in CARD_KINDS if offers.get(kind)
    )


def _stock(game: Game, person_id: PersonId, card_kind: CardKind) -> Stock:
    team = game.teams[game.people[person_id].team_id]
    return Stock(
        pile=team.piles.get(card_kind, ()),
        discards=team.discards.get(card_kind, ()),
        offer=game.offers.get(person_id, {}).get(card_kind, ()),
    )


def _kinds(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"card_kind": kind} for kind in CARD_KINDS)


OPTIONS: tuple[OptionRule, ...] = (
    OptionRule("draw_cards", _kinds, require_can_draw_cards),
    OptionRule("lay_back_cards", _kinds, require_can_lay_back_cards),
)
