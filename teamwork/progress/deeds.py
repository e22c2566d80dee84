"""What was done until a day: actions, keys, asks, missions, meetings, weeks of spark (rulebook 4 to 7)."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from teamwork.ids import TeamId
from teamwork.model import Game, Meeting, Mission
from teamwork.progress.chronicle import local_day
from teamwork.progress.definitions import MeasureId
from teamwork.progress.scope import Deed, DeedsByDay, Scope
from teamwork.rules.board import DONE_STATES
from teamwork.rules.calendar import first_monday
from teamwork.rules.spark import iso_week


def deeds(scope: Scope, measure: MeasureId) -> tuple[Deed, ...]:
    """Everything of one kind that was done in the scope until its day."""
    done = _by_day(SOURCES[measure](scope.game)) if scope.done is None else scope.done[measure]
    found = done.get(scope.team_id, ())
    return found[: bisect_right(found, scope.game.today, key=_day)]


def _by_day(found: Iterable[Deed]) -> DeedsByDay:
    """Those that were done, by team and under None for all of them."""
    done = sorted((deed for deed in found if deed.day is not None), key=_day)
    by_team: dict[TeamId | None, list[Deed]] = {None: done}
    for deed in done:
        by_team.setdefault(deed.team_id, []).append(deed)
    return {team_id: tuple(each) for team_id, each in by_team.items()}


def _day(deed: Deed) -> date:
    return deed.day or date.max


def _outward_actions(game: Game) -> Iterator[Deed]:
    outward = {kind.id for kind in game.edition.action_kinds.values() if kind.outward}
    for card in game.cards.values():
        if card.kind == "action" and card.action_kind in outward and card.state in DONE_STATES:
            yield Deed(card.ended_on, card.team_id, card.owner_id)


def _keys_given(game: Game) -> Iterator[Deed]:
    for key in game.keys.values():
        if key.state != "withdrawn":
            yield Deed(local_day(game, key.hung_at), key.team_id, key.giver_id)


def _keys_used(game: Game) -> Iterator[Deed]:
    for key in game.keys.values():
        if key.state == "used" and key.used_at is not None:
            yield Deed(local_day(game, key.used_at), key.team_id, key.used_by)


def _asks_helped(game: Game) -> Iterator[Deed]:
    for claim in game.claims.values():
        if claim.state == "helped" and claim.helped_at is not None:
            yield Deed(local_day(game, claim.helped_at), game.cards[claim.card_id].team_id, claim.asker_id)


SOURCES: Mapping[MeasureId, Callable[[Game], Iterator[Deed]]] = {
    "outward_actions": _outward_actions,
    "keys_given": _keys_given,
    "keys_used": _keys_used,
    "asks_helped": _asks_helped,
}
"""The deeds that people do, by measure."""


def all_deeds(game: Game) -> Mapping[MeasureId, DeedsByDay]:
    """Every deed of a game, for whoever asks of many days and teams."""
    return {measure: _by_day(source(game)) for measure, source in SOURCES.items()}


# ---- what teams do --------------------------------------------------------------------------------


def judged_missions(scope: Scope) -> tuple[Mission, ...]:
    """The scope's missions that a camp has judged by its day, in the order of the game."""
    return tuple(
        mission
        for mission in scope.game.missions.values()
        if scope.has_team(mission.team_id)
        and mission.judged_at is not None
        and scope.has_come(local_day(scope.game, mission.judged_at))
    )


def closed_meetings(game: Game) -> tuple[tuple[date, Meeting], ...]:
    """Every meeting that has closed, with its day, in the order of the game."""
    return tuple(
        (local_day(game, each.closed_at), each) for each in game.meetings.values() if each.closed_at is not None
    )


def held_meetings(scope: Scope) -> tuple[Meeting, ...]:
    """The scope's meetings closed by its day; a camp belongs to every team."""
    closed = closed_meetings(scope.game) if scope.closed is None else scope.closed
    return tuple(meeting for day, meeting in closed if scope.has_team(meeting.team_id) and scope.has_come(day))


def learnings(scope: Scope) -> int:
    """How many sentences of learning the scope's teams wrote in the meetings held."""
    return sum(scope.has_team(team_id) for meeting in held_meetings(scope) for team_id in meeting.learnings)


def full_weeks(game: Game) -> tuple[str, ...]:
    """The ISO weeks of the season that are over on the game's today."""
    monday = first_monday(game.started_on)
    weeks: list[str] = []
    while monday + timedelta(days=7) <= game.today and len(weeks) < game.edition.season.weeks:
        weeks.append(iso_week(monday))
        monday += timedelta(days=7)
    return tuple(weeks)


def spark_weeks(scope: Scope) -> tuple[int, int]:
    """In how many full weeks enough answered for a band, and of how many: each team's weeks counted for itself."""
    weeks = set(full_weeks(scope.game))
    teams = [team for team in scope.game.teams.values() if scope.has_team(team.id)]
    return sum(len(weeks & set(team.spark_bands)) for team in teams), len(weeks) * len(teams)
