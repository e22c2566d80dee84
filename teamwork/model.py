"""
The state of one game: flat maps of frozen things, tied together by ids.

Words are not here. A thing with words keeps the length of each written field in ``written``; the text
lies in `Words` under ``word_key(thing.id, field)``, a person's or team's name under ``…/name``.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal, NamedTuple, TypeAlias

from teamwork.edition import CardKind, CountingRules, Edition, MeetingKind
from teamwork.frozen import Frozen
from teamwork.ids import (
    CardId,
    CardRef,
    ChanceId,
    ClaimId,
    DoorId,
    GameId,
    HandId,
    KeyId,
    MeetingId,
    MissionId,
    PersonId,
    TeamId,
    ThanksId,
)
from teamwork.seats import Role


class Level(StrEnum):
    """Who sees it, from one to all; each level includes the ones before it (decision 8)."""

    ME = "me"
    TEAM = "team"
    TABLE = "table"
    HALL = "hall"

    @property
    def reach(self) -> int:
        """0 for me up to 3 for the hall, to compare levels."""
        return ("me", "team", "table", "hall").index(self.value)


PartName: TypeAlias = Literal["work", "details", "story", "ask", "plan", "learnt", "strength", "owner"]
PARTS: Mapping[CardKind, tuple[PartName, ...]] = {
    "dream": ("work", "details"),
    "strength": ("strength",),
    "challenge": ("story", "ask"),
    "action": ("plan", "learnt"),
}
FIELD_PARTS: Mapping[str, PartName] = {
    "work": "work",
    "why": "details",
    "sign": "details",
    "workplaces": "details",
    "claim": "strength",
    "example": "strength",
    "vouched_by": "strength",
    "influence": "story",
    "tried": "story",
    "if_then": "story",
    "ask": "ask",
    "how": "plan",
    "with_whom": "plan",
    "if_it_fails": "plan",
    "learnt": "learnt",
}
"""The part that holds a field; ``what`` is the story of a challenge and the plan of an action."""


class Shown(Frozen):
    """How far something is released: a level and, beside me and team, the coach's tick (rule 4.7)."""

    level: Level
    coach: bool = False
    since_v: int = 0
    """The version at which it was last set; who was seated later sees it only if set anew (rule 2.3)."""

    @property
    def includes_coach(self) -> bool:
        """Whether the own coach sees it, by the tick or by the level (decision 8)."""
        return self.coach or self.level.reach >= Level.TABLE.reach

    def reaches_beyond(self, other: "Shown") -> bool:
        """Whether somebody may see it by this level and tick who may not by the other's."""
        return self.level.reach > other.level.reach or (self.includes_coach and not other.includes_coach)

    def is_below(self, other: "Shown") -> bool:
        """Whether this is a lowering of the other: fewer see it, and nobody new."""
        return other.reaches_beyond(self) and not self.reaches_beyond(other)


class Told(Frozen):
    """Whom a graduate has told of a status or a chance (rule 8.4, decision 11)."""

    level: Level = Level.ME
    coach: bool = False
    celebrate: bool = False


class Status(Frozen):
    """A person's situation from a day on; the office's code once confirmed (rule 8)."""

    code: str
    from_date: date
    to_date: date | None = None
    hours_band: str | None = None
    is_confirmed: bool = False
    is_self_supporting: bool | None = None
    """What the office said where the table leaves it to the confirmation."""
    told: Told = Told()
    reported_at: datetime


class Exit(Frozen):
    """A way out of the count; neutral only once the office confirmed it (rule 8.3)."""

    code: str
    from_date: date
    is_confirmed: bool
    is_counted: bool = True
    """For ``left``: whether the person stays in the count; only the office takes one out."""


