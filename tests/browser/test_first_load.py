"""What a phone fetches before its first page stands, packed, fonts included (research: at most 100 kB)."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.demo_server import Demo
from tests.browser.phones import phone

MOST_BYTES = 100_000

BEFORE_IT_STOOD = """() => {
  const [stood] = performance.getEntriesByName("first page");
  const [page] = performance.getEntriesByType("navigation");
  const all = [page, ...performance.getEntriesByType("resource")];
  const before = all.filter((one) => one.startTime <= stood.startTime);
  return before.map((one) => [new URL(one.name).pathname, one.encodedBodySize]);
}"""

HEAVIER_IS_HERE = """async () => {
  await document.fonts.ready;
  return [...document.fonts].some((face) => face.weight === "600" && face.status === "loaded");
}"""


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_first_page_is_light_and_the_heavier_letters_come_after_it(demo: Demo, browser: Browser, lang: str) -> None:
    with phone(browser, lang=lang) as page:
        page.goto(f"{demo.url}/?lang={lang}")
        page.goto(demo.join_url("ana"))
        page.get_by_role("button").first.click()
        page.wait_for_url("**/me")
        expect(page.get_by_role("heading", level=2).first).to_be_visible()
        page.goto("about:blank")
        page.context.new_cdp_session(page).send("Network.clearBrowserCache")
        page.goto(f"{demo.url}/me")
        expect(page.get_by_role("heading", level=2).first).to_be_visible()
        page.wait_for_function(HEAVIER_IS_HERE)
        first = dict(page.evaluate(BEFORE_IT_STOOD))
    total = sum(first.values())
    print(f"first load in {lang}: {total / 1000:.1f} kB in {len(first)} answers")
    assert all(first.values())
    assert {"/me", "/static/app/phone/main.js", "/static/app/phone/my_page.js"} <= first.keys()
    assert sum(path.endswith(".woff2") for path in first) == 1
    assert total <= MOST_BYTES
