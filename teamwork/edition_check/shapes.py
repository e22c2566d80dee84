"""The shape of each file of an edition's folder; what needs more than one file is checked elsewhere."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from teamwork.edition import (
    CountingRules,
    DeckKind,
    Limits,
    MeetingKind,
    Names,
    Need,
    Phase,
    Question,
    Season,
    Sizes,
    Stage,
    Step,
)
from teamwork.frozen import Frozen

Written: TypeAlias = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Language: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Count: TypeAlias = Annotated[int, Field(ge=0, le=10_000)]


class ActionKindRow(Frozen):
    """A kind of action; its key is its id."""

    names: Names
    outward: bool
    joblog: Literal["network", "application", "none"]


class DeckRow(Frozen):
    """The letter on a deck's cards and how many there must be."""

    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    cards: Count


class Counts(Frozen):
    """How many missions and twists there must be."""

    missions_least: Count
    twists_least: Count


class Components(Frozen):
    """What a card may build on, and on how many action cards each must be (programme 5.2)."""

    skill: tuple[Id, ...]
    motivation: tuple[Id, ...]
    cards_least: Count

    @property
    def all(self) -> tuple[str, ...]:
        """Every component, skill first."""
        return (*self.skill, *self.motivation)


class Wording(Frozen):
    """How a text may read (programme 5.3)."""

    lix_most: Count
    words_most: Count
    sentence_words_most: Count
    screen_words_most: Count
    forbidden: Mapping[Language, tuple[Written, ...]]


class EditionFile(Frozen):
    """
    ``edition.toml``. Every section may be absent here, so that one broken section does not hide the
    faults of the others; absence itself is a fault.
    """

    id: Id | None = None
    version: Written | None = None
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] | None = None
    names: Names | None = None
    authority: Names | None = None
    sizes: Sizes | None = None
    season: Season | None = None
    limits: Limits | None = None
    phases: tuple[Phase, ...] | None = None
    stages: tuple[Stage, ...] | None = None
    action_kinds: Mapping[Id, ActionKindRow] | None = None
    counting: CountingRules | None = None
    helper_kinds: Mapping[Id, Names] | None = None
    hours_bands: Mapping[str, Names] | None = None
    status_choices: Mapping[str, Names] | None = None
    pulse: tuple[Question, ...] | None = None
    factors: Annotated[tuple[Question, ...], Field(min_length=1)] | None = None
    decks: Mapping[DeckKind, DeckRow] | None = None
    counts: Counts | None = None
    components: Components | None = None
    wording: Wording | None = None


class AgendaFile(Frozen):
    """``agendas/<id>.toml``; ``minutes`` is what its steps must add up to."""

    kind: MeetingKind
    camp: Annotated[int, Field(ge=1)] | None = None
    minutes: Count
    titles: Names
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class CardFacts(Frozen):
    """An entry of ``decks/<kind>.toml``."""

    theme: Written
    components: tuple[str, ...]
    minutes: Count
    stages: tuple[str, ...] = ()
    given: bool = False
    action_kind: str | None = None


class CardWords(Frozen):
    """An entry of ``<language>/<kind>.toml``."""

    title: Written
    text: Written
    asks: Mapping[str, Written] = {}


class MissionFacts(Frozen):
    """An entry of ``missions.toml``."""

    needs: Annotated[tuple[Need, ...], Field(min_length=1)]


class TitledText(Frozen):
    """An entry of ``<language>/missions.toml`` or ``<language>/twists.toml``."""

    title: Written
    text: Written
