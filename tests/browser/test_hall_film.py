"""Camp 3 in the hall: the film, how the seasons ended, what comes next (rules 8.5 and 10.3, journey C9)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.axe import faults
from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import (
    HALL,
    OLD_PROJECTOR,
    PHONE,
    light_every_door,
    open_coach,
    open_screen,
    opened,
    play_a_camp,
)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, HALL) as context:
        yield context


def play_to_camp_3(demo: Demo) -> None:
    """Doors from camp 1, lit before camp 3."""
    demo.promise_all()
    play_a_camp(demo)
    demo.close_camp(1)
    demo.open_camp(2)
    light_every_door(demo)
    demo.close_camp(2)
    demo.open_camp(3)


def show_film(demo: Demo, hall: Page) -> None:
    demo.start_step(demo.meeting("camp", 3), "film")
    expect(hall.get_by_label("Dag i filmen")).to_be_visible()


FIRST_PICTURE = """() => new MutationObserver((_, observer) => {
  const slider = document.querySelector('.film__slider');
  if (!slider || window.first) return;
  const counted = document.body.innerText.match(/(\\d+) døre lyser/);
  window.first = {at: slider.valueAsNumber, houses: document.querySelectorAll('.house').length, lit: counted?.[1]};
  observer.disconnect();
}).observe(document.body, {subtree: true, childList: true})"""
"""Kept by the page itself: the film goes on, and on a busy machine a test would come too late to see how it began."""


def slider_at(hall: Page) -> tuple[int, int]:
    """The day shown, and the last one."""
    at, most = hall.get_by_label("Dag i filmen").evaluate("slider => [slider.valueAsNumber, Number(slider.max)]")
    return int(at), int(most)


def test_the_film_begins_in_the_dark_and_runs_by_itself(demo: Demo, context: BrowserContext) -> None:
    """Rule 10.3: from dark to bright in a minute."""
    play_to_camp_3(demo)
    hall = open_screen(demo, context)
    hall.evaluate(FIRST_PICTURE)
    show_film(demo, hall)
    expect(hall.get_by_role("button", name="Hold filmen")).to_be_visible()
    assert hall.evaluate("() => window.first") == {"at": 0, "houses": 0, "lit": "0"}
    hall.wait_for_function("() => document.querySelector('.film__slider').valueAsNumber > 0")


def test_camps_are_chapters_and_any_day_can_be_stopped_at(demo: Demo, context: BrowserContext) -> None:
    play_to_camp_3(demo)
    hall = open_screen(demo, context)
    show_film(demo, hall)
    hall.get_by_role("button", name="Camp 2: Ombytning").click()
    hall.get_by_role("button", name="Hold filmen").click()
    expect(hall.get_by_role("button", name="Camp 2: Ombytning")).to_have_attribute("aria-current", "step")
    expect(hall.locator(".house--lit")).to_have_count(10)
    slider = hall.get_by_label("Dag i filmen")
    slider.focus()
    slider.press("Home")
    expect(hall.locator(".house")).to_have_count(0)
    slider.press("ArrowRight")
    expect(hall.locator(".house")).to_have_count(10)
    expect(hall.locator(".house--lit")).to_have_count(0)
    expect(hall.locator("g.pawn")).to_have_count(0)
    assert faults(hall) == []


LAID_OUT = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const [town, bar, buttons, sign] = ['.town', '.film', '.hall__buttons', '.tally'].map(box);
  const isWithin = [buttons, sign].every((one) =>
    one.left >= 0 && one.right <= innerWidth && one.top >= 0 && one.bottom <= bar.top);
  return {above: bar.top >= town.bottom - 1, below: Math.round(bar.bottom) <= innerHeight, isWithin};
}"""


@pytest.mark.parametrize("window", [HALL, OLD_PROJECTOR], ids=["1920x1080", "1024x768"])
def test_the_film_s_bar_hides_nothing_of_the_town_and_the_screen_s_buttons_are_all_there(
    demo: Demo, browser: Browser, window: ViewportSize
) -> None:
    play_to_camp_3(demo)
    with opened(browser, window) as context:
        hall = open_screen(demo, context)
        show_film(demo, hall)
        hall.mouse.move(300, 300)
        hall.mouse.move(320, 320)
        expect(hall.locator(".hall__buttons.is-awake")).to_be_visible()
        assert hall.evaluate(LAID_OUT) == {"above": True, "below": True, "isWithin": True}


def test_a_clicker_goes_from_chapter_to_chapter_and_then_on(demo: Demo, context: BrowserContext) -> None:
    """Journey C9: forwards and back; F5 begins the show and holds it."""
    play_to_camp_3(demo)
    open_coach(demo, context)
    hall = open_screen(demo, context)
    hall.bring_to_front()
    show_film(demo, hall)
    hall.keyboard.press("F5")
    expect(hall.get_by_role("button", name="Vis filmen")).to_be_visible()
    for name in ("Camp 2: Ombytning", "Camp 3: Trådene"):
        hall.keyboard.press("PageDown")
        expect(hall.get_by_role("button", name=name)).to_have_attribute("aria-current", "step")
    hall.keyboard.press("PageUp")
    expect(hall.get_by_role("button", name="Camp 2: Ombytning")).to_have_attribute("aria-current", "step")
    while (at := slider_at(hall))[0] < at[1]:
        hall.keyboard.press("PageDown")
        expect(hall.get_by_label("Dag i filmen")).not_to_have_value(str(at[0]))
    hall.keyboard.press("PageDown")
    expect(hall.get_by_role("heading", level=1)).to_have_text("Hvad så vi?")


