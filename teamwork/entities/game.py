"""The game as a whole and its teams: phase, sky, pot, lights, threads (rulebook 3)."""

from teamwork.entities.base import Entity, Look, only_if, present
from teamwork.entities.doors import door_state
from teamwork.model import Game, Team
from teamwork.rules import board, endings, missions, threads, whole_team
from teamwork.rules.activity import active_graduates, graduates, is_in_a_job
from teamwork.seats import Role
from teamwork.worked_out import once_a_version

ROLES_WITH_SIZE = {"graduate": "graduates", "coach": "coaches", "helper": "helpers"}


def game_entity(look: Look, game_id: str) -> Entity | None:
    """``game:`` for everyone; who has no access sees its name and phase only."""
    game = look.game
    if game_id != game.id:
        return None
    season = game.edition.season
    outline = present(
        id=game.id,
        name=look.word(game.id, "name"),
        edition={"id": game.edition.id, "version": game.edition.version, "hash": game.edition.hash},
        phase=game.phase,
        phase_kind=game.edition.phase(game.phase).kind,
        today=game.today,
        started_on=game.started_on,
        week=season_week(game),
        weeks=season.weeks,
        time_zone=season.time_zone,
        is_rehearsal=game.is_rehearsal,
        has_bots=_has_bots(game),
    )
    return {**outline, **_whole_board(look)} if look.has_access else outline


@once_a_version
def _has_bots(game: Game) -> bool:
    return any(person.is_bot for person in game.people.values() if person.is_seated)


def _whole_board(look: Look) -> Entity:
    game = look.game
    in_job, of = board.pot(game, None if look.is_office else look.viewer)
    camp = next((m for m in game.meetings.values() if m.kind == "camp" and m.state == "open"), None)
    return present(
        dusk=dusk(game),
        pot={"in_job": in_job, "of": of},
        celebration=_celebration(look),
        counting={"version": game.counting.version, "valid_from": game.counting.valid_from},
        open_camp_id=camp.id if camp else None,
        last_camp_closed_on=game.last_camp_closed_on,
        **({} if look.is_admin else _play(look)),
    )


def _play(look: Look) -> Entity:
    """Sums of the play: lights, doors and threads, and who helped whom where both agreed to be named (rule 3.5)."""
    game = look.game
    on, of = _pooled_lights(game)
    return present(
        lights=only_if(of > 0, {"on": on, "of": of}),
        doors=_doors(game),
        threads=[
            {"from_team_id": giver, "to_team_id": taker, "count": count}
            for (giver, taker), count in threads.threads(game).items()
        ],
        named_threads=None if look.is_office else _named_threads(look),
    )


def _named_threads(look: Look) -> list[Entity]:
    return [
        {
            "from_name": look.word(giver, "name") or "",
            "to_name": look.word(taker, "name") or "",
            "from_team_id": look.game.people[giver].team_id,
            "to_team_id": look.game.people[taker].team_id,
        }
        for giver, taker in threads.named_threads(look.game)
    ]


