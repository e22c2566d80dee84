"""Faults of the course: phases, stages, statuses, questions, times of day."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holidays import list_supported_countries

from teamwork.edition import Season
from teamwork.edition_check.fault import Fault, fault
from teamwork.edition_check.ids import id_faults, needed_faults
from teamwork.edition_check.reading import EDITION, Reading
from teamwork.edition_check.shapes import EditionFile
from teamwork.edition_check.vocabulary import (
    DECK_KINDS,
    PHASE_KINDS_AFTER,
    PULSE_QUESTIONS,
    STAGES,
    STAGES_NEEDED,
    STATUS_CHOICES,
    STATUS_CODES_NEEDED,
)

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
BANDS_LEAST = 3
"""Part time counts from the middle band on (rule 8), so there is a middle."""


def course_faults(reading: Reading) -> Iterator[Fault]:
    """Everything of `edition.toml` that is named by ids and stands in an order."""
    edition = reading.edition
    yield from _phase_faults(edition)
    yield from _stage_faults(edition)
    yield from _counting_faults(edition)
    yield from _question_faults(edition)
    yield from _key_faults(edition)
    if edition.season is not None:
        yield from _time_faults(edition.season)


def _phase_faults(edition: EditionFile) -> Iterator[Fault]:
    if edition.phases is None:
        return
    yield from id_faults(EDITION, "phases", (phase.id for phase in edition.phases))
    kinds = ["", *(phase.kind for phase in edition.phases)]
    in_order = all(after in PHASE_KINDS_AFTER[before] for before, after in pairwise(kinds))
    if not in_order or kinds[-1] != "closed":
        yield fault(EDITION, "phases", "out_of_order", order="setup, camp, half, camp, …, extra_time, closed")
    if edition.season is not None:
        camps, weeks = kinds.count("camp"), len(edition.season.camp_weeks)
        if camps != weeks:
            yield fault(EDITION, "phases", "camps_differ", found=camps, wanted=weeks)


def _stage_faults(edition: EditionFile) -> Iterator[Fault]:
    if edition.stages is None:
        return
    ids = [stage.id for stage in edition.stages]
    yield from id_faults(EDITION, "stages", ids)
    yield from needed_faults(EDITION, "stages", ids, STAGES_NEEDED)
    for name in ids:
        if name not in STAGES:
            yield fault(EDITION, f"stages[{name}]", "stage_unknown", name=name, choices=", ".join(STAGES))
    known = [name for name in dict.fromkeys(ids) if name in STAGES]
    if known != [name for name in STAGES if name in known]:
        yield fault(EDITION, "stages", "out_of_order", order=", ".join(STAGES))


def _counting_faults(edition: EditionFile) -> Iterator[Fault]:
    if edition.counting is None:
        return
    codes = [row.code for row in edition.counting.rows]
    yield from id_faults(EDITION, "counting.rows", codes)
    yield from needed_faults(EDITION, "counting.rows", codes, STATUS_CODES_NEEDED)
    if edition.counting.version < 1:
        yield fault(EDITION, "counting.version", "number_low", number=edition.counting.version, least=1)
    try:
        date.fromisoformat(edition.counting.valid_from)
    except ValueError:
        yield fault(EDITION, "counting.valid_from", "wrong_form", example='"2026-01-01"')


def _question_faults(edition: EditionFile) -> Iterator[Fault]:
    if edition.pulse is not None:
        ids = tuple(question.id for question in edition.pulse)
        if ids != PULSE_QUESTIONS:
            yield fault(EDITION, "pulse", "out_of_order", order=", ".join(PULSE_QUESTIONS))
    yield from id_faults(EDITION, "factors", (question.id for question in edition.factors or ()))


def _key_faults(edition: EditionFile) -> Iterator[Fault]:
    if edition.status_choices is not None and tuple(edition.status_choices) != STATUS_CHOICES:
        yield fault(EDITION, "status_choices", "out_of_order", order=", ".join(STATUS_CHOICES))
    if edition.hours_bands is not None and len(edition.hours_bands) < BANDS_LEAST:
        yield fault(EDITION, "hours_bands", "too_few", found=len(edition.hours_bands), least=BANDS_LEAST)
    for name in ("action_kinds", "helper_kinds"):
        if getattr(edition, name) is not None and not getattr(edition, name):
            yield fault(EDITION, name, "empty")
    if edition.decks is not None:
        yield from needed_faults(EDITION, "decks", edition.decks, DECK_KINDS)


def _time_faults(season: Season) -> Iterator[Fault]:
    for field in ("camp_starts_at", "check_in_starts_at", "mentor_meeting_starts_at"):
        if not _CLOCK.fullmatch(getattr(season, field)):
            yield fault(EDITION, f"season.{field}", "wrong_form", example='"09:00"')
    try:
        ZoneInfo(season.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield fault(EDITION, "season.time_zone", "wrong_form", example='"Europe/Copenhagen"')
    if season.country not in list_supported_countries():
        yield fault(EDITION, "season.country", "wrong_form", example='"DK"')
