"""The server is killed in the middle of a round: what comes back is what was there (journey C7, trust R1)."""

import os
import signal
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.meeting_pages import HALL, OLD_PROJECTOR, opened
from tests.browser.real_hall import RealHall, furnish_hall
from tests.faults.test_kills import nursery
from tests.processes import is_listening

SHOWN = """() => ({
  step: document.querySelector('.hall__head h1').innerText,
  count: document.querySelector('.hall__tally')?.innerText,
  doors: [...document.querySelectorAll('.wall__door')].map((door) => [door.innerText.trim(), door.className]),
})"""
SECONDS = """() => {
  const shown = document.querySelector('[role=timer]').innerText.trim();
  const [minutes, seconds] = shown.split(':').map(Number);
  return {left: minutes * 60 + seconds, at: (performance.timeOrigin + performance.now()) / 1000};
}"""

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here to bear servers with"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


def kill(child: int, port: int) -> None:
    """The process is gone, and with it its hold on the port."""
    os.kill(child, signal.SIGKILL)
    while is_listening(port):
        time.sleep(0.001)


LOOKS = 15


def ends_at(page: Page) -> float:
    """When that screen's clock runs out, by the wall clock: the earliest of many looks, as one may be drawn late."""
    ends = []
    for _ in range(LOOKS):
        shown = page.evaluate(SECONDS)
        ends.append(float(shown["left"] + shown["at"]))
        page.wait_for_timeout(100)
    return min(ends)


def is_live(page: Page) -> None:
    expect(page.get_by_text("Ikke live siden")).to_have_count(0)


def test_a_server_killed_in_the_middle_of_a_round_comes_back_to_the_same_step_clock_and_cards(
    tmp_path: Path, browser: Browser
) -> None:
    """Journey C7: the screens say so meanwhile, and are right again without a touch."""
    url = f"sqlite:///{tmp_path / 'hall.db'}"
    hall: RealHall = furnish_hall(url)
    with nursery(url, tmp_path / "log") as server, opened(browser, HALL) as one, opened(browser, OLD_PROJECTOR) as two:
        address = f"http://127.0.0.1:{server.port}"
        child = server.bear()
        screens = [hall.open_screen(one, address), hall.open_screen(two, address)]
        for screen in screens:
            expect(screen.locator(".wall__door")).to_have_count(len(hall.doors))
        before = [screen.evaluate(SHOWN) for screen in screens]
        clocks = [ends_at(screen) for screen in screens]
        kill(child, server.port)
        for screen in screens:
            expect(screen.get_by_text("Ikke live siden")).to_be_visible()
        assert [screen.evaluate(SHOWN) for screen in screens] == before, "the show goes on showing"
        child = server.bear()
        for screen in screens:
            is_live(screen)
        assert [screen.evaluate(SHOWN) for screen in screens] == before
        for screen, was in zip(screens, clocks, strict=True):
            assert abs(ends_at(screen) - was) <= 1.1
        kill(child, server.port)
