"""Bots go on with a demonstration at a pace that people can follow."""

import logging
import random
import time
from collections.abc import Iterator

from teamwork.season.beat import Beat
from teamwork.season.playing import Season

MOVE_SECONDS = (1.0, 2.0)
STEP_SECONDS = (60.0, 90.0)
WAIT_SECONDS = 5.0
TRIES = 5
"""How often the bots start again after a fault of their own, before they rest for good."""

log = logging.getLogger("teamwork.demo")


def play_on(season: Season, beats: Iterator[Beat]) -> None:
    """The season goes on in real time until its end; then the bots rest."""
    for _ in range(TRIES):
        try:
            _play(season, beats)
            return
        except Exception:
            log.exception("bots_stumbled")
            beats = season.play()
            time.sleep(WAIT_SECONDS)


def _play(season: Season, beats: Iterator[Beat]) -> None:
    pace = random.Random()
    step_ends = time.monotonic() + pace.uniform(*STEP_SECONDS)
    for beat in beats:
        match beat:
            case Beat.MOVE:
                time.sleep(pace.uniform(*MOVE_SECONDS))
            case Beat.READY:
                time.sleep(max(0.0, step_ends - time.monotonic()))
            case Beat.STEP:
                step_ends = time.monotonic() + pace.uniform(*STEP_SECONDS)
            case Beat.WAIT | Beat.DAY:
                time.sleep(WAIT_SECONDS)
        season.meetings.is_time_up = time.monotonic() > step_ends
