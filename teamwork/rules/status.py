"""A graduate's status: said by themselves, confirmed by the office, told to whom they choose (rulebook 8)."""

from collections.abc import Iterable, Mapping

from teamwork.commands import AgreeTeamSuccess, ConfirmStatus, ReportStatus, TellStatus
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.edition import StatusRow
from teamwork.errors import InvalidCommandError, NotFoundError, RuleViolationError
from teamwork.events import StatusSet, StatusTold, TeamSuccessAgreed
from teamwork.model import Game, Level, Person, Status, Team, Told
from teamwork.rules import find
from teamwork.rules.activity import is_enough_hours
from teamwork.rules.counting import CODE_OF_CHOICE, FULL_TIME, PART_TIME, SMALL_JOB, adopt_counting_rules
from teamwork.rules.counting import require_can_adopt_counting_rules as _require_can_adopt
from teamwork.rules.option_rule import OptionRule, once
from teamwork.rules.whole_team import has_won
from teamwork.seats import Role, Seat

# ---- said by the graduate ---------------------------------------------------------------------


def require_can_report_status(game: Game, seat: Seat) -> Person:
    """The graduate who tells how it stands; any may, as often as it changes."""
    return find.me(game, seat)


def report_status(game: Game, command: ReportStatus, context: Context) -> Decision:
    """
    One of four holds from a day on, until the office confirms its exact code (rule 8.1).

    Whom it is told to is chosen anew each time; celebrating needs the hall to be told (rule 8.4).

    Raises:
        InvalidCommandError: ``hours_band_needed`` for a job, ``hours_band_unknown``.
    """
    person = require_can_report_status(game, context.seat)
    hours_band = _hours_band_of(game, command)
    status = Status(
        code=_code(game, command.code4, hours_band),
        from_date=command.from_date,
        hours_band=hours_band,
        told=_told(command.tell, command.coach, command.celebrate),
        reported_at=context.at,
    )
    return Decision(events=(StatusSet(person_id=person.id, status=status),))


def _hours_band_of(game: Game, command: ReportStatus) -> str | None:
    if command.code4 != "job":
        return None
    if command.hours_band is None:
        raise InvalidCommandError("hours_band_needed", field="hours_band")
    return _known_hours_band(game, command.hours_band)


def _known_hours_band(game: Game, hours_band: str | None) -> str | None:
    if hours_band is not None and hours_band not in game.edition.hours_bands:
        raise InvalidCommandError("hours_band_unknown", field="hours_band")
    return hours_band


def _code(game: Game, choice: str, hours_band: str | None) -> str:
    if choice != "job":
        return CODE_OF_CHOICE[choice]
    if hours_band == tuple(game.edition.hours_bands)[-1]:
        return FULL_TIME
    return PART_TIME if is_enough_hours(game, hours_band) else SMALL_JOB


def _told(tell: str, coach: bool, celebrate: bool) -> Told:
    return Told(level=Level(tell), coach=coach, celebrate=celebrate and tell == "hall")


# ---- told to others ---------------------------------------------------------------------------


def require_can_tell_status(game: Game, seat: Seat) -> Status:
    """
    The own present status; when the game is closed only if there is something to lower (decision 14).

    Raises:
        RuleViolationError: ``no_status``; ``phase_forbids``.
    """
    status = find.me(game, seat).status
    if status is None:
        raise RuleViolationError("no_status")
    if _is_closed(game) and status.told == Told():
        raise _phase_forbids(game)
    return status


def tell_status(game: Game, command: TellStatus, context: Context) -> Decision:
    """Others are told of the present status, or from now on are not (rule 8.4)."""
    status = require_can_tell_status(game, context.seat)
    told = _told(command.tell, command.coach, command.celebrate)
    if told == status.told:
        return Decision()
    if _is_closed(game) and _tells_more(told, status.told):
        raise _phase_forbids(game)
    person = find.me(game, context.seat)
    event = StatusTold(person_id=person.id, level=told.level, coach=told.coach, celebrate=told.celebrate)
    return Decision(events=(event,))


def _tells_more(after: Told, before: Told) -> bool:
    is_wider = after.level.reach > before.level.reach
    return is_wider or (after.coach and not before.coach) or (after.celebrate and not before.celebrate)


def _is_closed(game: Game) -> bool:
    return game.edition.phase(game.phase).kind == "closed"


def _phase_forbids(game: Game) -> RuleViolationError:
    return RuleViolationError("phase_forbids", field="tell", phase=game.edition.phase(game.phase).names["da"])


