"""What bots say: names, workplaces, wishes, keys and thanks in one language, read from an edition's `voices.toml`."""

import json
import tomllib
from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import Field

from teamwork.frozen import Frozen

Sentences: TypeAlias = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]


class Trade(Frozen):
    """A line of work: what one would do in it, why, where, and whom somebody may know there."""

    works: Sentences
    whys: Sentences
    workplaces: Sentences
    """Short enough for the sign on a door."""
    roles: Sentences
    """What they are, without an article."""


class Strength(Frozen):
    """A claim and the one event that shows it."""

    claim: str
    example: str


class Challenge(Frozen):
    """What is hard, what was tried, and the one sentence of help that others see."""

    what: str
    ask: str
    tried: str | None = None
    if_then: str | None = None


class Deed(Frozen):
    """An action: verb, object, number; and when, where, how."""

    what: str
    how: str


class Voices(Frozen):
    """Everything bots can say in one language."""

    game_name: str
    first_names: Sentences
    team_names: Sentences
    trades: Annotated[tuple[Trade, ...], Field(min_length=1)]
    signs: Sentences
    keys: Sentences
    """With ``{role}`` and ``{workplace}``."""
    tips: Sentences
    """Keys without a door: a job seen, a tip."""
    lower_first: Sentences
    """First words of a workplace that are written small inside a sentence."""
    strengths: Annotated[tuple[Strength, ...], Field(min_length=1)]
    """Said to somebody."""
    own_strengths: Annotated[tuple[Strength, ...], Field(min_length=1)]
    """Said of oneself."""
    vouchers: Sentences
    challenges: Annotated[tuple[Challenge, ...], Field(min_length=1)]
    actions: Mapping[str, Annotated[tuple[Deed, ...], Field(min_length=1)]]
    """By kind of action; ``other`` for a kind without its own."""
    companions: Sentences
    fallbacks: Sentences
    """What to do if it fails."""
    learnt: Sentences
    learnings: Sentences
    thanks: Sentences
    reasons: Sentences
    """Why a check-in closes early."""


def read_voices(text: str) -> Voices:
    """
    The voices in a TOML text.

    Raises:
        ValueError: it is no TOML, or something is missing or of another shape.
    """
    return Voices.model_validate_json(json.dumps(tomllib.loads(text)))
