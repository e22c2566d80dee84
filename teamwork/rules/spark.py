"""The weekly pulse and the band that a team sees of it (rules 7.1 and 7.2)."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Literal, TypeAlias

from teamwork.commands import GivePulse
from teamwork.context import Context
from teamwork.decision import Decision
from teamwork.ids import TeamId
from teamwork.model import Game, Person, SparkBand
from teamwork.rules import find
from teamwork.rules.activity import graduates
from teamwork.rules.done_at import day_of
from teamwork.rules.option_rule import OptionRule, once
from teamwork.seats import Seat
from teamwork.words import WordChange, Words, word_key

MIDDLE_FROM = 4
HIGH_FROM = 7
"""Means of answers, 0 to 10, from which a team's spark is middle or high (rule 7.2)."""
ARROW_FROM = 0.5
"""How far the mean must have moved since the week before for the arrow to point up or down."""

Spark: TypeAlias = tuple[Literal["low", "middle", "high"], Literal["up", "level", "down"]]


# ---- giving it --------------------------------------------------------------------------------


def require_can_give_pulse(game: Game, seat: Seat) -> Person:
    """The graduate who answers; every one may, in a job or not."""
    return find.me(game, seat)


def give_pulse(game: Game, command: GivePulse, context: Context) -> Decision:
    """
    The person's answers of the week in which they were given; an earlier answer of that week is replaced.

    No version is made (decision 4). With every answer skipped the week is empty again.
    """
    person = require_can_give_pulse(game, context.seat)
    answers = {
        question: answer
        for question, answer in command.model_dump(exclude={"kind", "done_at"}).items()
        if answer is not None
    }
    key = pulse_key(person.id, iso_week(day_of(game, command, context)))
    body = json.dumps(answers, separators=(",", ":")) if answers else None
    if body is None and key not in context.words:
        return Decision()
    return Decision(words=(WordChange(key=key, person_id=person.id, body=body),))


def pulse_key(person_id: str, week: str) -> str:
    """The word key of a person's answers of a week."""
    return word_key(person_id, f"pulse/{week}")


def iso_week(day: date) -> str:
    """The ISO week of a day, such as ``2026-W07``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


# ---- what a team sees -------------------------------------------------------------------------


def band(answers_now: Sequence[int], answers_before: Sequence[int], least: int) -> SparkBand | None:
    """
    One of three bands by the mean of a week's answers, and where it points since the week before.

    None when fewer than ``least`` answered. A week before with too few tells nothing, not even an arrow.
    """
    if len(answers_now) < least or not answers_now:
        return None
    mean = fmean(answers_now)
    name: Literal["low", "middle", "high"] = "high" if mean >= HIGH_FROM else "middle" if mean >= MIDDLE_FROM else "low"
    moved = mean - fmean(answers_before) if answers_before and len(answers_before) >= least else 0.0
    arrow: Literal["up", "level", "down"] = "up" if moved >= ARROW_FROM else "down" if moved <= -ARROW_FROM else "level"
    return SparkBand(band=name, arrow=arrow)


def answers(game: Game, words: Words, team_id: TeamId, week: str) -> tuple[int, ...]:
    """How a team's graduates answered "my spark this week"; who skipped it has not answered."""
    bodies = (words.get(pulse_key(person.id, week)) for person in graduates(game, team_id))
    given = (json.loads(body).get("spark") for body in bodies if body)
    return tuple(sorted(answer for answer in given if answer is not None))


def spark_week_to_close(game: Game, today: date) -> str | None:
    """The week that is over when ``today`` begins, if the game's day was in an earlier one."""
    week = iso_week(game.today)
    return week if week < iso_week(today) else None


def sparks_of(game: Game, words: Words, week: str) -> Mapping[TeamId, Spark]:
    """Band and arrow of each team with enough answers in a week, as ``begin_day`` takes them."""
    before = iso_week(date.fromisocalendar(int(week[:4]), int(week[-2:]), 1) - timedelta(days=1))
    least = game.edition.limits.spark_answers_least
    bands = {
        team_id: band(answers(game, words, team_id, week), answers(game, words, team_id, before), least)
        for team_id in game.teams
    }
    return {team_id: (spark.band, spark.arrow) for team_id, spark in bands.items() if spark is not None}


OPTIONS: tuple[OptionRule, ...] = (OptionRule("give_pulse", once, require_can_give_pulse),)
