"""The beats of a season: what whoever drives it may pause after."""

from enum import StrEnum


class Beat(StrEnum):
    """After each, the driver decides when the season goes on."""

    MOVE = "move"
    """Somebody did something."""
    STEP = "step"
    """A meeting is at another step, or over."""
    WAIT = "wait"
    """A person must go on; bots only wait."""
    READY = "ready"
    """A step has done its work; it may last longer."""
    DAY = "day"
    """Time passes between meetings."""
