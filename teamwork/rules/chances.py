"""Interviews and offers: live until they end, nothing counted and nothing lost (rule 3.1, decision 11)."""

from collections.abc import Iterable, Mapping

from teamwork.commands import EndChance, ReportInterview, ReportJobOffer
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import NotFoundError, NotPermittedError, RuleViolationError
from teamwork.events import ChanceEnded, ChanceReported
from teamwork.model import Chance, Game, Level, Person
from teamwork.rules import find
from teamwork.rules.option_rule import OptionRule, once
from teamwork.rules.told import sees_chance
from teamwork.seats import Seat


def require_can_report_chance(game: Game, seat: Seat) -> Person:
    """The graduate who reports; any may, as often as it happens."""
    return find.me(game, seat)


def report_interview(game: Game, command: ReportInterview, context: Context) -> Decision:
    """An interview is live; no employer is stored, and only those chosen are told."""
    person = require_can_report_chance(game, context.seat)
    reported = ChanceReported(
        chance_id=context.new_id("chance"),
        person_id=person.id,
        chance_kind="interview",
        on=command.date,
        level=Level(command.tell),
        coach=command.coach,
    )
    return Decision(events=(reported,))


def report_job_offer(game: Game, command: ReportJobOffer, context: Context) -> Decision:
    """An offer is live; no employer is stored, and only those chosen are told."""
    person = require_can_report_chance(game, context.seat)
    reported = ChanceReported(
        chance_id=context.new_id("chance"),
        person_id=person.id,
        chance_kind="offer",
        on=command.date,
        level=Level(command.tell),
        coach=command.coach,
    )
    return Decision(events=(reported,))


def require_can_end_chance(game: Game, seat: Seat, chance_id: str) -> Chance:
    """
    An own chance that is live.

    Raises:
        NotFoundError: also to those who were not told of it.
        NotPermittedError: ``not_yours``.
        RuleViolationError: ``chance_ended``.
    """
    chance = game.chances.get(chance_id)
    if chance is None or not sees_chance(game, seat, chance):
        raise NotFoundError(field="chance_id")
    if chance.person_id != seat.person_id:
        raise NotPermittedError("not_yours", field="chance_id")
    if chance.state != "live":
        raise RuleViolationError("chance_ended", field="chance_id")
    return chance


def end_chance(game: Game, command: EndChance, context: Context) -> Decision:
    """The chance no longer holds: a new round (ny runde); a job is told of on its own, by a status."""
    chance = require_can_end_chance(game, context.seat, command.chance_id)
    return Decision(events=(ChanceEnded(chance_id=chance.id, outcome=command.outcome),))


def _live_chances(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    live = (chance for chance in game.chances.values() if chance.state == "live")
    return ({"chance_id": chance.id} for chance in live if chance.person_id == seat.person_id)


OPTIONS: tuple[OptionRule, ...] = (
    OptionRule("report_interview", once, require_can_report_chance),
    OptionRule("report_job_offer", once, require_can_report_chance),
    OptionRule("end_chance", _live_chances, require_can_end_chance),
)
