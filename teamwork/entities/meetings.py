"""Meetings and missions: agenda, clock and presence for everyone, votes and lights for the table (rulebook 6)."""

from collections.abc import Mapping

from teamwork.changes.undo import meeting_stack
from teamwork.entities.base import Entity, Look, only_if, present
from teamwork.entities.cards import card_entity, part_of
from teamwork.entities.people import hall_label
from teamwork.model import Game, Meeting, Mission
from teamwork.rules import missions
from teamwork.rules.check_in import readiness
from teamwork.rules.rounds import agenda_of, step_of
from teamwork.seats import SCREEN_SEAT, Role
from teamwork.visibility import sees_part


def meeting_entity(look: Look, meeting_id: str) -> Entity | None:
    """``meeting:`` of the own team or all; who has no access sees none."""
    meeting = look.game.meetings.get(meeting_id)
    if meeting is None or not look.has_access:
        return None
    if meeting.kind != "camp" and not (look.is_own_team(meeting.team_id) or look.is_office):
        return None
    entity = present(
        id=meeting.id,
        kind=meeting.kind,
        team_id=meeting.team_id,
        number=meeting.number,
        starts_at=meeting.starts_at,
        state=meeting.state,
        agenda_id=agenda_of(look.game, meeting).id,
        closed_at=meeting.closed_at,
        learnings=_learnings(look, meeting) or None,
        factors=_factors(look, meeting) or None,
    )
    return entity | (_open_meeting(look, meeting) if meeting.state == "open" else {})


def _open_meeting(look: Look, meeting: Meeting) -> Entity:
    coach = look.viewer.role is Role.COACH
    ready = readiness(look.game, meeting) if meeting.kind == "check_in" else None
    return present(
        opened_at=meeting.opened_at,
        step_id=meeting.step_id,
        step_started_at=meeting.step_started_at,
        clock=present(mode=meeting.clock.mode, ends_at=meeting.clock.ends_at, seconds_left=meeting.clock.seconds_left),
        host_id=only_if(not look.is_screen, meeting.host_id),
        screen=meeting.screen,
        film=meeting.film and present(at=meeting.film.at, runs_since=meeting.film.runs_since),
        turns=_turns(look, meeting),
        ready_tables=list(meeting.ready_tables),
        twist_id=meeting.twist_id,
        present=_present(look, meeting),
        present_by_team=None if look.is_admin else _present_by_team(look.game, meeting),
        spotlight=None if look.is_office else _spotlight(look, meeting),
        looked={"ready": ready.ready, "of": ready.of} if ready and not look.is_admin else None,
        is_ready_to_close=only_if(ready is not None and coach, ready is not None and not ready.missing),
        i_rested=only_if(look.viewer.person_id in meeting.rested, True),
        swap=None if look.is_office else _swap(look.game, meeting),
        undo_count=only_if(coach, len(look.game.undo.get(meeting_stack(meeting.id), ()))),
    )


def _turns(look: Look, meeting: Meeting) -> Mapping[str, str] | None:
    if look.is_screen or look.is_office:
        return None
    if look.is_self(meeting.host_id):
        return dict(meeting.turns)
    return {team: person for team, person in meeting.turns.items() if look.is_own_team(team)}


def _present(look: Look, meeting: Meeting) -> list[str] | None:
    """Who is here, by id: the own table, for the host all (visibility.md, "presence of a person")."""
    if look.is_office or look.is_screen:
        return None
    return [
        person_id
        for person_id, is_here in meeting.present.items()
        if is_here and (look.is_self(meeting.host_id) or look.is_own_team(look.game.people[person_id].team_id))
    ]


def _present_by_team(game: Game, meeting: Meeting) -> Entity:
    """One dot a person (decision 18), as a count a table in the fixed order."""
    here = [game.people[person_id].team_id for person_id, is_here in meeting.present.items() if is_here]
    return {team_id: here.count(team_id) for team_id in game.teams if meeting.team_id in (None, team_id)}


