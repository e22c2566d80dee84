"""
The fold: one event after another makes the game.

Never refuses, asks nobody, reads no clock: history needs no permission. The branches say where each
event's change lives; an event without a branch does not type-check.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from teamwork import events as e
from teamwork.changes import cards, doors, jobs, meetings, missions, people, undo
from teamwork.edition import Edition
from teamwork.ids import GameId
from teamwork.model import Game


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


def apply(game: Game, record: e.Record) -> Game:
    """The game one version on; ``touched`` then lists what the record changed."""
    after = game.model_copy(update={"v": record.v, "at": record.at, "actor": record.actor, "touched": ()})
    for event in record.events:
        after = evolve(after, event)
    return undo.remember(game, after, record)


def replay(game: Game, records: Iterable[e.Record]) -> Game:
    """The game after all of ``records``, which follow one another without a gap."""
    for record in records:
        game = apply(game, record)
    return game


def evolve(game: Game, event: e.Event) -> Game:
    """The game after one event."""
    match event:
        # setup and people
        case e.GameStarted():
            return people.game_started(game, event)
        case e.PilesDealt():
            return people.piles_dealt(game, event)
        case e.PersonSeated():
            return people.person_seated(game, event)
        case e.PersonLeftSeat():
            return people.person_left_seat(game, event)
        case e.PersonRenamed():
            return people.person_renamed(game, event)
        case e.TeamRenamed():
            return people.team_renamed(game, event)
        case e.ContactChanged():
            return people.contact_changed(game, event)
        case e.LabelChosen():
            return people.label_chosen(game, event)
        case e.SilencePromised():
            return people.silence_promised(game, event)
        case e.TextsOpenedToCoach():
            return people.texts_opened_to_coach(game, event)
        case e.SeatWoken():
            return people.seat_woken(game, event)
        case e.PhaseOpened():
            return people.phase_opened(game, event)
        case e.DayBegan():
            return people.day_began(game, event)
        case e.PersonErased():
            return people.person_erased(game, event)
        # meetings
        case e.MeetingPlanned():
            return meetings.meeting_planned(game, event)
        case e.MeetingMoved():
            return meetings.meeting_moved(game, event)
        case e.MeetingOpened():
            return meetings.meeting_opened(game, event)
        case e.TwistDrawn():
            return meetings.twist_drawn(game, event)
        case e.MeetingClosed():
            return meetings.meeting_closed(game, event)
        case e.PresenceTaken():
            return meetings.presence_taken(game, event)
        case e.HatTaken():
            return meetings.hat_taken(game, event)
        case e.StepStarted():
            return meetings.step_started(game, event)
        case e.ClockSet():
            return meetings.clock_set(game, event)
        case e.ScreenSet():
            return meetings.screen_set(game, event)
        case e.TableReported():
            return meetings.table_reported(game, event)
        case e.TurnGiven():
            return meetings.turn_given(game, event)
        case e.SpotlightSet():
            return meetings.spotlight_set(game, event)
        case e.CardHidden():
            return meetings.card_hidden(game, event)
        case e.RestTaken():
            return meetings.rest_taken(game, event)
        case e.LearningWritten():
            return meetings.learning_written(game, event)
        case e.FactorsRated():
            return meetings.factors_rated(game, event)
        case e.MissionsDrawn():
            return missions.missions_drawn(game, event)
        case e.MissionVoted():
            return missions.mission_voted(game, event)
        case e.MissionChosen():
            return missions.mission_chosen(game, event)
        case e.MissionJudged():
            return missions.mission_judged(game, event)
        case e.DeedDone():
            return missions.deed_done(game, event)
        case e.TeamSuccessAgreed():
            return jobs.team_success_agreed(game, event)
        case e.SeasonEnded():
            return jobs.season_ended(game, event)
        case e.Celebrated():
            return jobs.celebrated(game, event)
        # cards
        case e.CardsOffered():
            return cards.cards_offered(game, event)
        case e.CardPlayed():
            return cards.card_played(game, event)
        case e.StrengthTaken():
            return cards.strength_taken(game, event)
        case e.CardRevised():
            return cards.card_revised(game, event)
        case e.LevelSet():
            return cards.level_set(game, event)
        case e.CardEnded():
            return cards.card_ended(game, event)
        case e.ActionMoved():
            return cards.action_moved(game, event)
        case e.ActionKept():
            return cards.action_kept(game, event)
        # doors, keys, asks, thanks
        case e.DoorReleased():
            return doors.door_released(game, event)
        case e.DoorTakenDown():
            return doors.door_taken_down(game, event)
        case e.KeyHung():
            return doors.key_hung(game, event)
        case e.KeyTaken():
            return doors.key_taken(game, event)
        case e.KeyReturned():
            return doors.key_returned(game, event)
        case e.KeyWarmed():
            return doors.key_warmed(game, event)
        case e.KeyWithdrawn():
            return doors.key_withdrawn(game, event)
        case e.KeyUsed():
            return doors.key_used(game, event)
        case e.AskClaimed():
            return doors.ask_claimed(game, event)
        case e.ClaimReleased():
            return doors.claim_released(game, event)
        case e.AskerRevealed():
            return doors.asker_revealed(game, event)
        case e.AskHelped():
            return doors.ask_helped(game, event)
        case e.ThanksSaid():
            return doors.thanks_said(game, event)
        case e.NamedThreadAgreed():
            return doors.named_thread_agreed(game, event)
        # spark, status, chances
        case e.SparkWeekClosed():
            return jobs.spark_week_closed(game, event)
        case e.HandRaised():
            return jobs.hand_raised(game, event)
        case e.HandLowered():
            return jobs.hand_lowered(game, event)
        case e.HandAnswered():
            return jobs.hand_answered(game, event)
        case e.ChanceReported():
            return jobs.chance_reported(game, event)
        case e.ChanceEnded():
            return jobs.chance_ended(game, event)
        case e.StatusSet():
            return jobs.status_set(game, event)
        case e.StatusTold():
            return jobs.status_told(game, event)
        case e.ExitSet():
            return jobs.exit_set(game, event)
        case e.WinReached():
            return jobs.win_reached(game, event)
        case e.FollowUpAnswered():
            return jobs.follow_up_answered(game, event)
        case e.CountingRulesAdopted():
            return jobs.counting_rules_adopted(game, event)
        case e.CommandUndone():
            return undo.command_undone(game, event)
        case _:
            assert_never(event)
