"""A standard clicker runs a whole camp, and nobody touches a mouse (journey C3)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import (
    HALL,
    PHONE,
    lose_the_line,
    open_coach,
    open_screen,
    opened,
    read_it,
    somebody_writes,
    step_titles,
    wait_until,
)

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


def press_at_once(hall: Page, *keys: str) -> None:
    """All of them before any answer can come: a thumb is quicker than a round trip."""
    hall.evaluate("keys => keys.forEach((key) => dispatchEvent(new KeyboardEvent('keydown', { key })))", keys)


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
            if seen.startswith("Tryk igen"):
                read_it(hall)
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


def test_presses_that_come_before_an_answer_are_each_a_step(demo: Demo, context: BrowserContext) -> None:
    """Journey C3: counted from where the press before led, not from what the screen still shows."""
    demo.open_camp(1)
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    expect(hall.locator(".hall__head")).to_be_visible()
    titles = step_titles(demo)
    press_at_once(hall, "PageDown", "PageDown", "PageDown")
    expect(hall.get_by_role("heading", level=1).first).to_have_text(titles[3])
    press_at_once(hall, "PageUp", "PageUp", "PageDown")
    expect(hall.get_by_role("heading", level=1).first).to_have_text(titles[2])
    press_at_once(hall, "PageDown", "PageDown", "z", "b")
    expect(hall.locator(".hall__blank")).to_be_visible()
    wait_until(lambda: demo.meeting("camp").screen == "blank")
    assert demo.meeting("camp").step_id == demo.game.edition.camp_agenda(1).steps[3].id


def test_two_taps_on_a_phone_are_two_steps(demo: Demo, browser: Browser) -> None:
    """Journey C3: the remote on a phone counts as the clicker does."""
    demo.open_camp(1)
    with opened(browser, PHONE) as phone:
        coach = open_coach(demo, phone)
        coach.locator(".remote-panel__next").evaluate("key => { key.click(); key.click(); }")
        expect(coach.get_by_role("heading", level=1)).to_have_text(step_titles(demo)[2])
    assert demo.meeting("camp").step_id == demo.game.edition.camp_agenda(1).steps[2].id


def test_presses_behind_one_that_has_to_be_read_first_are_let_go(demo: Demo, context: BrowserContext) -> None:
    """Journey C6: two quick presses are no answer to a question nobody has read; black is black all the same."""
    camp = demo.open_camp(1)
    demo.start_step(camp, "dreams")
    coach = open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    somebody_writes(demo, "frode")
    expect(coach.get_by_text("1 skriver lige nu.")).to_have_count(1)
    press_at_once(hall, "PageDown", "PageDown", "PageDown", "b")
    expect(hall.locator(".hall__blank")).to_be_visible()
    assert demo.meeting("camp").step_id == "dreams"
    hall.keyboard.press("b")
    expect(hall.locator(".hall__blank")).to_have_count(0)
    expect(hall.get_by_text("1 skriver endnu. Tryk igen for at gå videre.")).to_be_visible()
    read_it(hall)
    hall.keyboard.press("PageDown")
    expect(hall.get_by_role("heading", level=1).first).to_have_text("Drømme højt")


def test_without_its_line_the_screen_is_lit_again_by_the_key_that_made_it_black(
    demo: Demo, context: BrowserContext
) -> None:
    """Journey C7: the coach's tab turns the show, there and back, and each press is a step there too."""
    demo.open_camp(1)
    coach = open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    expect(hall.get_by_role("heading", level=1).first).not_to_be_empty()
    lose_the_line(context, hall, coach)
    hall.keyboard.press("b")
    expect(hall.locator(".hall__blank")).to_be_visible()
    hall.keyboard.press("b")
    expect(hall.locator(".hall__blank")).to_have_count(0)
    press_at_once(hall, "PageDown", "PageDown")
    expect(hall.get_by_role("heading", level=1).first).to_have_text(step_titles(demo)[2])
    context.set_offline(False)
    wait_until(lambda: demo.meeting("camp").step_id == demo.game.edition.camp_agenda(1).steps[2].id)
