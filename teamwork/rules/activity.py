"""Who is in the count, and whether what they said of themselves counts as a job (rules 2.5, 8, decision 13)."""

from collections.abc import Iterator
from datetime import date, timedelta

from teamwork.edition import StatusRow
from teamwork.ids import TeamId
from teamwork.model import Exit, Game, Person, Status
from teamwork.seats import Role
from teamwork.worked_out import once_a_version


def is_active(game: Game, person: Person) -> bool:
    """
    Whether a graduate is in the count of wins, markers and missions.

    A way out takes nobody from the count before its day, and a neutral one, a pause too, not before the
    office confirmed it; who ``left`` stays in until the office decides otherwise (rule 8.3).
    """
    if person.role is not Role.GRADUATE or not person.is_seated:
        return False
    return person.exit is None or not _is_out(game, person.exit)


def _is_out(game: Game, way_out: Exit) -> bool:
    if way_out.from_date > game.today:
        return False
    return way_out.is_confirmed if is_neutral(game, way_out.code) else not way_out.is_counted


def is_neutral(game: Game, code: str) -> bool:
    """Whether the status table lets this way out leave the count."""
    row = game.counting.row(code)
    return row is not None and row.counts == "neutral"


def has_left(game: Game, person: Person) -> bool:
    """Whether the person left and, unless the office decided otherwise, stays in the count as not in a job."""
    if person.exit is None or person.exit.from_date > game.today:
        return False
    row = game.counting.row(person.exit.code)
    return row is not None and row.counts == "denominator"


@once_a_version
def graduates(game: Game, team_id: TeamId) -> tuple[Person, ...]:
    """The graduates who sit at a table, in seat order, active or not."""
    seated = (person for person in game.people.values() if person.team_id == team_id and person.is_seated)
    return tuple(sorted((p for p in seated if p.role is Role.GRADUATE), key=lambda person: person.seat_no))


@once_a_version
def active_graduates(game: Game, team_id: TeamId) -> tuple[Person, ...]:
    """The active graduates of a team, in seat order."""
    return tuple(person for person in graduates(game, team_id) if is_active(game, person))


def is_in_a_job(game: Game, person: Person) -> bool:
    """The truth by the counting table, whoever has been told of it."""
    return person.status is not None and counts(game, person.status) and not has_left(game, person)


def counts(game: Game, status: Status) -> bool:
    """
    Whether a status counts for the team on the game's day.

    A job that starts further ahead than a signed contract may does not count yet, and one that is over
    does not count any more, whatever its code.
    """
    ahead = timedelta(weeks=game.edition.limits.signed_weeks_ahead)
    if status.from_date > game.today + ahead or (status.to_date is not None and status.to_date < game.today):
        return False
    return is_counting_kind(game, status)


def is_counting_kind(game: Game, status: Status) -> bool:
    """Whether the row of a status counts and its own condition is met, on whatever day."""
    row = game.counting.row(status.code)
    return row is not None and row.counts == "yes" and _meets_condition(game, row, status)


def _meets_condition(game: Game, row: StatusRow, status: Status) -> bool:
    match row.condition:
        case "lasts":
            least = timedelta(weeks=game.edition.limits.fixed_term_weeks_least)
            return status.to_date is not None and status.to_date - status.from_date >= least
        case "enough_hours":
            return is_enough_hours(game, status.hours_band)
        case "none" | "starts_soon":
            return True


def is_enough_hours(game: Game, hours_band: str | None) -> bool:
    """Whether a band of weekly hours is the middle one or above (rule 8)."""
    bands = tuple(game.edition.hours_bands)
    return hours_band in bands and bands.index(hours_band) >= len(bands) // 2


def counted_since(game: Game, person: Person) -> date | None:
    """The first day of the unbroken row of counting statuses that still holds, if the person is in a job."""
    if person.status is None or not is_in_a_job(game, person):
        return None
    since = person.status.from_date
    for earlier in _settled_before(person):
        is_gap = earlier.to_date is not None and earlier.to_date + timedelta(days=1) < since
        if is_gap or not is_counting_kind(game, earlier):
            break
        since = min(since, earlier.from_date)
    return since


def _settled_before(person: Person) -> Iterator[Status]:
    """Earlier statuses, newest first, without reports that the office then put in their right form."""
    following = person.status
    for status in reversed(person.history):
        is_corrected = following is not None and following.is_confirmed and not status.is_confirmed
        if not is_corrected:
            yield status
        following = status


def has_foothold(game: Game, person: Person) -> bool:
    """Whether the person's status has counted for the weeks of a foothold (stage 9)."""
    since = counted_since(game, person)
    return since is not None and game.today - since >= timedelta(weeks=game.edition.limits.foothold_weeks)