def test_the_film_is_steered_from_the_coach_s_phone_on_every_screen_alike(demo: Demo, browser: Browser) -> None:
    """Rule 10.3, journey C3: any number of remotes; chapters, any day, held and running on."""
    play_to_camp_3(demo)
    with opened(browser, PHONE) as phone, opened(browser, HALL) as one, opened(browser, OLD_PROJECTOR) as two:
        halls = [open_screen(demo, context) for context in (one, two)]
        for hall in halls:
            show_film(demo, hall)
        coach = open_coach(demo, phone)
        keys = coach.get_by_role("group", name="Filmen")
        keys.get_by_role("button", name="Camp 2").click()
        keys.get_by_role("button", name="Hold filmen").click()
        for hall in halls:
            expect(hall.get_by_role("button", name="Vis filmen")).to_be_visible()
            expect(hall.locator(".house--lit")).to_have_count(10)
        slider = keys.get_by_label("Dag i filmen")
        slider.focus()
        slider.press("Home")
        for hall in halls:
            expect(hall.locator(".house")).to_have_count(0)
        assert {slider_at(hall)[0] for hall in halls} == {0}
        assert faults(coach) == []
        keys.get_by_role("button", name="Vis filmen").click()
        for hall in halls:
            expect(hall.get_by_role("button", name="Hold filmen")).to_be_visible()
        coach.get_by_role("button", name="Fortryd").click()
        for hall in halls:
            expect(hall.get_by_role("button", name="Vis filmen")).to_be_visible()
            hall.reload()
            expect(hall.get_by_role("button", name="Vis filmen")).to_be_visible()
            assert slider_at(hall)[0] == 0


def test_the_shared_screen_s_own_slider_moves_the_film_on_every_screen(demo: Demo, browser: Browser) -> None:
    """Rule 10.3, decision 17: handed to the host's tab in the same browser, as a clicker's press is."""
    play_to_camp_3(demo)
    with opened(browser, HALL) as one, opened(browser, OLD_PROJECTOR) as two:
        coach = open_coach(demo, one)
        near, far = (open_screen(demo, context) for context in (one, two))
        for hall in (near, far):
            show_film(demo, hall)
        near.bring_to_front()
        near.get_by_role("button", name="Hold filmen").click()
        expect(far.get_by_role("button", name="Vis filmen")).to_be_visible()
        near.get_by_label("Dag i filmen").press("Home")
        expect(far.locator(".house")).to_have_count(0)
        expect(coach.get_by_label("Dag i filmen")).to_have_value("0")
        near.get_by_role("button", name="Camp 2: Ombytning").click()
        expect(far.locator(".house--lit")).to_have_count(10)
        expect(near.get_by_text("Filmen flytter sig kun her")).to_have_count(0)


def test_a_screen_without_a_coach_beside_it_moves_alone_and_says_so(demo: Demo, context: BrowserContext) -> None:
    """Decision 17: the screen's own token sends nothing."""
    play_to_camp_3(demo)
    hall = open_screen(demo, context)
    show_film(demo, hall)
    before = demo.game.v
    hall.get_by_role("button", name="Hold filmen").click()
    hall.get_by_label("Dag i filmen").press("Home")
    expect(hall.locator(".house")).to_have_count(0)
    expect(hall.get_by_text("Filmen flytter sig kun her")).to_be_visible()
    assert demo.game.v == before


def test_with_less_motion_the_film_waits_at_its_end(demo: Demo, browser: Browser) -> None:
    play_to_camp_3(demo)
    with opened(browser, HALL, reduced_motion="reduce") as still:
        hall = open_screen(demo, still)
        show_film(demo, hall)
        expect(hall.get_by_role("button", name="Vis filmen")).to_be_visible()
        at, last = slider_at(hall)
        assert at == last


def test_every_season_s_ending_stands_in_the_fixed_order_and_none_is_above_another(
    demo: Demo, context: BrowserContext
) -> None:
    """Rules 3.4 and 8.5."""
    camp = demo.open_camp(3)
    demo.start_step(camp, "endings")
    hall = open_screen(demo, context)
    expect(hall.locator(".hall__endings")).to_have_text(["Vi spiller videre"] * 4)
    expect(hall.locator(".hall__note .team-badge")).to_have_text(["Nord", "Syd", "Øst", "Vest"])
    sizes = hall.locator(".hall__endings li").evaluate_all("all => all.map((one) => getComputedStyle(one).fontSize)")
    assert len(set(sizes)) == 1


def test_the_last_step_tells_what_comes_next(demo: Demo, context: BrowserContext) -> None:
    """Rules 2.2 and 8.5: reunions after the last camp, the next camp's date after the others."""
    camp = demo.open_camp(3)
    demo.start_step(camp, "slack")
    hall = open_screen(demo, context)
    expect(hall.get_by_text("Gensyn om 13 uger")).to_be_visible()
    expect(hall.get_by_text("Gensyn om 26 uger")).to_be_visible()
