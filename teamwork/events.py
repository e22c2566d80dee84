"""
What happened: past tense, one class an event, ids and kinds and levels and lengths but never words.

Actor, time and version stand on the record that holds the events. Values are absolute wherever they can
be, so that `evolve` needs no rule. The stored name is ``kind``; classes may move, kinds may not.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple, TypeAlias, get_args

from pydantic import Field, TypeAdapter

from teamwork.edition import CardKind, CountingRules, MeetingKind
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
    MissionId,
    PersonId,
    TeamId,
    ThanksId,
)
from teamwork.model import Celebration, Clock, Level, PartName, Shown, SparkBand, Spotlight, Status

Day: TypeAlias = date


class BaseEvent(Frozen):
    """One thing that happened."""


# ---- setup and people -------------------------------------------------------------------------


class GameStarted(BaseEvent):
    """The board is set; `teams` in their fixed order."""

    kind: Literal["game_started"] = "game_started"
    started_on: date
    is_rehearsal: bool
    teams: tuple[TeamId, ...]
    twist_pile: tuple[str, ...]


class PilesDealt(BaseEvent):
    """A team's shuffled decks, by card kind; stored, so that a replay deals the same for ever."""

    kind: Literal["piles_dealt"] = "piles_dealt"
    team_id: TeamId
    piles: Mapping[str, tuple[CardRef, ...]]


class PersonSeated(BaseEvent):
    kind: Literal["person_seated"] = "person_seated"
    person_id: PersonId
    role: Literal["graduate", "coach", "helper"]
    team_id: TeamId
    seat_no: int
    helper_kind: str | None = None
    is_bot: bool = False


class PersonLeftSeat(BaseEvent):
    kind: Literal["person_left_seat"] = "person_left_seat"
    person_id: PersonId
    replaced_by: PersonId | None = None


class PersonRenamed(BaseEvent):
    kind: Literal["person_renamed"] = "person_renamed"
    person_id: PersonId
    length: int


class TeamRenamed(BaseEvent):
    kind: Literal["team_renamed"] = "team_renamed"
    team_id: TeamId
    length: int


class ContactChanged(BaseEvent):
    kind: Literal["contact_changed"] = "contact_changed"
    person_id: PersonId


class LabelChosen(BaseEvent):
    kind: Literal["label_chosen"] = "label_chosen"
    person_id: PersonId
    label: Literal["none", "initials", "name"]
    shows_late_stages: bool


class SilencePromised(BaseEvent):
    kind: Literal["silence_promised"] = "silence_promised"
    person_id: PersonId
    version: str


class TextsOpenedToCoach(BaseEvent):
    kind: Literal["texts_opened_to_coach"] = "texts_opened_to_coach"
    person_id: PersonId
    coach_id: PersonId | None


class SeatWoken(BaseEvent):
    kind: Literal["seat_woken"] = "seat_woken"
    person_id: PersonId


class PhaseOpened(BaseEvent):
    kind: Literal["phase_opened"] = "phase_opened"
    phase: str


class DayBegan(BaseEvent):
    kind: Literal["day_began"] = "day_began"
    date: Day


class PersonErased(BaseEvent):
    """The person's words are forgotten everywhere; ``all`` also the name and contact."""

    kind: Literal["person_erased"] = "person_erased"
    person_id: PersonId
    all: bool


# ---- meetings ---------------------------------------------------------------------------------


class MeetingPlanned(BaseEvent):
    kind: Literal["meeting_planned"] = "meeting_planned"
    meeting_id: MeetingId
    meeting_kind: MeetingKind
    team_id: TeamId | None
    number: int
    starts_at: datetime


class MeetingMoved(BaseEvent):
    kind: Literal["meeting_moved"] = "meeting_moved"
    meeting_id: MeetingId
    starts_at: datetime


class MeetingOpened(BaseEvent):
    kind: Literal["meeting_opened"] = "meeting_opened"
    meeting_id: MeetingId
    host_id: PersonId
    step_id: str
    twist_id: str | None = None


class TwistDrawn(BaseEvent):
    """The week's twist, the same for all teams (rule 6.5)."""

    kind: Literal["twist_drawn"] = "twist_drawn"
    week: str
    twist_id: str
    pile: tuple[str, ...]


class MeetingClosed(BaseEvent):
    kind: Literal["meeting_closed"] = "meeting_closed"
    meeting_id: MeetingId
    reason_length: int | None = None


class PresenceTaken(BaseEvent):
    kind: Literal["presence_taken"] = "presence_taken"
    meeting_id: MeetingId
    person_id: PersonId
    is_present: bool


class HatTaken(BaseEvent):
    kind: Literal["hat_taken"] = "hat_taken"
    meeting_id: MeetingId
    host_id: PersonId


