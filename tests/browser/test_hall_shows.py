"""What the hall screen shows, and what it never does (journeys C4 and C5)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.demo_server import Demo
from tests.browser.meeting_pages import HALL, open_screen, opened, play_a_camp
from tests.people import GRADUATES


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with opened(browser, HALL) as context:
        yield context


def test_a_key_hung_makes_a_door_glow_and_the_count_rise(demo: Demo, context: BrowserContext) -> None:
    """Journey C4, rules 5.1 and 5.2."""
    play_a_camp(demo)
    demo.start_step(demo.meeting("camp"), "wall")
    hall = open_screen(demo, context)
    expect(hall.locator(".wall__door")).to_have_count(10)
    expect(hall.get_by_text("af 10 døre har en nøgle")).to_be_visible()
    expect(hall.locator(".hall__count")).to_have_text("0")
    demo.do("kim", "hang_key", door_id=next(iter(demo.game.doors)), text="Jeg kender en teamleder hos Vandværket")
    expect(hall.locator(".wall__door--glowing")).to_have_count(1)
    expect(hall.locator(".hall__count")).to_have_text("1")


def test_asks_turn_over_together_without_names_and_the_taken_ones_say_so(demo: Demo, context: BrowserContext) -> None:
    """Rule 5.5."""
    play_a_camp(demo)
    demo.start_step(demo.meeting("camp"), "asks")
    hall = open_screen(demo, context)
    expect(hall.locator(".ask--back")).to_have_count(10)
    expect(hall.get_by_text("Vil én læse")).to_have_count(0)
    demo.do("lone", "claim_ask", card_id=next(c.id for c in demo.game.cards.values() if c.kind == "challenge"))
    expect(hall.locator(".ask--back")).to_have_count(0)
    expect(hall.locator(".ask--taken")).to_have_count(1)
    expect(hall.get_by_text("Vil én læse")).to_have_count(10)
    for name in GRADUATES["north"]:
        expect(hall.locator("main").get_by_text(name.capitalize(), exact=True)).to_have_count(0)
    hall.reload()
    expect(hall.locator(".ask--taken")).to_have_count(1)
    assert hall.locator(".turns").count() == 0


def test_a_card_is_in_the_spotlight_after_its_owners_yes_and_off_it_at_once(
    demo: Demo, context: BrowserContext
) -> None:
    """Rule 6.4."""
    play_a_camp(demo)
    camp = demo.meeting("camp")
    demo.start_step(camp, "dreams")
    card = next(c for c in demo.game.cards.values() if c.kind == "dream")
    owner = next(name for name, person_id in demo.people.items() if person_id == card.owner_id)
    hall = open_screen(demo, context)
    demo.do("kim", "ask_spotlight", meeting_id=camp.id, card_id=card.id)
    expect(hall.locator(".hall__spot")).to_have_count(0)
    demo.do(owner, "agree_spotlight", meeting_id=camp.id, card_id=card.id)
    expect(hall.locator(".hall__spot")).to_contain_text("Passe på vandet i byen")
    demo.do(owner, "clear_spotlight", meeting_id=camp.id)
    expect(hall.locator(".hall__spot")).to_have_count(0)


def test_a_job_told_to_the_hall_is_celebrated_and_gone_again(demo: Demo, context: BrowserContext) -> None:
    """Rule 8.4, journey C5: at most six seconds."""
    camp = demo.open_camp(1)
    demo.start_step(camp, "close")
    hall = open_screen(demo, context)
    demo.do("ana", "report_status", code4="job", from_date=demo.game.today, hours_band="32_and_over", tell="hall",
            celebrate=True)  # fmt: skip
    expect(hall.get_by_text("En af os har fået job")).to_be_visible()
    expect(hall.get_by_text("En af os har fået job")).to_have_count(0)


def test_nothing_is_celebrated_for_who_prefers_less_motion(demo: Demo, browser: Browser) -> None:
    """Journey C5: none with reduced motion."""
    camp = demo.open_camp(1)
    demo.start_step(camp, "close")
    still = browser.new_context(viewport=HALL, locale="da-DK", reduced_motion="reduce")
    hall = open_screen(demo, still)
    demo.do("ana", "report_status", code4="job", from_date=demo.game.today, hours_band="32_and_over", tell="hall",
            celebrate=True)  # fmt: skip
    expect(hall.get_by_role("status").filter(has_text="har fået job")).to_have_count(1)
    expect(hall.locator(".hall__joy")).to_have_count(0)
    still.close()


def test_learnings_come_table_by_table_beside_the_town(demo: Demo, context: BrowserContext) -> None:
    """Rule 6.6."""
    camp = demo.open_camp(1)
    demo.start_step(camp, "close")
    hall = open_screen(demo, context)
    demo.do("lone", "write_learning", meeting_id=camp.id, text="Vi spurgte hinanden først.")
    expect(hall.locator(".hall__note").nth(1)).to_contain_text("Vi spurgte hinanden først.")
    expect(hall.locator(".hall__note").nth(0)).to_contain_text("skriver")


def test_the_list_view_says_what_the_board_shows(demo: Demo, context: BrowserContext) -> None:
    """Journey C5: the same content for those who cannot see it."""
    play_a_camp(demo)
    camp = demo.meeting("camp")
    hall = open_screen(demo, context)
    demo.do("kim", "set_screen", meeting_id=camp.id, screen="list")
    expect(hall.get_by_role("heading", name="Dørene")).to_be_visible()
    expect(hall.get_by_role("heading", name="Mangler en nøgle")).to_be_visible()
    expect(hall.locator(".town-list .door--bare")).to_have_text(["Vandværket i Lyngby"] * 10)
    expect(hall.get_by_text("0 af 20 i job")).to_be_visible()


def test_where_nothing_lies_yet_the_evening_s_houses_stand_and_they_make_room(
    demo: Demo, context: BrowserContext
) -> None:
    """Journey C5: every picture of a camp tells how far the season is."""
    camp = demo.open_camp(1)
    demo.start_step(camp, "asks")
    hall = open_screen(demo, context)
    expect(hall.locator(".hall__evening")).to_have_count(1)
    demo.do("ana", "play_challenge", what="Det er svært", influence="partly", ask="Vil én læse min ansøgning?",
            shown={"ask": {"level": "hall"}})  # fmt: skip
    expect(hall.locator(".ask")).to_have_count(1)
    expect(hall.locator(".hall__evening")).to_have_count(0)


def test_a_rehearsal_says_so_on_the_screen(demo: Demo, context: BrowserContext) -> None:
    """Rule 11: a game with a bot in it says so on every screen."""
    hall = open_screen(demo, context)
    expect(hall.get_by_text("Bots spiller med")).to_have_count(0)
    demo.do("office", "substitute_person", person_id=demo.people["ana"])
    demo.do("office", "seat_person", name="Robo", role="graduate", team_id=demo.teams["north"], is_bot=True)
    expect(hall.get_by_text("Bots spiller med")).to_be_visible()


def test_asks_that_have_turned_stay_turned_when_there_is_more_time_and_after_a_reload(
    demo: Demo, context: BrowserContext
) -> None:
    """Rule 5.5, journey C7: a reload lands where the hall was."""
    play_a_camp(demo)
    camp = demo.meeting("camp")
    demo.start_step(camp, "asks")
    hall = open_screen(demo, context)
    expect(hall.locator(".ask--back")).to_have_count(10)
    demo.do("kim", "set_clock", meeting_id=camp.id, action="extend", seconds=-6 * 60)
    expect(hall.get_by_text("Vil én læse")).to_have_count(10)
    demo.do("kim", "set_clock", meeting_id=camp.id, action="extend", seconds=6 * 60)
    hall.reload()
    expect(hall.get_by_text("Vil én læse")).to_have_count(10)


def test_a_long_list_comes_in_pages_and_is_scrolled_by_who_holds_the_focus(demo: Demo, context: BrowserContext) -> None:
    """Journey C5: the list beside the board holds as many doors as the wall."""
    camp = demo.open_camp(1)
    for name in (name for team in GRADUATES.values() for name in team):
        demo.do(name, "play_dream", work="Passe på vandet", why="Det nytter", workplaces=["Havnen", "Skolen", "Museet"])
        card_id = demo.newest("cards").id
        for number in (1, 2, 3):
            demo.do(name, "release_door", card_id=card_id, workplace=number)
    hall = open_screen(demo, context)
    hall.set_viewport_size({"width": 1024, "height": 768})
    demo.do("kim", "set_screen", meeting_id=camp.id, screen="list")
    expect(hall.get_by_text("Side 1 af 2")).to_be_visible()
    listed = hall.get_by_role("region", name="Byen som liste")
    listed.focus()
    for _ in range(40):
        listed.press("ArrowDown")
    expect(hall.get_by_text("Side 2 af 2")).to_be_visible()
    expect(hall.get_by_text("Der er ingen tråde endnu.")).to_be_in_viewport()
    assert demo.meeting("camp").step_id == demo.game.edition.camp_agenda(1).steps[0].id
