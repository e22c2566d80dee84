"""Dreams: what somebody would like to work with, why, and where (rule 4.3)."""

from teamwork.commands import CloseDream, PlayDream
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import RuleViolationError
from teamwork.events import CardPlayed
from teamwork.model import Card, Game, Person
from teamwork.rules import find, playing
from teamwork.rules.option_rule import OptionRule, once
from teamwork.rules.texts import require_texts
from teamwork.seats import Seat


def play_dream(game: Game, command: PlayDream, context: Context) -> Decision:
    """The dream lies open on the table of the graduate who plays it."""
    person = require_can_play_dream(game, context.seat)
    choice = playing.require_card_choice(game, context.seat, "dream", command.ref)
    parts = playing.parts_shown("dream", command.shown)
    bodies = {
        **require_texts(game, {"work": command.work, "why": command.why}),
        **playing.require_workplaces(game, command.workplaces),
        **require_texts(game, {"sign": command.sign}, optional=("sign",)),
    }
    played = CardPlayed(
        card_id=context.new_id("card"),
        card_kind="dream",
        ref=choice.ref,
        owner_id=person.id,
        author_id=person.id,
        team_id=person.team_id,
        state="open",
        parts=parts,
        written=playing.lengths(bodies),
        offer_left=choice.offer_left,
    )
    return playing.put_on_table(played, bodies)


def require_can_play_dream(game: Game, seat: Seat) -> Person:
    """
    Raises:
        RuleViolationError: ``too_many_dreams`` with ``most``.
    """
    most = game.edition.limits.open_dreams
    if len(playing.own_open(game, seat, "dream")) >= most:
        raise RuleViolationError("too_many_dreams", most=most)
    return find.me(game, seat)


def close_dream(game: Game, command: CloseDream, context: Context) -> Decision:
    """The dream has ended; its doors stay on the wall until their owner takes them down."""
    card = require_can_close_dream(game, context.seat, command.card_id)
    return playing.end_card(game, command, context, card, "closed")


def require_can_close_dream(game: Game, seat: Seat, card_id: str) -> Card:
    """An own open dream; raises as `playing.require_own_open`."""
    return playing.require_own_open(game, seat, card_id, "dream")


OPTIONS: tuple[OptionRule, ...] = (
    OptionRule("play_dream", once, require_can_play_dream),
    OptionRule("close_dream", lambda game, seat: playing.own_open_ids(game, seat, "dream"), require_can_close_dream),
)
