"""The phone without a network, without a page, without a process: nothing that was typed or tapped is lost (G3, G6)."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demo_server import Demo
from tests.browser.phones import come_in, phone

# Nothing of the page runs between the key and the kill: it stands still in a question that nobody answers.
TYPE_AND_STAND_STILL = """(words) => void setTimeout(() => {
  const box = document.activeElement;
  box.value = words;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const question = new XMLHttpRequest();
  question.open("GET", "/typed", false);
  question.send();
})"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with phone(browser) as page:
        yield page


@contextmanager
def unanswered(demo: Demo, path: str) -> Iterator[threading.Event]:
    """Within, a request for ``path`` gets no answer; the event tells that it came."""
    came, over, before = threading.Event(), threading.Event(), demo.app.wsgi_app

    def holding(environ: dict[str, Any], start_response: Any) -> Any:
        if environ["PATH_INFO"] == path:
            came.set()
            over.wait(60)
        return before(environ, start_response)

    demo.app.wsgi_app = holding  # type: ignore[method-assign]
    try:
        yield came
    finally:
        over.set()
        demo.app.wsgi_app = before  # type: ignore[method-assign]


def kill_tab(browser: Browser, page: Page) -> Page:
    """The tab's process is gone as when a phone needs its memory; answers a new tab of the same browser."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    tabs = [process["id"] for process in processes if process["type"] == "renderer"]
    again = page.context.new_page()
    os.kill(max(tabs, key=ticks_of), signal.SIGKILL)  # the others only stand ready
    return again


def ticks_of(process_id: int) -> int:
    """How much a process has worked."""
    words = Path(f"/proc/{process_id}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return int(words[11]) + int(words[12])


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="which process a tab has is asked of Linux")
def test_a_tab_that_is_killed_in_the_moment_of_a_keystroke_keeps_the_letter(
    demo: Demo, browser: Browser, page: Page
) -> None:
    """Journey G3: between a key and its keeping lies nothing that a kill could come into."""
    demo.open_camp(1)
    come_in(demo, page, "ditte")
    page.get_by_role("button", name="Skriv en drøm").click()
    page.get_by_role("button", name="Skriv mit eget").click()
    expect(page.get_by_role("textbox")).to_be_focused()
    with unanswered(demo, "/typed") as came:
        page.evaluate(TYPE_AND_STAND_STILL, "Passe på vandet")
        assert came.wait(30)
        again = kill_tab(browser, page)
    again.goto(f"{demo.url}/me")
    again.get_by_role("button", name="Skriv en drøm").click()
    expect(again.get_by_role("textbox")).to_have_value("Passe på vandet")
