"""Thanks: one tap, perhaps a sentence, and a name only where both agree (rules 3.5 and 5.4)."""

from collections.abc import Iterable, Mapping

from teamwork.commands import AgreeNamedThread, SayThanks
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import NotFoundError, RuleViolationError
from teamwork.events import NamedThreadAgreed, ThanksSaid
from teamwork.ids import PersonId
from teamwork.model import Game, Thanks
from teamwork.rules import find
from teamwork.rules.option_rule import OptionRule
from teamwork.rules.texts import optional_text
from teamwork.seats import Seat
from teamwork.words import WordChange, word_key

TAKEN_STATE = "open"
"""A strength that lies face up was taken by its receiver."""


def require_can_say_thanks(game: Game, seat: Seat, about: str) -> PersonId:
    """
    Who is to be thanked for a key, a claim or a strength.

    Raises:
        NotFoundError: for what the seat may not know of.
        RuleViolationError: ``nothing_to_thank`` when the seat did not use the key, was not helped by the
            claim or did not take the strength from another; ``already_thanked``.
    """
    try:
        helper_id = _helper(game, seat, about)
    except NotFoundError:
        raise NotFoundError(field="about") from None
    if helper_id is None or helper_id == seat.person_id:
        raise RuleViolationError("nothing_to_thank", field="about")
    if is_thanked(game, seat.person_id or "", about):
        raise RuleViolationError("already_thanked", field="about")
    return helper_id


def is_thanked(game: Game, person_id: PersonId, about: str) -> bool:
    """Whether a person has said thanks for this."""
    return any(thanks.from_id == person_id and thanks.about == about for thanks in game.thanks.values())


def _helper(game: Game, seat: Seat, about: str) -> PersonId | None:
    if about in game.keys:
        key = find.key(game, seat, about)
        return key.giver_id if key.used_by == seat.person_id else None
    if about in game.claims:
        claim = find.claim(game, seat, about)
        return claim.claimer_id if claim.state == "helped" and claim.asker_id == seat.person_id else None
    card = find.card(game, seat, about)
    is_taken = card.kind == "strength" and card.state == TAKEN_STATE and card.owner_id == seat.person_id
    return card.author_id if is_taken else None


def say_thanks(game: Game, command: SayThanks, context: Context) -> Decision:
    """The two know; the words are the writer's own."""
    helper_id = require_can_say_thanks(game, context.seat, command.about)
    body = optional_text(game, "text", command.text)
    me = find.me(game, context.seat)
    said = ThanksSaid(
        thanks_id=context.new_id("thanks"),
        from_id=me.id,
        to_id=helper_id,
        about=command.about,
        is_named=command.named,
        length=len(body or ""),
    )
    words = () if body is None else (WordChange(key=word_key(said.thanks_id, "text"), person_id=me.id, body=body),)
    return Decision(events=(said,), words=words)


def require_can_agree_named_thread(game: Game, seat: Seat, thanks_id: str) -> Thanks:
    """A thanks between the seat and another; nobody else knows that it was said."""
    thanks = game.thanks.get(thanks_id)
    if thanks is None or seat.person_id not in (thanks.from_id, thanks.to_id):
        raise NotFoundError(field="thanks_id")
    return thanks


def agree_named_thread(game: Game, command: AgreeNamedThread, context: Context) -> Decision:
    """The seat's yes to a named thread, or its end; without both the thread carries no names."""
    thanks = require_can_agree_named_thread(game, context.seat, command.thanks_id)
    me = find.me(game, context.seat)
    if command.is_agreed == (me.id in thanks.named_by):
        return Decision()
    return Decision(events=(NamedThreadAgreed(thanks_id=thanks.id, person_id=me.id, is_agreed=command.is_agreed),))


def _helpful_things(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    me = seat.person_id
    keys = (key.id for key in game.keys.values() if key.used_by == me)
    claims = (claim.id for claim in game.claims.values() if claim.asker_id == me)
    strengths = (card.id for card in game.cards.values() if card.kind == "strength" and card.owner_id == me)
    return ({"about": about} for about in (*keys, *claims, *strengths))


def _own_thanks(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"thanks_id": thanks.id} for thanks in game.thanks.values())


OPTIONS = (
    OptionRule("say_thanks", _helpful_things, require_can_say_thanks),
    OptionRule("agree_named_thread", _own_thanks, require_can_agree_named_thread),
)
