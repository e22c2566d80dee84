"""How bots differ: how often they rest, how much they share, what they give, how their weeks go (rulebook 11)."""

from enum import StrEnum

from teamwork.frozen import Frozen


class Temper(StrEnum):
    """The five kinds of bot."""

    EAGER = "eager"
    CAREFUL = "careful"
    STUCK = "stuck"
    GENEROUS = "generous"
    SILENT = "silent"


TEMPERS: tuple[Temper, ...] = tuple(Temper)


class Habits(Frozen):
    """What a temper does to a bot's choices; chances from 0 to 1, ``giving`` a factor."""

    rests: float
    """How often it lets a turn pass."""
    shares: float
    """How often it takes the level that a step proposes instead of a closer one."""
    details: float
    """How often it writes what is optional."""
    giving: float
    """How much more or less it gives keys, strengths and takes asks than others."""
    done: float
    partly: float
    """How its actions end; what is left is not done."""
    luck: float
    """How readily interviews, offers and jobs come."""
    spark: int
    """The middle of its weekly answers."""
    opens: float
    """How often it tells more than itself of its news."""


HABITS: dict[Temper, Habits] = {
    Temper.EAGER: Habits(
        rests=0.10, shares=0.95, details=0.6, giving=1.0, done=0.70, partly=0.20, luck=1.3, spark=8, opens=0.9
    ),
    Temper.CAREFUL: Habits(
        rests=0.30, shares=0.45, details=0.5, giving=0.7, done=0.55, partly=0.30, luck=1.0, spark=6, opens=0.5
    ),
    Temper.STUCK: Habits(
        rests=0.35, shares=0.60, details=0.3, giving=0.6, done=0.25, partly=0.30, luck=0.5, spark=4, opens=0.6
    ),
    Temper.GENEROUS: Habits(
        rests=0.15, shares=0.90, details=0.5, giving=2.0, done=0.60, partly=0.25, luck=1.0, spark=7, opens=0.9
    ),
    Temper.SILENT: Habits(
        rests=0.60, shares=0.30, details=0.1, giving=0.4, done=0.50, partly=0.25, luck=0.8, spark=5, opens=0.2
    ),
}