def require_can_agree_team_success(game: Game, seat: Seat) -> Team:
    """
    The own team, when the seat knows that it is whole in a job or has said yes before.

    Asked by what the seat was told, so that no button tells of a job that its owner keeps (decision 11).

    Raises:
        RuleViolationError: ``team_not_in_job``.
    """
    me = find.me(game, seat)
    team = game.teams[me.team_id]
    if me.id not in team.success_agreed_by and not has_won(game, team.id, seat):
        raise RuleViolationError("team_not_in_job")
    return team


def agree_team_success(game: Game, command: AgreeTeamSuccess, context: Context) -> Decision:
    """One yes more to telling the hall of the whole team, or one taken back (rule 8.4)."""
    team = require_can_agree_team_success(game, context.seat)
    me = find.me(game, context.seat)
    if command.is_agreed == (me.id in team.success_agreed_by):
        return Decision()
    agreed = TeamSuccessAgreed(team_id=team.id, person_id=me.id, is_agreed=command.is_agreed)
    return Decision(events=(agreed,))


# ---- confirmed by the office ------------------------------------------------------------------


def graduate(game: Game, seat: Seat, person_id: str) -> Person:
    """A graduate who sits in the game and whom the seat may know of."""
    person = find.person(game, seat, person_id)
    if person.role is not Role.GRADUATE:
        raise NotFoundError(field="person_id")
    return person


def require_can_confirm_status(game: Game, seat: Seat, person_id: str) -> Person:
    """Any graduate who sits in the game."""
    return graduate(game, seat, person_id)


def confirm_status(game: Game, command: ConfirmStatus, context: Context) -> Decision:
    """
    The exact code holds; whom the graduate told stays as it was, except that nobody hears of a job by it.

    Raises:
        InvalidCommandError: ``status_unknown``; ``status_is_exit`` for a way out, which is confirmed as
            such; ``to_date_needed``, ``dates_turned``, ``hours_band_needed``, ``hours_band_unknown``.
    """
    person = require_can_confirm_status(game, context.seat, command.person_id)
    row = _row(game, command.code)
    _require_what_row_asks(game, row, command)
    status = Status(
        code=row.code,
        from_date=command.from_date,
        to_date=command.to_date,
        hours_band=_known_hours_band(game, command.hours_band),
        is_confirmed=True,
        is_self_supporting=command.is_self_supporting if row.self_supporting == "confirmed" else None,
        told=_told_still(game, person.status, row),
        reported_at=context.at,
    )
    return Decision(events=(StatusSet(person_id=person.id, status=status),))


def _row(game: Game, code: str) -> StatusRow:
    row = game.counting.row(code)
    if row is None:
        raise InvalidCommandError("status_unknown", field="code")
    if row.counts in ("neutral", "denominator"):
        raise InvalidCommandError("status_is_exit", field="code")
    return row


def _require_what_row_asks(game: Game, row: StatusRow, command: ConfirmStatus) -> None:
    if row.condition == "lasts" and command.to_date is None:
        raise InvalidCommandError("to_date_needed", field="to_date")
    if command.to_date is not None and command.to_date < command.from_date:
        raise InvalidCommandError("dates_turned", field="to_date")
    if row.condition == "enough_hours" and command.hours_band is None:
        raise InvalidCommandError("hours_band_needed", field="hours_band")


def _told_still(game: Game, before: Status | None, row: StatusRow) -> Told:
    """A team or hall that was told of no job does not learn of one from the office (rule 8.4)."""
    if before is None:
        return Told()
    before_row = game.counting.row(before.code)
    was_job = before.code == SMALL_JOB or (before_row is not None and before_row.counts == "yes")
    return before.told if was_job or row.counts != "yes" else Told()


def _graduates(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"person_id": person.id} for person in game.people.values() if person.role is Role.GRADUATE and person.is_seated
    )


OPTIONS: tuple[OptionRule, ...] = (
    OptionRule("report_status", once, require_can_report_status),
    OptionRule("tell_status", once, require_can_tell_status),
    OptionRule("agree_team_success", once, require_can_agree_team_success),
    OptionRule("confirm_status", _graduates, require_can_confirm_status),
    OptionRule("adopt_counting_rules", once, _require_can_adopt),
)

__all__ = [
    "OPTIONS",
    "adopt_counting_rules",
    "agree_team_success",
    "confirm_status",
    "graduate",
    "report_status",
    "tell_status",
]
