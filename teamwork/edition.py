"""
The edition as the engine sees it: every number, agenda, table and card text of one game.

Pure: reading a folder is `library.py`. A game keeps the edition it began with (rulebook 12), so nothing
here may hold a number of this game as a default.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from teamwork.frozen import Frozen
from teamwork.ids import CardRef

CardKind: TypeAlias = Literal["dream", "strength", "challenge", "action"]
CARD_KINDS: tuple[CardKind, ...] = ("dream", "strength", "challenge", "action")
DeckKind: TypeAlias = Literal["dream", "strength", "challenge", "action", "blank"]
MeetingKind: TypeAlias = Literal["camp", "check_in", "mentor_meeting"]
RoundKind: TypeAlias = Literal["none", "all", "turns", "wall", "asks", "swap", "vote", "learning", "film"]
LevelName: TypeAlias = Literal["me", "team", "table", "hall"]
Names: TypeAlias = Mapping[str, str]
"""A word of the edition by language: ``{"da": "Startklar", "en": "Ready"}``."""


class Sizes(Frozen):
    """How many sit where (rulebook 1, 2.1)."""

    teams: int
    graduates: int
    coaches: int
    helpers: int
    min_graduates: int
    min_coaches: int
    min_helpers: int


class Season(Frozen):
    """Weeks are counted from 1; the season starts on the Monday of the start date's ISO week."""

    weeks: int
    camp_weeks: tuple[int, ...]
    check_in_every_weeks: int
    extra_time_weeks: int
    close_after_weeks: int
    """Weeks after the last camp at which the game closes if the office has not closed it (decision 14)."""
    follow_up_weeks: tuple[int, ...]
    helper_access_weeks: int
    time_zone: str
    country: str
    camp_starts_at: str
    check_in_starts_at: str
    mentor_meeting_starts_at: str
    """Proposed hours of the day, ``HH:MM`` local."""


class Limits(Frozen):
    """Every count of the rulebook that is not a size or a week of the season."""

    cards_drawn: int
    open_dreams: int
    workplaces_most: int
    keys_in_hand: int
    first_call_days: int
    key_cools_days: int
    key_warmings: int
    action_days_ahead: int
    moves_before_split: int
    missions_drawn: int
    undo_minutes: int
    done_at_days_back: int
    spark_answers_least: int
    strengths_for_stage: int
    given_strengths_for_stage: int
    foothold_weeks: int
    signed_weeks_ahead: int
    fixed_term_weeks_least: int
    win_graduates_least: int
    doors_on_wall_most: int
    text_lengths: Mapping[str, int]
    """Most characters by field name; ``other`` for a field without its own."""


class Phase(Frozen):
    """One phase of the fixed course (rulebook 2); ``kind`` says what the engine may do in it."""

    id: str
    kind: Literal["setup", "camp", "half", "extra_time", "closed"]
    names: Names


class Stage(Frozen):
    """One stone of the street; its condition is named by ``id`` and held by `rules/board.py`."""

    id: str
    names: Names


class ActionKind(Frozen):
    """What an action card is about; ``joblog`` is the kind of entry it would be in the graduate's own log."""

    id: str
    names: Names
    outward: bool
    joblog: Literal["network", "application", "none"]


class StatusRow(Frozen):
    """One row of "Sådan tæller vi" (rulebook 8)."""

    code: str
    names: Names
    counts: Literal["yes", "no", "neutral", "denominator"]
    """``neutral`` leaves the count once confirmed; ``denominator`` stays in the count as not in a job."""
    on_the_way: bool
    self_supporting: Literal["yes", "no", "confirmed", "not_asked", "unknown"]
    condition: Literal["none", "starts_soon", "lasts", "enough_hours"]
    """What must hold too: a start within the limit, at least the weeks of a fixed term, the middle band of hours."""


class CountingRules(Frozen):
    """A version of the status table; a change holds from its day on (rule 8.1)."""

    version: int
    valid_from: str
    rows: tuple[StatusRow, ...]

    def row(self, code: str) -> StatusRow | None:
        """The row of a status code, if the table has it."""
        return next((row for row in self.rows if row.code == code), None)


