"""Challenges: the story of what is hard, and the ask that others can help with (rule 4.5)."""

from teamwork.commands import EndChallenge, PlayChallenge
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.events import CardPlayed
from teamwork.model import Card, Game, Person
from teamwork.rules import find, playing
from teamwork.rules.option_rule import OptionRule, once
from teamwork.rules.texts import require_texts
from teamwork.seats import Seat


def play_challenge(game: Game, command: PlayChallenge, context: Context) -> Decision:
    """The challenge lies open, its story and its ask each shown as far as their author chose."""
    person = require_can_play_challenge(game, context.seat)
    choice = playing.require_card_choice(game, context.seat, "challenge", command.ref)
    parts = playing.parts_shown("challenge", command.shown)
    bodies = require_texts(
        game,
        {"what": command.what, "tried": command.tried, "if_then": command.if_then, "ask": command.ask},
        optional=("tried", "if_then"),
    )
    played = CardPlayed(
        card_id=context.new_id("card"),
        card_kind="challenge",
        ref=choice.ref,
        owner_id=person.id,
        author_id=person.id,
        team_id=person.team_id,
        state="open",
        parts=parts,
        written=playing.lengths(bodies),
        influence=command.influence,
        offer_left=choice.offer_left,
    )
    return playing.put_on_table(played, bodies)


def require_can_play_challenge(game: Game, seat: Seat) -> Person:
    """The graduate in the seat; any number of challenges may lie open."""
    return find.me(game, seat)


def end_challenge(game: Game, command: EndChallenge, context: Context) -> Decision:
    """The challenge is overcome or parked; whoever took its ask keeps it until it helped or is let go."""
    card = require_can_end_challenge(game, context.seat, command.card_id)
    return playing.end_card(game, command, context, card, command.outcome, command.learnt)


def require_can_end_challenge(game: Game, seat: Seat, card_id: str) -> Card:
    """An own open challenge; raises as `playing.require_own_open`."""
    return playing.require_own_open(game, seat, card_id, "challenge")


OPTIONS: tuple[OptionRule, ...] = (
    OptionRule("play_challenge", once, require_can_play_challenge),
    OptionRule(
        "end_challenge", lambda game, seat: playing.own_open_ids(game, seat, "challenge"), require_can_end_challenge
    ),
)
