"""What can be taken back: the stacks of undo points and how one is put back (rule 10.2)."""

from collections.abc import Sequence
from typing import Protocol

from teamwork.changes.base import set_fields
from teamwork.changes.put_back import put_back
from teamwork.events import CommandUndone, MeetingOpened, Record
from teamwork.model import Game, UndoPoint

MEETING_KINDS = frozenset(
    {
        "start_step", "set_clock", "set_screen", "set_film", "ask_spotlight", "agree_spotlight", "clear_spotlight",
        "hide_card", "restore_card", "tick_presence",
    }
)  # fmt: skip
"""Commands that the host or coach steps back through."""

NEVER_KINDS = frozenset({"undo", "begin_day", "start_game", "wake_seat", "erase_person"})


class Given(Protocol):
    """A record as far as it says who gave which kind of command, read or not."""

    @property
    def actor(self) -> str: ...

    @property
    def command_kind(self) -> str: ...


def points_kept(records: Sequence[Given]) -> list[bool]:
    """
    For each of the records whether its undo point outlives the next, when they follow one another unto the end.

    A player's stack holds the newest only: what no undo comes for before the next thing that they do need not be
    made, which spares a whole season most of its points.
    """
    kept, is_replaced = [True] * len(records), set[str]()
    for place in range(len(records) - 1, -1, -1):
        actor, kind = records[place].actor, records[place].command_kind
        if kind == "undo":
            is_replaced.discard(actor)
        elif kind not in NEVER_KINDS and kind not in MEETING_KINDS:
            kept[place] = actor not in is_replaced
            is_replaced.add(actor)
    return kept


def meeting_stack(meeting_id: str) -> str:
    """The stack of what the host or coach can step back through."""
    return f"meeting:{meeting_id}"


def without_steps(game: Game, meeting_id: str) -> Game:
    """The game, in which nothing of the meeting can be taken back any more."""
    stack = meeting_stack(meeting_id)
    return game.model_copy(update={"undo": {name: points for name, points in game.undo.items() if name != stack}})


def remember(before: Game, after: Game, record: Record) -> Game:
    """``after`` with the newest command as an undo point of its actor, or of the meeting it moved."""
    if record.command_kind in NEVER_KINDS:
        return after
    stack, meeting_id = _stack(record)
    places = [place for place in dict.fromkeys(after.touched) if place[0] != "game"]
    point = UndoPoint(
        v=record.v,
        at=record.at,
        kind=record.command_kind,
        meeting_id=meeting_id,
        before=tuple([(name, key, getattr(before, name).get(key)) for name, key in places]),
        after=tuple([(name, key, getattr(after, name).get(key)) for name, key in places]),
    )
    kept = after.undo.get(stack, ()) if meeting_id else ()
    return after.model_copy(update={"undo": {**after.undo, stack: (*kept, point)}})


def _stack(record: Record) -> tuple[str, str | None]:
    if record.command_kind in MEETING_KINDS:
        for event in record.events:
            meeting_id = getattr(event, "meeting_id", None)
            if meeting_id and not isinstance(event, MeetingOpened):
                return meeting_stack(meeting_id), meeting_id
    return record.actor, None


def command_undone(game: Game, event: CommandUndone) -> Game:
    """What the newest point of the stack changed is put back, its celebration ends, and the point is gone."""
    *rest, point = game.undo[event.stack]
    game = put_back(game, point)
    if game.celebration is not None and game.celebration.at == point.at:
        game = set_fields(game, celebration=None)
    return game.model_copy(update={"undo": {**game.undo, event.stack: tuple(rest)}})
