"""Measuring what a page shows: how large its letters are, how far they stand out from what lies behind them."""

from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

MEASURE = Path(__file__).with_name("measures.js")


class Letters(NamedTuple):
    """One run of text as it stands on the page."""

    text: str
    size: float
    """Pixels."""
    height: float
    """Of the whole page's window, in pixels."""
    is_heading: bool
    contrast: float | None
    """None inside a drawing, which is measured where it is drawn."""

    @property
    def share(self) -> float:
        """The letters' size as a share of the screen's height."""
        return self.size / self.height


def letters_on(page: Page) -> list[Letters]:
    """Every text that is seen."""
    found: list[dict[str, Any]] = page.evaluate(MEASURE.read_text(encoding="utf-8").rstrip().removesuffix(";"))
    return [Letters(one["text"], one["size"], one["height"], one["isHeading"], one["contrast"]) for one in found]


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
