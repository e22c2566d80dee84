"""Whole seasons played by bots, through the same service that people play through (rulebook 11)."""

from teamwork.season.beat import Beat
from teamwork.season.chance import seeded_chance
from teamwork.season.clock import SeasonClock
from teamwork.season.playing import Season, Signature, before_season, new_season, play_season, play_until

__all__ = [
    "Beat",
    "Season",
    "SeasonClock",
    "Signature",
    "before_season",
    "new_season",
    "play_season",
    "play_until",
    "seeded_chance",
]
