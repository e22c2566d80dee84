"""The hall screen is driven by a clicker and honest about its line (journeys C3, C6 and C7)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import (
    HALL,
    OLD_PROJECTOR,
    lose_the_line,
    open_coach,
    open_screen,
    opened,
    step_titles,
    wait_until,
)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, HALL) as context:
        yield context


def test_a_clicker_walks_the_whole_agenda_from_opening_to_the_last_step(demo: Demo, context: BrowserContext) -> None:
    """Journey C3, decision 17: Page Down on the screen reaches a coach's tab of the same browser."""
    demo.open_camp(1)
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    first, *rest = step_titles(demo)
    expect(hall.get_by_role("heading", level=1)).to_have_text(first)
    for title in rest:
        hall.keyboard.press("PageDown")
        expect(hall.get_by_role("heading", level=1).first).to_have_text(title)
    assert demo.meeting("camp").step_id == demo.game.edition.camp_agenda(1).steps[-1].id
    hall.keyboard.press("PageUp")
    expect(hall.get_by_role("heading", level=1).first).to_have_text(rest[-2])


def test_b_blanks_the_screen_and_brings_it_back_and_z_takes_back_the_last_step(
    demo: Demo, context: BrowserContext
) -> None:
    """Journeys C3 and C6, rule 10.2."""
    demo.open_camp(1)
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    hall.keyboard.press("b")
    expect(hall.locator(".hall__blank")).to_be_visible()
    hall.keyboard.press(".")
    expect(hall.locator(".hall__blank")).to_have_count(0)
    hall.keyboard.press("PageDown")
    expect(hall.get_by_role("heading", level=1)).to_have_text(step_titles(demo)[1])
    hall.keyboard.press("z")
    expect(hall.get_by_role("heading", level=1)).to_have_text(step_titles(demo)[0])


def test_t_stops_the_clock_for_everyone_and_starts_it_again(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.3: the clock is the server's."""
    demo.open_camp(1)
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    clock = hall.get_by_role("timer")
    expect(clock).to_be_visible()
    hall.keyboard.press("t")
    expect(hall.get_by_label("Uret holder pause")).to_be_visible()
    assert demo.meeting("camp").clock.mode == "paused"
    shown = clock.inner_text().strip()
    seconds = demo.meeting("camp").clock.seconds_left or 0
    assert shown == f"{seconds // 60}:{seconds % 60:02}"
    hall.keyboard.press("t")
    expect(hall.get_by_label("Uret holder pause")).to_have_count(0)
    assert demo.meeting("camp").clock.mode == "running"


def test_two_screens_show_the_same_second(demo: Demo, browser: Browser, context: BrowserContext) -> None:
    """Rule 6.3: every screen shows the same second, a machine with a wrong clock included."""
    demo.open_camp(1)
    other = browser.new_context(viewport=OLD_PROJECTOR, locale="da-DK")
    other.add_init_script("const now = Date.now; Date.now = () => now() + 97_000")
    one, two = open_screen(demo, context), open_screen(demo, other)
    expect(one.get_by_role("timer")).to_be_visible()
    expect(two.get_by_role("timer")).to_be_visible()
    left = "() => document.querySelector('[role=timer]').innerText.trim()"
    wait_until(lambda: bool(one.evaluate(left) == two.evaluate(left)))
    other.close()


def test_without_a_coach_in_the_browser_the_screen_says_what_is_missing(demo: Demo, context: BrowserContext) -> None:
    """Decision 17: the screen's own token sends nothing."""
    demo.open_camp(1)
    hall = open_screen(demo, context)
    before = demo.game.v
    hall.keyboard.press("PageDown")
    expect(hall.get_by_text("Ingen coach lytter")).to_be_visible()
    assert demo.game.v == before


def test_a_coach_without_the_hat_turns_nothing_and_the_screen_says_whose_it_is(
    demo: Demo, context: BrowserContext
) -> None:
    """Rule 2.6."""
    demo.open_camp(1)
    open_coach(demo, context, "lone")
    hall = open_screen(demo, context)
    hall.bring_to_front()
    hall.keyboard.press("PageDown")
    expect(hall.get_by_text("Du styrer ikke et møde lige nu")).to_be_visible()
    expect(hall.get_by_role("heading", level=1)).to_have_text(step_titles(demo)[0])


def test_a_screen_without_its_line_says_so_goes_on_turning_and_is_right_again(
    demo: Demo, context: BrowserContext
) -> None:
    """Journey C7: the clicker turns the show without a server; on return it is right without a touch."""
    camp = demo.open_camp(1)
    coach = open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    expect(hall.get_by_role("heading", level=1)).to_have_text(step_titles(demo)[0])
    lose_the_line(context, hall, coach)
    hall.keyboard.press("PageDown")
    expect(hall.get_by_role("heading", level=1)).to_have_text(step_titles(demo)[1])
    assert demo.meeting("camp").step_id == demo.game.edition.camp_agenda(1).steps[0].id
    context.set_offline(False)
    expect(hall.get_by_text("Ikke live siden")).to_have_count(0)
    expect(hall.get_by_role("heading", level=1)).to_have_text(step_titles(demo)[1])
    expect(coach.get_by_role("heading", level=1)).to_have_text(step_titles(demo)[1])
    wait_until(lambda: demo.meeting("camp").step_id == demo.game.edition.camp_agenda(1).steps[1].id)
    demo.start_step(camp, "wall")
    expect(hall.get_by_role("heading", level=1)).to_have_text("Væggen")
