"""
What follows from a command: events and the words they refer to, or a refusal.

One match, no rule of its own: permission first, then the rule's own file, then the consequences that
hold whoever caused them (lights of missions, the whole team in a job). Changes nothing.
"""

from typing import assert_never

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
from teamwork.rules.done_at import require_done_at
from teamwork.rules.permissions import require_permitted


def decide(game: Game, command: c.Command, context: Context) -> Decision:
    """
    The decision on ``command`` in ``game``.

    Raises:
        TeamworkError: a refusal, by the rule that refuses; the game is as it was.
    """
    require_permitted(game, context.seat, command)
    require_done_at(game, command, context)
    decision = by_rule(game, command, context)
    if not decision.events:
        return decision
    after = game.model_copy(update={"v": game.v + 1, "at": context.at, "actor": context.seat.actor, "touched": ()})
    for event in decision.events:
        after = evolve(after, event)
    return decision.and_then(consequences.of(game, after, decision.events, context))


def by_rule(game: Game, command: c.Command, context: Context) -> Decision:
    """The branch of each command; one without a branch does not type-check."""
    match command:
        # setup and people (rulebook 2)
        case c.StartGame():
            return setup.start_game(game, command, context)
        case c.SeatPerson():
            return setup.seat_person(game, command, context)
        case c.SubstitutePerson():
            return people.substitute_person(game, command, context)
        case c.RenamePerson():
            return people.rename_person(game, command, context)
        case c.RenameTeam():
            return people.rename_team(game, command, context)
        case c.SetContact():
            return people.set_contact(game, command, context)
        case c.ChooseLabel():
            return people.choose_label(game, command, context)
        case c.PromiseSilence():
            return people.promise_silence(game, command, context)
        case c.OpenTextsToCoach():
            return people.open_texts_to_coach(game, command, context)
        case c.WakeSeat():
            return people.wake_seat(game, command, context)
        case c.CloseGame():
            return calendar.close_game(game, command, context)
        case c.BeginDay():
            return calendar.begin_day(game, command, context)
        # meetings (rulebook 6)
        case c.PlanMeeting():
            return calendar.plan_meeting(game, command, context)
        case c.MoveMeeting():
            return calendar.move_meeting(game, command, context)
        case c.OpenMeeting():
            return meetings.open_meeting(game, command, context)
        case c.CloseMeeting():
            return meetings.close_meeting(game, command, context)
        case c.Arrive():
            return meetings.arrive(game, command, context)
        case c.TickPresence():
            return meetings.tick_presence(game, command, context)
        case c.TakeHat():
            return meetings.take_hat(game, command, context)
        case c.HandOverHat():
            return meetings.hand_over_hat(game, command, context)
        case c.StartStep():
            return rounds.start_step(game, command, context)
        case c.SetClock():
            return rounds.set_clock(game, command, context)
        case c.SetScreen():
            return shared_screen.set_screen(game, command, context)
        case c.ReportTableReady():
            return rounds.report_table_ready(game, command, context)
        case c.GiveTurn():
            return rounds.give_turn(game, command, context)
        case c.AskSpotlight():
            return shared_screen.ask_spotlight(game, command, context)
        case c.AgreeSpotlight():
            return shared_screen.agree_spotlight(game, command, context)
        case c.ClearSpotlight():
            return shared_screen.clear_spotlight(game, command, context)
        case c.HideCard():
            return shared_screen.hide_card(game, command, context)
        case c.RestoreCard():
            return shared_screen.restore_card(game, command, context)
        case c.RestUntilNext():
            return meetings.rest_until_next(game, command, context)
        case c.WriteLearning():
            return meetings.write_learning(game, command, context)
        case c.RateFactors():
            return meetings.rate_factors(game, command, context)
        case c.VoteMission():
            return missions.vote_mission(game, command, context)
        case c.ChooseMission():
            return missions.choose_mission(game, command, context)
        case c.AgreeTeamSuccess():
            return status.agree_team_success(game, command, context)
        # cards (rulebook 4)
        case c.DrawCards():
            return draw.draw_cards(game, command, context)
        case c.LayBackCards():
            return draw.lay_back_cards(game, command, context)
        case c.PlayDream():
            return dreams.play_dream(game, command, context)
        case c.PlayChallenge():
            return challenges.play_challenge(game, command, context)
        case c.PlayAction():
            return actions.play_action(game, command, context)
        case c.GiveStrength():
            return strengths.give_strength(game, command, context)
        case c.TakeStrength():
            return strengths.take_strength(game, command, context)
        case c.DeclineStrength():
            return strengths.decline_strength(game, command, context)
        case c.ReviseCard():
            return card_levels.revise_card(game, command, context)
        case c.TakeBackCard():
            return card_levels.take_back_card(game, command, context)
        case c.SetLevel():
            return card_levels.set_level(game, command, context)
        case c.CloseDream():
            return dreams.close_dream(game, command, context)
        case c.EndChallenge():
            return challenges.end_challenge(game, command, context)
        case c.FinishAction():
            return actions.finish_action(game, command, context)
        case c.MoveAction():
            return actions.move_action(game, command, context)
        case c.KeepAction():
            return actions.keep_action(game, command, context)
        case c.SplitAction():
            return actions.split_action(game, command, context)
        # doors, keys, asks, thanks (rulebook 5)
        case c.ReleaseDoor():
            return doors.release_door(game, command, context)
        case c.TakeDownDoor():
            return doors.take_down_door(game, command, context)
        case c.HangKey():
            return keys.hang_key(game, command, context)
        case c.GiveKey():
            return keys.give_key(game, command, context)
        case c.TakeKey():
            return keys.take_key(game, command, context)
        case c.PassKey():
            return keys.pass_key(game, command, context)
        case c.LayBackKey():
            return keys.lay_back_key(game, command, context)
        case c.UseKey():
            return keys.use_key(game, command, context)
        case c.WarmKey():
            return keys.warm_key(game, command, context)
        case c.WithdrawKey():
            return keys.withdraw_key(game, command, context)
        case c.ClaimAsk():
            return asks.claim_ask(game, command, context)
        case c.ReleaseClaim():
            return asks.release_claim(game, command, context)
        case c.RevealAsker():
            return asks.reveal_asker(game, command, context)
        case c.MarkHelped():
            return asks.mark_helped(game, command, context)
        case c.SayThanks():
            return thanks.say_thanks(game, command, context)
        case c.AgreeNamedThread():
            return thanks.agree_named_thread(game, command, context)
        # spark, status, chances, own data (rulebook 7, 8, 10)
        case c.GivePulse():
            return spark.give_pulse(game, command, context)
        case c.RaiseHand():
            return hands.raise_hand(game, command, context)
        case c.LowerHand():
            return hands.lower_hand(game, command, context)
        case c.AnswerHand():
            return hands.answer_hand(game, command, context)
        case c.ReportInterview():
            return chances.report_interview(game, command, context)
        case c.ReportJobOffer():
            return chances.report_job_offer(game, command, context)
        case c.EndChance():
            return chances.end_chance(game, command, context)
        case c.ReportStatus():
            return status.report_status(game, command, context)
        case c.TellStatus():
            return status.tell_status(game, command, context)
        case c.ConfirmStatus():
            return status.confirm_status(game, command, context)
        case c.RequestExit():
            return exits.request_exit(game, command, context)
        case c.ConfirmExit():
            return exits.confirm_exit(game, command, context)
        case c.EndPause():
            return exits.end_pause(game, command, context)
        case c.DecideLeft():
            return exits.decide_left(game, command, context)
        case c.AnswerFollowUp():
            return follow_ups.answer_follow_up(game, command, context)
        case c.AdoptCountingRules():
            return status.adopt_counting_rules(game, command, context)
        case c.ErasePerson():
            return erasure.erase_person(game, command, context)
        case c.Undo():
            return undo.undo(game, command, context)
        case _:
            assert_never(command)
