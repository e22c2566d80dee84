"""The office in a real browser: without scripts, by keyboard, for axe, on a narrow window and on paper (O1 to O5)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from teamwork.store import Holder
from tests.browser.axe import faults
from tests.browser.demo_server import Demo
from tests.browser.measures import scrolls_sideways

LAPTOP = {"width": 1366, "height": 768}
PAGES = ("", "/people", "/meetings", "/counting", "/files", "/slips")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A laptop's browser; scripts run only where a test says so."""
    with browser.new_context(viewport=LAPTOP, java_script_enabled=False) as context:  # type: ignore[arg-type]
        yield context


@pytest.fixture
def scripted(browser: Browser) -> Iterator[BrowserContext]:
    """The same, for tests that bring a script of their own to measure with."""
    with browser.new_context(viewport=LAPTOP) as context:  # type: ignore[arg-type]
        yield context


def sign_in(demo: Demo, context: BrowserContext) -> str:
    """The office's session in this browser; answers the address of its game."""
    at = demo.clock()
    secret = demo.service.store.credentials.mint("office", Holder(), purpose="test", at=at, expires_at=None).secret
    answer = context.request.post(f"{demo.url}/office/open", data={"secret": secret})
    assert answer.ok
    return f"{demo.url}/office/games/{demo.game_id}"


def got_a_job(demo: Demo, name: str) -> None:
    demo.do(name, "report_status", code4="job", from_date=demo.clock().date(), hours_band="32_and_over")


def every_page(demo: Demo, game: str) -> list[str]:
    person = f"/people/{demo.people['ana']}"
    desk = [f"{demo.url}/office{page}" for page in ("", "/new", "/tokens")]
    return [*desk, *(f"{game}{page}" for page in (*PAGES, person))]


def test_the_key_in_the_link_opens_the_office_and_leaves_the_address(demo: Demo, scripted: BrowserContext) -> None:
    at = demo.clock()
    secret = demo.service.store.credentials.mint("office", Holder(), purpose="test", at=at, expires_at=None).secret
    page = scripted.new_page()
    page.goto(f"{demo.url}/office?lang=da")
    page.goto(f"{demo.url}/office#{secret}")
    expect(page.get_by_role("heading", name="Spil", exact=True)).to_be_visible()
    assert secret not in page.url


@pytest.mark.parametrize("lang", ["da", "en"])
def test_axe_finds_nothing_on_any_page(demo: Demo, scripted: BrowserContext, lang: str) -> None:
    """Journeys: WCAG 2.1 AA."""
    demo.open_camp(1)
    got_a_job(demo, "ana")
    page = scripted.new_page()
    for url in every_page(demo, sign_in(demo, scripted)):
        page.goto(f"{url}?lang={lang}")
        page.evaluate("() => document.querySelectorAll('details').forEach(more => { more.open = true })")
        assert (url, faults(page)) == (url, [])


def test_no_page_scrolls_sideways_in_a_narrow_window_with_letters_twice_as_large(
    demo: Demo, scripted: BrowserContext
) -> None:
    demo.open_camp(1)
    page = scripted.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    for url in every_page(demo, sign_in(demo, scripted)):
        page.goto(f"{url}?lang=da")
        for size in ("100%", "200%"):
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            assert (size, url, scrolls_sideways(page)) == (size, url, False)


def test_a_status_is_confirmed_by_keyboard_and_without_a_script(demo: Demo, context: BrowserContext) -> None:
    """O5; the browser's own form reaches the gate with its own origin."""
    demo.open_camp(1)
    got_a_job(demo, "ana")
    game = sign_in(demo, context)
    page = context.new_page()
    page.goto(f"{game}/people?lang=da")
    page.get_by_role("link", name="Se og bekræft").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ana")).to_be_visible()
    page.get_by_role("combobox", name="Status").focus()
    page.keyboard.type("Deltid")
    page.get_by_label("Timer om ugen").focus()
    page.keyboard.type("20")
    page.get_by_role("button", name="Bekræft", exact=True).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Det er gemt.")
    status = demo.game.people[demo.people["ana"]].status
    assert status is not None
    assert (status.code, status.is_confirmed) == ("part_time", True)


def test_a_file_is_fetched_by_a_button(demo: Demo, context: BrowserContext) -> None:
    demo.open_camp(1)
    page = context.new_page()
    page.goto(f"{sign_in(demo, context)}/files?lang=da")
    with page.expect_download() as waiting:
        page.locator("section", has_text="Ledelse").get_by_role("button", name="CSV").last.click()
    assert waiting.value.suggested_filename.endswith(".csv")
    assert waiting.value.path().read_bytes().startswith(b"\xef\xbb\xbf")


def test_slips_are_printed_without_the_furniture_of_the_desk(demo: Demo, context: BrowserContext) -> None:
    """C1: one QR a person, nothing else on the paper."""
    page = context.new_page()
    page.goto(f"{sign_in(demo, context)}/slips?lang=da")
    page.get_by_role("button", name="Lav kortene").click()
    expect(page.locator(".join-slip")).to_have_count(len(demo.people))
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.locator(".join-slip").first).to_be_visible()
    assert not _is_seen(page, ".desk__head")
    assert not _is_seen(page, ".foot")


def _is_seen(page: Page, what: str) -> bool:
    return page.locator(what).first.is_visible()
