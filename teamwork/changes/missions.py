"""Missions as they are drawn, voted on, chosen, lived and judged (rule 6.7)."""

from teamwork.changes.base import change, put
from teamwork.events import DeedDone, MissionChosen, MissionJudged, MissionsDrawn, MissionVoted
from teamwork.model import Game, Mission


def missions_drawn(game: Game, event: MissionsDrawn) -> Game:
    mission = Mission(id=event.mission_id, team_id=event.team_id, camp=event.camp, drawn=event.drawn)
    return put(game, "missions", mission.id, mission)


def mission_voted(game: Game, event: MissionVoted) -> Game:
    votes = game.missions[event.mission_id].votes
    return change(game, "missions", event.mission_id, votes={**votes, event.person_id: event.choice})


def mission_chosen(game: Game, event: MissionChosen) -> Game:
    return change(game, "missions", event.mission_id, chosen=event.choice, chosen_at=game.at)


def mission_judged(game: Game, event: MissionJudged) -> Game:
    return change(game, "missions", event.mission_id, is_held=event.is_held, judged_at=game.at)


def deed_done(game: Game, event: DeedDone) -> Game:
    deeds = game.missions[event.mission_id].deeds
    own = deeds.get(event.person_id, {})
    counted = {**own, event.deed: own.get(event.deed, 0) + 1}
    return change(game, "missions", event.mission_id, deeds={**deeds, event.person_id: counted})
