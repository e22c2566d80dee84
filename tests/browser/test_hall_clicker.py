"""A standard clicker runs a whole camp, and nobody touches a mouse (journey C3)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import HALL, open_coach, open_screen, opened, step_titles, wait_until

BLACK = "black"
RECORDED = (
    # what a clicker of the usual kind sends: begin, on, back, black, end
    ("F5", None),
    ("PageDown", "Tryk igen for at åbne Camp 1"),
    ("PageDown", "Kom ind"),
    ("PageDown", "Tre regler og et løfte"),
    ("b", BLACK),
    ("b", "Tre regler og et løfte"),
    ("PageDown", "Drømme"),
    ("PageDown", "Drømme højt"),
    ("PageUp", "Drømme"),
    ("PageDown", "Drømme højt"),
    ("PageDown", "Væggen"),
    (".", BLACK),
    (".", "Væggen"),
    ("PageDown", "Pause"),
    ("PageDown", "Styrker"),
    ("PageDown", "Ønsker"),
    ("PageDown", "Stræk ben"),
    ("PageDown", "Første skridt"),
    ("PageDown", "Mission"),
    ("PageDown", "Det tager vi med"),
    ("PageDown", "Luft"),
    ("PageDown", "Tryk igen for at afslutte Camp 1"),
    ("PageDown", "1. halvleg"),
    ("Escape", "1. halvleg"),
)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, HALL) as context:
        yield context


def is_off_the_mouse(hall: Page) -> None:
    """The page hears of every use of a mouse from here on."""
    hall.evaluate("""() => {
      window.mouse = 0;
      for (const name of ["mousedown", "click", "pointerdown"]) addEventListener(name, () => (window.mouse += 1), true);
    }""")


def test_a_recorded_clicker_runs_camp_1_from_opening_to_closing(demo: Demo, context: BrowserContext) -> None:
    """Journey C3: Page Down, Page Up, B, period, F5 and Escape, as they come from a clicker."""
    demo.clock.move_to(demo.meeting("camp").starts_at)
    demo.service.begin_days()
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    is_off_the_mouse(hall)
    titles = step_titles(demo)
    for key, seen in RECORDED:
        hall.keyboard.press(key)
        if seen is BLACK:
            expect(hall.locator(".hall__blank")).to_be_visible()
        elif seen is None:
            expect(hall.locator(".hall__head")).to_be_visible()
        else:
            # A step by its whole title: "Drømme" stands in "Drømme højt" too, and the next press would come too soon.
            expect(hall.get_by_text(seen, exact=seen in titles).first).to_be_visible()
            expect(hall.locator(".hall__blank")).to_have_count(0)
    wait_until(lambda: demo.meeting("camp").state == "held")
    assert demo.game.phase == "first_half"
    assert hall.evaluate("() => window.mouse") == 0
    assert [title for _, title in RECORDED if title in titles][-1] == titles[-1]


def test_a_second_press_that_comes_before_the_first_is_answered_lights_the_screen_again(
    demo: Demo, context: BrowserContext
) -> None:
    """Black and back as fast as a thumb can: the screen is not left black in front of everybody."""
    demo.open_camp(1)
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    expect(hall.locator(".hall__head")).to_be_visible()
    before = demo.game.v
    for _ in range(4):
        hall.keyboard.press("b")
    wait_until(lambda: demo.game.v >= before + 4)
    assert demo.meeting("camp").screen == "step"
    expect(hall.locator(".hall__blank")).to_have_count(0)


def test_one_press_alone_neither_opens_nor_closes_a_camp(demo: Demo, context: BrowserContext) -> None:
    """Journey C6: a second press is asked for."""
    demo.clock.move_to(demo.meeting("camp").starts_at)
    demo.service.begin_days()
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    hall.keyboard.press("PageDown")
    expect(hall.get_by_text("Tryk igen for at åbne Camp 1")).to_be_visible()
    assert demo.meeting("camp").state == "planned"


def test_a_camp_of_another_day_is_not_opened_by_the_clicker(demo: Demo, context: BrowserContext) -> None:
    """Between the camps a clicker in a pocket opens nothing."""
    demo.open_camp(1)
    demo.close_camp(1)
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    for _ in range(2):
        hall.keyboard.press("PageDown")
        expect(hall.get_by_text("Du styrer ikke et møde lige nu")).to_be_visible()
    assert demo.meeting("camp", 2).state == "planned"