def _spotlight(look: Look, meeting: Meeting) -> Entity | None:
    """On the screen only what its owner released to the hall, and only after the yes (rule 6.4)."""
    spot = meeting.spotlight
    card = look.game.cards.get(spot.card_id) if spot else None
    if spot is None or card is None:
        return None
    owner = look.is_self(card.owner_id)
    if not spot.is_agreed and not (owner or look.is_self(meeting.host_id) or look.is_self(spot.asked_by)):
        return None
    person = look.game.people[card.owner_id]
    texts = {
        field: look.word(card.id, field)
        for field in card.written
        if sees_part(look.game, SCREEN_SEAT, card, part_of(card, field))
    }
    is_ask = card.kind == "challenge"
    return present(
        card_id=card.id,
        is_agreed=spot.is_agreed,
        is_mine=only_if(owner, True),
        kind=card.kind,
        ref=only_if(not is_ask, card.ref),
        card=texts if spot.is_agreed else None,
        label=only_if(spot.is_agreed and not is_ask, hall_label(look, person)),
        team_id=only_if(spot.is_agreed and not is_ask, card.team_id),
    )


def _learnings(look: Look, meeting: Meeting) -> Entity:
    sees_all = look.is_office or (meeting.kind == "camp" and look.is_camp_open)
    return {
        team_id: look.word(meeting.id, f"learning/{team_id}")
        for team_id in meeting.learnings
        if sees_all or look.is_own_team(team_id)
    }


def _factors(look: Look, meeting: Meeting) -> Entity:
    coach = look.viewer.role is Role.COACH
    return {
        team_id: list(ratings)
        for team_id, ratings in meeting.factors.items()
        if look.is_office or (coach and look.is_own_team(team_id))
    }


def _swap(game: Game, meeting: Meeting) -> Entity | None:
    """In a swap round each table has the keyless doors of the table before it (rule 6.4)."""
    step = step_of(game, meeting)
    if step is None or step.round != "swap":
        return None
    tables = sorted(game.teams.values(), key=lambda team: team.seat_no)
    keyed = {key.door_id for key in game.keys.values() if key.state != "withdrawn"}
    bare = {
        team.id: [d.id for d in game.doors.values() if d.team_id == team.id and not d.is_down and d.id not in keyed]
        for team in tables
    }
    return {team.id: bare[tables[place - 1].id] for place, team in enumerate(tables)}


def mission_entity(look: Look, mission_id: str) -> Entity | None:
    """``mission:``: the table sees how many lights it has, never whose are missing (rule 6.7)."""
    mission = look.game.missions.get(mission_id)
    if mission is None or not look.has_access:
        return None
    own = look.is_own_team(mission.team_id)
    if not (own or look.is_office or look.is_camp_open):
        return None
    return present(
        id=mission.id,
        team_id=mission.team_id,
        camp=mission.camp,
        drawn=list(mission.drawn),
        chosen=mission.chosen,
        is_held=mission.is_held,
        **(_own_mission(look, mission) if own else {}),
    )


def _own_mission(look: Look, mission: Mission) -> Entity:
    votes = [choice for person_id, choice in mission.votes.items() if look.game.people[person_id].is_seated]
    graduate = look.viewer.role is Role.GRADUATE
    running = mission.chosen is not None and mission.judged_at is None
    on, of = missions.lights(look.game, mission.team_id) if running else (0, 0)
    me = look.viewer.person_id or ""
    return present(
        votes={choice: votes.count(choice) for choice in mission.drawn},
        my_vote=mission.votes.get(me),
        lights=only_if(running, {"on": on, "of": of}),
        my_light=missions.has_light(look.game, mission, me) if graduate and running else None,
        my_deeds=dict(mission.deeds.get(me, {})) if graduate else None,
    )


__all__ = ["card_entity", "meeting_entity", "mission_entity"]
