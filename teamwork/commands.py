"""
What a seat may ask: imperative, one class a command, parsed strictly from JSON.

The envelope of the wire (``game_id``, ``command_id``) is taken off before parsing. Who asks is never in
a command: it comes from the seat. Lengths, dates and levels are judged by the rules, which can say why.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import Field, TypeAdapter, ValidationError

from teamwork.edition import CardKind, MeetingKind, StatusRow
from teamwork.errors import InvalidCommandError
from teamwork.frozen import Frozen
from teamwork.ids import (
    CardId,
    CardRef,
    ChanceId,
    ClaimId,
    DoorId,
    HandId,
    KeyId,
    MeetingId,
    PersonId,
    TeamId,
    ThanksId,
)
from teamwork.model import Level, PartName

Day: TypeAlias = date
"""For classes that have a field called ``date``."""
Text: TypeAlias = Annotated[str, Field(max_length=20_000)]
Id: TypeAlias = Annotated[str, Field(min_length=1, max_length=80)]


class BaseCommand(Frozen):
    """Every command may say when it was done, for a phone that was offline (rule 10.4)."""

    done_at: datetime | None = None


# ---- setup and people (rulebook 2) ------------------------------------------------------------


class StartGame(BaseCommand):
    """The system sets the board: teams, shuffled piles, twists, the proposed calendar. Only as version 1."""

    kind: Literal["start_game"] = "start_game"
    name: Text
    started_on: date
    is_rehearsal: bool = False
    team_names: tuple[Text, ...]


class SeatPerson(BaseCommand):
    """The office puts a person on an empty chair of a team."""

    kind: Literal["seat_person"] = "seat_person"
    name: Text
    role: Literal["graduate", "coach", "helper"]
    team_id: Id
    helper_kind: str | None = None
    is_bot: bool = False
    email: Text | None = None
    phone: Text | None = None


class SubstitutePerson(BaseCommand):
    """Someone leaves their seat; with a ``name`` another takes it (rule 2.3)."""

    kind: Literal["substitute_person"] = "substitute_person"
    person_id: Id
    name: Text | None = None
    helper_kind: str | None = None


class RenamePerson(BaseCommand):
    """A person's own name or nickname; the office may mend anybody's."""

    kind: Literal["rename_person"] = "rename_person"
    person_id: Id
    name: Text


class RenameTeam(BaseCommand):
    kind: Literal["rename_team"] = "rename_team"
    team_id: Id
    name: Text


class SetContact(BaseCommand):
    """Own e-mail and phone; an empty text takes it away."""

    kind: Literal["set_contact"] = "set_contact"
    email: Text | None = None
    phone: Text | None = None


class ChooseLabel(BaseCommand):
    """What stands on the own pawn in the hall (rule 3.3), and whether it may be seen past the bid."""

    kind: Literal["choose_label"] = "choose_label"
    label: Literal["none", "initials", "name"]
    shows_late_stages: bool = False


class PromiseSilence(BaseCommand):
    """A helper promises silence before anything is shown (journey H1)."""

    kind: Literal["promise_silence"] = "promise_silence"
    version: Text


class OpenTextsToCoach(BaseCommand):
    """A graduate lets a new coach read what the coach's tick shows (decision 13)."""

    kind: Literal["open_texts_to_coach"] = "open_texts_to_coach"
    is_open: bool = True


class WakeSeat(BaseCommand):
    """The system tells that a person has taken over a bot's seat (decision 16)."""

    kind: Literal["wake_seat"] = "wake_seat"
    person_id: Id


class CloseGame(BaseCommand):
    kind: Literal["close_game"] = "close_game"


class BeginDay(BaseCommand):
    """The system moves the game's day on; ``sparks`` are last week's bands by team (decisions 2 and 4)."""

    kind: Literal["begin_day"] = "begin_day"
    date: Day
    spark_week: str | None = None
    sparks: Mapping[TeamId, tuple[Literal["low", "middle", "high"], Literal["up", "level", "down"]]] = {}