class Person(Frozen):
    """One of the people of the game, seated from ``seated_v`` on."""

    id: PersonId
    role: Role
    team_id: TeamId
    seat_no: int
    """Place at the table within the role, from 1; the order of everything that lists people."""
    helper_kind: str | None = None
    is_bot: bool = False
    seated_v: int
    seated_at: datetime
    left_at: datetime | None = None
    """Set when replaced or let go; the seat is then somebody else's or empty."""
    replaced_by: PersonId | None = None
    is_erased: bool = False
    promised_version: str | None = None
    promised_at: datetime | None = None
    label: Literal["none", "initials", "name"] = "none"
    shows_late_stages: bool = False
    """Whether the hall may see the pawn on stages 6 to 9 (rule 3.3)."""
    status: Status | None = None
    history: tuple[Status, ...] = ()
    """Earlier statuses, oldest first."""
    exit: Exit | None = None
    texts_open_to_coach: PersonId | None = None
    """The coach to whom this graduate opened what the tick shows; a new coach needs a new tap (decision 13)."""

    @property
    def is_seated(self) -> bool:
        """Whether the person still sits in the game."""
        return self.left_at is None


class Team(Frozen):
    """One table; its piles are the edition's decks as shuffled for it."""

    id: TeamId
    seat_no: int
    """The fixed order of teams, from 1 (rule 3.4)."""
    piles: Mapping[str, tuple[CardRef, ...]] = {}
    discards: Mapping[str, tuple[CardRef, ...]] = {}
    first_reached_at: datetime | None = None
    endings: tuple[str, ...] = ()
    """``team_held``, ``all_in_job`` or ``playing_on``, set when the last camp closes (rule 8.5)."""
    success_agreed_by: tuple[PersonId, ...] = ()
    """Who said yes to telling the hall that the whole team is in a job (rule 8.4)."""
    spark_bands: Mapping[str, "SparkBand"] = {}
    """By ISO week ``2026-W07``, only weeks with enough answers (rule 7.2)."""


class SparkBand(Frozen):
    """What a team sees of a week's pulses: one of three bands and where it points."""

    band: Literal["low", "middle", "high"]
    arrow: Literal["up", "level", "down"]


class Card(Frozen):
    """A card in play: whose it is, what state it is in, how far each part is shown."""

    id: CardId
    kind: CardKind
    ref: CardRef | None
    """The printed card it was played on; none for own words."""
    is_drawn: bool = False
    """Whether the printed card came from the team's pile and goes back to it at the end (rule 4.1)."""
    owner_id: PersonId
    author_id: PersonId
    team_id: TeamId
    state: Literal[
        "open", "face_down", "declined", "done", "partly", "not_done", "overcome", "parked", "closed",
        "taken_back", "withdrawn",
    ]  # fmt: skip
    parts: Mapping[PartName, Shown]
    written: Mapping[str, int]
    """Length by field; ``workplaces`` are ``workplace_1`` to ``workplace_3``."""
    action_kind: str | None = None
    influence: Literal["yes", "partly", "no"] | None = None
    due: date | None = None
    times_moved: int = 0
    serves: str | None = None
    """The dream, challenge or key that an action serves."""
    whole_id: CardId | None = None
    """The action this one was split from."""
    looked_at: datetime | None = None
    """When its owner last finished, moved, kept or split it (decision 10)."""
    is_hidden: bool = False
    """Taken off shared screens by the host or coach (rule 4.7)."""
    played_at: datetime
    played_v: int
    ended_at: datetime | None = None
    ended_on: date | None = None
    """The person's own day of it (rule 10.4)."""


class Door(Frozen):
    """A workplace released to the wall; its words are ``workplace`` (rule 5.1)."""

    id: DoorId
    card_id: CardId
    workplace: int
    """Which of the dream's workplaces it was released from, from 1; the same one never stands twice."""
    owner_id: PersonId
    team_id: TeamId
    owner_shown: Shown
    """Whose door it is, to whom."""
    released_at: datetime
    is_down: bool = False
    is_hidden: bool = False
    lit_at: datetime | None = None
    """Set for good when a key to it was used (rule 5.4)."""


