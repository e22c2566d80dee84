"""
What follows from a command: events and the words they refer to, or a refusal.

One match, no rule of its own: permission first, then the rule's own file, then the consequences that
hold whoever caused them (lights of missions, the whole team in a job). Changes nothing.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, assert_never, cast

from teamwork import commands as c
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.evolve import evolve
from teamwork.model import Game
from teamwork.rules import (
    actions,
    asks,
    calendar,
    card_levels,
    challenges,
    chances,
    consequences,
    doors,
    draw,
    dreams,
    erasure,
    exits,
    film,
    follow_ups,
    hands,
    keys,
    meetings,
    missions,
    people,
    rounds,
    setup,
    shared_screen,
    spark,
    status,
    strengths,
    thanks,
    undo,
)
from teamwork.rules.done_at import require_done_at, told_late
from teamwork.rules.permissions import require_permitted

Rule: TypeAlias = Callable[[Game, Any, Context], Decision]
"""What one class of commands leads to; refuses by raising."""


def decide(game: Game, command: c.Command, context: Context) -> Decision:
    """
    The decision on ``command`` in ``game``.

    Raises:
        TeamworkError: a refusal, by the rule that refuses; the game is as it was.
    """
    require_permitted(game, context.seat, command)
    require_done_at(game, command, context)
    decision = RULES[type(command)](game, command, context)
    if not decision.events:
        return decision
    after = game.model_copy(update={"v": game.v + 1, "at": context.at, "actor": context.seat.actor, "touched": ()})
    for event in decision.events:
        after = evolve(after, event)
    whole = decision.and_then(consequences.of(game, after, decision.events, context))
    return Decision(events=told_late(command)).and_then(whole)


def _rule_of(command: c.Command) -> Rule:
    """The branch of each command; one without a branch does not type-check."""
    match command:
        # setup and people (rulebook 2)
        case c.StartGame():
            return setup.start_game
        case c.SeatPerson():
            return setup.seat_person
        case c.SubstitutePerson():
            return people.substitute_person
        case c.RenamePerson():
            return people.rename_person
        case c.RenameTeam():
            return people.rename_team
        case c.SetContact():
            return people.set_contact
        case c.ChooseLabel():
            return people.choose_label
        case c.PromiseSilence():
            return people.promise_silence
        case c.OpenTextsToCoach():
            return people.open_texts_to_coach
        case c.WakeSeat():
            return people.wake_seat
        case c.CloseGame():
            return calendar.close_game
        case c.BeginDay():
            return calendar.begin_day
        # meetings (rulebook 6)
        case c.PlanMeeting():
            return calendar.plan_meeting
        case c.MoveMeeting():
            return calendar.move_meeting
        case c.OpenMeeting():
            return meetings.open_meeting
        case c.CloseMeeting():
            return meetings.close_meeting
        case c.Arrive():
            return meetings.arrive
        case c.TickPresence():
            return meetings.tick_presence
        case c.TakeHat():
            return meetings.take_hat
        case c.HandOverHat():
            return meetings.hand_over_hat
        case c.StartStep():
            return rounds.start_step
        case c.SetClock():
            return rounds.set_clock
        case c.SetScreen():
            return shared_screen.set_screen
        case c.SetFilm():
            return film.set_film
        case c.ReportTableReady():
            return rounds.report_table_ready
        case c.GiveTurn():
            return rounds.give_turn
        case c.AskSpotlight():
            return shared_screen.ask_spotlight
        case c.AgreeSpotlight():
            return shared_screen.agree_spotlight
        case c.ClearSpotlight():
            return shared_screen.clear_spotlight
        case c.HideCard():
            return shared_screen.hide_card
        case c.RestoreCard():
            return shared_screen.restore_card
        case c.RestUntilNext():
            return meetings.rest_until_next
        case c.WriteLearning():
            return meetings.write_learning
        case c.RateFactors():
            return meetings.rate_factors
        case c.VoteMission():
            return missions.vote_mission
        case c.ChooseMission():
            return missions.choose_mission
        case c.AgreeTeamSuccess():
            return status.agree_team_success
        # cards (rulebook 4)
        case c.DrawCards():
            return draw.draw_cards
        case c.LayBackCards():
            return draw.lay_back_cards
        case c.PlayDream():
            return dreams.play_dream
        case c.PlayChallenge():
            return challenges.play_challenge
        case c.PlayAction():
            return actions.play_action
        case c.GiveStrength():
            return strengths.give_strength
        case c.TakeStrength():
            return strengths.take_strength
        case c.DeclineStrength():
            return strengths.decline_strength
        case c.ReviseCard():
            return card_levels.revise_card
        case c.TakeBackCard():
            return card_levels.take_back_card
        case c.SetLevel():
            return card_levels.set_level
        case c.CloseDream():
            return dreams.close_dream
        case c.EndChallenge():
            return challenges.end_challenge
        case c.FinishAction():
            return actions.finish_action
        case c.MoveAction():
            return actions.move_action
        case c.KeepAction():
            return actions.keep_action
        case c.SplitAction():
            return actions.split_action
        # doors, keys, asks, thanks (rulebook 5)
        case c.ReleaseDoor():
            return doors.release_door
        case c.TakeDownDoor():
            return doors.take_down_door
        case c.HangKey():
            return keys.hang_key
        case c.GiveKey():
            return keys.give_key
        case c.TakeKey():
            return keys.take_key
        case c.PassKey():
            return keys.pass_key
        case c.LayBackKey():
            return keys.lay_back_key
        case c.UseKey():
            return keys.use_key
        case c.WarmKey():
            return keys.warm_key
        case c.WithdrawKey():
            return keys.withdraw_key
        case c.ClaimAsk():
            return asks.claim_ask
        case c.ReleaseClaim():
            return asks.release_claim
        case c.RevealAsker():
            return asks.reveal_asker
        case c.MarkHelped():
            return asks.mark_helped
        case c.SayThanks():
            return thanks.say_thanks
        case c.AgreeNamedThread():
            return thanks.agree_named_thread
        # spark, status, chances, own data (rulebook 7, 8, 10)
        case c.GivePulse():
            return spark.give_pulse
        case c.RaiseHand():
            return hands.raise_hand
        case c.LowerHand():
            return hands.lower_hand
        case c.AnswerHand():
            return hands.answer_hand
        case c.ReportInterview():
            return chances.report_interview
        case c.ReportJobOffer():
            return chances.report_job_offer
        case c.EndChance():
            return chances.end_chance
        case c.ReportStatus():
            return status.report_status
        case c.TellStatus():
            return status.tell_status
        case c.ConfirmStatus():
            return status.confirm_status
        case c.RequestExit():
            return exits.request_exit
        case c.ConfirmExit():
            return exits.confirm_exit
        case c.EndPause():
            return exits.end_pause
        case c.DecideLeft():
            return exits.decide_left
        case c.AnswerFollowUp():
            return follow_ups.answer_follow_up
        case c.AdoptCountingRules():
            return status.adopt_counting_rules
        case c.ErasePerson():
            return erasure.erase_person
        case c.Undo():
            return undo.undo
        case _:
            assert_never(command)


RULES: Mapping[type[c.BaseCommand], Rule] = {
    kind: _rule_of(cast(c.Command, kind.model_construct())) for kind in c.COMMANDS.values()
}
"""The rule of each class of commands: the match, walked once for each."""