# ---- meetings (rulebook 6) --------------------------------------------------------------------


class PlanMeeting(BaseCommand):
    kind: Literal["plan_meeting"] = "plan_meeting"
    meeting_kind: MeetingKind
    team_id: Id | None = None
    starts_at: datetime


class MoveMeeting(BaseCommand):
    """A meeting is never cancelled, only moved (rule 6.1)."""

    kind: Literal["move_meeting"] = "move_meeting"
    meeting_id: Id
    starts_at: datetime


class OpenMeeting(BaseCommand):
    kind: Literal["open_meeting"] = "open_meeting"
    meeting_id: Id


class CloseMeeting(BaseCommand):
    """``reason`` is asked when a check-in is not ready to close (rule 6.5)."""

    kind: Literal["close_meeting"] = "close_meeting"
    meeting_id: Id
    reason: Text | None = None


class Arrive(BaseCommand):
    """Own presence by the code on the screen or by opening the phone page (rule 6.2)."""

    kind: Literal["arrive"] = "arrive"
    meeting_id: Id


class TickPresence(BaseCommand):
    kind: Literal["tick_presence"] = "tick_presence"
    meeting_id: Id
    person_id: Id
    is_present: bool


class TakeHat(BaseCommand):
    """A coach takes the host's hat of an open camp by hand (rule 2.6)."""

    kind: Literal["take_hat"] = "take_hat"
    meeting_id: Id


class HandOverHat(BaseCommand):
    kind: Literal["hand_over_hat"] = "hand_over_hat"
    meeting_id: Id
    person_id: Id


class StartStep(BaseCommand):
    """Absolute, so that a repeated key press does no harm (decision 17)."""

    kind: Literal["start_step"] = "start_step"
    meeting_id: Id
    step_id: Id


class SetClock(BaseCommand):
    """``start`` from the step's minutes, ``pause``, ``resume``, ``extend`` by ``seconds``, or ``off``."""

    kind: Literal["set_clock"] = "set_clock"
    meeting_id: Id
    action: Literal["start", "pause", "resume", "extend", "off"]
    seconds: Annotated[int, Field(ge=-7200, le=7200)] | None = None


class SetScreen(BaseCommand):
    kind: Literal["set_screen"] = "set_screen"
    meeting_id: Id
    screen: Literal["step", "board", "join", "blank", "pause", "list"]


class SetFilm(BaseCommand):
    """The season's film on every screen: at a day, running on from there or at rest (rule 10.3)."""

    kind: Literal["set_film"] = "set_film"
    meeting_id: Id
    at: date
    is_running: bool


class ReportTableReady(BaseCommand):
    """ "Our table is ready", by its coach (rule 2.6)."""

    kind: Literal["report_table_ready"] = "report_table_ready"
    meeting_id: Id
    is_ready: bool = True


class GiveTurn(BaseCommand):
    """The coach passes or repeats a turn at the own table (rule 6.4)."""

    kind: Literal["give_turn"] = "give_turn"
    meeting_id: Id
    person_id: Id


class AskSpotlight(BaseCommand):
    """The host or coach asks to show a card; its owner asking is a yes at once (rule 6.4)."""

    kind: Literal["ask_spotlight"] = "ask_spotlight"
    meeting_id: Id
    card_id: Id


class AgreeSpotlight(BaseCommand):
    kind: Literal["agree_spotlight"] = "agree_spotlight"
    meeting_id: Id
    card_id: Id


class ClearSpotlight(BaseCommand):
    """ "Take me off", or the host takes it down."""

    kind: Literal["clear_spotlight"] = "clear_spotlight"
    meeting_id: Id


class HideCard(BaseCommand):
    """The host or own coach takes a card or door off shared screens at once (rule 4.7)."""

    kind: Literal["hide_card"] = "hide_card"
    card_id: Id


