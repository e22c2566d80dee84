"""
Three real browsers at once, the hall screen and two phones: what one does the others see, as far as they may.

Issue "A whole season": an action finished on a phone moves the pawn on the screen without a reload, a key
hung on a door makes it glow, and each appears for the other role only as the matrix says.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demo_server import Demo

HALL = {"width": 1920, "height": 1080}
PHONE = {"width": 360, "height": 640}
KEY = "En teamleder på Vandværket, som gerne tager en snak"
WHY = "Jeg vil kunne se, at det nytter"


@pytest.fixture
def hall(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=HALL, locale="da-DK")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture
def phones(browser: Browser) -> Iterator[tuple[Page, Page]]:
    contexts = [browser.new_context(viewport=PHONE, locale="da-DK", has_touch=True) for _ in range(2)]  # type: ignore[arg-type]
    one, other = (context.new_page() for context in contexts)
    yield one, other
    for context in contexts:
        context.close()


def show_town(demo: Demo, hall: Page) -> None:
    demo.do("kim", "set_screen", meeting_id=demo.meeting("camp").id, screen="board")
    hall.goto(demo.screen_url())
    expect(hall.locator("g.pawn").first).to_be_visible()
    hall.evaluate("() => { window.neverReloaded = true; }")


def test_an_action_finished_on_a_phone_moves_the_pawn_on_the_hall_screen(
    demo: Demo, hall: Page, phones: tuple[Page, Page]
) -> None:
    """Rules 3.1 and 4.6."""
    demo.promise_all()
    demo.open_camp(1)
    due = demo.clock().date() + timedelta(days=3)
    demo.do("ana", "play_action", what="Drik kaffe med en fra Vandværket", how="Onsdag på havnen", due=due,
            action_kind="coffee")  # fmt: skip
    demo.do("ana", "choose_label", label="name")
    show_town(demo, hall)
    pawn = hall.locator("g.pawn").filter(has_text="Ana")
    before = pawn.evaluate("pawn => pawn.style.transform")
    ana, omar = phones
    demo.come_in(ana, "ana")
    demo.come_in(omar, "omar")
    ana.get_by_role("button", name="Gjort", exact=True).click()
    ana.get_by_role("button", name="Gem", exact=True).click()
    hall.wait_for_function(
        """before => [...document.querySelectorAll('g.pawn')]
            .find(pawn => pawn.textContent.includes('Ana')).style.transform !== before""",
        arg=before,
    )
    assert hall.evaluate("() => window.neverReloaded") is True
    expect(omar.get_by_text("Drik kaffe")).to_have_count(0)
    expect(hall.get_by_text("Drik kaffe")).to_have_count(0)


def test_a_key_hung_on_a_phone_makes_the_door_glow_and_its_words_reach_the_table_alone(
    demo: Demo, hall: Page, phones: tuple[Page, Page]
) -> None:
    """Rules 5.1 and 5.2."""
    demo.promise_all()
    camp = demo.open_camp(1)
    demo.do("ana", "play_dream", work="Vandplanlægger", why=WHY, workplaces=["Vandværket i Lyngby"])
    demo.do("ana", "release_door", card_id=demo.newest("cards").id, workplace=1)
    demo.start_step(camp, "wall")
    hall.goto(demo.screen_url())
    door = hall.locator(".wall__door").filter(has_text="Vandværket")
    expect(door).to_be_visible()
    expect(hall.locator(".wall__door--glowing")).to_have_count(0)
    ana, frode = phones
    demo.come_in(ana, "ana")
    demo.come_in(frode, "frode")
    frode.get_by_role("link", name="Se dørene").click()
    frode.get_by_role("button", name="Hæng en nøgle på Vandværket i Lyngby").click()
    frode.get_by_label("Jeg kender").fill(KEY)
    frode.get_by_role("button", name="Hæng nøglen").click()
    expect(hall.locator(".wall__door--glowing").filter(has_text="Vandværket")).to_be_visible()
    expect(ana.get_by_text(KEY).first).to_be_visible()
    for stranger in (hall, frode):
        expect(stranger.get_by_text(WHY)).to_have_count(0)
    expect(hall.get_by_text(KEY)).to_have_count(0)
    expect(hall.get_by_text("Ana", exact=True)).to_have_count(0)