def season_week(game: Game) -> int:
    """The week of the season, from 1; 0 before it starts."""
    return max(0, (game.today - game.started_on).days // 7 + 1)


@once_a_version
def dusk(game: Game) -> float:
    """How bright the town is, 0 to 1: half by the weeks gone, half by the doors lit (rule 3)."""
    standing = [door for door in game.doors.values() if not door.is_down or door.lit_at]
    lit = sum(1 for door in standing if door.lit_at)
    gone = min(1.0, max(0, season_week(game) - 1) / max(1, game.edition.season.weeks - 1))
    return round(0.5 * gone + 0.5 * (lit / len(standing) if standing else 0.0), 3)


def _pooled_lights(game: Game) -> tuple[int, int]:
    """Of the missions that run; from their judging until new ones are drawn, of all that were judged (rule 6.7)."""
    chosen = [mission for mission in game.missions.values() if mission.chosen]
    newest = max((mission.camp for mission in game.missions.values()), default=0)
    shown = [mission for mission in chosen if mission.judged_at is None]
    if not shown and any(mission.camp == newest for mission in chosen):
        shown = chosen
    graduates = [(mission, person) for mission in shown for person in active_graduates(game, mission.team_id)]
    return sum(missions.has_light(game, mission, person.id) for mission, person in graduates), len(graduates)


@once_a_version
def _doors(game: Game) -> Entity:
    standing = [door for door in game.doors.values() if not door.is_down]
    return {
        "on_wall": len(standing),
        "glowing": sum(1 for door in standing if door_state(game, door) == "glowing"),
        "lit": sum(1 for door in game.doors.values() if door.lit_at),
    }


def _celebration(look: Look) -> Entity | None:
    shown = look.game.celebration
    if shown is None:
        return None
    person = look.game.people.get(shown.person_id or "")
    return present(
        kind=shown.kind,
        at=shown.at,
        team_id=shown.team_id,
        name=look.word(person.id, "name") if person and person.label == "name" else None,
    )


def team_entity(look: Look, team_id: str) -> Entity | None:
    """``team:``: its marker, lights and spark for the table itself; no team is ever above another (rule 3.4)."""
    team = look.game.teams.get(team_id)
    if team is None or not look.has_access:
        return None
    own = look.is_own_team(team_id)
    named = own or look.is_office or look.is_camp_open
    table = own and look.viewer.role in (Role.GRADUATE, Role.COACH)
    return present(
        id=team.id,
        seat_no=team.seat_no,
        name=only_if(named, look.word(team.id, "name")),
        marker=board.marker(look.game, team.id, look.viewer) if own else None,
        pawns=None if own or look.is_office or look.is_screen else _pawns(look, team),
        lights=_lights(look.game, team) if own or (look.is_office and not look.is_admin) else None,
        spark=only_if(
            table or (look.is_office and not look.is_admin),
            {week: {"band": spark.band, "arrow": spark.arrow} for week, spark in team.spark_bands.items()},
        ),
        endings=only_if(
            own or look.is_office or look.is_camp_open, list(endings.told(look.game, team.id, look.viewer))
        ),
        in_job=_in_job(look, team) if own or look.is_office else None,
        holds_now=whole_team.has_won(look.game, team.id, None if look.is_office else look.viewer)
        if own or look.is_office
        else None,
        helped=threads.helped(look.game, team.id) if own else None,
        empty=only_if(own or look.is_office or look.viewer.role is Role.COACH, _empty_chairs(look.game, team.id)),
        success=_success(look.game, team) if own else None,
    )


def _pawns(look: Look, team: Team) -> Entity | None:
    """
    How many graduates of another team stand at each stage, at a camp.

    A tally, because at a camp people of other teams have names and their pawns have none (rule 3.3).
    """
    if not look.is_camp_open:
        return None
    stages = sorted(board.stage(look.game, person, look.viewer) for person in graduates(look.game, team.id))
    return {str(stage): stages.count(stage) for stage in stages}


def _lights(game: Game, team: Team) -> Entity | None:
    if missions.running(game, team.id) is None:
        return None
    on, of = missions.lights(game, team.id)
    return {"on": on, "of": of}


def _in_job(look: Look, team: Team) -> Entity:
    active = active_graduates(look.game, team.id)
    if look.is_office:
        now = sum(1 for person in active if is_in_a_job(look.game, person))
    else:
        now = sum(1 for person in active if board.is_known_in_a_job(look.game, person, look.viewer))
    return {"now": now, "of": len(active)}


@once_a_version
def _empty_chairs(game: Game, team_id: str) -> Entity:
    sizes = game.edition.sizes
    seated = [p.role.value for p in game.people.values() if p.team_id == team_id and p.is_seated]
    return {plural: max(0, getattr(sizes, plural) - seated.count(role)) for role, plural in ROLES_WITH_SIZE.items()}


def _success(game: Game, team: Team) -> Entity:
    active = active_graduates(game, team.id)
    agreed = sum(1 for person in active if person.id in team.success_agreed_by)
    return {"agreed": agreed, "of": len(active)}