class StepStarted(BaseEvent):
    """``turns`` are the first turns of a turn round, by team; empty for other rounds."""

    kind: Literal["step_started"] = "step_started"
    meeting_id: MeetingId
    step_id: str
    turns: Mapping[TeamId, PersonId] = {}


class ClockSet(BaseEvent):
    kind: Literal["clock_set"] = "clock_set"
    meeting_id: MeetingId
    clock: Clock


class ScreenSet(BaseEvent):
    kind: Literal["screen_set"] = "screen_set"
    meeting_id: MeetingId
    screen: Literal["step", "board", "join", "blank", "pause", "list"]


class FilmSet(BaseEvent):
    kind: Literal["film_set"] = "film_set"
    meeting_id: MeetingId
    at: Day
    is_running: bool


class TableReported(BaseEvent):
    kind: Literal["table_reported"] = "table_reported"
    meeting_id: MeetingId
    team_id: TeamId
    is_ready: bool


class TurnGiven(BaseEvent):
    kind: Literal["turn_given"] = "turn_given"
    meeting_id: MeetingId
    team_id: TeamId
    person_id: PersonId


class SpotlightSet(BaseEvent):
    kind: Literal["spotlight_set"] = "spotlight_set"
    meeting_id: MeetingId
    spotlight: Spotlight | None


class CardHidden(BaseEvent):
    """Or a door, by its id."""

    kind: Literal["card_hidden"] = "card_hidden"
    card_id: CardId
    is_hidden: bool
    meeting_id: MeetingId | None = None


class RestTaken(BaseEvent):
    kind: Literal["rest_taken"] = "rest_taken"
    meeting_id: MeetingId
    person_id: PersonId


class LearningWritten(BaseEvent):
    kind: Literal["learning_written"] = "learning_written"
    meeting_id: MeetingId
    team_id: TeamId
    length: int


class FactorsRated(BaseEvent):
    kind: Literal["factors_rated"] = "factors_rated"
    meeting_id: MeetingId
    team_id: TeamId
    ratings: tuple[int, ...]


class MissionsDrawn(BaseEvent):
    kind: Literal["missions_drawn"] = "missions_drawn"
    mission_id: MissionId
    team_id: TeamId
    camp: int
    drawn: tuple[str, ...]


class MissionVoted(BaseEvent):
    kind: Literal["mission_voted"] = "mission_voted"
    mission_id: MissionId
    person_id: PersonId
    choice: str


class MissionChosen(BaseEvent):
    kind: Literal["mission_chosen"] = "mission_chosen"
    mission_id: MissionId
    choice: str


class MissionJudged(BaseEvent):
    kind: Literal["mission_judged"] = "mission_judged"
    mission_id: MissionId
    is_held: bool


class DeedDone(BaseEvent):
    """A graduate did something that a mission may ask for; counted only for their team's running mission."""

    kind: Literal["deed_done"] = "deed_done"
    mission_id: MissionId
    person_id: PersonId
    deed: str


class TeamSuccessAgreed(BaseEvent):
    kind: Literal["team_success_agreed"] = "team_success_agreed"
    team_id: TeamId
    person_id: PersonId
    is_agreed: bool


class SeasonEnded(BaseEvent):
    """A team's ending at the last camp, and the follow-ups that now fall due (rule 8.5)."""

    kind: Literal["season_ended"] = "season_ended"
    endings: Mapping[TeamId, tuple[str, ...]]
    follow_ups: Mapping[PersonId, Mapping[int, Day]]
    """Due day by weeks after the last camp."""


class Celebrated(BaseEvent):
    kind: Literal["celebrated"] = "celebrated"
    celebration: Celebration


# ---- cards ------------------------------------------------------------------------------------


class CardsOffered(BaseEvent):
    """``pile`` and ``discards`` as they are after drawing (and after an earlier offer was laid back)."""

    kind: Literal["cards_offered"] = "cards_offered"
    person_id: PersonId
    team_id: TeamId
    card_kind: CardKind
    offered: tuple[CardRef, ...]
    pile: tuple[CardRef, ...]
    discards: tuple[CardRef, ...]


class CardPlayed(BaseEvent):
    """Any kind of card on the table; a strength given by another lies ``face_down``."""

    kind: Literal["card_played"] = "card_played"
    card_id: CardId
    card_kind: CardKind
    ref: CardRef | None
    owner_id: PersonId
    author_id: PersonId
    team_id: TeamId
    state: Literal["open", "face_down"]
    parts: Mapping[PartName, Shown]
    written: Mapping[str, int]
    action_kind: str | None = None
    influence: Literal["yes", "partly", "no"] | None = None
    due: date | None = None
    serves: str | None = None
    whole_id: CardId | None = None
    offer_left: tuple[CardRef, ...] | None = None
    """Cards of the offer that were laid back at once, when it was played from one."""