class RestoreCard(BaseCommand):
    kind: Literal["restore_card"] = "restore_card"
    card_id: Id


class RestUntilNext(BaseCommand):
    """ "Pause til næste gang", a complete answer (rule 6.5)."""

    kind: Literal["rest_until_next"] = "rest_until_next"
    meeting_id: Id


class WriteLearning(BaseCommand):
    """The one learning a meeting ends with (rule 6.6); in a camp one a table."""

    kind: Literal["write_learning"] = "write_learning"
    meeting_id: Id
    text: Text


class RateFactors(BaseCommand):
    """The five factors, 1 to 5 each, in the edition's order (rule 6.6)."""

    kind: Literal["rate_factors"] = "rate_factors"
    meeting_id: Id
    ratings: tuple[Annotated[int, Field(ge=1, le=5)], ...]


class VoteMission(BaseCommand):
    kind: Literal["vote_mission"] = "vote_mission"
    mission_id: Id
    choice: Id


class ChooseMission(BaseCommand):
    """The coach settles the mission after vote and talk (rule 6.7)."""

    kind: Literal["choose_mission"] = "choose_mission"
    mission_id: Id
    choice: Id


class AgreeTeamSuccess(BaseCommand):
    """A graduate says yes to telling the hall that the whole team is in a job (rule 8.4)."""

    kind: Literal["agree_team_success"] = "agree_team_success"
    is_agreed: bool = True


# ---- cards (rulebook 4) -----------------------------------------------------------------------


class DrawCards(BaseCommand):
    """Be offered cards of a kind; drawing again lays the offer back for others (rule 4.1)."""

    kind: Literal["draw_cards"] = "draw_cards"
    card_kind: CardKind


class LayBackCards(BaseCommand):
    kind: Literal["lay_back_cards"] = "lay_back_cards"
    card_kind: CardKind


class ShownChoice(Frozen):
    """Who sees a part, chosen while playing it."""

    level: Level
    coach: bool = False


class PlayCommand(BaseCommand):
    ref: CardRef | None = None
    """The offered or printed card; none or a blank for own words."""
    shown: Mapping[PartName, ShownChoice] = {}
    """Parts whose level differs from the default of rule 4.7."""


class PlayDream(PlayCommand):
    kind: Literal["play_dream"] = "play_dream"
    work: Text
    why: Text
    workplaces: tuple[Text, ...]
    sign: Text | None = None


class PlayChallenge(PlayCommand):
    kind: Literal["play_challenge"] = "play_challenge"
    what: Text
    influence: Literal["yes", "partly", "no"]
    tried: Text | None = None
    if_then: Text | None = None
    ask: Text


class PlayAction(PlayCommand):
    kind: Literal["play_action"] = "play_action"
    what: Text
    due: date
    how: Text
    action_kind: str | None = None
    """Needed on a blank card; a printed card brings its own."""
    with_whom: Text | None = None
    if_it_fails: Text | None = None
    serves: Id | None = None


class GiveStrength(PlayCommand):
    """Given to a graduate at the same table, or to oneself (rule 4.4)."""

    kind: Literal["give_strength"] = "give_strength"
    person_id: Id
    claim: Text
    example: Text
    vouched_by: Text | None = None


class TakeStrength(BaseCommand):
    kind: Literal["take_strength"] = "take_strength"
    card_id: Id


class DeclineStrength(BaseCommand):
    kind: Literal["decline_strength"] = "decline_strength"
    card_id: Id


class ReviseCard(BaseCommand):
    """New words for fields of an own card; a field that is absent stays as it was."""

    kind: Literal["revise_card"] = "revise_card"
    card_id: Id
    fields: Mapping[str, Text]
    workplaces: tuple[Text, ...] | None = None


class TakeBackCard(BaseCommand):
    kind: Literal["take_back_card"] = "take_back_card"
    card_id: Id