class Need(Frozen):
    """Part of a mission: so many times this deed (or the other one) since the mission was chosen."""

    deed: str
    times: int
    or_deed: str | None = None


class MissionDefinition(Frozen):
    """A goal that each graduate takes a part of (rule 6.7)."""

    id: str
    needs: tuple[Need, ...]
    titles: Names
    texts: Names


class Twist(Frozen):
    """How the table plays in one week's check-ins, never who gets what (rule 6.5)."""

    id: str
    titles: Names
    texts: Names


class Step(Frozen):
    """One step of an agenda (rule 6.3)."""

    id: str
    minutes: int
    round: RoundKind
    card_kind: CardKind | None = None
    """What everyone writes in this step, if a card is."""
    level: LevelName | None = None
    """The level of sharing that the step proposes."""
    screen: Literal["board", "join", "wall", "cards", "asks", "missions", "film", "endings", "break", "words"]
    titles: Names
    on_screen: Names
    on_phones: Names
    at_tables: Names
    sharing: Names | None = None
    """What sharing at the proposed level brings."""


class Agenda(Frozen):
    """The steps of one kind of meeting; ``camp`` numbers the camps from 1."""

    id: str
    kind: MeetingKind
    camp: int | None
    titles: Names
    steps: tuple[Step, ...]

    def step(self, step_id: str) -> Step | None:
        """The step of that id, if the agenda has it."""
        return next((step for step in self.steps if step.id == step_id), None)


class CardText(Frozen):
    """What is printed on a card in one language; ``asks`` by answer field."""

    title: str
    text: str
    asks: Mapping[str, str]


class CardDefinition(Frozen):
    """A printed card: same id, components and asks in every language (programme.md 5)."""

    id: CardRef
    kind: DeckKind
    theme: str
    components: tuple[str, ...]
    minutes: int
    stages: tuple[str, ...]
    given: bool = False
    action_kind: str | None = None
    texts: Mapping[str, CardText]


class Question(Frozen):
    """One question of the pulse or of the five factors."""

    id: str
    texts: Names


class Edition(Frozen):
    """A whole edition; `hash` names exactly this content."""

    id: str
    version: str
    hash: str
    names: Names
    languages: tuple[str, ...]
    authority: Names
    """What the municipality calls itself on screens; "Jobcentret" by default."""
    sizes: Sizes
    season: Season
    limits: Limits
    phases: tuple[Phase, ...]
    stages: tuple[Stage, ...]
    action_kinds: Mapping[str, ActionKind]
    counting: CountingRules
    helper_kinds: Mapping[str, Names]
    hours_bands: Mapping[str, Names]
    """Bands of weekly hours from fewest to most."""
    status_choices: Mapping[str, Names]
    """The four that a graduate taps: job, on_the_way, searching, something_else."""
    pulse: tuple[Question, ...]
    factors: tuple[Question, ...]
    agendas: Mapping[str, Agenda]
    missions: Mapping[str, MissionDefinition]
    twists: Mapping[str, Twist]
    cards: Mapping[CardRef, CardDefinition]

    def phase(self, phase_id: str) -> Phase:
        """The phase of that id; a game can only be in a phase of its own edition."""
        for phase in self.phases:
            if phase.id == phase_id:
                return phase
        raise LookupError(phase_id)

    def deck(self, kind: DeckKind) -> tuple[CardRef, ...]:
        """The printed cards of a kind, in the deck's own order."""
        return tuple(card.id for card in self.cards.values() if card.kind == kind)

    def stage_number(self, stage_id: str) -> int:
        """How far along the street a stage lies; the first is 0."""
        return next(number for number, stage in enumerate(self.stages) if stage.id == stage_id)

    def camp_agenda(self, camp: int) -> Agenda:
        """The agenda of a camp, the first being 1."""
        return next(agenda for agenda in self.agendas.values() if agenda.kind == "camp" and agenda.camp == camp)

    def meeting_agenda(self, kind: MeetingKind) -> Agenda:
        """The agenda of a check-in or a mentor meeting."""
        return next(agenda for agenda in self.agendas.values() if agenda.kind == kind)
