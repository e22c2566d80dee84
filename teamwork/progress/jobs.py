"""What holds of one person's job on the game's today, by the game's own table (rule 8)."""

from datetime import date, timedelta

from teamwork.model import Game, Person
from teamwork.progress.chronicle import local_day
from teamwork.progress.spells import first_counting_day, spells
from teamwork.progress.survival import Wait
from teamwork.rules.activity import is_active, is_in_a_job


def is_self_supporting(game: Game, person: Person) -> bool:
    """Whether a job that counts has begun and supports the person, by the table or by the confirmation."""
    status = person.status
    if status is None or not is_in_a_job(game, person) or status.from_date > game.today:
        return False
    row = game.counting.row(status.code)
    match row.self_supporting if row else "unknown":
        case "yes":
            return True
        case "confirmed":
            return status.is_self_supporting is True
        case _:
            return False


def is_on_the_way(game: Game, person: Person) -> bool:
    """Whether the person is not in a job but in what the table calls on the way."""
    status = person.status
    if status is None or is_in_a_job(game, person):
        return False
    row = game.counting.row(status.code)
    has_ended = status.to_date is not None and status.to_date < game.today
    return row is not None and row.on_the_way and status.from_date <= game.today and not has_ended


def got_job_in_time_to_tell(game: Game, person: Person) -> bool:
    """Whether the person first counted so long ago that it can be seen whether it lasted."""
    first = first_counting_day(game, person)
    return first is not None and game.today - first >= _foothold(game)


def has_kept_job(game: Game, person: Person) -> bool:
    """Whether the first run of counting days lasted the weeks of a foothold."""
    run = next(iter(spells(game, person)), None)
    return run is not None and run.lasts_until(game.today) - run.first >= _foothold(game)


def _foothold(game: Game) -> timedelta:
    return timedelta(weeks=game.edition.limits.foothold_weeks)


def wait_of(game: Game, person: Person) -> Wait | None:
    """
    How long a graduate has waited for a job since the start, or since they sat down; None before that.

    Who gave up the seat or is out of the count was still waiting when last seen.
    """
    start = max(game.started_on, local_day(game, person.seated_at))
    job, seen = first_counting_day(game, person), _last_seen(game, person)
    if job is not None and job <= seen:
        return Wait(max(0, (job - start).days), has_ended=True)
    return Wait((seen - start).days, has_ended=False) if seen >= start else None


def _last_seen(game: Game, person: Person) -> date:
    days = [game.today]
    if person.left_at is not None:
        days.append(local_day(game, person.left_at))
    elif person.exit is not None and not is_active(game, person):
        days.append(person.exit.from_date)
    return min(days)