class SetLevel(BaseCommand):
    """``card_id`` may be a door's id with the part ``owner``."""

    kind: Literal["set_level"] = "set_level"
    card_id: Id
    part: PartName
    level: Level
    coach: bool = False


class CloseDream(BaseCommand):
    kind: Literal["close_dream"] = "close_dream"
    card_id: Id


class EndChallenge(BaseCommand):
    kind: Literal["end_challenge"] = "end_challenge"
    card_id: Id
    outcome: Literal["overcome", "parked"]
    learnt: Text | None = None


class FinishAction(BaseCommand):
    kind: Literal["finish_action"] = "finish_action"
    card_id: Id
    result: Literal["done", "partly", "not_done"]
    learnt: Text | None = None


class MoveAction(BaseCommand):
    kind: Literal["move_action"] = "move_action"
    card_id: Id
    due: date


class KeepAction(BaseCommand):
    """Looked at, stays as it is (decision 10)."""

    kind: Literal["keep_action"] = "keep_action"
    card_id: Id


class ActionPart(Frozen):
    what: Text
    due: date
    how: Text


class SplitAction(BaseCommand):
    """Two or more smaller actions that remember their whole (rule 4.6)."""

    kind: Literal["split_action"] = "split_action"
    card_id: Id
    parts: Annotated[tuple[ActionPart, ...], Field(min_length=2, max_length=5)]


# ---- doors, keys, asks, thanks (rulebook 5) ---------------------------------------------------


class ReleaseDoor(BaseCommand):
    """Release a workplace of an own dream to the wall, without one's name (rule 5.1)."""

    kind: Literal["release_door"] = "release_door"
    card_id: Id
    workplace: Annotated[int, Field(ge=1)]


class TakeDownDoor(BaseCommand):
    kind: Literal["take_down_door"] = "take_down_door"
    door_id: Id


class HangKey(BaseCommand):
    kind: Literal["hang_key"] = "hang_key"
    door_id: Id
    text: Text


class GiveKey(BaseCommand):
    """A key straight to a team's pool, without a door (rule 5.2)."""

    kind: Literal["give_key"] = "give_key"
    team_id: Id
    text: Text


class TakeKey(BaseCommand):
    kind: Literal["take_key"] = "take_key"
    key_id: Id


class PassKey(BaseCommand):
    kind: Literal["pass_key"] = "pass_key"
    key_id: Id
    person_id: Id


class LayBackKey(BaseCommand):
    kind: Literal["lay_back_key"] = "lay_back_key"
    key_id: Id


class UseKey(BaseCommand):
    kind: Literal["use_key"] = "use_key"
    key_id: Id


class WarmKey(BaseCommand):
    """The giver of a key that went cold warms it once (rule 5.3)."""

    kind: Literal["warm_key"] = "warm_key"
    key_id: Id


class WithdrawKey(BaseCommand):
    """The giver takes back a key that nobody has used."""

    kind: Literal["withdraw_key"] = "withdraw_key"
    key_id: Id


class ClaimAsk(BaseCommand):
    kind: Literal["claim_ask"] = "claim_ask"
    card_id: Id


class ReleaseClaim(BaseCommand):
    kind: Literal["release_claim"] = "release_claim"
    claim_id: Id


class RevealAsker(BaseCommand):
    """The asker says yes: the taker may see whose ask it is (rule 5.5)."""

    kind: Literal["reveal_asker"] = "reveal_asker"
    claim_id: Id


class MarkHelped(BaseCommand):
    """The asker says that it helped (rule 5.5)."""

    kind: Literal["mark_helped"] = "mark_helped"
    claim_id: Id


class SayThanks(BaseCommand):
    """For a used key, a claim that helped, or a strength taken; ``named`` agrees to a named thread."""

    kind: Literal["say_thanks"] = "say_thanks"
    about: Id
    text: Text | None = None
    named: bool = False


class AgreeNamedThread(BaseCommand):
    kind: Literal["agree_named_thread"] = "agree_named_thread"
    thanks_id: Id
    is_agreed: bool = True


