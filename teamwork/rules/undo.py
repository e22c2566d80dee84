"""Taking back: the host or coach step by step, a player their own last thing (rule 10.2)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from teamwork.changes.put_back import put_back
from teamwork.changes.undo import meeting_stack
from teamwork.commands import Undo
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import RuleViolationError
from teamwork.events import CommandUndone
from teamwork.model import Game, UndoPoint
from teamwork.rules import tables
from teamwork.rules.built_upon import built_upon
from teamwork.rules.option_rule import OptionRule
from teamwork.seats import Role, Seat
from teamwork.words import WordChange

UNDOABLE = frozenset(
    {
        "play_dream", "play_challenge", "play_action", "give_strength", "take_strength", "decline_strength",
        "draw_cards", "lay_back_cards", "revise_card", "take_back_card", "set_level", "close_dream",
        "end_challenge", "finish_action", "move_action", "keep_action", "split_action", "release_door",
        "take_down_door", "hang_key", "give_key", "take_key", "pass_key", "lay_back_key", "use_key", "warm_key",
        "withdraw_key", "claim_ask", "release_claim", "reveal_asker", "mark_helped", "say_thanks",
        "agree_named_thread", "raise_hand", "lower_hand", "answer_hand", "report_interview", "report_job_offer",
        "end_chance", "report_status", "tell_status", "request_exit", "end_pause", "agree_team_success",
        "rest_until_next", "rate_factors", "vote_mission", "choose_mission", "choose_label",
        "open_texts_to_coach", "rename_person", "set_contact", "report_table_ready", "give_turn",
        "arrive", "plan_meeting", "move_meeting",
    }
)  # fmt: skip
"""
Commands of a player's own that can be reversed: not those that move phases or other people's seats, nor
words that a whole table writes together and may write again.
"""


def require_can_undo(game: Game, seat: Seat, meeting_id: str | None = None) -> tuple[str, UndoPoint]:
    """
    The stack and the newest thing on it that this seat may take back.

    Raises:
        NotFoundError, NotPermittedError, RuleViolationError: as `tables.require_leads`, with a meeting.
        RuleViolationError: ``nothing_to_undo``; without a meeting also ``not_undoable``, ``undo_too_late``
            with ``minutes``, ``built_upon`` with ``what`` and ``built`` (``kind:id``), and
            ``undo_never_shares`` when nothing but a lowering would be reversed.
    """
    if meeting_id is not None:
        stack = meeting_stack(tables.require_leads(game, seat, meeting_id).id)
        return stack, _newest(game, stack)
    point = _newest(game, seat.actor)
    _require_own(game, seat, point)
    _require_in_time(game, point, game.at)
    _require_not_built_upon(game, seat, point)
    _require_shares_nothing(game, point)
    return seat.actor, point


def _newest(game: Game, stack: str) -> UndoPoint:
    points = game.undo.get(stack, ())
    if not points:
        raise RuleViolationError("nothing_to_undo")
    return points[-1]


def _require_own(game: Game, seat: Seat, point: UndoPoint) -> None:
    cards = [thing for name, _, thing in point.after if name == "cards"]
    is_anothers = any(seat.person_id not in (card.owner_id, card.author_id) for card in cards)
    if point.kind not in UNDOABLE or is_anothers:
        raise RuleViolationError("not_undoable")


def _require_in_time(game: Game, point: UndoPoint, at: datetime) -> None:
    minutes = game.edition.limits.undo_minutes
    if at - point.at > timedelta(minutes=minutes):
        raise RuleViolationError("undo_too_late", minutes=minutes)


def _require_not_built_upon(game: Game, seat: Seat, point: UndoPoint) -> None:
    built = built_upon(game, seat, point)
    if built is not None:
        raise RuleViolationError("built_upon", what=built.sentence, built=f"{built.kind}:{built.id}")


def _require_shares_nothing(game: Game, point: UndoPoint) -> None:
    """A lowering is reversed by hand alone; an undo that could only raise is none (decision 12)."""
    if all(b == a for (_, _, b), (_, _, a) in zip(point.before, point.after, strict=True)):
        return
    back = put_back(game, point)
    if all(getattr(back, name).get(key) == getattr(game, name).get(key) for name, key, _ in point.after):
        raise RuleViolationError("undo_never_shares")


def undo(game: Game, command: Undo, context: Context) -> Decision:
    """
    What the newest thing changed is as it was, its words too; a new record, nothing disappears (rule 10.2).

    Raises:
        RuleViolationError: as `require_can_undo`.
    """
    stack, point = require_can_undo(game, context.seat, command.meeting_id)
    if point.meeting_id is None:
        _require_in_time(game, point, context.at)
    return Decision(
        events=(CommandUndone(undone_v=point.v, stack=stack),),
        words=_words_of_created(point, context),
        restores_words_of=point.v,
    )


def _words_of_created(point: UndoPoint, context: Context) -> tuple[WordChange, ...]:
    """Words of things that were not there before are forgotten with them."""
    gone = {key for name, key, before in point.before if before is None and name != "missions"}
    mine = context.seat.person_id or ""
    keys = sorted(key for key in context.words if key.split("/", 1)[0] in gone)
    return tuple(WordChange(key=key, person_id=mine, body=None) for key in keys)


def _stacks(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    yield {}
    if seat.role is Role.COACH:
        yield from ({"meeting_id": meeting.id} for meeting in game.meetings.values() if tables.leads(seat, meeting))


OPTIONS: tuple[OptionRule, ...] = (OptionRule("undo", _stacks, require_can_undo),)
