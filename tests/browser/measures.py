"""Measuring what a page shows: how large its letters are, how far they stand out from what lies behind them."""

import base64
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page

MEASURE = Path(__file__).with_name("measures.js")
DRAWN = Path(__file__).with_name("drawn.js")
HIDE_LETTERS = "svg text { fill: transparent !important; }"
AT_REST = """() => Promise.all(document.getAnimations()
  .filter((animation) => animation.effect.getTiming().iterations !== Infinity)
  .map((animation) => animation.finished.catch(() => {})))"""
WEAR = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}"""
STILL = "*, *::before, *::after { animation: none !important; transition: none !important; }"


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
    found: list[dict[str, Any]] = page.evaluate(_source(MEASURE))
    return [Letters(one["text"], one["size"], one["height"], one["isHeading"], one["contrast"]) for one in found]


class Drawn(NamedTuple):
    """One run of letters inside a drawing, and how far they stand out from the pixels right around them."""

    text: str
    contrast: float
    """The contrast that all but the twentieth part of those pixels reach."""


def drawn_letters(page: Page) -> list[Drawn]:
    """Every text in a drawing, measured on the picture itself: once with its letters, once without."""
    page.evaluate(WEAR, STILL)
    shown = base64.b64encode(page.screenshot()).decode()
    page.evaluate(WEAR, STILL + HIDE_LETTERS)
    bare = base64.b64encode(page.screenshot()).decode()
    page.evaluate(WEAR, "")
    found: list[dict[str, Any]] = page.evaluate(_source(DRAWN), [shown, bare])
    return [Drawn(one["text"], one["contrast"]) for one in found]


def _source(script: Path) -> str:
    return script.read_text(encoding="utf-8").rstrip().removesuffix(";")


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