# ---- spark, status, chances, own data (rulebook 7, 8, 10) -------------------------------------

PulseAnswer: TypeAlias = Annotated[int, Field(ge=0, le=10)]


class GivePulse(BaseCommand):
    """Each answer 0 to 10 or skipped; makes no version (decision 4)."""

    kind: Literal["give_pulse"] = "give_pulse"
    spark: PulseAnswer | None = None
    next_step: PulseAnswer | None = None
    team_help: PulseAnswer | None = None
    clarity: PulseAnswer | None = None


class RaiseHand(BaseCommand):
    """To the own coach, or to a helper one chooses; without a reason (rule 7.3)."""

    kind: Literal["raise_hand"] = "raise_hand"
    person_id: Id | None = None


class LowerHand(BaseCommand):
    kind: Literal["lower_hand"] = "lower_hand"
    hand_id: Id


class AnswerHand(BaseCommand):
    kind: Literal["answer_hand"] = "answer_hand"
    hand_id: Id


class ReportInterview(BaseCommand):
    kind: Literal["report_interview"] = "report_interview"
    date: Day
    tell: Literal["me", "team", "hall"] = "me"
    coach: bool = False


class ReportJobOffer(BaseCommand):
    kind: Literal["report_job_offer"] = "report_job_offer"
    date: Day | None = None
    tell: Literal["me", "team", "hall"] = "me"
    coach: bool = False


class EndChance(BaseCommand):
    kind: Literal["end_chance"] = "end_chance"
    chance_id: Id
    outcome: Literal["job", "no", "let_go"]


class ReportStatus(BaseCommand):
    """The graduate taps one of four, with a date and for a job an hours band (rule 8)."""

    kind: Literal["report_status"] = "report_status"
    code4: Literal["job", "on_the_way", "searching", "something_else"]
    from_date: date
    hours_band: str | None = None
    tell: Literal["me", "team", "hall"] = "me"
    coach: bool = False
    celebrate: bool = False


class TellStatus(BaseCommand):
    """Who has been told of the present status, changed afterwards (rule 8.4)."""

    kind: Literal["tell_status"] = "tell_status"
    tell: Literal["me", "team", "hall"]
    coach: bool = False
    celebrate: bool = False


class ConfirmStatus(BaseCommand):
    """The office sets the exact code (rule 8)."""

    kind: Literal["confirm_status"] = "confirm_status"
    person_id: Id
    code: str
    from_date: date
    to_date: date | None = None
    hours_band: str | None = None
    is_self_supporting: bool | None = None


class RequestExit(BaseCommand):
    """The graduate asks for a pause or a neutral exit, or says that they leave; no reason exists (rule 8.3)."""

    kind: Literal["request_exit"] = "request_exit"
    code: str
    from_date: date


class ConfirmExit(BaseCommand):
    kind: Literal["confirm_exit"] = "confirm_exit"
    person_id: Id
    code: str
    from_date: date


class EndPause(BaseCommand):
    kind: Literal["end_pause"] = "end_pause"
    person_id: Id


class DecideLeft(BaseCommand):
    """The office takes one who left out of the count, or back into it, with a reason in the log (rule 8.3)."""

    kind: Literal["decide_left"] = "decide_left"
    person_id: Id
    is_counted: bool
    reason: Text


class AnswerFollowUp(BaseCommand):
    """The office records the status at a follow-up (a confirmation) or waives it (decision 14)."""

    kind: Literal["answer_follow_up"] = "answer_follow_up"
    follow_up_id: Id
    outcome: Literal["done", "waived"]


class AdoptCountingRules(BaseCommand):
    """The office replaces the status table from a day on (rule 8.1, decision 6)."""

    kind: Literal["adopt_counting_rules"] = "adopt_counting_rules"
    valid_from: date
    rows: tuple[StatusRow, ...]


