"""The coach's page for everyone: with letters twice as large, by thumb, by screen reader."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.axe import faults
from tests.browser.demo_server import Demo
from tests.browser.measures import scrolls_sideways
from tests.browser.meeting_pages import LAPTOP, PHONE, ROOMS, enter, open_coach, opened
from tests.people import GRADUATES


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, LAPTOP) as context:
        yield context


def test_axe_finds_nothing_in_any_room(demo: Demo, context: BrowserContext) -> None:
    """Journeys: WCAG 2.1 AA."""
    demo.promise_all()
    camp = demo.open_camp(1)
    for name in GRADUATES["north"]:
        demo.do(name, "arrive", meeting_id=camp.id)
    demo.start_step(camp, "dreams_aloud")
    coach = open_coach(demo, context)
    for room in ROOMS:
        enter(coach, room)
        assert (room, faults(coach)) == (room, [])
    coach.set_viewport_size(PHONE)
    enter(coach, "meeting")
    assert faults(coach) == []


def test_the_coachs_page_speaks_english_too(demo: Demo, context: BrowserContext) -> None:
    """Journeys: in Danish and in English."""
    demo.open_camp(1)
    coach = open_coach(demo, context, lang="en")
    expect(coach.get_by_role("button", name="Our table is ready")).to_be_visible()
    assert faults(coach) == []


def test_no_room_scrolls_sideways_on_a_small_phone_with_letters_twice_as_large(
    demo: Demo, context: BrowserContext
) -> None:
    """Journeys: 320 px at 200 % text."""
    demo.open_camp(1)
    coach = open_coach(demo, context)
    coach.set_viewport_size({"width": 320, "height": 640})
    for size in ("100%", "200%"):
        coach.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        for room in ROOMS:
            enter(coach, room)
            assert (size, room, scrolls_sideways(coach)) == (size, room, False)


def test_what_is_touched_is_never_smaller_than_a_thumb(demo: Demo, context: BrowserContext) -> None:
    """Journey G3's bar for the remote too: targets of 44 px."""
    demo.open_camp(1)
    coach = open_coach(demo, context)
    coach.set_viewport_size(PHONE)
    sizes = coach.locator(".desk__main button:visible").evaluate_all(
        "buttons => buttons.map((b) => [b.innerText, Math.min(b.offsetWidth, b.offsetHeight)])"
    )
    assert len(sizes) > 20
    assert [name for name, side in sizes if side < 44] == []
