"""Actions: one thing to do by a day, three complete ways to end it, and none worth more (rule 4.6)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from teamwork.commands import ActionPart, Command, FinishAction, KeepAction, MoveAction, PlayAction, SplitAction
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import InvalidCommandError, RuleViolationError
from teamwork.events import ActionKept, ActionMoved, CardPlayed
from teamwork.model import Card, Game, Person
from teamwork.rules import find, playing
from teamwork.rules.done_at import day_of
from teamwork.rules.option_rule import OptionRule, once
from teamwork.rules.texts import require_text, require_texts
from teamwork.seats import Seat

SERVED_KINDS = ("dream", "challenge")


def play_action(game: Game, command: PlayAction, context: Context) -> Decision:
    """The action lies open with a day; a printed card brings its action kind, own words name theirs."""
    person = require_can_play_action(game, context.seat)
    choice = playing.require_card_choice(game, context.seat, "action", command.ref)
    parts = playing.parts_shown("action", command.shown)
    action_kind = _require_action_kind(game, choice.action_kind or command.action_kind)
    bodies = _bodies(game, command)
    _require_due(game, command, context, command.due)
    _require_serves(game, context.seat, command.serves)
    played = CardPlayed(
        card_id=context.new_id("card"),
        card_kind="action",
        ref=choice.ref,
        owner_id=person.id,
        author_id=person.id,
        team_id=person.team_id,
        state="open",
        parts=parts,
        written=playing.lengths(bodies),
        action_kind=action_kind,
        due=command.due,
        serves=command.serves,
        offer_left=choice.offer_left,
    )
    return playing.put_on_table(played, bodies)


def _bodies(game: Game, command: PlayAction) -> Mapping[str, str]:
    answers = {
        "what": command.what,
        "how": command.how,
        "with_whom": command.with_whom,
        "if_it_fails": command.if_it_fails,
    }
    return require_texts(game, answers, optional=("with_whom", "if_it_fails"))


def require_can_play_action(game: Game, seat: Seat) -> Person:
    """The graduate in the seat; a player in a job is asked for none but may still play one (rule 5.8)."""
    return find.me(game, seat)


def _require_action_kind(game: Game, action_kind: str | None) -> str:
    """
    Raises:
        InvalidCommandError: ``action_kind_needed`` or ``action_kind_unknown``.
    """
    if action_kind is None:
        raise InvalidCommandError("action_kind_needed", field="action_kind")
    if action_kind not in game.edition.action_kinds:
        raise InvalidCommandError("action_kind_unknown", field="action_kind")
    return action_kind


def _require_due(game: Game, command: Command, context: Context, due: date, field: str = "due") -> None:
    """
    A day from today on, or from the day on which a phone without a connection took it down (rule 10.4).

    Raises:
        RuleViolationError: ``due_out_of_range`` with ``days`` and the ISO days ``first`` and ``last``.
    """
    days = game.edition.limits.action_days_ahead
    first, last = min(game.today, day_of(game, command, context)), game.today + timedelta(days=days)
    if not first <= due <= last:
        raise RuleViolationError(
            "due_out_of_range", field=field, days=days, first=game.today.isoformat(), last=last.isoformat()
        )


def _require_serves(game: Game, seat: Seat, serves: str | None) -> None:
    """
    Raises:
        RuleViolationError: ``serves_not_own``, the same whatever else the id may be.
    """
    if serves is None:
        return
    card, key = game.cards.get(serves), game.keys.get(serves)
    if card is not None and card.owner_id == seat.person_id and card.state == "open" and card.kind in SERVED_KINDS:
        return
    if key is not None and key.state == "in_hand" and key.holder_id == seat.person_id:
        return
    raise RuleViolationError("serves_not_own", field="serves")


def finish_action(game: Game, command: FinishAction, context: Context) -> Decision:
    """The action is done, partly done or not done: three complete answers."""
    card = require_can_finish_action(game, context.seat, command.card_id)
    return playing.end_card(game, command, context, card, command.result, command.learnt)


def move_action(game: Game, command: MoveAction, context: Context) -> Decision:
    """The action has another day; the same day again is only a look at it."""
    card = require_can_move_action(game, context.seat, command.card_id)
    if command.due == card.due:
        return Decision(events=(ActionKept(card_id=card.id),))
    _require_due(game, command, context, command.due)
    return Decision(events=(ActionMoved(card_id=card.id, due=command.due),))


def keep_action(game: Game, command: KeepAction, context: Context) -> Decision:
    """The action was looked at and stays as it is (decision 10)."""
    card = require_can_keep_action(game, context.seat, command.card_id)
    return Decision(events=(ActionKept(card_id=card.id),))


def split_action(game: Game, command: SplitAction, context: Context) -> Decision:
    """The action becomes smaller ones that remember their whole, show as far and serve the same."""
    whole = require_can_split_action(game, context.seat, command.card_id)
    decision = playing.end_card(game, command, context, whole, "closed")
    for number, part in enumerate(command.parts, start=1):
        place = f"parts.{number}"
        _require_due(game, command, context, part.due, f"{place}.due")
        decision = decision.and_then(_play_part(game, context, whole, part, place))
    return decision


def _play_part(game: Game, context: Context, whole: Card, part: ActionPart, place: str) -> Decision:
    bodies = {
        "what": require_text(game, f"{place}.what", part.what, limit_name="what"),
        "how": require_text(game, f"{place}.how", part.how, limit_name="how"),
    }
    played = CardPlayed(
        card_id=context.new_id("card"),
        card_kind="action",
        ref=None,
        owner_id=whole.owner_id,
        author_id=whole.author_id,
        team_id=whole.team_id,
        state="open",
        parts={**whole.parts, "learnt": playing.DEFAULT_SHOWN["learnt"]},
        written=playing.lengths(bodies),
        action_kind=whole.action_kind,
        due=part.due,
        serves=whole.serves,
        whole_id=whole.id,
    )
    return playing.put_on_table(played, bodies)


def require_can_finish_action(game: Game, seat: Seat, card_id: str) -> Card:
    """An own open action; raises as `playing.require_own_open`."""
    return playing.require_own_open(game, seat, card_id, "action")


require_can_move_action = require_can_finish_action
require_can_keep_action = require_can_finish_action
require_can_split_action = require_can_finish_action
"""Splitting is always accepted, so it is always offered; after two moves the screens propose it (rule 4.6)."""


def _own_open(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return playing.own_open_ids(game, seat, "action")


OPTIONS: tuple[OptionRule, ...] = (
    OptionRule("play_action", once, require_can_play_action),
    OptionRule("finish_action", _own_open, require_can_finish_action),
    OptionRule("move_action", _own_open, require_can_move_action),
    OptionRule("keep_action", _own_open, require_can_keep_action),
    OptionRule("split_action", _own_open, require_can_split_action),
)
