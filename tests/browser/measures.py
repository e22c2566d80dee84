"""Measuring what a page shows: how large its letters are, how far they stand out from what lies behind them."""

from typing import Any, NamedTuple

from playwright.sync_api import Page

# Letters inside an SVG are scaled by its box; a colour with some see-through is laid on what lies behind it.
MEASURE = """() => {
  const seen = [];
  const rgba = (text) => {
    const canvas = document.createElement("canvas"); canvas.width = canvas.height = 1;
    const ink = canvas.getContext("2d", {willReadFrequently: true}); ink.fillStyle = text; ink.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = ink.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const colours = [...style.backgroundImage.matchAll(/(?:rgba?|color)\\([^)]*\\)|#[0-9a-f]{3,8}/gi)].map(([c]) => rgba(c));
      if (colours.length) layers.push(colours); else layers.push([rgba(style.backgroundColor)]);
      if (layers.at(-1).every((colour) => colour[3] === 1)) break;
    }
    return layers.reverse().reduce((grounds, colours) => grounds.flatMap((ground) => colours.map((c) => over(c, ground))), [[255, 255, 255, 1]]);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    if (!text || !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (element.closest(".visually-hidden, .skip-link, script, style, noscript, [data-unmeasured]")) continue;
    const range = document.createRange(); range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    if (!box.width || box.bottom < 0 || box.top > innerHeight) continue;
    const style = getComputedStyle(element);
    const svg = element.closest("svg");
    const scale = svg ? element.getScreenCTM().a : 1;
    const ink = rgba(svg ? style.fill : style.color);
    const grounds = svg ? [] : behind(element);
    const ratios = grounds.map((ground) => { const [a, b] = [light(over(ink, ground)), light(ground)]; return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); });
    seen.push({text: text.slice(0, 40), size: parseFloat(style.fontSize) * scale, height: innerHeight, isHeading: Boolean(element.closest("h1, h2")),
      contrast: ratios.length ? Math.min(...ratios) : null, right: box.right, bottom: box.bottom});
  }
  return seen;
}"""


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
    found: list[dict[str, Any]] = page.evaluate(MEASURE)
    return [Letters(one["text"], one["size"], one["height"], one["isHeading"], one["contrast"]) for one in found]


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
