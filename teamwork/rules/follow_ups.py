"""Follow-ups: a status to ask for some weeks after the last camp (rule 8.5, decision 14)."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from teamwork.commands import AnswerFollowUp
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import NotFoundError, RuleViolationError
from teamwork.events import FollowUpAnswered
from teamwork.ids import PersonId
from teamwork.model import FollowUp, Game
from teamwork.rules.activity import graduates
from teamwork.rules.option_rule import OptionRule
from teamwork.seats import Seat


def due_days(game: Game, last_camp_on: date) -> Mapping[PersonId, Mapping[int, date]]:
    """The day of every follow-up, by graduate and weeks after the last camp."""
    weeks_after = game.edition.season.follow_up_weeks
    days = {weeks: last_camp_on + timedelta(weeks=weeks) for weeks in weeks_after}
    return {person.id: days for team_id in game.teams for person in graduates(game, team_id)}


def are_all_answered(game: Game) -> bool:
    """Whether every follow-up is done or waived."""
    return all(follow_up.state != "due" for follow_up in game.follow_ups.values())


def require_can_answer_follow_up(game: Game, seat: Seat, follow_up_id: str) -> FollowUp:
    """
    A follow-up that waits; it may be waived before its day.

    Raises:
        NotFoundError: there is none of that id.
        RuleViolationError: ``follow_up_answered``.
    """
    follow_up = game.follow_ups.get(follow_up_id)
    if follow_up is None:
        raise NotFoundError(field="follow_up_id")
    if follow_up.state != "due":
        raise RuleViolationError("follow_up_answered", field="follow_up_id")
    return follow_up


def answer_follow_up(game: Game, command: AnswerFollowUp, context: Context) -> Decision:
    """
    The status was asked for and is recorded, or will not be asked.

    Raises:
        RuleViolationError: ``follow_up_answered``; ``follow_up_not_due`` with ``day`` when it is said to be
            done before its day.
    """
    follow_up = require_can_answer_follow_up(game, context.seat, command.follow_up_id)
    if command.outcome == "done" and game.today < follow_up.due:
        raise RuleViolationError("follow_up_not_due", field="outcome", day=follow_up.due.isoformat())
    answered = FollowUpAnswered(follow_up_id=follow_up.id, outcome=command.outcome)
    return Decision(events=(answered,))


def _waiting(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return ({"follow_up_id": found.id} for found in game.follow_ups.values() if found.state == "due")


OPTIONS: tuple[OptionRule, ...] = (OptionRule("answer_follow_up", _waiting, require_can_answer_follow_up),)