class StrengthTaken(BaseEvent):
    kind: Literal["strength_taken"] = "strength_taken"
    card_id: CardId


class CardRevised(BaseEvent):
    """``written`` are the lengths of all fields as they are now."""

    kind: Literal["card_revised"] = "card_revised"
    card_id: CardId
    written: Mapping[str, int]


class LevelSet(BaseEvent):
    kind: Literal["level_set"] = "level_set"
    card_id: CardId
    part: PartName
    level: Level
    coach: bool


class CardEnded(BaseEvent):
    """An end of any kind; the printed card goes to the discards of its team."""

    kind: Literal["card_ended"] = "card_ended"
    card_id: CardId
    state: Literal[
        "declined", "done", "partly", "not_done", "overcome", "parked", "closed", "taken_back", "withdrawn"
    ]  # fmt: skip
    ended_on: date
    learnt_length: int | None = None


class ActionMoved(BaseEvent):
    kind: Literal["action_moved"] = "action_moved"
    card_id: CardId
    due: date


class ActionKept(BaseEvent):
    kind: Literal["action_kept"] = "action_kept"
    card_id: CardId


# ---- doors, keys, asks, thanks ----------------------------------------------------------------


class DoorReleased(BaseEvent):
    kind: Literal["door_released"] = "door_released"
    door_id: DoorId
    card_id: CardId
    workplace: int
    owner_id: PersonId
    team_id: TeamId
    owner_shown: Shown
    length: int


class DoorTakenDown(BaseEvent):
    kind: Literal["door_taken_down"] = "door_taken_down"
    door_id: DoorId


class KeyHung(BaseEvent):
    kind: Literal["key_hung"] = "key_hung"
    key_id: KeyId
    team_id: TeamId
    giver_id: PersonId
    door_id: DoorId | None
    owner_first_until: date | None
    length: int


class KeyTaken(BaseEvent):
    """From the pool, or passed on by the one who held it."""

    kind: Literal["key_taken"] = "key_taken"
    key_id: KeyId
    holder_id: PersonId
    passed_by: PersonId | None = None


class KeyReturned(BaseEvent):
    """To the pool; ``is_cold`` when it went unused too long (rule 5.3)."""

    kind: Literal["key_returned"] = "key_returned"
    key_id: KeyId
    is_cold: bool = False


class KeyWarmed(BaseEvent):
    kind: Literal["key_warmed"] = "key_warmed"
    key_id: KeyId


class KeyWithdrawn(BaseEvent):
    kind: Literal["key_withdrawn"] = "key_withdrawn"
    key_id: KeyId


class KeyUsed(BaseEvent):
    """The door, if there is one, is lit for good; the thread runs from the giver's table to the user's."""

    kind: Literal["key_used"] = "key_used"
    key_id: KeyId
    used_by: PersonId
    door_id: DoorId | None


class AskClaimed(BaseEvent):
    kind: Literal["ask_claimed"] = "ask_claimed"
    claim_id: ClaimId
    card_id: CardId
    asker_id: PersonId
    claimer_id: PersonId


class ClaimReleased(BaseEvent):
    """By the taker, or reopened because the taker left (rule 2.3)."""

    kind: Literal["claim_released"] = "claim_released"
    claim_id: ClaimId
    is_reopened: bool = False


class AskerRevealed(BaseEvent):
    kind: Literal["asker_revealed"] = "asker_revealed"
    claim_id: ClaimId


class AskHelped(BaseEvent):
    kind: Literal["ask_helped"] = "ask_helped"
    claim_id: ClaimId


class ThanksSaid(BaseEvent):
    kind: Literal["thanks_said"] = "thanks_said"
    thanks_id: ThanksId
    from_id: PersonId
    to_id: PersonId
    about: str
    is_named: bool
    length: int


class NamedThreadAgreed(BaseEvent):
    kind: Literal["named_thread_agreed"] = "named_thread_agreed"
    thanks_id: ThanksId
    person_id: PersonId
    is_agreed: bool


# ---- spark, status, chances -------------------------------------------------------------------


class SparkWeekClosed(BaseEvent):
    kind: Literal["spark_week_closed"] = "spark_week_closed"
    team_id: TeamId
    week: str
    band: SparkBand


class HandRaised(BaseEvent):
    kind: Literal["hand_raised"] = "hand_raised"
    hand_id: HandId
    person_id: PersonId
    told_id: PersonId


class HandLowered(BaseEvent):
    kind: Literal["hand_lowered"] = "hand_lowered"
    hand_id: HandId


