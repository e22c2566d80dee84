"""When the person says it was done, for a phone without a connection (rule 10.4, decision 3)."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from teamwork.commands import Command
from teamwork.context import Context
from teamwork.errors import RuleViolationError
from teamwork.events import DoneEarlier
from teamwork.model import Game


def require_done_at(game: Game, command: Command, context: Context) -> None:
    """
    Raises:
        RuleViolationError: ``done_at_out_of_range`` with ``days`` when it is ahead of the server's time
            or further back than the edition allows.
    """
    days = game.edition.limits.done_at_days_back
    if command.done_at is None:
        return
    if command.done_at.tzinfo is None or not context.at - timedelta(days=days) <= command.done_at <= context.at:
        raise RuleViolationError("done_at_out_of_range", field="done_at", days=days)


def told_late(command: Command) -> tuple[DoneEarlier, ...]:
    """The person's time as a fact of the record, if it is another than the server's."""
    return () if command.done_at is None else (DoneEarlier(done_at=command.done_at),)


def day_of(game: Game, command: Command, context: Context) -> date:
    """The person's own day of a command, where the game is played."""
    moment = command.done_at or context.at
    return moment.astimezone(ZoneInfo(game.edition.season.time_zone)).date()