class ErasePerson(BaseCommand):
    """A person's own words, or by the office all that is a person's, are forgotten (`visibility.md`)."""

    kind: Literal["erase_person"] = "erase_person"
    person_id: Id


class Undo(BaseCommand):
    """
    Reverse the newest thing (rule 10.2).

    With ``meeting_id`` the host or coach steps back through the meeting; without it a player reverses
    their own last command.
    """

    kind: Literal["undo"] = "undo"
    meeting_id: Id | None = None


Command: TypeAlias = (
    StartGame | SeatPerson | SubstitutePerson | RenamePerson | RenameTeam | SetContact | ChooseLabel
    | PromiseSilence | OpenTextsToCoach | WakeSeat | CloseGame | BeginDay
    | PlanMeeting | MoveMeeting | OpenMeeting | CloseMeeting | Arrive | TickPresence | TakeHat | HandOverHat
    | StartStep | SetClock | SetScreen | SetFilm | ReportTableReady | GiveTurn | AskSpotlight | AgreeSpotlight
    | ClearSpotlight | HideCard | RestoreCard | RestUntilNext | WriteLearning | RateFactors | VoteMission
    | ChooseMission | AgreeTeamSuccess
    | DrawCards | LayBackCards | PlayDream | PlayChallenge | PlayAction | GiveStrength | TakeStrength
    | DeclineStrength | ReviseCard | TakeBackCard | SetLevel | CloseDream | EndChallenge | FinishAction
    | MoveAction | KeepAction | SplitAction
    | ReleaseDoor | TakeDownDoor | HangKey | GiveKey | TakeKey | PassKey | LayBackKey | UseKey | WarmKey
    | WithdrawKey | ClaimAsk | ReleaseClaim | RevealAsker | MarkHelped | SayThanks | AgreeNamedThread
    | GivePulse | RaiseHand | LowerHand | AnswerHand | ReportInterview | ReportJobOffer | EndChance
    | ReportStatus | TellStatus | ConfirmStatus | RequestExit | ConfirmExit | EndPause | DecideLeft
    | AnswerFollowUp | AdoptCountingRules | ErasePerson | Undo
)  # fmt: skip

COMMANDS: Mapping[str, type[BaseCommand]] = {
    command.model_fields["kind"].default: command for command in get_args(Command)
}
"""Every command by its kind."""

SYSTEM_COMMANDS = frozenset({"start_game", "begin_day", "wake_seat"})
"""Given by the program itself, never accepted from outside."""

_parser: TypeAdapter[Command] = TypeAdapter(Annotated[Command, Field(discriminator="kind")])


def parse_command(body: bytes | str) -> Command:
    """
    The command in a JSON object (decision 7).

    Raises:
        InvalidCommandError: ``unknown_command`` with ``kind``; ``missing_field`` or ``invalid_field``
            with ``field`` and ``problem``. Never repeats the value.
    """
    try:
        return _parser.validate_json(body)
    except ValidationError as error:
        raise _readable(error) from None


def _readable(error: ValidationError) -> InvalidCommandError:
    first = error.errors(include_url=False, include_context=True, include_input=False)[0]
    context: Mapping[str, Any] = first.get("ctx", {})
    if first["type"].startswith("union_tag"):
        return InvalidCommandError("unknown_command", kind=str(context.get("tag", "?"))[:40])
    field = ".".join(str(place) for place in first["loc"][1:]) or "kind"
    if first["type"] == "missing":
        return InvalidCommandError("missing_field", field=field)
    return InvalidCommandError("invalid_field", field=field, problem=first["type"])


__all__ = [
    "COMMANDS",
    "SYSTEM_COMMANDS",
    "ActionPart",
    "BaseCommand",
    "CardId",
    "ChanceId",
    "ClaimId",
    "Command",
    "DoorId",
    "HandId",
    "KeyId",
    "MeetingId",
    "PersonId",
    "PlayCommand",
    "ShownChoice",
    "ThanksId",
    "parse_command",
]
