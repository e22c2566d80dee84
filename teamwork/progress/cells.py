"""A figure as a profile may show it: the number, or only that it is too small, too near all, or not for showing."""

from typing import Literal, TypeAlias

from teamwork.edition import Names
from teamwork.frozen import Frozen
from teamwork.progress.definitions import MeasureId

Shown: TypeAlias = Literal["number", "under", "all_but_under", "hidden", "not_yet"]
"""
``under``: fewer than ``least``. ``all_but_under``: so many that those left over are fewer than ``least``.
``hidden``: not told, whatever it is. ``not_yet``: there is no such figure yet.
"""


class Cell(Frozen):
    """One figure of one day in one profile."""

    measure: MeasureId
    shown: Shown
    value: int | None = None
    of: int | None = None
    """What it is out of, when that may be told."""
    least: int = 0
    """The number below which a cell is not told; 0 where everything is."""

    @property
    def share(self) -> float | None:
        """The value as a share of what it is out of, where both are told."""
        return self.value / self.of if self.value is not None and self.of else None


WORDS: dict[Shown, Names] = {
    "under": {"da": "færre end {least}", "en": "fewer than {least}"},
    "all_but_under": {"da": "alle på nær færre end {least}", "en": "all but fewer than {least}"},
    "hidden": {"da": "vises ikke", "en": "not shown"},
    "not_yet": {"da": "ikke nået", "en": "not reached"},
}
"""What stands where a number does not."""


def in_words(cell: Cell, lang: str) -> str | None:
    """What a cell says instead of a number; None when it shows its number."""
    return None if cell.shown == "number" else WORDS[cell.shown][lang].format(least=cell.least)
