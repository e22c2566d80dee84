"""Sparks, raised hands, chances, statuses and exits, wins and endings as they come about (rulebook 7 and 8)."""

from teamwork import events as e
from teamwork.changes.base import change, put, set_fields
from teamwork.ids import PersonId
from teamwork.model import Chance, Exit, FollowUp, Game, Hand, Level, Told


def spark_week_closed(game: Game, event: e.SparkWeekClosed) -> Game:
    bands = game.teams[event.team_id].spark_bands
    return change(game, "teams", event.team_id, spark_bands={**bands, event.week: event.band})


# ---- raised hands -----------------------------------------------------------------------------


def hand_raised(game: Game, event: e.HandRaised) -> Game:
    hand = Hand(id=event.hand_id, person_id=event.person_id, told_id=event.told_id, raised_at=game.at)
    return put(game, "hands", hand.id, hand)


def hand_lowered(game: Game, event: e.HandLowered) -> Game:
    return change(game, "hands", event.hand_id, is_lowered=True)


def hand_answered(game: Game, event: e.HandAnswered) -> Game:
    return change(game, "hands", event.hand_id, answered_at=game.at)


# ---- chances and statuses ---------------------------------------------------------------------


def chance_reported(game: Game, event: e.ChanceReported) -> Game:
    chance = Chance(
        id=event.chance_id,
        person_id=event.person_id,
        kind=event.chance_kind,
        on=event.on,
        told=Told(level=event.level, coach=event.coach),
        reported_at=game.at,
    )
    return put(game, "chances", chance.id, chance)


def chance_ended(game: Game, event: e.ChanceEnded) -> Game:
    return change(game, "chances", event.chance_id, state="ended", outcome=event.outcome)


def status_set(game: Game, event: e.StatusSet) -> Game:
    """The status holds, the one before it is history; what the hall is no longer told is celebrated no longer."""
    person = game.people[event.person_id]
    earlier = () if person.status is None else (person.status,)
    game = change(game, "people", person.id, status=event.status, history=(*person.history, *earlier))
    return _uncelebrated(game, person.id, event.status.told)


def status_told(game: Game, event: e.StatusTold) -> Game:
    """Others have been told of the present status, or no longer are."""
    status = game.people[event.person_id].status
    if status is None:
        return game
    told = Told(level=event.level, coach=event.coach, celebrate=event.celebrate)
    game = change(game, "people", event.person_id, status=status.model_copy(update={"told": told}))
    return _uncelebrated(game, event.person_id, told)


def _uncelebrated(game: Game, person_id: PersonId, told: Told) -> Game:
    """A shared screen stops celebrating a job at once when its owner takes it from the hall (rule 8.4)."""
    shown = game.celebration
    if shown is None or shown.person_id != person_id or (told.level is Level.HALL and told.celebrate):
        return game
    return set_fields(game, celebration=None)


def exit_set(game: Game, event: e.ExitSet) -> Game:
    """A way out as asked for, confirmed or decided; without a code the person is back."""
    way_out = None
    if event.code is not None:
        way_out = Exit(
            code=event.code, from_date=event.from_date, is_confirmed=event.is_confirmed, is_counted=event.is_counted
        )
    return change(game, "people", event.person_id, exit=way_out)


def counting_rules_adopted(game: Game, event: e.CountingRulesAdopted) -> Game:
    return set_fields(game, counting=event.rules)


def follow_up_answered(game: Game, event: e.FollowUpAnswered) -> Game:
    return change(game, "follow_ups", event.follow_up_id, state=event.outcome, done_at=game.at)


# ---- the whole team ---------------------------------------------------------------------------


def team_success_agreed(game: Game, event: e.TeamSuccessAgreed) -> Game:
    """One more says yes to telling the hall of the team, or one no longer does."""
    team = game.teams[event.team_id]
    others = tuple(person_id for person_id in team.success_agreed_by if person_id != event.person_id)
    if event.is_agreed:
        return change(game, "teams", team.id, success_agreed_by=(*others, event.person_id))
    game = change(game, "teams", team.id, success_agreed_by=others)
    shown = game.celebration
    is_theirs = shown is not None and shown.kind == "whole_team" and shown.team_id == team.id
    return set_fields(game, celebration=None) if is_theirs else game


def win_reached(game: Game, event: e.WinReached) -> Game:
    return change(game, "teams", event.team_id, first_reached_at=game.at)


def season_ended(game: Game, event: e.SeasonEnded) -> Game:
    """Each team has its ending, and follow-ups wait for their days (rule 8.5)."""
    for team_id, endings in event.endings.items():
        game = change(game, "teams", team_id, endings=endings)
    for person_id, days in event.follow_ups.items():
        for weeks, due in days.items():
            follow_up = FollowUp(id=f"{person_id}:{weeks}", person_id=person_id, weeks=weeks, due=due)
            game = put(game, "follow_ups", follow_up.id, follow_up)
    return game


def celebrated(game: Game, event: e.Celebrated) -> Game:
    return set_fields(game, celebration=event.celebration)