class HandAnswered(BaseEvent):
    kind: Literal["hand_answered"] = "hand_answered"
    hand_id: HandId


class ChanceReported(BaseEvent):
    kind: Literal["chance_reported"] = "chance_reported"
    chance_id: ChanceId
    person_id: PersonId
    chance_kind: Literal["interview", "offer"]
    on: date | None
    level: Level
    coach: bool


class ChanceEnded(BaseEvent):
    kind: Literal["chance_ended"] = "chance_ended"
    chance_id: ChanceId
    outcome: str


class StatusSet(BaseEvent):
    """Reported by the graduate or confirmed by the office; the one before goes to the history."""

    kind: Literal["status_set"] = "status_set"
    person_id: PersonId
    status: Status


class StatusTold(BaseEvent):
    kind: Literal["status_told"] = "status_told"
    person_id: PersonId
    level: Level
    coach: bool
    celebrate: bool


class ExitSet(BaseEvent):
    """Requested or confirmed way out; ``code`` None ends a pause."""

    kind: Literal["exit_set"] = "exit_set"
    person_id: PersonId
    code: str | None
    from_date: date
    is_confirmed: bool
    is_counted: bool = True
    reason_length: int | None = None


class WinReached(BaseEvent):
    """For the first time every active graduate of the team has a counting status (rule 8.2)."""

    kind: Literal["win_reached"] = "win_reached"
    team_id: TeamId


class FollowUpAnswered(BaseEvent):
    kind: Literal["follow_up_answered"] = "follow_up_answered"
    follow_up_id: str
    outcome: Literal["done", "waived"]


class CountingRulesAdopted(BaseEvent):
    kind: Literal["counting_rules_adopted"] = "counting_rules_adopted"
    rules: CountingRules


class DoneEarlier(BaseEvent):
    """
    The other events of the record were done at ``done_at``, as the person says, and came later (rule 10.4).

    First of its record. Order is the server's; the person's time stands beside it.
    """

    kind: Literal["done_earlier"] = "done_earlier"
    done_at: datetime


class CommandUndone(BaseEvent):
    """What version ``undone_v`` touched is again as it was before; ``stack`` is whose undo it came from."""

    kind: Literal["command_undone"] = "command_undone"
    undone_v: int
    stack: str


Event: TypeAlias = (
    GameStarted | PilesDealt | PersonSeated | PersonLeftSeat | PersonRenamed | TeamRenamed | ContactChanged
    | LabelChosen | SilencePromised | TextsOpenedToCoach | SeatWoken | PhaseOpened | DayBegan | PersonErased
    | MeetingPlanned | MeetingMoved | MeetingOpened | TwistDrawn | MeetingClosed | PresenceTaken | HatTaken
    | StepStarted | ClockSet | ScreenSet | FilmSet | TableReported | TurnGiven | SpotlightSet | CardHidden | RestTaken
    | LearningWritten | FactorsRated | MissionsDrawn | MissionVoted | MissionChosen | MissionJudged | DeedDone
    | TeamSuccessAgreed | SeasonEnded | Celebrated
    | CardsOffered | CardPlayed | StrengthTaken | CardRevised | LevelSet | CardEnded | ActionMoved | ActionKept
    | DoorReleased | DoorTakenDown | KeyHung | KeyTaken | KeyReturned | KeyWarmed | KeyWithdrawn | KeyUsed
    | AskClaimed | ClaimReleased | AskerRevealed | AskHelped | ThanksSaid | NamedThreadAgreed
    | SparkWeekClosed | HandRaised | HandLowered | HandAnswered | ChanceReported | ChanceEnded | StatusSet
    | StatusTold | ExitSet | WinReached | FollowUpAnswered | CountingRulesAdopted | DoneEarlier | CommandUndone
)  # fmt: skip

EVENTS: Mapping[str, type[BaseEvent]] = {event.model_fields["kind"].default: event for event in get_args(Event)}
"""Every event by its kind."""

Events: TypeAlias = tuple[Annotated[Event, Field(discriminator="kind")], ...]
"""Events in order; looked at by their kind, which is quicker than trying one after another."""

_events: TypeAdapter[Events] = TypeAdapter(Events)


def parse_events(body: bytes | str) -> tuple[Event, ...]:
    """The events of one stored record, in order, after `upcasts.py` has brought them to today's shape."""
    return _events.validate_json(body)


def dump_events(events: tuple[Event, ...]) -> str:
    """The same as JSON, every field written out, so that a default that changes one day changes nothing that was."""
    return _events.dump_json(events).decode()


class Record(NamedTuple):
    """One accepted command: one version, one row, one frame each (decision 1); its events are checked already."""

    v: int
    at: datetime
    actor: str
    command_kind: str
    events: tuple[Event, ...]
