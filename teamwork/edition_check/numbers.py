"""Faults of the numbers: what no game could be played with, or what would break a promise."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from teamwork.edition import Limits, Season, Sizes
from teamwork.edition_check.fault import Fault, fault
from teamwork.edition_check.reading import EDITION, MISSIONS, Reading
from teamwork.edition_check.shapes import EditionFile

LEAST_BY_KEY: Mapping[str, int] = {
    "sizes.min_helpers": 0,
    "sizes.min_coaches": 1,
    "season.extra_time_weeks": 0,
    "season.helper_access_weeks": 0,
    "limits.first_call_days": 0,
    "limits.key_warmings": 0,
    "limits.undo_minutes": 0,
    "limits.done_at_days_back": 0,
    "limits.given_strengths_for_stage": 0,
    "limits.signed_weeks_ahead": 0,
    "limits.fixed_term_weeks_least": 0,
    "limits.spark_answers_least": 3,  # a band of two would tell each what the other answered (rule 7.2)
}
"""The least that makes sense where it is not 1."""

MOST = 10_000
TEXT_MOST = 20_000
"""Texts longer than this are refused before any edition is asked."""


def number_faults(reading: Reading) -> Iterator[Fault]:
    """Every size, week and limit that is out of bounds or contradicts another one."""
    edition = reading.edition
    for name, section in (("sizes", edition.sizes), ("season", edition.season), ("limits", edition.limits)):
        if section is not None:
            yield from _out_of_bounds(name, section)
    if edition.sizes is not None:
        yield from _size_faults(edition.sizes)
    if edition.season is not None:
        yield from _season_faults(edition.season)
    if edition.limits is not None:
        yield from _limit_faults(edition.limits)
        yield from _limit_and_size_faults(edition.limits, edition)
        yield from _drawn_faults(edition.limits, reading)


def _out_of_bounds(name: str, section: BaseModel) -> Iterator[Fault]:
    for field in type(section).model_fields:
        number, key = getattr(section, field), f"{name}.{field}"
        if isinstance(number, int):
            least = LEAST_BY_KEY.get(key, 1)
            if number < least:
                yield fault(EDITION, key, "number_low", number=_short(number), least=least)
            if number > MOST:
                yield fault(EDITION, key, "number_high", number=_short(number), most=MOST)


def _short(number: int) -> str:
    return str(number) if abs(number) < 10**9 else f"{'-' if number < 0 else ''}10⁹…"


def at_most(key: str, number: int, other: str, most: int) -> Iterator[Fault]:
    """A fault if a number is larger than another one of the edition."""
    if number > most:
        yield fault(EDITION, key, "number_beyond", number=_short(number), other=other, most=_short(most))


def _size_faults(sizes: Sizes) -> Iterator[Fault]:
    yield from at_most("sizes.min_graduates", sizes.min_graduates, "sizes.graduates", sizes.graduates)
    yield from at_most("sizes.min_coaches", sizes.min_coaches, "sizes.coaches", sizes.coaches)
    yield from at_most("sizes.min_helpers", sizes.min_helpers, "sizes.helpers", sizes.helpers)


def _season_faults(season: Season) -> Iterator[Fault]:
    for field in ("camp_weeks", "follow_up_weeks"):
        weeks: tuple[int, ...] = getattr(season, field)
        if sorted(set(weeks)) != list(weeks) or (weeks and weeks[0] < 1):
            yield fault(EDITION, f"season.{field}", "not_ascending")
    if not season.camp_weeks:
        yield fault(EDITION, "season.camp_weeks", "empty")
    yield from at_most("season.camp_weeks", max(season.camp_weeks, default=0), "season.weeks", season.weeks)
    last_follow_up = max(season.follow_up_weeks, default=0)
    yield from at_most("season.follow_up_weeks", last_follow_up, "season.extra_time_weeks", season.extra_time_weeks)
    yield from at_most(
        "season.extra_time_weeks", season.extra_time_weeks, "season.close_after_weeks", season.close_after_weeks
    )


def _limit_faults(limits: Limits) -> Iterator[Fault]:
    yield from at_most(
        "limits.given_strengths_for_stage",
        limits.given_strengths_for_stage,
        "limits.strengths_for_stage",
        limits.strengths_for_stage,
    )
    if "other" not in limits.text_lengths:
        yield fault(EDITION, "limits.text_lengths.other", "key_missing", name="other")
    for name, length in limits.text_lengths.items():
        key = f"limits.text_lengths.{name}"
        if length < 1:
            yield fault(EDITION, key, "number_low", number=_short(length), least=1)
        if length > TEXT_MOST:
            yield fault(EDITION, key, "number_high", number=_short(length), most=TEXT_MOST)


def _limit_and_size_faults(limits: Limits, edition: EditionFile) -> Iterator[Fault]:
    if edition.sizes is None:
        return
    graduates = edition.sizes.graduates
    for field in ("spark_answers_least", "win_graduates_least"):
        yield from at_most(f"limits.{field}", getattr(limits, field), "sizes.graduates", graduates)


def _drawn_faults(limits: Limits, reading: Reading) -> Iterator[Fault]:
    decks = reading.edition.decks or {}
    drawn_from = [(row.cards, kind) for kind, row in decks.items() if kind != "blank"]
    if drawn_from:
        cards, kind = min(drawn_from)
        yield from at_most("limits.cards_drawn", limits.cards_drawn, f"decks.{kind}.cards", cards)
    if reading.has(MISSIONS):
        yield from at_most("limits.missions_drawn", limits.missions_drawn, MISSIONS, len(reading.ids(MISSIONS)))