class Key(Frozen):
    """ "I know someone", in the pool of a team or in a hand (rules 5.2 to 5.4); its words are ``text``."""

    id: KeyId
    team_id: TeamId
    giver_id: PersonId
    door_id: DoorId | None
    state: Literal["in_pool", "in_hand", "used", "cold", "withdrawn"]
    holder_id: PersonId | None = None
    owner_first_until: date | None = None
    taken_on: date | None = None
    """The day it came into the hand it is in."""
    times_warmed: int = 0
    hung_at: datetime
    used_at: datetime | None = None
    used_by: PersonId | None = None


class Claim(Frozen):
    """Somebody took an ask (rule 5.5)."""

    id: ClaimId
    card_id: CardId
    asker_id: PersonId
    claimer_id: PersonId
    state: Literal["open", "helped", "released", "reopened"]
    is_asker_known: bool = False
    """Whether the asker said yes to the taker seeing whose ask it is."""
    claimed_at: datetime
    helped_at: datetime | None = None


class Thanks(Frozen):
    """A thank-you for a key, a claim or a strength; its words are ``text`` (rule 5.4)."""

    id: ThanksId
    from_id: PersonId
    to_id: PersonId
    about: str
    at: datetime
    named_by: tuple[PersonId, ...] = ()
    """Who of the two agreed to being named on the thread (rule 3.5)."""


class Chance(Frozen):
    """A live or ended interview or offer; no employer is stored (decision 11)."""

    id: ChanceId
    person_id: PersonId
    kind: Literal["interview", "offer"]
    on: date | None
    state: Literal["live", "ended"] = "live"
    outcome: str | None = None
    told: Told
    reported_at: datetime


class Hand(Frozen):
    """A raised hand: who was told, and whether it was answered (rule 7.3)."""

    id: HandId
    person_id: PersonId
    told_id: PersonId
    raised_at: datetime
    answered_at: datetime | None = None
    is_lowered: bool = False


class Clock(Frozen):
    """The server's clock of a step: a deadline, never ticks (rule 6.3)."""

    mode: Literal["off", "running", "paused"] = "off"
    ends_at: datetime | None = None
    seconds_left: int | None = None
    """While paused."""


class Spotlight(Frozen):
    """One person's card on the hall screen, only after that person's yes (rule 6.4)."""

    card_id: CardId
    asked_by: PersonId
    is_agreed: bool = False


class Film(Frozen):
    """Where the host has set the season's film: a day, and since when it runs on from there; None while it rests."""

    at: date
    runs_since: datetime | None


class Meeting(Frozen):
    """A camp, check-in or mentor meeting; its words are ``learning/<team>`` and ``reason``."""

    id: MeetingId
    kind: MeetingKind
    team_id: TeamId | None
    """None for a camp, which is everybody's."""
    number: int
    """Of its kind (and team), from 1."""
    starts_at: datetime
    state: Literal["planned", "open", "held"] = "planned"
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    step_id: str | None = None
    step_started_at: datetime | None = None
    clock: Clock = Clock()
    host_id: PersonId | None = None
    present: Mapping[PersonId, bool] = {}
    """True for here; False for ticked as away."""
    ready_tables: tuple[TeamId, ...] = ()
    turns: Mapping[TeamId, PersonId] = {}
    screen: Literal["step", "board", "join", "blank", "pause", "list"] = "step"
    film: Film | None = None
    """None while it runs by itself from the beginning of its step."""
    spotlight: Spotlight | None = None
    twist_id: str | None = None
    rested: tuple[PersonId, ...] = ()
    """Graduates who said "rest until next time"."""
    learnings: Mapping[TeamId, int] = {}
    factors: Mapping[TeamId, tuple[int, ...]] = {}
    reason_length: int | None = None
    """Length of the reason for closing early."""
    written: Mapping[str, int] = {}


