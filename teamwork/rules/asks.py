"""Asks on the table: taken by one, told to be helpful by the other (rule 5.5)."""

from collections.abc import Iterable, Iterator, Mapping

from teamwork.commands import ClaimAsk, MarkHelped, ReleaseClaim, RevealAsker
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import NotFoundError, NotPermittedError, RuleViolationError
from teamwork.events import AskClaimed, AskerRevealed, AskHelped, ClaimReleased
from teamwork.model import Card, Claim, Game, Level
from teamwork.rules import find
from teamwork.rules.option_rule import OptionRule
from teamwork.seats import Seat
from teamwork.visibility import sees_part


def is_on_table(card: Card) -> bool:
    """Whether a card is an open ask that its owner put on the table, for the own helpers or the whole hall."""
    return card.kind == "challenge" and card.state == "open" and card.parts["ask"].level.reach >= Level.TABLE.reach


def open_claim(game: Game, card_id: str) -> Claim | None:
    """The claim of whoever took this ask, while it lasts."""
    claims = game.claims.values()
    return next((claim for claim in claims if claim.card_id == card_id and claim.state == "open"), None)


def waiting_asks(game: Game, seat: Seat) -> Iterator[Card]:
    """The asks on the table that the seat sees, that are another's and that nobody has taken."""
    taken = {claim.card_id for claim in game.claims.values() if claim.state == "open"}
    return (
        card
        for card in game.cards.values()
        if is_on_table(card)
        and card.id not in taken
        and card.owner_id != seat.person_id
        and sees_part(game, seat, card, "ask")
    )


def has_ask_in_hand(game: Game, person_id: str) -> bool:
    """Whether somebody has taken an ask that is still open."""
    return any(
        claim.claimer_id == person_id and claim.state == "open" and game.cards[claim.card_id].state == "open"
        for claim in game.claims.values()
    )


def reopened_from(game: Game, person_id: str) -> tuple[ClaimReleased, ...]:
    """What reopens when a person leaves the seat: asks they took, and claims on asks they made (rule 2.3)."""
    return tuple(
        ClaimReleased(claim_id=claim.id, is_reopened=True)
        for claim in game.claims.values()
        if claim.state == "open" and person_id in (claim.claimer_id, claim.asker_id)
    )


def require_can_claim_ask(game: Game, seat: Seat, card_id: str) -> Card:
    """
    An ask that the seat sees, that is another's and that waits for a taker.

    One who has taken an ask takes no other while any on the table waits, in a round and outside it.

    Raises:
        RuleViolationError: ``own_ask``, ``ask_closed``, ``ask_taken``, ``others_wait``.
    """
    ask = find.card(game, seat, card_id)
    if ask.kind != "challenge" or not sees_part(game, seat, ask, "ask"):
        raise NotFoundError(field="card_id")
    if ask.owner_id == seat.person_id:
        raise RuleViolationError("own_ask", field="card_id")
    if ask.state != "open":
        raise RuleViolationError("ask_closed", field="card_id")
    if open_claim(game, ask.id) is not None:
        raise RuleViolationError("ask_taken", field="card_id")
    if has_ask_in_hand(game, seat.person_id or "") and any(waiting_asks(game, seat)):
        raise RuleViolationError("others_wait", field="card_id")
    return ask


def claim_ask(game: Game, command: ClaimAsk, context: Context) -> Decision:
    """The ask is taken; whose it is stays untold until its owner says yes."""
    ask = require_can_claim_ask(game, context.seat, command.card_id)
    claimed = AskClaimed(
        claim_id=context.new_id("claim"),
        card_id=ask.id,
        asker_id=ask.owner_id,
        claimer_id=find.me(game, context.seat).id,
    )
    return Decision(events=(claimed,))


def _require_open(claim: Claim) -> Claim:
    if claim.state != "open":
        raise RuleViolationError("claim_not_open", field="claim_id")
    return claim


def require_can_release_claim(game: Game, seat: Seat, claim_id: str) -> Claim:
    """
    An open claim of the seat's own.

    Raises:
        RuleViolationError: ``claim_not_open``.
    """
    claim = find.claim(game, seat, claim_id)
    if claim.claimer_id != seat.person_id:
        raise NotPermittedError("not_yours", field="claim_id")
    return _require_open(claim)


def release_claim(game: Game, command: ReleaseClaim, context: Context) -> Decision:
    """The ask waits for a taker again."""
    claim = require_can_release_claim(game, context.seat, command.claim_id)
    return Decision(events=(ClaimReleased(claim_id=claim.id),))


def require_can_mark_helped(game: Game, seat: Seat, claim_id: str) -> Claim:
    """
    An open claim on the seat's own ask.

    Raises:
        RuleViolationError: ``claim_not_open``.
    """
    claim = find.claim(game, seat, claim_id)
    if claim.asker_id != seat.person_id:
        raise NotPermittedError("not_yours", field="claim_id")
    return _require_open(claim)


def mark_helped(game: Game, command: MarkHelped, context: Context) -> Decision:
    """It helped, and a thread is drawn; the ask may wait for more help."""
    claim = require_can_mark_helped(game, context.seat, command.claim_id)
    return Decision(events=(AskHelped(claim_id=claim.id),))


def require_can_reveal_asker(game: Game, seat: Seat, claim_id: str) -> Claim:
    """
    An open claim on the seat's own ask whose taker has not been told whose it is.

    Raises:
        RuleViolationError: ``claim_not_open``, ``asker_known``.
    """
    claim = require_can_mark_helped(game, seat, claim_id)
    if claim.is_asker_known:
        raise RuleViolationError("asker_known", field="claim_id")
    return claim


def reveal_asker(game: Game, command: RevealAsker, context: Context) -> Decision:
    """The taker may see whose ask it is."""
    claim = require_can_reveal_asker(game, context.seat, command.claim_id)
    return Decision(events=(AskerRevealed(claim_id=claim.id),))


def _challenges(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    asks = (card for card in game.cards.values() if card.kind == "challenge" and card.state == "open")
    return ({"card_id": card.id} for card in asks if card.owner_id != seat.person_id)


def _claims(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    of_mine = (c for c in game.claims.values() if c.state == "open" and seat.person_id in (c.asker_id, c.claimer_id))
    return ({"claim_id": claim.id} for claim in of_mine)


OPTIONS = (
    OptionRule("claim_ask", _challenges, require_can_claim_ask),
    OptionRule("release_claim", _claims, require_can_release_claim),
    OptionRule("reveal_asker", _claims, require_can_reveal_asker),
    OptionRule("mark_helped", _claims, require_can_mark_helped),
)
