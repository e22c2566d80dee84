"""Attack 10 in a real browser: markup that people write is text on every page that shows it, and nothing runs."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import HALL, LAPTOP, PHONE, ROOMS, enter, open_coach, open_screen, opened
from tests.browser.phones import tab
from tests.browser.test_office import every_page, sign_in

PAYLOADS = (
    "<img src=x onerror=window.ran=1>",
    "<script>window.ran=1</script>",
    '"><svg onload=window.ran=1>',
    "</title><script>window.ran=1</script>",
)
LISTEN = """
  window.ran = 0;
  window.broken = [];
  addEventListener("securitypolicyviolation", (event) => window.broken.push(event.violatedDirective));
"""
FOUND = (
    "() => ({ran: window.ran, broken: window.broken, made: document.querySelectorAll('[onerror], [onload]').length})"
)


@contextmanager
def watched(browser: Browser, window: object, **settings: object) -> Iterator[BrowserContext]:
    """A browser in which nothing that was written has run, opened a window or was held back by the policy alone."""
    with opened(browser, window, **settings) as context:  # type: ignore[arg-type]
        context.add_init_script(LISTEN)
        asked: list[str] = []
        context.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        yield context
        for page in context.pages:
            assert page.evaluate(FOUND) == {"ran": 0, "broken": [], "made": 0}, page.url
        assert asked == []


def shows(page: Page, written: str) -> None:
    """What was written stands there as it was written."""
    expect(page.get_by_text(written).first).to_be_attached()
    assert page.evaluate(FOUND) == {"ran": 0, "broken": [], "made": 0}, page.url


@pytest.fixture(params=PAYLOADS)
def written(demo: Demo, request: pytest.FixtureRequest) -> str:
    """Somebody's name, dream, door, ask and key, and a team's name, are markup; the hall may see what can be shown."""
    payload = str(request.param)
    demo.promise_all()
    camp = demo.open_camp(1)
    demo.do("ana", "arrive", meeting_id=camp.id)
    demo.do("ana", "rename_person", person_id=demo.people["ana"], name=payload)
    demo.do("kim", "rename_team", team_id=demo.teams["north"], name=payload)
    demo.do("ana", "play_dream", work=payload, why=payload, workplaces=[payload],
            shown={"work": {"level": "hall"}, "details": {"level": "team", "coach": True}})  # fmt: skip
    demo.do("ana", "release_door", card_id=demo.newest("cards").id, workplace=1)
    demo.do("bo", "hang_key", door_id=demo.newest("doors").id, text=payload)
    demo.do("ana", "play_challenge", what=payload, influence="partly", ask=payload, shown={"ask": {"level": "hall"}})
    return payload


def test_10_on_phones(demo: Demo, browser: Browser, written: str) -> None:
    for name in ("ana", "bo"):
        with watched(browser, PHONE, has_touch=True, reduced_motion="reduce") as context:
            page = context.new_page()
            demo.come_in(page, name)
            for part in ("Kort", "Holdet", "Mig"):
                tab(page, part)
                assert page.evaluate(FOUND) == {"ran": 0, "broken": [], "made": 0}
            tab(page, "Kort" if name == "ana" else "Holdet")
            shows(page, written)


def test_10_on_the_hall_screen(demo: Demo, browser: Browser, written: str) -> None:
    camp = demo.meeting("camp")
    with watched(browser, HALL) as context:
        hall = open_screen(demo, context)
        for step in ("wall", "asks"):
            demo.start_step(camp, step)
            shows(hall, written)


def test_10_on_the_coachs_page(demo: Demo, browser: Browser, written: str) -> None:
    with watched(browser, LAPTOP) as context:
        coach = open_coach(demo, context)
        for room in ROOMS:
            enter(coach, room)
            assert coach.evaluate(FOUND) == {"ran": 0, "broken": [], "made": 0}
        enter(coach, "team")
        shows(coach, written)


def test_10_on_the_offices_pages(demo: Demo, browser: Browser, written: str) -> None:
    with watched(browser, LAPTOP) as context:
        page = context.new_page()
        for url in every_page(demo, sign_in(demo, context)):
            page.goto(url)
            assert page.evaluate(FOUND) == {"ran": 0, "broken": [], "made": 0}, url
        page.goto(every_page(demo, sign_in(demo, context))[-1])
        shows(page, written)