class Mission(Frozen):
    """A team's mission of one camp (rule 6.7)."""

    id: MissionId
    team_id: TeamId
    camp: int
    drawn: tuple[str, ...]
    votes: Mapping[PersonId, str] = {}
    chosen: str | None = None
    chosen_at: datetime | None = None
    deeds: Mapping[PersonId, Mapping[str, int]] = {}
    """What each has done since it was chosen; only a first time lights a light."""
    judged_at: datetime | None = None
    is_held: bool | None = None


class FollowUp(Frozen):
    """A status to ask for some weeks after the last camp (rule 8.5); its id is ``person:weeks``."""

    id: str
    person_id: PersonId
    weeks: int
    due: date
    state: Literal["due", "done", "waived"] = "due"
    done_at: datetime | None = None


class Celebration(Frozen):
    """What the shared screen celebrates now; consent was given before it came here (rule 8.4)."""

    kind: Literal["job", "mission", "whole_team", "whole_pot"]
    at: datetime
    team_id: TeamId | None = None
    person_id: PersonId | None = None


class UndoPoint(NamedTuple):
    """What a command touched, as it was before and after, so that it can be reversed (rule 10.2)."""

    v: int
    at: datetime
    kind: str
    meeting_id: MeetingId | None
    """The open meeting whose agenda, spotlight, hiding or presence it moved."""
    before: tuple[tuple[str, str, Any], ...]
    """Map, id and the thing before, None if it was not there."""
    after: tuple[tuple[str, str, Any], ...]


class Game(Frozen):
    """One game at one version."""

    # Beside the fields: no part of the value, of a copy or of a comparison.
    __slots__ = ("_worked_out",)

    id: GameId
    edition: Edition
    v: int = 0
    at: datetime
    """Server time of the newest version."""
    actor: str = "system"
    phase: str
    started_on: date
    today: date
    """The day the game knows; moved only by ``DayBegan`` (decision 2)."""
    is_rehearsal: bool = False
    counting: CountingRules
    teams: Mapping[TeamId, Team] = {}
    people: Mapping[PersonId, Person] = {}
    cards: Mapping[CardId, Card] = {}
    doors: Mapping[DoorId, Door] = {}
    keys: Mapping[KeyId, Key] = {}
    claims: Mapping[ClaimId, Claim] = {}
    thanks: Mapping[ThanksId, Thanks] = {}
    chances: Mapping[ChanceId, Chance] = {}
    hands: Mapping[HandId, Hand] = {}
    meetings: Mapping[MeetingId, Meeting] = {}
    missions: Mapping[MissionId, Mission] = {}
    follow_ups: Mapping[str, FollowUp] = {}
    offers: Mapping[PersonId, Mapping[str, tuple[CardRef, ...]]] = {}
    """Cards drawn and not yet chosen or laid back, by person and kind."""
    twist_pile: tuple[str, ...] = ()
    twists: Mapping[str, str] = {}
    """Twist by ISO week, the same for all teams that week (rule 6.5)."""
    celebration: Celebration | None = None
    last_camp_closed_on: date | None = None
    touched: tuple[tuple[str, str], ...] = ()
    """Map and id of everything the newest version changed; frames and undo read it."""
    undo: Mapping[str, tuple[UndoPoint, ...]] = {}
    """By actor (players: the newest only) and by ``meeting:<id>`` (newest last)."""

    @property
    def worked_out(self) -> dict[Any, Any]:
        """Answers that follow from this version, kept by `worked_out.once_a_version`."""
        try:
            known: dict[Any, Any] = object.__getattribute__(self, "_worked_out")
        except AttributeError:
            known = {}
            object.__setattr__(self, "_worked_out", known)
        return known


MAPS = (
    "teams", "people", "cards", "doors", "keys", "claims", "thanks", "chances", "hands", "meetings", "missions",
    "follow_ups", "offers",
)  # fmt: skip
"""The maps of `Game` that versions touch; ``("game", "")`` is touched for every other field."""
