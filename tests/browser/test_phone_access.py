"""Everybody can use the phone: axe, both languages, large letters on a small phone, a keyboard alone, a thumb."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.demo_server import Demo
from tests.browser.measures import scrolls_sideways
from tests.browser.phones import come_in, phone, tab

LARGE_LETTERS = 32
"""Twice the letters that a browser begins with."""

GRADUATE_PARTS = ("", "cards", "team", "team/doors", "team/keys", "team/asks", "team/cards", "team/thanks", "self")
HELPER_PARTS = ("", "doors", "asks", "thanks", "self")
SHEETS = (
    "Svar på ugens gnist",
    "Jeg har fået job",
    "Jeg skal til samtale",
    "Mærke på min brik",
    "Mail og telefon",
    "Min uge til Joblog",
    "Sådan tæller vi",
    "Mine data",
    "Pause eller farvel",
    "Log ud på denne telefon",
)
TOO_SMALL = """() => [...document.querySelectorAll("a, button, select, summary, input, textarea")].filter((one) => {
  if (!one.checkVisibility({visibilityProperty: true}) || one.closest(".skip-link, .visually-hidden")) return false;
  const target = one.closest("label") ?? one;
  const {width, height} = target.getBoundingClientRect();
  return width > 0 && (height < 43.5 || width < 43.5);
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def lively(demo: Demo) -> Demo:
    """A camp at work, with something of everything on the table of Ana."""
    demo.promise_all()
    camp = demo.open_camp(1)
    table = {"level": "table"}
    dream = {"work": "Gøre svære tal til noget, naboen forstår", "why": "Det nytter"}
    places = ["Danmarks Statistik", "En kommune med åbne data"]
    demo.do("ana", "play_dream", ref="D01", **dream, workplaces=places, shown={"work": table, "details": table})
    card_id = demo.newest("cards").id
    for place in (1, 2):
        demo.do("ana", "release_door", card_id=card_id, workplace=place)
        demo.do("omar", "hang_key", door_id=demo.newest("doors").id, text="En afdelingsleder, jeg spiller bold med")
    demo.do("ana", "take_key", key_id=demo.newest("keys").id)
    demo.do("gry", "play_dream", work="Oversætte", why="Ordene", workplaces=["Et forlag"])
    demo.do("gry", "release_door", card_id=demo.newest("cards").id, workplace=1)
    demo.do("bo", "give_strength", person_id=demo.people["ana"], claim="Holder fast", example="Regnearket.")
    for name, ask in (("ana", "En, der vil øve med mig"), ("carl", "En, der læser min ansøgning")):
        demo.do(name, "play_challenge", what="Jeg går i stå", influence="no", ask=ask, shown={"ask": {"level": "hall"}})
    demo.do("tina", "claim_ask", card_id=demo.newest("cards").id)
    due = demo.clock().date() + timedelta(days=3)
    demo.do("ana", "play_action", ref="A01", what="Ring til én fra alumnenetværket", how="På en gåtur", due=due)
    demo.start_step(camp, "dreams_aloud")
    return demo


@pytest.fixture
def small(browser: Browser) -> Iterator[Page]:
    """A phone of 320 pixels with letters twice as large."""
    with phone(browser, is_narrow=True, letters=LARGE_LETTERS) as page:
        yield page


def go(demo: Demo, page: Page, part: str) -> None:
    page.goto(f"{demo.url}/me#{part}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Et øjeblik …")).to_have_count(0)
    expect(page.get_by_text("One moment …")).to_have_count(0)


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize(("name", "parts"), [("ana", GRADUATE_PARTS), ("omar", HELPER_PARTS)])
def test_axe_finds_nothing_on_any_page_in_either_language(
    lively: Demo, browser: Browser, name: str, parts: tuple[str, ...], lang: str
) -> None:
    with phone(browser, lang=lang) as page:
        come_in(lively, page, name, lang)
        for part in parts:
            go(lively, page, part)
            assert (part, faults(page)) == (part, [])


def test_axe_finds_nothing_in_any_sheet_of_mine(lively: Demo, browser: Browser) -> None:
    with phone(browser) as page:
        come_in(lively, page, "ana")
        tab(page, "Mig")
        for name in SHEETS:
            page.get_by_role("button", name=name).last.click()
            expect(page.get_by_role("dialog")).to_be_visible()
            assert (name, faults(page)) == (name, [])
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("path", ["/", "/was", "/privacy", "/join", "/join#any", "/screen/any"])
def test_axe_finds_nothing_on_the_pages_outside_the_game(demo: Demo, browser: Browser, path: str, lang: str) -> None:
    with phone(browser, lang=lang) as page:
        page.goto(f"{demo.url}/?lang={lang}")
        page.goto(f"{demo.url}{path}")
        assert faults(page) == []


@pytest.mark.parametrize(("name", "parts"), [("ana", GRADUATE_PARTS), ("omar", HELPER_PARTS)])
def test_nothing_scrolls_sideways_on_a_small_phone_with_letters_twice_as_large(
    lively: Demo, small: Page, name: str, parts: tuple[str, ...]
) -> None:
    """WCAG 1.4.4 and 1.4.10 together."""
    come_in(lively, small, name)
    assert small.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") == LARGE_LETTERS
    for part in parts:
        go(lively, small, part)
        assert (part, scrolls_sideways(small)) == (part, False)


def test_no_sheet_is_wider_than_a_small_phone_with_letters_twice_as_large(lively: Demo, small: Page) -> None:
    come_in(lively, small, "ana")
    tab(small, "Mig")
    for name in SHEETS:
        small.get_by_role("button", name=name).last.click()
        sheet = small.get_by_role("dialog")
        expect(sheet).to_be_visible()
        assert (name, sheet.evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")) == (name, True)
        small.keyboard.press("Escape")
        expect(sheet).to_have_count(0)


@pytest.mark.parametrize("path", ["/", "/was", "/privacy", "/join", "/join#any", "/screen/any"])
def test_the_pages_outside_the_game_fit_too(demo: Demo, small: Page, path: str) -> None:
    small.goto(f"{demo.url}{path}")
    assert not scrolls_sideways(small)


@pytest.mark.parametrize(("name", "parts"), [("ana", GRADUATE_PARTS), ("omar", HELPER_PARTS)])
def test_whatever_is_touched_is_large_enough_for_a_thumb(
    lively: Demo, browser: Browser, name: str, parts: tuple[str, ...]
) -> None:
    """Journey G3: targets of at least 44 pixels; links inside a sentence are the sentence's."""
    with phone(browser) as page:
        come_in(lively, page, name)
        for part in parts:
            go(lively, page, part)
            assert (part, page.evaluate(TOO_SMALL)) == (part, [])


def test_the_main_button_lies_in_the_lower_third(lively: Demo, browser: Browser) -> None:
    """Journey G3."""
    with phone(browser) as page:
        page.goto(lively.join_url("ana"))
        assert lower_third(page, "Kom ind")
        page.get_by_role("button", name="Kom ind").click()
        tab(page, "Kort")
        assert lower_third(page, "Spil et kort")
        page.get_by_role("button", name="Spil et kort").click()
        page.get_by_role("button", name="Udfordring").click()
        page.get_by_role("button", name="Skriv mit eget").click()
        assert lower_third(page, "Videre")


def lower_third(page: Page, name: str) -> bool:
    box = page.get_by_role("button", name=name, exact=True).bounding_box()
    assert box is not None
    return box["y"] + box["height"] / 2 > 640 * 2 / 3


def test_the_next_question_has_the_focus_before_another_key_can_come(lively: Demo, browser: Browser) -> None:
    """Whoever types on straight after Enter loses no letter: nothing is waited for, not even a picture drawn."""
    with phone(browser) as page:
        come_in(lively, page, "elif")
        page.get_by_role("button", name="Skriv en drøm").click()
        page.get_by_role("button", name="Skriv mit eget").click()
        page.get_by_role("textbox").fill("Bygge broer")
        focused = page.evaluate(
            """async () => {
              [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === "Videre").click();
              for (let turn = 0; turn < 20; turn++) await null;
              return [document.activeElement.tagName, document.activeElement.value];
            }"""
        )
        assert focused == ["TEXTAREA", ""]


def test_a_card_is_played_with_a_keyboard_alone_and_the_focus_is_never_lost(lively: Demo, browser: Browser) -> None:
    with phone(browser) as page:
        come_in(lively, page, "elif")
        press_on(page, "Skriv en drøm")
        press_on(page, "Skriv mit eget")
        for words in ("Bygge broer", "De holder", "Et ingeniørfirma"):
            page.keyboard.type(words)
            press_on(page, "Videre")
        press_on(page, "Spring over")
        expect(page.get_by_role("button", name="Spil kortet")).to_be_visible()
        press_on(page, "Spil kortet")
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert page.evaluate("() => document.activeElement !== document.body")
    assert lively.newest("cards").owner_id == lively.people["elif"]


def press_on(page: Page, name: str) -> None:
    """Tab to a button as one without a mouse does, then Enter."""
    for _ in range(60):
        focused = page.evaluate("() => [document.activeElement.tagName, document.activeElement.textContent.trim()]")
        if focused == ["BUTTON", name]:
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {name!r} by the keyboard")


def test_escape_and_the_phones_back_button_close_a_sheet_and_the_focus_returns(lively: Demo, browser: Browser) -> None:
    with phone(browser) as page:
        come_in(lively, page, "ana")
        opener = page.get_by_role("button", name="Flyt", exact=True)
        for close in (lambda: page.keyboard.press("Escape"), page.go_back):
            opener.click()
            expect(page.get_by_role("dialog")).to_be_visible()
            close()
            expect(page.get_by_role("dialog")).to_have_count(0)
            expect(opener).to_be_focused()
