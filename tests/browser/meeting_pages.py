"""The hall screen and the coach's page as a test opens them, and a camp in which there is something to see."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.demo_server import Demo
from tests.people import GRADUATES
from web.callers import Caller

HALL: ViewportSize = {"width": 1920, "height": 1080}
OLD_PROJECTOR: ViewportSize = {"width": 1024, "height": 768}
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 360, "height": 640}
WORKPLACES = ("Vandværket i Lyngby", "Et museum")
ROOMS = ("meeting", "team", "give", "town", "seats")


@contextmanager
def opened(browser: Browser, window: ViewportSize, **settings: Any) -> Iterator[BrowserContext]:
    """A browser of one's own: the screen, a coach, or both beside each other."""
    context = browser.new_context(viewport=window, locale="da-DK", **settings)
    yield context
    context.close()


def open_screen(demo: Demo, context: BrowserContext, lang: str = "da") -> Page:
    """The hall screen, let in by its token."""
    hall = context.new_page()
    hall.goto(f"{demo.url}/?lang={lang}")
    hall.goto(demo.screen_url())
    expect(hall.locator(".hall")).to_be_visible()
    return hall


def open_coach(demo: Demo, context: BrowserContext, name: str = "kim", lang: str = "da") -> Page:
    """A coach's page, let in by a personal link."""
    coach = context.new_page()
    demo.come_in(coach, name, lang)
    expect(coach.locator(".desk__main h1, .desk__main h2").first).to_be_visible()
    return coach


def enter(coach: Page, room: str) -> None:
    """One of the rooms of the coach's page."""
    coach.evaluate("room => { location.hash = room }", room)
    expect(coach.locator(f".desk__rooms a[href='#{room}']")).to_have_attribute("aria-current", "page")


def lose_the_line(context: BrowserContext, *pages: Page) -> None:
    """The browser is without a net, and each of its pages has said so."""
    context.set_offline(True)
    for page in pages:
        page.evaluate("() => dispatchEvent(new Event('offline'))")
        expect(page.get_by_text("Ikke live siden")).to_be_visible()


def press(page: Page, name: str) -> None:
    """The button of that name."""
    page.get_by_role("button", name=name, exact=True).click()


def wait_until(holds: Callable[[], bool]) -> None:
    """The server has it too; a browser shows some things before."""
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.02)


def read_it(page: Page) -> None:
    """As long as somebody takes who reads what a press was answered with; a press before that was meant before it."""
    page.wait_for_timeout(600)


def somebody_writes(demo: Demo, name: str) -> None:
    """Their phone tells that a card is being written (decision 19)."""
    live = demo.service.live(demo.game_id)
    demo.app.extensions["teamwork"].broadcast.writes(live, Caller(demo.seat(name), demo.game_id, "test"))


def step_titles(demo: Demo, camp: int = 1) -> list[str]:
    """What the steps of a camp are called."""
    return [step.titles["da"] for step in demo.game.edition.camp_agenda(camp).steps]


def play_a_camp(demo: Demo, number: int = 1) -> None:
    """Doors on the wall, asks on the table, cards for the hall: something of everything to look at."""
    camp = demo.open_camp(number)
    for name in (*GRADUATES["north"], *GRADUATES["south"]):
        demo.do(name, "arrive", meeting_id=camp.id)
        demo.do(name, "play_dream", work="Passe på vandet i byen", why="Det nytter", workplaces=WORKPLACES,
                shown={"work": {"level": "hall"}})  # fmt: skip
        demo.do(name, "release_door", card_id=demo.newest("cards").id, workplace=1)
        demo.do(name, "play_challenge", what="Det er svært", influence="partly",
                ask="Vil én læse min ansøgning, før jeg sender den?", shown={"ask": {"level": "hall"}})  # fmt: skip


def light_every_door(demo: Demo) -> None:
    """A key hangs on each door and was used: the season is as bright as it can be."""
    for door in list(demo.game.doors.values()):
        demo.do("kim", "hang_key", door_id=door.id, text="Jeg kender en teamleder på stedet")
        key_id = demo.newest("keys").id
        owner = next(name for name, person_id in demo.people.items() if person_id == door.owner_id)
        demo.do(owner, "take_key", key_id=key_id)
        demo.do(owner, "use_key", key_id=key_id)


def first_half(demo: Demo) -> None:
    """Camp 1 is held; helpers have promised."""
    demo.promise_all()
    demo.open_camp(1)
    demo.close_camp(1)
