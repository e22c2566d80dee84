"""A file of all games in a real browser (O2): it comes by itself with scripts, and by a link without."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import faults
from tests.browser.demo_server import Demo
from tests.browser.measures import scrolls_sideways
from tests.browser.test_office import LAPTOP, sign_in
from web.downloads import laid_at
from web.office import file_jobs


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=LAPTOP) as context:  # type: ignore[arg-type]
        yield context


@pytest.fixture
def held(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Two games, and a file that is made when the test says so."""
    demo.service.create_game(demo.game.edition, "Et til", demo.clock().date(), [f"Hold {n}" for n in range(4)])
    go_on = threading.Event()

    def when_told(path: Path, by: Any, caller: Any, who: str, games: Any, format: str, wish: Any, told: Any) -> None:
        told(1, len(games))
        go_on.wait()
        laid_at(path, by, caller, who, games, format, wish, told)

    monkeypatch.setattr(file_jobs, "laid_at", when_told)
    yield go_on
    go_on.set()
    demo.app.extensions.pop("file_jobs").close()


def asked_for(demo: Demo, page: Page, lang: str = "da") -> None:
    """By keyboard alone."""
    page.goto(f"{demo.url}/office?lang={lang}")
    page.get_by_role("button", name={"da": "Lav filen", "en": "Make the file"}[lang]).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("progressbar")).to_be_visible()


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_bar_moves_and_the_file_comes_by_itself(
    demo: Demo, context: BrowserContext, held: threading.Event, lang: str
) -> None:
    sign_in(demo, context)
    page = context.new_page()
    asked_for(demo, page, lang)
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "1")
    games = page.get_by_role("progressbar").get_attribute("max")
    said = {"da": f"1 af {games} spil er talt.", "en": f"1 of {games} games are counted."}[lang]
    expect(page.get_by_role("progressbar", name=said)).to_be_visible()
    assert faults(page) == []
    page.reload()
    expect(page.get_by_text(said)).to_be_visible()
    held.set()
    fetch = page.get_by_role("link", name={"da": "Hent filen", "en": "Fetch the file"}[lang])
    expect(fetch).to_be_visible(timeout=60_000)
    expect(page.get_by_role("status")).to_have_text({"da": "Filen er klar.", "en": "The file is ready."}[lang])
    assert faults(page) == []
    with page.expect_download() as waiting:
        fetch.focus()
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".xlsx")


def test_in_a_narrow_window_nothing_scrolls_sideways(
    demo: Demo, context: BrowserContext, held: threading.Event
) -> None:
    sign_in(demo, context)
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    asked_for(demo, page)
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert (size, scrolls_sideways(page)) == (size, False)


def test_without_scripts_a_link_asks_again(demo: Demo, browser: Browser, held: threading.Event) -> None:
    with browser.new_context(viewport=LAPTOP, java_script_enabled=False) as context:  # type: ignore[arg-type]
        sign_in(demo, context)
        page = context.new_page()
        asked_for(demo, page)
        expect(page.get_by_role("link", name="Hent filen")).to_be_hidden()
        held.set()
        for _ in range(200):
            if page.get_by_role("link", name="Hent filen").is_visible():
                break
            page.get_by_role("link", name="Se, hvor langt den er").click()
        expect(page.get_by_role("link", name="Hent filen")).to_be_visible()
