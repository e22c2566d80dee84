"""What a graduate has done by what happened, in the words that missions ask in (rule 6.7)."""

from collections.abc import Iterator

from teamwork import events as e
from teamwork.ids import PersonId
from teamwork.model import Card, Game, Level

ACTION_DEEDS = {
    "coffee": "coffee_done",
    "weak_tie": "weak_tie_done",
    "interview_practice": "practice_done",
    "feedback": "feedback_done",
}
"""Deeds of one kind of action, beside ``action_done`` and ``outward_action_done``."""


def deeds_in(after: Game, event: e.Event) -> Iterator[tuple[PersonId, str]]:
    """
    Doers and their deeds in an event; ``after`` has the event folded in.

    Giver and user of a key share its light (rule 5.4), and a key passed on is a key given (rule 5.8).
    """
    match event:
        case e.KeyUsed():
            giver_id = after.keys[event.key_id].giver_id
            yield from ((person_id, "key_used") for person_id in sorted({event.used_by, giver_id}))
        case e.KeyHung():
            yield event.giver_id, "key_given" if event.door_id is None else "key_hung"
        case e.KeyTaken(passed_by=str(passed_by)):
            yield passed_by, "key_given"
        case e.AskClaimed():
            yield event.claimer_id, "ask_claimed"
        case e.AskHelped():
            yield after.claims[event.claim_id].claimer_id, "ask_helped"
        case e.ThanksSaid():
            yield event.from_id, "thanks_said"
        case e.DoorReleased():
            yield event.owner_id, "door_released"
        case _:
            yield from _deeds_with_cards(after, event)


def _deeds_with_cards(after: Game, event: e.Event) -> Iterator[tuple[PersonId, str]]:
    match event:
        case e.CardPlayed(card_kind="strength") if event.author_id != event.owner_id:
            yield event.author_id, "strength_given"
        case e.CardPlayed(card_kind="challenge") | e.LevelSet(part="ask"):
            card = after.cards[event.card_id]
            if _is_asked(card):
                yield card.owner_id, "asked"
        case e.CardEnded(state="overcome" | "parked"):
            yield after.cards[event.card_id].owner_id, "challenge_ended"
        case e.CardEnded(state="done" | "partly"):
            yield from _deeds_of_action(after, after.cards[event.card_id])
        case _:
            return


def _is_asked(card: Card) -> bool:
    """Whether an open ask is shown to anybody at all beside its owner."""
    shown = card.parts["ask"]
    return card.state == "open" and (shown.coach or shown.level.reach >= Level.TEAM.reach)


def _deeds_of_action(after: Game, card: Card) -> Iterator[tuple[PersonId, str]]:
    yield card.owner_id, "action_done"
    kind = after.edition.action_kinds.get(card.action_kind or "")
    if kind is not None and kind.outward:
        yield card.owner_id, "outward_action_done"
    if card.action_kind in ACTION_DEEDS:
        yield card.owner_id, ACTION_DEEDS[card.action_kind]
