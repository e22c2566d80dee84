"""
The fold: one event after another makes the game.

Never refuses, asks nobody, reads no clock: history needs no permission. The branches say where each
event's change lives; an event without a branch does not type-check.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeAlias, assert_never, cast

from teamwork import events as e
from teamwork.changes import cards, doors, jobs, meetings, missions, people, undo
from teamwork.edition import Edition
from teamwork.ids import GameId
from teamwork.model import Game

Change: TypeAlias = Callable[[Game, Any], Game]
"""A pure function of the game and the one class of events that it is the branch of."""


def empty_game(game_id: GameId, edition: Edition, created_at: datetime) -> Game:
    """The game before its first version."""
    day = created_at.date()
    return Game(
        id=game_id,
        edition=edition,
        at=created_at,
        phase=edition.phases[0].id,
        started_on=day,
        today=day,
        counting=edition.counting,
    )


def apply(game: Game, record: e.Record, is_point_kept: bool = True) -> Game:
    """
    The game one version on; ``touched`` then lists what the record changed.

    ``is_point_kept`` is false of a version whose undo point is known to be replaced (`changes.undo.points_kept`).
    """
    after = game.model_copy(update={"v": record.v, "at": record.at, "actor": record.actor, "touched": ()})
    for event in record.events:
        after = evolve(after, event)
    return undo.remember(game, after, record) if is_point_kept else after


def replay(game: Game, records: Iterable[e.Record]) -> Game:
    """The game after all of ``records``, which follow one another without a gap."""
    whole = tuple(records)
    for record, is_point_kept in zip(whole, undo.points_kept(whole), strict=True):
        game = apply(game, record, is_point_kept)
    return game


def evolve(game: Game, event: e.Event) -> Game:
    """The game after one event."""
    return CHANGES[type(event)](game, event)


def _change_of(event: e.Event) -> Change:
    match event:
        # setup and people
        case e.GameStarted():
            return people.game_started
        case e.PilesDealt():
            return people.piles_dealt
        case e.PersonSeated():
            return people.person_seated
        case e.PersonLeftSeat():
            return people.person_left_seat
        case e.PersonRenamed():
            return people.person_renamed
        case e.TeamRenamed():
            return people.team_renamed
        case e.ContactChanged():
            return people.contact_changed
        case e.LabelChosen():
            return people.label_chosen
        case e.SilencePromised():
            return people.silence_promised
        case e.TextsOpenedToCoach():
            return people.texts_opened_to_coach
        case e.SeatWoken():
            return people.seat_woken
        case e.DoneEarlier():
            return people.done_earlier
        case e.PhaseOpened():
            return people.phase_opened
        case e.DayBegan():
            return people.day_began
        case e.PersonErased():
            return people.person_erased
        # meetings
        case e.MeetingPlanned():
            return meetings.meeting_planned
        case e.MeetingMoved():
            return meetings.meeting_moved
        case e.MeetingOpened():
            return meetings.meeting_opened
        case e.TwistDrawn():
            return meetings.twist_drawn
        case e.MeetingClosed():
            return meetings.meeting_closed
        case e.PresenceTaken():
            return meetings.presence_taken
        case e.HatTaken():
            return meetings.hat_taken
        case e.StepStarted():
            return meetings.step_started
        case e.ClockSet():
            return meetings.clock_set
        case e.ScreenSet():
            return meetings.screen_set
        case e.FilmSet():
            return meetings.film_set
        case e.TableReported():
            return meetings.table_reported
        case e.TurnGiven():
            return meetings.turn_given
        case e.SpotlightSet():
            return meetings.spotlight_set
        case e.CardHidden():
            return meetings.card_hidden
        case e.RestTaken():
            return meetings.rest_taken
        case e.LearningWritten():
            return meetings.learning_written
        case e.FactorsRated():
            return meetings.factors_rated
        case e.MissionsDrawn():
            return missions.missions_drawn
        case e.MissionVoted():
            return missions.mission_voted
        case e.MissionChosen():
            return missions.mission_chosen
        case e.MissionJudged():
            return missions.mission_judged
        case e.DeedDone():
            return missions.deed_done
        case e.TeamSuccessAgreed():
            return jobs.team_success_agreed
        case e.SeasonEnded():
            return jobs.season_ended
        case e.Celebrated():
            return jobs.celebrated
        # cards
        case e.CardsOffered():
            return cards.cards_offered
        case e.CardPlayed():
            return cards.card_played
        case e.StrengthTaken():
            return cards.strength_taken
        case e.CardRevised():
            return cards.card_revised
        case e.LevelSet():
            return cards.level_set
        case e.CardEnded():
            return cards.card_ended
        case e.ActionMoved():
            return cards.action_moved
        case e.ActionKept():
            return cards.action_kept
        # doors, keys, asks, thanks
        case e.DoorReleased():
            return doors.door_released
        case e.DoorTakenDown():
            return doors.door_taken_down
        case e.KeyHung():
            return doors.key_hung
        case e.KeyTaken():
            return doors.key_taken
        case e.KeyReturned():
            return doors.key_returned
        case e.KeyWarmed():
            return doors.key_warmed
        case e.KeyWithdrawn():
            return doors.key_withdrawn
        case e.KeyUsed():
            return doors.key_used
        case e.AskClaimed():
            return doors.ask_claimed
        case e.ClaimReleased():
            return doors.claim_released
        case e.AskerRevealed():
            return doors.asker_revealed
        case e.AskHelped():
            return doors.ask_helped
        case e.ThanksSaid():
            return doors.thanks_said
        case e.NamedThreadAgreed():
            return doors.named_thread_agreed
        # spark, status, chances
        case e.SparkWeekClosed():
            return jobs.spark_week_closed
        case e.HandRaised():
            return jobs.hand_raised
        case e.HandLowered():
            return jobs.hand_lowered
        case e.HandAnswered():
            return jobs.hand_answered
        case e.ChanceReported():
            return jobs.chance_reported
        case e.ChanceEnded():
            return jobs.chance_ended
        case e.StatusSet():
            return jobs.status_set
        case e.StatusTold():
            return jobs.status_told
        case e.ExitSet():
            return jobs.exit_set
        case e.WinReached():
            return jobs.win_reached
        case e.FollowUpAnswered():
            return jobs.follow_up_answered
        case e.CountingRulesAdopted():
            return jobs.counting_rules_adopted
        case e.CommandUndone():
            return undo.command_undone
        case _:
            assert_never(event)


CHANGES: Mapping[type[e.BaseEvent], Change] = {
    kind: _change_of(cast(e.Event, kind.model_construct())) for kind in e.EVENTS.values()
}
"""What each class of events changes: the match, walked once for each, because a season walks it 5,000 times."""
