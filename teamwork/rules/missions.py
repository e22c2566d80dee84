"""Missions: drawn and chosen at a camp, lit by each in turn, judged at the next camp (rule 6.7)."""

from collections import Counter
from collections.abc import Iterable, Mapping

from teamwork.commands import ChooseMission, VoteMission
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.errors import NotFoundError, RuleViolationError
from teamwork.events import DeedDone, Event, MissionChosen, MissionJudged, MissionsDrawn, MissionVoted
from teamwork.ids import PersonId, TeamId
from teamwork.model import Game, Mission
from teamwork.rules import find, tables
from teamwork.rules.activity import active_graduates
from teamwork.rules.deeds import deeds_in
from teamwork.rules.option_rule import OptionRule
from teamwork.seats import Role, Seat
from teamwork.worked_out import once_a_version


@once_a_version
def running(game: Game, team_id: TeamId) -> Mission | None:
    """The mission that a team has chosen and that no camp has judged yet."""
    own = (mission for mission in game.missions.values() if mission.team_id == team_id)
    return next((mission for mission in own if mission.chosen and mission.judged_at is None), None)


def has_light(game: Game, mission: Mission, person_id: PersonId) -> bool:
    """Whether a graduate has done their part of a chosen mission."""
    if mission.chosen is None:
        return False
    done = mission.deeds.get(person_id, {})
    return all(
        done.get(need.deed, 0) + done.get(need.or_deed or "", 0) >= need.times
        for need in game.edition.missions[mission.chosen].needs
    )


@once_a_version
def lights(game: Game, team_id: TeamId) -> tuple[int, int]:
    """
    How many of a team's active graduates have their light on, and how many there are.

    None is on when no mission is running. Whose are on is nobody else's to know.
    """
    mission = running(game, team_id)
    graduates = active_graduates(game, team_id)
    on = sum(1 for person in graduates if mission is not None and has_light(game, mission, person.id))
    return on, len(graduates)


def draw_events(game: Game, context: Context, camp: int) -> tuple[MissionsDrawn, ...]:
    """What a camp's vote puts before each team that has none before it: missions it has not chosen earlier."""
    drawn_for = {mission.team_id for mission in game.missions.values() if mission.camp == camp}
    return tuple(
        MissionsDrawn(
            mission_id=context.new_id("mission"),
            team_id=team_id,
            camp=camp,
            drawn=context.shuffle(_never_chosen(game, team_id))[: game.edition.limits.missions_drawn],
        )
        for team_id in tables.team_ids(game)
        if team_id not in drawn_for
    )


def _never_chosen(game: Game, team_id: TeamId) -> tuple[str, ...]:
    chosen = {mission.chosen for mission in game.missions.values() if mission.team_id == team_id}
    return tuple(mission_id for mission_id in game.edition.missions if mission_id not in chosen)


def judge_events(game: Game) -> tuple[MissionJudged, ...]:
    """
    What the opening of a camp says of the missions that ran until now.

    One is held when every active graduate's light is on, and somebody is left to have one.
    """
    missions = (running(game, team_id) for team_id in tables.team_ids(game))
    return tuple(
        MissionJudged(mission_id=mission.id, is_held=_is_lit_by_all(game, mission))
        for mission in missions
        if mission is not None
    )


def _is_lit_by_all(game: Game, mission: Mission) -> bool:
    graduates = active_graduates(game, mission.team_id)
    return bool(graduates) and all(has_light(game, mission, person.id) for person in graduates)


def deeds(after: Game, events: Iterable[Event]) -> tuple[DeedDone, ...]:
    """
    The deeds in a command's events that the running missions of their doers still ask for.

    ``after`` is the game with the events folded in. What a mission does not need, or has counted often
    enough, is not kept: nobody carries a number (rule 5.6).
    """
    counted: Counter[tuple[str, PersonId, str]] = Counter()
    done = []
    for person_id, deed in (found for event in events for found in deeds_in(after, event)):
        mission = _lived_by(after, person_id)
        if mission is None:
            continue
        before = mission.deeds.get(person_id, {}).get(deed, 0)
        if before + counted[mission.id, person_id, deed] < _times_asked(after, mission, deed):
            counted[mission.id, person_id, deed] += 1
            done.append(DeedDone(mission_id=mission.id, person_id=person_id, deed=deed))
    return tuple(done)


def _lived_by(game: Game, person_id: PersonId) -> Mission | None:
    person = game.people[person_id]
    return running(game, person.team_id) if person.role is Role.GRADUATE and person.is_seated else None


def _times_asked(game: Game, mission: Mission, deed: str) -> int:
    needs = game.edition.missions[mission.chosen or ""].needs
    return max((need.times for need in needs if deed in (need.deed, need.or_deed)), default=0)


def require_can_settle_mission(game: Game, seat: Seat, mission_id: str, choice: str) -> Mission:
    """
    The own team's mission, not chosen yet, with ``choice`` among those drawn.

    Raises:
        NotFoundError: also for the missions of other teams.
        RuleViolationError: ``already_chosen``, ``mission_not_drawn``.
    """
    mission = game.missions.get(mission_id)
    if mission is None or mission.team_id != seat.team_id:
        raise NotFoundError(field="mission_id")
    if mission.chosen is not None:
        raise RuleViolationError("already_chosen", field="mission_id")
    if choice not in mission.drawn:
        raise RuleViolationError("mission_not_drawn", field="choice")
    return mission


def vote_mission(game: Game, command: VoteMission, context: Context) -> Decision:
    """The graduate's one vote, which may move until the mission is chosen."""
    mission = require_can_settle_mission(game, context.seat, command.mission_id, command.choice)
    me = find.me(game, context.seat)
    if mission.votes.get(me.id) == command.choice:
        return Decision()
    return Decision(events=(MissionVoted(mission_id=mission.id, person_id=me.id, choice=command.choice),))


def choose_mission(game: Game, command: ChooseMission, context: Context) -> Decision:
    """The mission runs; the coach settles it after vote and talk, also against the vote."""
    mission = require_can_settle_mission(game, context.seat, command.mission_id, command.choice)
    return Decision(events=(MissionChosen(mission_id=mission.id, choice=command.choice),))


def _choices(game: Game, seat: Seat) -> Iterable[Mapping[str, str]]:
    return (
        {"mission_id": mission.id, "choice": choice}
        for mission in game.missions.values()
        if mission.team_id == seat.team_id
        for choice in mission.drawn
    )


OPTIONS = (
    OptionRule("vote_mission", _choices, require_can_settle_mission),
    OptionRule("choose_mission", _choices, require_can_settle_mission),
)
