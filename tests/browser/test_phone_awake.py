"""A phone that slept, was locked, lay behind another app or in the page cache is right again at once (journey G6)."""

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from teamwork.model import Meeting
from tests.browser.demo_server import Demo
from tests.browser.phones import come_in, phone, tab

TIMES = 10
COUNT_LOCKS = """
  window.locks = 0;
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
    window.locks += 1;
    return { release: async () => { window.locks -= 1; } };
  } } });
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with phone(browser) as page:
        yield page


@pytest.fixture
def camp(demo: Demo) -> Meeting:
    demo.promise_all()
    return demo.open_camp(1)


def steps(demo: Demo, camp: Meeting) -> list[tuple[str, str]]:
    """Id and Danish title of the steps of a camp."""
    agenda_id = demo.view("ana")[f"meeting:{camp.id}"]["agenda_id"]
    agenda = demo.game.edition.model_dump(mode="json")["agendas"][agenda_id]
    return [(step["id"], step["titles"]["da"]) for step in agenda["steps"]]


def asleep_and_awake(page: Page, line: CDPSession, meanwhile: Callable[[], None]) -> None:
    line.send("Page.setWebLifecycleState", {"state": "frozen"})
    meanwhile()
    line.send("Page.setWebLifecycleState", {"state": "active"})


def without_a_net(page: Page, _: CDPSession, meanwhile: Callable[[], None]) -> None:
    page.context.set_offline(True)
    meanwhile()
    page.context.set_offline(False)


def away_and_back(page: Page, _: CDPSession, meanwhile: Callable[[], None]) -> None:
    page.goto(page.url.replace("/me", "/privacy"))
    meanwhile()
    page.go_back()


@pytest.mark.parametrize("away", [asleep_and_awake, without_a_net, away_and_back])
def test_ten_times_in_a_row_the_phone_is_on_the_right_step_again_without_a_tap(
    demo: Demo, camp: Meeting, page: Page, away: Callable[[Page, CDPSession, Callable[[], None]], None]
) -> None:
    come_in(demo, page, "ana")
    line = page.context.new_cdp_session(page)
    spans = []
    for step_id, title in (steps(demo, camp)[1:] * 3)[:TIMES]:
        away(page, line, lambda step_id=step_id: demo.start_step(camp, step_id))  # type: ignore[misc]
        began = time.monotonic()
        expect(page.locator(".meeting__title")).to_have_text(title)
        spans.append(time.monotonic() - began)
    print(f"{away.__name__}: right again after at most {max(spans):.1f} s, {len(spans)} times")


def test_two_tabs_of_one_phone_show_the_same_and_store_a_tap_once(demo: Demo, camp: Meeting, page: Page) -> None:
    come_in(demo, page, "ana")
    other = page.context.new_page()
    other.goto(f"{demo.url}/me")
    tab(other, "Mig")
    tab(page, "Mig")
    before = demo.game.v
    other.get_by_role("button", name="Mærke på min brik").click()
    other.get_by_role("radio", name="Initialer").check()
    other.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.get_by_role("button", name="Mærke på min brik")).to_contain_text("Initialer")
    page.reload()
    expect(page.get_by_role("button", name="Mærke på min brik")).to_contain_text("Initialer")
    assert demo.game.v == before + 1


def test_the_screen_is_kept_lit_in_a_meeting_alone_and_only_when_asked(demo: Demo, camp: Meeting, page: Page) -> None:
    page.add_init_script(COUNT_LOCKS)
    come_in(demo, page, "ana")
    keep = page.get_by_role("button", name="Hold skærmen tændt")
    expect(keep).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("window.locks") == 0
    keep.click()
    expect(page.get_by_role("button", name="Skærmen holdes tændt")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("window.locks") == 1
    demo.close_camp(1)
    expect(page.locator(".meeting__title")).to_have_count(0)
    expect(page.get_by_role("button", name="Hold skærmen tændt")).to_have_count(0)
    page.wait_for_function("() => window.locks === 0")
