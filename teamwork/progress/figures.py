"""The figures of one day, for a team or the whole game, each from the record alone (journey O3)."""

from collections.abc import Callable, Iterator, Mapping

from teamwork.frozen import Frozen
from teamwork.model import Game, Person
from teamwork.progress.deeds import SOURCES, deeds, held_meetings, judged_missions, learnings, spark_weeks
from teamwork.progress.definitions import DEFINITIONS, MeasureId
from teamwork.progress.jobs import got_job_in_time_to_tell, has_kept_job, is_on_the_way, is_self_supporting, wait_of
from teamwork.progress.on_day import all_graduates, counted
from teamwork.progress.scope import Scope
from teamwork.progress.survival import Wait, curve, median
from teamwork.rules.activity import is_in_a_job


class Figure(Frozen):
    """One figure: its value (None when there is none yet), what it is out of, how many people stand behind it."""

    measure: MeasureId
    value: int | None
    of: int | None = None
    people: int | None = None
    """For deeds: how many different people did them."""


Figures = Mapping[MeasureId, Figure]


def figures(scope: Scope) -> Figures:
    """Every figure of the scope, in the order of the definitions; its game comes from `on_day`."""
    found = {figure.measure: figure for figure in (*_of_people(scope), *_of_deeds(scope), *_of_teams(scope))}
    return {measure: found[measure] for measure in DEFINITIONS}


def waits(scope: Scope) -> tuple[Wait, ...]:
    """How long each graduate waited for a job, those who gave up their seat or went another way included."""
    found = (wait_of(scope.game, person) for person in all_graduates(scope.game, scope.team_id))
    return tuple(wait for wait in found if wait is not None)


def _of_people(scope: Scope) -> Iterator[Figure]:
    people = counted(scope.game, scope.team_id)
    tests: Mapping[MeasureId, Callable[[Game, Person], bool]] = {
        "in_job": is_in_a_job,
        "self_supporting": is_self_supporting,
        "on_the_way": is_on_the_way,
        "kept_of": got_job_in_time_to_tell,
    }
    yield Figure(measure="people", value=len(people))
    for measure, holds in tests.items():
        yield Figure(measure=measure, value=sum(holds(scope.game, person) for person in people), of=len(people))
    in_time = [person for person in people if got_job_in_time_to_tell(scope.game, person)]
    yield Figure(measure="kept", value=sum(has_kept_job(scope.game, p) for p in in_time), of=len(in_time))
    yield Figure(measure="median_days", value=median(curve(waits(scope))))


def _of_deeds(scope: Scope) -> Iterator[Figure]:
    for measure in SOURCES:
        done = deeds(scope, measure)
        yield Figure(measure=measure, value=len(done), people=len({deed.by for deed in done}))


def _of_teams(scope: Scope) -> Iterator[Figure]:
    judged = judged_missions(scope)
    yield Figure(measure="missions_held", value=sum(mission.is_held is True for mission in judged), of=len(judged))
    answered, of = spark_weeks(scope)
    yield Figure(measure="spark_weeks", value=answered, of=of)
    yield Figure(measure="meetings_held", value=len(held_meetings(scope)))
    yield Figure(measure="learnings", value=learnings(scope))
