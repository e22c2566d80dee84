"""Numbers that the office types in by hand: what it cost, and a figure to compare with (journey O3)."""

from typing import Annotated

from pydantic import Field

from teamwork.frozen import Frozen
from teamwork.progress.cells import Cell

Amount = Annotated[int, Field(ge=0, le=10**9)]
"""Whole kroner, or hours."""


class Typed(Frozen):
    """What the office typed for one game; everything may be absent."""

    coach_hours: Amount | None = None
    coach_rate: Amount | None = None
    camps: Amount | None = None
    materials: Amount | None = None
    helper_hours: Amount | None = None
    """Unpaid, told beside the cost and never in it."""
    comparison: Annotated[float, Field(ge=0, le=100)] | None = None
    """Per cent in a job, such as all graduates of the region."""
    comparison_of: Annotated[str, Field(max_length=200)] = ""

    @property
    def total(self) -> int | None:
        """What it cost in all; None while nothing was typed."""
        hours = None if self.coach_hours is None or self.coach_rate is None else self.coach_hours * self.coach_rate
        known = [part for part in (hours, self.camps, self.materials) if part is not None]
        return sum(known) if known else None


def cost_each(total: int | None, of: Cell) -> int | None:
    """
    A cost divided by a told number, in whole kroner.

    None when the number is not told: cost and number would each give the other away (decision 26).
    """
    if total is None or of.shown != "number" or not of.value:
        return None
    return round(total / of.value)
