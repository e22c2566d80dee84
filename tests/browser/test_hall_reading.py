"""The hall screen is read from the last row and by everyone (journey C5)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.axe import faults
from tests.browser.demo_server import Demo
from tests.browser.measures import AT_REST, Drawn, Letters, drawn_letters, letters_on
from tests.browser.meeting_pages import HALL, OLD_PROJECTOR, light_every_door, open_screen, opened, play_a_camp
from tests.people import GRADUATES

TEXT_LEAST = 1 / 50
HEADING_LEAST = 1 / 25
CONTRAST_LEAST = 7
CUT_OFF = """signs => signs.filter((sign) => {
  const [own, door] = [sign.getBoundingClientRect(), sign.parentElement.getBoundingClientRect()];
  return sign.scrollHeight > sign.clientHeight + 1 || sign.scrollWidth > sign.clientWidth + 1
    || own.bottom > door.bottom || own.top < door.top;
}).map((sign) => sign.innerText)"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, HALL) as context:
        yield context


@pytest.mark.parametrize("window", [HALL, OLD_PROJECTOR], ids=["16:9", "4:3"])
@pytest.mark.parametrize("camp", [1, 2, 3])
def test_text_is_large_and_clear_at_every_step_of_every_agenda(
    demo: Demo, context: BrowserContext, camp: int, window: ViewportSize
) -> None:
    """Journey C5: any text 1/50 of the height, headings 1/25, contrast 7:1, inside the town as well."""
    demo.promise_all()
    play_a_camp(demo, camp)
    if camp == 3:
        light_every_door(demo)
    hall = open_screen(demo, context)
    hall.set_viewport_size(window)
    for step in demo.game.edition.camp_agenda(camp).steps:
        demo.start_step(demo.meeting("camp", camp), step.id)
        expect(hall.get_by_role("heading", level=1).first).to_have_text(step.titles["da"])
        hall.evaluate(AT_REST)
        assert (step.id, *faults_in_letters(hall)) == (step.id, [], [], [])


def faults_in_letters(hall: Page) -> tuple[list[Letters], list[Letters], list[Drawn]]:
    """What is too small, too faint on its ground, too faint in the drawing."""
    seen = letters_on(hall)
    assert len(seen) > 5
    small = [one for one in seen if one.share < (HEADING_LEAST if one.is_heading else TEXT_LEAST) - 0.0005]
    faint = [one for one in seen if one.contrast is not None and one.contrast < CONTRAST_LEAST]
    drawn = drawn_letters(hall) if hall.locator(".hall__board").count() else []
    return small, faint, [one for one in drawn if one.contrast < CONTRAST_LEAST]


@pytest.mark.parametrize("window", [HALL, OLD_PROJECTOR], ids=["16:9", "4:3"])
def test_the_town_is_clear_in_the_middle_of_the_season_and_in_a_bright_hall(
    demo: Demo, context: BrowserContext, window: ViewportSize
) -> None:
    """Journey C5: dark hall and bright hall."""
    play_a_camp(demo, 2)
    hall = open_screen(demo, context)
    hall.set_viewport_size(window)
    demo.start_step(demo.meeting("camp", 2), "since_last")
    expect(hall.locator(".hall__board")).to_be_visible()
    for is_bright in (False, True):
        hall.evaluate("is => localStorage.setItem('hall', JSON.stringify({isBright: is}))", is_bright)
        hall.reload()
        expect(hall.locator(".hall__board")).to_be_visible()
        hall.evaluate(AT_REST)
        assert (is_bright, *faults_in_letters(hall)) == (is_bright, [], [], [])


def test_no_word_is_cut_off_on_a_wall_of_sixty_doors(demo: Demo, context: BrowserContext) -> None:
    """Journey C4: up to 60 doors; a sign holds 28 letters."""
    camp = demo.open_camp(1)
    places = ("Statens Naturhistoriske Muse", "Kystdirektoratet i Lemvig by", "Hovedstadens Letbane og Bane")
    for name in (name for team in GRADUATES.values() for name in team):
        demo.do(name, "play_dream", work="Passe på vandet", why="Det nytter", workplaces=places)
        card_id = demo.newest("cards").id
        for number in (1, 2, 3):
            demo.do(name, "release_door", card_id=card_id, workplace=number)
    demo.start_step(camp, "wall")
    hall = open_screen(demo, context)
    for window in (HALL, OLD_PROJECTOR):
        hall.set_viewport_size(window)
        expect(hall.locator(".wall__door")).to_have_count(60)
        hall.evaluate(AT_REST)
        cut = hall.locator(".wall__place").evaluate_all(CUT_OFF)
        assert (window, cut) == (window, [])


def test_axe_finds_nothing_on_any_kind_of_step(demo: Demo, context: BrowserContext) -> None:
    """Journeys: WCAG 2.1 AA."""
    play_a_camp(demo)
    hall = open_screen(demo, context)
    steps = {step.screen: step for step in demo.game.edition.camp_agenda(1).steps}
    assert len(steps) > 6
    for step in steps.values():
        demo.start_step(demo.meeting("camp"), step.id)
        expect(hall.get_by_role("heading", level=1).first).to_have_text(step.titles["da"])
        hall.evaluate(AT_REST)
        assert (step.id, faults(hall)) == (step.id, [])


def test_the_screen_speaks_english_too(demo: Demo, context: BrowserContext) -> None:
    """Journeys: in Danish and in English."""
    play_a_camp(demo)
    demo.start_step(demo.meeting("camp"), "wall")
    hall = open_screen(demo, context, "en")
    expect(hall.get_by_role("heading", name="The wall")).to_be_visible()
    expect(hall.get_by_text("of 10 doors have a key")).to_be_visible()
    hall.evaluate(AT_REST)
    assert faults(hall) == []
